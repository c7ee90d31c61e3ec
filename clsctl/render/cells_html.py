"""The values of a report as HTML."""

import re
from datetime import date
from functools import cache
from typing import Any

from markupsafe import Markup, escape

from clsctl.core.labels import ROLES
from clsctl.core.messages import Message
from clsctl.core.views.blocks import (
    Fort,
    Lien,
    Markdown,
    Mot,
    Part,
    Pile,
    Prose,
    Puces,
)
from clsctl.render.cells import Setter
from clsctl.render.charts import bar
from clsctl.render.icons import icon
from clsctl.render.markdown import is_safe, to_html
from clsctl.render.width import visible


def anchor(ref: str) -> str:
    """The id, in a page, of the fiche of that reference; two references never have the same."""
    kept = (char if char.isascii() and (char.isalnum() or char in "-.") else f"_{ord(char):x}" for char in ref)
    return "fiche-" + "".join(kept)


@cache
def _code() -> re.Pattern[str]:
    # Our sentences name keys and commands between backquotes.
    return re.compile("`([^`<>]{1,80})`")


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
