"""What lasts as long as the contract: by the plan's dates, by the years of the text, by the period on the cover."""

from datetime import date, timedelta
from typing import cast

from clsctl.core.calendar.context import Context, Cover
from clsctl.core.calendar.dates import add_days
from clsctl.core.calendar.extents import Extent, Several, extent
from clsctl.core.calendar.intervals import interval
from clsctl.core.calendar.outcome import Interval, Refusal
from clsctl.core.calendar.place_relative import missing, of_cover, of_end, place_anchored, turned
from clsctl.core.calendar.reading import Precision, Reading
from clsctl.core.calendar.recurrence import after
from clsctl.core.calendar.tree import Anchored, Contract, From, Span
from clsctl.core.messages import Message, msg

_TOLERANCE = timedelta(days=31)


def place_contract(clause: Contract, context: Context) -> Reading | Refusal | Several:
    """As long as the contract: the plan's dates where it has them, else those in brackets, else the cover's."""
    own = _own(clause.years, context) if clause.years else None
    first = _first(clause, context)
    if isinstance(own, Refusal) or not isinstance(first, Reading):
        return own if isinstance(own, Refusal) else first
    known_end = context.fin or (own and own[1].end) or _by_length(clause, first.start)
    cover = context.cover if not own and not (first.start and known_end) else None
    start = first.start or (own and own[0].start) or (cover and cover.start)
    end = known_end or (cover and cover.end)
    if start and end and start > end:
        return turned(start, end)
    notes = _notes(first, context, start, end)
    if own and not (first.start and context.fin):
        notes += (msg("The years written in the text are used for what the plan does not date"),)
    precision = _precision(first, context, cover) if start or end else None
    placed_by = (*first.placed_by, *_placed_by(context, cover))
    if cover:
        notes += (of_cover(cover),)
    warnings = _disagreements(clause, own, first, context)
    return Reading("", "relative", start, end, precision, notes=notes, placed_by=placed_by, warnings=warnings)


def _placed_by(context: Context, cover: Cover | None) -> tuple[str, ...]:
    return (*(("fin",) if context.fin else ()), *(("periode",) if cover else ()))


def _precision(first: Reading, context: Context, cover: Cover | None) -> Precision:
    if first.start or context.fin:
        return "day"
    return cover.precision if cover else "years"


def _notes(first: Reading, context: Context, start: date | None, end: date | None) -> tuple[Message, ...]:
    notes = first.notes if first.start or not start else ()
    if context.fin:
        return notes + of_end(context.fin, context.avenant)
    return notes if end else (*notes, missing("fin"))


def _own(years: Span, context: Context) -> tuple[Interval, Interval] | Refusal:
    """The first and the last unit of the years in brackets."""
    whole = extent(years, context)
    if not isinstance(whole, Extent):
        return cast("Refusal", whole)  # a span is never several
    what = cast("Span", whole.what)
    return cast("Interval", interval(what.first, context.bounds)), cast("Interval", interval(what.last, context.bounds))


def _first(clause: Contract, context: Context) -> Reading | Refusal | Several:
    """The start: told apart, or the day the plan takes effect, else its signature."""
    if isinstance(clause.start, From):
        found = extent(clause.start.what, context)
        if not isinstance(found, Extent):
            return found
        day = add_days(found.days.end, 1) if clause.start.beyond else found.days.start
        return Reading("", "relative", day, notes=found.days.notes)
    placed = place_anchored(clause.start or Anchored("effet", "from"), context)
    return placed._replace(offset=None) if isinstance(placed, Reading) else placed


def _by_length(clause: Contract, start: date | None) -> date | None:
    moved = start and clause.length and after(start, clause.length)
    return add_days(moved, -1) if moved else None


def _disagreements(
    clause: Contract, own: tuple[Interval, Interval] | None, first: Reading, context: Context
) -> tuple[Message, ...]:
    found = []
    start, end = first.start, context.fin
    if own and ((start and not own[0].start <= start <= own[0].end) or (end and not own[1].start <= end <= own[1].end)):
        found.append(
            msg(
                "The text says {first} to {last}, the plan's dates are {start} to {end}: these are used",
                first=own[0].start,
                last=own[1].end,
                start=start or own[0].start,
                end=end or own[1].end,
            )
        )
    told = _by_length(clause, start)
    if told and end and abs(told - end) > _TOLERANCE:
        found.append(
            msg("The length told would end the contract on {told}, the plan ends on {end}", told=told, end=end)
        )
    return tuple(found)
