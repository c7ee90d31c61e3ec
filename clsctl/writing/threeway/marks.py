"""A merged text with its clashes between the marks that git, editors and `validate` know."""

import re
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from clsctl.writing.threeway.merge import Clash, Part

# What each side did, on one line.
Say = Callable[[Clash], tuple[str, str]]


Style = Literal["merge", "diff3", "zdiff3"]
STYLES: tuple[Style, ...] = ("merge", "diff3", "zdiff3")


class Marks(NamedTuple):
    """How clashes are marked: the length of a mark, git's `merge.conflictStyle`, what the common version is called."""

    size: int = 7
    style: Style = "merge"
    base: str = "base"


def marked(parts: Iterable[Part], say: Say, marks: Marks) -> str:
    """The text; what both sides have in common at either end of a clash stands outside of its marks.

    With the style `diff3` or `zdiff3` what both come from stands between them, as in git: whole, and with the former
    so do the sides.
    """
    return "".join(part if isinstance(part, str) else _marked(part, say(part), marks) for part in parts)


def _marked(clash: Clash, labels: tuple[str, str], marks: Marks) -> str:
    ours, theirs = clash.ours.splitlines(keepends=True), clash.theirs.splitlines(keepends=True)
    size, is_short = marks.size, marks.style != "diff3"
    above = _same(ours, theirs) if is_short else 0
    ours, theirs = ours[above:], theirs[above:]
    below = _same(ours[::-1], theirs[::-1]) if is_short else 0
    lines = [
        *clash.ours.splitlines(keepends=True)[:above],
        f"{'<' * size} {labels[0]}\n",
        *ours[: len(ours) - below],
        *([] if marks.style == "merge" else [f"{'|' * size} {marks.base}\n", clash.base]),
        f"{'=' * size}\n",
        *theirs[: len(theirs) - below],
        f"{'>' * size} {labels[1]}\n",
        *ours[len(ours) - below :],
    ]
    return "".join(lines)


def _same(one: list[str], other: list[str]) -> int:
    """How many lines are the same from the start on."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def both_sides(text: str) -> tuple[str, str]:
    """A text with the marks of a merge, as ours and as theirs; the same twice where it has none."""
    ours, theirs = "", ""
    where = ""
    for line in text.splitlines(keepends=True):
        found = re.match(r"(?P<mark>(?P<sign>[<|=>])(?P=sign){6,})(?: .*)?$", line)
        if found and (found["sign"] == "<" or where):
            where = "" if found["sign"] == ">" else found["sign"]
            continue
        ours += line if where in {"", "<"} else ""
        theirs += line if where in {"", "="} else ""
    return ours, theirs


def side_by_side(ours: str, theirs: str) -> str:
    """Two texts as one, what differs between marks of a merge."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - for a file with a clash only

    one, other = ours.splitlines(keepends=True), theirs.splitlines(keepends=True)
    out: list[str] = []
    for kind, first, last, begin, end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        mine, its = one[first:last], other[begin:end]
        out += mine if kind == "equal" else ["<<<<<<<\n", *mine, "=======\n", *its, ">>>>>>>\n"]
    return "".join(out)
