"""EDTF (ISO 8601-2) in and out: months, seasons 21–23, quarters 33–36, quadrimesters 37–39, semesters 40–41,
intervals and open ends.

Only what the words state has a form: a vague part (« fin 2024 ») or a start that lasts so many years has none.
"""

import re
from datetime import timedelta

from clsctl.core.calendar.context import Bounds
from clsctl.core.calendar.intervals import interval
from clsctl.core.calendar.leaves import coded
from clsctl.core.calendar.outcome import Interval
from clsctl.core.calendar.tree import Clause, From, Listing, Span, Unit, Until, When

_PLACE = r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?"
_CODES = {"season": 20, "quarter": 32, "quadrimester": 36, "semester": 39}
_MONTHS = {"quarter": 3, "quadrimester": 4, "semester": 6, "month": 1}


def from_edtf(text: str) -> Clause | None:
    """The clause that an EDTF text states; None for any other text and for the forms without a place here.

    `2020`, `2020-12`, `2020-12-17`, `2020-33`, `2021-01/2021-06`, `2024/..`, `../2024-06`.
    """
    first, slash, last = text.partition("/")
    start = None if first == ".." else _unit(first)
    if not slash:
        return When(start) if start else None
    end = None if last == ".." else _unit(last)
    if start and end:
        return When(Span(start, end))
    if start and last == "..":
        return From(start)
    return Until(end) if end and first == ".." else None


def _unit(text: str) -> Unit | None:
    found = re.fullmatch(_PLACE, text, re.ASCII)
    if not found:
        return None
    year, code, day = int(found[1]), found[2], found[3]
    if code is None:
        return Unit("year", year)
    return Unit("day", year, int(code), int(day)) if day else coded(year, int(code))


def to_edtf(clause: Clause) -> str | None:
    """The EDTF text of a clause whose units all have their year and exist; None where no form states it."""
    if isinstance(clause, When):
        what = clause.what
        if isinstance(what, Unit):
            return _code(what)
        first, last = _ends(what)
        start, end = _edge(first, last=False), _edge(last, last=True)
        return f"{start}/{end}" if start and end else None
    if isinstance(clause, From):
        start = _beside(clause.what, after=True) if clause.beyond else _edge(clause.what, last=False)
        return start and f"{start}/.."
    if isinstance(clause, Until):
        end = _beside(clause.what, after=False) if clause.short else _edge(clause.what, last=True)
        return end and f"../{end}"
    return None


def _ends(what: Span | Listing) -> tuple[Unit, Unit]:
    if isinstance(what, Span):
        return what.first, what.last
    first, last = what.items[0], what.items[-1]
    return first.first if isinstance(first, Span) else first, last.last if isinstance(last, Span) else last


def _code(unit: Unit) -> str | None:
    """One unit by its own code."""
    if unit.part or (unit.kind == "season" and unit.rank == 4):
        return None
    if unit.kind in _CODES:
        return f"{unit.year:04}-{_CODES[unit.kind] + unit.rank}"
    if unit.kind in ("week", "iso_week", "fortnight"):
        days = interval(unit, Bounds())
        return f"{days.start.isoformat()}/{days.end.isoformat()}" if isinstance(days, Interval) else None
    return _edge(unit, last=False)


def _edge(unit: Unit, *, last: bool) -> str | None:
    """The first or last day, month or year of a unit, as one end of an interval."""
    if unit.part or unit.kind not in ("day", "year", *_MONTHS):
        return None
    if unit.kind == "year":
        return f"{unit.year:04}"
    if unit.kind == "day":
        return f"{unit.year:04}-{unit.rank:02}-{unit.day:02}"
    length = _MONTHS[unit.kind]
    return f"{unit.year:04}-{unit.rank * length if last else unit.rank * length - length + 1:02}"


def _beside(unit: Unit, *, after: bool) -> str | None:
    """The same as `_edge` for the time just before or after a unit."""
    days = interval(unit, Bounds())
    if not isinstance(days, Interval) or not _edge(unit, last=False):
        return None
    day = days.end + timedelta(days=1) if after else days.start - timedelta(days=1)
    if unit.kind == "year":
        return f"{day.year:04}"
    return day.isoformat() if unit.kind == "day" else f"{day.year:04}-{day.month:02}"
