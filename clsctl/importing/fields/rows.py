"""Tables with heads: their rows by the key of each column."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from clsctl.core.rubric_synonyms import heads
from clsctl.importing.blocks import Block, Cell, Line, Table


class Row(NamedTuple):
    """A row of a table: its cells by the key of their column; those of columns that are not known by their head."""

    known: dict[str, Cell]
    others: tuple[tuple[str, Cell], ...]

    def text(self, key: str) -> str:
        cell = self.known.get(key)
        return cell.text if cell else ""


class Read(NamedTuple):
    """The rows of the tables with heads among blocks, the heads themselves, and the blocks that are none of it."""

    rows: tuple[Row, ...]
    heads: tuple[str, ...]
    left: tuple[Block, ...]


def rows_of(blocks: Iterable[Block], group: str) -> Read:
    """The rows of the tables of a group. A row whose first cell repeats the one above has it once more."""
    rows: list[Row] = []
    said: list[str] = []
    left: list[Block] = []
    for block in blocks:
        columns = heads([cell.text for cell in block.rows[0]], group) if isinstance(block, Table) and block.rows else {}
        if isinstance(block, Line) or len(columns) < 2:
            left.append(block)
            continue
        said += [cell.text for cell in block.rows[0] if not cell.empty]
        rows += _rows(block.rows[1:], [cell.text for cell in block.rows[0]], columns)
    return Read(tuple(rows), tuple(said), tuple(left))


def _rows(table: Sequence[Sequence[Cell]], titles: Sequence[str], columns: dict[int, str]) -> Iterator[Row]:
    for row in table:
        known = {columns[number]: cell for number, cell in enumerate(row) if number in columns and not cell.empty}
        others = tuple(
            (titles[number] if number < len(titles) else "", cell)
            for number, cell in enumerate(row)
            if number not in columns and not cell.empty
        )
        if known or others:
            yield Row(known, others)


def unplaced(read: Read) -> tuple[Block, ...]:
    """The cells of columns that are not known, with their heads, as lines."""
    found: list[Block] = list(read.left)
    for row in read.rows:
        for head, cell in row.others:
            found.append(Line(f"{head} : {cell.text}" if head else cell.text, cell.place, item="-"))
    return tuple(found)
