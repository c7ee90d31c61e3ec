"""Days of Europe/Paris and the times of commits: which commit a day stands for, which day a commit was made."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from clsctl.core.calendar.dates import parse_date
from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def paris() -> tzinfo:
    """The civil time of the contracts. `Trouble` where the system has no time zone data."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - not needed for the disk

    try:
        return ZoneInfo("Europe/Paris")
    except ZoneInfoNotFoundError as error:
        raise Trouble(
            msg("This system has no data on time zones, so days in Paris are unknown."),
            msg("Install the Python package tzdata."),
        ) from error


def day_asked(text: str) -> date | None:
    """The day written `AAAA-MM-JJ` or `JJ/MM/AAAA`, None when it is no day but a name for git.

    `Trouble` for what has the form of a day and is none.
    """
    day = parse_date(text)
    if day is None and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}", text):
        raise Trouble(
            msg("{text} is not a day of the calendar.", text=text),
            msg("Write a day as AAAA-MM-JJ. A branch of that name is written: refs/heads/{text}", text=text),
        )
    return day


def day_of(seconds: int) -> date:
    """The civil day in Paris of a time in seconds since 1970."""
    try:
        return (_EPOCH + timedelta(seconds=seconds)).astimezone(paris()).date()
    except OverflowError as error:
        raise Trouble(
            msg("The commit is dated {seconds} seconds after 1970, which is no day.", seconds=str(seconds)),
            msg("Say which day it is with --date, and which text with the name of another commit."),
        ) from error


def last_second(day: date) -> float:
    """The end of a civil day in Paris, in seconds since 1970, whatever the clocks did that day."""
    return datetime.combine(day, time.max, paris()).timestamp()


def last_by(times: Sequence[int], end: float) -> int | None:
    """The place in `times` (newest commit first) of the last commit made up to `end`; None when all are later.

    A computer with a wrong clock leaves commits dated out of order. The history is cut where the fewest commits stand
    on the wrong side, and earlier rather than later when two cuts are as good: a day never shows what came after it.
    """
    misplaced = best = sum(moment > end for moment in times)
    place = 0
    for index, moment in enumerate(times, start=1):
        misplaced += 1 if moment <= end else -1
        if misplaced <= best:
            best, place = misplaced, index
    return place if place < len(times) else None
