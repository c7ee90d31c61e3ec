"""How the lines of a file are indented, so that new ones look like the others."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from clsctl.core.outline import Node, Outline
from clsctl.writing.splices import column, line_start


class Manner(NamedTuple):
    """Columns from a key to those below it, from a key to the dashes below it, from a dash to what it begins."""

    step: int = 2
    dash: int = 2
    gap: int = 2


def manner(outline: Outline) -> Manner:
    """The manner of most lines; that of `fmt` where there is none to see."""
    seen: dict[str, Counter[int]] = {"step": Counter(), "dash": Counter(), "gap": Counter()}
    for kind, width in _widths(outline.text, outline.root):
        if width >= (0 if kind == "dash" else 1):
            seen[kind][width] += 1
    usual = Manner()
    if seen["step"]:
        usual = usual._replace(step=seen["step"].most_common(1)[0][0])
    dash = seen["dash"].most_common(1)[0][0] if seen["dash"] else usual.step
    gap = seen["gap"].most_common(1)[0][0] if seen["gap"] else usual.gap
    return Manner(usual.step, dash, gap)


def _widths(text: str, group: Node) -> Iterator[tuple[str, int]]:
    """The widths seen below a group of keys or in a list, whose own entries are on lines of their own."""
    if group.flow or group.kind == "text":
        return
    own = column(text, group.start)
    for entry in group.entries:
        value = entry.value
        if value.entries and not value.flow:
            same_line = line_start(text, entry.start) == line_start(text, value.start)
            if entry.key is not None and not same_line:
                yield ("dash" if value.kind == "list" else "step"), column(text, value.start) - own
        if entry.key is None and value.start > group.start and (value.entries or value.value):
            width = column(text, value.start) - own
            if text[line_start(text, value.start) :][own : own + 1] == "-":
                yield "gap", width
        yield from _widths(text, value)
