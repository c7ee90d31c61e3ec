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
    entry.name: entry for entry in (Entry("period", _CHECK, mark("Say how a calendar expression is read, and why.")),)
}
