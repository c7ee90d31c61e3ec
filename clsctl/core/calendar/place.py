"""From a clause to a reading: each kind of clause put on the days of its context."""

from collections.abc import Callable
from datetime import date
from typing import Any, cast

from clsctl.core.calendar.context import Context
from clsctl.core.calendar.dates import add_days
from clsctl.core.calendar.edtf import to_edtf
from clsctl.core.calendar.extents import Extent, Several, extent
from clsctl.core.calendar.outcome import PAST_9999, Interval, Refusal
from clsctl.core.calendar.place_contract import place_contract
from clsctl.core.calendar.place_relative import place_anchored, place_opening
from clsctl.core.calendar.reading import Precision, Reading
from clsctl.core.calendar.recurrence import Duration, after
from clsctl.core.calendar.tree import (
    Always,
    Anchored,
    Clause,
    Contract,
    Every,
    For,
    From,
    Lasted,
    Lasting,
    Listing,
    Opening,
    Span,
    Told,
    Unit,
    Until,
    When,
)  # fmt: skip
from clsctl.core.calendar.words import say, the
from clsctl.core.messages import Message, msg

Placed = Reading | Refusal | Several


def place(clause: Clause, context: Context) -> Placed:
    """The reading of a clause, without its text; or why it has none."""
    return _PLACERS[type(clause)](clause, context)


def _when(clause: When, context: Context) -> Placed:
    found = extent(clause.what, context)
    return _dated(found) if isinstance(found, Extent) else found


def _dated(found: Extent) -> Reading:
    days = found.days
    edtf = to_edtf(When(found.what))
    return Reading("", "dated", days.start, days.end, days.precision, edtf, notes=days.notes)


def _unproposed(found: Refusal | Several) -> Refusal | Several:
    """A refusal without its proposal, which would lose « d'ici », « dès » or the length."""
    return found._replace(nearest=None) if isinstance(found, Refusal) else found


def _from(clause: From, context: Context) -> Placed:
    found = extent(clause.what, context)
    if not isinstance(found, Extent):
        return _unproposed(found)
    days = found.days
    start = add_days(days.end, 1) if clause.beyond else days.start
    if not start:
        return PAST_9999
    notes = days.notes
    if clause.beyond:
        notes += (msg("After {words} is read as from the next day on, {start}", words=the(found.what), start=start),)
    edtf = to_edtf(clause._replace(what=cast("Unit", found.what)))
    return Reading("", "open", start, None, days.precision, edtf, notes=notes)


def _until(clause: Until, context: Context) -> Placed:
    found = extent(clause.what, context)
    if not isinstance(found, Extent):
        return _unproposed(found)
    days = found.days
    end = add_days(days.start, -1) if clause.short else days.end
    if not end:
        return PAST_9999
    notes = days.notes
    if clause.short:
        notes += (msg("Before {words} is read as up to the day before, {end}", words=the(found.what), end=end),)
    edtf = to_edtf(clause._replace(what=cast("Unit", found.what)))
    return Reading("", "deadline", None, end, days.precision, edtf, notes=notes)


_ITSELF = frozenset({"year", "school_year", "semester", "quarter", "quadrimester"})


def _for(clause: For, context: Context) -> Placed:
    """« pour X » is X where X is a year, a school year, a semester, a quarter or a range, else it ends with X."""
    what = clause.what
    if not isinstance(what, Unit) or (what.kind in _ITSELF and not what.part):
        return _when(When(what), context)
    return _until(Until(what), context)


def _lasting(clause: Lasting, _: Context) -> Placed:
    return Refusal(
        msg("A length of time, and nothing says from when"),
        nearest=f"{_length(clause.duration)} après la signature",
    )


def _length(duration: Duration) -> str:
    names = ("an", "mois", "semaine", "jour")
    count, name = next((count, name) for count, name in zip(duration, names, strict=True) if count)
    return f"{count} {name}{'s' if count > 1 and name != 'mois' else ''}"


def _lasted(clause: Lasted, context: Context) -> Placed:
    """From the first day of the start, to the eve of the same day so long after."""
    found = extent(clause.start, context)
    if not isinstance(found, Extent):
        return _unproposed(found)
    days = found.days
    end = _eve(days.start, clause.duration)
    if not end:
        return PAST_9999
    if end < days.end:
        return Refusal(
            msg("The length is shorter than {words}, and nothing says on which day it begins", words=say(found.what)),
            nearest=f"à partir du {days.start:%d/%m/%Y}, pour {_length(clause.duration)}",
        )
    note = msg("The length is counted from {start} to {end}", start=days.start, end=end)
    precision: Precision = "years" if days.precision == "year" and clause.duration.months == 0 else days.precision
    return Reading("", "dated", days.start, end, precision, notes=(*days.notes, note))


def _eve(start: date, duration: Duration) -> date | None:
    follows = after(start, duration)
    return add_days(follows, -1) if follows else None


def _told(clause: Told, context: Context) -> Placed:
    found = extent(clause.what, context)
    if not isinstance(found, Extent):
        return found
    if _eve(found.days.start, clause.duration) != found.days.end:
        return Refusal(
            msg(
                "The length told is not that of {start} to {end}",
                start=found.days.start,
                end=found.days.end,
            ),
            nearest=say(found.what),
        )
    return _dated(found)


def _every(clause: Every, context: Context) -> Placed:
    notes = [_most(clause)] if clause.most else list[Message]()
    if clause.during:
        notes.append(msg("It concerns {words} in each of them", words=say(clause.during)))
    within = place(clause.within, context) if clause.within else Reading("", "recurring")
    if not isinstance(within, Reading):
        return within
    return within._replace(
        nature="recurring",
        precision=None,
        edtf=None,
        offset=None,
        every=clause.duration.iso,
        times=clause.times,
        notes=(*notes, *within.notes),
    )


def _most(clause: Every) -> Message:
    return msg("From {low} to {high} times: the lower number is what is asked", low=clause.times, high=clause.most or 0)


def _always(_: Always, __: Context) -> Placed:
    return Reading("", "continuous")


_PLACERS: dict[type, Callable[[Any, Context], Placed]] = {
    When: _when,
    From: _from,
    Until: _until,
    For: _for,
    Lasting: _lasting,
    Lasted: _lasted,
    Told: _told,
    Every: _every,
    Always: _always,
    Anchored: place_anchored,
    Contract: place_contract,
    Opening: place_opening,
}
__all__ = ["Interval", "Listing", "Span", "place"]
