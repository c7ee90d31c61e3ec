"""The values of a report as HTML."""

import re
from collections.abc import Callable, Hashable
from datetime import date
from functools import cache, lru_cache
from typing import Any, cast

from markupsafe import Markup, escape

from clsctl.core.labels import ROLES
from clsctl.core.messages import Message, msg
from clsctl.core.views.blocks import (
    Courbe,
    Etages,
    Fort,
    Lien,
    Markdown,
    Mot,
    Part,
    Pile,
    Prose,
    Puces,
    Renvoi,
)
from clsctl.render.cells import Jour, Setter
from clsctl.render.charts import bar, curve, stages
from clsctl.render.icons import icon
from clsctl.render.language import Language
from clsctl.render.markdown import is_safe, to_html
from clsctl.render.width import visible

# What opens and closes a person's words inside a sentence of ours, until the sentence is set.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_NEITHER = dict.fromkeys(map(ord, (_OPEN, _CLOSE)))


def anchor(ref: str) -> str:
    """The id, in a page, of the fiche of that reference; two references never have the same."""
    kept = (char if char.isascii() and (char.isalnum() or char in "-.") else f"_{ord(char):x}" for char in ref)
    return "fiche-" + "".join(kept)


_SET_BACK = ' class="sous"'


def _measures(courbe: Courbe) -> Message:
    """What a curve shows, in words."""
    text = "; ".join(f"{{v{rank}}}" for rank, _ in enumerate(courbe.valeurs))
    values = Message(text, tuple((f"v{rank}", value) for rank, value in enumerate(courbe.valeurs)))
    if courbe.cible is None:
        return msg("Measures: {values}", values=values)
    return msg("Measures: {values} – target: {target}", values=values, target=courbe.cible)


@cache
def _code() -> re.Pattern[str]:
    # Our sentences name keys and commands between backquotes.
    return re.compile("`([^`<>]{1,80})`")


# Values of these kinds are set alike on every page, and a site says the same few over and over.
_REMEMBERED = frozenset({str, Mot, date, type(None)})


@lru_cache(maxsize=16384)
def _remembered(language: Language, kind: Hashable, value: Any) -> Markup:  # noqa: ARG001 - Mot("a", "b") equals ("a", "b")
    return Html(language)._set(value)  # noqa: SLF001 - its own


def _is_lasting(message: Message) -> bool:
    """Whether two messages that are equal have the same words; not of sums: 1 and 1,00 are equal."""
    return all(type(each) in _SAME or (type(each) is Message and _is_lasting(each)) for _, each in message.values)


_SAME = frozenset({str, int, date})


@lru_cache(maxsize=16384)
def _said(kind: "type[Html]", language: Language, message: Message) -> Markup:
    return kind(language)._words(message)  # noqa: SLF001 - its own


class Html(Setter):
    """Values as HTML."""

    def __call__(self, value: Any) -> Markup:
        kind = cast("Hashable", type(value))
        if kind in _REMEMBERED or (kind is Message and not value.values):
            return _remembered(self.language, kind, value)
        return value if kind is Markup else self._set(value)

    def _set(self, value: Any) -> Markup:
        way = _WAYS.get(type(value))
        if way is not None:
            return way(self, value)
        return value if isinstance(value, Markup) else self._words(value)

    def _nothing(self, _value: None) -> Markup:
        return Markup("")

    def _text(self, value: Markdown | Prose) -> Markup:
        return Markup(to_html(value.texte, is_french=self.is_french))  # noqa: S704 - made safe there

    def _strong(self, value: Fort) -> Markup:
        return Markup(f"<strong>{self(value.cell)}</strong>")  # noqa: S704 - set

    def _curve(self, value: Courbe) -> Markup:
        return curve(value, self.words(_measures(value)) or "")

    def _stages(self, value: Etages) -> Markup:
        return stages(value)

    def _bullets(self, value: Puces) -> Markup:
        entries = "".join([f"<li>{self(each)}</li>" for each in value.items])
        return Markup(f"<ul>{entries}</ul>")  # noqa: S704 - set

    def _sentence(self, value: Message) -> Markup:
        words = _said(cast("Hashable", type(self)), self.language, value) if _is_lasting(value) else self._words(value)
        return self._about(value, words) if self.site and value.values else words

    def _pile(self, pile: Pile) -> Markup:
        """The lines of a cell; what only adds to the one above is set back, a text below its title is not."""
        lines = []
        for above, cell in zip((None, *pile.cells), pile.cells, strict=False):
            is_main = (
                above is None
                or isinstance(cell, Fort | Puces)
                or (isinstance(above, Fort) and isinstance(cell, Markdown))
            )
            lines.append(f"<div{'' if is_main else _SET_BACK}>{self(cell)}</div>")
        return Markup("".join(lines))  # noqa: S704 - each cell is set

    def _words(self, value: Any) -> Markup:
        # An undefined name of a template ends here, and says so when it is asked for its text.
        text = self.words(value)
        words = escape(str(value) if text is None else text)
        match value:
            case Message():
                return Markup(_code().sub(r"<code>\1</code>", str(words))) if "`" in words else words  # noqa: S704 - escaped above
            case Mot():
                sign = icon(value.valeur) if value.role in {"etat", "meteo"} else ""
                kind = value.valeur if value.valeur in ROLES.get(value.role, ()) else "autre"
                return Markup(f'<span class="{value.role} v-{kind}">{sign}{words}</span>')  # noqa: S704 - the format's
            case Part():
                return bar(value.valeur, Markup('<span class="part">{}</span>').format(words))
            case "☒" | "☐":
                named = self.words(msg("ticked") if value == "☒" else msg("not ticked"))
                return Markup('<span role="img" aria-label="{}">{}</span>').format(named, words)
            case date() | Jour():
                day = value.jour if isinstance(value, Jour) else value
                return Markup(f'<time datetime="{day.isoformat()}">{words}</time>')  # noqa: S704 - escaped above
        return words

    def _link(self, lien: Lien) -> Markup:
        text = self(lien.texte)
        if lien.fiche and self.site:
            return self._to(self.site.vers(lien.cible), text)
        if lien.fiche:
            return Markup('<a href="#{}">{}</a>').format(anchor(lien.cible), text)
        if is_safe(lien.cible):
            return Markup('<a href="{}" rel="noreferrer">{}</a>').format(lien.cible, text)
        # A path inside the plan leads nowhere from a page that travels alone.
        path = Markup(' <span class="chemin">{}</span>').format(visible(lien.cible)) if lien.texte != lien.cible else ""
        return Markup("{}{}").format(text, path) if path else Markup('<span class="chemin">{}</span>').format(text)

    def _refer(self, renvoi: Renvoi) -> Markup:
        """What leads to a page of the site; there is no link inside a link."""
        return self._to(renvoi.page, type(self)(self.language)(renvoi.cell))

    def _to(self, page: str | None, words: Markup) -> Markup:
        """Words that lead to a page of the site, from the page that they stand on; just words where there is none."""
        if self.site is None or page is None or page == self.site.page:
            return words
        return Markup(f'<a href="{self.site.sommet}{page}">{words}</a>')  # noqa: S704 - a path of ours, words that are set

    def _about(self, message: Message, words: Markup) -> Markup:
        """A sentence that begins with the reference of a fiche, leading to its page; all of « 1.3 – title » does."""
        ref = _lead(message)
        page = self.site.vers(ref) if self.site and ref else None
        if page is None or ref is None:
            return words
        if message.text == "{ref} – {title}":
            return self._to(page, words)
        said = escape(self.words(ref) or "")
        # in French the reference is not always first: « Ajout de 2.2 : … »
        found = re.search(rf"(?<![\w./]){re.escape(said)}(?![\w/])", words)
        if found is None:
            return words
        return Markup(f"{words[: found.start()]}{self._to(page, said)}{words[found.end() :]}")  # noqa: S704 - set above


_WAYS: dict[type, Callable[[Html, Any], Markup]] = {
    type(None): Html._nothing,  # noqa: SLF001 - its own, as are those below
    Message: Html._sentence,  # noqa: SLF001
    Pile: Html._pile,  # noqa: SLF001
    Renvoi: Html._refer,  # noqa: SLF001
    Lien: Html._link,  # noqa: SLF001
    Markdown: Html._text,  # noqa: SLF001
    Prose: Html._text,  # noqa: SLF001
    Fort: Html._strong,  # noqa: SLF001
    Courbe: Html._curve,  # noqa: SLF001
    Etages: Html._stages,  # noqa: SLF001
    Puces: Html._bullets,  # noqa: SLF001
}


class Spoken(Html):
    """Values as HTML in a page that is not in French, where what a person wrote says that it is French (WCAG 3.1.2)."""

    def __call__(self, value: Any) -> Markup:
        page = super().__call__(value)
        if isinstance(value, Markup):
            return page
        if isinstance(value, Markdown | Prose):
            whole, part = Markup('<div lang="fr">{}</div>'), Markup('<span lang="fr">{}</span>')
            return (whole if "<p>" in page else part).format(page)
        if isinstance(value, str) and _is_prose(value):
            return Markup('<span lang="fr">{}</span>').format(page)
        return page

    def _words(self, value: Any) -> Markup:
        if not isinstance(value, Message):
            return super()._words(value)
        page = str(super()._words(_marked(value)))
        return Markup(page.replace(_OPEN, '<span lang="fr">').replace(_CLOSE, "</span>"))  # noqa: S704 - set there


def _is_prose(text: str) -> bool:
    """Whether a text has a word that a voice would read; a number, a reference or initials have no language."""
    return bool(re.search("[^\\W\\d_]{3}", text)) and not text.isupper()


def _marked(message: Message) -> Message:
    """The message with a person's words in it between two marks."""
    return message._replace(values=tuple((name, _between(value)) for name, value in message.values))


def _between(value: Any) -> Any:
    if isinstance(value, Message):
        return _marked(value)
    if not isinstance(value, str):
        return value
    text = value.translate(_NEITHER)
    return f"{_OPEN}{text}{_CLOSE}" if _is_prose(text) else text


def _lead(message: Message) -> str | None:
    """The reference that a sentence begins with."""
    while message.values:
        name, value = message.values[0]
        if not message.text.startswith(f"{{{name}}}"):
            return None
        if not isinstance(value, Message):
            return value if name == "ref" and isinstance(value, str) else None
        message = value
    return None
