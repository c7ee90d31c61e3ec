"""What is remembered of long histories: right, or as if it were not there."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from clsctl.cli import remembered
from clsctl.sources import cache
from tests.cli.run import clsctl
from tests.gitkit import git
from tests.history.plans import PLAN, fiche, on, repository


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLSCTL_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def root(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose answers are remembered, however short."""
    monkeypatch.setattr(remembered, "_LONG", 0)
    files = {"clsctl.yaml": PLAN, "fiches/1.1.yaml": fiche("1.1")}
    return repository(tmp_path / "r", [on("2019-01-10", files)])


def test_an_entry_is_what_was_kept(home: Path) -> None:
    name = cache.name_of(["a", "b"])
    assert cache.load(name) is None
    cache.save(name, b"content\nof it")
    assert cache.load(name) == b"content\nof it"
    assert cache.name_of(["ab", ""]) != name != cache.name_of(["a"])


@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:-1], lambda data: b"", lambda data: data.replace(b"content", b"contenu"), lambda data: b"\n"],
)
def test_a_damaged_entry_is_as_if_it_were_not_there(home: Path, damage: Callable[[bytes], bytes]) -> None:
    cache.save("entry", b"content")
    (home / "entry").write_bytes(damage((home / "entry").read_bytes()))
    assert cache.load("entry") is None


def test_only_the_newest_are_kept_and_nothing_half_written(home: Path) -> None:
    for rank in range(50):
        cache.save(f"{rank}", b"x")
        os.utime(home / f"{rank}", (rank, rank))
    assert len(list(home.iterdir())) == 40
    assert cache.load("49") == b"x"
    assert not list(home.glob("new-*"))


def test_where_nothing_can_be_kept_nobody_is_bothered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setenv("CLSCTL_CACHE", str(tmp_path / "file"))
    cache.save("entry", b"x")
    assert cache.load("entry") is None
    for word in ("off", "0", ""):
        monkeypatch.setenv("CLSCTL_CACHE", word)
        cache.save("entry", b"x")
        assert (cache.folder(), cache.load("entry")) == (None, None)


def test_a_write_that_fails_leaves_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "replace", fail)
    cache.save("entry", b"x")
    assert list(home.iterdir()) == []


def test_the_place_is_that_of_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CLSCTL_CACHE", raising=False)
    monkeypatch.setattr(os.path, "expanduser", {"~": str(tmp_path)}.__getitem__)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "x"))
    assert cache.folder() == tmp_path / "x" / "clsctl"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache.folder() == tmp_path / ".cache" / "clsctl"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cache.folder() == tmp_path / "Library" / "Caches" / "clsctl"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert cache.folder() == tmp_path / "clsctl" / "Cache"
    monkeypatch.delenv("LOCALAPPDATA")
    assert cache.folder() is None


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_a_user_without_a_home_keeps_nothing(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container that runs under a number of its own."""
    for name in ("CLSCTL_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os.path, "expanduser", str)
    monkeypatch.setattr(sys, "platform", platform)
    assert cache.folder() is None
    assert cache.load("any") is None
    cache.save("any", b"kept by nobody")


def test_asked_again_the_answer_is_the_same_bytes(root: Path, home: Path) -> None:
    asked = [("log",), ("log", "--format", "json"), ("log", "--format", "csv"), ("log", "--lang", "fr"), ("log", "1.1")]
    first = [clsctl(*words, "-C", root, "--date", "2020-01-01") for words in asked]
    assert len(list(home.iterdir())) == len(asked)
    assert [clsctl(*words, "-C", root, "--date", "2020-01-01") for words in asked] == first
    assert len(list(home.iterdir())) == len(asked)


def test_a_remembered_answer_is_printed_from_what_was_kept(root: Path, home: Path) -> None:
    clsctl("log", "-C", root)
    (entry,) = home.iterdir()
    cache.save(entry.name, b'["kept\\n", "", 0]')
    assert clsctl("log", "-C", root).out == "kept\n"
    for content in (b"[]", b"{", b'["a"]', b"3"):
        cache.save(entry.name, content)
        assert "1.1 added" in clsctl("log", "-C", root).out


def test_what_is_new_is_told(root: Path) -> None:
    clsctl("log", "-C", root)
    (root / "fiches/1.2.yaml").write_text(fiche("1.2"), encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "x", when="2020-01-10T10:00:00+01:00")
    assert "1.2 added" in clsctl("log", "-C", root).out
    title = (root / "clsctl.yaml").read_text(encoding="utf-8").replace("du Val", "des Vals")
    (root / "clsctl.yaml").write_text(title, encoding="utf-8")
    assert "Contrat des Vals" in clsctl("log", "-C", root, "--format", "json").out


def test_what_depends_on_the_files_on_disk_is_not_remembered(root: Path, home: Path) -> None:
    clsctl("log", "-C", root, "--porteur", "ARS")
    assert not home.exists()
