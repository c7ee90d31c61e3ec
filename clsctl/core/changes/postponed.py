"""Deadlines that went elsewhere: postponed under `suivi` by a decision, or moved in the signed text itself."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from clsctl.core.calendar import read
from clsctl.core.changes import words
from clsctl.core.changes.identity import names
from clsctl.core.changes.values import Change
from clsctl.core.facts import calendar_context
from clsctl.core.facts.deadlines import Part, parts_of
from clsctl.core.facts.instances import decided_on, instance_named
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan
from clsctl.core.model.suivi import Report

# the keys that say when something of the signed text is due
CALENDARS = frozenset({"echeance", "calendrier", "calendrier.texte"})


class Pair(NamedTuple):
    """One fiche at two moments, in its plan; None where it, or the plan, was not there."""

    was: Fiche | None
    now: Fiche | None
    old: Plan | None
    new: Plan | None


def postponements(ref: str, pair: Pair) -> Iterator[Change]:
    """The postponements of one deliverable that came, went, or say something else."""
    if pair.was is None or pair.now is None or "/" not in ref:
        return
    before, after = _reports(ref, pair.was), _reports(ref, pair.now)
    if before == after:
        return
    known = dict(names(before))
    due = signed_deadline(ref, pair.now)
    for name, report in names(after):
        if name not in known:
            yield _postponed(ref, due, report, pair)
        elif known[name]._replace(where=report.where) != report:
            yield words.reworded(ref, _said(known[name]), _said(report))
        due = report.echeance or due
        known.pop(name, None)
    for report in known.values():
        yield words.not_postponed(ref, report.echeance)


def _said(report: Report) -> str:
    """A postponement on one line."""
    day = report.decide_le.isoformat() if report.decide_le else None
    return ", ".join(each for each in (report.echeance, day, report.instance, report.motif) if each)


def _postponed(ref: str, due: str | None, report: Report, pair: Pair) -> Change:
    plan = pair.new
    day = decided_on(report, plan.instances if plan else ())
    days = _days((due, report.echeance), (plan, plan), (pair.now, pair.now), day)
    return words.postponed(ref, (due, report.echeance), days, (_instance(report, plan), day), report.motif)


def _instance(report: Report, plan: Plan | None) -> str | None:
    """The meeting that decided, as people call it: its type in capitals, else its code."""
    if report.instance is None:
        return None
    held = instance_named(plan.instances if plan else (), report.instance, report.decide_le)
    return (
        held.type.upper().replace("_", " ")
        if held and held.type not in {None, "autre"} and held.type
        else report.instance
    )


def deadline_moved(ref: str, key: str, before: str, after: str, pair: Pair) -> Change:
    """A deadline or a calendar of the signed text has other words."""
    days = _days((before, after), (pair.old, pair.new), (pair.was, pair.now), None)
    return words.moved(ref, key, before, after, days)


def _days(
    texts: tuple[str | None, str | None],
    plans: tuple[Plan | None, Plan | None],
    fiches: tuple[Fiche | None, Fiche | None],
    day: date | None,
) -> int | None:
    """Days from one deadline's end to the other's; None where one of them has no end."""
    old, new = (
        read(text or "", calendar_context(plan, fiche, day or plan.signature or date.max)).end if plan else None
        for text, plan, fiche in zip(texts, plans, fiches, strict=True)
    )
    return (new - old).days if old and new else None


def _reports(ref: str, fiche: Fiche) -> tuple[Report, ...]:
    followed = fiche.suivi.livrables.get(ref.partition("/")[2]) if fiche.suivi else None
    return followed.reports if followed else ()


def signed_deadline(ref: str, fiche: Fiche) -> str | None:
    """The deadline of a deliverable or milestone as signed: its own, else that of its step, else of its fiche."""
    part = next((each for each in parts_of(fiche) if f"{fiche.id}/{each.id}" == ref), None)
    return _own(part, fiche) if part else None


def _own(part: Part, fiche: Fiche) -> str | None:
    inherited = (part.etape.calendrier if part.etape else None) or (
        fiche.calendrier.texte if fiche.calendrier else None
    )
    return part.echeance or inherited
