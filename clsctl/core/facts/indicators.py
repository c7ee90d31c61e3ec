"""The indicators of a plan on a day: the last measure, how far it has come, and whether a new one is overdue."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from clsctl.core.calendar.dates import add_days
from clsctl.core.calendar.recurrence import Period, periods
from clsctl.core.facts.contract import Moment, moment
from clsctl.core.facts.states import DECIDED
from clsctl.core.facts.values import PlanFacts
from clsctl.core.model.fiche import Fiche, Indicateur, Mesure
from clsctl.core.model.suivi import Releve

# the rhythm of an indicator that says none: contracts are reviewed once a year
YEARLY = "P1Y"


class IndicateurFacts(NamedTuple):
    """An indicator on the day. `ref` is `1.3/I1`, `mesures` its measures with a value, the oldest first, and `dernier`
    the last of them.

    `avancement` is (last - start) / (target - start) held to 0..1, None where one of the three is missing or where
    start and target are the same and the last differs. `every` is how often it is asked (ISO 8601), `is_assumed`
    where the fiche does not say so in a form that is understood. `perime` is the last whole period of the
    contract that is over, when nothing was measured in it or since; None for one that is up to date.
    """

    ref: str
    fiche: Fiche
    indicateur: Indicateur
    dernier: Releve | None
    avancement: float | None
    every: str
    is_assumed: bool
    perime: Period | None
    mesures: tuple[Releve, ...] = ()


def indicators(facts: PlanFacts) -> tuple[IndicateurFacts, ...]:
    """The indicators of all the fiches, in the order of the plan."""
    at = moment(facts.plan, facts.day)
    return tuple(_facts(each, fiche.fiche, at) for fiche in facts.fiches for each in fiche.fiche.indicateurs)


def _facts(indicateur: Indicateur, fiche: Fiche, at: Moment) -> IndicateurFacts:
    releves = fiche.suivi.indicateurs.get(indicateur.id, ()) if fiche.suivi else ()
    mesures = measured(releves)
    dernier = mesures[-1] if mesures else None
    every = _rhythm(indicateur, fiche, at)
    is_stopped = fiche.suivi is not None and fiche.suivi.statut in DECIDED
    return IndicateurFacts(
        f"{fiche.id}/{indicateur.id}",
        fiche,
        indicateur,
        dernier,
        progress(indicateur.depart, dernier, indicateur.cible),
        every or YEARLY,
        every is None,
        None if is_stopped else _stale(every or YEARLY, dernier, at),
        mesures,
    )


def measured(releves: Iterable[Releve]) -> tuple[Releve, ...]:
    """The measures with a value, the oldest first; those without a date come before all others."""
    valued = (each for each in releves if each.valeur is not None)
    return tuple(sorted(valued, key=lambda each: each.date or date.min))


def progress(depart: Mesure | None, dernier: Releve | None, cible: Mesure | None) -> float | None:
    """The share of the way from the start to the target, 0 to 1, upwards or downwards."""
    start, value, target = (each.valeur if each else None for each in (depart, dernier, cible))
    if start is None or value is None or target is None:
        return None
    if start == target:
        return 1.0 if value == target else None
    return float(min(max((value - start) / (target - start), Decimal(0)), Decimal(1)))


def _rhythm(indicateur: Indicateur, fiche: Fiche, at: Moment) -> str | None:
    return at.read(indicateur.periodicite, fiche, at.day).every if indicateur.periodicite else None


def _stale(every: str, dernier: Releve | None, at: Moment) -> Period | None:
    since, eve = at.plan.effet or at.plan.signature, add_days(at.day, -1)
    if since is None or eve is None:
        return None
    closed = periods(every, since, min(eve, at.fin or eve))
    if not closed or (dernier is not None and dernier.date is not None and dernier.date >= closed[-1].start):
        return None
    return closed[-1]
