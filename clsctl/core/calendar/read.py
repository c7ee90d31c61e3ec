"""An interim reader of the common forms, until the grammar is in place."""

import re
from datetime import date

from clsctl.core.calendar.context import Context
from clsctl.core.calendar.dates import civil, month_end, parse_date
from clsctl.core.calendar.reading import Precision, Reading
from clsctl.core.messages import msg

_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_MONTH = "|".join(_MONTHS)
_SEMESTER = re.compile(r"(?:.* : )?(?:S(?P<a>[12])|(?P<b>[12])(?:er|°\"|ème|°™|™|e)? semestre) (?P<y>\d{4})", re.I)


def read(text: str, context: Context = Context()) -> Reading:
    """The reading of one expression in its context. Never raises; a doubt is `undatable` with its reason."""
    found = _contract(text, context) or _semester(text) or _simple(text.strip())
    if found:
        return found
    if "fur et à mesure" in text or "au fil de l" in text or text.casefold() == "permanent":
        return Reading(text, "continuous")
    return Reading(text, "undatable", reason=msg("This is not understood as a calendar"), rest=text)


def _contract(text: str, context: Context) -> Reading | None:
    brackets = re.search(r"\((\d{4})-(\d{4})\)", text)
    if "durée du contrat" not in text:
        return None
    own = (date(int(brackets[1]), 1, 1), date(int(brackets[2]), 12, 31)) if brackets else (None, None)
    return Reading(text, "relative", context.signature or own[0], context.fin or own[1], "years")


def _semester(text: str) -> Reading | None:
    found = _SEMESTER.fullmatch(text.strip())
    if not found:
        return None
    half, year = int(found["a"] or found["b"]), int(found["y"])
    start, end = date(year, half * 6 - 5, 1), month_end(year, half * 6)
    return Reading(text, "dated", start, end, "semester", edtf=f"{year}-{39 + half}")


def _simple(text: str) -> Reading | None:
    day = parse_date(text)
    if day:
        return Reading(text, "dated", day, day, "day", edtf=day.isoformat())
    if found := re.fullmatch(rf"(?:en )?({_MONTH}) (\d{{4}})|(\d\d)/(\d{{4}})", text, re.I):
        month = _MONTHS.index(found[1].lower()) + 1 if found[1] else int(found[3])
        start = civil(int(found[2] or found[4]), month, 1)
        return _dated(text, start, month_end(start.year, month), "month") if start else None
    if found := re.fullmatch(rf"de ({_MONTH}) (\d{{4}}) à ({_MONTH}) (\d{{4}})", text, re.I):
        last = _MONTHS.index(found[3].lower()) + 1
        first = date(int(found[2]), _MONTHS.index(found[1].lower()) + 1, 1)
        return _dated(text, first, month_end(int(found[4]), last), "month")
    if found := re.fullmatch(r"([12]\d{3})(?:\s?[-/–]\s?([12]\d{3}))?", text):
        return _dated(text, date(int(found[1]), 1, 1), date(int(found[2] or found[1]), 12, 31), "year")
    if found := re.fullmatch(r"d['’]ici ([12]\d{3})", text, re.I):
        return Reading(text, "deadline", None, date(int(found[1]), 12, 31), "year")
    if found := re.fullmatch(r"(?:dès|à partir de) ([12]\d{3})", text, re.I):
        return Reading(text, "open", date(int(found[1]), 1, 1), None, "year", edtf=f"{found[1]}/..")
    return None


def _dated(text: str, start: date, end: date, precision: Precision) -> Reading:
    return Reading(text, "dated", start, end, precision)
