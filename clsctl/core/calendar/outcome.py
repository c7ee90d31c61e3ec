"""What a time comes to: its first and last day, or the reason why there is none."""

from datetime import date
from typing import NamedTuple

from clsctl.core.calendar.reading import Precision
from clsctl.core.messages import Message, msg


class Interval(NamedTuple):
    """Both days inclusive. `vague` tells that the words were given bounds by convention; `notes` says which."""

    start: date
    end: date
    precision: Precision
    notes: tuple[Message, ...] = ()
    vague: bool = False


class Refusal(NamedTuple):
    """Why there is no date; `wrong` for what looks like one and cannot be, `nearest` what could be written."""

    reason: Message
    wrong: bool = False
    nearest: str | None = None


WEEKDAYS = (
    msg("Monday"), msg("Tuesday"), msg("Wednesday"), msg("Thursday"), msg("Friday"), msg("Saturday"), msg("Sunday"),
)  # fmt: skip
PAST_9999 = Refusal(msg("This goes beyond the years 1 to 9999"))
