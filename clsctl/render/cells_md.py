"""The values of a report as Markdown."""

import re
from functools import cache
from typing import Any

from markupsafe import Markup

from clsctl.core.messages import Message
from clsctl.core.views.blocks import (
    Alinea,
    Bloc,
    Fort,
    Lien,
    Liste,
    Markdown,
    Paires,
    Pile,
    Prose,
    Puces,
    Tableau,
)
from clsctl.render import marks
from clsctl.render.cells import Setter, in_prose
from clsctl.render.markdown import is_safe
from clsctl.render.mdtext import hang, to_line, to_markdown


@cache
def _marked_code() -> re.Pattern[str]:
    return re.compile(r"\\`([\w./ -]{1,80})\\`")


class Md(Setter):
    """Values as Markdown: on one line, but for a `Prose`. `Markup` marks what is Markdown already."""

    def __call__(self, value: Any) -> Markup:
        return Markup(self._text(value))  # noqa: S704 - not HTML: marks are escaped

    def _text(self, value: Any) -> str:
        match value:
            case None:
                text = ""
            case Markup():
                text = str(value)
            case Prose():
                text = to_markdown(value.texte, is_french=self.is_french)
            case Markdown():
                text = to_line(value.texte, is_french=self.is_french)
            case Fort():
                inner = self._text(value.cell)
                text = f"**{inner}**" if inner else ""
            case Lien():
                text = self._link(value)
            case Pile():
                text = "<br>".join(filter(None, map(self._text, value.cells)))
            case Puces():
                text = "<br>".join(f"• {self._text(each)}" for each in value.items)
            case Message():
                text = _marked_code().sub(r"`\1`", marks.literal(self.words(value) or ""))
            case _:
                words = self.words(value)
                text = marks.literal(str(value) if words is None else words)
        return text

    def _link(self, lien: Lien) -> str:
        text = self._text(lien.texte)
        if is_safe(lien.cible):
            return f"[{text}](<{lien.cible.translate({ord('<'): '%3C', ord('>'): '%3E', ord(' '): '%20'})}>)"
        return text if lien.fiche or lien.texte == lien.cible else f"{text} ({marks.literal(lien.cible)})"

    def bloc(self, bloc: Bloc, blank: str) -> Markup:
        """A block, without the blank line after it; `blank` stands for what the document left empty."""
        lines: list[str] = []
        match bloc:
            case Prose():
                lines = [self._text(bloc)]
            case Alinea():
                lines = [self._text(in_prose(bloc.cell))]
            case Liste():
                lines = [line for item in bloc.items for line in hang("- ", self._item(in_prose(item)))]
            case Paires():
                lines = [line for name, cell in bloc.paires for line in self._pair(name, in_prose(cell), blank)]
            case Tableau():
                lines = [self._table(bloc)]
        return Markup("\n".join(lines))  # noqa: S704 - not HTML

    def _pair(self, name: Any, cell: Any, blank: str) -> list[str]:
        """A name and what it stands for: a list is put under it."""
        if isinstance(cell, Puces):
            return [f"- **{self._text(name)}**", *(f"  {line}" for line in self._item(cell))]
        return [f"- **{self._text(name)}** – {self._text(cell) or f'*{self._text(blank)}*'}"]

    def _item(self, item: Any) -> list[str]:
        match item:
            case Markdown():
                return to_markdown(item.texte, is_french=self.is_french).split("\n")
            case Pile():
                return [line for rank, cell in enumerate(item.cells) for line in self._under(cell, rank)]
            case Puces():
                return [line for each in item.items for line in hang("- ", self._item(each))]
        return [self._text(item)]

    def _under(self, cell: Any, rank: int) -> list[str]:
        lines = self._item(cell)
        return lines if rank == 0 or isinstance(cell, Puces) else hang("- ", lines)

    def _table(self, table: Tableau) -> str:
        aligns = ["right" if each.nombre else "" for each in table.colonnes]
        rows = [[self._text(cell) for cell in line] for line in table.lignes]
        return marks.table([self._text(each.titre) for each in table.colonnes], rows, aligns).rstrip("\n")
