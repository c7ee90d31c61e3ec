"""A table of a page as one of Word: its heading rows repeated on each page, no row cut in two, widths that fit."""

from typing import Any, NamedTuple

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt

from clsctl.render.word.tree import Node

STYLE = "clsctl"
# Signs: what a column asks for at most, the margins of a cell, what a row may hold uncut.
_MOST, _AROUND, _LONG = 55, 2, 700
# What the names of rows have at least, where they need it.
_NAMED = 20
# What is kept on one line of its cell, where there is room.
_BRIEF = 14
# The width of a sign of our tables, as large fonts have it; of those whose words would not fit else.
_SIGN, _DENSE = Pt(5.2), Pt(4.6)


class Grid(NamedTuple):
    """The rows of a table, of which the first `heads` are headings; `caption` is shown where `is_shown`."""

    rows: list[list[Node]]
    heads: int
    caption: Node | None
    is_shown: bool

    @classmethod
    def of(cls, table: Node) -> "Grid":
        """The grid of a table element, without the columns that hold drawings only."""
        heads = [row for part in table.elements() if part.tag == "thead" for row in part.find("tr")]
        rows = [[cell for cell in row.elements() if cell.tag in {"th", "td"}] for row in table.find("tr")]
        width = max(map(len, rows), default=0)
        told = [
            rank
            for rank in range(width)
            if any(cell.text for row in rows[len(heads) :] for cell in row[rank : rank + 1])
            or "dessin" not in _classes(rows, rank)
        ]
        kept = [[row[rank] for rank in told if rank < len(row)] for row in rows]
        caption = next(table.find("caption"), None)
        hidden = caption is not None and any("cache" in each.classes for each in caption.elements())
        return cls([row for row in kept if row], len(heads), caption, caption is not None and not hidden)

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)

    def is_dense(self, room: float) -> bool:
        """Whether the longest words of its columns ask for more than a room of so many signs."""
        return sum(self._words()) > room

    def shares(self, room: float) -> list[float]:
        """The part of a room of so many signs that each column takes: its longest word, short lines whole where
        all can be, then by what its cells hold."""
        words = self._words()
        wanted = [min(_MOST, max(map(len, lines), default=0)) for lines in self._lines()]
        briefs = [max((len(each) for each in lines if len(each) <= _BRIEF), default=0) for lines in self._lines()]
        whole = [max(word, brief + _AROUND) for word, brief in zip(words, briefs, strict=True)]
        least = whole if sum(whole) <= room else words
        left = max(room - sum(least), 0.0)
        more = [max(want - each, 1) for want, each in zip(wanted, least, strict=True)]
        sizes = [each + left * extra / sum(more) for each, extra in zip(least, more, strict=True)]
        return [size / sum(sizes) for size in sizes]

    def _words(self) -> list[int]:
        """The longest word of each column, with the margins of a cell."""
        found = [
            max((len(word) for line in lines for word in line.split(" ")), default=0) + _AROUND
            for lines in self._lines()
        ]
        longest = max((len(row[0].text) for row in self.rows), default=0)
        return [max(found[0], min(longest, _NAMED)), *found[1:]]  # what a row is about is never a word a line

    def _lines(self) -> list[list[str]]:
        return [
            [line for row in self.rows for cell in row[rank : rank + 1] for line in cell.lines]
            for rank in range(self.width)
        ]


def _classes(rows: list[list[Node]], rank: int) -> set[str]:
    return {name for row in rows for cell in row[rank : rank + 1] for name in cell.classes}


def put(body: Any, grid: Grid) -> None:
    """Put the table at the end of what a body writes into."""
    if not grid.rows:
        return
    if grid.caption is not None and grid.is_shown:
        body.write(grid.caption, "Caption")
    width = _room(body)
    table = body.into.add_table(len(grid.rows), grid.width)
    style = next((name for name in (STYLE, "Table Grid") if name in body.styles), None)
    if style:
        table.style = body.styles[style]
    table.autofit = False
    _describe(table, grid)
    is_dense = grid.is_dense(width / _SIGN)
    shares = [Emu(int(width * share)) for share in grid.shares(width / (_DENSE if is_dense else _SIGN))]
    for column, size in zip(table.columns, shares, strict=True):
        column.width = size
    for rank, (row, cells) in enumerate(zip(table.rows, grid.rows, strict=True)):
        _row(row, is_head=rank < grid.heads, is_long=sum(len(cell.text) for cell in cells) > _LONG)
        for place, cell in enumerate(cells):
            made = row.cells[place]
            made.width = shares[place]
            _cell(body.within(made, is_dense=is_dense), made, cell)
    _after(body)


def _room(body: Any) -> int:
    """The width between the margins, in the units of Word; of a cell, that of the cell."""
    if body.into is not body.document:
        return int(body.into.width or Emu(3000000))
    section = body.document.sections[-1]
    return int(section.page_width - section.left_margin - section.right_margin)


def _describe(table: Any, grid: Grid) -> None:
    """The caption as the text that a screen reader says before the table; the first row and column are headings."""
    props = table._tbl.tblPr  # noqa: SLF001 - python-docx has no descriptions
    look = props.find(qn("w:tblLook"))
    if look is not None:
        for name, value in (("firstRow", grid.heads > 0), ("firstColumn", True), ("noVBand", True), ("noHBand", False)):
            look.set(qn(f"w:{name}"), str(int(value)))
        look.set(qn("w:lastRow"), "0")
        look.set(qn("w:lastColumn"), "0")
        look.attrib.pop(qn("w:val"), None)
    if grid.caption is not None:
        said = OxmlElement("w:tblCaption")
        said.set(qn("w:val"), grid.caption.text[:200])
        props.append(said)


def _row(row: Any, *, is_head: bool, is_long: bool) -> None:
    props = row._tr.get_or_add_trPr()  # noqa: SLF001
    if not is_long:
        props.append(OxmlElement("w:cantSplit"))
    if is_head:
        props.append(OxmlElement("w:tblHeader"))


def _cell(body: Any, made: Any, cell: Node) -> None:
    body.write(cell)
    if "nombre" in cell.classes:
        for paragraph in made.paragraphs:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _after(body: Any) -> None:
    """A small paragraph, so that what follows does not touch the table, nor a table join it."""
    gap = body.into.add_paragraph()
    gap.paragraph_format.space_after = Pt(0)
    gap.paragraph_format.line_spacing = Pt(7)
