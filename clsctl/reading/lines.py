"""Offsets in a text to lines and columns, as editors count them: from 1, in characters, whatever ends the lines."""

from bisect import bisect_right
from functools import cached_property

from clsctl.core.diagnostics import Span


class Lines:
    """The lines of one text. Found only when a place is asked for: most files have nothing to show."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line starts."""
        out = [0]
        for line in self.text.replace("\r\n", " \n").replace("\r", "\n").split("\n"):
            out.append(out[-1] + len(line) + 1)
        return out[:-1]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The place of a range of characters; what stands at the end of the file is on its last line."""
        return Span(*self.place(start), *self.place(max(start, end)))

    def first(self, offset: int) -> int:
        """The offset at which the line of `offset` starts."""
        return self.starts[bisect_right(self.starts, offset) - 1]

    def stop(self, offset: int) -> int:
        """The offset of the end of the line of `offset`, its line break and trailing spaces left out."""
        line = bisect_right(self.starts, offset)
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        return offset + len(self.text[offset:end].rstrip())
