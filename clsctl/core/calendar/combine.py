"""Two clauses that say one thing together: « janvier 2017, pour 5 ans », « à partir de 2022, jusqu'à fin 2024 »,
« 2020 : janvier-mars », « 1 fois par an sur la durée du CLS »."""

from collections.abc import Callable, Sequence

from clsctl.core.calendar.clauses import Found
from clsctl.core.calendar.effects import ANNOUNCING
from clsctl.core.calendar.recurrence import Duration
from clsctl.core.calendar.tokens import Token
from clsctl.core.calendar.tree import (
    EITHER,
    Always,
    Anchored,
    Clause,
    Contract,
    Every,
    For,
    From,
    Lasted,
    Lasting,
    Opening,
    Span,
    Told,
    Unit,
    Until,
    When,
)  # fmt: skip

Item = Found | Token
Seen = frozenset[str]  # the kinds of the signs and small words between two clauses
_JOINERS = frozenset({"comma", "dash", "colon", "open", "and", "quote", "slash", "dot"})
_BOUNDING = ("closes", "closing", "fin")
_LOOSE = frozenset({"comma", "dash", "open", "and"})


def combine(items: list[Item]) -> list[Item]:
    """The same items with the clauses that belong together made into one."""
    done = list(items)
    i = 0
    while i < len(done):
        joined = _pair(done, i)
        if joined:
            merged, end = joined
            done[i:end] = [merged]
            i = -1  # a merged clause may join with one before it
        i += 1
    return done


def _pair(items: list[Item], i: int) -> tuple[Found, int] | None:
    first = items[i]
    if not isinstance(first, Found):
        return None
    j = i + 1
    while j < len(items) and isinstance(items[j], Token):
        j += 1
    second = items[j] if j < len(items) else None
    if not isinstance(second, Found):
        return None
    seen = _seen(items[i + 1 : j], bounding=isinstance(first.clause, From) and isinstance(second.clause, Until))
    if seen is None:
        return None
    clause = _join(first.clause, second.clause, seen)
    if not clause:
        return None
    close = items[j + 1] if j + 1 < len(items) else None
    closed = "open" in seen and isinstance(close, Token) and close.kind == "close"
    return Found(clause, first.first, second.end), j + 2 if closed else j + 1


def _seen(between: Sequence[Item], *, bounding: bool) -> Seen | None:
    """The signs between two clauses, None where anything else parts them; « Fin : » may, between a start and an end."""
    tokens = [item for item in between if isinstance(item, Token)]
    if bounding and any(token.value in _BOUNDING for token in tokens):
        parted = [token for token in tokens if token.kind not in _JOINERS and not _announces(token)]
        return None if parted else frozenset()
    return frozenset(token.kind for token in tokens) if len(tokens) < 3 and _all_join(tokens) else None


def _all_join(tokens: Sequence[Token]) -> bool:
    return all(token.kind in _JOINERS for token in tokens)


def _announces(token: Token) -> bool:
    return token.value in _BOUNDING or token.text in ANNOUNCING or token.kind in ("of", "article", "and")


def _join(first: Clause, second: Clause, seen: Seen) -> Clause | None:
    rule = _RULES.get((type(first), type(second)))
    return rule(first, second, seen) if rule else None


def _year_beside(first: When, second: When, seen: Seen) -> Clause | None:
    """« 2020 : janvier-mars », « janvier à mars (2020) »."""
    if len(seen) > 1 or not seen <= {"colon", "comma", "open", "dash"}:
        return None
    if (year := _only_year(first)) and _yearless(second):
        return _dated(second, year)
    if (year := _only_year(second)) and _yearless(first) and seen <= {"open", "colon"} and second.lead == "bare":
        return _dated(first, year)
    return None


def _only_year(when: When) -> int | None:
    what = when.what
    return what.year if isinstance(what, Unit) and what.kind == "year" and not what.part else None


def _yearless(when: When) -> bool:
    what = when.what
    units = [what] if isinstance(what, Unit) else [what.first, what.last] if isinstance(what, Span) else []
    return bool(units) and all(unit.year is None and unit.coming in (0, EITHER) for unit in units)


def _dated(when: When, year: int) -> When:
    what = when.what
    if isinstance(what, Span):
        return When(Span(what.first._replace(year=year), what.last._replace(year=year), what.joined))
    return When(what._replace(year=year)) if isinstance(what, Unit) else when


def _from_until(first: From, second: Until, seen: Seen) -> Clause | None:
    if first.beyond or second.short or not seen <= _LOOSE:
        return None
    return When(Span(first.what, second.what))


def _start_length(first: When | From, second: Lasting, seen: Seen) -> Clause | None:
    if second.coming or not seen <= _LOOSE or (isinstance(first, From) and first.beyond):
        return None
    if isinstance(first.what, Unit):
        return Lasted(first.what, second.duration)
    return Told(first.what, second.duration)


def _length_start(first: Lasting, second: From, seen: Seen) -> Clause | None:
    return None if first.coming or second.beyond or not seen <= _LOOSE else Lasted(second.what, first.duration)


def _length_times(first: Lasting, second: When, seen: Seen) -> Clause | None:
    """« les cinq années à venir (2013-2017) », « 3 ans : 2022-2024 »."""
    if isinstance(second.what, Unit) or not seen <= {"open", "colon", "comma"}:
        return None
    return Told(second.what, first.duration)


_Within = When | From | Until | For | Contract | Anchored


def _rhythm_within(first: Every, second: _Within, seen: Seen) -> Clause | None:
    """« tous les ans de 2022 à 2024 », « annuel (juin) », « 1 fois par an sur la durée du CLS »."""
    if first.within or not seen <= _LOOSE | {"colon"}:
        return None
    if isinstance(second, When):
        if _yearless(second):
            return (
                first._replace(during=second.what) if first.duration == Duration(years=1) and not first.during else None
            )
        bare = second.lead in ("bare", "of") and not seen
        if bare or "and" in seen or (isinstance(second.what, Unit) and not _longer(second.what, first.duration)):
            return None
    return first._replace(within=second)


def _longer(what: Unit, rhythm: Duration) -> bool:
    """Whether a rhythm can be had within a time: « mensuel en 2024 », but neither in June nor yearly in 2024."""
    return what.kind == "year" and not what.part and rhythm.in_months < 12


def _within_rhythm(first: _Within, second: Every, seen: Seen) -> Clause | None:
    return _rhythm_within(second, first, seen or frozenset({"comma"}) if _is_strong(first) else seen)


def _is_strong(clause: Clause) -> bool:
    return not isinstance(clause, When) or clause.lead == "strong"


def _always_with(_: Always, second: Clause, seen: Seen) -> Clause | None:
    """« en continu à partir de 2022 », « en continu de 2022 à 2024 »; not « en continu, 2024 »."""
    if not seen <= _LOOSE:
        return None
    if isinstance(second, When) and (isinstance(second.what, Unit) and (second.lead != "strong" or seen)):
        return None
    return None if isinstance(second, When) and _yearless(second) else second


def _with_always(first: Clause, second: Always, seen: Seen) -> Clause | None:
    return _always_with(second, first, seen)


def _event_contract(first: Anchored | From, second: Contract, seen: Seen) -> Clause | None:
    """« à partir de la signature, sur la durée du contrat »."""
    if second.start or not seen <= _LOOSE or (isinstance(first, Anchored) and first.mode != "from"):
        return None
    return second._replace(start=first)


def _event_until(first: Anchored, second: Until, seen: Seen) -> Clause | None:
    if first.mode != "from" or first.event not in ("signature", "effet") or second.short or not seen <= _LOOSE:
        return None
    return Opening(first, second.what)


def _event_length(first: Anchored, second: Lasting, seen: Seen) -> Clause | None:
    if first.mode != "from" or second.coming or not seen <= _LOOSE:
        return None
    return first._replace(mode="lasting", duration=second.duration)


def _length_event(first: Lasting, second: Anchored, seen: Seen) -> Clause | None:
    return _event_length(second, first, seen)


def _contract_length(first: Contract, second: Lasting, seen: Seen) -> Clause | None:
    return first._replace(length=second.duration) if not first.length and seen <= _LOOSE | {"colon"} else None


def _years_contract(first: When, second: Contract, seen: Seen) -> Clause | None:
    """« 2018-2021 (durée du contrat) »."""
    if not isinstance(first.what, Span) or second.years or not seen <= {"open", "comma", "colon"}:
        return None
    return second._replace(years=first.what)


_RULES: dict[tuple[type, type], Callable[..., Clause | None]] = {
    (When, When): _year_beside,
    (From, Until): _from_until,
    (When, Lasting): _start_length,
    (From, Lasting): _start_length,
    (Lasting, From): _length_start,
    (Lasting, When): _length_times,
    (Anchored, Contract): _event_contract,
    (From, Contract): _event_contract,
    (Anchored, Until): _event_until,
    (Anchored, Lasting): _event_length,
    (Lasting, Anchored): _length_event,
    (Contract, Lasting): _contract_length,
    (When, Contract): _years_contract,
    (Always, Always): _always_with,
    **{(Every, kind): _rhythm_within for kind in (When, From, Until, For, Contract, Anchored)},
    **{(kind, Every): _within_rhythm for kind in (When, From, Until, For, Contract, Anchored)},
    **{(Always, kind): _always_with for kind in (When, From, Until, Contract, Anchored)},
    **{(kind, Always): _with_always for kind in (When, From, Until, Contract, Anchored)},
}
