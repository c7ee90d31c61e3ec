"""The table of commands. A line here and a file in `clsctl/cli/commands` make a command."""

from typing import NamedTuple

from clsctl.cli.declare import mark

_CHECK = mark("Check")
_FOLLOW = mark("Follow")
_WRITE = mark("Write")
_PUBLISH = mark("Publish")


class Entry(NamedTuple):
    """A command: its name, its part of the help page, what it does in one sentence.

    Its module is imported when the command is asked for, and holds a function of the name `command`.
    """

    name: str
    part: str
    help: str

    @property
    def module(self) -> str:
        return f"clsctl.cli.commands.{self.name.replace('-', '_')}"


COMMANDS: dict[str, Entry] = {
    entry.name: entry
    for entry in (
        Entry("validate", _CHECK, mark("Find all that is wrong in the plan.")),
        Entry("explain", _CHECK, mark("Explain the code of a finding, with a bad and a good example.")),
        Entry("period", _CHECK, mark("Say how a calendar expression is read, and why.")),
        Entry("schema", _CHECK, mark("Print the JSON Schema of a file or of a result.")),
        Entry("list", _FOLLOW, mark("List the fiches with their state, progress and next deadline.")),
        Entry("show", _FOLLOW, mark("Show one fiche whole.")),
        Entry("overdue", _FOLLOW, mark("List what is late on a day.")),
        Entry("status", _FOLLOW, mark("Tell where the calendar stands, fiche by fiche and for the contract.")),
        Entry("init", _WRITE, mark("Create a plan, with comments that explain each key.")),
        Entry("new", _WRITE, mark("Create a fiche, with comments that explain each key.")),
        Entry("report", _PUBLISH, mark("Write a report: the dashboard, a fiche, what is late.")),
    )
}
