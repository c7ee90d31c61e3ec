"""Rows of tables as they are printed and scanned: their texts, their boxes, their cells under the heads of others."""

import re
from collections.abc import Iterator, Sequence

from clsctl.core.rubric_synonyms import group_of
from clsctl.importing.blocks import Cell, Line, Row, boxes


def texts_of(row: Row) -> tuple[str, ...]:
    return tuple(cell.text for cell in row)


def aligned(row: Row, first: Row) -> Row:
    """A row in the columns of the heads: two boxes that scanning put in one cell apart, empty cells before it added."""
    if len(row) >= len(first):
        return row
    if len(row) == len(first) - 1:
        for number, cell in enumerate(row):
            signs = boxes(cell.text)
            if len(signs) == 2 and not re.sub(r"[☐☒☑□\s]", "", cell.text):
                two = (cell._replace(blocks=(Line(sign, cell.place),)) for sign in signs)
                return (*row[:number], *two, *row[number + 1 :])
    if row[0].empty:
        return (*(Cell((), row[0].place),) * (len(first) - len(row)), *row)
    return row


def with_one_head(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, two of heads being one: « Valeurs » over « Départ » and « Cible », beside heads as high as both."""
    at = 0
    while at < len(rows):
        joined = _joined(rows[at], rows[at + 1]) if at + 1 < len(rows) else None
        yield joined or rows[at]
        at += 2 if joined else 1


def _joined(above: Row, below: Row) -> Row | None:
    """The heads of two rows where the cells below are parts of one above, or go on with one."""
    if len(below) <= len(above) or not any(cell.merged for cell in below):
        return None
    rest = list(above)
    heads: list[Cell] = []
    for number, cell in enumerate(below):
        starts = cell.merged or not number or below[number - 1].merged
        over = rest.pop(0) if starts and rest else None
        if cell.merged and over is None:
            return None
        heads.append(over if cell.merged and over else cell)
    return tuple(heads) if not rest and group_of(texts_of(tuple(heads))) else None


def has_boxes(row: Row) -> bool:
    """Whether it is a row of a form: boxes to tick beside a text."""
    return len(row) > 1 and any(boxes(line.text) for cell in row for line in cell.blocks if isinstance(line, Line))
