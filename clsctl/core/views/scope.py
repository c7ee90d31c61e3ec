"""What a listing is about: the facts of one plan or of a portfolio, what is kept of them, and where they come from."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, NamedTuple, get_type_hints

from clsctl.core.facts import PlanFacts
from clsctl.core.messages import Message, msg
from clsctl.core.views.answer import Answer, Column, Listing, lacking
from clsctl.core.views.filters import Filters, select
from clsctl.core.views.since import BEGINNING, Since


class Scope(NamedTuple):
    """`titre` is the portfolio's title, None in a single plan; `rev` the label of the snapshot.

    In a portfolio each item has its plan's code, as its first field `plan` and in front of its reference. `audience`
    is whom the facts were made for, None where they hold everything. `since` is the moment to compare with, for those
    views that tell what changed.
    """

    facts: tuple[PlanFacts, ...]
    rev: str = "disk"
    titre: str | None = None
    filters: Filters = Filters()
    audience: str | None = None
    since: Since = BEGINNING

    @property
    def is_portfolio(self) -> bool:
        return self.titre is not None or len(self.facts) != 1

    @property
    def day(self) -> date | None:
        return self.facts[0].day if self.facts else None

    def chosen(self) -> tuple[PlanFacts, ...]:
        """The facts that the filters keep; raises Trouble for a value that nothing could match."""
        return select(self.facts, self.filters)

    def ref(self, facts: PlanFacts, ref: str) -> str:
        """A reference as it is written from outside the plan."""
        return f"{facts.plan.code}:{ref}" if self.is_portfolio else ref

    def item(self, facts: PlanFacts, item: Any) -> Any:
        """The item, with its plan in front of it in a portfolio."""
        return self.kind(type(item))(facts.plan.code, *item) if self.is_portfolio else item

    def kind(self, item: Any) -> Any:
        """The type that items of a type have here."""
        return with_plan(item) if self.is_portfolio else item

    def listing(self, title: Message | None, items: tuple[Any, ...], columns: Iterable[Column]) -> Listing:
        """The items under the columns that say something of one of them; in a portfolio that of their plan first."""
        is_told = self.is_portfolio and all(hasattr(item, "plan") for item in items)
        plan = (Column("plan", msg("Plan"), "ref"),) if is_told else ()
        told = (each for each in columns if not items or any(says(item, each.key) for item in items))
        return Listing(title, items, (*plan, *told))

    def answer(self, kind: str, listing: Listing, item: type, summary: Any) -> Answer:
        """The answer whose items are `listing`'s and of the type `item`; `summary` is a NamedTuple."""
        title = self.titre if self.titre is not None else ", ".join(each.plan.titre for each in self.facts)
        unread = tuple(file for each in self.facts for file in each.plan.illisibles)
        return Answer(
            kind, title, self.rev, self.day, listing.items, listing.columns, summary._asdict(),
            self.damaged(), unread, self.kind(item), damaged=self.abimees(),
        )  # fmt: skip

    def damaged(self) -> tuple[Message, ...]:
        """That a value in a wrong form is missing from the answer, with the files that hold one."""
        return lacking(self.abimees())

    def abimees(self) -> tuple[str, ...]:
        """The files that hold such a value."""
        return tuple(file for each in self.facts for file in each.plan.abimees)


@cache
def with_plan(item: Any) -> Any:
    """The type of items with a field `plan`, the code of the plan, before the others."""
    fields: list[tuple[str, Any]] = [("plan", str), *get_type_hints(item).items()]
    return NamedTuple(item.__name__, fields)


def says(item: Any, key: str) -> bool:
    """Whether the part of an item that a dotted key names is there and not empty."""
    for name in key.split("."):
        if isinstance(item, tuple) and not hasattr(item, "_fields"):
            return any(says(each, name) for each in item)
        item = getattr(item, name)
    return item not in {None, "", ()}


def natural(ref: str) -> list[tuple[int, str]]:
    """A key that sorts `1.10` after `1.9`."""
    parts = (part.lstrip("0") if part.isdecimal() else part for part in re.split(r"(\d+)", ref))
    return [(len(part) if rank % 2 else 0, part) for rank, part in enumerate(parts)]
