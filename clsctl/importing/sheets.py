"""What sheets and CSV files share: rows of texts to a table whose cells know where they are."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble
from clsctl.importing.blocks import Cell, Part, Row, Source, Table
from clsctl.importing.markup import parsed

_SIGNS = ";\t,|"


def read_csv(text: str) -> Source:
    """The one table of a CSV file, whatever of `;`, a tab, a comma or a bar stands between its cells."""
    sign = _sign(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    rows: list[Row] = []
    try:
        rows += (tuple(_cells(texts, reader.line_num)) for texts in reader)
    except csv.Error as error:
        raise Trouble(
            msg("The CSV file is damaged at line {line}.", line=reader.line_num),
            msg("A quotation mark is opened and not closed, or a cell is larger than 128 kB."),
        ) from error
    return Source((Part((Table(tuple(rows), msg("line {number}", number=1)),), grid=True),))


def _sign(text: str) -> str:
    """The sign that the first line with any has most of."""
    for row in text.splitlines():
        counts = {sign: row.count(sign) for sign in _SIGNS}
        best = max(counts, key=lambda sign: counts[sign])
        if counts[best]:
            return best
    return ";"


def _cells(texts: Sequence[str], line: int) -> Iterator[Cell]:
    for number, text in enumerate(texts, 1):
        place = msg("line {line}, column {column}", line=line, column=number)
        yield Cell(parsed(text, place), place, raw=text)


def column_name(number: int) -> str:
    """The letters of a column, from 1: `A`, `Z`, `AA`."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def trimmed(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows without those that are empty at the end."""
    kept = list(rows)
    while kept and all(cell.empty for cell in kept[-1]):
        kept.pop()
    return tuple(kept)
