"""A plan with what several rules need of it, gathered once: its index, its calendars read, its texts."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Literal, NamedTuple

from clsctl.core.calendar import Context, Reading, read
from clsctl.core.diagnostics import Where
from clsctl.core.model.fiche import Action, Fiche, Livrable
from clsctl.core.model.plan import Plan, Portefeuille
from clsctl.core.rules.settled import home
from clsctl.core.rules.texts import Sheet, sheet

Kind = Literal[
    "fiche", "etape", "action", "phase", "livrable", "jalon", "report",
    "occurrence", "historique", "financement", "structure", "plan", "cadre",
]  # fmt: skip

# what people work to: the other kinds only tell what was, or to which years money belongs
DUE: frozenset[Kind] = frozenset({"fiche", "etape", "action", "phase", "livrable", "jalon", "report"})


class Expression(NamedTuple):
    """A calendar expression where it stands; `fiche` is None for those of the plan itself."""

    where: Where
    ref: str | None
    kind: Kind
    reading: Reading
    fiche: Fiche | None


class Span(NamedTuple):
    """The days of the contract, both inclusive; None where the plan does not say."""

    start: date | None
    end: date | None


class Survey(NamedTuple):
    """`fiches` is by id, the first where an id is taken twice; `plans` the portfolio's, by code.

    `calendars` holds the expressions of each fiche, beside those of `plan.fiches`; `expressions` holds all,
    those of the plan's own file first. `sheets` begins with the plan's own.
    """

    plan: Plan
    plans: Mapping[str, Plan]
    fiches: Mapping[str, Fiche]
    expressions: tuple[Expression, ...]
    calendars: tuple[tuple[Expression, ...], ...]
    contract: Span
    sheets: tuple[Sheet, ...]
    portefeuille: Portefeuille

    def file(self, path: str) -> Where:
        """The place of a file of the plan, whole; `path` counts from the plan's directory."""
        return Where(home(self.plan) + path)


class _Reader:
    """Reads the expressions of one plan, each distinct one once."""

    def __init__(self, plan: Plan) -> None:
        self.context = Context(plan.signature, plan.effet, _last_end(plan), None, plan.calendrier.bounds)
        self.known: dict[tuple[str, date | None], Reading] = {}

    def __call__(self, text: str, redaction: date | None = None) -> Reading:
        key = (text, redaction)
        reading = self.known.get(key)
        if reading is None:
            reading = self.known[key] = read(text, self.context._replace(redaction=redaction))
        return reading


def look(plan: Plan, portefeuille: Portefeuille) -> Survey:
    """The survey of one plan of a portfolio."""
    reader = _Reader(plan)
    fiches: dict[str, Fiche] = {}
    for fiche in plan.fiches:
        fiches.setdefault(fiche.id, fiche)
    calendars = tuple(tuple(_read(fiche, reader)) for fiche in plan.fiches)
    return Survey(
        plan,
        {each.code: each for each in reversed(portefeuille.plans)},
        fiches,
        (*_of_plan(plan, reader), *chain.from_iterable(calendars)),
        calendars,
        _contract(plan, reader),
        (sheet(plan), *map(sheet, plan.fiches)),
        portefeuille,
    )


def _contract(plan: Plan, reader: _Reader) -> Span:
    """From the effect, else the signature, to the end that the last amendment gives; else the cover's period."""
    cover = reader(plan.periode) if plan.periode else None
    start = plan.effet or plan.signature or (cover and cover.start)
    return Span(start or None, _last_end(plan) or (cover and cover.end) or None)


def _last_end(plan: Plan) -> date | None:
    """The end of the contract as amended: rules have no date, so every amendment counts."""
    return max((day for day in (plan.fin, *(avenant.fin for avenant in plan.avenants)) if day), default=None)


_Raw = tuple[Where, str | None, Kind, str | None]


def _of_plan(plan: Plan, reader: _Reader) -> Iterator[Expression]:
    if plan.periode:
        yield Expression(plan.where / "periode", None, "plan", reader(plan.periode), None)
    for cadre in plan.cadres:
        if cadre.periode:
            yield Expression(cadre.where / "periode", None, "cadre", reader(cadre.periode), None)


def _read(fiche: Fiche, reader: _Reader) -> Iterator[Expression]:
    for where, ref, kind, text in _of_fiche(fiche):
        if text:
            yield Expression(where, ref, kind, reader(text, fiche.redaction), fiche)


def _of_fiche(fiche: Fiche) -> Iterator[_Raw]:
    calendrier = fiche.calendrier
    if calendrier is not None:
        # a calendar may be a text alone: then its own place is the place of the text
        yield calendrier.where / "texte", fiche.id, "fiche", calendrier.texte
        for phase in calendrier.phases:
            yield phase.where / "calendrier", f"{fiche.id}/{phase.id}", "phase", phase.calendrier
        for jalon in calendrier.jalons:
            yield jalon.where / "echeance", f"{fiche.id}/{jalon.id}", "jalon", jalon.echeance
    yield from _of_actions(fiche, fiche.actions)
    for etape in fiche.etapes:
        yield etape.where / "calendrier", f"{fiche.id}/{etape.id}", "etape", etape.calendrier
        yield from _of_actions(fiche, etape.actions)
        yield from _of_livrables(fiche, etape.livrables)
    yield from _of_livrables(fiche, fiche.livrables)
    for fait in fiche.historique:
        yield fait.where / "calendrier", fiche.id, "historique", fait.calendrier
    for financement in fiche.financements:
        yield financement.where / "periode", fiche.id, "financement", financement.periode
    if fiche.cpts is not None and fiche.cpts.structure_juridique is not None:
        structure = fiche.cpts.structure_juridique
        yield structure.where / "calendrier", fiche.id, "structure", structure.calendrier
    if fiche.suivi is not None:
        yield from _of_follow_up(fiche)


def _of_actions(fiche: Fiche, actions: tuple[Action, ...]) -> Iterator[_Raw]:
    for action in actions:
        ref = f"{fiche.id}/{action.id}" if action.id else fiche.id
        yield action.where / "calendrier", ref, "action", action.calendrier


def _of_livrables(fiche: Fiche, livrables: tuple[Livrable, ...]) -> Iterator[_Raw]:
    for livrable in livrables:
        yield livrable.where / "echeance", f"{fiche.id}/{livrable.id}", "livrable", livrable.echeance


def _of_follow_up(fiche: Fiche) -> Iterator[_Raw]:
    assert fiche.suivi is not None  # noqa: S101 - the one caller has looked
    for key, suivi in fiche.suivi.livrables.items():
        ref = f"{fiche.id}/{key}"
        for report in suivi.reports:
            yield report.where / "echeance", ref, "report", report.echeance
        for occurrence in suivi.occurrences:
            yield occurrence.where / "periode", ref, "occurrence", occurrence.periode
