"""The grammar of one unit of time: a day, a month, « 2e trimestre 2021 », « fin de l'été 2023 », « 2024-S2 »."""

from collections.abc import Callable, Sequence

from clsctl.core.calendar.lexicon import LAST
from clsctl.core.calendar.tokens import Token
from clsctl.core.calendar.tree import EITHER, Kind, Unit

Tokens = Sequence[Token]
Found = tuple[Unit, int] | None

RANKS: dict[Kind, int] = {"quarter": 4, "quadrimester": 3, "semester": 2, "fortnight": 2, "month": 12}
_YEAR_JOINS = frozenset({"dash", "slash", "comma", "of"})


def unit(t: Tokens, i: int) -> Found:
    """A unit with its year before or after it, or without one; and the place after it."""
    found = _year_first(t, i) or core(t, i)
    if not found:
        return None
    what, j = found
    if what.year is None and (year := year_after(t, j)):
        what, j = what._replace(year=year[0]), year[1]
    elif what.year is None and what.kind != "ordinal":
        what, j = _coming(t, what, j)
    return what, _trailing(t, what, j)


def core(t: Tokens, i: int) -> Found:
    """A unit without the year that may stand beside it."""
    reader = _READERS.get(t[i].kind)
    return reader(t, i) if reader else None


def year_after(t: Tokens, i: int) -> tuple[int, int] | None:
    """The year that completes a unit: « 2024 », « de 2024 », « de l'année 2024 », « /2024 »."""
    j = i + 1 if t[i].kind in _YEAR_JOINS else i
    if t[j].kind == "article":
        j += 1
    if is_unit(t[j], "year", many=False):
        j += 2 if t[j + 1].kind == "civil" else 1
    return (t[j].value, j + 1) if t[j].kind == "year" else None


def is_unit(token: Token, kind: Kind, *, many: bool | None = None) -> bool:
    """Whether a token is the noun of a unit, in the singular or the plural if that matters."""
    return token.kind == "unit" and token.value[0] == kind and many in (None, token.value[1])


def of(t: Tokens, i: int) -> int:
    """The place after « de », « du », « de la », « d' »…, or the same place."""
    j = i + 1 if t[i].kind == "of" else i
    return j + 1 if t[j].kind == "article" else j


def _coming(t: Tokens, what: Unit, j: int) -> tuple[Unit, int]:
    if t[j].kind == "coming" and t[j].text.startswith("prochain"):
        return what._replace(coming=1), j + 1
    if t[j].kind == "past" or (t[j].kind == "ord" and t[j].value == LAST):
        return what._replace(coming=-1), j + 1
    return what, j


def _trailing(t: Tokens, what: Unit, j: int) -> int:
    """Past « inclus », and past the hour of a meeting."""
    if t[j].kind == "included":
        return j + 1
    if what.kind == "day":
        at = j + 1 if t[j].kind in ("a", "comma") else j
        return at + 1 if t[at].kind == "time" else j
    return j


def _year_first(t: Tokens, i: int) -> Found:
    """« 2024-S2 », « 2022, 1er trimestre »; not « 2024 - juin 2025 », where the second has a year of its own."""
    if t[i].kind != "year":
        return None
    j = i + 1 if t[i + 1].kind not in ("dash", "comma", "slash") else i + 2
    found = core(t, j)
    if not found or found[0].year is not None or found[0].kind in ("day", "ordinal"):
        return None
    what, end = found
    if t[end].kind == "year" or (t[end].kind != "comma" and t[end].kind == "of" and year_after(t, end)):
        return None
    return what._replace(year=t[i].value), end


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


_CODES: tuple[tuple[int, int, Kind], ...] = (
    (21, 24, "season"), (33, 36, "quarter"), (37, 39, "quadrimester"), (40, 41, "semester"),
)  # fmt: skip


def _dmy(t: Tokens, i: int) -> Found:
    day, month, year = t[i].value
    return Unit("day", year, month, day), i + 1


def _ymd(t: Tokens, i: int) -> Found:
    year, month, day = t[i].value
    return Unit("day", year, month, day), i + 1


def _dm(t: Tokens, i: int) -> Found:
    day, month = t[i].value
    return Unit("day", None, month, day), i + 1


def _weekday(t: Tokens, i: int) -> Found:
    j = i + 2 if t[i + 1].kind in ("comma", "article") else i + 1
    found = core(t, j)
    if not found or found[0].kind != "day":
        return None
    return found[0]._replace(weekday=t[i].value), found[1]


def _number(t: Tokens, i: int) -> Found:
    """« 3 juin »; « 2 semestre 2019 », where a scanner lost the exponent."""
    value, after = t[i].value, t[i + 1]
    if after.kind == "month" and value <= 99:
        return Unit("day", rank=after.value, day=value), i + 2
    ranked = after.kind == "unit" and not after.value[1] and after.value[0] in ("quarter", "semester", "quadrimester")
    if ranked and value > 1 and t[i].text.isdigit() and year_after(t, i + 2):
        return Unit(after.value[0], rank=value), i + 2
    return None


def _ordinal(t: Tokens, i: int) -> Found:
    """« 1er mars », « dernier trimestre », « seconde quinzaine de mai », or a number whose unit comes later."""
    value, after = t[i].value, t[i + 1]
    if after.kind == "month":
        return (Unit("day", rank=after.value, day=1), i + 2) if value == 1 else None
    if after.kind != "unit":
        return Unit("ordinal", rank=value), i + 1
    kind = after.value[0]
    if kind == "fortnight":
        return _fortnight(t, i + 2, value)
    if kind not in RANKS or (kind == "month" and not year_after(t, i + 2)):
        return None
    return (Unit(kind, rank=RANKS[kind], coming=EITHER) if value == LAST else Unit(kind, rank=value)), i + 2


def _fortnight(t: Tokens, i: int, value: int) -> Found:
    j = of(t, i)
    if is_unit(t[j], "month"):
        j = of(t, j + 1)
    if t[j].kind != "month":
        return None
    return Unit("fortnight", rank=t[j].value, day=2 if value == LAST else value), j + 1


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


def _noun(t: Tokens, i: int) -> Found:
    """A unit by its noun: « année 2024 », « mois de mai », « trimestre 3 », « semaine du 7/12/2020 »."""
    kind, many = t[i].value
    if kind == "year":
        j = i + 2 if t[i + 1].kind == "civil" else i + 1
        return (Unit("year", t[j].value), j + 1) if t[j].kind == "year" else _some_year(t, i)
    if kind == "month":
        j = of(t, i + 1)
        return (Unit("month", rank=t[j].value), j + 1) if t[j].kind == "month" else None
    if kind == "week" or t[i].text == "sem":
        return week(t, i) or _named(t, i, kind)
    return None if many else _named(t, i, kind)


def _some_year(t: Tokens, i: int) -> Found:
    """« l'année prochaine »; « fin d'année », whose year comes elsewhere."""
    named = t[i + 1].kind in ("coming", "past") or (t[i + 1].kind == "ord" and t[i + 1].value == LAST)
    return (Unit("year"), i + 1) if named and not t[i].value[1] else None


def _named(t: Tokens, i: int, kind: Kind) -> Found:
    """« trimestre 3 », « semestre II », « semestre n°1 »."""
    after = t[i + 1]
    if kind not in RANKS or kind in ("month", "fortnight") or after.kind not in ("num", "roman", "numbered"):
        return None
    rank = after.value[0] if after.kind == "numbered" else after.value
    return Unit(kind, rank=rank), i + 2


def week(t: Tokens, i: int) -> Found:
    """« semaine du 7/12/2020 », « semaine 12 de 2024 »."""
    if t[i + 1].kind == "of" and (found := core(t, i + 2)) and found[0].kind == "day":
        day, j = found
        return day._replace(kind="week"), j
    if t[i + 1].kind in ("num", "numbered"):
        number = t[i + 1].value[0] if t[i + 1].kind == "numbered" else t[i + 1].value
        return Unit("iso_week", rank=number), i + 2
    return None


def _part(t: Tokens, i: int) -> Found:
    """`début`, `mi`, `fin` of a unit: « fin 2024 », « mi-juin », « début du 1er semestre », « fin d'année »."""
    j = of(t, i + 2 if t[i + 1].kind == "dash" else i + 1)
    if is_unit(t[j], "year", many=False) and t[j + 1].kind not in ("year", "civil"):
        found: Found = (Unit("year"), j + 1)
    elif t[j].kind == "year":
        found = (Unit("year", t[j].value), j + 1)
    else:
        found = core(t, j)
    if not found or found[0].part or found[0].kind in ("day", "week", "iso_week", "ordinal", "fortnight"):
        return None
    return found[0]._replace(part=t[i].value), found[1]


def _year(t: Tokens, i: int) -> Found:
    return Unit("year", t[i].value), i + 1


_READERS: dict[str, Callable[[Tokens, int], Found]] = {
    "month": _month,
    "my": _numeric_month,
    "ym": _iso_month,
    "dmy": _dmy,
    "ymd": _ymd,
    "dm": _dm,
    "weekday": _weekday,
    "num": _number,
    "ord": _ordinal,
    "roman": _ordinal,
    "code": _code,
    "rcode": _code,
    "season": _season,
    "rentree": _rentree,
    "school": _school_year,
    "unit": _noun,
    "part": _part,
    "year": _year,
}
