"""The values of a report as plain text on a terminal: no markup, lines that fit its width."""

from collections.abc import Sequence

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
from clsctl.render import ansi, grid
from clsctl.render.ansi import Terminal, paint
from clsctl.render.cells import Setter
from clsctl.render.language import Language
from clsctl.render.markdown import parsed
from clsctl.render.mdtext import Blocks, hang
from clsctl.render.width import one_line, pad, visible, width


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
        return list(lines) if room is None else [part for line in lines for part in grid.hanging(line, room)]

    def _pairs(self, bloc: Paires, blank: str) -> list[str]:
        names = [one_line(self.text.words(name) or "") for name, _ in bloc.paires]
        widest = max(map(width, names), default=0)
        room = None if self.terminal.width is None else max(self.terminal.width - widest - grid.GAP, grid.LEAST)
        out = []
        for name, (_, cell) in zip(names, bloc.paires, strict=True):
            styled = self._lines(cell) or [grid.Line(blank, "dim")]
            lines = [
                paint(part, line.style, self.terminal)
                for line in styled
                for part in ([line.text] if room is None else grid.hanging(line.text, room))
            ]
            heads = [paint(pad(name, widest), "dim", self.terminal), *[" " * widest] * (len(lines) - 1)]
            out += [f"{head}{' ' * grid.GAP}{line}".rstrip(" ") for head, line in zip(heads, lines, strict=True)]
        return out

    def _table(self, bloc: Tableau) -> list[str]:
        least = (grid.LEAST + grid.GAP) * len(bloc.colonnes) - grid.GAP
        return self._grid(bloc) if least <= (self.terminal.width or least) else self._cards(bloc)

    def _cards(self, bloc: Tableau) -> list[str]:
        """The lines of a table as pairs, where the terminal is too narrow for its columns."""
        heads = [each.titre for each in bloc.colonnes]
        out: list[str] = []
        for line in bloc.lignes:
            pairs = tuple((head, cell) for head, cell in zip(heads, line, strict=True) if cell is not None)
            out += [*([""] if out else []), *self._pairs(Paires(pairs), "")]
        return out

    def _grid(self, bloc: Tableau) -> list[str]:
        heads = [grid.Head(one_line(self.text.words(each.titre) or ""), each.nombre) for each in bloc.colonnes]
        rows = [[self._lines(cell) for cell in line] for line in bloc.lignes]
        return grid.draw(heads, rows, grid.floors(heads, rows, self.terminal.width or 0), self.terminal)

    def _lines(self, cell: Cell) -> list[grid.Line]:
        return [grid.Line(line, self._style(line, cell)) for line in self.text.lines(cell)]

    def _style(self, line: str, cell: Cell) -> str:
        """The style of the state that a cell begins with, for the line that is its word."""
        first = cell.cells[0] if isinstance(cell, Pile) and cell.cells else cell
        is_state = isinstance(first, Mot) and first.role == "etat" and line == self.text.lines(first)[0]
        return ansi.ETATS.get(first.valeur, "") if is_state and isinstance(first, Mot) else ""
