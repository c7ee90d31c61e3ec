"""Text and Markdown to blocks: paragraphs, lists, headings, and tables between tabs or bars."""

import re
from collections.abc import Iterator, Sequence

from clsctl.core.messages import Message, msg
from clsctl.importing.blocks import Block, Cell, Line, Part, Row, Source, Table
from clsctl.importing.markup import cleaned, line, parsed

_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*$")
# signs of a line only, three in a row among them; each is looked at once, of however many a line is made
_RULE = re.compile(r"(?=[\s|:\-=_]*+$).*?[-=_]{3}")
_NOTE = re.compile(r"\s*(?:<sup>\s*(\d+)\s*</sup>|\[\^(\w+)\]:)\s*(.+)$")
_FILLED = 4  # lines that are nearly as long as the longest, in a text whose lines are cut to a width
_LABELLED = re.compile(r"[A-ZÀ-Ý][^:]{1,50}\s:\s")
_NARROWEST, _WIDEST = 60, 200  # characters; longer lines are whole paragraphs, not lines cut to a width


def read_text(text: str) -> Source:
    """The blocks of a text file. Form feeds are page breaks."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    notes = tuple(note for number, raw in enumerate(rows, 1) for note in _note(raw, number))
    reader = _Reader([("" if _NOTE.match(raw) else raw) for raw in rows])
    return Source((Part(tuple(reader.blocks())),), notes=notes)


def _note(raw: str, number: int) -> Iterator[Line]:
    found = _NOTE.match(raw)
    if found:
        text = " ".join(cleaned(found[3]).split())
        yield Line(f"Note {found[1] or found[2]} : {text}", _place(number))


def _place(number: int) -> Message:
    return msg("line {number}", number=number)


class _Reader:
    """Reads the lines of one text."""

    def __init__(self, rows: Sequence[str]) -> None:
        self.rows = rows
        self.listed = False
        lengths = [len(row.rstrip()) for row in rows if "\t" not in row and not row.startswith("|")]
        widest = max(lengths, default=0)
        filled = sum(1 for length in lengths if length > widest * 0.85)
        self.width = widest if _NARROWEST <= widest <= _WIDEST and filled >= _FILLED else 0

    def blocks(self) -> Iterator[Block]:
        number = 0
        while number < len(self.rows):
            taken, found = self._block(number)
            paged = "\f" in self.rows[number]
            for block in self._indented(number, found):
                yield block._replace(paged=True) if paged else block
                paged = False
            number += taken

    def _indented(self, at: int, found: Sequence[Block]) -> Iterator[Block]:
        """The blocks of a line; one that is indented under an entry of a list is of that entry."""
        for block in found:
            is_under = self.listed and isinstance(block, Line) and not block.item and self.rows[at].startswith("  ")
            self.listed = is_under or (isinstance(block, Line) and bool(block.item))
            yield block._replace(depth=1) if is_under and isinstance(block, Line) else block

    def _block(self, at: int) -> tuple[int, Sequence[Block]]:
        """How many lines the next block takes, and what it is."""
        row = self.rows[at].replace("\f", "")
        for sign in ("\t", "|"):
            count = self._run(at, sign)
            if count:
                rows = tuple(
                    self._row(number, sign) for number in range(at, at + count) if not _RULE.match(self.rows[number])
                )
                return count, [Table(rows, _place(at + 1))] if rows else []
        heading = _HEADING.match(row)
        if heading:
            found = parsed(heading[2], _place(at + 1))
            return 1, [each._replace(level=len(heading[1]), bold=False) for each in found]
        if _RULE.match(row):
            return 1, []
        count = self._wrapped(at)
        return count, parsed(self._joined(at, count), _place(at + 1))

    def _run(self, at: int, sign: str) -> int:
        """How many lines from here on are rows of a table."""
        count = 0
        while at + count < len(self.rows) and self._is_row(self.rows[at + count], sign):
            count += 1
        return count

    @staticmethod
    def _is_row(row: str, sign: str) -> bool:
        if sign == "\t":
            return "\t" in row.rstrip(" \n").lstrip(" ")
        return row.lstrip().startswith("|") and row.count("|") > 1

    def _row(self, number: int, sign: str) -> Row:
        row = self.rows[number]
        place = _place(number + 1)
        if sign == "|":
            inner = re.sub(r"^\s*\||\|\s*$", "", row.rstrip())
            texts = [each.replace(r"\|", "|").replace("<br>", "\n") for each in re.split(r"(?<!\\)\|", inner)]
        else:
            texts = row.split("\t")
        return tuple(Cell(parsed(text, place), place) for text in texts)

    def _wrapped(self, at: int) -> int:
        """How many lines belong to the paragraph: one that the next word would not have fitted on goes on."""
        count = 1
        while at + count < len(self.rows) and self._goes_on(self.rows[at + count - 1], self.rows[at + count]):
            count += 1
        return count

    def _goes_on(self, row: str, following: str) -> bool:
        word = following.split(maxsplit=1)[:1]
        if not word or not row.strip() or "\t" in following or _HEADING.match(following) or _RULE.match(following):
            return False
        found = line(following, _place(1))
        starts = (
            found is None or found.item or _LABELLED.match(following) or following.lstrip().startswith(("|", "<sup>"))
        )
        return bool(self.width) and not starts and len(row.rstrip()) + 1 + len(word[0]) > self.width * 0.9

    def _joined(self, at: int, count: int) -> str:
        text = self.rows[at].replace("\f", "")
        for row in self.rows[at + 1 : at + count]:
            text = text.rstrip() + ("" if re.search(r"\w-$", text.rstrip()) else " ") + row.strip()
        return text
