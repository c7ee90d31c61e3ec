"""The whole document: the model, the page's head in its headers, its main part, what the file says of itself."""

from datetime import date

from docx.document import Document

from clsctl.core.messages import msg, verbatim
from clsctl.core.provenance import MARK
from clsctl.render.language import language
from clsctl.render.word.body import Body
from clsctl.render.word.inline import LOCALES, Look
from clsctl.render.word.model import frame, model, speak
from clsctl.render.word.properties import describe, sign
from clsctl.render.word.tree import Node, meta, tree


def made(page: str, data: bytes | None, name: str, day: date | None) -> Document:
    """The document of a page in a model."""
    root = tree(page)
    (html,) = [each for each in root.elements() if each.tag == "html"][:1] or [root]
    lang = html.attrs.get("lang", "fr")[:2]
    locale = LOCALES.get(lang, LOCALES["fr"])
    document = model(data, name)
    speak(document, locale)
    say = language("en" if lang == "en" else "fr")
    # Translators: on each page of a document, with the numbers of the page and of the last one: « Page 3 sur 12 »
    pages = say(msg("Page {page} of {pages}", page=verbatim("\0"), pages=verbatim("\1")))
    foot = _text(html, "footer", "pied")
    left = frame(document, _text(html, "p", "contrat"), foot, pages)
    body = Body(document, _marks(html), Look(lang))
    body.has_parts = len(list(html.find("article"))) > 1
    body.write(html)
    if left:
        body.write(Node("p", {}, [left]), "Footer")
    describe(document, _title(html), locale, day, foot)
    if origin := meta(html, MARK):
        sign(document, origin)
    return document


def _text(page: Node, tag: str, name: str) -> str:
    return next((each.text for each in page.find(tag) if name in each.classes), "")


def _title(page: Node) -> str:
    """What the page is called, and of which contract it is."""
    named = next((each.text for each in page.find("h1")), "")
    return " – ".join(each for each in (named, _text(page, "p", "contrat")) if each)


def _marks(page: Node) -> dict[str, str]:
    """A name that Word takes for each place that a link of the page leads to."""
    known = {each.attrs["id"] for each in page.all() if "id" in each.attrs}
    wanted = dict.fromkeys(
        each.attrs.get("href", "")[1:] for each in page.find("a") if each.attrs.get("href", "#")[:1] == "#"
    )
    return {name: f"r{rank}" for rank, name in enumerate(wanted) if name in known and name != "contenu"}
