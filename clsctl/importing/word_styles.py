"""What the styles of a Word document say of a paragraph: a heading of which level, bold or not, in which list."""

from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from clsctl.importing.archive import Archive
from clsctl.importing.word_runs import W

_DEEPEST = 20  # styles one on the other


class Style(NamedTuple):
    """`level` of a heading from 1, 0 for none; `numbering` is the list it belongs to."""

    level: int = 0
    bold: bool = False
    numbering: str = ""


class Styles(NamedTuple):
    """The styles by their ids; the kinds of numbers by list and depth; the ids of the styles that hide their text."""

    known: Mapping[str, Style]
    numbering: Mapping[tuple[str, int], str]
    hidden: frozenset[str] = frozenset()

    def of(self, paragraph: Element) -> Style:
        """What holds for a paragraph: its style, and what it says itself."""
        properties = paragraph.find(W + "pPr")
        style = properties.find(W + "pStyle") if properties is not None else None
        found = self.known.get(style.get(W + "val", ""), Style()) if style is not None else Style()
        outline = properties.find(W + "outlineLvl") if properties is not None else None
        return found._replace(level=_level(outline)) if outline is not None and not found.level else found

    def list_of(self, paragraph: Element) -> tuple[str, int] | None:
        """The list that a paragraph is an entry of, and how deep; a numbered heading is none."""
        style = self.of(paragraph)
        if style.level:
            return None
        number = paragraph.find(f"{W}pPr/{W}numPr")
        if number is None:
            return (style.numbering, 0) if style.numbering else None
        given, depth = number.find(W + "numId"), number.find(W + "ilvl")
        which = given.get(W + "val", "0") if given is not None else style.numbering or "0"
        return (which, min(_whole(depth), 8)) if which != "0" else None


def read_styles(archive: Archive) -> Styles:
    """The styles and lists of a document."""
    root = archive.part("word/styles.xml")
    raw = {each.get(W + "styleId", ""): each for each in root.iter(W + "style")} if root is not None else {}
    hidden = frozenset(name for name in raw if _hides(name, raw))
    return Styles({name: _style(name, raw) for name in raw}, _numbering(archive), hidden)


def _hides(name: str, raw: Mapping[str, Element]) -> bool:
    """Whether a style hides its text, itself or by the one it is based on."""
    for _ in range(_DEEPEST):
        style = raw.get(name)
        if style is None:
            return False
        own, base = style.find(f"{W}rPr/{W}vanish"), style.find(W + "basedOn")
        if own is not None:
            return own.get(W + "val", "1") not in {"0", "false", "off"}
        name = base.get(W + "val", "") if base is not None else ""
    return False


def _style(name: str, raw: Mapping[str, Element]) -> Style:
    """A style with what it takes from those it is based on."""
    level, bold, numbering = 0, None, ""
    for _ in range(_DEEPEST):
        style = raw.get(name)
        if style is None:
            break
        level = level or _heading(style)
        strong = style.find(f"{W}rPr/{W}b")
        bold = bold if bold is not None or strong is None else strong.get(W + "val", "1") not in {"0", "false"}
        number = style.find(f"{W}pPr/{W}numPr/{W}numId")
        numbering = numbering or (number.get(W + "val", "") if number is not None else "")
        base = style.find(W + "basedOn")
        name = base.get(W + "val", "") if base is not None else ""
    return Style(level, bool(bold), numbering)


def _heading(style: Element) -> int:
    """The level of a heading, by the style's name or its level in the outline."""
    named = style.find(W + "name")
    name = (named.get(W + "val", "") if named is not None else "").casefold()
    if name in {"title", "titre"}:
        return 1
    for word in ("heading ", "titre "):
        if name.startswith(word) and name.removeprefix(word).isdecimal():
            return min(int(name.removeprefix(word)), 9)
    return _level(style.find(f"{W}pPr/{W}outlineLvl"))


def _level(outline: Element | None) -> int:
    """A level of the outline; the tenth is that of the text."""
    level = _whole(outline) if outline is not None else 9
    return level + 1 if level < 9 else 0


def _whole(element: Element | None) -> int:
    value = element.get(W + "val", "") if element is not None else ""
    return int(value) if value.isdecimal() and len(value) < 4 else 0


def _numbering(archive: Archive) -> dict[tuple[str, int], str]:
    """The kind of number (`bullet`, `decimal`…) of each list at each depth."""
    root = archive.part("word/numbering.xml")
    if root is None:
        return {}
    kinds: dict[str, dict[int, str]] = {}
    for each in root.iter(W + "abstractNum"):
        levels = {}
        for level in each.iter(W + "lvl"):
            form = level.find(W + "numFmt")
            depth = level.get(W + "ilvl", "")
            levels[int(depth) if depth.isdecimal() else 0] = form.get(W + "val", "") if form is not None else "bullet"
        kinds[each.get(W + "abstractNumId", "")] = levels
    found: dict[tuple[str, int], str] = {}
    for number in root.iter(W + "num"):
        abstract = number.find(W + "abstractNumId")
        known = kinds.get(abstract.get(W + "val", "") if abstract is not None else "", {})
        found |= {(number.get(W + "numId", ""), depth): form for depth, form in known.items()}
    return found
