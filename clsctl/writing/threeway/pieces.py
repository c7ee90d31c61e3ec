"""A file cut into its entries, each with the very lines it is written on, so that whole lines can be taken from either
side: what nobody changed keeps its bytes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from clsctl.core.diagnostics import Step
from clsctl.core.outline import Entry, Node, Outline


class Piece(NamedTuple):
    """An entry with its lines. `column` is that of its key or dash, `inner` that of what stands below it.

    `raw` are all its lines: the comments and blank lines above (`lead`), what it says, those at its end (`tail`). Of a
    group of lines `head` is the line of its key and `children` its entries; anything else has its lines in `body`,
    from offset `at` of the file. `value` is what it says whatever the layout, `remarks` the comments in it.
    """

    node: Node
    name: str
    rank: int
    where: tuple[Step, ...]
    column: int
    raw: str
    lead: str
    value: Any
    remarks: tuple[str, ...]
    body: str = ""
    at: int = 0
    source: str = ""
    head: str = ""
    tail: str = ""
    inner: int = 0
    is_item: bool = False
    children: tuple["Piece", ...] | None = None

    @property
    def says(self) -> Any:
        """All that a reader of the file learns from it."""
        return self.value, self.remarks

    def shifted(self, column: int) -> str:
        """Its lines, starting at another column."""
        return shift(self.raw, column - self.column)


class Unsure(Exception):  # noqa: N818 - no fault
    """The text is written in a way that can't be cut, or put together, without a doubt."""


def cut(outline: Outline) -> Piece:
    """The file as one piece. Raises `Unsure`."""
    text = outline.text if outline.text.endswith("\n") else outline.text + "\n"
    return _Cutter(text).root(outline.root)


def value_of(node: Node) -> Any:
    """What a node says, whatever its layout: the order of keys says nothing, that of a list does."""
    if node.kind == "text":
        return node.value.rstrip("\n")
    return composed(
        node.kind, [(entry.key.value if entry.key else "", value_of(entry.value)) for entry in node.entries]
    )


def composed(kind: str, entries: Sequence[tuple[str, Any]]) -> Any:
    """What a list or a group says, of what its entries say."""
    return kind, tuple(sorted(entries, key=repr) if kind == "group" else entries)


def shift(text: str, by: int) -> str:
    """Lines further right or left. Raises `Unsure` where one has not the room."""
    if not by:
        return text
    if by > 0:
        return re.sub(r"^(?=[^\n])", " " * by, text, flags=re.MULTILINE)
    if re.search(rf"^(?! {{{-by}}})[^\n]", text, flags=re.MULTILINE):
        raise Unsure
    return re.sub(rf"^ {{{-by}}}", "", text, flags=re.MULTILINE)


def remarks_of(trivia: str) -> tuple[str, ...]:
    """The comments among lines that hold nothing else."""
    return tuple(line.strip() for line in trivia.splitlines() if line.strip())


class _Line(NamedTuple):
    """Where the lead of an entry begins, and where the line of its key or dash does."""

    lead: int
    own: int


class _Cutter:
    """Cuts one text, whose every line has its end."""

    def __init__(self, text: str) -> None:
        self.text = text

    def root(self, node: Node) -> Piece:
        """The whole file: what stands above its first key speaks of the file."""
        first = self._line(node.entries[0].start)
        children, end = self._children(node, _Line(first, first), len(self.text), (), None)
        tail = self.text[end:]
        lead = self.text[:first]
        return Piece(
            node, "", 0, (), 0, self.text, lead, value_of(node), _gathered(children, lead, tail),
            tail=tail, inner=self._column(node.entries[0].start), children=children,
        )  # fmt: skip

    def _line(self, offset: int) -> int:
        return self.text.rfind("\n", 0, offset) + 1

    def _column(self, offset: int) -> int:
        return offset - self._line(offset)

    def _children(
        self, node: Node, first: _Line, stop: int, where: tuple[Step, ...], dash: int | None
    ) -> tuple[tuple[Piece, ...], int]:
        """The entries of a group or list up to `stop`, and where the last one ends. `dash` is where the dash of the
        group stands, which is on the line of its first key."""
        pieces: list[Piece] = []
        line = first
        for index, entry in enumerate(node.entries):
            column = self._column(entry.key.start) if entry.key else self._dash(line.own) - line.own
            after = self._after(entry)
            following = index + 1 < len(node.entries)
            limit = self._next(node.entries[index + 1], after) if following else stop
            end = self._tail(after, limit, column)
            step = entry.key.value if entry.key else index
            pieces.append(self._piece(entry, line, end, (*where, step), None if index else dash))
            line = _Line(end, limit)
        if len({piece.column for piece in pieces}) > 1:
            raise Unsure
        return tuple(pieces), line.lead

    def _next(self, entry: Entry, after: int) -> int:
        """The line on which an entry begins, which comes after the end of the one before."""
        if entry.key is not None:
            return self._line(entry.key.start)
        found = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n)*").match(self.text, after)
        return found.end() if found else after

    def _dash(self, line: int) -> int:
        """The dash of the line of an entry."""
        found = re.compile(r" *-(?=[ \n])").match(self.text, line)
        if found is None:
            raise Unsure
        return found.end() - 1

    def _after(self, entry: Entry) -> int:
        """The offset after the last line of an entry."""
        value = entry.value
        if _is_block(value):
            return self._after(value.entries[-1])
        end = max(value.end, entry.key.end if entry.key else 0)
        return self.text.index("\n", end) + 1 if end < len(self.text) else len(self.text)

    def _tail(self, after: int, stop: int, column: int) -> int:
        """Where the comments end that stand below an entry and further right than it."""
        end = at = after
        for line in self.text[after:stop].splitlines(keepends=True):
            at += len(line)
            bare = line.lstrip(" ")
            if bare.startswith("#") and len(line) - len(bare) > column:
                end = at
            elif bare.strip():
                break
        return end

    def _slice(self, start: int, stop: int, dash: int | None) -> str:
        """Lines, with a blank in the place of the dash that stands on the first one."""
        if dash is None or not start <= dash < stop:
            return self.text[start:stop]
        return f"{self.text[start:dash]} {self.text[dash + 1 : stop]}"

    def _piece(self, entry: Entry, line: _Line, end: int, where: tuple[Step, ...], dash: int | None) -> Piece:
        value, key = entry.value, entry.key
        own = self._dash(line.own) if key is None else None
        column = self._column(key.start) if key else (own or 0) - line.own
        lead, raw = self.text[line.lead : line.own], self._slice(line.lead, end, dash)
        piece = Piece(
            value, key.value if key else "", entry.rank, where, column, raw, lead, value_of(value), (),
            is_item=key is None,
        )  # fmt: skip
        if self._is_group(entry, line.own):
            return self._group(piece, entry, line, end, dash if key else own)
        body = self._slice(line.own, end, dash)
        remarks = (*remarks_of(lead), *self._beside(entry, line.own, end))
        return piece._replace(body=body, at=line.own, source=self.text, remarks=remarks)

    def _is_group(self, entry: Entry, line: int) -> bool:
        """Whether its entries stand on lines of their own; beside a dash only the first key of a group may."""
        value = entry.value
        if not _is_block(value):
            return False
        first = self._line(value.entries[0].start)
        return first > line if entry.key is not None else value.kind == "group" and first == line

    def _group(self, piece: Piece, entry: Entry, line: _Line, end: int, dash: int | None) -> Piece:
        value = entry.value
        if entry.key is None:
            first, head = _Line(line.own, line.own), ""
        else:
            below = self.text.index("\n", entry.key.end) + 1
            own = self._next(value.entries[0], below)
            first, head = _Line(below, own), self._slice(line.own, below, dash)
            dash = None
        children, last = self._children(value, first, end, piece.where, dash)
        tail = self.text[last:end]
        beside = head[head.index("#") :].strip() if re.search(r":\s+#", head) else ""
        remarks = _gathered(children, piece.lead, tail) + ((beside,) if beside else ())
        return piece._replace(head=head, tail=tail, inner=children[0].column, children=children, remarks=remarks)

    def _beside(self, entry: Entry, start: int, end: int) -> list[str]:
        """The comments on its lines: of brackets those inside too."""
        value, key = entry.value, entry.key
        spans = [(key.start, key.end)] if key else []
        if value.style in ("|", ">"):
            opening = self.text.find("\n", value.start, end)
            spans.append((opening if opening >= 0 else end, max(opening, value.end)))
        elif value.kind == "text":
            spans.append((value.start, value.end))
        left, at = "", start
        for first, last in spans:
            left, at = left + self.text[at:first], last
        return re.findall(r"(?<!\S)#[^\n]*", left + self.text[at:end])


def _is_block(node: Node) -> bool:
    return bool(node.entries) and not node.flow


def _gathered(children: Iterable[Piece], *trivia: str) -> tuple[str, ...]:
    return tuple(sorted(_all(children, trivia)))


def _all(children: Iterable[Piece], trivia: Iterable[str]) -> Iterator[str]:
    for child in children:
        yield from child.remarks
    for each in trivia:
        yield from remarks_of(each)
