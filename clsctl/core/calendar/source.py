"""A text as it was written beside what was made of it, so that a refusal speaks in the user's own characters."""

from collections.abc import Sequence
from typing import NamedTuple

from clsctl.core.calendar.clauses import Found
from clsctl.core.calendar.normalize import Normal
from clsctl.core.calendar.tokens import Token
from clsctl.core.calendar.tree import When
from clsctl.core.calendar.words import say


class Source(NamedTuple):
    """The text, its plain spelling, its tokens."""

    text: str
    normal: Normal
    tokens: Sequence[Token]

    @property
    def stripped(self) -> str:
        """The whole text without the spaces around it."""
        return self.text.strip()

    def slice(self, start: int, end: int) -> str:
        """The characters of the text that a range of the plain spelling comes from."""
        first, last = self.normal.original(start, end)
        return self.text[first:last]

    def of(self, token: Token) -> str:
        """The characters of one token."""
        return self.slice(token.start, token.end)

    def found(self, found: Found) -> str:
        """The characters of a clause."""
        return self.slice(self.tokens[found.first].start, self.tokens[found.end - 1].end)

    def words(self, found: Found) -> str:
        """A clause as the grammar would best like it: a plain time in its own form, another as it was written."""
        return say(found.clause.what) if isinstance(found.clause, When) else self.found(found)
