"""The folder of a site is replaced in one step, and only where it is ours."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from clsctl.core.trouble import Trouble
from clsctl.writing import folder
from clsctl.writing.folder import MARK, check_replaceable, replace_folder
from tests.cli.run import clsctl
from tests.gitkit import build
from tests.history.scripted import commits
from tests.site import sites
from tests.site.sites import DAY, EXAMPLES, files

DEMONSTRATION = EXAMPLES / "demonstration"


def fill(**texts: str):  # type: ignore[no-untyped-def]
    def build(place: Path) -> None:
        for name, text in texts.items():
            (place / f"{name}.html").write_text(text)

    return build


def put(target: Path, **texts: str) -> bool:
    return replace_folder(target, {"plan": "Essai"}, fill(**texts))


def test_a_new_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    assert put(tmp_path / "a" / "site", index="un")
    assert (tmp_path / "a" / "site" / "index.html").read_text() == "un"
    assert json.loads((tmp_path / "a" / "site" / MARK).read_text()) == {"plan": "Essai", "files": ["index.html"]}


def test_the_new_one_takes_the_place_of_the_old_and_nothing_is_left_beside(tmp_path: Path) -> None:
    put(tmp_path / "site", index="un", old="vieux")
    assert put(tmp_path / "site", index="deux", new="neuf")
    assert set(files(tmp_path / "site")) == {"index.html", "new.html", MARK}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_stays_the_same_keeps_its_day(tmp_path: Path) -> None:
    put(tmp_path / "site", index="un", same="pareil")
    for path in (tmp_path / "site").iterdir():
        os.utime(path, (1_000_000_000, 1_000_000_000))
    put(tmp_path / "site", index="deux", same="pareil")
    assert (tmp_path / "site" / "same.html").stat().st_mtime == 1_000_000_000
    assert (tmp_path / "site" / "index.html").stat().st_mtime > 1_000_000_000


def test_nothing_is_touched_where_nothing_changed(tmp_path: Path) -> None:
    put(tmp_path / "site", index="un")
    before = (tmp_path / "site").stat().st_ino
    assert not put(tmp_path / "site", index="un")
    assert (tmp_path / "site").stat().st_ino == before


@pytest.mark.parametrize("has_exchange", [True, False])
def test_both_ways_to_change_places(has_exchange: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not has_exchange:
        monkeypatch.setattr(folder, "_exchange", lambda _one, _other: False)
    put(tmp_path / "site", index="un")
    put(tmp_path / "site", index="deux")
    assert (tmp_path / "site" / "index.html").read_text() == "deux"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failure_leaves_the_old_one(tmp_path: Path) -> None:
    put(tmp_path / "site", index="un")

    def build(place: Path) -> None:
        (place / "index.html").write_text("à moitié")
        raise OSError(28, "No space left on device")

    with pytest.raises(Trouble):
        replace_folder(tmp_path / "site", {}, build)
    assert (tmp_path / "site" / "index.html").read_text() == "un"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


KILLED = """
import os, signal, sys
from pathlib import Path
from clsctl.writing import folder
def build(place):
    (place / "index.html").write_text("deux")
    if sys.argv[2] == "building":
        os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[2] == "between":
    folder._exchange = lambda one, other: False
    rename = Path.rename
    def first(self, target):
        rename(self, target)
        os.kill(os.getpid(), signal.SIGKILL)
    Path.rename = first
if sys.argv[2] == "clearing":
    import shutil
    clear = shutil.rmtree
    def never(path, **more):
        if list(Path(path).glob("index.html")):
            os.kill(os.getpid(), signal.SIGKILL)
        clear(path, **more)
    shutil.rmtree = never
folder.replace_folder(Path(sys.argv[1]), {}, build)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills a process as POSIX does")
@pytest.mark.parametrize(("moment", "left"), [("building", "un"), ("between", None), ("clearing", "deux")])
def test_killed_at_any_moment_a_whole_site_is_there_or_comes_back(
    moment: str, left: str | None, tmp_path: Path
) -> None:
    put(tmp_path / "site", index="un")
    ended = subprocess.run([sys.executable, "-c", KILLED, tmp_path / "site", moment], check=False)
    assert ended.returncode == -signal.SIGKILL
    index = tmp_path / "site" / "index.html"
    assert (index.read_text() if index.exists() else None) == left
    assert left or (tmp_path / ".site.old" / "index.html").read_text() == "un"
    put(tmp_path / "site", index="trois")
    assert index.read_text() == "trois"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_old_one_is_back_before_the_new_is_built(tmp_path: Path) -> None:
    """On a system without the single step, a run that was killed in between is mended even if this one fails."""
    put(tmp_path / "site", index="un")
    (tmp_path / "site").rename(tmp_path / ".site.old")

    def build(_place: Path) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(Trouble):
        replace_folder(tmp_path / "site", {}, build)
    assert (tmp_path / "site" / "index.html").read_text() == "un"


def test_what_is_not_a_site_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "thèse").mkdir()
    (tmp_path / "thèse" / "chapitre.odt").write_text("dix ans")
    ran = clsctl("site", "-C", DEMONSTRATION, "-o", tmp_path / "thèse", "--date", DAY)
    assert ran.code == 2
    assert "not a site of clsctl" in ran.err
    assert files(tmp_path) == {"thèse/chapitre.odt": b"dix ans"}


def test_standard_output_is_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = clsctl("site", "-C", DEMONSTRATION, "-o", "-", "--date", DAY)
    assert (ran.code, "Name a folder: -o FOLDER" in ran.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mark", ["[]", "{", '{"files": 1}', "\udcff"])
def test_a_mark_that_is_not_ours_protects_nothing_away(mark: str, tmp_path: Path) -> None:
    (tmp_path / MARK).write_bytes(mark.encode("utf-8", "surrogateescape"))
    with pytest.raises(Trouble):
        check_replaceable(tmp_path)


def test_a_file_that_someone_put_in_the_site_is_named_and_kept(tmp_path: Path) -> None:
    put(tmp_path / "site", index="un")
    (tmp_path / "site" / "CNAME").write_text("cls.example.org")
    (tmp_path / "site" / ".git").mkdir()
    with pytest.raises(Trouble) as error:
        check_replaceable(tmp_path / "site")
    assert "CNAME" in str(error.value.message)
    assert ".git/" in str(error.value.message)


def test_an_empty_folder_and_no_folder_are_taken(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    check_replaceable(tmp_path / "empty")
    check_replaceable(tmp_path / "none")
    assert put(tmp_path / "empty", index="un")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("")
    with pytest.raises(Trouble):
        check_replaceable(tmp_path / "f")


def test_the_plan_itself_is_never_replaced(tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    (plan / "fiches").mkdir(parents=True)
    (plan / "clsctl.yaml").write_text("clsctl: 1\ntype: cls\ntitre: T\n")
    assert clsctl("site", "-C", plan, "-o", plan).code == 2
    assert clsctl("site", "-C", plan, "-o", plan / "fiches", "--date", DAY).code == 0  # empty: nothing is lost
    assert (plan / "clsctl.yaml").exists()


def test_twice_the_same_and_the_second_time_nothing_is_written(tmp_path: Path) -> None:
    site = sites.make(DEMONSTRATION, tmp_path / "site", "--no-history")
    before = files(site)
    ran = clsctl("site", "-C", DEMONSTRATION, "-o", site, "--date", DAY, "--no-history")
    assert "Nothing changed" in ran.err
    assert files(site) == before


def test_a_site_inside_its_plan_changes_nothing_in_the_next(tmp_path: Path) -> None:
    """The folder of a plan is where one stands when one types the command."""
    plan = tmp_path / "plan"
    build(plan, commits())
    for _ in range(2):
        ran = clsctl("site", "-o", "public", "--date", DAY, cwd=plan)
        assert ran.code == 0, ran.err
    assert "Nothing changed" in ran.err


def test_where_is_asked_for() -> None:
    ran = clsctl("site", "-C", DEMONSTRATION)
    assert ran.code == 2
    assert "-o" in ran.err
