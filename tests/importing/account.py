"""An account of words that shares nothing with the program's own: what a document says, what an import gave back."""

import io
import re
from collections import Counter
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from clsctl.importing.importer import Imported

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[0-9A-Za-zÀ-ÖØ-öø-ÿœŒ]+", text.lower()))


def of_word(data: bytes) -> Counter[str]:
    """The words of every part of a Word document, deleted ones too; paragraphs are apart, runs of one are not."""
    found: Counter[str] = Counter()
    with ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml", name):
                for paragraph in ET.fromstring(archive.read(name)).iter(f"{_W}p"):
                    found += words(_said(paragraph))
    return found


def _said(paragraph: ET.Element) -> str:
    parts = []
    for each in paragraph.iter():
        if each.tag == f"{_W}t":
            parts.append(each.text or "")
        elif each.tag == f"{_W}delText":
            parts.append(f" {each.text or ''} ")
        elif each.tag in (f"{_W}br", f"{_W}tab"):
            parts.append(" ")
    return "".join(parts)


def of_text(text: str) -> Counter[str]:
    """The words of a text, tags aside."""
    return words(re.sub(r"</?[a-zA-Z][^>]*>", " ", text))


def given_back(imported: Imported) -> Counter[str]:
    """The words of the fiches, and those that the report says of what is in none or stands in their structure.

    What the report repeats of a rubric that was read is left out: it would hide a loss.
    """
    found: Counter[str] = Counter()
    for fiche in imported.fiches:
        found += words("\n".join(_texts(fiche)))
    for item in imported.items:
        found += words(item.label)
        if not item.key:
            found += words(item.text)
    return found + words(" ".join(imported.told))


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for key, each in value.items() for text in (key, *_texts(each))]
    if isinstance(value, list | tuple):
        return [text for each in value for text in _texts(each)]
    return [str(value)] if value is not None else []


def lost(source: Counter[str], imported: Imported) -> Counter[str]:
    """The words of a source that came back less often than they were said."""
    return source - given_back(imported)
