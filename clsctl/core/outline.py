"""A file as the layers that write it see it: what stands where, and how the format wants it laid out.

`reading` makes it, since it alone knows YAML and the keys; `writing` lays it out again without knowing either.
"""

from typing import Literal, NamedTuple

from clsctl.core.messages import Message

# How a text may be written: `text` in quotes where another program would take it for a number or a truth value;
# `value` without quotes wherever YAML allows it; `typed` and `verbatim` as the user typed it, `verbatim` even where
# it is no single text: validate has something to say of it, and that must stay as it is.
Role = Literal["text", "value", "typed", "verbatim"]


class Node(NamedTuple):
    """A text, a list or a group of keys, with the offsets of its characters. `flow` when between brackets.

    `style` is that of YAML: "" for a plain text, a quote, "|" or ">" for an indented text, ":" for a text that is
    a key and its value for YAML. `record` names what a group of keys is: « Note », « Livrable ».
    """

    kind: Literal["text", "list", "group"]
    start: int
    end: int
    value: str = ""
    style: str = ""
    role: Role = "typed"
    flow: bool = False
    entries: tuple["Entry", ...] = ()
    record: str = ""


class Entry(NamedTuple):
    """A key with its value, or the entry of a list, which has no key. Keys are put in the order of their `rank`."""

    value: Node
    key: Node | None = None
    rank: int = 0

    @property
    def start(self) -> int:
        """Where its first character stands; of an entry of a list, the one after the dash."""
        return (self.key or self.value).start


class Outline(NamedTuple):
    """A file that can be laid out. `findings` are the code and key path of each finding of form, sorted."""

    text: str
    root: Node
    findings: tuple[tuple[str, str], ...] = ()


class Refused(NamedTuple):
    """Why a file can't be laid out, and the line, where there is one to show."""

    message: Message
    line: int | None = None
