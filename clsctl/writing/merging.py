"""Values put into a file: the characters to replace, so that all others stay as they are."""

import re
from collections.abc import Iterator

from clsctl.core.outline import Entry, Node, Outline
from clsctl.writing import fragments
from clsctl.writing.manner import manner
from clsctl.writing.splices import (
    Splice,
    column,
    entry_stop,
    line_break,
    line_start,
    line_stop,
    next_line,
)
from clsctl.writing.texts import looks_typed


class Impossible(Exception):  # noqa: N818 - the caller tells how to do it by hand
    """What stands in the file is of another kind than what is to be written there."""


def merged(outline: Outline, want: Node) -> list[Splice]:
    """What to replace so that the file holds what is wanted too: keys that are there get the new value, others come
    where `fmt` would put them, entries without a place go to the end of their list. Raises `Impossible`."""
    return list(_Merger(outline).value(outline.root, want, 0))


class _Merger:
    """Puts values into one file."""

    def __init__(self, outline: Outline) -> None:
        self.text, self.root = outline.text, outline.root
        self.manner = manner(outline)

    def value(self, there: Node, want: Node, indent: int) -> Iterator[Splice]:
        """What is wanted in the place of what is there, or in it. `indent` is the column of its key or dash."""
        if there.kind == want.kind == "text":
            if there.value != want.value:
                yield self._text(there, want, indent)
        elif there.kind == want.kind and there.entries:
            yield from self._entries(there, want)
        else:
            raise Impossible

    def _text(self, there: Node, want: Node, indent: int) -> Splice:
        """The text alone, in the quotes or below the sign that it had."""
        if there.start == there.end:
            return Splice(there.start, there.start, " " + self._lines(want, there, indent))
        return Splice(there.start, there.end, self._lines(want, there, indent))

    def _lines(self, want: Node, there: Node, indent: int) -> str:
        if not there.style and looks_typed(there.value):  # who writes `1.10` or `2020` without quotes goes on so
            want = want._replace(role="typed")
        if self._in_flow(there):
            return fragments.one_line(want, there.style, flow=True)
        rest = self.text[there.end : line_stop(self.text, there.end)].strip()
        if rest and not there.style.startswith(("|", ">")):  # a comment stands beside: no lines may come between
            return fragments.one_line(want, there.style)
        lines = fragments.scalar(want, indent, there.style)
        return line_break(self.text, there.start).join(lines)

    def _in_flow(self, node: Node) -> bool:
        return any(group.flow and group.start < node.start < group.end for group in _groups(self.root))

    def _entries(self, there: Node, want: Node) -> Iterator[Splice]:
        new = []
        for entry in want.entries:
            old = _found(there, entry)
            if old is None:
                new.append(entry)
                continue
            indent = column(self.text, old.start if old.key is not None else there.start)
            if not old.value.entries and not old.value.value and entry.value.kind != "text":
                yield from self._fill(old, entry.value, indent, there.flow)
            else:
                yield from self.value(old.value, entry.value, indent)
        for entry in new:
            yield from self._flow(there, entry) if there.flow else self._block(there, entry)

    def _fill(self, old: Entry, value: Node, indent: int, flow: bool) -> Iterator[Splice]:
        """A key without a value, or with brackets that hold nothing, gets a group or a list."""
        there, key = old.value, old.key
        if there.kind == "text" and there.style:
            raise Impossible
        if key is None or flow or line_start(self.text, key.start) != line_start(self.text, max(key.end, there.end)):
            if there.kind == "text" and "#" in self.text[there.start : line_stop(self.text, there.start)]:
                raise Impossible
            lead = " " if there.start == there.end else ""
            yield Splice(there.start, there.end, lead + fragments.flow_value(value))
            return
        if there.end > there.start:  # the brackets go
            yield Splice(len(self.text[: there.start].rstrip(" \t")), there.end, "")
        at = line_stop(self.text, max(key.end, there.end))
        lead = line_break(self.text, at)
        yield Splice(at, at, "".join(lead + line for line in fragments.below(value, indent, self.manner)))

    def _block(self, there: Node, entry: Entry) -> Iterator[Splice]:
        """A new line, or several, below the entry it comes after."""
        indent = column(self.text, there.start)
        text = self.text
        before = _before(there, entry)
        if before is None:
            yield self._first(there, entry, indent)
            return
        at = line_stop(text, self._after_comments(before, indent))
        lead = line_break(text, at)
        lines = fragments.block(entry, indent, self.manner).text(lead)
        blank = lead if there is self.root and self._is_spaced() else ""
        yield Splice(at, at, f"{lead}{blank}{' ' * indent}{lines}")

    def _is_spaced(self) -> bool:
        """Whether most keys of the file stand below a blank line."""
        others = self.root.entries[1:]
        spaced = [each for each in others if not self._line_above(each.start).strip()]
        return len(spaced) * 2 > len(others)

    def _line_above(self, at: int) -> str:
        """The line above an entry and the comments that it bears."""
        start = line_start(self.text, at)
        while start:
            above = line_start(self.text, start - 1 - self.text.endswith("\r\n", 0, start))
            line = self.text[above:start]
            if not line.lstrip().startswith("#"):
                return line
            start = above
        return "x"

    def _first(self, there: Node, entry: Entry, indent: int) -> Splice:
        """A key that goes above all others, and above the comments of the one that was first."""
        at = there.entries[0].start
        start = line_start(self.text, at)
        lead = line_break(self.text, at)
        lines = fragments.block(entry, indent, self.manner).text(lead)
        while not self.text[start:at].strip() and start:
            above = line_start(self.text, start - 1 - self.text.endswith("\r\n", 0, start))
            line = self.text[above:start]
            if not re.match(rf" {{{indent}}}#", line):
                break
            at, start = above + indent, above
        return Splice(at, at, f"{lines}{lead}{' ' * indent}")

    def _after_comments(self, entry: Entry, indent: int) -> int:
        """The end of an entry, with the comments below it that belong to what it holds."""
        at, value = entry_stop(entry), entry.value
        if value.kind == "text" or value.flow or column(self.text, value.start) <= indent:
            return at
        least, end = column(self.text, value.start), at
        line = next_line(self.text, at)
        while line < len(self.text):
            body = self.text[line : line_stop(self.text, line)]
            comment = re.match(r"( *)#", body)
            if comment and len(comment[1]) >= least:
                end = line
            elif body.strip():
                break
            if (after := next_line(self.text, line)) == line:
                break
            line = after
        return end

    def _flow(self, there: Node, entry: Entry) -> Iterator[Splice]:
        """An entry between brackets, after a comma; on a line of its own where the others are."""
        new, before = fragments.flow(entry), _before(there, entry)
        if before is None:
            at = there.entries[0].start
            yield Splice(at, at, f"{new}, ")
            return
        at = self._flow_stop(before)
        if line_start(self.text, before.start) == line_start(self.text, there.start):
            yield Splice(at, at, f", {new}")
            return
        margin = line_break(self.text, at) + " " * column(self.text, before.start)
        is_last = before is there.entries[-1]
        comma = re.compile(r"\s*,").match(self.text, at) if is_last else None
        rest = self.text[comma.end() if comma else at : line_stop(self.text, at)]
        if is_last and re.fullmatch(r"(\s*#.*|\s*)", rest):
            end = line_stop(self.text, at)
            if not comma:
                yield Splice(at, at, ",")
            yield Splice(end, end, margin + new + ("," if comma else ""))
            return
        yield Splice(at, at, f",{margin}{new}")

    def _flow_stop(self, entry: Entry) -> int:
        """The end of an entry between brackets, the colon of a key without a value included."""
        at = entry_stop(entry)
        empty = entry.key is not None and entry.value.start == entry.value.end
        colon = re.compile(r"\s*:").match(self.text, at) if empty else None
        return colon.end() if colon else at


def _groups(node: Node) -> Iterator[Node]:
    if node.kind != "text":
        yield node
        for entry in node.entries:
            yield from _groups(entry.value)


def _found(there: Node, entry: Entry) -> Entry | None:
    """The entry of that key, or at that place of the list."""
    if entry.key is None:
        return there.entries[entry.rank] if 0 <= entry.rank < len(there.entries) else None
    return next((each for each in there.entries if each.key is not None and each.key.value == entry.key.value), None)


def _before(there: Node, entry: Entry) -> Entry | None:
    """The entry that the new one comes after: the last of those that are not after it in the order of the format."""
    if entry.key is None:
        return there.entries[-1]
    least = [each for each in there.entries if each.rank <= entry.rank]
    most = max((each.rank for each in least), default=0)
    return next((each for each in reversed(least) if each.rank == most), None)
