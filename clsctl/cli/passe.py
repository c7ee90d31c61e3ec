"""The history of a plan as its site publishes it: what changed, and what the plan was on the day of each meeting."""

from collections.abc import Iterator
from datetime import timedelta

from clsctl.cli.history import Past, past
from clsctl.cli.plan import Read
from clsctl.core.audience import Audience, visible
from clsctl.core.changes.telling import told
from clsctl.core.facts import PlanFacts, plan_facts
from clsctl.core.messages import msg
from clsctl.core.model.plan import Instance, Plan
from clsctl.core.site.contenu import Moment, Passe
from clsctl.core.trouble import Trouble
from clsctl.core.views.disparues import trace
from clsctl.sources.history import commit_before
from clsctl.sources.roots import in_repository

_HIDDEN = msg("This site was made without the history of the contract.")
_NO_GIT = msg("The files of the contract are not followed by git: what changed in them, and when, is not known.")


def published(what: Read, audience: Audience, *, hidden: bool) -> Passe:
    """What the audience may read of the history; `Trouble` for a clone that holds only a part of it."""
    if hidden or not in_repository(what.root):
        return Passe(absente=_HIDDEN if hidden else _NO_GIT)
    known = past(what.request)
    steps = known.published(audience)
    moments: dict[str, list[Moment]] = {}
    for each in reversed(list(told(steps))):
        author = each.commit.author if audience == "interne" else None
        found = Moment(each.commit.day, each.commit.oid, author, each.changes)
        moments.setdefault(each.code, []).append(found)
    versions = {plan.code: dict(_versions(known, what, plan, audience)) for plan in what.portefeuille.plans}
    own = next((step.commit.day for step in reversed(steps) if step.commit.oid == what.snapshot.label), None)
    return Passe({code: tuple(each) for code, each in moments.items()}, None, versions, trace(steps, what.day), own)


def _versions(known: Past, what: Read, plan: Plan, audience: Audience) -> Iterator[tuple[str, tuple[PlanFacts, str]]]:
    """The facts on the day of each meeting held so far, from the text as it was at the end of that day."""
    for meeting in plan.instances:
        if meeting.date is None or meeting.date > what.day:
            continue
        found = _at(known, plan, meeting)
        if found is not None:
            then, rev = found
            yield meeting.code, (plan_facts(visible(then, audience), meeting.date), rev)


def _at(known: Past, plan: Plan, meeting: Instance) -> tuple[Plan, str] | None:
    """The plan as it was, and the commit of its text; None where the repository did not hold it yet."""
    assert meeting.date is not None  # noqa: S101 - asked above
    rev = commit_before(known.place, known.head, meeting.date + timedelta(days=1))
    if rev is None:
        return None
    try:
        return known.plan_at(plan, rev)
    except Trouble:
        return None
