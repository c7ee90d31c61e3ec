"""Numbered lists that begin at one: a style of Word would number on from the list before."""

from collections.abc import Callable
from typing import Any

from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def numbered(document: Document, style: str) -> Callable[[Paragraph], None] | None:
    """What gives a paragraph a number of a new list; None where the model's style has no numbers."""
    try:
        numbering: Any = document.part.numbering_part.element
        own: Any = document.styles[style].element
    except (KeyError, NotImplementedError, OpcError):
        return None
    found = own.xpath("./w:pPr/w:numPr/w:numId/@w:val")
    abstract = numbering.xpath(f'./w:num[@w:numId="{found[0]}"]/w:abstractNumId/@w:val') if found else []
    if not abstract:
        return None
    number = numbering.add_num(int(abstract[0]))
    number.add_lvlOverride(ilvl=0).add_startOverride(1)

    def give(paragraph: Paragraph) -> None:
        props = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - python-docx has no lists
        level, chosen = OxmlElement("w:ilvl"), OxmlElement("w:numId")
        level.set(qn("w:val"), "0")
        chosen.set(qn("w:val"), str(number.numId))
        props.extend((level, chosen))

    return give
