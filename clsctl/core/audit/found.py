"""What a check of the history gives: a place in the plan of today, a sentence, and the commit it is about."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from clsctl.core.audit.case import Case
from clsctl.core.changes.commits import Commit
from clsctl.core.diagnostics import Where
from clsctl.core.messages import Message
from clsctl.core.rules.page import Page


class Found(NamedTuple):
    """One finding. `ref` is the reference of the thing concerned; `commit` None for what no known commit did."""

    where: Where
    message: Message
    hint: Message | None = None
    ref: str | None = None
    commit: Commit | None = None


class Check(Protocol):
    """A module of this package: its page, and a pure check of one case."""

    PAGE: Page

    def check(self, case: Case, /) -> Iterator[Found]:
        """Every finding, in the order of the history."""
        ...


def place_of(case: Case, ref: str) -> Where:
    """Where a thing stands in the plan now: its fiche, else the plan's own file."""
    fiche = next((each for each in case.plan.fiches if each.id == ref.partition("/")[0]), None)
    return fiche.where if fiche is not None else Where(case.plan.where.file)
