"""From a time of any shape to one interval: a unit, a span of two, a list whose members follow each other."""

from itertools import pairwise
from typing import NamedTuple, cast

from clsctl.core.calendar.context import Context
from clsctl.core.calendar.dates import add_days
from clsctl.core.calendar.intervals import interval
from clsctl.core.calendar.outcome import Interval, Refusal
from clsctl.core.calendar.reading import Precision
from clsctl.core.calendar.tree import Listing, Span, Time, Unit, units
from clsctl.core.calendar.words import say, say_unit
from clsctl.core.calendar.years import complete
from clsctl.core.messages import Message, msg

_FROM_FINE_TO_COARSE: tuple[Precision, ...] = (
    "day", "week", "part_of_month", "month", "quarter", "season", "semester", "part_of_year", "year", "years",
)  # fmt: skip


Given = tuple[bool, bool]
_BOTH = (True, True)


_REVERSED = msg("The end comes before the start")
_ONCE = msg("The year is written once, and the end would come before the start")


class Extent(NamedTuple):
    """The days of a time, and the time with every year filled in."""

    days: Interval
    what: Time


class Several(NamedTuple):
    """Times that are not one: each would be a phase of its own."""

    items: tuple[Unit | Span, ...]


def extent(what: Time, context: Context) -> Extent | Refusal | Several:
    """The days of a time, or why it has none."""
    if isinstance(what, Unit) and what.year is not None:
        known = interval(what, context.bounds)
        return Extent(known, what) if isinstance(known, Interval) else known
    whole = complete(what, context)
    if isinstance(whole, Refusal):
        return whole
    if isinstance(whole.what, Unit):
        days: Interval | Refusal | Several = interval(whole.what, context.bounds)
    elif isinstance(whole.what, Span):
        days = _span(whole.what, _given(what), context)
    else:
        days = _listing(whole.what, context)
    if not isinstance(days, Interval):
        return days
    return Extent(days._replace(notes=(*whole.notes, *days.notes)), whole.what)


def _given(what: Time) -> Given:
    """Which ends of a span have a year of their own."""
    given = [unit.year is not None for unit in units(what)]
    return given[0], given[-1]


def _span(span: Span, given: Given, context: Context) -> Interval | Refusal:
    first, last = interval(span.first, context.bounds), interval(span.last, context.bounds)
    if isinstance(first, Refusal) or isinstance(last, Refusal):
        # what would do for one end is no proposal for both
        return (first if isinstance(first, Refusal) else cast("Refusal", last))._replace(nearest=None)
    if span.joined == "dash" and _bare_year(span.last) and not _bare_year(span.first):
        return Refusal(
            msg(
                "{words} may be one time or go on to the end of {year}", words=say(span.first), year=str(last.end.year)
            ),
            nearest=f"de {say_unit(span.first)} à fin {last.end.year}",
        )
    if not all(given) and (_bare_year(span.first) or _bare_year(span.last)):
        return Refusal(msg("A whole year and a part of the same are no range"), nearest=_finer(span))
    if first.start > last.end or first.start > last.start:
        return _reversed(span, given)
    precision: Precision = max(first.precision, last.precision, key=_FROM_FINE_TO_COARSE.index)
    if precision == "year" and first.start.year != last.end.year:
        precision = "years"
    return Interval(first.start, last.end, precision, first.notes + last.notes, first.vague or last.vague)


def _finer(span: Span) -> str:
    return say(span.last if _bare_year(span.first) else span.first)


def _bare_year(unit: Unit) -> bool:
    return unit.kind == "year" and not unit.part


def _reversed(span: Span, given: Given) -> Refusal:
    first, last = span.first, span.last
    year = first.year or 0
    if _like(first, last):
        return Refusal(_REVERSED)
    if not all(given) and 1 < year < 9999:
        ends = (first, last._replace(year=year + 1)) if given[0] else (first._replace(year=year - 1), last)
        return Refusal(_ONCE, nearest=say(Span(*ends)))
    return Refusal(_REVERSED, nearest=say(Span(last, first)))


def _like(first: Unit, last: Unit) -> bool:
    """« de fin à début 2025 »: one unit, whose parts have changed places."""
    return first._replace(part="") == last._replace(part="")


def _listing(listing: Listing, context: Context) -> Interval | Refusal | Several:
    """One interval when each member begins the day after the one before it, and all are of one kind."""
    days = [_item(item, context) for item in listing.items]
    for found in days:
        if isinstance(found, Refusal):
            return found
    known = [found for found in days if isinstance(found, Interval)]
    follow = all(add_days(a.end, 1) == b.start for a, b in pairwise(known))
    kinds = {unit.kind for unit in units(listing)}
    parts = {bool(unit.part) for unit in units(listing)}  # « fin 2024/2025 » is no time that goes on
    alike = len(kinds) == len(parts) == 1 and (listing.loose or all(isinstance(item, Unit) for item in listing.items))
    if not follow or not alike:
        return _apart(listing, sure=len(parts) == 1 and ("year" not in kinds or len(kinds) == 1))
    start, end = known[0].start, known[-1].end
    precision: Precision = "years" if known[0].precision == "year" else known[0].precision
    note = msg(
        "{words} follow each other: read as one time, {start} to {end}", words=say(listing), start=start, end=end
    )
    notes: tuple[Message, ...] = (*(note for found in known for note in found.notes), note)
    return Interval(start, end, precision, notes, any(found.vague for found in known))


def _item(item: Unit | Span, context: Context) -> Interval | Refusal:
    return interval(item, context.bounds) if isinstance(item, Unit) else _span(item, _BOTH, context)


def _apart(listing: Listing, *, sure: bool) -> Refusal | Several:
    """The times told apart; not `sure` where one may lend its unit to another: « mars 2024 et 2025 »."""
    if not sure:
        return Refusal(msg("Several times in one text, and some may be only a part of what is written"))
    if listing.loose:
        first, last = units(listing)[0], units(listing)[-1]
        return Refusal(
            msg("A dash or a slash here may mean a range or a choice between several times"),
            nearest=say(Span(first, last)),
        )
    return Several(listing.items)
