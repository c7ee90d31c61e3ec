"""What every kind of document is turned into: lines and tables, each with its place in the source."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clsctl.core.messages import Message

_BOX = re.compile("[☐☒☑□■]")


class Line(NamedTuple):
    """A paragraph, or an entry of a list. `text` is Markdown. `level` is that of a heading, 0 for none.

    `item` is the mark of an entry of a list (`-`, `1)`), `depth` how deep that list is; it has a depth and no mark when
    it is indented under such an entry. `bold` when all of it is.
    `paged` when it stands first on a page; `day` when it is typed as a date in a sheet.
    """

    text: str
    place: Message
    level: int = 0
    item: str = ""
    depth: int = 0
    bold: bool = False
    paged: bool = False
    day: bool = False

    @property
    def plain(self) -> str:
        """The text without the signs of Markdown around it; a mark that is a number or a letter is a word of it."""
        return f"{self.item} {plain(self.text)}" if self.item[:1].isalnum() else plain(self.text)


class Cell(NamedTuple):
    """What stands in a cell. `merged` when it is the cell above it once more. `raw` is its text as the sheet has it."""

    blocks: tuple["Block", ...]
    place: Message
    merged: bool = False
    raw: str = ""

    @property
    def text(self) -> str:
        """All its words, on one line."""
        return " ".join(line.plain for line in lines(self.blocks))

    @property
    def empty(self) -> bool:
        return not self.blocks

    @property
    def bold(self) -> bool:
        return bool(self.blocks) and all(line.bold for line in lines(self.blocks))


Row = tuple[Cell, ...]


class Table(NamedTuple):
    """Rows of cells; a cell merged over several columns is there once."""

    rows: tuple[Row, ...]
    place: Message
    paged: bool = False


Block = Line | Table


class Source(NamedTuple):
    """A document: its parts (one, or the sheets of a workbook), and what stands outside of its text."""

    parts: tuple["Part", ...]
    aside: tuple["Aside", ...] = ()
    notes: tuple[Line, ...] = ()


class Part(NamedTuple):
    """A run of blocks. `name` is that of the sheet; `grid` when it is a sheet, whose rows may be fiches."""

    blocks: tuple[Block, ...]
    name: str = ""
    grid: bool = False


class Aside(NamedTuple):
    """A text that is no part of the document's body, and what it is: a page header, a comment, a deletion."""

    text: str
    place: Message
    what: Message


def lines(blocks: Iterable[Block]) -> Iterator[Line]:
    """The lines of blocks, those inside tables too, in their order."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from lines(cell.blocks)


def plain(text: str) -> str:
    """A Markdown text without its signs of emphasis; the address of a link stands after it between brackets."""
    return re.sub(r"\[([^\[\]]*)\]\(([^)\s\[]*)\)", r"\1 (\2)", re.sub(r"\*\*|\\(?=[*_\[\]])", "", text)).strip()


def words(text: str) -> list[str]:
    """The words of a text: what must not be lost. Ticked and empty boxes are words."""
    return re.findall(r"\w+|[☐☒]", text.casefold())


def markdown(blocks: Iterable[Block]) -> str:
    """Blocks as one Markdown text: a blank line between paragraphs, entries of a list one below the other."""
    out: list[str] = []
    listed = False
    for block in blocks:
        if isinstance(block, Table):
            text, item = _pipes(block), False
        else:
            text, item = _marked(block), bool(block.item)
        if out:
            out.append("\n" if item and listed else "\n\n")
        out.append(text)
        listed = item
    return "".join(out)


def _marked(line: Line) -> str:
    if not line.item:
        return f"**{plain(line.text)}**" if line.bold or line.level else line.text
    mark = re.sub(r"^(\d+|\w).*", r"\1.", line.item) if line.item[0].isdigit() else "-"
    text = f"**{plain(line.text)}**" if line.bold else line.text
    return f"{'  ' * line.depth}{mark} {text}"


def _pipes(table: Table) -> str:
    """A table in Markdown; its first row is the head."""
    rows = [
        [" ".join(line.text for line in lines(cell.blocks)).replace("|", r"\|") for cell in row] for row in table.rows
    ]
    width = max((len(row) for row in rows), default=0)
    full = [row + [""] * (width - len(row)) for row in rows]
    head, *rest = ["| " + " | ".join(row) + " |" for row in full] or [""]
    return "\n".join([head, "|" + " --- |" * width, *rest])


def boxes(text: str) -> tuple[str, ...]:
    """The signs of boxes in a text, in their order, ☒ for every ticked one."""
    return tuple("☐" if box in "☐□" else "☒" for box in _BOX.findall(text))
