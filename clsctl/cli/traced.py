"""The history of deadlines, where there is one, for a calendar: without it a calendar is made all the same."""

from datetime import date
from typing import NamedTuple

from clsctl.cli.history import past
from clsctl.cli.output import note
from clsctl.cli.plan import Read
from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble
from clsctl.core.views.disparues import Trace, trace


class Traced(NamedTuple):
    """What the history tells, and the day of the text: that of its commit, else the day asked about."""

    trace: Trace
    day: date


def traced(what: Read) -> Traced:
    """The history up to the text that was read; says on standard error where there is none."""
    try:
        known = past(what.request)
        steps = list(known.steps())
    except Trouble as trouble:
        if not what.request.session.quiet:
            note(what.request.language(trouble.message))
            note(
                what.request.language(msg("Without history, deadlines that the plan had and has no more are unknown."))
            )
        return Traced(Trace(), what.snapshot.day or what.day)
    own = next((step.commit.day for step in reversed(steps) if step.commit.oid == what.snapshot.label), None)
    return Traced(trace(steps, what.day), what.snapshot.day or own or what.day)
