"""The year of what is written without one: from the other end of a span, from the words after it in a list, or
from the day the document was written where that day settles it."""

from datetime import date
from typing import NamedTuple

from clsctl.core.calendar.context import Context
from clsctl.core.calendar.intervals import interval
from clsctl.core.calendar.outcome import Interval, Refusal
from clsctl.core.calendar.tree import Listing, Span, Time, Unit, units, with_year
from clsctl.core.calendar.words import say
from clsctl.core.messages import Message, msg

EXAMPLE_YEAR = 2025
NO_YEAR = msg("No year is written")


class Whole(NamedTuple):
    """A time whose every unit has a year, and what was assumed for it."""

    what: Time
    notes: tuple[Message, ...] = ()


def complete(what: Time, context: Context) -> Whole | Refusal:
    """The time with its years, or the reason why one is missing."""
    shared = share(what)
    if all(unit.year is not None for unit in units(shared)):
        return Whole(shared)
    mixed = any(unit.year is not None for unit in units(shared))
    if mixed or isinstance(shared, Listing) or not context.redaction:
        return no_year(shared, context)
    return _settled(shared, context, context.redaction)


def share(what: Time) -> Time:
    """A year told once serves the whole: « de janvier à juin 2017 », « mars et avril 2024 »."""
    if isinstance(what, Listing):
        done: list[Unit | Span] = []
        for item in reversed(what.items):
            year = units(done[0])[0].year if done else None
            own = _shared(item)
            done.insert(0, with_year(own, year) if year is not None else own)
        return what._replace(items=tuple(done))
    return _shared(what)


def _shared(what: Unit | Span) -> Unit | Span:
    known = [unit.year for unit in units(what) if unit.year is not None]
    told = any(unit.coming in (1, -1) for unit in units(what))
    return with_year(what, known[0]) if known and not told else what


def no_year(what: Time, context: Context) -> Refusal:
    """The refusal of what has no year, with the same words and one."""
    first = what.items[0] if isinstance(what, Listing) else what
    return Refusal(NO_YEAR, nearest=say(_two_years(with_year(first, example_year(context)))))


def example_year(context: Context) -> int:
    """The year of examples: one of the plan's where it has any."""
    known = context.redaction or context.signature or context.effet
    return known.year if known else EXAMPLE_YEAR


def _two_years(what: Unit | Span) -> Unit | Span:
    """A winter or a school year of the example with its second year."""
    if isinstance(what, Unit) and what.year and (what.kind == "school_year" or (what.kind, what.rank) == ("season", 4)):
        return what._replace(year2=what.year + 1)
    return what


def _settled(what: Unit | Span, context: Context, redaction: date) -> Whole | Refusal:
    """The year by the day of writing: « prochain » is the first to come, « dernier » after a noun the last gone, and
    what has no such word is of the document's own year where it was still to come."""
    coming = units(what)[0].coming
    plain = _any_day(what)
    years = [year for year in range(redaction.year - 1, redaction.year + 2) if 1 <= year <= 9999]
    days = {year: _interval(with_year(plain, year), context) for year in years}
    after = [year for year, found in days.items() if isinstance(found, Interval) and found.start > redaction]
    gone = [year for year, found in days.items() if isinstance(found, Interval) and found.end < redaction]
    today = isinstance(own := days[redaction.year], Interval) and own.start == redaction
    fitting = {0: [redaction.year] if redaction.year in after or today else [], 1: after[:1], -1: gone[-1:]}
    chosen = fitting.get(coming, [])
    if not chosen:
        return _unsettled(what, redaction)
    dated = with_year(what, chosen[0])
    against = _interval(dated, context)
    if isinstance(against, Refusal):
        return against._replace(wrong=False)
    note = msg(
        "No year is written: read as {words}, by the day the document was written, {redaction}",
        words=say(dated),
        redaction=redaction,
    )
    return Whole(dated, (note,))


def _unsettled(what: Unit | Span, redaction: date) -> Refusal:
    reason = msg(
        "No year is written, and the day the document was written, {redaction}, does not settle it",
        redaction=redaction,
    )
    return Refusal(reason, nearest=say(with_year(_any_day(what), min(redaction.year + 1, 9999))))


def _any_day(what: Unit | Span) -> Unit | Span:
    """The same without the weekdays, which are only checked once there is a year."""
    if isinstance(what, Unit):
        return what._replace(weekday=None)
    return what._replace(first=what.first._replace(weekday=None), last=what.last._replace(weekday=None))


def _interval(what: Unit | Span, context: Context) -> Interval | Refusal:
    if isinstance(what, Unit):
        return interval(what, context.bounds)
    first, last = interval(what.first, context.bounds), interval(what.last, context.bounds)
    if isinstance(first, Refusal) or isinstance(last, Refusal):
        return first if isinstance(first, Refusal) else last
    return first._replace(end=last.end)
