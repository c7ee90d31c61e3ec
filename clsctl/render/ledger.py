"""A listing where the terminal is too narrow for its columns: a few lines for each item, the main words first."""

from collections.abc import Sequence
from typing import NamedTuple

from clsctl.core.views.answer import Column
from clsctl.render.ansi import Terminal, paint
from clsctl.render.width import pad, width, wrap

# Roles of the words that an item begins with, in the order of the columns; then comes its first text.
_FIRST = frozenset({"ref", "etat", "severity"})
_BETWEEN = " · "
# The style of a `title: value`.
_FACT = "fact"
# The reference stands in a margin that is not wider than this.
_MARGIN = 12


class _Row(NamedTuple):
    """A row: `ref` in the margin, the words that name it, what else is known of it as `title: value`."""

    ref: tuple[str, str]
    names: list[tuple[str, str]]
    facts: list[tuple[str, str]]


def draw(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    columns: Sequence[Column],
    styles: Sequence[Sequence[str]],
    terminal: Terminal,
) -> str:
    """The items, no line wider than the terminal: a first line of what names each, then what else is known of it.

    Each title in `head` ends with its colon, which languages set apart in their own ways.
    """
    order = _order(columns)
    found = [_row(head, row, own, order) for row, own in zip(rows, styles, strict=True)]
    margin = max((width(each.ref[0]) for each in found), default=0)
    margin = margin if margin <= _MARGIN else 0
    return "".join(_drawn(each, margin, terminal) for each in found)


def _order(columns: Sequence[Column]) -> list[int]:
    """The columns that name an item: the reference first, its state, its first text."""
    named = [rank for rank, column in enumerate(columns) if column.role in _FIRST]
    texts = [rank for rank, column in enumerate(columns) if column.role == "text"]
    return sorted(named, key=lambda rank: columns[rank].role != "ref") + texts[:1]


def _row(head: Sequence[str], row: Sequence[str], styles: Sequence[str], order: Sequence[int]) -> _Row:
    names = [(row[rank], styles[rank]) for rank in order if row[rank]]
    facts = [(f"{head[rank]} {text}", _FACT) for rank, text in enumerate(row) if text and rank not in order]
    return _Row(names[0] if names else ("", ""), names[1:], facts)


def _drawn(row: _Row, margin: int, terminal: Terminal) -> str:
    indent = " " * (margin + 2) if margin else ""
    names = row.names if margin else [row.ref, *row.names]
    room = (terminal.width or 80) - len(indent)
    lines = [*_wrapped(names, room, "  ", terminal), *_wrapped(row.facts, room, _BETWEEN, terminal)] or [""]
    ref = paint(pad(row.ref[0], margin), row.ref[1], terminal) + "  " if margin else ""
    return "".join(f"{(indent if rank else ref) + line}".rstrip(" ") + "\n" for rank, line in enumerate(lines))


def _wrapped(parts: Sequence[tuple[str, str]], room: int, between: str, terminal: Terminal) -> list[str]:
    """Parts one after the other, a new line where the next one does not fit; each in its style."""
    lines: list[list[str]] = []
    used = 0
    for text, style in parts:
        if not text:
            continue
        first, *more = wrap(text, room)
        if lines and not more and used + len(between) + width(first) <= room:
            lines[-1].append(_painted(first, style, terminal))
            used += len(between) + width(first)
        else:
            lines.append([_painted(first, style, terminal)])
            lines += [[line if style == _FACT else paint(line, style, terminal)] for line in more]
            used = width((first, *more)[-1])
    return [between.join(line) for line in lines]


def _painted(line: str, style: str, terminal: Terminal) -> str:
    """The line in its style; of a fact only the title is set back."""
    if style != _FACT:
        return paint(line, style, terminal)
    title, colon, value = line.partition(":")
    return paint(title + colon, "dim", terminal) + value
