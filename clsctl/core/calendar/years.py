"""The year of what is written without one: from the other end of a span, from the words after it in a list, or
from the day the document was written where that day settles it."""

from datetime import date
from typing import NamedTuple

from clsctl.core.calendar.context import Context
from clsctl.core.calendar.intervals import Interval, Refusal, interval
from clsctl.core.calendar.tree import Listing, Span, Time, Unit
from clsctl.core.calendar.words import say
from clsctl.core.messages import Message, msg

EXAMPLE_YEAR = 2025


class Whole(NamedTuple):
    """A time whose every unit has a year, and what was assumed for it."""

    what: Time
    notes: tuple[Message, ...] = ()


def complete(what: Time, context: Context) -> Whole | Refusal:
    """The time with its years, or the reason why one is missing."""
    shared = share(what)
    if all(unit.year is not None for unit in units(shared)):
        return Whole(shared)
    if isinstance(shared, Listing) or not context.redaction:
        return no_year(shared, context)
    return _settled(shared, context, context.redaction)


def units(what: Time) -> list[Unit]:
    """The units a time is made of."""
    if isinstance(what, Unit):
        return [what]
    if isinstance(what, Span):
        return [what.first, what.last]
    return [unit for item in what.items for unit in units(item)]


def share(what: Time) -> Time:
    """A year told once serves the whole: « de janvier à juin 2017 », « mars et avril 2024 »."""
    if isinstance(what, Span):
        first, last = what.first, what.last
        year = last.year if first.year is None else first.year
        if year is None or (first.year is None) == (last.year is None):
            return what
        return what._replace(first=_with_year(first, year), last=_with_year(last, year))
    if isinstance(what, Listing):
        done: list[Unit | Span] = []
        for item in reversed(what.items):
            year = units(done[0])[0].year if done else None
            done.insert(0, with_year(item, year) if year is not None else item)
        return what._replace(items=tuple(done))
    return what


def with_year(item: Unit | Span, year: int) -> Unit | Span:
    """The same with that year where it has none."""
    if isinstance(item, Unit):
        return _with_year(item, year)
    return item._replace(first=_with_year(item.first, year), last=_with_year(item.last, year))


def _with_year(unit: Unit, year: int) -> Unit:
    return unit if unit.year is not None else unit._replace(year=year, coming=0)


def no_year(what: Time, context: Context) -> Refusal:
    """The refusal of what has no year, with the same words and one."""
    known = context.redaction or context.signature or context.effet
    year = known.year if known else EXAMPLE_YEAR
    first = what.items[0] if isinstance(what, Listing) else what
    return Refusal(msg("No year is written"), nearest=say(with_year(first, year)))


def _settled(what: Unit | Span, context: Context, redaction: date) -> Whole | Refusal:
    """The year by the day of writing: « prochain » the first to come, « dernier » the last gone, else that of the
    document while the time is not past; a time of that year that was already past might be the next year's."""
    coming = units(what)[0].coming
    tries = [redaction.year - 1, redaction.year, redaction.year + 1]
    found = {year: _interval(with_year(what, year), context) for year in tries if 1 <= year <= 9999}
    if coming > 0:
        fitting = [y for y, days in found.items() if isinstance(days, Interval) and days.start > redaction][:1]
    elif coming < 0:
        fitting = [y for y, days in found.items() if isinstance(days, Interval) and days.end < redaction][-1:]
    else:
        days = found[redaction.year]
        if isinstance(days, Refusal):
            return days
        fitting = [redaction.year] if days.end >= redaction else []
    if not fitting:
        return Refusal(
            msg(
                "No year is written, and the day the document was written, {redaction}, does not settle it",
                redaction=redaction,
            ),
            nearest=say(with_year(what, redaction.year + 1)) if redaction.year < 9999 else None,
        )
    dated = with_year(what, fitting[0])
    note = msg(
        "No year is written: read as {words}, by the day the document was written, {redaction}",
        words=say(dated),
        redaction=redaction,
    )
    return Whole(dated, (note,))


def _interval(what: Unit | Span, context: Context) -> Interval | Refusal:
    if isinstance(what, Unit):
        return interval(what, context.bounds)
    first, last = interval(what.first, context.bounds), interval(what.last, context.bounds)
    if isinstance(first, Refusal) or isinstance(last, Refusal):
        return first if isinstance(first, Refusal) else last
    return first._replace(end=last.end)
