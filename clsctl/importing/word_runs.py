"""The text of a paragraph of Word: its runs as Markdown, boxes as signs, notes as their numbers; deletions apart."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from clsctl.importing.markup import SIGNS, emphasis

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Signs of the fonts of symbols that change what a text says (« ≥ 40 000 »), by font and code less F0.
_SIGNS = {
    ("symbol", "A3"): "≤", ("symbol", "B3"): "≥", ("symbol", "B1"): "±", ("symbol", "B4"): "×", ("symbol", "B9"): "≠",
    ("symbol", "BB"): "≈", ("symbol", "AE"): "→", ("symbol", "DE"): "⇒", ("symbol", "A5"): "∞", ("symbol", "6D"): "μ",
    ("symbol", "44"): "Δ", ("symbol", "B8"): "÷", ("symbol", "B0"): "°", ("symbol", "AC"): "←",
    ("wingdings", "E0"): "→", ("wingdings", "F0"): "⇒", ("wingdings", "E8"): "→", ("wingdings", "DF"): "←",
}  # fmt: skip
# Signs of the fonts of symbols that stand for boxes, the others being bullets or ornaments.
_TICKED = frozenset(["F052", "F053", "F0FD", "F0FE", "F054", "F0FC", "F078", "0052", "00FE", "00FD", "2612", "2611"])
_EMPTY = frozenset(["F06F", "F0A8", "F071", "F030", "F0A3", "006F", "00A8", "2610"])
_OFF = frozenset({"0", "false", "off", "none"})
# What holds runs, and what holds none of the text as it now stands.
_THROUGH = frozenset(
    W + name for name in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "bdo", "dir")
)
_GONE = frozenset(W + name for name in ("del", "moveFrom"))
_CHARS = {W + "tab": " ", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": " "}


HIDDEN = "hidden"  # the tag that runs of hidden text are given, so that none is read as text


class Text(NamedTuple):
    """The text of a paragraph, whether all of it is bold, what a tracked change deletes, what is hidden, and what is
    drawn on it."""

    text: str
    bold: bool
    gone: str
    hidden: str
    boxes: tuple[Element, ...]
    paged: bool


class _Bit(NamedTuple):
    text: str
    bold: bool = False


def paragraph_text(paragraph: Element, links: Mapping[str, str], *, bold: bool) -> Text:
    """What a paragraph says. `links` are the addresses of its links; `bold` is what its style says."""
    bits = list(_bits(paragraph, links, bold=bold))
    marked = "".join(f"**{bit.text}**" if bit.bold and bit.text.strip() else bit.text for bit in bits).replace(
        "****", ""
    )
    text, all_bold = emphasis(re.sub(r"[ \t]+", " ", marked))
    gone = "".join(each.text or "" for each in paragraph.iter(W + "delText"))
    gone += "".join(each.text or "" for part in paragraph.iter(W + "moveFrom") for each in part.iter(W + "t"))
    hidden = "".join(_char(child) for run in paragraph.iter(HIDDEN) for child in run)
    drawn = tuple(_drawn(paragraph))
    return Text(text, all_bold, " ".join(gone.split()), " ".join(hidden.split()), drawn, _starts_page(paragraph))


def set_hidden_apart(root: Element, styles: frozenset[str]) -> None:
    """Give runs of hidden text a tag of their own: those that say so, and those in one of the styles that hide."""
    for paragraph in root.iter(W + "p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        whole = style is not None and style.get(W + "val", "") in styles
        for run in paragraph.iter(W + "r"):
            if _is_hidden(run, styles, whole=whole):
                run.tag = HIDDEN


def _is_hidden(run: Element, styles: frozenset[str], *, whole: bool) -> bool:
    own, style = run.find(f"{W}rPr/{W}vanish"), run.find(f"{W}rPr/{W}rStyle")
    if own is not None:
        return own.get(W + "val", "1").lower() not in _OFF
    return whole or (style is not None and style.get(W + "val", "") in styles)


def _starts_page(paragraph: Element) -> bool:
    breaks = paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None
    return breaks or any(each.get(W + "type") == "page" for each in paragraph.iter(W + "br"))


def _bits(parent: Element, links: Mapping[str, str], *, bold: bool) -> Iterator[_Bit]:
    for child in parent:
        if child.tag in _GONE:
            continue
        if child.tag == W + "r":
            yield from _run(child, bold=bold)
        elif child.tag == W + "hyperlink":
            yield _link(child, links, bold=bold)
        elif child.tag in {M + "oMath", M + "oMathPara"}:  # an equation: its signs in their order
            yield _Bit("".join(each.text or "" for each in child.iter(M + "t")))
        elif child.tag in _THROUGH:
            yield from _bits(child, links, bold=bold)
        elif child.tag == MC + "AlternateContent":
            for choice in child.findall(MC + "Choice")[:1]:
                yield from _bits(choice, links, bold=bold)


def _link(link: Element, links: Mapping[str, str], *, bold: bool) -> _Bit:
    text = "".join(bit.text for bit in _bits(link, links, bold=bold))
    address = links.get(link.get(R + "id", ""), "")
    mail = address.removeprefix("mailto:")
    if not address.startswith(("http://", "https://")) or text.strip() in {address, mail} or not text.strip():
        return _Bit(text, bold)
    return _Bit(f"[{text.strip()}]({address.replace(' ', '%20')})", bold)


def _run(run: Element, *, bold: bool) -> Iterator[_Bit]:
    own = run.find(f"{W}rPr/{W}b")
    strong = bold if own is None else own.get(W + "val", "1").lower() not in _OFF
    text = "".join(_char(child) for child in run)
    if text:
        yield _Bit(text, strong)


def _char(child: Element) -> str:
    tag = child.tag
    if tag == W + "t":
        return (child.text or "").translate(SIGNS)
    if tag == W + "br":
        return "" if child.get(W + "type") in {"page", "column"} else "\n"
    if tag == W + "sym":
        return _symbol(child.get(W + "font", "").casefold(), child.get(W + "char", "").upper())
    if tag in {W + "footnoteReference", W + "endnoteReference"}:
        return f" (note {child.get(W + 'id', '')})"
    if tag == W + "fldChar":
        return _form_box(child)
    # of a text with its pronunciation above, the text
    return _CHARS.get(tag, "") + "".join(each.text or "" for each in child.findall(f"{W}rubyBase//{W}t"))


def _symbol(font: str, code: str) -> str:
    sign = _SIGNS.get((font, code[-2:]))
    if sign:
        return sign
    return "☒" if code in _TICKED else "☐" if code in _EMPTY else ""


def _form_box(field: Element) -> str:
    """The box of an old form, which is the start of a field."""
    box = field.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    state = box.find(W + "checked")
    state = box.find(W + "default") if state is None else state
    return "☒ " if state is not None and state.get(W + "val", "1").lower() not in _OFF else "☐ "


def _drawn(element: Element) -> Iterator[Element]:
    """The texts in boxes drawn on a paragraph, once each: a drawing is there twice, for older programs too."""
    for child in element:
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag == MC + "AlternateContent":
            choice = child.find(MC + "Choice")
            yield from _drawn(choice if choice is not None else child)
        else:
            yield from _drawn(child)
