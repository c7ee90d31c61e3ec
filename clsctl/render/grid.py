"""A table of text for a terminal: columns two spaces apart, texts wrapped in them, a rule under the heads."""

from collections.abc import Sequence
from typing import NamedTuple

from clsctl.render.ansi import Terminal, paint
from clsctl.render.width import pad, width, wrap

GAP = 2
# What a column of texts may be narrowed to when words must be broken.
LEAST = 8


class Line(NamedTuple):
    """A line of a cell, in a style of `ansi.paint`."""

    text: str
    style: str = ""


class Head(NamedTuple):
    """The head of a column: `right` for figures, `whole` for words that are never broken over lines."""

    title: str
    right: bool = False
    whole: bool = False


Cell = Sequence[Line]


def floors(heads: Sequence[Head], rows: Sequence[Sequence[Cell]], readable: int) -> list[int]:
    """What each column needs to be read: its words unbroken, but for those longer than `readable`."""
    found = []
    for rank, head in enumerate(heads):
        texts = [line.text for row in rows for line in row[rank]]
        if head.whole:
            body = max(map(width, texts), default=0)
        else:
            body = min(max(map(longest_word, texts), default=0), readable)
        found.append(max(longest_word(head.title), body))
    return found


def longest_word(text: str) -> int:
    """The width of the widest word of a text."""
    return max(map(width, text.split(" ")), default=0)


def total(sizes: Sequence[int]) -> int:
    """The width of a table of columns of these widths."""
    return sum(sizes) + GAP * (len(sizes) - 1)


def draw(heads: Sequence[Head], rows: Sequence[Sequence[Cell]], least: Sequence[int], terminal: Terminal) -> list[str]:
    """The lines of the table, no wider than the terminal if it has room for columns of `LEAST`."""
    sizes = _sizes(heads, rows, least, terminal.width)
    titles = [wrap(head.title, size) for head, size in zip(heads, sizes, strict=True)]
    tallest = max(map(len, titles))
    # Titles stand on the rule.
    top = [[Line("")] * (tallest - len(lines)) + [Line(each, "bold") for each in lines] for lines in titles]
    rule = paint("─" * total(sizes), "dim", terminal)
    drawn = [_row(row, sizes, heads, terminal) for row in rows]
    # Rows of several lines run into each other without a blank one between them.
    gap = [""] if any(len(lines) > 1 for lines in drawn) else []
    body = [line for rank, lines in enumerate(drawn) for line in ((gap if rank else []) + lines)]
    return [*_row(top, sizes, heads, terminal), rule, *body]


def _sizes(heads: Sequence[Head], rows: Sequence[Sequence[Cell]], least: Sequence[int], room: int | None) -> list[int]:
    """The width of each column: what it needs, the widest giving way until all fit, words whole as long as may be."""
    sizes = [
        max([width(head.title), *(width(line.text) for row in rows for line in row[rank])])
        for rank, head in enumerate(heads)
    ]
    if room is None:
        return sizes
    for floor in (least, [LEAST] * len(heads)):
        while total(sizes) > room:
            able = [rank for rank, size in enumerate(sizes) if size > floor[rank]]
            if not able:
                break
            sizes[max(able, key=lambda rank: sizes[rank])] -= 1
    return sizes


def _row(row: Sequence[Cell], sizes: Sequence[int], heads: Sequence[Head], terminal: Terminal) -> list[str]:
    wrapped = [
        [Line(part, line.style) for line in cell for part in hanging(line.text, size)]
        for cell, size in zip(row, sizes, strict=True)
    ]
    tallest = max(map(len, wrapped), default=0)
    return [
        (" " * GAP)
        .join(
            _filled(lines[rank] if rank < len(lines) else Line(""), size, head, terminal)
            for lines, size, head in zip(wrapped, sizes, heads, strict=True)
        )
        .rstrip(" ")
        for rank in range(tallest)
    ]


def _filled(line: Line, size: int, head: Head, terminal: Terminal) -> str:
    """The line painted, then filled: the spaces around are in no style."""
    spaces = pad("", max(size - width(line.text), 0))
    text = paint(line.text, line.style, terminal)
    return spaces + text if head.right else text + spaces


def hanging(line: str, room: int) -> list[str]:
    """A line wrapped, what follows standing under what comes after its mark and indentation."""
    body = line.lstrip(" •-")
    lead = line[: len(line) - len(body)]
    first, *rest = wrap(body, max(room - width(lead), 2))
    return [lead + first, *(" " * width(lead) + part for part in rest)]
