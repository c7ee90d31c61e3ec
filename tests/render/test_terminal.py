"""A fiche on a terminal: all of it, and no line wider than the screen."""

import re
from datetime import date
from pathlib import Path

import pytest

from clsctl.core.facts import plan_facts
from clsctl.core.views.fiche import FichesView, fiches
from clsctl.core.views.scope import Scope
from clsctl.reading import load
from clsctl.render.ansi import PLAIN, Terminal
from clsctl.render.language import language
from clsctl.render.reports import report
from clsctl.render.terminal import page
from clsctl.render.width import width
from clsctl.sources import read_disk

EXAMPLES = sorted(each.parent for each in (Path(__file__).parents[2] / "examples").glob("*/clsctl.yaml"))
FR = language("fr")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def view(folder: Path) -> FichesView:
    plans = load(read_disk(folder), folder.name).portefeuille.plans
    return fiches(Scope(tuple(plan_facts(plan, date(2026, 6, 30)) for plan in plans)), "interne")


def words(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}", text))


@pytest.mark.parametrize("folder", EXAMPLES, ids=[each.name for each in EXAMPLES])
def test_it_says_all_that_the_report_says(folder: Path) -> None:
    seen = view(folder)
    written = report("fiche", seen, "md", FR).partition("\n## ")[2].rpartition("\n---\n")[0]
    assert words(written) - words(page(seen, FR, PLAIN)) - {"https"} <= words(FR.text("Follow-up"))


@pytest.mark.parametrize("folder", EXAMPLES, ids=[each.name for each in EXAMPLES])
@pytest.mark.parametrize("columns_", [80, 120])
def test_no_line_is_wider_than_the_terminal(folder: Path, columns_: int) -> None:
    shown = page(view(folder), FR, Terminal(columns_, True))
    lines = [COLOURS.sub("", line) for line in shown.splitlines()]
    assert [line for line in lines if width(line) > columns_] == []
    whole = {word for word in page(view(folder), FR, PLAIN).split() if len(word) <= 20 and "─" not in word}
    assert whole <= set(" ".join(lines).split())
