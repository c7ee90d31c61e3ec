"""Days of what happened, texts from standard input, and the meeting that dates a decision."""

import sys
from datetime import date

from clsctl.cli import clock
from clsctl.cli.declare import Misuse
from clsctl.core.facts import instance_named
from clsctl.core.messages import msg
from clsctl.core.model.plan import Plan


def is_over(option: str, day: date) -> date:
    """The day; refused where it has not come yet, for what is told to have happened."""
    if day > clock.today():
        raise Misuse(
            msg("{option}: {day} has not come yet, and this tells what happened.", option=option, day=day),
            msg("Check the year, or come back on that day."),
        )
    return day


def day_of_meeting(plan: Plan, instance: str | None) -> date | None:
    """The day of the meeting whose code is given, or of the last one of that type, where the plan says it."""
    found = instance_named(plan.instances, instance, clock.today()) if instance else None
    return found.date if found else None


def typed(value: str) -> str:
    """A text of the command line; `-` stands for what comes on standard input. Spaces at the ends of lines go."""
    if value == "-":
        given = sys.stdin.buffer.read()
        try:
            value = given.decode("utf-8-sig")
        except UnicodeDecodeError:  # what the older shells of Windows send
            value = given.decode("cp1252", "replace")
    lines = [line.rstrip() for line in value.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    text = "\n".join(lines).strip("\n")
    if not text.strip():
        raise Misuse(msg("The text is empty."))
    return text
