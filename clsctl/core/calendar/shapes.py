"""The shapes a scanner of the plain text tells apart: written dates, ordinals, codes, numbers, words, signs."""

import re
from functools import cache
from typing import Any

Piece = tuple[str, str, int, int]  # kind, text, where it begins and ends in the plain text

_ENDING = r"(?:ers|eres|ere|er|re|r|emes|eme|iemes|ieme|em|me|tm|ndes|nds|nde|nd|e)"
_STARTS, _ENDS = r"(?<![a-z0-9])", r"(?![a-z0-9])"
# Tried in order. The first two are only the quick way to most words, those that no other shape begins like, and to a
# year that ends the text, which no other shape can be.
_SHAPES = {
    "quick": r"(?!ler|ier|ie|ii|iv|http|www)[a-z]{3,}(?![@\w])",
    "last": r"\d{4}(?=\s*\Z)",
    "elision": r"(?<=[a-z])'(?=\s*[a-z])",
    "url": r"(?:https?://|www\.)\S+|\S+@\S+",
    "ymd": r"\d{4}(?P<_a>[-/.])\d{1,2}(?P=_a)\d{1,2}(?!\d)",
    "dmy": r"(?:\d{1,2}|1er)\s*(?P<_b>[-/.])\s*\d{1,2}\s*(?P=_b)\s*\d{4}(?!\d)",
    "short": r"(?:\d{1,2}(?P<_c>[-/])\d{1,2}(?P=_c)\d{2}|\d\d\.\d\d\.\d\d)(?![\d/.-]|\s*/)",
    "ym": r"\d{4}[-/.]\d{2}(?!\w)",
    "my": r"\d{1,2}\s*/\s*\d{4}(?!\d)|\d{2}[-.]\d{4}(?!\d)",
    "phone": r"\d\d(?:(?:\s+|[.-])\d\d){3,}(?!\d)",
    "amount": r"\d[\d\s.]*(?:,\d+)?\s*(?:€|%|k€|m€|(?:k?eur|euros?)(?![a-z]))|\d{1,3}(?:\s+\d{3})+(?!\d)|\d{1,3},\d+",
    "dm": r"\d{1,2}/\d{1,2}(?![\d/])",
    "dotted": r"\d+(?:\.\d+)+",
    "time": r"\d{1,2}\s*h(?:\s*\d{2})?(?![a-z0-9])|t?\d{1,2}:\d\d(?::\d\d)?(?![\d:])",
    "rcode": rf"{_STARTS}\d[ts](?![a-z])",
    "ord": rf"\d{{1,2}}\s*{_ENDING}(?:[°\"']*(?![a-z0-9])|(?=(?:trim|sem|quadri)[a-z]))"
    rf"|{_STARTS}2ds?(?![a-z0-9'])|\d{{1,2}}\s*[\"']*°[°\"']*{_ENDING}?(?![a-z])"
    rf"|\d{{1,2}}\s*[\"']+{_ENDING}?(?=\s+[tsq])|{_STARTS}[il]\s*er{_ENDS}",
    "roman": rf"{_STARTS}(?:iii|ii|iv|i)\s*{_ENDING}{_ENDS}",
    "plus": rf"{_STARTS}(?:n|a|m|j|t0|t|an)\s*\+\s*\d{{1,3}}{_ENDS}",
    "code": rf"(?:{_STARTS}|(?<=\d\d\d\d))[ts]\s*[-.]?\s*\d{{1,2}}(?!\d)",
    "qcode": rf"{_STARTS}q\s*\d(?!\d)",
    "numbered": rf"{_STARTS}(?:n\s*°s?|no\.?)\s*\d{{1,3}}(?:\.\d+)*(?!\d)",
    # « L1 : juin 2024 » is a label; « l5 mars » a 15 that a scanner misread, which is neither 5 nor 15
    "lettered": rf"{_STARTS}[a-z]\d+(?![\d/.-])",
    "glued": rf"{_STARTS}[a-z](?=\d)",
    "ellipsis": r"\.{2,}",
    "arrow": r"[-=]*>",
    "dashes": r"--+",
    "number": r"\d+",
    "word": r"[^\W\d_]+",
    "sign": r"\S",
}
_DIGITS = re.compile(r"\d+", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


@cache
def _pattern() -> re.Pattern[str]:
    # the spaces are never given back: no shape begins with one, and a thousand of them would take a second
    return re.compile(r"\s*+(?:" + "|".join(f"(?P<{kind}>{shape})" for kind, shape in _SHAPES.items()) + ")")


def shapes(text: str) -> list[Piece]:
    """The pieces of a plain text, in order; spaces and the apostrophes of elisions are left out."""
    found = []
    for match in _pattern().finditer(text):
        kind = match.lastgroup or ""
        if kind != "elision":
            piece, end = match[0].lstrip(), match.end()
            found.append((_NAMES.get(kind, kind), piece, end - len(piece), end))
    return found


_NAMES = {"quick": "word", "lettered": "word", "last": "number"}


def figure(kind: str, piece: str) -> tuple[str, Any]:
    """The kind and the value of a piece made of figures: its numbers, or for one number that number."""
    if kind == "number":
        return _number(piece)
    numbers = _numbers(piece)
    if kind == "ord":
        return "ord", numbers[0] if numbers else 1
    if kind == "roman":
        return "ord", 4 if piece.startswith("iv") else len(piece) - len(piece.lstrip("i"))
    if kind == "dm" and len(piece.partition("/")[2]) == 2 and numbers[0] <= 12 < numbers[1]:
        return "short", numbers  # « 06/26 » can only be a month of a year
    if kind == "ym" and (_either(*numbers) or (numbers[1] > 12 and piece[4] != "-")):
        return "ambiguous", numbers
    return kind, numbers


def _numbers(piece: str) -> tuple[int, ...]:
    return tuple([int(digits) for digits in _DIGITS.findall(piece) if len(digits) < 10])


def _number(piece: str) -> tuple[str, Any]:
    numbers = (int(piece),) if len(piece) == 4 and piece.isascii() else _numbers(piece)  # most are years
    if not numbers:
        return "amount", numbers
    is_year = len(piece) == 4 and _FIRST_YEAR <= numbers[0] <= _LAST_YEAR
    return "year" if is_year else "num", numbers[0]


def _either(year: int, number: int) -> bool:
    """Whether `2020-21` may be two years or a code; `2011-12` is a month, and codes from 33 to 41 are EDTF's."""
    return number > year % 100 and number > 12 and not 33 <= number <= 41
