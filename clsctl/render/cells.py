"""The values of a report as HTML or as Markdown: the last step of every `{{ … }}` of a template.

A template prints values, never markup of its own making: text is escaped and set in French typography here, so that no
template, a house's own included, can forget to.
"""

import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from clsctl.core.labels import ROLES, label
from clsctl.core.messages import Message
from clsctl.core.views.blocks import (
    Alinea,
    Bloc,
    Fort,
    Lien,
    Liste,
    Markdown,
    Mot,
    Paires,
    Part,
    Pile,
    Prose,
    Puces,
    Tableau,
)
from clsctl.render import marks
from clsctl.render.charts import bar
from clsctl.render.icons import icon
from clsctl.render.language import Language
from clsctl.render.markdown import is_safe, to_html
from clsctl.render.mdtext import hang, to_line, to_markdown
from clsctl.render.typography import french
from clsctl.render.values import day, share
from clsctl.render.width import visible


def anchor(ref: str) -> str:
    """The id, in a page, of the fiche of that reference; two references never have the same."""
    kept = (char if char.isascii() and (char.isalnum() or char in "-.") else f"_{ord(char):x}" for char in ref)
    return "fiche-" + "".join(kept)


@cache
def _code() -> re.Pattern[str]:
    # Our sentences name keys and commands between backquotes.
    return re.compile("`([^`<>]{1,80})`")


@cache
def _marked_code() -> re.Pattern[str]:
    return re.compile(r"\\`([\w./ -]{1,80})\\`")


class Setter(NamedTuple):
    """Sets values in one language. `is_french` asks for French typography."""

    language: Language

    @property
    def is_french(self) -> bool:
        return self.language.code == "fr"

    def words(self, value: Any) -> str | None:
        """The plain text of a value that is words, a number or a day; None for another."""
        match value:
            case Message():
                text = self.language(value)
            case Mot():
                text = self.language(label(ROLES[value.role], value.valeur))
            case Part():
                text = share(value.valeur, self.language)
            case bool() | float():
                text = str(value)
            case date():
                text = day(value, self.language)
            case int() | Decimal():
                text = self.language.number(value)
            case str():
                text = value
            case _:
                return None
        return french(visible(text, keep="\n\t")) if self.is_french else visible(text, keep="\n\t")


class Html(Setter):
    """Values as HTML."""

    def __call__(self, value: Any) -> Markup:
        match value:
            case None:
                page = Markup("")
            case Markup():
                page = value
            case Markdown() | Prose():
                page = Markup(to_html(value.texte, is_french=self.is_french))  # noqa: S704 - made safe there
            case Fort():
                page = Markup("<strong>{}</strong>").format(self(value.cell))
            case Lien():
                page = self._link(value)
            case Pile():
                page = self._pile(value)
            case Puces():
                entries = Markup("").join(Markup("<li>{}</li>").format(self(each)) for each in value.items)
                page = Markup("<ul>{}</ul>").format(entries)
            case _:
                page = self._words(value)
        return page

    def _pile(self, pile: Pile) -> Markup:
        """The lines of a cell; what only adds to the one above is set back, a text below its title is not."""
        lines = []
        for above, cell in zip((None, *pile.cells), pile.cells, strict=False):
            is_main = (
                above is None
                or isinstance(cell, Fort | Puces)
                or (isinstance(above, Fort) and isinstance(cell, Markdown))
            )
            lines.append(Markup("<div{}>{}</div>").format("" if is_main else Markup(' class="sous"'), self(cell)))
        return Markup("").join(lines)

    def _words(self, value: Any) -> Markup:
        # An undefined name of a template ends here, and says so when it is asked for its text.
        text = self.words(value)
        words = escape(str(value) if text is None else text)
        match value:
            case Message():
                return Markup(_code().sub(r"<code>\1</code>", str(words)))  # noqa: S704 - escaped above
            case Mot():
                sign = icon(value.valeur) if value.role in {"etat", "meteo"} else ""
                kind = value.valeur if value.valeur in ROLES.get(value.role, ()) else "autre"
                return Markup('<span class="{} v-{}">{}{}</span>').format(value.role, kind, sign, words)
            case Part():
                return bar(value.valeur, Markup('<span class="part">{}</span>').format(words))
            case date():
                return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), words)
        return words

    def _link(self, lien: Lien) -> Markup:
        text = self(lien.texte)
        if lien.fiche:
            return Markup('<a href="#{}">{}</a>').format(anchor(lien.cible), text)
        if is_safe(lien.cible):
            return Markup('<a href="{}" rel="noreferrer">{}</a>').format(lien.cible, text)
        # A path inside the plan leads nowhere from a page that travels alone.
        path = Markup(' <span class="chemin">{}</span>').format(visible(lien.cible)) if lien.texte != lien.cible else ""
        return Markup("{}{}").format(text, path) if path else Markup('<span class="chemin">{}</span>').format(text)


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
                lines = [self._text(bloc.cell)]
            case Liste():
                lines = [line for item in bloc.items for line in hang("- ", self._item(item))]
            case Paires():
                pairs = ((self._text(name), self._text(cell) or f"*{self._text(blank)}*") for name, cell in bloc.paires)
                lines = [f"- **{name}** – {cell}" for name, cell in pairs]
            case Tableau():
                lines = [self._table(bloc)]
        return Markup("\n".join(lines))  # noqa: S704 - not HTML

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
