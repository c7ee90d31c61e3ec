"""Recurring deliverables: ISO 8601 durations, and the civil periods that open and close between two days."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from clsctl.core.calendar.dates import add_days, add_months, civil, month_end

_ISO = r"P(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?"


class Duration(NamedTuple):
    """A length of time as it is written, never negative: « 24 mois » is not « 2 ans », though as long."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0

    @property
    def iso(self) -> str:
        """`P2Y`, `P24M`, `P2W`, `P15D`; nothing is `P0D`."""
        parts = zip(self, "YMWD", strict=True)
        return "P" + ("".join(f"{count}{letter}" for count, letter in parts if count) or "0D")

    @property
    def in_months(self) -> int:
        """Its years and months, in months."""
        return self.years * 12 + self.months

    @property
    def in_days(self) -> int:
        """Its weeks and days, in days."""
        return self.weeks * 7 + self.days

    def times(self, count: int) -> "Duration":
        """As long, so many times."""
        return Duration(*(part * count for part in self))


class Period(NamedTuple):
    """A whole period, both days inclusive."""

    start: date
    end: date


def parse_duration(text: str) -> Duration | None:
    """An ISO 8601 duration in years, months, weeks and days; None for any other text."""
    found = re.fullmatch(_ISO, text, re.ASCII)
    if not found or text == "P":
        return None
    return Duration(*(int(group or 0) for group in found.groups()))


def after(day: date, duration: Duration) -> date | None:
    """The day so long after: months first, day to day and held to the month's end; None past the year 9999."""
    shifted = add_months(day, duration.in_months)
    return shifted and add_days(shifted, duration.in_days)


def before(day: date, duration: Duration) -> date | None:
    """The day so long before, counted in the same way; None before the year 1."""
    shifted = add_months(day, -duration.in_months)
    return shifted and add_days(shifted, -duration.in_days)


def periods(every: str, start: date, end: date) -> tuple[Period, ...]:
    """The whole civil periods of `every` that begin on or after `start` and are over by `end` (its day included).

    Years, semesters, quadrimesters, quarters, pairs of months and months are those of the calendar; several years
    are counted from the first whole civil year, weeks from the first Monday, other lengths from the first whole
    month, or from `start` itself for days. An `every` that is no duration, or an empty one, has no period.
    """
    return tuple(takewhile(lambda period: period.end <= end, _from(every, start)))


def open_period(every: str, start: date, day: date) -> Period | None:
    """The period of `periods` that is open on `day`, or the first one to come; None past the year 9999."""
    return next((period for period in _from(every, start) if period.end >= day), None)


def _from(every: str, start: date) -> Iterator[Period]:
    duration = parse_duration(every)
    if duration is None or not any(duration):
        return
    first = _first(duration, start)
    rank = 0
    while first:
        begins = after(first, duration.times(rank))
        last = begins and _last(begins, duration)
        if not begins or not last:
            return
        yield Period(begins, last)
        rank += 1


def _last(begins: date, duration: Duration) -> date | None:
    """The last day of a period; the first of January of the year 10000 is never asked for."""
    if not duration.in_months:
        return add_days(begins, duration.in_days - 1)
    shifted = add_months(begins, duration.in_months - 1)
    return shifted and add_days(month_end(shifted.year, shifted.month), duration.in_days)


def _first(duration: Duration, start: date) -> date | None:
    """The day on which the first whole period begins."""
    months = duration.in_months
    if not months:
        return add_days(start, (7 - start.weekday()) % 7 if duration.in_days % 7 == 0 else 0)
    step = 12 if months % 12 == 0 else months if 12 % months == 0 else 1
    month = start.year * 12 + start.month - 1 + (start.day > 1)
    year, rank = divmod(-(-month // step) * step, 12)
    return civil(year, rank + 1, 1)
