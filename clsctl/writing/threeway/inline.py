"""Lists and groups between brackets on one line, brought together entry by entry within that line."""

from collections.abc import Callable
from typing import Any, NamedTuple

from clsctl.core.outline import Entry
from clsctl.writing.threeway.aligning import Rows, Trio, in_order
from clsctl.writing.threeway.pieces import Piece, Unsure, composed, value_of


class Line(NamedTuple):
    """The line of an entry and what it says."""

    body: str
    value: Any


# One entry as it goes on: its characters and what it says; None where it goes. Raises `Unsure` where it clashes.
One = Callable[[Trio], Line | None]


def merged(trio: Trio, one: One) -> Line | None:
    """The line of ours with what theirs changed between its brackets; None where that clashes or can't be told."""
    base, ours, theirs = trio
    if ours is None or theirs is None or not ours.node.kind == theirs.node.kind != "text":
        return None
    if not (_on_one_line(ours) and _on_one_line(theirs)) or ours.remarks != theirs.remarks:
        return None
    kind = ours.node.kind
    rows = Rows(entries_of(base, kind), entries_of(ours, kind), entries_of(theirs, kind))
    try:
        trios = in_order(rows, keyed=kind == "group")
        kept = [(each.newest.name, line) for each in trios if (line := one(each)) is not None]
    except Unsure:
        return None
    return _line(ours, kept) if kept else None


def _line(ours: Piece, kept: list[tuple[str, Line]]) -> Line:
    node = ours.node
    first, last = node.start - ours.at, node.end - ours.at
    room = " " if ours.body[first + 1 : first + 2] == " " else ""
    text = ours.body[first] + room + ", ".join(line.body for _, line in kept) + room + ours.body[last - 1]
    value = composed(node.kind, [(name, line.value) for name, line in kept])
    return Line(ours.body[:first] + text + ours.body[last:], value)


def _on_one_line(piece: Piece) -> bool:
    source = piece.source[piece.node.start : piece.node.end]
    return piece.node.flow and "\n" not in source and "#" not in source


def entries_of(piece: Piece | None, kind: str) -> tuple[Piece, ...]:
    """The entries of a list or group of that kind, on lines of their own or between brackets, where each has its own
    characters for lines."""
    if piece is None or piece.node.kind != kind:
        return ()
    return piece.children or tuple(_entry(piece, entry, index) for index, entry in enumerate(piece.node.entries))


def _entry(around: Piece, entry: Entry, index: int) -> Piece:
    name = entry.key.value if entry.key else ""
    text = around.source[entry.start : entry.value.end]
    where = (*around.where, name if entry.key else index)
    return Piece(
        entry.value, name, entry.rank, where, 0, text, "", value_of(entry.value), (),
        body=text, at=entry.start, source=around.source, is_item=entry.key is None,
    )  # fmt: skip
