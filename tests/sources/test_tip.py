"""A clean checkout goes by the name of its commit; anything else does not."""

from pathlib import Path

import pytest

from clsctl.sources import committed, read_disk
from tests.gitkit import git, init


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A committed plan of one fiche."""
    init(tmp_path)
    (tmp_path / "fiches").mkdir()
    (tmp_path / "clsctl.yaml").write_bytes(b"clsctl: 1\n")
    (tmp_path / "fiches" / "1.yaml").write_bytes(b"id: '1'\n")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "first")
    return tmp_path


def name(plan: Path) -> str | None:
    return committed(plan, read_disk(plan).files)


def test_a_clean_checkout_is_its_commit(plan: Path) -> None:
    assert name(plan) == git(plan, "rev-parse", "HEAD").strip()


def test_line_ends_and_other_files_make_no_difference(plan: Path) -> None:
    (plan / "fiches" / "1.yaml").write_bytes(b"id: '1'\r\n")
    (plan / "tableau-de-bord.html").write_text("a report", encoding="utf-8")
    assert name(plan) == git(plan, "rev-parse", "HEAD").strip()


@pytest.mark.parametrize("path", ["fiches/1.yaml", "fiches/2.yaml", "templates/fiche.md.j2"])
def test_a_text_that_differs_is_the_disk(plan: Path, path: str) -> None:
    (plan / path).parent.mkdir(exist_ok=True)
    (plan / path).write_text("id: '2'\n", encoding="utf-8")
    assert name(plan) is None


def test_a_fiche_deleted_on_disk_is_the_disk(plan: Path) -> None:
    (plan / "fiches" / "1.yaml").unlink()
    assert name(plan) is None


def test_outside_git_there_is_no_name(tmp_path: Path) -> None:
    (tmp_path / "clsctl.yaml").write_bytes(b"clsctl: 1\n")
    assert name(tmp_path) is None
