"""Each rule against small plans: a folder for each, bad ones with the very lines expected, good ones with none.

`python -m tests.rules` writes the expected lines again, to be read in the diff.
"""

from pathlib import Path

import pytest

from clsctl.core.rules import RULES
from tests.rules.plans import CASES, found_by, of_folder, others

FOLDERS = sorted(path for path in CASES.glob("*/*") if path.is_dir())
BAD = [folder for folder in FOLDERS if folder.name.startswith("bad")]
GOOD = [folder for folder in FOLDERS if folder.name.startswith("good")]


def name_of(folder: Path) -> str:
    return f"{folder.parent.name}/{folder.name}"


@pytest.mark.parametrize("folder", BAD, ids=name_of)
def test_a_bad_plan_gives_the_lines_expected(folder: Path) -> None:
    assert found_by(folder.parent.name, of_folder(folder)) == (folder / "expected.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("folder", GOOD, ids=name_of)
def test_a_good_plan_gives_none(folder: Path) -> None:
    assert found_by(folder.parent.name, of_folder(folder)) == []


def test_every_rule_has_bad_and_good_plans() -> None:
    codes = {rule.PAGE.code for rule in RULES}
    assert {folder.parent.name for folder in BAD} == codes
    assert {folder.parent.name for folder in GOOD} == codes


@pytest.mark.parametrize("folder", BAD, ids=name_of)
def test_without_its_rule_a_bad_plan_has_no_such_finding(folder: Path) -> None:
    assert folder.parent.name not in others(folder.parent.name, of_folder(folder))
