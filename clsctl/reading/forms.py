"""The forms of one value: a text, an id, a code, a date, a number, an amount, ticked boxes.

Each form reads a node into a value of the model, or reports it and gives None (the field then keeps its default).
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from clsctl.core.diagnostics import Step
from clsctl.core.labels import LATE
from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.nearest import nearest
from clsctl.reading import traps
from clsctl.reading.reader import Path, Reader
from clsctl.reading.values import Wrong
from clsctl.reading.wording import bare, node_is_refused, wrong_kind
from clsctl.reading.yaml_nodes import Mapping as MappingNode
from clsctl.reading.yaml_nodes import Node, Scalar, Sequence

Schema = dict[str, Any]
Translate = Callable[[Message], str]


class Form(Protocol):
    """How the value of a key is read. `noun` names it in a message: « a date »."""

    noun: Message

    def read(self, node: Node, reader: Reader, path: Path, step: Step) -> Any:
        """The value of `node`, which stands at `path`/`step`; None where there is none or it is wrong."""
        ...


class Words:
    """A text as the user typed it. `lists` says that its lists hold sentences, whose commas are worth a look.

    `prose` is false for what is usually a code: a comment after it cuts nothing. `blank` is the value of a
    rubric that is there and empty; with `optional` an empty one is a legitimate answer and not noted.
    """

    def __init__(
        self,
        noun: Message,
        *,
        prose: bool = True,
        markdown: bool = False,
        blank: str | None = None,
        optional: bool = False,
    ) -> None:
        self.noun = noun
        self.prose = prose
        self.markdown = markdown
        self.blank = blank
        self.optional = optional

    def read(self, node: Node, reader: Reader, path: Path, step: Step) -> str | None:
        if node.__class__ is not Scalar:
            return self._other(node, reader, step)
        text: str = node.value
        if not text:
            return self._empty(node, reader, path, step)
        if node.style:
            return text.rstrip("\n") if not text.isspace() else self._empty(node, reader, path, step)
        if node.start_mark.line != node.end_mark.line:
            traps.folded(node, reader, entry=isinstance(step, int))
        if reader.comments and node.end_mark.index in reader.comments:
            traps.comment(node, reader, prose=self.prose)
        return text

    def _empty(self, node: Scalar, reader: Reader, path: Path, step: Step) -> str | None:
        if node.style in ("|", ">"):
            traps.sign(node, reader)
        if node.end_mark.index in reader.comments:
            traps.comment(node, reader, prose=self.prose)
        if not self.optional:
            reader.empty(path, step)
        return self.blank

    def _other(self, node: Node, reader: Reader, step: Step) -> str | None:
        if isinstance(node, MappingNode):
            text = traps.colon(node, reader)
            if text is not None:
                return text
        if isinstance(node, Sequence):
            hint = msg("Write one text: after the colon, or indented below “{key}: |”.", key=str(step))
        else:
            hint = msg("Put the text between double quotes, or indented below “|”.")
        wrong_kind(node, reader, step, self.noun, hint)
        return None


class Checked:
    """A value in a form of its own. `convert` gives the value, or a `Wrong` that says why there is none."""

    def __init__(
        self, noun: Message, convert: Callable[[str], Any], pattern: str, *, code: str = "F011", number: bool = False
    ) -> None:
        self.noun = noun
        self.convert = convert
        self.pattern = pattern
        self.code = code
        self.number = number

    def read(self, node: Node, reader: Reader, path: Path, step: Step) -> Any:
        if node.__class__ is not Scalar:
            wrong_kind(node, reader, step, self.noun, msg("Write one value after the colon."))
            return None
        text = node.value
        if not text:
            if node.style in ("|", ">"):
                traps.sign(node, reader)
            reader.empty(path, step)
            return None
        value = self.convert(text if node.style not in ("|", ">") else text.strip())
        if value.__class__ is Wrong:
            if not node_is_refused(node):
                reader.report(node, value.code or self.code, value.message, value.hint)
            return None
        return value


class Choice:
    """One word of a list. `words` maps each to what it means."""

    def __init__(self, noun: Message, words: Mapping[str, Message]) -> None:
        self.noun = noun
        self.words = words
        self.known = {word: word for word in words}  # one string in memory for all files

    def read(self, node: Node, reader: Reader, path: Path, step: Step) -> str | None:
        if node.__class__ is not Scalar:
            wrong_kind(
                node, reader, step, self.noun, msg("Write one of {words}.", words=verbatim(", ".join(self.words)))
            )
            return None
        word = self.known.get(node.value)
        if word is None:
            if not node.value:
                reader.empty(path, step)
            elif not node_is_refused(node) and not reader.full:
                self._unknown(node, reader, step)
        return word

    def _unknown(self, node: Scalar, reader: Reader, step: Step) -> None:
        meant = nearest(bare(node.value), self.words)
        words = verbatim(", ".join(self.words))  # whole: only texts of the file are cut short
        if re.search(r"retard|overdue", bare(node.value)):
            hint = msg("{late} Write one of {words}, or leave “{key}” out.", late=LATE, words=words, key=str(step))
        elif meant:
            hint = msg("Write “{meant}”, or another of {words}.", meant=meant, words=words)
        else:
            hint = msg("Write one of {words}.", words=words)
        message = msg("“{value}” is no value of “{key}”.", value=node.value, key=str(step))
        reader.report(node, "F013", message, hint)


class Boxes:
    """`oui`, `non`, both in a list when both boxes are ticked, nothing when none is."""

    noun = msg("“oui” or “non”")

    def read(self, node: Node, reader: Reader, path: Path, step: Step) -> tuple[str, ...] | None:
        if isinstance(node, MappingNode):
            wrong_kind(node, reader, step, self.noun, msg("Write “oui” or “non” after the colon."))
            return None
        entries = node.value if isinstance(node, Sequence) else [node]
        if not entries or (entries[0].__class__ is Scalar and not entries[0].value):
            reader.empty(path, step)
            return ()
        ticked = [self._one(entry, reader, step) for entry in entries]
        return tuple(sorted({each for each in ticked if each}, reverse=True))

    def _one(self, node: Node, reader: Reader, step: Step) -> str | None:
        word = node.value.strip().casefold() if isinstance(node, Scalar) else ""
        if word in ("oui", "non"):
            return "oui" if word == "oui" else "non"
        if isinstance(node, Scalar):
            message = msg("“{value}” is no value of “{key}”.", value=node.value, key=str(step))
            reader.report(node, "F013", message, msg("Write “oui” or “non”; [oui, non] when both boxes are ticked."))
        else:
            wrong_kind(node, reader, step, self.noun, msg("Write “oui” or “non”."))
        return None


Value = str | Decimal | date | int | tuple[str, ...] | None
