"""Files are replaced whole or not at all, and none is ever written over unasked."""

import os
import stat
from pathlib import Path

import pytest

from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble
from clsctl.writing.files import create, make_folder, replace
from tests.rights import folder_of_anybody


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_new_file_has_the_usual_rights(tmp_path: Path) -> None:
    replace(tmp_path / "a", b"new")
    (tmp_path / "b").write_bytes(b"")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode
    assert names(tmp_path) == ["a", "b"]


@pytest.mark.skipif(os.name == "nt", reason="rights are other there")
def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o600)
    replace(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_fails_on_the_way_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Trouble) as told:
        replace(path, b"new")
    assert told.value.hint is not None
    assert dict(told.value.hint.values)["reason"] == msg("there is no room left on the disk")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_an_interruption_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def stop(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        replace(path, b"new")
    assert (path.read_bytes(), names(tmp_path)) == (b"old", ["a"])


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_through_a_link_the_file_meant_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "meant").write_bytes(b"old")
    (tmp_path / "link").symlink_to("meant")
    replace(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "meant").read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="its null device is no path")
def test_what_is_no_file_is_written_to() -> None:
    replace(Path(os.devnull), b"new")
    assert not Path(os.devnull).is_file()


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(Trouble):
        replace(tmp_path / "a", b"new")
    assert names(tmp_path) == ["a"]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "a"
    create(path, b"first")
    with pytest.raises(Trouble, match="exists already"):
        create(path, b"second")
    assert path.read_bytes() == b"first"


def test_a_file_in_the_way_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(Trouble, match="could not be written"):
        make_folder(tmp_path / "a" / "b")
    with pytest.raises(Trouble, match="could not be written"):
        create(tmp_path / "a" / "b", b"")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_folder_that_may_not_be_written_to() -> None:
    with folder_of_anybody() as folder:
        folder.chmod(0o500)
        with pytest.raises(Trouble, match="could not be written"):
            create(folder / "a", b"")
