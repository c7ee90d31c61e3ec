"""What runs when: fiches, their steps and phases, the deadlines of deliverables and milestones."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from clsctl.core.calendar import Reading
from clsctl.core.facts import EtapeFacts, Etat, FicheFacts, PlanFacts
from clsctl.core.messages import msg, verbatim
from clsctl.core.views import selection
from clsctl.core.views.answer import Answer, Column, Listing
from clsctl.core.views.contracts import Contract, contracts
from clsctl.core.views.frise import of_plan
from clsctl.core.views.listing import of_states
from clsctl.core.views.overdue_items import Found, item_of
from clsctl.core.views.reasons import all_readings
from clsctl.core.views.scope import Scope


class CalendarItem(NamedTuple):
    """A fiche, a step or a phase of it, a deliverable or a milestone (`genre`).

    `calendrier` is the calendar as written, for a deadline the one in force; `start` and `end` how it is read, for
    what recurs the period that is late, else the next end. `etat` is null for steps and phases, which are never
    late by themselves.
    """

    ref: str
    fiche: str
    titre: str
    genre: Literal["fiche", "etape", "phase", "livrable", "jalon"]
    etat: Etat | None
    calendrier: str | None
    nature: str | None
    start: date | None
    end: date | None


class CalendarSummary(NamedTuple):
    """The first and last day told of, the contracts with their own days."""

    fiches: int
    start: date | None
    end: date | None
    contracts: tuple[Contract, ...]


COLUMNS = (
    Column("ref", msg("Reference"), "ref"),
    Column("titre", msg("What")),
    Column("etat", msg("State"), "etat"),
    Column("start", msg("From"), "date"),
    Column("end", msg("To"), "date"),
    Column("calendrier", msg("As written")),
)


def calendar(scope: Scope) -> Answer:
    """The calendar of the fiches that the filters keep, in the order of the plan."""
    facts = of_states(scope)
    known = [(plan, list(_items(scope, plan))) for plan in facts]
    items = tuple(scope.item(plan, item) for plan, found in known for item in found)
    days = [day for _, found in known for item in found for day in (item.start, item.end) if day is not None]
    fiches = sum(len(each.fiches) for each in facts)
    summary = CalendarSummary(fiches, min(days, default=None), max(days, default=None), contracts(scope, facts))
    answer = scope.answer("calendar", scope.listing(None, items, COLUMNS), CalendarItem, summary)
    notes = (*answer.notes, *selection.notes(scope.filters), *all_readings(scope, facts))
    return answer._replace(notes=notes, lists=tuple(_lists(scope, known)))


def _lists(scope: Scope, known: list[tuple[PlanFacts, list[CalendarItem]]]) -> Iterator[Listing]:
    """A list for each contract, with its chart."""
    for plan, found in known:
        title = verbatim(plan.plan.titre) if scope.is_portfolio else None
        yield scope.listing(title, tuple(found), COLUMNS)._replace(chart=of_plan(plan))


def _items(scope: Scope, plan: PlanFacts) -> Iterator[CalendarItem]:
    for fiche in plan.fiches:
        own = scope.ref(plan, fiche.ref)
        text, nature = _read(fiche.calendrier)
        yield CalendarItem(
            own, own, fiche.fiche.titre, "fiche", fiche.etat, text, nature, fiche.start, fiche.end
        )  # fmt: skip
        yield from (_step(scope, plan, own, each) for each in fiche.etapes if each.calendrier is not fiche.calendrier)
        yield from _deadlines(scope, plan, fiche)


def _read(reading: Reading | None) -> tuple[str | None, str | None]:
    return (reading.text, reading.nature) if reading else (None, None)


def _step(scope: Scope, plan: PlanFacts, fiche: str, etape: EtapeFacts) -> CalendarItem:
    reading = etape.calendrier
    start, end = (reading.start, reading.end) if reading else (None, None)
    ref, titre = scope.ref(plan, etape.ref), etape.titre or etape.id
    return CalendarItem(ref, fiche, titre, etape.genre, None, *_read(reading), start, end)


def _deadlines(scope: Scope, plan: PlanFacts, fiche: FicheFacts) -> Iterator[CalendarItem]:
    for each in fiche.livrables:
        ref, own = scope.ref(plan, each.ref), scope.ref(plan, fiche.ref)
        item = item_of(Found(plan, fiche, each, ref, own))
        nature = each.en_vigueur.nature if each.en_vigueur else None
        titre = each.titre or each.id
        yield CalendarItem(ref, own, titre, each.genre, each.etat, item.echeance, nature, item.start, item.end)
