"""An Excel workbook to tables: values as they are shown, dates as days, merged cells once, formulas by their result."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import NamedTuple
from xml.etree.ElementTree import Element

from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble
from clsctl.importing.archive import Archive, damaged, relations
from clsctl.importing.blocks import Aside, Cell, Part, Row, Source, Table
from clsctl.importing.markup import parsed
from clsctl.importing.sheets import column_name, trimmed

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BOOK = "xl/workbook.xml"
_CELLS = 200_000
_COLUMNS = 16_384
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_DAYS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_OUT_OF_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


class _Book(NamedTuple):
    """What all sheets share: the texts, the styles that are dates, and whether days count from 1904."""

    texts: Sequence[str]
    days: frozenset[int]
    late: bool


def read_excel(archive: Archive) -> Source:
    """The sheets of a workbook, hidden ones too, each a part."""
    root = archive.part(_BOOK)
    if root is None:
        raise damaged()
    properties = root.find(S + "workbookPr")
    late = properties is not None and properties.get("date1904") in {"1", "true"}
    book = _Book(_texts(archive), _styles(archive), late)
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
    return Source(tuple(parts), tuple(asides))


def _texts(archive: Archive) -> list[str]:
    root = archive.part("xl/sharedStrings.xml")
    return [_said(each) for each in root.findall(S + "si")] if root is not None else []


def _said(element: Element) -> str:
    """The text of a cell; how it is pronounced (`rPh`) is no part of it."""
    pieces = []
    for child in element:
        if child.tag == S + "t":
            pieces.append(child.text or "")
        elif child.tag == S + "r":
            pieces += [each.text or "" for each in child.findall(S + "t")]
    return "".join(pieces).replace("_x000D_", "").replace("\r", "")


def _styles(archive: Archive) -> frozenset[int]:
    """The numbers of the styles that show a date."""
    root = archive.part("xl/styles.xml")
    if root is None:
        return frozenset()
    formats = {each.get("numFmtId"): each.get("formatCode", "") for each in root.iter(S + "numFmt")}
    owned = {key for key, code in formats.items() if re.search("[dyj]|a{2}", _OUT_OF_FORMAT.sub("", code).lower())}
    styles = root.find(S + "cellXfs")
    found = set()
    for number, style in enumerate(styles if styles is not None else ()):
        key = style.get("numFmtId", "0")
        if key in owned or (key not in formats and key.isdecimal() and int(key) in _DAYS):
            found.add(number)
    return frozenset(found)


def _table(sheet: Element, name: str, book: _Book) -> Table:
    values: dict[tuple[int, int], Cell] = {}
    row_number = 0
    for row in sheet.iter(S + "row"):
        row_number = _whole(row.get("r")) or row_number + 1
        column = 0
        for cell in row.findall(S + "c"):
            found = _REFERENCE.fullmatch(cell.get("r", ""))
            column = _column(found[1]) if found else column + 1
            text, day = _value(cell, book)
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


def _value(cell: Element, book: _Book) -> tuple[str, bool]:
    """The text of a cell, and whether it is typed as a date."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(S + "is")
        return (_said(inline) if inline is not None else ""), False
    found = cell.find(S + "v")
    raw = (found.text or "") if found is not None else ""
    if kind == "s":
        number = _whole(raw, default=-1)
        return (book.texts[number] if 0 <= number < len(book.texts) else ""), False
    if kind == "b":
        return ("Oui" if raw == "1" else "Non" if raw else ""), False
    if kind == "d":
        return raw.partition("T")[0], True
    if kind == "n" and raw:
        day = _day(raw, book) if _whole(cell.get("s")) in book.days else None
        return (day, True) if day else (_number(raw), False)
    return raw.replace("_x000D_", "").replace("\r", ""), False


def _day(raw: str, book: _Book) -> str | None:
    """A number of days since 1900 or 1904 as AAAA-MM-JJ; None where it is none."""
    try:
        days = float(raw)
        if not 1 <= days < 200_000:
            return None
        start = datetime(1904, 1, 1) if book.late else datetime(1899, 12, 30 if days >= 60 else 31)  # noqa: DTZ001 - no hour
        return (start + timedelta(days=days)).date().isoformat()
    except (ValueError, OverflowError):
        return None


def _number(raw: str) -> str:
    """A number as people write it: no exponent, a comma, no digits that only the binary form has."""
    try:
        value = Decimal(f"{float(raw):.15g}") if "." in raw or "e" in raw.lower() else Decimal(raw)
    except (InvalidOperation, ValueError):
        return raw
    if not value.is_finite() or abs(value) > Decimal(10) ** 15:
        return raw
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


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


def _whole(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else default
