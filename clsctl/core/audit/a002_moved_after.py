"""A deadline is postponed before it passes, not after."""

from collections.abc import Iterator
from datetime import date

from clsctl.core.audit.case import Case, Event
from clsctl.core.audit.found import Found, place_of
from clsctl.core.calendar import read
from clsctl.core.changes.postponed import Move, moves
from clsctl.core.changes.values import Change
from clsctl.core.facts import calendar_context
from clsctl.core.messages import msg, nmsg
from clsctl.core.model.plan import Plan
from clsctl.core.rules.page import Page

PAGE = Page(
    "A002",
    "deadline-moved-after",
    "warning",
    title=msg("A deadline was moved after it had passed"),
    why=msg(
        "The deliverable was already late when its deadline was moved: from that day on reports no longer show it as "
        "late, although it was."
    ),
    remedy=msg(
        "Nothing to mend in the files if it was decided so: say it in the report to the steering committee. If it was "
        "decided in time, give the day of the decision under “decide_le”."
    ),
    bad="""\
# due at the end of June 2020
reports:
  - {echeance: 2e semestre 2020, decide_le: 2020-09-15}
""",
    good="""\
reports:
  - {echeance: 2e semestre 2020, decide_le: 2020-06-30}
""",
)


def check(case: Case) -> Iterator[Found]:
    for event in case.events:
        for move in _new(event):
            decided = move.decided or event.commit.day
            if move.due is not None and decided > move.due:
                yield _postponed(case, event, move, (decided - move.due).days)
        for change in event.changes:
            due = _due(change, event.step.plan) if change.kind == "moved" and change.key == "echeance" else None
            if due and event.commit.day > due and case.reference.is_later(change.fiche, event.commit):
                yield _moved(case, event, change, (event.commit.day - due).days)


def _new(event: Event) -> Iterator[Move]:
    """The postponements that a commit brought; a merge only those that are in none of its parents."""
    first, *others = ([move for pair in pairs for move in moves(pair)] for pairs in event.step.pairs)
    for move in first:
        if all(any(move[:2] == each[:2] and move.report == each.report for each in other) for other in others):
            yield move


def _due(change: Change, plan: Plan | None) -> date | None:
    if plan is None or not change.before:
        return None
    return read(change.before, calendar_context(plan, None, plan.signature or date.max)).end


def _postponed(case: Case, event: Event, move: Move, late: int) -> Found:
    message = nmsg(
        "{ref}: postponed to “{after}” {count} day after its deadline “{before}” had passed",
        "{ref}: postponed to “{after}” {count} days after its deadline “{before}” had passed",
        late,
        ref=move.ref, after=move.report.echeance or "", before=move.before or "",
    )  # fmt: skip
    return Found(place_of(case, move.ref), message, _HINT, move.ref, event.commit)


def _moved(case: Case, event: Event, change: Change, late: int) -> Found:
    message = nmsg(
        "{ref}: signed deadline changed to “{after}” {count} day after the deadline “{before}” had passed",
        "{ref}: signed deadline changed to “{after}” {count} days after the deadline “{before}” had passed",
        late,
        ref=change.ref, after=change.after or "", before=change.before or "",
    )  # fmt: skip
    return Found(place_of(case, change.ref), message, _HINT, change.ref, event.commit)


_HINT = msg("Until then it was late: say so in the report, or correct the day of the decision.")
