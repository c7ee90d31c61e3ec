"""The files on disk as a snapshot."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from clsctl.core.snapshot import LeftOut
from clsctl.core.trouble import Trouble
from clsctl.sources import read_disk
from tests.rights import folder_of_anybody
from tests.sources.plain import trouble


def write(root: Path, files: Mapping[str, bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def link(path: Path, target: Path) -> None:
    try:
        path.symlink_to(target)
    except OSError:
        pytest.skip("this system makes no links")


def test_every_file_sorted_with_its_bytes(tmp_path: Path) -> None:
    files = {"fiches/b.yaml": b"b\r\n", "clsctl.yaml": b"\xff\x00", "fiches/axe 1/é.yaml": b"", "pieces/x.pdf": b"%"}
    snapshot = read_disk(write(tmp_path, files))
    assert (snapshot.label, snapshot.day, snapshot.left_out) == ("disk", None, ())
    assert list(snapshot.files) == sorted(files)
    assert dict(snapshot.files) == files
    assert len(snapshot.files) == 4


def test_asking_whether_a_file_is_there_does_not_read_it(tmp_path: Path) -> None:
    snapshot = read_disk(write(tmp_path, {"pieces/compte-rendu.pdf": b"%PDF"}))
    (tmp_path / "pieces/compte-rendu.pdf").unlink()
    assert "pieces/compte-rendu.pdf" in snapshot.files
    assert "pieces/autre.pdf" not in snapshot.files
    with pytest.raises(KeyError):
        snapshot.files["pieces/autre.pdf"]


@pytest.mark.parametrize(
    "name",
    [
        ".git/config",
        ".vscode/settings.yaml",
        "fiches/.cache/1.yaml",
        "node_modules/a/b.yaml",
        "env/pyvenv.cfg",
        "a/__pycache__/b.pyc",
    ],
)
def test_what_is_no_part_of_a_plan(tmp_path: Path, name: str) -> None:
    snapshot = read_disk(write(tmp_path, {"clsctl.yaml": b"", name: b"", f"{name}-2": b""}))
    assert list(snapshot.files) == ["clsctl.yaml"]
    assert snapshot.left_out == ()


@pytest.mark.parametrize("name", ["env/1.yaml", "venv/1.yaml", ".gitattributes", "pyvenv.cfg", "fiches/git/1.yaml"])
def test_what_only_looks_like_it(tmp_path: Path, name: str) -> None:
    """`env` may well be the axe on the environment; the root stays a plan whatever it holds."""
    assert list(read_disk(write(tmp_path, {name: b""})).files) == [name]


def test_a_repository_inside_is_read(tmp_path: Path) -> None:
    """A portfolio may be a folder of clones."""
    snapshot = read_disk(write(tmp_path, {"portefeuille.yaml": b"", "cls-a/.git/HEAD": b"", "cls-a/clsctl.yaml": b""}))
    assert list(snapshot.files) == ["cls-a/clsctl.yaml", "portefeuille.yaml"]


def test_links_are_named_and_not_followed(tmp_path: Path) -> None:
    root = write(tmp_path / "plan", {"clsctl.yaml": b"", "fiches/1.yaml": b""})
    link(root / "fiches" / "outside.yaml", write(tmp_path, {"secret": b"s"}) / "secret")
    link(root / "fiches" / "inside.yaml", root / "fiches" / "1.yaml")
    link(root / "loop", root)
    link(root / "broken", root / "nothing")
    snapshot = read_disk(root)
    assert list(snapshot.files) == ["clsctl.yaml", "fiches/1.yaml"]
    assert snapshot.left_out == tuple(
        LeftOut(path, "link") for path in ("broken", "fiches/inside.yaml", "fiches/outside.yaml", "loop")
    )


def test_a_root_reached_by_a_link_is_read(tmp_path: Path) -> None:
    write(tmp_path / "plan", {"clsctl.yaml": b""})
    link(tmp_path / "shortcut", tmp_path / "plan")
    assert list(read_disk(tmp_path / "shortcut").files) == ["clsctl.yaml"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "1.yaml")
    snapshot = read_disk(tmp_path)
    assert not snapshot.files
    assert snapshot.left_out == (LeftOut("1.yaml", "special"),)


@pytest.mark.skipif(os.name == "nt", reason="names of Windows are Unicode")
def test_a_name_that_is_not_utf8_can_be_read_and_printed(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"fiche-\xe9.yaml")).write_bytes(b"texte")
    except OSError:
        pytest.skip("this system takes Unicode names only")
    snapshot = read_disk(tmp_path)
    (key,) = snapshot.files
    assert key == r"fiche-\xe9.yaml"
    assert snapshot.files[key] == b"texte"


def test_a_file_that_went_away(tmp_path: Path) -> None:
    snapshot = read_disk(write(tmp_path, {"fiches/1.yaml": b""}))
    (tmp_path / "fiches/1.yaml").unlink()
    assert trouble(lambda: snapshot.files["fiches/1.yaml"]) == (
        "The file fiches/1.yaml could not be read.",
        "It was moved or deleted meanwhile. Run the command again.",
    )


def test_a_file_that_became_something_else(tmp_path: Path) -> None:
    snapshot = read_disk(write(tmp_path, {"fiches/1.yaml": b""}))
    (tmp_path / "fiches/1.yaml").unlink()
    (tmp_path / "fiches/1.yaml").mkdir()
    message, hint = trouble(lambda: snapshot.files["fiches/1.yaml"])
    assert message == "The file fiches/1.yaml could not be read."
    assert hint


def forbid(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """As a folder without the right to list it; the tests may run as root, whom nothing is forbidden."""
    scandir = os.scandir

    def refuse(path: str | Path) -> object:
        if Path(path) == folder:
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)


def test_a_folder_that_may_not_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"clsctl.yaml": b"", "prive/1.yaml": b"", "fiches/1.yaml": b""})
    forbid(monkeypatch, tmp_path / "prive")
    snapshot = read_disk(tmp_path)
    assert list(snapshot.files) == ["clsctl.yaml", "fiches/1.yaml"]
    assert snapshot.left_out == (LeftOut("prive", "unreadable"),)


def test_what_may_be_listed_and_not_looked_at_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a folder of a network drive that gives the names and refuses the rest."""

    class Entry(NamedTuple):
        name: str
        path: str

        def is_symlink(self) -> bool:
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", lambda _: [Entry("1.yaml", str(tmp_path / "1.yaml"))])
    assert read_disk(tmp_path).left_out == (LeftOut("1.yaml", "unreadable"),)


def test_the_root_may_not_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forbid(monkeypatch, tmp_path)
    message, hint = trouble(lambda: read_disk(tmp_path))
    assert message == f"The folder {tmp_path} could not be read."
    assert hint.startswith("Ask for the right to read it")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_file_without_the_right_to_read() -> None:
    with folder_of_anybody() as folder:
        write(folder, {"1.yaml": b""})
        (folder / "1.yaml").chmod(0)
        files = read_disk(folder).files
        with pytest.raises(Trouble, match="could not be read") as caught:
            _ = files["1.yaml"]
    assert caught.value.hint is not None
    assert caught.value.hint.text.startswith("Ask for the right to read it")
