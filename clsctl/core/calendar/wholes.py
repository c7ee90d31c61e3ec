"""The days of each kind of unit taken whole, or the reason why there is no such unit."""

from collections.abc import Callable
from datetime import date, timedelta

from clsctl.core.calendar.context import Bounds, MonthDay, Stretch
from clsctl.core.calendar.dates import add_days, civil, month_end, month_length
from clsctl.core.calendar.outcome import PAST_9999, WEEKDAYS, Interval, Refusal
from clsctl.core.calendar.reading import Precision
from clsctl.core.calendar.tree import Unit
from clsctl.core.calendar.words import say
from clsctl.core.messages import Message, msg


def _day(unit: Unit, _: Bounds) -> Interval | Refusal:
    found = civil(unit.year or 0, unit.rank, unit.day)
    if not found:
        return _no_day(unit)
    if unit.weekday is not None and found.weekday() != unit.weekday:
        return Refusal(
            # Translators: the weekday written does not fit the date: « lundi 4 juin 2024 », which is a Tuesday.
            msg("{day} is a {weekday}", day=found, weekday=WEEKDAYS[found.weekday()]),
            wrong=True,
            nearest=say(unit._replace(weekday=None)),
        )
    return Interval(found, found, "day")


def _no_day(unit: Unit) -> Refusal:
    if not 1 <= unit.rank <= 12:
        return _no_month(unit)
    return Refusal(
        msg("There is no day {day} in month {month} of {year}", day=unit.day, month=unit.rank, year=str(unit.year)),
        wrong=True,
        nearest=say(Unit("month", unit.year, unit.rank)),
    )


def _no_month(unit: Unit) -> Refusal:
    return Refusal(msg("There is no month {month}", month=unit.rank), wrong=True, nearest=_its_year(unit))


def _its_year(unit: Unit) -> str:
    """What is left of a date when the rest cannot be."""
    return say(Unit("year", unit.year))


def _week(unit: Unit, bounds: Bounds) -> Interval | Refusal:
    first = civil(unit.year or 0, unit.rank, unit.day)
    if not first:
        return _no_day(unit)
    monday = first - timedelta(days=first.weekday()) if first.toordinal() > first.weekday() else first
    if unit.weekday is not None and unit.weekday != first.weekday():
        return _day(unit, bounds)
    if first.weekday():
        return Refusal(
            msg("A week begins on a Monday; {day} is a {weekday}", day=first, weekday=WEEKDAYS[first.weekday()]),
            nearest=say(Unit("week", monday.year, monday.month, monday.day)),
        )
    last = add_days(first, 6)
    return Interval(first, last, "week") if last else PAST_9999


def _iso_week(unit: Unit, _: Bounds) -> Interval | Refusal:
    year = unit.year or 0
    try:
        monday = date.fromisocalendar(year, unit.rank, 1)
    except ValueError:
        return Refusal(
            msg("There is no week {week} in {year}", week=unit.rank, year=str(year)),
            wrong=True,
            nearest=_its_year(unit),
        )
    last = add_days(monday, 6)
    return Interval(monday, last, "week") if last else PAST_9999


def _fortnight(unit: Unit, _: Bounds) -> Interval | Refusal:
    year, month = unit.year or 0, unit.rank
    if unit.day not in (1, 2):
        return Refusal(
            msg("A month has two halves: there is no number {rank}", rank=unit.day), wrong=True, nearest=_its_year(unit)
        )
    start, end = (date(year, month, 1), date(year, month, 15))
    if unit.day == 2:
        start, end = date(year, month, 16), month_end(year, month)
    return Interval(start, end, "part_of_month")


def _month(unit: Unit, _: Bounds) -> Interval | Refusal:
    return _months(unit, 1, "month") if 1 <= unit.rank <= 12 else _no_month(unit)


def _months(unit: Unit, length: int, precision: Precision) -> Interval | Refusal:
    last = unit.rank * length
    year = unit.year or 0
    if not 1 <= unit.rank <= 12 // length:
        return Refusal(
            msg("A year has {count} of these: there is no number {rank}", count=12 // length, rank=unit.rank),
            wrong=True,
            nearest=_its_year(unit),
        )
    return Interval(date(year, last - length + 1, 1), month_end(year, last), precision)


def _season(unit: Unit, bounds: Bounds) -> Interval | Refusal:
    stretch = (bounds.printemps, bounds.ete, bounds.automne, bounds.hiver)[unit.rank - 1]
    year = unit.year or 0
    if stretch.first > stretch.last:
        if not unit.year2:
            return Refusal(
                msg("A winter runs over two years: write which"),
                nearest=say(unit._replace(year2=year + 1, part="")) if year < 9999 else None,
            )
        return _over_two_years(unit, stretch, "season")
    if unit.year2:
        return Refusal(msg("This season lies in one year"), nearest=say(unit._replace(year2=None, part="")))
    return vague(unit, point(year, stretch.first), point(year, stretch.last), "season")


def _over_two_years(unit: Unit, stretch: Stretch, precision: Precision) -> Interval | Refusal:
    year, year2 = unit.year or 0, unit.year2 or 0
    if year2 != year + 1 or year2 > 9999:
        return Refusal(
            msg("{first} and {second} do not follow each other", first=str(year), second=str(year2)),
            nearest=say(unit._replace(year2=year + 1, part="")) if year < 9999 else None,
        )
    return vague(unit, point(year, stretch.first), point(year2, stretch.last), precision)


def _rentree(unit: Unit, bounds: Bounds) -> Interval | Refusal:
    year = unit.year or 0
    if unit.year2 and unit.year2 != year + 1:
        return _over_two_years(unit, bounds.rentree, "month")
    return vague(unit, point(year, bounds.rentree.first), point(year, bounds.rentree.last), "month")


def _school_year(unit: Unit, bounds: Bounds) -> Interval | Refusal:
    year = unit.year or 0
    if not unit.year2:
        return Refusal(
            msg("A school year runs over two years: write which"),
            nearest=say(unit._replace(year2=year + 1, part="")) if year < 9999 else None,
        )
    return _over_two_years(unit, bounds.annee_scolaire, "year")


def _year(unit: Unit, _: Bounds) -> Interval | Refusal:
    year = unit.year or 0
    return Interval(date(year, 1, 1), date(year, 12, 31), "year")


def vague(unit: Unit, start: date, end: date, precision: Precision) -> Interval:
    """An interval by convention, with the note that says so."""
    return Interval(start, end, precision, (_bounds_note(unit, start, end),), vague=True)


def _bounds_note(unit: Unit, start: date, end: date) -> Message:
    # Translators: « fin 2024 » lu du 1er octobre 2024 au 31 décembre 2024
    return msg("« {words} » is read as {start} to {end}", words=say(unit), start=start, end=end)


def point(year: int, point: MonthDay) -> date:
    return date(year, point.month, min(point.day, month_length(year, point.month)))


WHOLES: dict[str, Callable[[Unit, Bounds], Interval | Refusal]] = {
    "day": _day,
    "week": _week,
    "iso_week": _iso_week,
    "fortnight": _fortnight,
    "month": _month,
    "quarter": lambda unit, _: _months(unit, 3, "quarter"),
    "quadrimester": lambda unit, _: _months(unit, 4, "part_of_year"),
    "semester": lambda unit, _: _months(unit, 6, "semester"),
    "season": _season,
    "rentree": _rentree,
    "school_year": _school_year,
    "year": _year,
    "ordinal": lambda _, __: Refusal(msg("A number without its unit")),
}
