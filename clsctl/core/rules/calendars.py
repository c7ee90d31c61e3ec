"""What a reading tells the rules: how a text fails as a calendar, and which days it can be held to."""

import re
from datetime import date, timedelta
from typing import Literal

from clsctl.core.calendar import Reading
from clsctl.core.calendar.dates import add_months
from clsctl.core.calendar.place_relative import missing
from clsctl.core.calendar.vague import VAGUE
from clsctl.core.calendar.years import NO_YEAR
from clsctl.core.messages import Message, msg
from clsctl.core.model.fiche import Fiche
from clsctl.core.rules.survey import DUE, Expression, Span, Survey

Failure = Literal["impossible", "serial", "several", "not_understood", "no_date"]

# 1980 to 2069: what spreadsheets count in days since the eve of 1900
_SERIAL = r"(29[2-9]|[3-5]\d\d|6[01]\d)\d\d(?:[.,]\d+)?"
# words that speak of time and name no date; those that tell what happened belong elsewhere, and say so
_UNDATED = frozenset(each.reason for each in VAGUE if "`suivi`" not in each.reason.text)
_EPOCH = date(1899, 12, 30)
_MONTHS = {"years": 12, "year": 12, "part_of_year": 12, "semester": 6, "quarter": 3, "season": 3}


def failure(reading: Reading) -> Failure | None:
    """How a text fails to be a calendar; None for one that is read, even when it cannot be placed yet."""
    if reading.wrong:
        return "impossible"
    if reading.nature != "undatable":
        return None
    if serial(reading.text):
        return "serial"
    if reading.split:
        return "several"
    if reading.reason in _UNDATED and not any(character.isdigit() for character in reading.text):
        return "no_date"
    return "not_understood"


def advice(reading: Reading, ref: str | None = None) -> Message:
    """Why a text is not read, and a form that would be where there is one. The year that a text of the fiche `ref`
    lacks is said beside it, by the day of writing: signed words are not to be altered."""
    if reading.reason == NO_YEAR and ref:
        return msg(
            "{reason}. The day on which the document was written gives it: clsctl set {fiche} redaction AAAA-MM-JJ "
            "(or, if the text is not signed yet, write “{near}”).",
            reason=reading.reason,
            fiche=ref.partition("/")[0],
            near=reading.nearest or "",
        )
    if not reading.nearest:
        return msg("{reason}.", reason=reading.reason or "")
    return msg("{reason}. Write for instance “{near}”.", reason=reading.reason or "", near=reading.nearest)


def serial(text: str) -> date | None:
    """The day that a spreadsheet means by this number, None when it is no such number."""
    found = re.fullmatch(_SERIAL, text.strip())
    return _EPOCH + timedelta(days=int(text.strip()[:5])) if found else None


def last_unit(reading: Reading) -> date | None:
    """The first day of the last unit that the text names: « d'ici 2021 » may mean any day of 2021, so from 01/01.

    What comes before that day is surely not meant; None for a text with no end.
    """
    if reading.end is None:
        return None
    if reading.precision in ("day", None):
        return reading.end
    if reading.precision == "week":
        return reading.end - timedelta(days=6)
    months = _MONTHS.get(reading.precision or "", 1)
    first = (add_months(reading.end.replace(day=1), 1 - months)) or reading.end
    return max(first, reading.start) if reading.start else first


def own_days(fiche: Fiche, calendars: tuple[Expression, ...]) -> Span:
    """The first and last day of a fiche: `debut` and `fin`, else the reading of its calendar."""
    found = next((each.reading for each in calendars if each.kind == "fiche"), None)
    start, end = (found.start, found.end) if found else (None, None)
    own = fiche.calendrier
    return Span(own.debut or start, own.fin or end) if own else Span(start, end)


def waiting(survey: Survey, key: Literal["signature", "fin"]) -> list[Expression]:
    """What people work to and no day ends, since the plan does not give the date `key` that it counts from."""
    lacks = missing(key)
    return [
        each
        for each in survey.expressions
        if each.kind in DUE and each.reading.end is None and lacks in each.reading.notes
    ]
