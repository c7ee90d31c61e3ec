"""What is written is on the disk before the next step relies on it: the new file before it takes its place, the folder
after, the journal before any file changes places."""

import os
from pathlib import Path

import pytest

from clsctl.core.journal import JOURNAL
from clsctl.writing import together
from clsctl.writing.files import create, exchange, replace
from clsctl.writing.together import Step, write_together

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows flushes its folders by itself")


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What the system is asked, in order: `flush a` of a file under its new or passing name, `name a`, `drop a`."""
    told: list[str] = []
    fsync, moved, link, unlink = os.fsync, os.replace, os.link, Path.unlink

    def known(path: str | Path) -> str:
        name = os.path.relpath(path, tmp_path)
        return "." if name == "." else name.removeprefix(".").rpartition(f".{os.getpid()}.tmp")[0] or name

    def flushed(handle: int) -> None:
        told.append(f"flush {known(Path(f'/proc/self/fd/{handle}').readlink())}")
        fsync(handle)

    def renamed(
        source: Path, target: Path | str, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None
    ) -> None:
        folder = Path() if dst_dir_fd is None else Path(f"/proc/self/fd/{dst_dir_fd}").readlink()
        told.append(f"name {known(folder / target)}")
        moved(source, target, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)

    def linked(source: Path, target: Path) -> None:
        told.append(f"name {known(target)}")
        link(source, target)

    def dropped(self: Path, missing_ok: bool = False) -> None:
        if self.exists() and not self.name.endswith(".tmp"):
            told.append(f"drop {known(self)}")
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(os, "replace", renamed)
    monkeypatch.setattr(os, "link", linked)
    monkeypatch.setattr(Path, "unlink", dropped)
    return told


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="the system does not tell the names of open files")
class TestOrder:
    def test_of_a_file(self, tmp_path: Path, seen: list[str]) -> None:
        (tmp_path / "a").write_bytes(b"old")
        assert exchange(tmp_path / "a", b"old", b"new", tmp_path)
        assert seen == ["flush a", "name a", "flush ."]
        del seen[:]
        replace(tmp_path / "a", b"newer")
        assert seen == ["flush a", "name a", "flush ."]

    def test_of_a_new_file(self, tmp_path: Path, seen: list[str]) -> None:
        create(tmp_path / "a", b"new")
        assert seen == ["flush a", "name a", "flush ."]

    def test_of_several(self, tmp_path: Path, seen: list[str]) -> None:
        (tmp_path / "sub").mkdir()
        (tmp_path / "a").write_bytes(b"old")
        (tmp_path / "sub" / "b").write_bytes(b"old")
        steps = [
            Step(tmp_path / "a", b"old", b"new"), Step(tmp_path / "sub" / "b", b"old", None),
            Step(tmp_path / "c", None, b"new"),
        ]  # fmt: skip
        assert write_together(tmp_path, steps)
        at = seen.index("flush .")
        assert sorted(seen[:at]) == sorted(["flush a", "flush c", f"flush {JOURNAL}", f"name {JOURNAL}"])
        after = seen[at + 1 :]
        assert after[:3] == ["name a", "drop sub/b", "name c"]
        assert sorted(after[3:5]) == ["flush .", "flush sub"]
        assert after[5:] == [f"drop {JOURNAL}", "flush ."]


def test_what_another_program_changed_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"theirs")
    assert not exchange(path, b"read", b"ours", tmp_path)
    assert not write_together(tmp_path, [Step(path, b"read", b"ours")])
    assert not write_together(tmp_path, [Step(tmp_path / "b", b"read", b"ours")])
    assert not write_together(tmp_path, [Step(path, None, b"ours")])
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a", b"theirs")]


def test_a_name_that_is_taken_meanwhile_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from clsctl.core.trouble import Trouble  # noqa: PLC0415
    from clsctl.writing import files  # noqa: PLC0415 - patched here

    aside = files.aside

    def meanwhile(target: Path, data: bytes) -> Path:
        target.write_bytes(b"theirs")
        return aside(target, data)

    monkeypatch.setattr(files, "aside", meanwhile)
    with pytest.raises(Trouble, match="exists already"):
        create(tmp_path / "a", b"ours")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a", b"theirs")]


def test_nothing_changes_places_before_the_journal_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def refused(_path: Path, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(together, "replace", refused)
    with pytest.raises(Exception, match="could not be written"):
        write_together(tmp_path, [Step(tmp_path / "a", b"old", b"new")])
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a", b"old")]
