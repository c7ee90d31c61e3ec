"""A plan with what several rules need of it, gathered once: its index, its calendars read, its texts."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Literal, NamedTuple

from clsctl.core.calendar import Context, Reading, read, with_cover
from clsctl.core.diagnostics import Where
from clsctl.core.model.fiche import Action, Fiche, Livrable
from clsctl.core.model.plan import Plan, Portefeuille
from clsctl.core.model.suivi import Suivi
from clsctl.core.rules.parts import Actor, actors
from clsctl.core.rules.settled import home
from clsctl.core.rules.texts import Sheet, sheet

Kind = Literal[
    "fiche", "etape", "action", "phase", "livrable", "jalon", "report",
    "occurrence", "historique", "financement", "structure", "plan", "cadre",
]  # fmt: skip

# what people work to: the other kinds only tell what was, or to which years money belongs
DUE: frozenset[Kind] = frozenset({"fiche", "etape", "action", "phase", "livrable", "jalon", "report"})


class Expression(NamedTuple):
    """A calendar expression: it stands under `key` in what stands at `home`. `ref` is None in the plan's own file."""

    home: Where
    key: str
    ref: str | None
    kind: Kind
    reading: Reading

    @property
    def where(self) -> Where:
        """Its place; built when asked for, since few expressions have a finding."""
        return self.home / self.key


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
    actors: tuple[Actor, ...]
    sheets: tuple[Sheet, ...]
    portefeuille: Portefeuille

    def file(self, path: str) -> Where:
        """The place of a file of the plan, whole; `path` counts from the plan's directory."""
        return Where(home(self.plan) + path)


class _Reader:
    """Reads the expressions of one plan, each distinct one once."""

    def __init__(self, plan: Plan) -> None:
        dates = Context(plan.signature, plan.effet, _last_end(plan), None, plan.calendrier.bounds)
        self.context = with_cover(dates, plan.periode)
        self.known: dict[str, Reading] = {}
        self.dated: dict[tuple[str, date], Reading] = {}

    def __call__(self, text: str, redaction: date | None = None) -> Reading:
        """The date of writing only serves a text that nothing else dates, so most are read once for all fiches."""
        reading = self.known.get(text)
        if reading is None:
            reading = self.known[text] = read(text, self.context)
        return self._on(text, redaction) if redaction and reading.nature == "undatable" else reading

    def _on(self, text: str, redaction: date) -> Reading:
        reading = self.dated.get((text, redaction))
        if reading is None:
            reading = self.dated[text, redaction] = read(text, self.context._replace(redaction=redaction))
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
        tuple(actors(plan)),
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


_Raw = tuple[Where, str, str | None, Kind, str | None]


def _read(fiche: Fiche, reader: _Reader) -> Iterator[Expression]:
    for home_, key, ref, kind, text in _of_fiche(fiche):
        if text:
            yield Expression(home_, key, ref, kind, reader(text, fiche.redaction))


def _of_plan(plan: Plan, reader: _Reader) -> Iterator[Expression]:
    if plan.periode:
        yield Expression(plan.where, "periode", None, "plan", reader(plan.periode))
    for cadre in plan.cadres:
        if cadre.periode:
            yield Expression(cadre.where, "periode", None, "cadre", reader(cadre.periode))


def _of_fiche(fiche: Fiche) -> Iterator[_Raw]:
    name, calendrier = fiche.id, fiche.calendrier
    if calendrier is not None:
        yield calendrier.where, "texte", name, "fiche", calendrier.texte
        for phase in calendrier.phases:
            yield phase.where, "calendrier", f"{name}/{phase.id}", "phase", phase.calendrier
        for jalon in calendrier.jalons:
            yield jalon.where, "echeance", f"{name}/{jalon.id}", "jalon", jalon.echeance
    yield from _of_actions(name, fiche.actions)
    for etape in fiche.etapes:
        yield etape.where, "calendrier", f"{name}/{etape.id}", "etape", etape.calendrier
        yield from _of_actions(name, etape.actions)
        yield from _of_livrables(name, etape.livrables)
    yield from _of_livrables(name, fiche.livrables)
    for fait in fiche.historique:
        yield fait.where, "calendrier", name, "historique", fait.calendrier
    for financement in fiche.financements:
        yield financement.where, "periode", name, "financement", financement.periode
    if fiche.cpts is not None and fiche.cpts.structure_juridique is not None:
        structure = fiche.cpts.structure_juridique
        yield structure.where, "calendrier", name, "structure", structure.calendrier
    if fiche.suivi is not None:
        yield from _of_follow_up(name, fiche.suivi)


def _of_actions(name: str, actions: tuple[Action, ...]) -> Iterator[_Raw]:
    for action in actions:
        if action.calendrier:
            yield action.where, "calendrier", f"{name}/{action.id}" if action.id else name, "action", action.calendrier


def _of_livrables(name: str, livrables: tuple[Livrable, ...]) -> Iterator[_Raw]:
    for livrable in livrables:
        yield livrable.where, "echeance", f"{name}/{livrable.id}", "livrable", livrable.echeance


def _of_follow_up(name: str, suivi: Suivi) -> Iterator[_Raw]:
    for key, each in suivi.livrables.items():
        for report in each.reports:
            yield report.where, "echeance", f"{name}/{key}", "report", report.echeance
        for occurrence in each.occurrences:
            yield occurrence.where, "periode", f"{name}/{key}", "occurrence", occurrence.periode
