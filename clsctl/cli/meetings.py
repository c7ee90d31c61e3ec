"""The moments that `--since` may name: a meeting of the plan, or a commit."""

from datetime import date

from clsctl.cli.plan import Read
from clsctl.core.labels import INSTANCES
from clsctl.core.messages import msg
from clsctl.core.model.plan import Instance
from clsctl.core.trouble import Trouble
from clsctl.sources.commits import Commit, commit_named
from clsctl.sources.plumbing import Place


def meeting(text: str, what: Read) -> date | None:
    """The day of the meeting of that code, or of the last of that type before the day; None where it is neither."""
    known = [each for plan in what.portefeuille.plans for each in plan.instances if each.date]
    by_code = [each for each in known if each.code == text]
    by_type = [each for each in known if each.type == text]
    if not by_code and not by_type:
        return None
    days = [_day(each) for each in by_code] or [_day(each) for each in by_type if _day(each) < what.day]
    if not days:
        raise Trouble(
            msg("No meeting “{name}” was held before {day}.", name=text, day=what.day),
            msg("Give a day (AAAA-MM-JJ), a revision, or the code of a meeting."),
        )
    return max(days)


def since_commit(place: Place, name: str) -> Commit:
    """The commit that `--since` names; a kind of meeting that is no name of git either is one that the plan lacks."""
    try:
        return commit_named(place, name)
    except Trouble as error:
        if name not in INSTANCES:
            raise
        raise Trouble(
            msg("The plan has no meeting of type “{type}”, since which to tell what changed.", type=name),
            msg("Write it under `instances` in clsctl.yaml (code, type, date), or say since when: --since DAY"),
        ) from error


def _day(instance: Instance) -> date:
    return instance.date or date.max
