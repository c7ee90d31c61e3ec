"""What is wrong in the user's data, as values: a place, a code, a sentence and a remedy."""

from typing import Literal, NamedTuple

from clsctl.core.messages import Message

Severity = Literal["error", "warning", "info"]
Step = str | int


class Where(NamedTuple):
    """A place in the user's files, without line numbers: `("fiches/1.yaml", ("etapes", 0, "titre"))`.

    `part` says whether the key or its value is meant. `chars`, when given, is the half-open
    range of characters inside the value's text that the message is about.
    """

    file: str
    path: tuple[Step, ...] = ()
    part: Literal["value", "key"] = "value"
    chars: tuple[int, int] | None = None

    def __truediv__(self, step: Step) -> "Where":
        return Where(self.file, (*self.path, step))

    def at_key(self) -> "Where":
        """The key of this place rather than its value."""
        return self._replace(part="key")

    @property
    def key(self) -> str:
        """The path as people write it: `etapes[0].livrables[1].echeance`."""
        text = ""
        for step in self.path:
            text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
        return text


class Span(NamedTuple):
    """Lines and columns, from 1, the end exclusive; columns count characters."""

    line: int
    column: int
    end_line: int
    end_column: int


# A finding about a file as a whole (one that is missing, say) stands at its beginning.
TOP = Span(1, 1, 1, 1)


class Related(NamedTuple):
    """Another place that explains a finding: « already taken here »."""

    where: Where
    message: Message
    span: Span | None = None


class Diagnostic(NamedTuple):
    """A finding. `span` is filled by `reading.place` unless the reader already knew it.

    `ref` is the reference of the thing concerned (`1.3/L1`), where there is one.
    """

    code: str
    severity: Severity
    where: Where
    message: Message
    hint: Message | None = None
    ref: str | None = None
    related: tuple[Related, ...] = ()
    span: Span | None = None
