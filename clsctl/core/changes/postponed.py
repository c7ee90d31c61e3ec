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
    """One fiche at two moments, in its plan; None where it, or the plan, was not there.

    Along a history `path` is the file that held it before a commit, from the top of the repository, else the one after;
    `gone` is, of a fiche that comes back, what it said when it was deleted, and `gone_on` the day of that.
    """

    was: Fiche | None
    now: Fiche | None
    old: Plan | None
    new: Plan | None
    path: str = ""
    gone: Fiche | None = None
    gone_on: date | None = None


class Move(NamedTuple):
    """A postponement that is new: from the words `before`, whose last day is `due`, to those of the report."""

    ref: str
    before: str | None
    due: date | None
    report: Report
    end: date | None
    decided: date | None


def moves(pair: Pair, ref: str | None = None) -> Iterator[Move]:
    """The postponements of a fiche, or of one deliverable, that were not there before."""
    if pair.was is None or pair.now is None or pair.now.suivi is None:
        return
    for name, followed in pair.now.suivi.livrables.items():
        thing = f"{pair.now.id}/{name}"
        before = _reports(thing, pair.was)
        if ref in {None, thing} and before != followed.reports:
            known = dict(names(before))
            due = signed_deadline(thing, pair.now)
            for each, report in names(followed.reports):
                if each not in known:
                    yield _move(thing, due, report, pair)
                due = report.echeance or due


def _move(ref: str, before: str | None, report: Report, pair: Pair) -> Move:
    plan, fiche = pair.new, pair.now
    day = decided_on(report, plan.instances if plan else ())
    ends = (_end(text, plan, fiche, day) for text in (before, report.echeance))
    return Move(ref, before, next(ends), report, next(ends), day)


def postponements(ref: str, pair: Pair) -> Iterator[Change]:
    """The postponements of one deliverable that came, went, or say something else."""
    if pair.was is None or pair.now is None or "/" not in ref:
        return
    before, after = _reports(ref, pair.was), _reports(ref, pair.now)
    if before == after:
        return
    for move in moves(pair, ref):
        days = (move.end - move.due).days if move.end and move.due else None
        decided = (_instance(move.report, pair.new), move.decided)
        yield words.postponed(ref, (move.before, move.report.echeance), days, decided, move.report.motif)
    known = dict(names(before))
    for name, report in names(after):
        old = known.pop(name, report)
        if old._replace(where=report.where) != report:
            yield words.reworded(ref, _said(old), _said(report))
    for report in known.values():
        yield words.not_postponed(ref, report.echeance)


def _said(report: Report) -> str:
    """A postponement on one line."""
    day = report.decide_le.isoformat() if report.decide_le else None
    return ", ".join(each for each in (report.echeance, day, report.instance, report.motif) if each)


def _instance(report: Report, plan: Plan | None) -> str | None:
    """The meeting that decided, as people call it: its type in capitals, else its code."""
    if report.instance is None:
        return None
    held = instance_named(plan.instances if plan else (), report.instance, report.decide_le)
    kind = held.type if held is not None else report.instance if report.instance in _TYPES else None
    return kind.upper().replace("_", " ") if kind in _TYPES and kind else report.instance


# the kinds of meetings that people name by their initials
_TYPES = frozenset({"copil", "cotech", "codir"})


def deadline_moved(ref: str, key: str, before: str, after: str, pair: Pair) -> Change:
    """A deadline or a calendar of the signed text has other words."""
    old, new = _end(before, pair.old, pair.was, None), _end(after, pair.new, pair.now, None)
    return words.moved(ref, key, before, after, (new - old).days if old and new else None)


def _end(text: str | None, plan: Plan | None, fiche: Fiche | None, day: date | None) -> date | None:
    """The last day of a deadline; None where it has none."""
    if plan is None or not text:
        return None
    return read(text, calendar_context(plan, fiche, day or plan.signature or date.max)).end


def _reports(ref: str, fiche: Fiche) -> tuple[Report, ...]:
    followed = fiche.suivi.livrables.get(ref.partition("/")[2]) if fiche.suivi else None
    return followed.reports if followed else ()


def signed_deadline(ref: str, fiche: Fiche) -> str | None:
    """The deadline of a deliverable or milestone as signed: its own, else that of its step, else of its fiche."""
    part = next((each for each in parts_of(fiche) if f"{fiche.id}/{each.id}" == ref), None)
    return _own(part, fiche) if part else None


def _own(part: Part, fiche: Fiche) -> str | None:
    step = part.etape.calendrier if part.etape else None
    return part.echeance or step or (fiche.calendrier.texte if fiche.calendrier else None)
