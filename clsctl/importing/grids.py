"""Rows of tables as they are printed and scanned: their texts, their boxes, their cells under the heads of others."""

import re

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


def has_boxes(row: Row) -> bool:
    """Whether it is a row of a form: boxes to tick beside a text."""
    return len(row) > 1 and any(boxes(line.text) for cell in row for line in cell.blocks if isinstance(line, Line))
