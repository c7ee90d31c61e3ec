"""A Gantt chart as values: what runs from when to when, on the span of the contract."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from clsctl.core.calendar import Reading
from clsctl.core.facts import Etat, FicheFacts, LivrableFacts, PlanFacts
from clsctl.core.messages import Message, msg

# What the marks of deadlines stand for, each with a state that has it.
DEADLINES: tuple[tuple[Etat, Message], ...] = (
    ("en_retard", msg("late")),
    # Translators: signs of deadlines in a chart: « à remettre », « remis, suspendu ou abandonné »
    ("a_venir", msg("to hand in")),
    ("remis", msg("handed in, suspended or abandoned")),
)


# The states of what nobody waits for any more.
OVER: frozenset[Etat] = frozenset({"remis", "remis_en_retard", "suspendu", "abandonne"})


class Repere(NamedTuple):
    """A deadline marked on the line of its fiche."""

    jour: date
    etat: Etat


class Barre(NamedTuple):
    """A line of the chart. `debut` and `fin` are None where the calendar has no such end or is not placed.

    `niveau` is 0 for a fiche, 1 for what is inside it; `dit` are the words for the same days; `texte` is the
    calendar as written. A milestone or a deliverable (`point`) is drawn at its end. `reperes` are the deadlines of a
    fiche's deliverables.
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
    reperes: tuple[Repere, ...] = ()


class Frise(NamedTuple):
    """The chart: its first and last day, the day asked about, its lines, and the days of the contract (`debut_contrat`,
    `fin_contrat`), None where it does not say them."""

    debut: date
    fin: date
    jour: date
    barres: tuple[Barre, ...]
    debut_contrat: date | None = None
    fin_contrat: date | None = None

    @property
    def a_des_reperes(self) -> bool:
        """Whether deadlines are marked on the lines of fiches."""
        return any(each.reperes for each in self.barres)

    @property
    def hors_contrat(self) -> bool:
        """Whether the chart goes beyond a contract whose days are known."""
        known = self.debut_contrat is not None and self.fin_contrat is not None
        return known and (self.debut, self.fin) != (self.debut_contrat, self.fin_contrat)


def frise(facts: PlanFacts, barres: Iterable[Barre]) -> Frise | None:
    """The chart on the span of the contract, widened to whatever lies outside; None where nothing is placed."""
    lines = tuple(barres)
    days = [day for each in lines for day in (each.debut, each.fin) if day is not None]
    if not days:
        return None
    ends = (*days, *(day for day in (facts.start, facts.end) if day is not None))
    return Frise(min(ends), max(ends), facts.day, lines, facts.start, facts.end)


def of_plan(facts: PlanFacts) -> Frise | None:
    """A line for each fiche, with its deadlines marked, and below it one for each of its steps and phases with a
    calendar of its own, and for each of its milestones."""
    return frise(facts, (barre for each in facts.fiches for barre in _with_milestones(each)))


# The lines that a chart on a dashboard has at most before it keeps to fiches: some two sheets of paper.
_MOST = 40


def brief(whole: Frise | None) -> Frise | None:
    """The chart for a page that is about more than time: a long one keeps the lines of fiches only."""
    if whole is None or len(whole.barres) <= _MOST:
        return whole
    return whole._replace(barres=tuple(each for each in whole.barres if each.niveau == 0))


def _with_milestones(fiche: FicheFacts) -> Iterator[Barre]:
    first, *inside = _fiche(fiche)
    yield first._replace(reperes=tuple(_reperes(fiche)))
    yield from inside
    yield from (_livrable(each) for each in fiche.livrables if each.genre == "jalon")


def _reperes(fiche: FicheFacts) -> Iterator[Repere]:
    for each in fiche.livrables:
        end = _livrable(each).fin
        if end is not None:
            yield Repere(end, each.etat)


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
    due, (_, end) = livrable.en_vigueur, extent(livrable)
    titre, text = livrable.titre or livrable.id, due.text if due else None
    return Barre(livrable.ref, titre, 1, None, end, livrable.etat, said(None, end), text, point=True)


def extent(livrable: LivrableFacts) -> tuple[date | None, date | None]:
    """The days of the deadline in force; of a recurring one, of the period it is late with, else of the next."""
    if livrable.manquantes:
        return livrable.manquantes[0].start, livrable.manquantes[0].end
    due = livrable.en_vigueur
    if due is None or due.nature == "recurring":
        return None, livrable.prochaine
    return due.start, due.end


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
