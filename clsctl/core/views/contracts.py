"""The contracts of a listing: their dates, their state, and the time gone by beside what is handed in."""

from datetime import date
from typing import NamedTuple

from clsctl.core.facts import Avancement, Etat, PlanFacts
from clsctl.core.facts.news import last_news
from clsctl.core.messages import Message, msg
from clsctl.core.views.answer import Column, Listing
from clsctl.core.views.parts import Progress, progress
from clsctl.core.views.scope import Scope


class Contract(NamedTuple):
    """A contract on the day. `plan` is its code, null in a single plan.

    `etat` is that of its own dates, `elapsed` the share of its time gone by, 0 to 1.

    `fiches`, `en_retard` (the deliverables that are late), `avancement` and `derniere` (the latest day that a follow-up
    names, null where none does) are of the fiches that are listed.
    """

    plan: str | None
    titre: str
    fiches: int
    start: date | None
    end: date | None
    etat: Etat
    elapsed: float | None
    en_retard: int
    avancement: Progress
    derniere: date | None = None

    @property
    def nouvelles(self) -> date | Message:
        """The day of the last news for people, to whom an empty cell would say nothing."""
        return self.derniere or NEVER

    @property
    def situation(self) -> Etat | Message:
        """The state for people: without dates nobody can tell, though what is in the contract may be late."""
        return UNDATED if self.start is None and self.end is None else self.etat


class Together(NamedTuple):
    """The last line of several contracts, for people."""

    plan: Message
    fiches: int
    en_retard: int
    avancement: Progress
    start: date | None = None
    end: date | None = None
    situation: Etat | None = None
    elapsed: float | None = None
    nouvelles: date | None = None


# Translators: in the column of the last news, where there were none
NEVER = msg("never")
# Translators: in the column of states, « dates du contrat inconnues »
UNDATED = msg("contract dates not known")
COLUMNS = (
    Column("fiches", msg("Fiches"), "number"),
    Column("start", msg("From"), "date"),
    Column("end", msg("To"), "date"),
    Column("situation", msg("State"), "etat"),
    Column("elapsed", msg("Time gone by"), "gauge"),
    Column("en_retard", msg("Deliverables late"), "number"),
    Column("avancement.fait", msg("Handed in"), "gauge"),
    Column("avancement.part_dus", msg("Handed in of those due"), "share"),
)


def contracts(scope: Scope, facts: tuple[PlanFacts, ...]) -> tuple[Contract, ...]:
    """A line for each contract. A single plan without a code has but its folder's name, which is not of the text."""
    return tuple(_contract(each, each.plan.code if scope.is_portfolio else None) for each in facts)


def _contract(facts: PlanFacts, code: str | None) -> Contract:
    late = sum(livrable.etat == "en_retard" for fiche in facts.fiches for livrable in fiche.livrables)
    return Contract(
        code,
        facts.plan.titre,
        len(facts.fiches),
        facts.start,
        facts.end,
        facts.etat,
        facts.ecoule,
        late,
        progress(facts.avancement),
        last_news(facts.fiches, facts.day),
    )


def contracts_listing(scope: Scope, lines: tuple[Contract, ...], avancement: Avancement) -> Listing:
    """The contracts for people, with a line of totals in a portfolio."""
    is_part = any(scope.filters)
    if not scope.is_portfolio:
        return scope.listing(msg("The selection") if is_part else msg("The contract"), lines, COLUMNS)
    total = Together(
        # Translators: the line of totals under several contracts
        msg("Together"),
        sum(each.fiches for each in lines),
        sum(each.en_retard for each in lines),
        progress(avancement),
    )
    title = msg("The selection, by contract") if is_part else msg("The contracts")
    # which of many contracts is silent is seen by no list of late deadlines
    return scope.listing(title, (*lines, total), (*COLUMNS, Column("nouvelles", msg("Last news"), "date")))
