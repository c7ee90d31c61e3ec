"""What is counted from the plan's own dates: its signature, the day it takes effect, its end."""

from datetime import date

from clsctl.core.calendar.context import Context, Cover
from clsctl.core.calendar.dates import add_days, civil
from clsctl.core.calendar.extents import Extent, Several, extent
from clsctl.core.calendar.outcome import PAST_9999, Refusal
from clsctl.core.calendar.reading import Precision, Reading
from clsctl.core.calendar.recurrence import after, before
from clsctl.core.calendar.tree import Anchored, Opening
from clsctl.core.messages import Message, msg

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
        return Reading("", "relative", offset=offset, notes=(missing(source),))
    moved = after(base, clause.duration)
    if not moved:
        return PAST_9999
    start, end = _mode(clause, base, moved)
    notes = (_counted(source, base),)
    return Reading("", "relative", start, end, "day", offset=offset, notes=notes, placed_by=(source,))


def _counted(key: str, day: date) -> Message:
    if key == "effet":
        # Translators: « Compté à partir du jour où le contrat prend effet, le 1er février 2024 »
        return msg("Counted from the day the contract takes effect, {day}", day=day)
    # Translators: « Compté à partir de la signature du contrat, le 16 janvier 2024 »
    return msg("Counted from the signature of the contract, {day}", day=day)


def _base(clause: Anchored, context: Context) -> tuple[date | None, str]:
    if clause.event == "effet":
        return (context.effet, "effet") if context.effet else (context.signature, "signature")
    return context.signature, "signature"


def missing(key: str) -> Message:
    """The note of a date that the plan lacks."""
    return msg("The plan has no `{key}` date to count from", key=key)


def _mode(clause: Anchored, base: date, moved: date) -> tuple[date | None, date | None]:
    if clause.mode == "from":
        return moved, None
    if clause.mode == "within":
        return base, moved
    if clause.mode == "lasting":
        return base, add_days(moved, -1)
    return (None if clause.mode == "until" else moved), moved


def _end(clause: Anchored, context: Context) -> Reading | Refusal:
    """« à la fin du contrat », « d'ici la fin du CLS », « 6 mois avant la fin du CLS »."""
    if context.fin:
        return _ending(clause, context.fin, of_end(context.fin, context.avenant), "fin")
    if context.cover:
        return _ending(clause, context.cover.end, (of_cover(context.cover),), "periode")
    return Reading("", "relative", notes=(missing("fin"),))


def _ending(clause: Anchored, fin: date, notes: tuple[Message, ...], source: str) -> Reading | Refusal:
    end = before(fin, clause.duration) if clause.mode == "ahead" else fin
    if not end:
        return PAST_9999
    start = None if clause.mode == "until" else end
    return Reading("", "relative", start, end, "day", notes=notes, placed_by=(source,))


def of_cover(cover: Cover) -> Message:
    """The note of what the cover places."""
    return msg(
        "The period on the cover, “{period}”, is used for what the plan does not date: {start} to {end}",
        period=cover.text,
        start=cover.start,
        end=cover.end,
    )


def of_end(fin: date, avenant: str | None) -> tuple[Message, ...]:
    """The note of the end in force, and of the amendment it comes from."""
    if avenant:
        return (msg("The end is that of amendment {number}, {day}", number=avenant, day=fin),)
    return (msg("The end is that of the plan, {day}", day=fin),)


def _year_n(clause: Anchored, context: Context) -> Reading | Refusal:
    """« Année N+1 » is the civil year after that of the signature."""
    offset = clause.duration.iso
    if not context.signature:
        return Reading("", "relative", precision="year", offset=offset, notes=(missing("signature"),))
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
        return turned(start, found.days.end)
    note = _counted(source, start) if start else missing(source)
    placed_by = (source,) if start else ()
    notes = (note, *found.days.notes)
    return Reading("", "relative", start, found.days.end, "day", offset="P0D", notes=notes, placed_by=placed_by)


def turned(start: date, end: date) -> Refusal:
    """The refusal of an end before its start."""
    return Refusal(msg("The end, {end}, comes before the start, {start}", end=end, start=start))
