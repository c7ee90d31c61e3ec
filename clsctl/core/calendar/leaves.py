"""The grammar of units that need no other: written dates, months, codes, seasons, school years, years."""

from collections.abc import Callable, Sequence

from clsctl.core.calendar.tokens import Token
from clsctl.core.calendar.tree import Kind, Unit

Tokens = Sequence[Token]
Found = tuple[Unit, int] | None

_CODES: tuple[tuple[int, int, Kind], ...] = (
    (21, 24, "season"), (33, 36, "quarter"), (37, 39, "quadrimester"), (40, 41, "semester"),
)  # fmt: skip


def _month(t: Tokens, i: int) -> Found:
    return Unit("month", rank=t[i].value), i + 1


def _numeric_month(t: Tokens, i: int) -> Found:
    month, year = t[i].value
    return Unit("month", year, month), i + 1


def _iso_month(t: Tokens, i: int) -> Found:
    """`2021-06`, and the codes of EDTF: 21 to 24 for seasons, 33 to 41 for quarters, quadrimesters, semesters."""
    year, code = t[i].value
    return coded(year, code), i + 1


def coded(year: int, code: int) -> Unit:
    """The unit of a year and a month or a code of EDTF; one that is neither is a month that cannot be."""
    for first, last, kind in _CODES:
        if first <= code <= last:
            return Unit(kind, year, code - first + 1)
    return Unit("month", year, code)


def _dmy(t: Tokens, i: int) -> Found:
    day, month, year = t[i].value
    return Unit("day", year, month, day), i + 1


def _ymd(t: Tokens, i: int) -> Found:
    year, month, day = t[i].value
    return Unit("day", year, month, day), i + 1


def _dm(t: Tokens, i: int) -> Found:
    day, month = t[i].value
    return Unit("day", None, month, day), i + 1


def _code(t: Tokens, i: int) -> Found:
    kind: Kind = "quarter" if "t" in t[i].text else "semester"
    rank = t[i].value[0]
    # S12 may be the twelfth week
    return (Unit(kind, rank=rank), i + 1) if kind == "quarter" or rank <= 4 else None


def _season(t: Tokens, i: int) -> Found:
    years, j = _two_years(t, i + 1)
    return Unit("season", years[0], t[i].value, year2=years[1]), j


def _rentree(t: Tokens, i: int) -> Found:
    j = i + 1
    named = j + 1 if t[j].kind == "of" else j
    if t[named].kind == "month":
        if t[named].value != 9:
            return None
        j = named + 1
    years, j = _two_years(t, j)
    return Unit("rentree", years[0], year2=years[1]), j


def _school_year(t: Tokens, i: int) -> Found:
    years, j = _two_years(t, i + 1)
    return Unit("school_year", years[0], year2=years[1]), j


def _two_years(t: Tokens, i: int) -> tuple[tuple[int | None, int | None], int]:
    """« 2022-2023 », « 2022/23 », « 2022 », or nothing: a winter, a school year, a `rentrée`."""
    j = of(t, i)
    if t[j].kind == "ambiguous" and t[j].value[1] == (t[j].value[0] + 1) % 100:
        return (t[j].value[0], t[j].value[0] + 1), j + 1
    if t[j].kind != "year":
        return (None, None), i
    if t[j + 1].kind in ("dash", "slash", "lost") and t[j + 2].kind == "year":
        return (t[j].value, t[j + 2].value), j + 3
    return (t[j].value, None), j + 1


def _year(t: Tokens, i: int) -> Found:
    return Unit("year", t[i].value), i + 1


def of(t: Tokens, i: int) -> int:
    """The place after « de », « du », « de la », « d' »…, or the same place."""
    j = i + 1 if t[i].kind == "of" else i
    return j + 1 if t[j].kind == "article" else j


def is_unit(token: Token, kind: Kind, *, many: bool | None = None) -> bool:
    """Whether a token is the noun of a unit, in the singular or the plural if that matters."""
    return token.kind == "unit" and token.value[0] == kind and many in (None, token.value[1])


LEAVES: dict[str, Callable[[Tokens, int], Found]] = {
    "month": _month,
    "my": _numeric_month,
    "ym": _iso_month,
    "dmy": _dmy,
    "ymd": _ymd,
    "dm": _dm,
    "code": _code,
    "rcode": _code,
    "season": _season,
    "rentree": _rentree,
    "school": _school_year,
    "year": _year,
}
