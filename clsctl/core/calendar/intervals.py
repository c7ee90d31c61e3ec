"""From a unit with its year to its first and last day, or to the reason why there is no such unit."""

from datetime import date, timedelta

from clsctl.core.calendar.context import Bounds, Part
from clsctl.core.calendar.dates import add_months, month_length
from clsctl.core.calendar.outcome import Interval, Refusal
from clsctl.core.calendar.tree import Unit
from clsctl.core.calendar.wholes import WHOLES, point, vague
from clsctl.core.calendar.words import say
from clsctl.core.messages import msg

_RANKS_OF = {"semester": "semestre", "quadrimester": "quadrimestre", "quarter": "trimestre", "season": "saison"}


def interval(unit: Unit, bounds: Bounds) -> Interval | Refusal:
    """The days of a unit whose year is known; a part of it is cut by the bounds of the plan."""
    if not 1 <= (unit.year or 0) <= 9999:
        return Refusal(msg("There is no year {year}", year=unit.year or 0), wrong=True)
    whole = WHOLES[unit.kind](unit, bounds)
    if isinstance(whole, Refusal) or not unit.part:
        return whole
    return _part(unit, whole, bounds)


def _part(unit: Unit, whole: Interval, bounds: Bounds) -> Interval | Refusal:
    """`début`, `mi` or `fin` of a unit, by the bounds of the plan."""
    part: Part = getattr(bounds, unit.part)
    year = unit.year or 0
    if unit.kind == "year":
        return vague(unit, point(year, part.annee.first), point(year, part.annee.last), "part_of_year")
    if unit.kind == "month":
        first, last = (min(day, month_length(year, unit.rank)) for day in part.mois)
        return vague(unit, date(year, unit.rank, first), date(year, unit.rank, last), "part_of_month")
    if unit.kind not in _RANKS_OF:
        return Refusal(
            msg("Which days begin, are the middle of or end « {words} » is not settled", words=say(unit)),
            nearest=say(unit._replace(part="")),
        )
    first, last = getattr(part, _RANKS_OF[unit.kind])
    start, follows = add_months(whole.start, first - 1), add_months(whole.start, last)
    end = whole.end if not follows else min(follows - timedelta(days=1), whole.end)
    if not start or start > end:
        return Refusal(msg("The bounds the plan sets leave nothing of « {words} »", words=say(unit)))
    return vague(unit, start, end, "month" if first == last else "part_of_year")
