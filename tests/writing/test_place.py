"""A folder that is swapped for a link in the middle of a write: nothing is ever written outside of the plan."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from clsctl.core.trouble import Trouble
from clsctl.writing import files, place
from clsctl.writing.files import exchange
from clsctl.writing.place import Place

pytestmark = pytest.mark.skipif(not place._HELD, reason="Windows has no names relative to an open folder")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    for folder in ("plan/fiches", "ailleurs"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "1.yaml").write_bytes(b"avant\n")
    return tmp_path / "plan"


def swapping(plan: Path) -> Callable[[], None]:
    """Puts a link that leads out of the plan in the place of the folder of its fiches."""

    def swap() -> None:
        (plan / "fiches").rename(plan / "anciennes")
        (plan / "fiches").symlink_to(plan.parent / "ailleurs", target_is_directory=True)

    return swap


def test_before_the_folder_is_held(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check, swap = files.check_within, swapping(plan)

    def then_swapped(path: Path, folder: Path) -> Path:
        target = check(path, folder)
        swap()
        return target

    monkeypatch.setattr(files, "check_within", then_swapped)
    with pytest.raises(Trouble):
        exchange(plan / "fiches" / "1.yaml", b"avant\n", b"apres\n", plan)
    assert (plan.parent / "ailleurs" / "1.yaml").read_bytes() == b"avant\n"
    assert os.listdir(plan.parent / "ailleurs") == ["1.yaml"]  # noqa: PTH208 - names only


@pytest.mark.parametrize("moment", ["read", "sweep", "aside"])
def test_once_the_folder_is_held(plan: Path, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    real, swap, done = getattr(Place, moment), swapping(plan), list[bool]()

    def swapped_first(self: Place, *args: bytes) -> object:
        if not done:
            swap()
            done.append(True)
        return real(self, *args)

    monkeypatch.setattr(Place, moment, swapped_first)
    assert exchange(plan / "fiches" / "1.yaml", b"avant\n", b"apres\n", plan)
    assert (plan / "anciennes" / "1.yaml").read_bytes() == b"apres\n"
    assert (plan.parent / "ailleurs" / "1.yaml").read_bytes() == b"avant\n"
    assert os.listdir(plan.parent / "ailleurs") == ["1.yaml"]  # noqa: PTH208 - names only


def test_a_file_that_became_a_link_is_not_read(plan: Path) -> None:
    path = plan / "fiches" / "1.yaml"
    path.unlink()
    path.symlink_to(plan.parent / "ailleurs" / "1.yaml")
    with place.held(path, plan) as there, pytest.raises(OSError, match=r"1\.yaml"):
        there.read()


def test_by_whole_names_where_no_folder_can_be_held(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "_HELD", False)
    assert exchange(plan / "fiches" / "1.yaml", b"avant\n", b"apres\n", plan)
    assert not exchange(plan / "fiches" / "1.yaml", b"avant\n", b"encore\n", plan)
    assert (plan / "fiches" / "1.yaml").read_bytes() == b"apres\n"
