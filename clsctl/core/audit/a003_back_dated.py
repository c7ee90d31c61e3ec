"""A delivery enters the history when it happens."""

from collections.abc import Iterator
from datetime import date

from clsctl.core.audit.case import DELAY, Case, Event
from clsctl.core.audit.found import Found, place_of
from clsctl.core.changes.values import Change
from clsctl.core.facts.contract import moment
from clsctl.core.facts.deadlines import deadline, parts_of
from clsctl.core.messages import Message, Value, msg, nmsg
from clsctl.core.model.plan import Instance, Plan
from clsctl.core.rules.page import Page

PAGE = Page(
    "A003",
    "delivery-back-dated",
    "warning",
    title=msg("A delivery was recorded long after the day it is said to have happened, or before it"),
    why=msg(
        "There are two times: the day a deliverable is said to have been handed in, and the day that was recorded. "
        "When they are more than 30 days apart, or when a meeting in between was told that it was late, the reports "
        "of that time say otherwise than the plan does now."
    ),
    remedy=msg("Check the day against the evidence, correct it, or say in a note why it was recorded so late."),
    bad="""\
# recorded on 15 December 2020
L1: {remis_le: 2020-06-12}
""",
    good="""\
# recorded on 15 June 2020
L1: {remis_le: 2020-06-12, preuves: [pieces/releve-2020-06-12.pdf]}
""",
)


def check(case: Case) -> Iterator[Found]:
    for event in case.events:
        for change in event.changes:
            said = _said(change)
            message = _why(event, change, said) if said is not None else None
            if message is not None:
                hint = msg("Check the day against the evidence, or say in a note why it was recorded then.")
                yield Found(place_of(case, change.ref), message, hint, change.ref, event.commit)


def _said(change: Change) -> date | None:
    """The day of a delivery that a change records, or records anew."""
    if change.key != "suivi.remis_le" or change.after is None:
        return None
    return date.fromisoformat(change.after)


def _why(event: Event, change: Change, said: date) -> Message | None:
    recorded = event.commit.day
    parts: dict[str, Value] = {"ref": change.ref, "said": said, "recorded": recorded}
    if said > recorded:
        return msg("{ref}: said on {recorded} to be handed in on {said}, which was still to come", **parts)
    if recorded - said > DELAY:
        return nmsg(
            "{ref}: handed in on {said}, recorded on {recorded}, {count} day later",
            "{ref}: handed in on {said}, recorded on {recorded}, {count} days later",
            (recorded - said).days,
            **parts,
        )
    meeting = _told_late(event, change.ref, said)
    if meeting is None:
        return None
    return msg(
        "{ref}: handed in on {said}, recorded on {recorded}, although the meeting “{meeting}” of {day} saw it late",
        **parts, meeting=meeting.code, day=meeting.date or recorded,
    )  # fmt: skip


def _told_late(event: Event, ref: str, said: date) -> Instance | None:
    """A meeting between the day said and the day recorded, to which the deliverable was late."""
    plan = event.step.plan
    end = _due(event, ref, plan) if plan else None
    held = [each for each in plan.instances if each.date and said <= each.date < event.commit.day] if plan else []
    return next((each for each in held if end and each.date and each.date > end), None)


def _due(event: Event, ref: str, plan: Plan) -> date | None:
    """The end of the deadline in force when the delivery was recorded."""
    fiche = next((pair.was for pair in event.step.pairs[0] if pair.was and pair.was.id == ref.partition("/")[0]), None)
    part = next((each for each in parts_of(fiche) if f"{fiche.id}/{each.id}" == ref), None) if fiche else None
    if fiche is None or part is None:
        return None
    day = event.commit.day
    followed = fiche.suivi.livrables.get(part.id) if fiche.suivi else None
    due = deadline(part, followed, fiche, moment(plan, day), day).en_vigueur
    return due.end if due else None
