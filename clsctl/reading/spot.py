"""A place where libyaml stopped, and what is said of it."""

from typing import NamedTuple

from clsctl.core.messages import Message
from clsctl.reading.lines import Lines


class Fault(NamedTuple):
    """What is wrong at a range of characters. With `harmless` the first of them may be taken for a letter, so that
    the rest of the file can still be read for its own findings."""

    code: str
    message: Message
    hint: Message
    start: int
    end: int
    harmless: bool = False


class Spot(NamedTuple):
    """Where libyaml stopped (`at`), and where what it was reading began (`since`)."""

    lines: Lines
    at: int
    since: int

    @property
    def text(self) -> str:
        return self.lines.text

    def head(self, offset: int) -> str:
        """The line of an offset up to it."""
        return self.text[self.lines.first(offset) : offset]

    def line(self, offset: int) -> str:
        """The line of an offset."""
        first = self.lines.first(offset)
        return self.text[first : self.lines.stop(first)]

    def above(self, offset: int) -> int | None:
        """The offset of the line before that holds something."""
        before = self.text[: self.lines.first(offset)].rstrip()
        return self.lines.first(len(before) - 1) if before else None

    def fault(
        self, message: Message, hint: Message, start: int, end: int | None = None, *, harmless: bool = False
    ) -> Fault:
        """A fault from an offset to another, by default the end of the line."""
        last = self.lines.stop(start) if end is None else end
        return Fault("F002", message, hint, start, max(last, min(start + 1, len(self.text))), harmless)
