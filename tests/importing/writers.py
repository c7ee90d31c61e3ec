"""Printed documents to files: text as scanning leaves it, Markdown, Word in two columns or under headings, Excel."""

import io
from typing import Any

import docx
from docx.document import Document
from docx.table import _Cell
from openpyxl import Workbook

from tests.importing.printed import Grid, Item, Piece, Printed


def scanned(document: Printed) -> str:
    """Rows between tabs, with the tags that scanning leaves; tables of their own below a heading."""
    out = ["", "", *(f"{line}\n" for line in document.above)]
    for rubric in document.rubrics:
        if rubric.heading or any(isinstance(each, Grid) for each in rubric.pieces):
            out.append(f"\n## {rubric.label}\n")
            out += [_scanned_piece(each) for each in rubric.pieces]
        else:
            out.append(f"{rubric.label}\t{''.join(map(_tagged, rubric.pieces))}")
    return "\n".join(out) + "\n"


def _scanned_piece(piece: Piece) -> str:
    if isinstance(piece, Grid):
        cells = [["<br>".join(f"<p>{part}</p>" for part in cell.split("\n")) for cell in row] for row in piece.rows]
        return "\n".join("\t".join(row) for row in cells) + "\n"
    return f"- {piece.text}" if isinstance(piece, Item) else f"{piece}\n"


def _tagged(piece: Piece) -> str:
    if isinstance(piece, Item):
        return f'<ul style="list-style-type: none"> ▪ {piece.text}</ul>'
    return f"<p>{piece}</p>"


def word(document: Printed, *, headed: bool = False) -> bytes:
    """A Word document: one table of two columns, or a heading for each rubric."""
    out = docx.Document()
    for line in document.above:
        out.add_paragraph(line)
    if headed:
        _headed(out, document)
    else:
        _columns(out, document)
    return saved(out)


def _headed(out: Document, document: Printed) -> None:
    for rubric in document.rubrics:
        out.add_heading(rubric.label, level=1 if rubric.heading else 2)
        for piece in rubric.pieces:
            if isinstance(piece, Grid):
                _table(out, piece)
            else:
                _paragraph(out, piece)


def _columns(out: Document, document: Printed) -> None:
    table: Any = out.add_table(rows=0, cols=2, style="Table Grid")
    for rubric in document.rubrics:
        row = table.add_row().cells
        if rubric.heading:
            row[0].merge(row[1]).paragraphs[0].add_run(rubric.label).bold = True
            continue
        row[0].paragraphs[0].add_run(rubric.label).bold = True
        for piece in rubric.pieces:
            if isinstance(piece, Grid):
                _table(row[1], piece)
            else:
                _paragraph(row[1], piece)


def _paragraph(out: Document | _Cell, piece: str | Item) -> None:
    if isinstance(piece, Item):
        out.add_paragraph(piece.text, style="List Bullet")
        return
    paragraph: Any = out.add_paragraph()
    for number, part in enumerate(piece.split("**")):
        if part:
            paragraph.add_run(part).bold = bool(number % 2)


def _table(out: Any, grid: Grid) -> None:
    width = len(grid.rows[0])
    table = out.add_table(rows=0, cols=width)
    for row in grid.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            first, *rest = text.split("\n")
            cell.paragraphs[0].text = ""
            _runs(cell.paragraphs[0], first)
            for line in rest:
                _runs(cell.add_paragraph(), line)


def _runs(paragraph: Any, text: str) -> None:
    for number, part in enumerate(text.split("**")):
        if part:
            paragraph.add_run(part).bold = bool(number % 2)


def saved(out: Any) -> bytes:
    """The bytes of a document or workbook."""
    file = io.BytesIO()
    out.save(file)
    return file.getvalue()


def workbook(rows: Any, title: str = "Actions") -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return saved(book)
