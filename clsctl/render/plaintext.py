"""The values of a report as plain text on a terminal: no markup, lines that fit its width."""

from collections.abc import Sequence
from typing import Any

from markdown_it.token import Token

from clsctl.core.views.blocks import (
    Alinea,
    Bloc,
    Cell,
    Fort,
    Lien,
    Liste,
    Markdown,
    Mot,
    Paires,
    Pile,
    Prose,
    Puces,
    Tableau,
)
from clsctl.render import ansi
from clsctl.render.ansi import Terminal, paint
from clsctl.render.cells import Setter
from clsctl.render.language import Language
from clsctl.render.markdown import parsed
from clsctl.render.mdtext import Blocks, hang
from clsctl.render.width import one_line, pad, visible, width, wrap

# A column of a table is not made narrower than this, whatever the terminal.
_LEAST = 8
_GAP = "  "


class Text(Setter):
    """Values as lines of text."""

    def lines(self, value: Cell) -> list[str]:
        """A value of a cell, a line for each thing in it."""
        match value:
            case None:
                found: list[str] = []
            case Markdown() | Prose():
                found = self.prose(value.texte)
            case Fort():
                found = self.lines(value.cell)
            case Lien():
                text = one_line(value.texte)
                found = [text if value.fiche or text == value.cible else f"{text} ({visible(value.cible)})"]
            case Pile():
                found = [line for cell in value.cells for line in self.lines(cell)]
            case Puces():
                found = [line for cell in value.items for line in hang("• ", self.lines(cell))]
            case _:
                found = [one_line(self.words(value) or "")]
        return found

    def prose(self, text: str) -> list[str]:
        """The user's Markdown as text: lists and headings keep their marks, emphasis does not."""
        tokens = parsed(text, is_french=self.is_french, level=1)
        return Blocks(tokens, _plain).lines()


def _plain(token: Token) -> str:
    """The text of a line; a link is followed by its address."""
    addresses: list[str] = []
    out = []
    for child in token.children or ():
        match child.type:
            case "link_open":
                addresses.append("" if child.info == "auto" else str(child.attrGet("href")))
            case "link_close":
                address = addresses.pop()
                out.append(f" ({address})" if address else "")
            case "softbreak":
                out.append(" ")
            case "hardbreak":
                out.append("\n")
            case _:
                out.append(child.content)
    return "".join(out)


class Page:
    """Writes blocks for one terminal."""

    def __init__(self, language: Language, terminal: Terminal) -> None:
        self.text = Text(language)
        self.terminal = terminal

    def block(self, bloc: Bloc, blank: str) -> list[str]:
        """The lines of a block; `blank` stands for what the document left empty."""
        match bloc:
            case Prose():
                lines = self._fit(self.text.prose(bloc.texte))
            case Alinea():
                lines = self._fit(self.text.lines(bloc.cell))
            case Liste():
                lines = self._fit([line for item in bloc.items for line in hang("• ", self.text.lines(item))])
            case Paires():
                lines = self._pairs(bloc, blank)
            case Tableau():
                lines = self._table(bloc)
        return lines

    def _fit(self, lines: Sequence[str]) -> list[str]:
        """The lines wrapped to the terminal, what follows of each under its own beginning."""
        room = self.terminal.width
        if room is None:
            return list(lines)
        return [part for line in lines for part in _wrapped(line, room)]

    def _pairs(self, bloc: Paires, blank: str) -> list[str]:
        names = [one_line(self.text.words(name) or "") for name, _ in bloc.paires]
        widest = max(map(width, names), default=0)
        out = []
        for name, (_, cell) in zip(names, bloc.paires, strict=True):
            head = paint(pad(name, widest), "dim", self.terminal)
            room = (self.terminal.width or 10_000) - widest - len(_GAP)
            lines = [part for line in self.text.lines(cell) or [blank] for part in _wrapped(line, max(room, _LEAST))]
            out += [
                f"{head if rank == 0 else ' ' * widest}{_GAP}{self._coloured(line, cell)}".rstrip()
                for rank, line in enumerate(lines)
            ]
        return out

    def _table(self, bloc: Tableau) -> list[str]:
        heads = [one_line(self.text.words(each.titre) or "") for each in bloc.colonnes]
        cells = [[self.text.lines(cell) for cell in line] for line in bloc.lignes]
        sizes = _sizes(heads, cells, self.terminal.width)
        numbers = [each.nombre for each in bloc.colonnes]
        head = self._row([[head] for head in heads], (), sizes, numbers)
        rows = [self._row(row, line, sizes, numbers) for row, line in zip(cells, bloc.lignes, strict=True)]
        rule = paint("─" * (sum(sizes) + len(_GAP) * (len(sizes) - 1)), "dim", self.terminal)
        # Lines of several rows run into each other without a blank one between them.
        gap = [""] if any(len(row) > 1 for row in rows) else []
        body = [line for rank, row in enumerate(rows) for line in ((gap if rank else []) + row)]
        return [*(paint(line, "bold", self.terminal) for line in head), rule, *body]

    def _row(
        self, row: Sequence[list[str]], values: Sequence[Cell], sizes: Sequence[int], numbers: Sequence[bool]
    ) -> list[str]:
        wrapped = [
            [part for line in cell for part in _wrapped(line, size)] for cell, size in zip(row, sizes, strict=True)
        ]
        out = []
        for rank in range(max(map(len, wrapped), default=0)):
            parts = []
            for column, lines in enumerate(wrapped):
                line = lines[rank] if rank < len(lines) else ""
                filled = pad(line, sizes[column], right=numbers[column])
                parts.append(self._coloured(filled, values[column]) if values else filled)
            out.append(_GAP.join(parts).rstrip())
        return out

    def _coloured(self, line: str, cell: Any) -> str:
        """The line in the colour of the state that its cell begins with, when the line is that state's word."""
        first = cell.cells[0] if isinstance(cell, Pile) and cell.cells else cell
        if isinstance(first, Mot) and first.role == "etat" and line.strip() == self.text.lines(first)[0]:
            return paint(line, ansi.ETATS.get(first.valeur, ""), self.terminal)
        return line


def _wrapped(line: str, room: int) -> list[str]:
    """A line wrapped, what follows standing under what comes after its mark and indentation."""
    body = line.lstrip(" •-")
    lead = line[: len(line) - len(body)]
    first, *rest = wrap(body, max(room - width(lead), 2))
    return [lead + first, *(" " * width(lead) + part for part in rest)]


def _sizes(heads: Sequence[str], cells: Sequence[Sequence[list[str]]], room: int | None) -> list[int]:
    """The width of each column: what it needs, the widest giving way until all fit, words whole as long as may be."""
    columns = [[head, *(line for row in cells for line in row[rank])] for rank, head in enumerate(heads)]
    sizes = [max(map(width, lines)) for lines in columns]
    if room is None:
        return sizes
    words = [max(width(word) for line in lines for word in line.split(" ")) for lines in columns]
    spare = room - len(_GAP) * (len(heads) - 1)
    for floor in (words, [_LEAST] * len(heads)):
        while sum(sizes) > spare:
            able = [rank for rank, size in enumerate(sizes) if size > floor[rank]]
            if not able:
                break
            sizes[max(able, key=lambda rank: sizes[rank])] -= 1
    return sizes
