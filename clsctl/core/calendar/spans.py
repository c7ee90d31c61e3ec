"""The grammar of several units: « de janvier à juin 2017 », « du 1er au 15 mars 2022 », « T1 et T2 2026 »."""

from typing import TypeGuard

from clsctl.core.calendar.leaves import Found, Tokens, is_unit
from clsctl.core.calendar.lexicon import LAST
from clsctl.core.calendar.tree import Listing, Span, Time, Unit
from clsctl.core.calendar.units import RANKS, unit, year_after

_LEADS = frozenset({"lead", "a", "of", "article"})
_DASHES = frozenset({"dash", "lost"})
_LOOSE = _DASHES | {"slash"}
_FIRSTS, _LASTS = frozenset({"premiers", "premieres"}), frozenset({"derniers", "dernieres"})
_NUMBERED = frozenset({"quarter", "quadrimester", "semester"})
_SEPARATORS = frozenset({"and", "comma", "slash", "add"})
_NUMBERS_JOIN = _SEPARATORS | _DASHES | {"a"}

Member = tuple[Unit | Span, int] | None


def lead(t: Tokens, i: int) -> int:
    """The place after the words that may announce a time: « au cours du », « en », « sur la période »."""
    first = i
    while (
        t[i].kind in _LEADS
        or (is_unit(t[i], "month") and t[i + 1].kind == "of" and t[i + 2].kind != "year")
        or (t[i].text == "des" and i > first)
    ):
        i += 1
    return i


def time(t: Tokens, i: int) -> tuple[Time, int] | None:
    """A unit, a span or a list of them, and the place after it."""
    if numbered := _numbered(t, i):
        return numbered
    first = _member(t, i)
    if not first:
        return None
    items, loose, j = [first[0]], True, first[1]
    while found := _next(t, j, items[-1]):
        loose = loose and t[j].kind in _LOOSE
        items.append(found[0])
        j = found[1]
    if _unfinished(items[-1]):
        return None
    if len(items) == 1:
        return items[0], j
    one, other = items[0], items[1]
    if len(items) == 2 and t[first[1]].kind == "slash" and _is_year(one) and _is_year(other):
        return Span(one, other, "dash"), j
    return Listing(tuple(_ranked(items)), loose), j


def _numbered(t: Tokens, i: int) -> tuple[Time, int] | None:
    """« trimestres 1 à 3 2026 », « semestres 1 et 2 de 2026 »: numbers after their noun, with one year."""
    kind = t[i].value[0] if t[i].kind == "unit" else None
    if kind not in _NUMBERED:
        return None
    ranks, joins, j = [t[i + 1].value], list[str](), i + 2
    while t[j].kind in _NUMBERS_JOIN and t[j + 1].kind == "num":
        joins.append(t[j].kind)
        ranks.append(t[j + 1].value)
        j += 2
    year = year_after(t, j) if joins and t[i + 1].kind == "num" else None
    if not year or (len(ranks) > 2 and not _SEPARATORS.issuperset(joins)):
        return None
    members = tuple(Unit(kind, year[0], rank) for rank in ranks)
    return (Listing(members) if _SEPARATORS.issuperset(joins) else Span(members[0], members[-1])), year[1]


def between(t: Tokens, i: int) -> Member:
    """What follows « entre »: « 2024 et 2025 », « les mois de juillet et de décembre 2022 », « le 1er et le 15 mai »"""
    start = lead(t, i)
    if t[start + 1].kind == "and" and (parts := _parts(t, start, lead(t, start + 2))):
        return parts
    first = _unit(t, start)
    if not first or t[first[1]].kind not in ("and", "a", "dash"):
        return None
    last = unit(t, lead(t, first[1] + 1))
    return (_span(first[0], last[0], "to"), last[1]) if last and last[0].kind != "ordinal" else None


def _member(t: Tokens, i: int) -> Member:
    """A unit, or a span of two joined by a dash, « à », « au », « jusqu'à »."""
    few = _first_or_last(t, i) or _days_of_week(t, i) or _parts(t, i, _joined(t, i + 1))
    if few:
        return few
    first = _unit(t, i)
    if not first:
        return None
    join = first[1]
    start = _joined(t, join)
    last = _other_end(t, start, first[0]) if start else None
    if last and last[0].kind != "ordinal" and not _chained(t, join, last[1]):
        return _span(first[0], last[0], "dash" if t[join].kind in _DASHES else "to"), last[1]
    return first


def _other_end(t: Tokens, i: int, first: Unit) -> Found:
    """The unit that ends a span; after a bare year it is no « 2024 T1 », whose year may belong to the span."""
    if t[i].kind == "year" and first.kind == "year" and not first.part:
        return Unit("year", t[i].value), i + 1
    return unit(t, i)


def _parts(t: Tokens, i: int, start: int) -> Member:
    """« (de) début à fin mars 2025 »: two parts of one unit, the second of which begins at `start`."""
    last = unit(t, start) if t[i].kind == "part" and start and t[i + 1].kind not in _DASHES else None
    return (Span(last[0]._replace(part=t[i].value), last[0]), last[1]) if last and last[0].part else None


def _days_of_week(t: Tokens, i: int) -> Member:
    """« la semaine du 3 au 7 juin 2024 » is from the 3rd to the 7th."""
    if not is_unit(t[i], "week"):
        return None
    found = _member(t, i + 2 if t[i + 1].kind == "of" else i + 1)
    return found if found and isinstance(found[0], Span) and found[0].first.kind == "day" else None


def _unit(t: Tokens, i: int) -> Found:
    """A unit, or the bare number of a day or a rank whose unit comes later."""
    if found := unit(t, i):
        return found
    j = i + 1 if t[i].kind == "weekday" else i
    number = t[j]
    if number.kind == "num" and number.text.isdigit() and 1 <= number.value <= 31:
        return Unit("ordinal", rank=number.value, day=number.value, weekday=t[i].value if j > i else None), j + 1
    return None


def _joined(t: Tokens, i: int) -> int:
    """The place after what joins the two ends of a span, 0 when nothing does."""
    token = t[i]
    if token.kind in _DASHES or token.text.endswith(">") or (token.kind == "until" and token.text.startswith("jusqu")):
        return lead(t, i + 1)
    return lead(t, i) if token.kind == "a" or token.text in ("au", "aux") else 0


def _chained(t: Tokens, join: int, end: int) -> bool:
    """« 2024-2025-2026 » is a list, not a span and a rest."""
    return t[join].kind in _DASHES and t[end].kind in _DASHES and unit(t, end + 1) is not None


def _next(t: Tokens, j: int, before: Unit | Span) -> Member:
    """The next member of a list, if one follows."""
    if t[j].kind not in _SEPARATORS and not (t[j].kind in _DASHES and isinstance(before, Unit)):
        return None
    start = j + 2 if t[j].kind == "comma" and t[j + 1].kind == "and" else j + 1
    found = _member(t, lead(t, start) if t[j].kind in ("and", "comma") else start)
    if not found or (_unfinished(found[0]) and not _next(t, found[1], found[0])):
        return None
    return found


def _unfinished(item: Unit | Span) -> bool:
    return isinstance(item, Unit) and item.kind == "ordinal"


def _is_year(item: Unit | Span) -> TypeGuard[Unit]:
    return isinstance(item, Unit) and item.kind == "year" and not item.part


def _span(first: Unit, last: Unit, joined: str) -> Span:
    return Span(_like(first, last), last, joined)


def _ranked(items: list[Unit | Span]) -> list[Unit | Span]:
    """The members with the unit of the bare numbers among them, taken from what follows."""
    done = items[-1:]
    for item in reversed(items[:-1]):
        after = done[0]
        model = after.first if isinstance(after, Span) else after
        done.insert(0, _like(item, model) if isinstance(item, Unit) else item)
    return done


def _like(number: Unit, model: Unit) -> Unit:
    """A bare number as a unit of the model's kind: « 1er (au 15 mars) » is a day of March."""
    if number.kind != "ordinal" or (number.part and model.kind not in RANKS):
        return number
    if model.kind in ("day", "week"):
        return Unit("day", model.year, model.rank, number.day, weekday=number.weekday) if number.day else number
    if model.kind not in RANKS or model.kind == "month":
        return number
    if model.kind == "fortnight":
        return model._replace(day=number.rank)
    return Unit(model.kind, model.year, RANKS[model.kind] if number.rank == LAST else number.rank, part=number.part)


def _first_or_last(t: Tokens, i: int) -> Member:
    """« les trois premiers mois de 2025 », « les 2 derniers trimestres 2024 »."""
    number, which, noun = t[i], t[i + 1], t[i + 2]
    if number.kind != "num" or which.text not in _FIRSTS | _LASTS or noun.kind != "unit":
        return None
    kind, year = noun.value[0], year_after(t, i + 3)
    count = RANKS.get(kind, 0) if kind != "fortnight" else 0
    if not year or not 1 < number.value <= count:
        return None
    low = 1 if which.text in _FIRSTS else count - number.value + 1
    return Span(Unit(kind, year[0], low), Unit(kind, year[0], low + number.value - 1)), year[1]
