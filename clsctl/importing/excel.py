"""An Excel workbook to tables: values as they are shown, dates as days, merged cells once, formulas by their result."""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble
from clsctl.importing.archive import Archive, damaged, relations
from clsctl.importing.blocks import Aside, Cell, Part, Row, Source, Table
from clsctl.importing.excel_values import Book, S, styles_of, texts_of, value_of, whole
from clsctl.importing.markup import parsed
from clsctl.importing.sheets import column_name, trimmed

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BOOK = "xl/workbook.xml"
_CELLS = 200_000
_COLUMNS = 16_384
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def read_excel(archive: Archive) -> Source:
    """The sheets of a workbook, hidden ones too, each a part."""
    root = archive.part(_BOOK)
    if root is None:
        raise damaged()
    properties = root.find(S + "workbookPr")
    late = properties is not None and properties.get("date1904") in {"1", "true"}
    book = Book(texts_of(archive), *styles_of(archive), late)
    links = relations(archive, _BOOK)
    parts: list[Part] = []
    asides: list[Aside] = []
    for sheet in root.iter(S + "sheet"):
        target = links.get(sheet.get(R + "id", ""), "").removeprefix("/xl/").removeprefix("/")
        tree = archive.part(f"xl/{target}")
        name = sheet.get("name", "")
        if tree is not None:
            parts.append(Part((_table(tree, name, book),), name, grid=True))
            asides += _comments(archive, f"xl/{target}", name)
            asides += _hidden(sheet, tree, name)
    return Source(tuple(parts), tuple(asides))


def _hidden(sheet: Element, tree: Element, name: str) -> Iterator[Aside]:
    """What of a sheet is hidden: it is read like the rest, and told."""
    place = msg("sheet {sheet}", sheet=name)
    if sheet.get("state") in {"hidden", "veryHidden"}:
        yield Aside(name, place, msg("A hidden sheet: it was read as the others are."))
    rows = [row.get("r", "") for row in tree.iter(S + "row") if row.get("hidden") in {"1", "true"} and len(row)]
    columns = [
        column_name(number)
        for each in tree.iter(S + "col")
        if each.get("hidden") in {"1", "true"} and whole(each.get("max")) < _COLUMNS
        for number in range(whole(each.get("min")), whole(each.get("max")) + 1)
    ]
    if rows or columns:
        yield Aside(
            ", ".join((*rows, *columns)), place, msg("Hidden rows or columns: they were read as the others are.")
        )


def _table(sheet: Element, name: str, book: Book) -> Table:
    values: dict[tuple[int, int], Cell] = {}
    row_number = 0
    for row in sheet.iter(S + "row"):
        row_number = whole(row.get("r")) or row_number + 1
        column = 0
        for cell in row.findall(S + "c"):
            found = _REFERENCE.fullmatch(cell.get("r", ""))
            column = _column(found[1]) if found else column + 1
            text, day = value_of(cell, book)
            place = msg("sheet {sheet}, cell {cell}", sheet=name, cell=f"{column_name(column)}{row_number}")
            blocks = tuple(line._replace(day=day) for line in parsed(text, place))
            if blocks:
                values[row_number, column] = Cell(blocks, place, raw=text)
            if len(values) > _CELLS:
                raise Trouble(
                    msg(
                        "Sheet {sheet} has more than {count} filled cells: it is no table of fiches.",
                        sheet=name,
                        count=_CELLS,
                    ),
                    msg("Keep only the sheets that hold fiches."),
                )
    return Table(_rows(values, _merges(sheet, values), name), msg("sheet {sheet}", sheet=name))


def _rows(
    values: Mapping[tuple[int, int], Cell], hidden: Mapping[tuple[int, int], tuple[int, int] | None], name: str
) -> tuple[Row, ...]:
    """The rows from the first to the last that are filled; of a cell merged downwards, each row below has it again."""
    by_row: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in values.items():
        by_row.setdefault(row, {})[column] = cell
    for (row, column), origin in hidden.items():
        if origin is not None and origin in values and row in by_row:
            by_row[row][column] = values[origin]._replace(merged=True)
    width = max((column for _, column in values), default=0)
    rows = []
    for row in sorted(by_row):
        cells = by_row[row]
        skipped = {column for (line, column), origin in hidden.items() if line == row and origin is None}
        rows.append(
            tuple(
                cells.get(column)
                or Cell((), msg("sheet {sheet}, cell {cell}", sheet=name, cell=f"{column_name(column)}{row}"))
                for column in range(1, width + 1)
                if column in cells or column not in skipped
            )
        )
    return trimmed(rows)


def _merges(sheet: Element, values: Mapping[tuple[int, int], Cell]) -> dict[tuple[int, int], tuple[int, int] | None]:
    """The cells hidden by a merged one: with the one they repeat in its first column, with None to its right."""
    rows = {row for row, _ in values}
    last = max((column for _, column in values), default=0)
    hidden: dict[tuple[int, int], tuple[int, int] | None] = {}
    for merge in sheet.iter(S + "mergeCell"):
        ends = _REFERENCE.findall(merge.get("ref", ""))
        if len(ends) != 2:
            continue
        (left, top), (right, bottom) = ((_column(letters), int(number)) for letters, number in ends)
        for row in sorted(each for each in rows if top <= each <= bottom):
            if row > top:
                hidden[row, left] = (top, left)
            hidden |= {(row, column): None for column in range(left + 1, min(right, last) + 1)}
    return hidden


def _comments(archive: Archive, part: str, sheet: str) -> Iterator[Aside]:
    """The comments on the cells of a sheet."""
    for target in relations(archive, part).values():
        if "comments" not in target.casefold() or not target.endswith(".xml"):
            continue
        name = target.removeprefix("/") if target.startswith("/") else "xl/" + target.removeprefix("../")
        root = archive.part(name)
        for comment in root.iter(S + "comment") if root is not None else ():
            text = " ".join("".join(each.text or "" for each in comment.iter(S + "t")).split())
            if text:
                place = msg("sheet {sheet}, cell {cell}", sheet=sheet, cell=comment.get("ref", ""))
                yield Aside(text, place, msg("comment of a reader"))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return min(number, _COLUMNS)
