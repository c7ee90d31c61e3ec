"""The comments and blank lines of a file, each with what it belongs to, so that it goes where that goes.

A comment on a line of its own belongs to the entry that follows, or to the end of the group it is indented under;
one at the end of a line to what stands before it.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from clsctl.core.outline import Entry, Node, Outline


class Comment(NamedTuple):
    """A comment, from its « # » on.

    On a line of its own `column` is the spaces before it, `base` those before the group it belongs to; without a
    `column` it goes under that group. Beside something `gap` is the spaces between."""

    text: str
    column: int | None = None
    base: int = 0
    gap: int = 1


class Comments(NamedTuple):
    """What belongs to entries and groups, by the identity of each; None stands for a blank line."""

    head: list[Comment | None]
    above: dict[int, list[Comment | None]]
    beside: dict[int, list[Comment]]
    below: dict[int, list[Comment | None]]

    def texts(self) -> Counter[str]:
        """Every comment, as often as it is there."""
        lines = [*self.head, *(each for part in (self.above, self.below) for its in part.values() for each in its)]
        beside = (each for its in self.beside.values() for each in its)
        return Counter(each.text for each in (*lines, *beside) if each is not None)


class _Place(NamedTuple):
    """An entry in the order of the file, within the groups that hold it, the outermost first."""

    start: int
    entry: Entry
    groups: tuple[Node, ...]


class _End(NamedTuple):
    """Where a key or a value ends, after which a comment may stand."""

    offset: int
    entry: Entry


def comments_of(outline: Outline) -> Comments:
    """The comments and blank lines of a file."""
    return _Finder(outline).found()


def comment_texts(outline: Outline, start: int, stop: int) -> tuple[str, ...]:
    """The comments between two places of a file."""
    bare = _bare(outline.text, list(_places(outline.root, ())))[start:stop]
    return tuple(each.rstrip() for each in re.findall(r"(?:^|[ \t])(#[^\r\n]*)", bare, re.MULTILINE))


# The list that a comment goes to, and the column of the group it belongs to.
_Home = tuple[list[Comment | None], int]


class _Finder:
    """Goes through the lines of one file."""

    def __init__(self, outline: Outline) -> None:
        self.text, self.root = outline.text, outline.root
        self.places = list(_places(outline.root, ()))
        self.starts = [place.start for place in self.places]
        self.ends = sorted(_ends(self.places, self.text), key=lambda end: end.offset)
        self.offsets = [end.offset for end in self.ends]
        self.bare = _bare(self.text, self.places)
        self.above: dict[int, list[Comment | None]] = defaultdict(list)
        self.beside: dict[int, list[Comment]] = defaultdict(list)
        self.below: dict[int, list[Comment | None]] = defaultdict(list)
        self.blank = False
        self.deepest: int | None = None  # how deep a comment of this run may still belong

    def found(self) -> Comments:
        for line in re.finditer(r"[^\r\n]*(?:\r\n|\r|\n|\Z)", self.bare):
            body = line[0].rstrip("\r\n")
            comment = re.search(r"(?:^|[ \t])(#.*)", body)
            before = body[: comment.start(1)] if comment else body
            if before.strip(" \t"):
                self._content(line.start(), line.end())
            if comment:
                self._comment(comment[1].rstrip(), line.start() + comment.start(1), before)
            elif not body.strip(" \t"):
                self.blank = self.blank or line.end() > line.start()
        return Comments(self._head(), self.above, self.beside, self.below)

    def _content(self, first: int, last: int) -> None:
        """A line that holds something: the blank lines above belong to the entry that starts on it."""
        at = bisect_right(self.starts, first - 1)
        if self.blank and at < len(self.places) and self.places[at].start < last:
            self.above[id(self.places[at].entry)].append(None)
        self.blank, self.deepest = False, None

    def _comment(self, text: str, at: int, before: str) -> None:
        if before.strip(" \t"):
            end = self._owner(at)
            if end is not None:
                gap = len(before) - len(before.rstrip(" \t"))
                self.beside[id(end.entry)].append(Comment(text, gap=max(1, gap)))
                return
        column = None if before.strip(" \t") else len(before)
        home, base = self._home(at, -1 if column is None else column)
        if self.blank:
            home.append(None)
            self.blank = False
        home.append(Comment(text, None if _speaks_to_us(text) else column, base))

    def _owner(self, at: int) -> _End | None:
        """What a comment stands beside: the last key or value that ended before it, on the same line."""
        index = bisect_right(self.offsets, at) - 1
        if index < 0 or re.search(r"[\r\n]", self.bare[self.offsets[index] : at]):
            return None
        end = self.ends[index]
        value = end.entry.value
        return None if value.kind == "text" and value.start > at else end

    def _home(self, at: int, column: int) -> _Home:
        """Where a comment on a line of its own goes."""
        index = bisect_right(self.starts, at)
        following = self.places[index] if index < len(self.places) else None
        if index == 0:
            return self._above(self.places[0])
        last = self.places[index - 1]
        if last.entry.value.kind == "text" and last.entry.value.start > at:
            return self._above(last)
        inner = next((group for group in reversed(_around(last)) if group.flow and at < group.end), None)
        if inner is not None and (following is None or following.start > inner.end):
            return self._below(inner)
        if following is None:
            return self._among(last, None, column)
        if inner is not None or not any(following.groups[-1] is group for group in last.groups):
            return self._above(following)
        return self._among(last, following, column)

    def _above(self, place: _Place) -> _Home:
        return self.above[id(place.entry)], self._column(place.groups[-1])

    def _below(self, group: Node) -> _Home:
        return self.below[id(group)], self._column(group)

    def _among(self, last: _Place, following: _Place | None, column: int) -> _Home:
        """The end of the group that the comment is indented under, or the entry that follows."""
        least = len(following.groups) - 1 if following is not None else 0
        most = len(last.groups) - 1 if self.deepest is None else self.deepest
        chosen = least
        for depth in range(least, most + 1):
            group = last.groups[depth]
            if not group.flow and self._column(last.groups[chosen]) < self._column(group) <= column:
                chosen = depth
        self.deepest = chosen
        if chosen == least and following is not None:
            return self._above(following)
        return self._below(last.groups[chosen])

    def _column(self, group: Node) -> int:
        return group.start - 1 - max(self.text.rfind("\n", 0, group.start), self.text.rfind("\r", 0, group.start))

    def _head(self) -> list[Comment | None]:
        """The comments at the top, which speak of the file, up to a blank line; less what is said of the first key."""
        above = self.above[id(self.places[0].entry)]
        while above and above[0] is None:
            del above[0]
        stop = above.index(None) + 1 if None in above else len(above)
        while stop and (comment := above[stop - 1]) is not None and _speaks_to_us(comment.text):
            stop -= 1
        head = above[:stop]
        del above[:stop]
        return head


def _speaks_to_us(text: str) -> bool:
    """Whether a comment is for this program, about the line below: it moves by itself."""
    return text.lstrip("# ").startswith("clsctl:")


def _around(place: _Place) -> tuple[Node, ...]:
    """The groups around the end of an entry, its own value included when it is one."""
    value = place.entry.value
    return place.groups if value.kind == "text" else (*place.groups, value)


def _places(group: Node, groups: tuple[Node, ...]) -> Iterator[_Place]:
    groups = (*groups, group)
    for entry in group.entries:
        yield _Place(entry.start, entry, groups)
        yield from _places(entry.value, groups)


def _ends(places: list[_Place], text: str) -> Iterator[_End]:
    for _, entry, _ in places:
        if entry.key is not None:
            yield _End(entry.key.end, entry)
        value = entry.value
        if value.kind == "text" and value.style in ("|", ">"):
            yield _End(value.start + len(sign(text, value)), entry)
        elif value.kind == "text" or value.flow:
            yield _End(value.end, entry)


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(r"[|>][-+0-9]*")


def sign(text: str, node: Node) -> str:
    """The sign with which an indented text begins: `|`, `>-`, `|2+`."""
    found = _sign().match(text, node.start)
    return found[0] if found else ""


def _bare(text: str, places: list[_Place]) -> str:
    """The text with letters in the place of keys and values, their line breaks included: what is left is signs,
    spaces and comments."""
    out, at = [], 0
    for first, last in _spans(text, places):
        out += [text[at:first], "x" * (last - first)]
        at = max(at, last)
    return "".join([*out, text[at:]])


def _spans(text: str, places: list[_Place]) -> Iterator[tuple[int, int]]:
    for _, entry, _ in places:
        for node in (entry.key, entry.value):
            if node is None or node.kind != "text":
                continue
            if node.style not in ("|", ">"):
                yield node.start, node.end
                continue
            opening = node.start + len(sign(text, node))
            yield node.start, opening
            body = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)").match(text, opening)
            if body and body.end() < node.end:
                yield body.end(), node.end
