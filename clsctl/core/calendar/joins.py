"""Which two clauses say one thing together, and what: a rule for each pair of kinds.

Every rule is given the two clauses and the kinds of the signs between them, and gives None where they stay apart.
"""

from collections.abc import Callable

from clsctl.core.calendar.recurrence import Duration
from clsctl.core.calendar.tree import (
    Always,
    Anchored,
    Clause,
    Contract,
    Every,
    For,
    From,
    Lasted,
    Lasting,
    Listing,
    Opening,
    Span,
    Told,
    Unit,
    Until,
    When,
    units,
    with_year,
)

Seen = frozenset[str]  # the kinds of the signs and small words between two clauses
_LOOSE = frozenset({"comma", "dash", "open", "and"})


def join(first: Clause, second: Clause, seen: Seen) -> Clause | None:
    rule = _RULES.get((type(first), type(second)))
    return rule(first, second, seen) if rule else None


def _year_beside(first: When, second: When, seen: Seen) -> Clause | None:
    """« 2020 : janvier-mars », « janvier à mars (2020) »."""
    if len(seen) > 1 or not seen <= {"colon", "comma", "open", "dash"}:
        return None
    if (year := _only_year(first)) and (what := _yearless(second)):
        return When(with_year(what, year), first.lead)
    alone = seen <= {"open", "colon"} and second.lead == "bare"
    if alone and (year := _only_year(second)) and (what := _yearless(first)):
        return When(with_year(what, year), first.lead)
    return None


def _only_year(when: When) -> int | None:
    what = when.what
    return what.year if isinstance(what, Unit) and what.kind == "year" and not what.part else None


def _yearless(when: When) -> Unit | Span | None:
    """The time, where it waits for a year."""
    what = when.what
    if isinstance(what, Listing) or any(unit.year is not None or unit.coming in (1, -1) for unit in units(what)):
        return None
    return what


def _from_until(first: From, second: Until, seen: Seen) -> When | None:
    if first.beyond or second.short or not seen <= _LOOSE:
        return None
    return When(Span(first.what, second.what))


def _start_length(first: When | From, second: Lasting, seen: Seen) -> Clause | None:
    alone = second.bare and (not seen or "and" in seen)
    loose = _LOOSE if isinstance(first.what, Unit) else _LOOSE | {"colon"}  # « 2026-2030 : 5 ans »
    if alone or second.coming or not seen <= loose or (isinstance(first, From) and first.beyond):
        return None
    if isinstance(first.what, Unit):
        return Lasted(first.what, second.duration)
    return Told(first.what, second.duration)


def _length_start(first: Lasting, second: From, seen: Seen) -> Clause | None:
    return None if first.coming or second.beyond or not seen <= _LOOSE else Lasted(second.what, first.duration)


def _length_times(first: Lasting, second: When, seen: Seen) -> Clause | None:
    """« les cinq années à venir (2013-2017) », « 3 ans : 2022-2024 »."""
    if not seen or not seen <= {"open", "colon", "comma"}:
        return None
    return Told(second.what, first.duration)


_Within = When | From | Until | For | Contract | Anchored


def _rhythm_within(first: Every, second: _Within, seen: Seen) -> Clause | None:
    """« tous les ans de 2022 à 2024 », « annuel (juin) », « 1 fois par an sur la durée du CLS »."""
    if isinstance(first.within, From) and isinstance(second, Until):
        bounded = _from_until(first.within, second, seen)
        return first._replace(within=bounded) if bounded else None
    if first.within or not seen <= _LOOSE | {"colon"}:
        return None
    if isinstance(second, When):
        return _rhythm_when(first, second, seen)
    if isinstance(second, For):
        return _rhythm_when(first, When(second.what), seen)
    apart = isinstance(second, Anchored) and second.mode not in ("from", "lasting")
    return None if apart else first._replace(within=second)


def _rhythm_when(first: Every, second: When, seen: Seen) -> Clause | None:
    bare = second.lead in ("bare", "of") and not seen
    if isinstance(second.what, Listing) and not bare and _times_told(first, second.what):
        return first._replace(during=second.what)
    if _yearless(second):
        fits = not bare and not first.during and first.duration == Duration(years=1)
        return first._replace(during=second.what) if fits else None
    if bare or "and" in seen or any(unit.year is None for unit in units(second.what)):
        return None
    if isinstance(second.what, Unit) and not _longer(second.what, first.duration):
        return None
    return first._replace(within=second)


def _times_told(rhythm: Every, what: Listing) -> bool:
    """« 2 fois par an (juin et décembre) »: as many times in the year as the rhythm has."""
    yearless = all(unit.year is None for unit in units(what))
    return yearless and not rhythm.during and len(what.items) * rhythm.duration.in_months == 12 * rhythm.times


def _longer(what: Unit, rhythm: Duration) -> bool:
    """Whether a rhythm can be had within a time: « mensuel en 2024 », but neither in June nor yearly in 2024."""
    return what.kind == "year" and not what.part and rhythm.in_months < 12


def _within_rhythm(first: _Within, second: Every, seen: Seen) -> Clause | None:
    return _rhythm_within(second, first, seen or frozenset({"comma"}) if _is_strong(first) else seen)


def _is_strong(clause: Clause) -> bool:
    return not isinstance(clause, When) or clause.lead == "strong"


def _always_with(_: Always, second: Clause, seen: Seen) -> Clause | None:
    """« en continu à partir de 2022 », « en continu de 2022 à 2024 »; not « en continu, 2024 »."""
    if not seen <= _LOOSE | {"colon"} or ("and" in seen and isinstance(second, When | Until)):
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


def _contract_event(first: Contract, second: Anchored | From, seen: Seen) -> Clause | None:
    return _event_contract(second, first, seen)


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


def _length_contract(first: Lasting, second: Contract, seen: Seen) -> Clause | None:
    """« 5 ans, durée du CLS »."""
    return _contract_length(second, first, seen) if seen else None


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
    (Contract, Anchored): _contract_event,
    (Contract, From): _contract_event,
    (Anchored, Until): _event_until,
    (Anchored, Lasting): _event_length,
    (Lasting, Anchored): _length_event,
    (Contract, Lasting): _contract_length,
    (Lasting, Contract): _length_contract,
    (When, Contract): _years_contract,
    (Always, Always): _always_with,
    **{(Every, kind): _rhythm_within for kind in (When, From, Until, For, Contract, Anchored)},
    **{(kind, Every): _within_rhythm for kind in (When, From, Until, For, Contract, Anchored)},
    **{(Always, kind): _always_with for kind in (When, From, Until, Contract, Anchored)},
    **{(kind, Always): _with_always for kind in (When, From, Until, Contract, Anchored)},
}
