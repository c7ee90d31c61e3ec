"""A Gantt chart as values: what runs from when to when, on the span of the contract."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from clsctl.core.calendar import Reading
from clsctl.core.facts import Etat, FicheFacts, LivrableFacts, PlanFacts
from clsctl.core.messages import Message, msg


class Barre(NamedTuple):
    """A line of the chart. `debut` and `fin` are None where the calendar has no such end or is not placed.

    `niveau` is 0 for a fiche, 1 for what is inside it; `dit` are the words for the same days; `texte` is the
    calendar as written. A milestone or a deliverable (`point`) is drawn at its end.
    """

    ref: str
    titre: str
    niveau: int
    debut: date | None
    fin: date | None
    etat: Etat | None
    dit: Message | None
    texte: str | None = None
    point: bool = False


class Frise(NamedTuple):
    """The chart: its first and last day, the day asked about, its lines."""

    debut: date
    fin: date
    jour: date
    barres: tuple[Barre, ...]


def frise(facts: PlanFacts, barres: Iterable[Barre]) -> Frise | None:
    """The chart on the span of the contract, widened to whatever lies outside; None where nothing is placed."""
    lines = tuple(barres)
    days = [day for each in lines for day in (each.debut, each.fin) if day is not None]
    if not days:
        return None
    ends = (*days, *(day for day in (facts.start, facts.end) if day is not None))
    return Frise(min(ends), max(ends), facts.day, lines)


def of_plan(facts: PlanFacts) -> Frise | None:
    """A line for each fiche, and below it one for each of its steps and phases with a calendar of its own."""
    return frise(facts, (barre for each in facts.fiches for barre in _fiche(each)))


def of_fiche(facts: PlanFacts, fiche: FicheFacts) -> Frise | None:
    """The fiche, its steps and phases, and the deadline of each of its deliverables."""
    return frise(facts, (*_fiche(fiche), *(_livrable(each) for each in fiche.livrables)))


def _fiche(fiche: FicheFacts) -> Iterator[Barre]:
    text = fiche.calendrier.text if fiche.calendrier else None
    start, end = fiche.start, fiche.end
    yield Barre(fiche.ref, fiche.fiche.titre, 0, start, end, fiche.etat, said(start, end), text)
    for each in fiche.etapes:
        reading = each.calendrier
        if reading is None or reading is fiche.calendrier:
            continue
        start, end = reading.start, reading.end
        yield Barre(each.ref, each.titre or each.id, 1, start, end, None, said(start, end), reading.text)


def _livrable(livrable: LivrableFacts) -> Barre:
    due = livrable.en_vigueur
    end = due.end if due and due.end else livrable.prochaine
    titre, text = livrable.titre or livrable.id, due.text if due else None
    return Barre(livrable.ref, titre, 1, None, end, livrable.etat, said(None, end), text, point=True)


def said(start: date | None, end: date | None) -> Message | None:
    """Two days in words; None where there is neither."""
    if start and end:
        return msg("from {start} to {end}", start=start, end=end) if start != end else msg("on {day}", day=end)
    if start:
        return msg("from {start}", start=start)
    return msg("by {end}", end=end) if end else None


def read_as(reading: Reading | None) -> Message | None:
    """The days that a calendar was placed on."""
    return said(reading.start, reading.end) if reading else None
