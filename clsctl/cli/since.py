"""`--since` of a report: the moment it names, and the plans as they were then."""

from datetime import date

from clsctl import sources
from clsctl.cli.meetings import meeting, since_commit
from clsctl.cli.plan import Read, of_snapshot
from clsctl.core.messages import msg
from clsctl.core.model.plan import Instance, Plan
from clsctl.core.trouble import Trouble
from clsctl.core.views.since import Since, since_day, since_meeting, since_revision
from clsctl.sources.commits import commit_named
from clsctl.sources.days import day_asked, day_of
from clsctl.sources.history import commit_before, first_day, has_commits, whole
from clsctl.sources.plumbing import Place

USUAL = "copil"


def moment(what: Read, asked: str | None) -> Since:
    """What `--since` names, by default the last steering committee before the day. `Trouble` where there is none."""
    name = asked or USUAL
    if asked is None:
        _has_meeting(what)
    day = day_asked(name) or meeting(name, what)
    if day is None:
        place = whole(what.root)
        commit = since_commit(place, name)
        since = since_revision(commit.oid, day_of(commit.seconds))
        return _with_texts(what, since, _plans(what, commit.oid), head_of(what, place))
    since = _said(what, name, day)
    if not has_commits(what.root):
        return _with_texts(what, since, {}, None)
    place = whole(what.root)
    head = head_of(what, place)
    return _with_texts(what, since, _plans(what, commit_before(place, head, day)), head)


def head_of(what: Read, place: Place) -> str:
    """The commit up to which the history counts: that of the text that was read, else the last one."""
    rev = what.snapshot.label if what.snapshot.label not in {"disk", "index"} else "HEAD"
    return commit_named(place, rev).oid


def _with_texts(what: Read, since: Since, plans: dict[str, Plan], head: str | None) -> Since:
    """The moment with the texts of it that are known, and where those of the other plans begin up to `head`."""
    lacking = [plan for plan in what.portefeuille.plans if plan.code not in plans]
    firsts = {plan.code: first_day(what.root, head, plan.where.file) if head else None for plan in lacking}
    return since._replace(plans=plans, unwritten=firsts)


def lasting(what: Read, asked: str) -> str:
    """What names the same moment in ten years: a day, a meeting, and for a branch, a tag or `HEAD~3` their commit."""
    if day_asked(asked) or meeting(asked, what):
        return asked
    return commit_named(whole(what.root), asked).oid


def _said(what: Read, name: str, day: date) -> Since:
    held = [each for each in _meetings(what) if each.date == day and name in {each.code, each.type}]
    return since_meeting(held[0], day) if held else since_day(day)


def _meetings(what: Read) -> list[Instance]:
    return [each for plan in what.portefeuille.plans for each in plan.instances]


def _has_meeting(what: Read) -> None:
    """`Trouble` where the plan has no steering committee before the day."""
    if any(each.type == USUAL and each.date and each.date < what.day for each in _meetings(what)):
        return
    raise Trouble(
        msg("The plan has no meeting of type “copil” before {day}, since which to tell what changed.", day=what.day),
        msg("Write it under `instances` in clsctl.yaml (code, type: copil, date), or say since when: --since DAY"),
    )


def _plans(what: Read, commit: str | None) -> dict[str, Plan]:
    """The plans at a commit; none where it, or the plan, was not there."""
    if commit is None:
        return {}
    try:
        snapshot = sources.read_revision(what.root, commit)
    except Trouble:
        return {}
    return {plan.code: plan for plan in of_snapshot(what.request, what.root, snapshot).portefeuille.plans}
