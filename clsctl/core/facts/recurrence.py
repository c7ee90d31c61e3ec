"""Recurring deliverables: which whole periods of the contract lack a delivery, and which one is to serve next."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from clsctl.core.calendar.dates import add_days, month_end
from clsctl.core.calendar.recurrence import before, open_period, parse_duration, periods
from clsctl.core.facts.values import LivrableFacts, Periode


class Asked(NamedTuple):
    """So many `times` in each whole civil period of `every` between `since` and `until`, both inclusive."""

    every: str
    times: int
    since: date
    until: date


class Course(NamedTuple):
    """`closed` counts the periods over, `missing` are those that lack deliveries, `due` is the end of the next one."""

    closed: int
    missing: tuple[Periode, ...]
    due: date | None


def course(asked: Asked, given: Sequence[date], day: date) -> Course:
    """How a recurrence was served, seen on a day; `given` are the days of the deliveries, in order."""
    eve = add_days(day, -1)
    closed = _over(asked.every, asked.since, min(asked.until, eve)) if eve else ()
    counted = (Periode(start, end, asked.times, _within(given, start, end)) for start, end in closed)
    since = add_days(closed[-1].end, 1) if closed else asked.since
    due = _next(asked, since, given, day)
    return Course(len(closed), tuple(each for each in counted if each.remis < asked.times), due)


# the recurring deliverables of a plan mostly have the same few rhythms
_over = lru_cache(maxsize=64)(periods)


def _next(asked: Asked, since: date | None, given: Sequence[date], day: date) -> date | None:
    """The end of the first period from `since` on, over on `day` or later, that lacks a delivery."""
    while since is not None:
        period = open_period(asked.every, since, day)
        if period is None or period.end > asked.until:
            return None
        if _within(given, period.start, period.end) < asked.times:
            return period.end
        since = add_days(period.end, 1)
    return None


def _within(given: Sequence[date], start: date, end: date) -> int:
    return bisect_right(given, end) - bisect_left(given, start)


def to_serve(livrable: LivrableFacts) -> str | None:
    """The period that the next delivery of what recurs is for, as `--occurrence` takes it: the first that lacks one,
    else the next to end. None where the contract has none (only whole periods count)."""
    if livrable.manquantes:
        first = livrable.manquantes[0]
        return _words(first.start, first.end)
    due, end = livrable.en_vigueur, livrable.prochaine
    length = parse_duration(due.every) if due and due.every else None
    morrow = add_days(end, 1) if end else None
    start = before(morrow, length) if morrow and length else None
    return _words(start, end) if start and end else None


# by the months that a period lasts
_NAMES = {12: "{year}", 6: "S{rank} {year}", 3: "T{rank} {year}", 1: "{rank:02}/{year}"}


def _words(start: date, end: date) -> str:
    """A period in words that are read as it: 2026, S1 2026, T3 2026, 03/2026, else its two days."""
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.day == 1 and end == month_end(end.year, end.month) and months in _NAMES:
        return _NAMES[months].format(year=start.year, rank=(start.month - 1) // months + 1)
    return f"du {start:%d/%m/%Y} au {end:%d/%m/%Y}"
