"""A Word document to blocks: paragraphs with their styles and lists, tables with merged and nested cells."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from clsctl.core.messages import Message, msg
from clsctl.importing.archive import Archive, damaged, relations, what_is
from clsctl.importing.blocks import Aside, Block, Cell, Line, Part, Row, Source, Table, lines
from clsctl.importing.markup import BULLETS, line
from clsctl.importing.word_runs import Text, W, paragraph_text, set_hidden_apart
from clsctl.importing.word_styles import Styles, read_styles

_BODY = "word/document.xml"
_MARGINS = re.compile(r"word/(?:header|footer)\d*\.xml")
_NOTES = ("footnote", "endnote")
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


def read_word(archive: Archive) -> Source:
    """The blocks of a document, with its notes, and what stands beside its text: headers, comments, deletions."""
    root = archive.part(_BODY)
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise damaged()
    styles = read_styles(archive)
    set_hidden_apart(body, styles.hidden)
    numbers = _numbered(body)
    reader = _Reader(relations(archive, _BODY), styles)
    blocks = tuple(reader.blocks(body))
    aside = (*reader.aside, *_margins(archive), *_comments(archive))
    return Source((Part(blocks),), aside, tuple(_notes(archive, numbers)))


def _numbered(root: Element) -> dict[tuple[str, str], str]:
    """The numbers of the notes as they are printed, by kind and id, in the order they are called: 1, 2 for those at the
    foot of a page, i, ii for those at the end. The calls are given these numbers."""
    found: dict[tuple[str, str], str] = {}
    for kind in _NOTES:
        calls = list(root.iter(f"{W}{kind}Reference"))
        for each in calls:
            number = sum(1 for known, _ in found if known == kind) + 1
            found.setdefault((kind, each.get(W + "id", "")), str(number) if kind == "footnote" else _roman(number))
        for each in calls:
            each.set(W + "id", found[kind, each.get(W + "id", "")])
    return found


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]


class _Where(NamedTuple):
    """Where a paragraph stands: in the body, or in a cell, whose place it then has."""

    place: Message | None = None


class _Reader:
    """Reads one document. `aside` fills with what tracked changes delete."""

    def __init__(self, links: Mapping[str, str], styles: Styles) -> None:
        self.links, self.styles = links, styles
        self.aside: list[Aside] = []
        self.paragraphs = self.tables = 0
        self.counts: dict[tuple[str, int], int] = {}

    def blocks(self, parent: Element, where: _Where = _Where()) -> Iterator[Block]:  # noqa: B008 - a constant
        for child in parent:
            if child.tag == W + "p":
                yield from self._paragraph(child, where)
            elif child.tag == W + "tbl":
                yield self._table(child, where)
            elif child.tag in _WRAPPERS:
                yield from self.blocks(child, where)
            elif child.tag == W + "del" and where.place is None:
                self._gone(child)

    def _gone(self, element: Element) -> None:
        text = " ".join(each.text or "" for each in element.iter(W + "delText")).strip()
        if text:
            self.aside.append(Aside(text, msg("paragraph {number}", number=self.paragraphs), _DELETED))

    def _paragraph(self, paragraph: Element, where: _Where) -> Iterator[Block]:
        if where.place is None:
            self.paragraphs += 1
        place = where.place or msg("paragraph {number}", number=self.paragraphs)
        style = self.styles.of(paragraph)
        found = paragraph_text(paragraph, self.links, bold=style.bold)
        if found.gone:
            self.aside.append(Aside(found.gone, place, _DELETED))
        if found.hidden:
            self.aside.append(Aside(found.hidden, place, _HIDDEN))
        self._pictures(paragraph, place)
        for each in self._lines(paragraph, found, place):
            yield each._replace(level=style.level)
        for box in found.boxes:
            yield from self.blocks(box, _Where(where.place or place))

    def _pictures(self, paragraph: Element, place: Message) -> None:
        """Say that there is an image, by what describes it or its name."""
        for drawn in (*paragraph.iter(W + "drawing"), *paragraph.iter(W + "pict")):
            if any(next(drawn.iter(tag), None) is not None for tag in _PICTURES):
                names = [each for each in drawn.iter() if each.tag.endswith("}docPr")]
                text = next((each.get("descr") or each.get("name") for each in names), None)
                self.aside.append(Aside(" ".join((text or "").split()) or "image", place, _IMAGE))

    def _lines(self, paragraph: Element, found: Text, place: Message) -> Iterator[Line]:
        """The lines of a paragraph, cut where it breaks; the first has the mark of its list."""
        listed = self.styles.list_of(paragraph)
        paged = found.paged
        for number, raw in enumerate(found.text.split("\n")):
            each = line(raw, place)
            if each is None:
                continue
            each = each._replace(bold=each.bold or (found.bold and bool(each.text)), paged=paged)
            if listed and not number and not each.item:
                each = each._replace(item=self._mark(*listed), depth=listed[1])
            paged = False
            yield each

    def _mark(self, number: str, depth: int) -> str:
        """The mark of an entry of a list: its number where the list is numbered."""
        form = self.styles.numbering.get((number, depth), "bullet")
        if form in {"bullet", "none"}:
            return "-"
        self.counts = {key: count for key, count in self.counts.items() if key[0] != number or key[1] <= depth}
        count = self.counts[number, depth] = self.counts.get((number, depth), 0) + 1
        return f"{count}."

    def _table(self, table: Element, where: _Where) -> Table:
        self.tables += 1
        number = self.tables
        rows: list[Row] = []
        for tag in _inside(table, "tr"):
            place = where.place or msg("table {table}, row {row}", table=number, row=len(rows) + 1)
            rows.append(tuple(self._cell(cell, place) for cell in _inside(tag, "tc")))
        first = next(lines([Table(tuple(rows), msg("table {table}", table=number))]), None)
        place = where.place or msg("table {table}", table=number)
        return Table(tuple(rows), place, paged=bool(first and first.paged))

    def _cell(self, cell: Element, place: Message) -> Cell:
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        merged = merge is not None and merge.get(W + "val", "continue") == "continue"
        return Cell(tuple(self.blocks(cell, _Where(place))), place, merged=merged)


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those in content controls too.

    What a tracked change deleted of them is found as deleted.
    """
    for child in parent:
        if child.tag == W + tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


_IMAGE = msg("an image: it is not brought")
_DELETED = msg("deleted by a tracked change")
_HIDDEN = msg("hidden text, which Word does not print")


def _texts(parent: Element) -> Iterator[str]:
    for paragraph in parent.iter(W + "p"):
        text = paragraph_text(paragraph, {}, bold=False).text.strip()
        if text:
            yield " ".join(text.split())


def _margins(archive: Archive) -> Iterator[Aside]:
    """The page headers and footers, each text once."""
    seen: set[str] = set()
    for name in sorted(each for each in archive.names if _MARGINS.fullmatch(each)):
        root = archive.part(name)
        for text in _texts(root) if root is not None else ():
            if text not in seen:
                seen.add(text)
                yield Aside(text, what_is(name), what_is(name))


def _comments(archive: Archive) -> Iterator[Aside]:
    root = archive.part("word/comments.xml")
    for number, comment in enumerate(root if root is not None else (), 1):
        for text in _texts(comment):
            yield Aside(text, msg("comment {number}", number=number), msg("comment of a reader"))


def _notes(archive: Archive, numbers: Mapping[tuple[str, str], str]) -> Iterator[Line]:
    """The notes, under the number that the text calls them by; the first two are the lines above them."""
    for tag in _NOTES:
        root = archive.part(f"word/{tag}s.xml")
        for note in root.iter(W + tag) if root is not None else ():
            if note.get(W + "type") in {"separator", "continuationSeparator", "continuationNotice"}:
                continue
            text = " ".join(_texts(note)).strip(BULLETS + " ")
            if text:
                number = numbers.get((tag, note.get(W + "id", "")), note.get(W + "id", ""))
                yield Line(f"Note {number} : {text}", msg("note {number}", number=number))
