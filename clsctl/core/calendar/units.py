"""The grammar of one unit of time: a day, a month, « 2e trimestre 2021 », « fin de l'été 2023 », « 2024-S2 »."""

from collections.abc import Callable

from clsctl.core.calendar.leaves import LEAVES, Found, Tokens, is_unit, of
from clsctl.core.calendar.lexicon import LAST
from clsctl.core.calendar.tree import EITHER, Kind, Unit

RANKS: dict[Kind, int] = {"quarter": 4, "quadrimester": 3, "semester": 2, "fortnight": 2, "month": 12}
_LETTERS: dict[str, Kind] = {"s": "semester", "t": "quarter"}
_YEAR_JOINS = frozenset({"dash", "slash", "comma", "of"})


def unit(t: Tokens, i: int) -> Found:
    """A unit with its year before or after it, or without one; and the place after it."""
    found = _year_first(t, i) or core(t, i)
    if not found:
        return None
    what, j = found
    dot = t[j - 1].kind in ("code", "rcode") and t[j].kind == "dot" and t[j + 1].kind == "year"  # « T4.2023 »
    if what.year is None and (year := year_after(t, j + 1 if dot else j)):
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


def _coming(t: Tokens, what: Unit, j: int) -> tuple[Unit, int]:
    if t[j].kind == "coming" and t[j].text.startswith("prochain"):
        return what._replace(coming=1), j + 1
    if t[j].kind == "past" or (t[j].kind == "ord" and t[j].value == LAST):
        return what._replace(coming=-1), j + 1
    return what, j


def _trailing(t: Tokens, what: Unit, j: int) -> int:
    """Past « inclus », and past the hours of a meeting."""
    if t[j].kind == "included":
        return j + 1
    if what.kind == "day":
        at = j + 1 if t[j].kind in ("a", "comma", "of") else j
        if t[at].kind != "time":
            return j
        return at + 3 if t[at + 1].kind in ("a", "dash") and t[at + 2].kind == "time" else at + 1
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
    if after.kind == "dash" and t[i + 2].kind == "month" and t[i + 3].kind == "dash" and t[i + 4].kind == "year":
        return Unit("day", t[i + 4].value, t[i + 2].value, value), i + 5  # « 17-déc-2020 », from a spreadsheet
    if t[i].text.isdigit() and (letter := _letter(t, i + 1)):
        return Unit(letter[0], rank=value), letter[1]
    ranked = after.kind == "unit" and not after.value[1] and after.value[0] in ("quarter", "semester", "quadrimester")
    if ranked and value > 1 and t[i].text.isdigit() and year_after(t, i + 2):
        return Unit(after.value[0], rank=value), i + 2
    return None


def _letter(t: Tokens, i: int) -> tuple[Kind, int] | None:
    """« S » or « T. » for a semester or a quarter, where a year follows: « 1er S 2023 », « 4e T. 2023 »."""
    j = i + 2 if t[i + 1].kind == "dot" else i + 1
    kind = _LETTERS.get(t[i].text)
    return (kind, j) if kind and t[j].kind == "year" else None


def _rank(value: int) -> Unit:
    """A number whose unit comes later."""
    return Unit("ordinal", rank=value, day=value == 1)


def _ordinal(t: Tokens, i: int) -> Found:
    """« 1er mars », « dernier trimestre », « seconde quinzaine de mai », or a number whose unit comes later."""
    value, after = t[i].value, t[i + 1]
    # « les premiers mois de 2024 »: how many is not said
    if t[i].text.endswith("s") or (after.kind == "month" and value != 1):
        return None
    if after.kind == "month":
        return Unit("day", rank=after.value, day=1), i + 2
    letter = _letter(t, i + 1)
    if letter or after.kind != "unit":
        return (Unit(letter[0], rank=value), letter[1]) if letter else (_rank(value), i + 1)
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


def _noun(t: Tokens, i: int) -> Found:
    """A unit by its noun: « année 2024 », « mois de mai », « trimestre 3 », « semaine du 7/12/2020 »."""
    kind, many = t[i].value
    if kind == "year":
        j = i + 2 if t[i + 1].kind == "civil" else i + 1
        if t[j].kind != "year":
            return _some_year(t, i)
        two = not many and t[j + 1].kind in ("dash", "slash") and t[j + 2].kind == "year"
        return None if two else (Unit("year", t[j].value), j + 1)  # « année 2023-2024 » is perhaps a school year
    if kind == "month":
        j = of(t, i + 1)
        return (Unit("month", rank=t[j].value), j + 1) if t[j].kind == "month" else None
    if kind == "week" or t[i].text == "sem":
        return week(t, i)
    return None if many else _named(t, i, kind)


def _some_year(t: Tokens, i: int) -> Found:
    """« l'année prochaine »; « fin d'année », whose year comes elsewhere."""
    named = t[i + 1].kind in ("coming", "past") or (t[i + 1].kind == "ord" and t[i + 1].value == LAST)
    return (Unit("year"), i + 1) if named and not t[i].value[1] else None


def _named(t: Tokens, i: int, kind: Kind) -> Found:
    """« trimestre 3 », « semestre II », « semestre n°1 »."""
    after = t[i + 1]
    if kind not in RANKS or kind in ("month", "fortnight"):
        return None
    if after.kind == "my":
        return Unit(kind, after.value[1], after.value[0]), i + 2  # « semestre 1 / 2024 »
    if after.kind not in ("num", "roman", "numbered"):
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
        either = t[i].text == "sem" and number <= 2  # « sem. 2 » may be a semester
        # « semaine 3-7 juin » and « semaine 3 juin » count days
        days = t[i + 2].kind in ("dash", "lost", "month", "a") or t[i + 2].text == "au"
        return None if either or days else (Unit("iso_week", rank=number), i + 2)
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
    if not found or found[0].part or found[0].kind in ("day", "week", "iso_week", "fortnight"):
        return None
    return found[0]._replace(part=t[i].value), found[1]


_READERS: dict[str, Callable[[Tokens, int], Found]] = {
    **LEAVES,
    "weekday": _weekday,
    "num": _number,
    "ord": _ordinal,
    "roman": _ordinal,
    "unit": _noun,
    "part": _part,
}
