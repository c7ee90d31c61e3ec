"""The indicators of a plan or portfolio on the day: start, last measure, target, the way covered, what is missing."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from clsctl.core.facts import PlanFacts
from clsctl.core.facts.indicators import IndicateurFacts, indicators
from clsctl.core.messages import Message, msg, nmsg, verbatim
from clsctl.core.model.fiche import Mesure
from clsctl.core.views import selection
from clsctl.core.views.answer import Answer, Column
from clsctl.core.views.blocks import Courbe
from clsctl.core.views.listing import of_states
from clsctl.core.views.parts import Porteur, porteurs
from clsctl.core.views.rubriques.sujet import quantity
from clsctl.core.views.scope import Scope, with_plan
from clsctl.core.views.suivi.figures import curve


class Measure(NamedTuple):
    """A measure with a value; without a date where none is written."""

    date: "date | None"
    valeur: Decimal


class IndicatorItem(NamedTuple):
    """An indicator on the day; `titre` is that of its fiche.

    `depart`, `dernier` and `cible` are values with `…_le` their days; `mesures` are all the measures, the oldest first.
    `avancement` is the share of the way from the start to the target, 0 to 1, null where one of the two or a
    measure is missing. `every` is how often a measure is asked for (ISO 8601), a year where `is_assumed`.
    `perime_depuis` is the first day of the last whole period that is over without a measure in it or since; null
    for one that is up to date. `remarques` says in words what is missing.
    """

    ref: str
    fiche: str
    titre: str
    libelle: str
    categorie: str | None
    unite: str | None
    porteurs: tuple[Porteur, ...]
    depart: Decimal | None
    depart_le: date | None
    dernier: Decimal | None
    dernier_le: date | None
    cible: Decimal | None
    cible_le: date | None
    avancement: float | None
    periodicite: str | None
    every: str
    is_assumed: bool
    perime_depuis: date | None
    mesures: tuple[Measure, ...]
    remarques: tuple[Message, ...]


class IndicatorsSummary(NamedTuple):
    """How many indicators there are, have a measure, have come to their target, are out of date, have no target."""

    indicateurs: int
    mesures: int
    atteints: int
    perimes: int
    sans_cible: int


class _Row(NamedTuple):
    """A line for people."""

    ref: str
    libelle: str
    depart: Message | None
    courbe: Courbe | None
    dernier: Message | None
    dernier_le: date | None
    cible: Message | None
    cible_le: date | None
    avancement: float | None
    remarques: tuple[Message, ...]


COLUMNS = (
    Column("ref", msg("Reference"), "ref"),
    Column("libelle", msg("Indicator")),
    Column("depart", msg("Start"), "number"),
    Column("courbe", msg("Measures"), "curve"),
    Column("dernier", msg("Last measure"), "number"),
    Column("dernier_le", msg("Measured on"), "date"),
    Column("cible", msg("Target"), "number"),
    Column("cible_le", msg("For"), "date"),
    Column("avancement", msg("Way covered"), "gauge"),
    Column("remarques", msg("Remark")),
)


def indicator_items(scope: Scope) -> Answer:
    """The indicators of the fiches that the filters keep, in the order of the plan."""
    found = [(facts, each) for facts in of_states(scope) for each in indicators(facts)]
    items = tuple(scope.item(facts, _item(scope, facts, each)) for facts, each in found)
    rows = tuple(_row(scope, facts, each) for facts, each in found)
    summary = IndicatorsSummary(
        len(found),
        sum(each.dernier is not None for _, each in found),
        sum(each.avancement == 1 for _, each in found),
        sum(each.perime is not None for _, each in found),
        sum(_target(each) is None for _, each in found),
    )
    shown = scope.listing(None, rows, COLUMNS)
    answer = scope.answer("indicators", shown._replace(items=items), IndicatorItem, summary)
    notes = (*answer.notes, *selection.notes(scope.filters), *_said(summary), *_rhythms(scope, found))
    return answer._replace(notes=notes, lists=(shown,))


def _item(scope: Scope, facts: PlanFacts, found: IndicateurFacts) -> IndicatorItem:
    each, last = found.indicateur, found.dernier
    start, target = each.depart, each.cible
    return IndicatorItem(
        scope.ref(facts, found.ref),
        scope.ref(facts, found.fiche.id),
        found.fiche.titre,
        each.libelle or each.id,
        each.categorie,
        each.unite,
        porteurs(facts.plan, found.fiche),
        start.valeur if start else None,
        start.date if start else None,
        last.valeur if last else None,
        last.date if last else None,
        target.valeur if target else None,
        target.date if target else None,
        found.avancement,
        each.periodicite,
        found.every,
        found.is_assumed,
        found.perime.start if found.perime else None,
        tuple(Measure(one.date, one.valeur) for one in found.mesures if one.valeur is not None),
        remarks(found),
    )


def _row(scope: Scope, facts: PlanFacts, found: IndicateurFacts) -> object:
    each, last = found.indicateur, found.dernier
    unit = verbatim(each.unite) if each.unite else None
    row = _Row(
        scope.ref(facts, found.ref),
        each.libelle or each.id,
        _value(each.depart, unit),
        curve(found),
        quantity(last.valeur, unit) if last else None,
        last.date if last else None,
        _value(each.cible, unit),
        each.cible.date if each.cible else None,
        found.avancement,
        remarks(found),
    )
    return with_plan(_Row)(facts.plan.code, *row) if scope.is_portfolio else row


def _value(mesure: Mesure | None, unit: Message | None) -> Message | None:
    return quantity(mesure.valeur, unit) if mesure else None


def _target(found: IndicateurFacts) -> Decimal | None:
    return found.indicateur.cible.valeur if found.indicateur.cible else None


def remarks(found: IndicateurFacts) -> tuple[Message, ...]:
    """What is missing of an indicator, in words."""
    return tuple(_missing(found))


def _missing(found: IndicateurFacts) -> Iterator[Message]:
    if found.perime is not None and found.dernier is not None:
        yield msg("nothing measured since {day}", day=found.perime.start)
    elif found.dernier is None:
        yield msg("never measured")
    if _target(found) is None:
        yield msg("no target")
    elif found.dernier is not None and found.avancement is None:
        yield msg("no start to count from")


def _said(summary: IndicatorsSummary) -> Iterator[Message]:
    if not summary.indicateurs:
        yield msg("There is no indicator.")
    if summary.perimes:
        yield nmsg(
            "One indicator is out of date: a whole period is over without a measure.",
            "{count} indicators are out of date: a whole period is over without a measure.",
            summary.perimes,
        )
    if summary.sans_cible:
        yield nmsg("One indicator has no target.", "{count} indicators have no target.", summary.sans_cible)


def _rhythms(scope: Scope, found: list[tuple[PlanFacts, IndicateurFacts]]) -> Iterator[Message]:
    """Which indicators are taken as yearly for want of a rhythm."""
    refs = [scope.ref(facts, each.ref) for facts, each in found if each.is_assumed]
    if refs:
        yield msg("{refs}: no rhythm that is understood, so a measure a year is expected.", refs=", ".join(refs))
