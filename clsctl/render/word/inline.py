"""The parts of a line as runs of Word: bold, italic, links, in the language of the page."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from clsctl.render.word.tree import Node

LOCALES = {"fr": "fr-FR", "en": "en-GB"}
_BOLD = frozenset({"strong", "b", "dt", "summary"})
_ITALIC = frozenset({"em", "i", "cite"})
_LINKS = re.compile(r"(?:https?|mailto):[^\s]+", re.IGNORECASE)
_LINK_COLOUR = RGBColor(0x0B, 0x4A, 0x8F)
# Emphasis that a page gives by colour: the words of a state that asks for somebody's eye.
_STRESSED = frozenset({"v-en_retard", "alerte-retard"})
_STRESS_COLOUR = RGBColor(0xB3, 0x26, 0x1E)


class Look(NamedTuple):
    """How a part of a line is set; `href` is where it leads, `#…` inside the document."""

    lang: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    stressed: bool = False
    raised: str = ""
    href: str = ""


class Piece(NamedTuple):
    """A text in one look; a line break is « \\n »."""

    text: str
    look: Look


def pieces(parts: Iterable[Node | str], look: Look) -> list[Piece]:
    """The texts of a line, with no blank at its ends and one at most between two words."""
    found: list[Piece] = []
    for piece in _flat(parts, look):
        text = piece.text if piece.text == "\n" else re.sub("[ \t\n\r]+", " ", piece.text)
        if text.startswith(" ") and (not found or found[-1].text.endswith((" ", "\n"))):
            text = text[1:]
        if text:
            found.append(Piece(text, piece.look))
    while found and found[-1].text.rstrip(" \n") != found[-1].text:
        last = found.pop()
        if last.text.strip(" \n"):
            found.append(last._replace(text=last.text.rstrip(" \n")))
    return found


def _flat(parts: Iterable[Node | str], look: Look) -> Iterator[Piece]:
    for part in parts:
        if isinstance(part, str):
            yield Piece(part, look)
        elif part.tag == "br":
            yield Piece("\n", look)
        elif "declare" in part.classes:  # a page parts it from the state before it by a space only
            yield Piece("– ", look)
            yield from _flat(part.children, _looked(part, look))
        else:
            yield from _flat(part.children, _looked(part, look))


def _looked(node: Node, look: Look) -> Look:
    lang = node.attrs.get("lang", "")[:2]
    return look._replace(
        lang=lang if lang in LOCALES else look.lang,
        bold=look.bold or node.tag in _BOLD,
        italic=look.italic or node.tag in _ITALIC,
        code=look.code or node.tag in {"code", "kbd", "samp"},
        stressed=look.stressed or bool(node.classes & _STRESSED),
        raised=node.tag if node.tag in {"sub", "sup"} else look.raised,
        href=node.attrs.get("href", "") if node.tag == "a" else look.href,
    )


def add(paragraph: Paragraph, line: Iterable[Piece], marks: Mapping[str, str]) -> None:
    """Put the pieces at the end of a paragraph; `marks` names the places of the document that links lead to."""
    for text, look in line:
        run = paragraph.add_run(text)
        _set(run, look)
        link = _link(paragraph, look.href, marks)
        if link is not None:
            run.font.color.rgb = _LINK_COLOUR
            run.font.underline = True
            link.append(run._r)  # noqa: SLF001 - python-docx has no way to make a link
            paragraph._p.append(link)  # noqa: SLF001


def _set(run: Run, look: Look) -> None:
    run.bold, run.italic = look.bold or look.stressed or None, look.italic or None
    if look.code:
        run.font.name = "Consolas"
    if look.raised:
        setattr(run.font, {"sup": "superscript", "sub": "subscript"}[look.raised], True)
    if look.stressed:
        run.font.color.rgb = _STRESS_COLOUR
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), LOCALES.get(look.lang, "fr-FR"))
    run._r.get_or_add_rPr().append(spoken)  # noqa: SLF001


def _link(paragraph: Paragraph, href: str, marks: Mapping[str, str]) -> Any:
    """The element of a link, None for one that leads nowhere or that no page of ours would have."""
    link = OxmlElement("w:hyperlink")
    if href[1:] in marks and href.startswith("#"):
        link.set(qn("w:anchor"), marks[href[1:]])
    elif _LINKS.fullmatch(href):
        link.set(qn("r:id"), paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    else:
        return None
    return link
