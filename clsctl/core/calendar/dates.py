"""Civil days: the two written forms of a date, and month arithmetic that never leaves the years 1 to 9999."""

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

_FORMS = re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)|(?P<d2>\d\d)/(?P<m2>\d\d)/(?P<y2>\d{4})", re.ASCII)
_LONG = (1, 3, 5, 7, 8, 10, 12)


def civil(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is no such day (30 February, month 13, year 0 or 10000)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_date(text: str) -> date | None:
    """A date written exactly `AAAA-MM-JJ` or `JJ/MM/AAAA`; None for anything else, impossible days included."""
    found = _FORMS.fullmatch(text)
    if not found:
        return None
    year, month, day = found.group("y", "m", "d") if found["y"] else found.group("y2", "m2", "d2")
    return civil(int(year), int(month), int(day))


def month_length(year: int, month: int) -> int:
    """Days in a month, 28 to 31."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 31 if month in _LONG else 30


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, month_length(year, month))


def add_months(day: date, months: int) -> date | None:
    """The same day of the month, held to the month's end (31 January + 1 is 28 or 29 February); None out of range."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def add_days(day: date, days: int) -> date | None:
    """The day so many days later (or earlier); None outside the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
