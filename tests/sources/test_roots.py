"""Which folder a command is about."""

import os
from pathlib import Path

import pytest

from clsctl.sources import find_root
from tests.sources.plain import trouble


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    folder = tmp_path / "cls"
    (folder / "fiches" / "axe 1").mkdir(parents=True)
    (folder / "clsctl.yaml").touch()
    return folder


def test_the_folder_itself(plan: Path) -> None:
    assert find_root(plan, explicit=False) == plan
    assert find_root(plan, explicit=True) == plan


def test_the_nearest_upwards(plan: Path) -> None:
    assert find_root(plan / "fiches" / "axe 1", explicit=False) == plan


def test_a_plan_inside_a_portfolio_is_nearer(plan: Path) -> None:
    (plan.parent / "portefeuille.yaml").touch()
    assert find_root(plan / "fiches", explicit=False) == plan
    assert find_root(plan.parent, explicit=False) == plan.parent


def test_from_the_current_folder_with_dots(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(plan / "fiches")
    assert find_root(Path(), explicit=False) == plan
    assert find_root(Path(".."), explicit=True) == plan


def test_a_folder_asked_for_is_never_exchanged_for_one_above(plan: Path) -> None:
    message, hint = trouble(lambda: find_root(plan / "fiches", explicit=True))
    assert message == f"There is no clsctl.yaml and no portefeuille.yaml in {plan / 'fiches'}."
    assert hint == f"The nearest plan is in {plan}: use -C with that folder."


def test_none_at_all(tmp_path: Path) -> None:
    message, hint = trouble(lambda: find_root(tmp_path, explicit=False))
    assert message == f"There is no clsctl.yaml and no portefeuille.yaml in {tmp_path} nor in any folder above it."
    assert "clsctl init DIR" in hint
    message, hint = trouble(lambda: find_root(tmp_path, explicit=True))
    assert message == f"There is no clsctl.yaml and no portefeuille.yaml in {tmp_path}."


@pytest.mark.parametrize(
    ("name", "mark"),
    [("clsctl.yml", "clsctl.yaml"), (".clsctl.yaml", "clsctl.yaml"), ("Portefeuille.YAML", "portefeuille.yaml")],
)
def test_a_name_that_is_nearly_right(tmp_path: Path, name: str, mark: str) -> None:
    (tmp_path / name).touch()
    _, hint = trouble(lambda: find_root(tmp_path, explicit=False))
    assert f"ename it to {mark}" in hint


def test_no_such_folder(tmp_path: Path) -> None:
    message, hint = trouble(lambda: find_root(tmp_path / "clss", explicit=True))
    assert message == f"The folder {tmp_path / 'clss'} does not exist."
    assert "clsctl init" in hint


def test_a_file_instead_of_a_folder(plan: Path) -> None:
    message, hint = trouble(lambda: find_root(plan / "clsctl.yaml", explicit=True))
    assert message == f"{plan / 'clsctl.yaml'} is a file, and a folder is expected."
    assert hint == f"Use the folder it is in: -C {plan}"


def test_both_files_at_once(plan: Path) -> None:
    (plan / "portefeuille.yaml").touch()
    message, hint = trouble(lambda: find_root(plan, explicit=False))
    assert message == f"The folder {plan} has both a clsctl.yaml and a portefeuille.yaml."
    assert "one plan or a portfolio" in hint


def test_a_mark_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "clsctl.yaml").mkdir()
    message, _ = trouble(lambda: find_root(tmp_path, explicit=False))
    assert message == f"{tmp_path / 'clsctl.yaml'} is a link or a folder, and clsctl reads files only."


def test_a_mark_that_is_a_link(plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    try:
        (other / "clsctl.yaml").symlink_to(plan / "clsctl.yaml")
    except OSError:
        pytest.skip("this system makes no links")
    message, hint = trouble(lambda: find_root(other, explicit=False))
    assert "is a link or a folder" in message
    assert hint == "Put the file itself in its place."


def test_capitals_where_the_system_does_not_tell_them_apart(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows and macOS: the file opens under either name, and git will know only the one it has."""
    monkeypatch.setattr(os, "listdir", lambda _: ["Clsctl.yaml", "fiches"])
    message, hint = trouble(lambda: find_root(plan, explicit=False))
    assert message == f"The name of the file clsctl.yaml in {plan} is written with capitals."
    assert "Rename it to clsctl.yaml" in hint


def test_a_folder_that_may_not_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> list[str]:
        raise PermissionError

    monkeypatch.setattr(os, "listdir", refuse)
    message, _ = trouble(lambda: find_root(tmp_path, explicit=False))
    assert "no clsctl.yaml" in message


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the current folder from being deleted")
def test_the_current_folder_was_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    message, _ = trouble(lambda: find_root(Path(), explicit=False))
    assert message == "The current folder no longer exists."
    monkeypatch.chdir(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="names of Windows are Unicode")
def test_a_folder_whose_name_is_no_text(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"\xe9t\xe9")
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("this system takes Unicode names only")
    message, _ = trouble(lambda: find_root(folder, explicit=True))
    assert message.encode()
    assert r"\xe9t\xe9" in message
