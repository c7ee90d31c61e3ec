"""Replacing ranges of characters of a text, and finding its lines."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from clsctl.core.outline import Entry, Node

_BREAK = re.compile(r"\r\n|\r|\n")


class Splice(NamedTuple):
    """`text` in the place of the characters from `start` to `end`; of several at one place the first comes first."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with all of them put in. They do not overlap."""
    out, at = [], 0
    for each in sorted(splices, key=lambda splice: splice.start):
        out += [text[at : each.start], each.text]
        at = each.end
    return "".join([*out, text[at:]])


def line_start(text: str, at: int) -> int:
    """The offset of the first character of the line."""
    return 1 + max(text.rfind("\n", 0, at), text.rfind("\r", 0, at))


def line_stop(text: str, at: int) -> int:
    """The offset after the last character of the line, before its break."""
    found = _BREAK.search(text, at)
    return found.start() if found else len(text)


def next_line(text: str, at: int) -> int:
    """The offset of the first character of the line below."""
    found = _BREAK.search(text, at)
    return found.end() if found else len(text)


def column(text: str, at: int) -> int:
    """How many characters stand before it on its line."""
    return at - line_start(text, at)


def line_break(text: str, at: int) -> str:
    """The break that ends the line; that of the line above, or of most lines, where it has none."""
    found = _BREAK.search(text, at)
    if found:
        return found[0]
    above = text[line_start(text, at) - 2 : line_start(text, at)]
    return "\r\n" if above == "\r\n" else above[-1:] if above[-1:] in ("\r", "\n") else "\n"


def stop(node: Node) -> int:
    """The offset after the last character of a value; of lines that stand below a key, without what follows them."""
    return node.end if node.kind == "text" or node.flow or not node.entries else entry_stop(node.entries[-1])


def entry_stop(entry: Entry) -> int:
    """The offset after the last character of an entry; of a key without a value, after the key."""
    return max(stop(entry.value), entry.key.end if entry.key is not None else 0)
