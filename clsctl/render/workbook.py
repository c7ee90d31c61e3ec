"""The workbook itself, by openpyxl: a first sheet that says what the others hold, then one for each table."""

import io
import re
from copy import copy
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from clsctl import __version__
from clsctl.core.messages import Message, msg
from clsctl.core.views.blocks import text_of, version_for
from clsctl.core.views.donnees import Champ, Table
from clsctl.core.views.lignes import Value
from clsctl.render.csvtext import FORMULA
from clsctl.render.language import Language
from clsctl.render.opendata import About
from clsctl.render.sheetsize import height, pages_across, widths, words
from clsctl.render.zipped import settled

_FORMATS = {"date": "dd/mm/yyyy", "integer": "0", "number": "General", "money": "#,##0.00", "share": "0%"}
_HEAD = PatternFill("solid", fgColor="EEF3F7")
_ACCENT, _LATE, _FONT = "0B4A6F", "B3261E", "Calibri"
_LINE = Border(bottom=Side("thin", color="C3CCD6"))
# What a cell holds at most, in characters (a limit of Excel).
_MOST = 32_767
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\r\n?")
# What Excel reads as a sign by its code: the underscore in front is written by its own, so that the words stay.
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def made(tables: tuple[Table, ...], about: About, language: Language) -> bytes:
    """The bytes of the workbook."""
    book = Workbook()
    first: Any = book.active
    _front(first, tables, about, language)
    for table in tables:
        _sheet(book.create_sheet(_name(language(table.titre), book.sheetnames)), table, language)
    known = book.properties
    known.title, known.creator, known.lastModifiedBy = _clean(about.titre)[:255], "", None
    known.created = datetime.combine(about.jour, time(), UTC).replace(tzinfo=None)
    out = io.BytesIO()
    book.save(out)
    stamp = f"{about.jour.isoformat()}T00:00:00Z"
    return settled(out.getvalue(), {"docProps/core.xml": lambda data: _dated(data, stamp)})


def _dated(data: bytes, stamp: str) -> bytes:
    """What the file says of itself, without the time at which it was written."""
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp.encode(), data)


def _name(title: str, known: list[str]) -> str:
    """A title as the name of a sheet: 31 characters at most, without those that names may not have."""
    plain = re.sub(r"[\[\]:*?/\\']", " ", title)[:31].strip() or "?"
    return plain if plain not in known else f"{plain[:28]} {len(known)}"


def _front(sheet: Any, tables: tuple[Table, ...], about: About, language: Language) -> None:
    sheet.title = _name(language(msg("Read me")), [])
    said = msg(
        "Situation on {day} · {text} · {audience} · clsctl {version}",
        day=about.jour, text=text_of(about.rev), audience=version_for(about.audience), version=__version__,
    )  # fmt: skip
    _put(sheet.cell(1, 1), about.titre)
    sheet.cell(1, 1).font = Font(name=_FONT, bold=True, size=16, color=_ACCENT)
    _put(sheet.cell(2, 1), language(said))
    for rank, head in enumerate((msg("Sheet"), msg("Rows"), msg("Note")), start=1):
        _head(sheet.cell(4, rank), language(head))
    for rank, table in enumerate(tables, start=5):
        _put(sheet.cell(rank, 1), language(table.titre))
        sheet.cell(rank, 2).value = len(table.lignes)
        if table.note:
            _put(sheet.cell(rank, 3), language(table.note))
    for letter, width in zip("ABC", (28, 10, 90), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.row_dimensions[1].height = 24
    sheet.sheet_view.showGridLines = False
    _printed(sheet)


def _head(cell: Cell, text: str) -> None:
    _put(cell, text)
    cell.font, cell.fill = Font(name=_FONT, bold=True, color=_ACCENT), _HEAD
    cell.alignment = Alignment(wrap_text=True, vertical="center")


def _sheet(sheet: Any, table: Table, language: Language) -> None:
    for rank, champ in enumerate(table.champs, start=1):
        _head(sheet.cell(1, rank), language(champ.titre))
    across = widths(table, language)
    for rank, width in enumerate(across, start=1):
        sheet.column_dimensions[get_column_letter(rank)].width = width
    looks: list[Any] = []  # of each column: to make one costs more than all the rest of a cell
    for line, row in enumerate(table.lignes, start=2):
        sheet.row_dimensions[line].height = height(row, table.champs, across, language)
        for rank, (champ, value) in enumerate(zip(table.champs, row, strict=True)):
            cell = sheet.cell(line, rank + 1)
            if len(looks) == rank:
                _style(cell, champ)
                looks.append(copy(cell._style))  # noqa: SLF001 - openpyxl has no way to share one
            cell._style = copy(looks[rank])  # noqa: SLF001
            _value(cell, champ, value, language)
    held = next((rank for rank, champ in enumerate(table.champs, start=1) if champ.nom == "ref"), 0)
    sheet.freeze_panes = sheet.cell(2, held + 1)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.champs))}{max(len(table.lignes) + 1, 2)}"
    sheet.row_dimensions[1].height = 32
    sheet.print_title_rows = "1:1"
    if held:
        sheet.print_title_cols = f"A:{get_column_letter(held)}"
    _printed(sheet, pages_across(across))


def _printed(sheet: Any, across: int = 1) -> None:
    """On landscape pages of A4, so many side by side."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.pageOrder = "overThenDown"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = across, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _style(cell: Cell, champ: Champ) -> None:
    cell.border = _LINE
    cell.alignment = Alignment(vertical="top", wrap_text=champ.genre == "text", indent=int(champ.genre == "text"))
    cell.number_format = _FORMATS.get(champ.genre, "General")


def _value(cell: Cell, champ: Champ, value: Value, language: Language) -> None:
    if value is None:
        return
    if isinstance(value, Message | str):
        _put(cell, words(value, champ, language))
        if champ.nom == "etat" and value == "en_retard":
            cell.font = Font(name=_FONT, bold=True, color=_LATE)
        return
    if isinstance(value, date) and value.year < 1900:  # Excel counts days from 1900
        _put(cell, value.isoformat())
    elif isinstance(value, Decimal) and not _is_exact(value):
        _put(cell, format(value, "f"))
    else:
        cell.value = value


def _is_exact(value: Decimal) -> bool:
    """Whether Excel keeps the number: it has fifteen digits."""
    return len(value.normalize().as_tuple().digits) <= 15 and abs(value) < Decimal("1e15")


def _clean(text: str) -> str:
    """A text without what XML cannot hold."""
    return _NO_XML.sub(lambda found: "\n" if found[0][0] == "\r" else "\ufffd", text)


def _put(cell: Cell, text: str) -> None:
    """A text, which no program takes for a formula, a date or a number, now or when somebody edits the cell."""
    plain = _clean(text)
    if len(plain) > _MOST:
        plain = plain[: _MOST - 1] + "…"
    cell.value = _CODED.sub("_x005F_", plain)
    cell.data_type = "s"
    if plain[:1] in FORMULA:
        cell.quotePrefix = True
