"""The values of the cells of an Excel workbook as people read them: texts, days, numbers, percentages."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import NamedTuple
from xml.etree.ElementTree import Element

from clsctl.importing.archive import Archive

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DAYS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_OUT_OF_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_SHARES = frozenset({"9", "10"})  # formats of percentages that every workbook has


class Book(NamedTuple):
    """What all sheets share: the texts, the styles that are dates or percentages, whether days count from 1904."""

    texts: Sequence[str]
    days: frozenset[int]
    shares: frozenset[int]
    late: bool


def texts_of(archive: Archive) -> list[str]:
    root = archive.part("xl/sharedStrings.xml")
    return [_said(each) for each in root.findall(S + "si")] if root is not None else []


def _said(element: Element) -> str:
    """The text of a cell; how it is pronounced (`rPh`) is no part of it."""
    pieces = []
    for child in element:
        if child.tag == S + "t":
            pieces.append(child.text or "")
        elif child.tag == S + "r":
            pieces += [each.text or "" for each in child.findall(S + "t")]
    return "".join(pieces).replace("_x000D_", "").replace("\r", "")


def styles_of(archive: Archive) -> tuple[frozenset[int], frozenset[int]]:
    """The numbers of the styles that show a date, and of those that show a percentage."""
    root = archive.part("xl/styles.xml")
    if root is None:
        return frozenset(), frozenset()
    formats = {each.get("numFmtId"): each.get("formatCode", "") for each in root.iter(S + "numFmt")}
    owned = {key for key, code in formats.items() if re.search("[dyj]|a{2}", _OUT_OF_FORMAT.sub("", code).lower())}
    styles = root.find(S + "cellXfs")
    found, shares = set(), set()
    parts = {key for key, code in formats.items() if "%" in _OUT_OF_FORMAT.sub("", code)}
    for number, style in enumerate(styles if styles is not None else ()):
        key = style.get("numFmtId", "0")
        if key in owned or (key not in formats and key.isdecimal() and int(key) in _DAYS):
            found.add(number)
        elif key in parts or (key not in formats and key in _SHARES):
            shares.add(number)
    return frozenset(found), frozenset(shares)


def value_of(cell: Element, book: Book) -> tuple[str, bool]:
    """The text of a cell, and whether it is typed as a date."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(S + "is")
        return (_said(inline) if inline is not None else ""), False
    found = cell.find(S + "v")
    raw = (found.text or "") if found is not None else ""
    if kind == "s":
        number = whole(raw, default=-1)
        return (book.texts[number] if 0 <= number < len(book.texts) else ""), False
    if kind == "b":
        return ("Oui" if raw == "1" else "Non" if raw else ""), False
    if kind == "d":
        return raw.partition("T")[0], True
    if kind == "n" and raw:
        style = whole(cell.get("s"))
        day = _day(raw, book) if style in book.days else None
        shown = _share(raw) if style in book.shares else _number(raw)
        return (day, True) if day else (shown, False)
    return raw.replace("_x000D_", "").replace("\r", ""), False


def _day(raw: str, book: Book) -> str | None:
    """A number of days since 1900 or 1904 as AAAA-MM-JJ; None where it is none."""
    try:
        days = float(raw)
        if not 1 <= days < 200_000:
            return None
        start = datetime(1904, 1, 1) if book.late else datetime(1899, 12, 30 if days >= 60 else 31)  # noqa: DTZ001 - no hour
        return (start + timedelta(days=days)).date().isoformat()
    except (ValueError, OverflowError):
        return None


def _share(raw: str) -> str:
    """A part of one as the percentage that is shown."""
    try:
        return f"{_number(str(Decimal(raw) * 100))} %"
    except InvalidOperation:
        return raw


def _number(raw: str) -> str:
    """A number as people write it: no exponent, a comma, no digits that only the binary form has."""
    try:
        value = Decimal(f"{float(raw):.15g}") if "." in raw or "e" in raw.lower() else Decimal(raw)
    except (InvalidOperation, ValueError):
        return raw
    if not value.is_finite() or abs(value) > Decimal(10) ** 15:
        return raw
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def whole(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else default
