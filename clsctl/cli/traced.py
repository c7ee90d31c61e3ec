"""The history of a plan, where there is one, for what is made all the same without it."""

from datetime import date
from typing import NamedTuple

from clsctl.cli.history import past
from clsctl.cli.output import note
from clsctl.cli.plan import Read
from clsctl.core.changes.trail import Step
from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble


class Traced(NamedTuple):
    """What the commits did, None without history; the day of the text: that of its commit, else the day asked about."""

    steps: list[Step] | None
    day: date


def traced(what: Read) -> Traced:
    """The history up to the text that was read; says on standard error where there is none."""
    try:
        known = past(what.request)
        steps = list(known.steps())
    except Trouble as trouble:
        if not what.request.session.quiet:
            note(what.request.language(trouble.message))
            note(what.request.language(msg("Without history, what the plan had and has no more is unknown.")))
        return Traced(None, what.snapshot.day or what.day)
    own = next((step.commit.day for step in reversed(steps) if step.commit.oid == what.snapshot.label), None)
    return Traced(steps, what.snapshot.day or own or what.day)
