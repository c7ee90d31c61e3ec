"""The dates of the contract on a day, and the reading of its calendar expressions from them."""

from collections.abc import Callable
from datetime import date
from functools import cache, partial
from typing import NamedTuple

from clsctl.core.calendar import Context, Reading, read, with_cover
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Avenant, Plan


def ending_avenant(plan: Plan, day: date) -> Avenant | None:
    """The last avenant signed by the day that moves the end of the contract."""
    signed = [each for each in plan.avenants if each.fin and each.signature and each.signature <= day]
    return sorted(signed, key=lambda each: each.signature or day)[-1] if signed else None


def calendar_context(plan: Plan, fiche: Fiche | None, day: date) -> Context:
    """What surrounds the expressions of a fiche (or of the plan itself) on a day."""
    return _context(plan, ending_avenant(plan, day), fiche.redaction if fiche is not None else None)


def _context(plan: Plan, avenant: Avenant | None, redaction: date | None) -> Context:
    fin, numero = (avenant.fin, avenant.numero) if avenant else (plan.fin, None)
    context = Context(plan.signature, plan.effet, fin, redaction, plan.calendrier.bounds, numero)
    return with_cover(context, plan.periode)


class Moment(NamedTuple):
    """A plan as it was known on a day. `read` reads an expression of a fiche on a day up to that one.

    `fin` is the end of the contract in force.
    """

    plan: Plan
    day: date
    fin: date | None
    read: Callable[[str, Fiche | None, date], Reading]


def moment(plan: Plan, day: date) -> Moment:
    """A moment whose readings are remembered: a plan says the same few expressions over and over."""
    endings = cache(partial(ending_avenant, plan))
    known: dict[tuple[str, Avenant | None, date | None], Reading] = {}

    def read_of(text: str, fiche: Fiche | None, on: date) -> Reading:
        avenant, redaction = endings(on), fiche.redaction if fiche is not None else None
        key = (text, avenant, redaction)
        if key not in known:
            known[key] = read(text, _context(plan, avenant, redaction))
        return known[key]

    return Moment(plan, day, _context(plan, endings(day), None).fin, read_of)


def bounds(at: Moment) -> tuple[date | None, date | None]:
    """The first and last day of the contract: its dates, else those of the period on its cover."""
    cover = at.read(at.plan.periode, None, at.day) if at.plan.periode else None
    start = at.plan.effet or at.plan.signature or (cover.start if cover else None)
    return start, at.fin or (cover.end if cover else None)


def share_gone(start: date | None, end: date | None, day: date) -> float | None:
    """The share of the days from `start` to `end`, both inclusive, that are over when `day` begins."""
    if start is None or end is None or start > end:
        return None
    whole = (end - start).days + 1
    return min(max((day - start).days, 0), whole) / whole
