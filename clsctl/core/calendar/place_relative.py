"""What is counted from the plan's own dates: its signature, the day it takes effect, its end."""

from datetime import date, timedelta
from typing import cast

from clsctl.core.calendar.context import Context
from clsctl.core.calendar.dates import add_days, civil
from clsctl.core.calendar.extents import Extent, Several, extent
from clsctl.core.calendar.intervals import interval
from clsctl.core.calendar.outcome import PAST_9999, Interval, Refusal
from clsctl.core.calendar.reading import Precision, Reading
from clsctl.core.calendar.recurrence import after
from clsctl.core.calendar.tree import Anchored, Contract, From, Opening, Span
from clsctl.core.messages import Message, msg

_TOLERANCE = timedelta(days=31)
NAMED = msg("Counted from an event that the plan gives no date for")


def place_anchored(clause: Anchored, context: Context) -> Reading | Refusal:
    """A time counted from an event; without dates where the plan does not give that of the event."""
    if clause.event == "year":
        return _year_n(clause, context)
    if clause.event == "fin":
        return _end(clause, context)
    offset = clause.duration.iso
    if clause.event == "named":
        return Reading("", "relative", offset=offset, notes=(NAMED,))
    base, source = _base(clause, context)
    if not base:
        return Reading("", "relative", offset=offset, notes=(_missing(source),))
    moved = after(base, clause.duration)
    if not moved:
        return PAST_9999
    start, end = _mode(clause, base, moved)
    notes = (_counted(source, base),)
    return Reading("", "relative", start, end, "day", offset=offset, notes=notes, placed_by=(source,))


def _counted(key: str, day: date) -> Message:
    return msg("Counted from the plan's `{key}`, {day}", key=key, day=day)


def _base(clause: Anchored, context: Context) -> tuple[date | None, str]:
    if clause.event == "effet":
        return (context.effet, "effet") if context.effet else (context.signature, "signature")
    return context.signature, "signature"


def _missing(key: str) -> Message:
    return msg("The plan has no `{key}` date to count from", key=key)


def _mode(clause: Anchored, base: date, moved: date) -> tuple[date | None, date | None]:
    if clause.mode == "from":
        return moved, None
    if clause.mode == "within":
        return base, moved
    if clause.mode == "lasting":
        return base, add_days(moved, -1)
    return (None if clause.mode == "until" else moved), moved


def _end(clause: Anchored, context: Context) -> Reading:
    """« à la fin du contrat », « d'ici la fin du CLS »."""
    if not context.fin:
        return Reading("", "relative", notes=(_missing("fin"),))
    start = context.fin if clause.mode == "at" else None
    return Reading(
        "", "relative", start, context.fin, "day", notes=_of_end(context.fin, context.avenant), placed_by=("fin",)
    )


def _of_end(fin: date, avenant: str | None) -> tuple[Message, ...]:
    if avenant:
        return (msg("The end is that of amendment {number}, {day}", number=avenant, day=fin),)
    return (msg("The end is that of the plan, {day}", day=fin),)


def _year_n(clause: Anchored, context: Context) -> Reading | Refusal:
    """« Année N+1 » is the civil year after that of the signature."""
    offset = clause.duration.iso
    if not context.signature:
        return Reading("", "relative", precision="year", offset=offset, notes=(_missing("signature"),))
    year = context.signature.year
    start = civil(year + clause.duration.years, 1, 1)
    end = civil(year + (clause.last or clause.duration).years, 12, 31)
    if not start or not end:
        return PAST_9999
    note = msg("Year N is {year}, that of the signature", year=str(year))
    precision: Precision = "years" if clause.last else "year"
    return Reading("", "relative", start, end, precision, offset=offset, notes=(note,), placed_by=("signature",))


def place_opening(clause: Opening, context: Context) -> Reading | Refusal | Several:
    """« de la signature à fin 2024 »."""
    found = extent(clause.end, context)
    if not isinstance(found, Extent):
        return found
    start, source = _base(clause.start, context)
    if start and start > found.days.end:
        return _reversed(start, found.days.end)
    note = _counted(source, start) if start else _missing(source)
    placed_by = (source,) if start else ()
    notes = (note, *found.days.notes)
    return Reading("", "relative", start, found.days.end, "day", offset="P0D", notes=notes, placed_by=placed_by)


def _reversed(start: date, end: date) -> Refusal:
    return Refusal(msg("The end, {end}, comes before the start, {start}", end=end, start=start))


def place_contract(clause: Contract, context: Context) -> Reading | Refusal | Several:
    """As long as the contract: the plan's dates where it has them, else those in brackets."""
    own = _own(clause.years, context) if clause.years else None
    first = _first(clause, context)
    if isinstance(own, Refusal) or not isinstance(first, Reading):
        return own if isinstance(own, Refusal) else first
    start = first.start or (own and own[0].start)
    end = context.fin or (own and own[1].end) or _by_length(clause, first.start)
    if start and end and start > end:
        return _reversed(start, end)
    precision: Precision | None = ("day" if first.start or context.fin else "years") if start or end else None
    placed = first.placed_by + (("fin",) if context.fin else ())
    notes = _contract_notes(first, context, own=own is not None, end=end)
    warnings = _disagreements(clause, own, first, context)
    return Reading("", "relative", start, end, precision, notes=notes, placed_by=placed, warnings=warnings)


def _contract_notes(first: Reading, context: Context, *, own: bool, end: date | None) -> tuple[Message, ...]:
    notes = first.notes if first.start or not own else ()
    if context.fin:
        notes += _of_end(context.fin, context.avenant)
    elif not end:
        notes += (_missing("fin"),)
    if own and not (first.start and context.fin):
        notes += (msg("The years written in the text are used for what the plan does not date"),)
    return notes


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
