"""Damaged files give a plan or findings, never an exception; what passes without one reads as ruamel.yaml reads it.

`python -m tests.reading.test_fuzz 50000` tries as many as one wishes.
"""

import sys
from pathlib import PurePosixPath

import pytest

from clsctl.core.snapshot import Snapshot
from clsctl.reading import load, place
from clsctl.reading.document import open_document
from clsctl.reading.lines import Lines
from clsctl.reading.loading import read_file
from clsctl.reading.table.fiche import FICHE
from tests.reading import oracle
from tests.reading.kit import PLAN, lines
from tests.reading.mutations import damaged

FILE = "fiches/1.yaml"


def check(data: bytes) -> bool:
    """Whether the file passed without a finding."""
    read = read_file(FILE, data, FICHE)
    assert (read.record is None or read.damaged) == any(each.severity == "error" for each in read.problems)
    loaded = load(Snapshot("disk", None, {"clsctl.yaml": PLAN.encode(), FILE: data}), "x")
    (plan,) = loaded.portefeuille.plans
    assert [fiche.where.file for fiche in plan.fiches] + list(plan.illisibles) == [FILE]
    text = loaded.texts[FILE]
    last = Lines(text).starts
    for each in place(loaded, [each._replace(span=None) for each in loaded.diagnostics]) + loaded.diagnostics:
        assert each.span
        assert 1 <= each.span.line <= each.span.end_line <= len(last), lines(read.problems)
        assert (each.span.line, each.span.column) <= (each.span.end_line, each.span.end_column)
        assert each.span.column <= len(text) + 1
    if read.problems:
        return False
    root = open_document(FILE, data).reader.root
    assert root is not None
    assert oracle.ours(root) == oracle.theirs(text)
    return True


@pytest.mark.parametrize("group", range(5))
def test_a_damaged_file_gives_a_fiche_or_findings(group: int) -> None:
    passed = sum(check(data) for data in damaged(100, seed=group))
    assert passed < 60  # the damage is real


@pytest.mark.parametrize("name", ["clsctl.yaml", "portefeuille.yaml"])
def test_a_damaged_plan_or_portfolio_gives_one_or_findings(name: str) -> None:
    for data in damaged(60, seed=7):
        files = {"portefeuille.yaml": b"clsctl: 1\nplans: [a]\n", "a/clsctl.yaml": PLAN.encode(), FILE: b"id: 1\n"}
        loaded = load(Snapshot("disk", None, files | {name: PLAN.encode() + data}), "x")
        place(loaded, loaded.diagnostics)
        assert all(PurePosixPath(each.where.file).name in {name, "1.yaml"} for each in loaded.diagnostics)


if __name__ == "__main__":
    count = int(sys.argv[1])
    for number, file in enumerate(damaged(count, seed=int(sys.argv[2]) if sys.argv[2:] else 1)):
        try:
            check(file)
        except BaseException:
            print(number, file)
            raise
