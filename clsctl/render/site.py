"""A site as files: each page set with its template, and the script of the search.

The same pages, language and templates give the same bytes: nothing else enters a page.
"""

import base64
import hashlib
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from clsctl.core.provenance import PAGE, Provenance
from clsctl.core.site.navigation import Navigation
from clsctl.core.site.page import CALENDAR, DATA, Page
from clsctl.core.site.recherche import Recherche
from clsctl.render.answers import render
from clsctl.render.cells_html import Html, Spoken
from clsctl.render.faults import fill
from clsctl.render.guard import guarded
from clsctl.render.ics import ics
from clsctl.render.jsontext import compact
from clsctl.render.language import Language
from clsctl.render.language import language as language_of
from clsctl.render.reports import furnish, names
from clsctl.render.templates import House, environment
from clsctl.render.width import visible


class Leaf(NamedTuple):
    """A page with its view made, in the language of that code; `origin` is what it says it was made from."""

    gabarit: str
    navigation: Navigation
    vue: Any
    code: str
    origin: Provenance


Texts = tuple[tuple[str, str], ...]


def setter(language: Language, house: House, origin: Provenance) -> Callable[[Page], str]:
    """What sets a page of the site. Templates of a house run in a process that bounds them.

    Each page says that it comes from `origin`, but for the revision, which the list of the site says.
    Raises Trouble where a house's template is wrong.
    """
    texts: Texts = tuple(sorted(house.texts.items()))

    def page(one: Page) -> str:
        if one.gabarit == CALENDAR:
            return ics(one.vue(), language)
        if one.gabarit == DATA:
            return render(one.vue(), "json", language)
        its = origin._replace(rev="", options={**origin.options, PAGE: one.path})
        leaf = Leaf(one.gabarit, one.navigation, one.vue(), language.code, its)
        return guarded("clsctl.render.site:filled", (leaf, texts)) if texts else filled(leaf, ())

    return page


def filled(leaf: Leaf, texts: Texts) -> str:
    """The text of a page, from our own templates and those of a house."""
    language = language_of(leaf.code)
    place = _place(leaf.code, texts)
    around: dict[str, Any] = {"code": lambda: _script(place)}
    if isinstance(leaf.vue, Recherche):
        around["donnees"] = lambda: _data(leaf.vue, Html(language))
    return fill(
        place, f"{leaf.gabarit}.html.j2", names(leaf.vue, language, place, leaf.origin, leaf.navigation) | around
    )


@cache
def _place(code: str, texts: Texts) -> Environment:
    """The templates, compiled once for all the pages."""
    language = language_of(code)
    place = environment(House(dict(texts)), _set_by(Html, language))
    furnish(place, Html(language))
    place.filters["cellule"] = _set_by(Html if code == "fr" else Spoken, language)
    return place


def _set_by(kind: type[Html], language: Language) -> Callable[..., Any]:
    """What sets a value as on the page that it stands on."""

    @pass_context
    def setting(context: Context, value: Any) -> Markup:
        return kind(language, context["site"])(value)

    return setting


def _script(place: Environment) -> tuple[Markup, str]:
    """The script of the search, and its hash for the page's policy: no other script runs."""
    assert place.loader is not None  # noqa: S101 - `environment` gives one
    text, _, _ = place.loader.get_source(place, "clsctl/recherche.js")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Markup(text), f"sha256-{digest}"  # noqa: S704 - a file of ours


def _data(view: Recherche, setter: Html) -> Markup:
    """What the script looks through. No sign in it can end the element that holds it."""
    found = [
        [
            setter.words(each.titre),
            each.page,
            setter.words(each.genre),
            setter.words(each.dans),
            visible(each.texte),
        ]
        for genre in view.genres
        for each in genre.trouvables
    ]
    text = compact(found)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704 - escaped above
