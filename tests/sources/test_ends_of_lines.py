"""A checkout with the ends of lines of Windows is the same plan as the text that git keeps."""

from pathlib import Path

import pytest

from clsctl.reading import load
from clsctl.sources import read_disk, read_index, read_revision
from tests.gitkit import Commit, build, git

DEMONSTRATION = Path(__file__).parents[2] / "examples" / "demonstration"
BROKEN = "id: '9'\ntype: fiche_actio\ntitre: |\n  Deux\n  lignes\nporteurs: [a\n"


@pytest.mark.parametrize("way", ["core.autocrlf", ".gitattributes"])
def test_crlf_changes_no_value_and_no_place(tmp_path: Path, way: str) -> None:
    paths = [path for path in DEMONSTRATION.rglob("*") if path.is_file() and "templates" not in path.parts]
    files = {path.relative_to(DEMONSTRATION).as_posix(): path.read_bytes().replace(b"\r\n", b"\n") for path in paths}
    files |= {"fiches/9.yaml": BROKEN.encode()} | ({way: b"*.yaml text eol=crlf\n"} if way.startswith(".") else {})
    build(tmp_path, [Commit(files)], checkout=False)
    if not way.startswith("."):
        git(tmp_path, "config", way, "true")
    git(tmp_path, "read-tree", "-u", "--reset", "HEAD")
    assert (tmp_path / "fiches/9.yaml").read_bytes() == BROKEN.replace("\n", "\r\n").encode()
    disk = load(read_disk(tmp_path), "plan")
    for snapshot in (read_revision(tmp_path, "HEAD"), read_index(tmp_path)):
        assert snapshot.files["fiches/9.yaml"] == BROKEN.encode()
        kept = load(snapshot, "plan")
        assert kept.portefeuille == disk.portefeuille
        assert kept.diagnostics == disk.diagnostics
        assert kept.diagnostics
