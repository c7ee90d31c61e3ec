"""The Word model that reports are written into: the house's own, or one made here."""

import io
import re
from typing import Any
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble
from clsctl.render.word.properties import cleaned

_INK, _SOFT, _ACCENT = RGBColor(0x1C, 0x23, 0x30), RGBColor(0x55, 0x60, 0x6F), RGBColor(0x0B, 0x4A, 0x6F)
_FONT = "Calibri"
# The mark of a footer that we wrote: a report of ours can be the model of the next one.
_OURS = "clsctl_pied"
_SIZES = {"Title": 20, "Heading 1": 15, "Heading 2": 12.5, "Heading 3": 11, "Heading 4": 10.5, "Heading 5": 10.5}
_TABLE = """\
<w:style {ns} w:type="table" w:customStyle="1" w:styleId="clsctl">
<w:name w:val="clsctl"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>
<w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="8" w:space="0" w:color="0B4A6F"/>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="0B4A6F"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="C3CCD6"/>
</w:tblBorders><w:tblCellMar>
<w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>
<w:bottom w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>
</w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="0B4A6F"/></w:rPr><w:tcPr>
<w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="0B4A6F"/></w:tcBorders>
<w:shd w:val="clear" w:color="auto" w:fill="EEF3F7"/></w:tcPr></w:tblStylePr></w:style>"""


def model(data: bytes | None, name: str = "") -> Document:
    """An empty document in the styles of a model. Raises Trouble where that is no document of Word."""
    if data is None:
        return _ours()
    try:
        document = docx.Document(io.BytesIO(data))
    except (ValueError, KeyError, BadZipFile, PackageNotFoundError) as error:
        raise Trouble(
            msg("The Word model {file} could not be read.", file=name),
            msg("It must be a document (.docx) saved by Word or LibreOffice, not a template (.dotx) nor a .doc."),
        ) from error
    body: Any = document.element.body
    for each in list(body):
        if each.tag != qn("w:sectPr"):
            body.remove(each)
    cleaned(document)
    return document


def _ours() -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
    section.header_distance = section.footer_distance = Cm(1)
    _styles(document)
    cleaned(document)
    return document


def _styles(document: Document) -> None:
    styles = document.styles
    for each in styles:
        if each.type == WD_STYLE_TYPE.PARAGRAPH:
            _font(each)
    _plain(styles["Normal"], 10.5, after=5)
    for name, size in _SIZES.items():
        style: Any = styles[name]
        style.font.size, style.font.bold, style.font.italic = Pt(size), True, False
        style.font.color.rgb = _ACCENT if size > 11 else _INK
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(size * 0.8), Pt(4)
        style.paragraph_format.keep_with_next = True
    title: Any = styles["Title"]
    title.paragraph_format.space_before = Pt(0)
    for border in title.element.xpath("./w:pPr/w:pBdr"):
        border.getparent().remove(border)
    for name, size in {"Subtitle": 10.5, "Caption": 9.5, "Header": 8.5, "Footer": 8.5, "Quote": 10}.items():
        _plain(styles[name], size, after=3)
        soft: Any = styles[name]
        soft.font.color.rgb, soft.font.italic = _SOFT, name == "Quote"
        for spread in soft.element.xpath("./w:rPr/w:spacing"):
            spread.getparent().remove(spread)
    caption: Any = styles["Caption"]
    caption.font.bold, caption.paragraph_format.keep_with_next = True, True
    for name in [
        f"{kind}{rank}" for kind in ("List Bullet", "List Number", "List Continue") for rank in ("", " 2", " 3")
    ]:
        _plain(styles[name], 10.5, after=2)
    for name, based, size in (
        ("clsctl cellule", "Normal", 9), ("clsctl puce", "List Bullet", 9), ("clsctl cellule dense", "Normal", 7.5),
    ):  # fmt: skip
        own: Any = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        own.base_style = styles[based]
        _plain(own, size, after=1)
        own.font.bold = None  # the first row of a table sets its own
    for each in [each for each in styles if each.type == WD_STYLE_TYPE.TABLE and each.name not in _KEPT]:
        each.delete()
    styles.element.append(parse_xml(_TABLE.format(ns=nsdecls("w"))))


_KEPT = frozenset({"Normal Table", "Table Grid"})


def _plain(style: Any, size: float, after: float) -> None:
    style.font.size, style.font.bold = Pt(size), False
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing = 1.08


def _font(style: Any) -> None:
    style.font.name = _FONT
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.endswith("Theme"):  # a font of the theme comes before a named one
            del fonts.attrib[name]
    for name in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), _FONT)


def speak(document: Document, locale: str) -> None:
    """The language of all that says no other."""
    styles: Any = document.styles.element
    for spoken in styles.xpath("./w:docDefaults/w:rPrDefault/w:rPr/w:lang"):
        spoken.set(qn("w:val"), locale)


def frame(document: Document, head: str, foot: str, pages: str) -> str | None:
    """Put the head and foot of the pages where the model has none of its own; the foot, where it has to go elsewhere.

    `pages` says which page it is of how many, with \\0 and \\1 where Word puts its numbers.
    """
    section = document.sections[-1]
    if _is_free(section.header):
        line = _line(section.header, f"{_shortened(head)}\t")
        _numbers(line, pages)
        room: Any = section.page_width
        stops = line.paragraph_format.tab_stops
        stops.clear_all()
        for each in line.style.paragraph_format.tab_stops:  # Word's own, the first in the middle of the title
            stops.add_tab_stop(each.position, WD_TAB_ALIGNMENT.CLEAR)
        stops.add_tab_stop(room - section.left_margin - section.right_margin, WD_TAB_ALIGNMENT.RIGHT)
    if not _is_free(section.footer):
        return foot
    _line(section.footer, foot)
    return None


def _shortened(head: str) -> str:
    """A title cut after a word where it is too long; its no-break spaces stay, which textwrap makes plain ones."""
    room = head[: _HEAD - 2]
    return head if len(head) <= _HEAD else f"{room.rpartition(' ')[0] or room} …"


def _numbers(line: Any, pages: str) -> None:
    for part in re.split("([\0\1])", pages):
        if part in _FIELDS:
            _field(line, _FIELDS[part])
        else:
            line.add_run(part)


_HEAD = 85  # letters of a title that leave room for the page on its line
_FIELDS = {"\0": "PAGE", "\1": "NUMPAGES"}


def _is_free(part: Any) -> bool:
    """Whether a head or a foot holds nothing, or what an earlier report of ours put there."""
    own = part._element.xpath(f'.//w:bookmarkStart[@w:name="{_OURS}"]')  # noqa: SLF001 - python-docx has no bookmarks
    return bool(own) or not any(each.text.strip() for each in part.paragraphs)


def _line(part: Any, text: str) -> Any:
    """The only paragraph of a head or a foot, with our mark in it."""
    part.is_linked_to_previous = False
    first, *rest = part.paragraphs or [part.add_paragraph()]
    for each in rest:
        each._p.getparent().remove(each._p)  # noqa: SLF001
    for each in list(first._p):  # noqa: SLF001
        if each.tag != qn("w:pPr"):
            first._p.remove(each)  # noqa: SLF001
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), "100000")
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), _OURS)
        first._p.append(mark)  # noqa: SLF001
    first.add_run(text)
    return first


def _field(paragraph: Any, name: str) -> None:
    """A number that Word counts."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" {name} ")
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001
