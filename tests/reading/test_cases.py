"""Every mistake with the very lines people read about it: a file is a case, the `.txt` beside it what is said.

`python -m tests.reading` writes the expected lines again, to be read in the diff.
"""

from pathlib import Path

import pytest

from clsctl.core.rules.form import PAGES
from clsctl.reading.loading import read_file
from clsctl.reading.table.fiche import FICHE
from tests.reading.kit import CASES, lines

ALL = sorted(CASES.glob("*.yaml"))


def told(case: Path) -> str:
    """Whether the fiche of a case is read, and its findings."""
    read = read_file(case.name, case.read_bytes(), FICHE)
    state = "not read" if read.record is None else "read in part" if read.damaged else "read"
    return f"{state}\n{lines(read.problems)}"


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.stem)
def test_a_mistake_is_told_as_expected(case: Path) -> None:
    assert told(case) == case.with_suffix(".txt").read_text("utf-8")


def test_every_code_has_a_case() -> None:
    said = " ".join(case.with_suffix(".txt").read_text("utf-8") for case in ALL)
    # of a plan: tests/reading/test_loading.py
    assert [code for code in PAGES if f" {code} " not in said] == ["F019", "F017"]


def test_a_file_with_a_finding_of_the_wrong_form_is_not_taken_for_whole() -> None:
    for case in ALL:
        state, _, rest = told(case).partition("\n")
        errors = [line for line in rest.splitlines() if line[:1].isdigit() and " F02" not in line]
        assert (state == "read") == (not errors), case.name
