"""An entry as its lines are, comments and quotes included: taken from one place, written at another."""

import re
from collections import Counter
from typing import NamedTuple

from clsctl.core.diagnostics import Step
from clsctl.core.outline import Entry, Node, Outline
from clsctl.writing.comments import comment_texts
from clsctl.writing.merging import Impossible
from clsctl.writing.splices import Splice, entry_stop, line_break, line_start, line_stop, next_line


class Lifted(NamedTuple):
    """The lines of an entry without their breaks; its dash or key stands in `column`. `comments` are those in it."""

    lines: tuple[str, ...]
    column: int
    comments: tuple[str, ...]

    def counted(self) -> Counter[str]:
        return Counter(self.comments)


def lifted(outline: Outline, path: tuple[Step, ...]) -> Lifted | None:
    """The lines of what stands at the path; None between brackets, which share their lines with others."""
    group, rank = held(outline.root, path)
    if group.flow:
        return None
    text = outline.text
    first = first_of(text, group.entries[rank])
    start, stop = reach(text, first, entry_stop(group.entries[rank]))
    lines = re.split(r"\r\n|\r|\n", text[start:stop])
    return Lifted(tuple(lines), first - line_start(text, first), comment_texts(outline, start, stop))


def dressed(outline: Outline, path: tuple[Step, ...], lines: Lifted) -> list[Splice]:
    """What to replace so that the entry at the path is written as those lines are. Raises `Impossible`."""
    group, rank = held(outline.root, path)
    if group.flow:
        if lines.comments:
            raise Impossible
        return []
    text, entry = outline.text, group.entries[rank]
    first = first_of(text, entry)
    start = line_start(text, first)
    if text[start:first].strip():
        raise Impossible
    new = line_break(text, start).join(_shifted(line, first - start - lines.column) for line in lines.lines)
    return [Splice(start, line_stop(text, entry_stop(entry)), new)]


def _shifted(line: str, by: int) -> str:
    if by >= 0:
        return " " * by + line if line else line
    return line[min(-by, len(line) - len(line.lstrip(" "))) :]


def held(root: Node, path: tuple[Step, ...]) -> tuple[Node, int]:
    """The group that holds what stands at the path, and which of its entries that is. Raises `Impossible`."""
    group, rank = root, rank_of(root, path[0])
    for step in path[1:]:
        group = group.entries[rank].value
        rank = rank_of(group, step)
    return group, rank


def rank_of(node: Node, step: Step) -> int:
    """Which entry a step of a path is. Raises `Impossible` where there is none."""
    for rank, entry in enumerate(node.entries):
        if step in {rank, entry.key.value if entry.key else None} and isinstance(step, int) == (entry.key is None):
            return rank
    raise Impossible


def reach(text: str, first: int, stop: int) -> tuple[int, int]:
    """The lines from `first` to `stop`, with the comments just above in its column and those below that are indented
    under it. Raises `Impossible` where something else stands on the first line."""
    start, stop = line_start(text, first), line_stop(text, stop)
    column = first - start
    if text[start:first].strip():
        raise Impossible
    while start:
        above = line_start(text, start - 1 - text.endswith("\r\n", 0, start))
        if not re.match(rf" {{{column}}}#", text[above:start]):
            break
        start = above
    under = re.compile(rf" {{{column + 1},}}#")
    while (line := next_line(text, stop)) > stop and under.match(text, line):
        stop = line_stop(text, line)
    return start, stop


def first_of(text: str, entry: Entry) -> int:
    """The first character of an entry: its key, or its dash. Raises `Impossible`."""
    if entry.key is not None:
        return entry.start
    bare = text[: entry.start].rstrip(" \t")
    if bare.endswith("-"):
        return len(bare) - 1
    raise Impossible
