"""Reports as Markdown and as HTML: `report("fiche", view, "html", language)` is the text of the file.

The same view, language and templates give the same bytes: nothing else enters a report.
"""

import base64
import hashlib
import re
from functools import cache
from typing import Any, NamedTuple, Protocol

from jinja2 import Environment
from markupsafe import Markup, escape

from clsctl import __version__
from clsctl.core.messages import Message
from clsctl.core.provenance import Provenance, line
from clsctl.core.site.navigation import Navigation
from clsctl.core.views import blocks
from clsctl.core.views.blocks import Entete, version_for
from clsctl.core.views.rubriques.sujet import sum_of
from clsctl.render import charts
from clsctl.render.cells import in_prose
from clsctl.render.cells_html import Html, Spoken, anchor
from clsctl.render.cells_md import Md
from clsctl.render.faults import fill
from clsctl.render.guard import LIMITS, Limits, guarded
from clsctl.render.language import Language
from clsctl.render.language import language as language_of
from clsctl.render.pieces import LONG, SHORT, Pieces, length
from clsctl.render.templates import NO_HOUSE, House, environment
from clsctl.render.typography import french
from clsctl.render.width import visible

NAMES = ("tableau-de-bord", "fiche", "retards", "bilan", "budget", "calendrier", "relances", "copil")
FORMATS = ("md", "html")


class View(Protocol):
    """Any view of `clsctl.core.views` that a report is made of."""

    @property
    def entete(self) -> Entete: ...


def report(  # noqa: PLR0913, PLR0917 - what it says, how, and what it was made from
    name: str,
    view: View,
    format: str,  # noqa: A002
    language: Language,
    house: House = NO_HOUSE,
    origin: Provenance | None = None,
    limits: Limits = LIMITS,
) -> str:
    """The text of a report, ending in a line feed.

    `name` is one of `NAMES`, `format` of `FORMATS`, `view` what the function of that name in `core.views.reports`
    gave, `origin` what the report says it was made from. Raises Trouble where a house's template is wrong.
    """
    sheet = Sheet(house.main or f"{name}.{format}.j2", view, format, language.code, origin)
    if house == NO_HOUSE:
        return _filled(_shared(format, language.code), sheet)
    return guarded("clsctl.render.reports:of_house", (sheet, house), limits)


class Sheet(NamedTuple):
    """What is filled: the name of a template, with a view, in a format and a language."""

    template: str
    view: View
    format: str
    code: str
    origin: Provenance | None


def of_house(sheet: Sheet, house: House) -> str:
    """A report from templates of a house, in the process that bounds them."""
    return _filled(_place(sheet.format, language_of(sheet.code), house), sheet)


def _filled(place: Environment, sheet: Sheet) -> str:
    text = fill(place, sheet.template, names(sheet.view, language_of(sheet.code), place, sheet.origin))
    return _tidy(text) if sheet.format == "md" else text


@cache
def _shared(format_: str, code: str) -> Environment:
    """Our own templates, compiled once for all the pages of a run."""
    return _place(format_, language_of(code), NO_HOUSE)


def _place(format_: str, language: Language, house: House) -> Environment:
    setter = Html(language) if format_ == "html" else Md(language)
    place = environment(house, setter.__call__)
    furnish(place, setter)
    return place


def furnish(place: Environment, setter: Html | Md) -> None:
    """Give templates the tests and filters that docs/rapports.md names."""
    place.tests.update({kind: _is_a(kind) for kind in ("Prose", "Alinea", "Liste", "Paires", "Tableau")})
    place.filters.update(_filters(setter))


def _is_a(kind: str) -> Any:
    wanted = getattr(blocks, kind)
    return lambda value: isinstance(value, wanted)


def _filters(setter: Html | Md) -> dict[str, Any]:
    found: dict[str, Any] = {
        "brut": lambda value: escape(visible(str(value))),
        "ancre": anchor,
        "en_lettres": lambda day: setter(setter.language.date_in_words(day)),
        "mot": lambda value, role: setter(blocks.Mot(role, value)),
        "euros": lambda amount: setter(sum_of(amount)),
        "mots": setter.words,
        "part": lambda value: setter.words(blocks.Part(value)),
    }
    if isinstance(setter, Html):
        found["cellule"] = setter if setter.is_french else Spoken(setter.language)
        found["phrase"] = in_prose
        found["longue"] = lambda line: length(line) > LONG
        found["courte"] = lambda cell: length(cell) <= SHORT
    if isinstance(setter, Md):
        found["bloc"] = setter.bloc
    return found


def names(
    view: View,
    language: Language,
    place: Environment,
    origin: Provenance | None = None,
    site: Navigation | None = None,
) -> dict[str, Any]:
    """What a template may use; docs/rapports.md is about these. `site` is what stands around a page of a site."""

    def translated(text: str, **values: Any) -> str:
        return language(Message(text, tuple(values.items())))

    def counted(one: str, many: str, count: int, **values: Any) -> str:
        return language(Message(one, (("count", count), *values.items()), many, count))

    version = origin.clsctl if origin else __version__
    return {
        "_": translated,
        "ngettext": counted,
        "vue": view,
        "site": site,
        "pieces": Pieces(Html(language, site)),
        "entete": view.entete,
        "langue": language.code,
        "version": version,
        "origine": Markup(line(origin)) if origin else "",  # noqa: S704 - no sign of markup is left in it
        "graphiques": {
            "avance": charts.progress,
            "pile": charts.stack,
            "motifs": charts.patterns,
            "axe": charts.axis,
            "ligne": charts.line,
            "repere": charts.key,
            "argent": charts.all_money,
        },
        "feuille": lambda: _style(place, *_foot(view.entete, language, version, site)),
    }


def _foot(entete: Entete, language: Language, version: str, site: Navigation | None) -> tuple[str, str]:
    """What each sheet says at its foot: of what it is, and where it comes from.

    A page of a site says which it is, and names the text only where its foot on the screen does.
    """
    title = [entete.titre, *(language(each.titre) for each in (site.fil[-1:] if site else ()))]
    title += [language(entete.filtres)] if entete.filtres else []
    title += [language.date_in_words(entete.jour)] if entete.jour else []
    origin = [language(entete.texte)] if site is None or site.texte else []
    origin += [language(version_for(entete.audience)), f"clsctl {version}"]
    told = " – ".join(dict.fromkeys(title))
    return french(told) if language.code == "fr" else told, " · ".join(origin)


def _style(place: Any, title: str, origin: str) -> tuple[Markup, str]:
    """The style sheet, and its hash for the page's policy: no other style is allowed, on elements neither."""
    sheet, _, _ = place.loader.get_source(place, "style.css")
    css = sheet.replace("\r\n", "\n").replace("</", "<\\/")
    css = css.replace('"PIED"', f'"{_css_text(title)}"').replace('"ORIGINE"', f'"{_css_text(origin)}"')
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return Markup(css), f"sha256-{digest}"  # noqa: S704 - a sheet of ours or of the house; its text is escaped


def _css_text(text: str) -> str:
    """The text inside a CSS string: whatever is not a plain letter, digit or space is a code, which a space ends."""
    plain = (char if char.isascii() and (char.isalnum() or char == " ") else f"\\{ord(char):x} " for char in text)
    return "".join(plain)


def _tidy(text: str) -> str:
    """Markdown with one blank line at most between two blocks, and one line feed at its end."""
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"
