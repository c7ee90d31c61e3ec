"""The first step of a reading: one plain spelling for the many a text can have, with the way back to the original.

Capitals, accents, kinds of spaces, dashes, quotes, decomposed Unicode, exponents in HTML, LaTeX or Markdown,
tags and entities are levelled here, so that the grammar only ever sees small ASCII letters, digits and signs.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

Place = tuple[int, int]


class Normal(NamedTuple):
    """`text` in the plain spelling; `places[i]` is the half-open range of the original that its character i stands
    for, None when each character is where it was."""

    text: str
    places: tuple[Place, ...] | None = None

    def original(self, start: int, end: int) -> Place:
        """The range of the original that a half-open, non-empty range of the plain text comes from."""
        if self.places is None:
            return start, end
        return self.places[start][0], self.places[end - 1][1]


_DASHES = "‐‑‒–—―−﹘﹣－⁃"
_ARROWS = "→⇒➔➜"
_APOSTROPHES = "’‘‛ʼʹ′´`＇"
_QUOTES = "“”„‟″«»‹›"
_RAISED = "°º˚™®"  # scanners make these of a raised « er », « e », « ème »
_SPACES = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_INVISIBLE = "\xad\u200b\u200c\u200d\u2060\ufeff"
_LIGATURES = {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"}


@cache
def _one_to_one() -> dict[int, str]:
    """Every replacement of one character by one other: it leaves each character where it was."""
    table = {ord(char): char.lower() for char in map(chr, range(65, 91))}
    for char in map(chr, range(0xC0, 0x180)):
        base = unicodedata.normalize("NFD", char)[0].lower()
        if base.isascii() and base.isalpha():
            table[ord(char)] = base
    for chars, plain in (
        (_DASHES, "-"),
        (_ARROWS, ">"),
        (_APOSTROPHES, "'"),
        (_QUOTES, '"'),
        (_RAISED, "°"),
        (_SPACES, " "),
    ):
        table |= dict.fromkeys(map(ord, chars), plain)
    return table


def _kept(found: re.Match[str]) -> str:
    return found["kept"]


def _entity(found: re.Match[str]) -> str:
    from html import unescape  # noqa: PLC0415 - a large table, needed for pasted web pages only

    return unescape(found[0]).translate(_one_to_one())


def _nothing(_: re.Match[str]) -> str:
    return ""


def _space(_: re.Match[str]) -> str:
    return " "


def _struck(_: re.Match[str]) -> str:
    return "~"


def _spell(found: re.Match[str]) -> str:
    """What one-to-one replacement left: its compatible form without accents, in small letters."""
    char = found[0]
    if char in _LIGATURES:
        return _LIGATURES[char]
    if char in _INVISIBLE:
        return ""
    wide = unicodedata.normalize("NFKD", char).lower()
    return "".join(c for c in wide if not unicodedata.combining(c)).translate(_one_to_one())


_CALL = r"(?:\d{1,2}|[¹²³⁰⁴-⁹]+)"
# What is longer or shorter in the plain spelling, in order: the signs one of which a text must hold (else the pattern
# is not even compiled; none for what is no ASCII), a pattern, and what stands for it.
_REWRITES: tuple[tuple[str, str, Callable[[re.Match[str]], str]], ...] = (
    ("&", r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", _entity),
    ("", r"(?P<kept>[^\W\d_])[\u0300-\u036f]+", _kept),  # decomposed letters
    # the call of a footnote is no part of a year
    ("<^", rf"(?<=\d\d\d\d)(?:<sup>\s*{_CALL}\s*</sup>|\^\{{?\s*{_CALL}\s*\}}?)", _nothing),
    ("", r"(?<=\d\d\d\d)[¹²³⁰⁴-⁹]+", _nothing),
    ("<", r"\s?<sup>\s*(?P<kept>[^<>]{1,8}?)\s*</sup>", _kept),
    ("^", r"\s?\^\s?\{\s*(?:\\[a-z]+\s*\{)?\s*(?P<kept>[^{}]{1,8}?)\s*\}{1,2}", _kept),
    ("\\", r"\\(?:textsuperscript|up)\s*\{\s*(?P<kept>[^{}]{1,8}?)\s*\}", _kept),
    ("^", r"\^(?P<kept>[a-z]{1,4})\^?", _kept),
    ("<", r"</?(?:del|s|strike)(?:\s[^<>]{0,200})?>", _struck),
    ("<", r"</?[a-z][^<>]{0,200}>", _space),
    ("*$", r"\*+|\$", _nothing),
    ("_", r"_+", _space),
    ("", r"[^\x00-\x7f]", _spell),
)
_SPECIAL = re.compile(r"[<^&*_$\\]")


def normalize(text: str) -> Normal:
    """The plain spelling of any text. Where nothing changes length, which is nearly always, it costs one pass."""
    plain = text.translate(_one_to_one())
    if plain.isascii() and not _SPECIAL.search(plain):
        return Normal(plain)
    places = [(i, i + 1) for i in range(len(plain))]
    for signs, pattern, spell in _REWRITES:
        if any(sign in plain for sign in signs) if signs else not plain.isascii():
            plain, places = _rewrite(plain, places, re.compile(pattern), spell)
    return Normal(plain, tuple(places))


def _rewrite(
    text: str, places: list[Place], pattern: re.Pattern[str], spell: Callable[[re.Match[str]], str]
) -> tuple[str, list[Place]]:
    pieces, kept, done = [], list[Place](), 0
    for found in pattern.finditer(text):
        new = spell(found)
        start, end = found.span()
        pieces += [text[done:start], new]
        kept += places[done:start]
        kept += [(places[start][0], places[end - 1][1])] * len(new)
        done = end
    return "".join([*pieces, text[done:]]), kept + places[done:]
