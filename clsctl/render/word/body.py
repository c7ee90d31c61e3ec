"""The blocks of a page as paragraphs, lists and tables of Word, in the styles of the model."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from clsctl.render.word.inline import Look, Piece, add, pieces
from clsctl.render.word.numbers import numbered
from clsctl.render.word.tables import Grid, put
from clsctl.render.word.tree import Node

_STYLES = {"contrat": "Subtitle", "jour": "Subtitle", "graphique": "Quote"}
# Drawings stay out of Word, and with them what explains their lines and colours.
_LEFT_OUT = frozenset({"evitement", "pied", "argent-cles", "du-dessin"})
_HEADINGS = {"h1": "Title", **{f"h{rank}": f"Heading {rank - 1}" for rank in range(2, 7)}}
# What is set smaller in the cells of a table, in a model that knows how.
_IN_CELLS = {
    "": "clsctl cellule", "List Continue": "clsctl cellule", "List Continue 2": "clsctl cellule",
    "List Bullet": "clsctl puce", "List Bullet 2": "clsctl puce", "Quote": "clsctl cellule",
}  # fmt: skip
# What is set smaller still where a table has many columns.
_DENSE = {"clsctl cellule": "clsctl cellule dense"}
# Lists deeper than Word has styles for are set as its deepest.
_DEEPEST = 3


class Body:
    """Writes into the document, or into a cell of one of its tables."""

    def __init__(
        self,
        document: Document,
        marks: Mapping[str, str],
        look: Look,
        into: _Cell | None = None,
        styles: Mapping[str, Any] | None = None,
    ) -> None:
        self.document = document
        self.into: Any = into or document
        self.marks = marks
        self.look = look
        self.styles = styles if styles is not None else {each.name: each for each in document.styles}
        self.pending: list[str] = []  # ids of places that the next paragraph is
        self.is_first = into is not None
        self.breaks = False
        self.is_dense = False
        self.has_parts = False  # whether each article is on a page of its own

    def within(self, cell: _Cell, *, is_dense: bool = False) -> "Body":
        """What writes into a cell of a table; `is_dense` for one whose words would not fit else."""
        inside = Body(self.document, self.marks, self.look, cell, self.styles)
        inside.is_dense = is_dense
        return inside

    def write(self, node: Node, style: str | None = None, depth: int = 0) -> None:
        """What an element holds: lines that follow each other are one paragraph, blocks stand alone."""
        self._mark(node)
        line: list[Node | str] = []
        for child in node.children:
            if isinstance(child, str) or child.is_inline:
                if isinstance(child, str) or not child.classes & _LEFT_OUT:
                    line.append(child)
                continue
            self._flush(line, style)
            line = []
            self._block(child, style, depth)
        self._flush(line, style)

    def _mark(self, node: Node) -> None:
        name = self.marks.get(node.attrs.get("id", ""))
        if name:
            self.pending.append(name)

    def _flush(self, line: list[Node | str], style: str | None) -> None:
        found = pieces(line, self.look)
        if found:
            self.paragraph(found, style)

    def paragraph(self, line: Iterable[Piece], style: str | None) -> Paragraph:
        """A paragraph in a style of the model, its plain one where the model has not that one."""
        wanted = _IN_CELLS.get(style or "", style) if self.into is not self.document else style
        dense = _DENSE.get(wanted or "") if self.is_dense else None
        chosen = next((each for each in (dense, wanted, style) if each in self.styles), None)
        if self.is_first:  # a new cell has an empty paragraph already
            made: Paragraph = self.into.paragraphs[0]
            self.is_first = False
        else:
            made = self.into.add_paragraph()
        if chosen:
            made.style = self.styles[chosen]
        if self.breaks:
            made.paragraph_format.page_break_before = True
            self.breaks = False
        for name in self.pending:
            _bookmark(made, name)
        self.pending.clear()
        add(made, line, self.marks)
        return made

    def _block(self, node: Node, style: str | None, depth: int) -> None:
        if node.classes & _LEFT_OUT or node.tag in {"head", "footer"}:
            return
        own = next((_STYLES[each] for each in sorted(node.classes) if each in _STYLES), style)
        if node.tag in _HEADINGS:
            self._mark(node)
            self._flush(node.children, _HEADINGS[node.tag])
        elif node.tag in {"ul", "ol"}:
            self._list(node, depth)
        elif node.tag == "table":
            self._mark(node)
            put(self, Grid.of(node))
        elif any(each.tag == "dt" for each in node.elements()):
            self._pairs(node, own)
        else:
            self._article(node)
            self.write(node, own, depth)

    def _article(self, node: Node) -> None:
        """Each of several articles begins a page."""
        self.breaks = self.breaks or (node.tag == "article" and self.has_parts)

    def _list(self, node: Node, depth: int) -> None:
        kind = "List Number" if node.tag == "ol" else "List Bullet"
        style = kind if depth == 0 else f"{kind} {min(depth + 1, _DEEPEST)}"
        items = [each for each in node.elements() if each.tag == "li"]
        if any(each for item in items for tag in ("h2", "h3", "h4", "h5") for each in item.find(tag)):
            for item in items:  # parts with headings of their own, a list for browsers only
                self.write(item, None, depth)
            return
        number = numbered(self.document, style) if node.tag == "ol" else None
        for item in items:
            self._item(item, style, depth, number)

    def _item(self, item: Node, style: str, depth: int, number: Callable[[Paragraph], None] | None) -> None:
        """The first line of an item has its sign; what follows is under it."""
        before = len(self.into.paragraphs) if not self.is_first else 0
        first = next(
            (rank for rank, each in enumerate(item.children) if isinstance(each, Node) and not each.is_inline), None
        )
        head = item.children if first is None else item.children[:first]
        rest = [] if first is None else item.children[first:]
        self._mark(item)
        self._flush(list(head), style)
        if rest and isinstance(rest[0], Node) and rest[0].tag in {"div", "p"} and not pieces(head, self.look):
            self.write(rest[0], style, depth + 1)
            rest = rest[1:]
        self.write(
            Node("li", {}, list(rest)),
            f"List Continue{'' if depth == 0 else f' {min(depth + 1, _DEEPEST)}'}",
            depth + 1,
        )
        if number and len(self.into.paragraphs) > before:
            number(self.into.paragraphs[before])

    def _pairs(self, node: Node, style: str | None) -> None:
        """A name and what it stands for, on one line where that fits on one."""
        label: list[Piece] = []
        for each in node.elements():
            if each.tag == "dt":
                label = pieces([each], self.look)
                continue
            told = (
                pieces(each.children, self.look)
                if all(isinstance(c, str) or c.is_inline for c in each.children)
                else []
            )
            sign = Piece("\u00a0: " if self.look.lang == "fr" else ": ", self.look._replace(bold=True))
            self.paragraph([*label, *([sign, *told] if told else [])], style)
            if not told:
                self.write(each, style)


def _bookmark(paragraph: Paragraph, name: str) -> None:
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), name[1:])
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), name)
        paragraph._p.append(mark)  # noqa: SLF001 - python-docx has no bookmarks
