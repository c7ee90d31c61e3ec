"""A report of a past day is, byte for byte, the report that a checkout of that day gives."""

from pathlib import Path

import pytest

from tests.cli.run import clsctl
from tests.gitkit import git
from tests.history.scripted import make

DAYS = ("2019-01-15", "2019-09-20", "2020-07-31", "2020-11-23", "2021-02-03", "2021-06-01")


@pytest.fixture(scope="module")
def val(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checkout") / "val"
    make(folder)
    return folder


@pytest.mark.parametrize("day", DAYS)
def test_a_report_of_a_day_is_that_of_a_checkout(val: Path, tmp_path: Path, day: str) -> None:
    """On the second of the days a file cannot be read, on another two branches meet."""
    then = git(val, "rev-list", "--first-parent", "-1", f"--before={day}T23:59:59+0100", "HEAD")
    git(val, "clone", "--quiet", "--no-checkout", str(val), str(tmp_path / "val"))
    git(tmp_path / "val", "checkout", "--quiet", "--detach", then)
    for name, form in (("tableau-de-bord", "html"), ("tableau-de-bord", "md"), ("retards", "md"), ("fiche", "html")):
        past = clsctl("report", name, "-C", val, "--rev", day, "--format", form)
        here = clsctl("report", name, "-C", tmp_path / "val", "--date", day, "--format", form)
        assert (past.code, past.data) == (here.code, here.data), (name, form)
        assert then[:10] in past.out


@pytest.mark.parametrize("command", ["list", "status", "overdue", "log", "slippage", "audit"])
def test_a_listing_of_a_day_is_that_of_a_checkout(val: Path, tmp_path: Path, command: str) -> None:
    then = git(val, "rev-list", "--first-parent", "-1", "--before=2020-07-31T23:59:59+0100", "HEAD")
    git(val, "clone", "--quiet", "--no-checkout", str(val), str(tmp_path / "val"))
    git(tmp_path / "val", "checkout", "--quiet", "--detach", then)
    past = clsctl(command, "-C", val, "--rev", "2020-07-31", "--format", "json")
    here = clsctl(command, "-C", tmp_path / "val", "--date", "2020-07-31", "--format", "json")
    assert (past.code, past.data) == (here.code, here.data)
