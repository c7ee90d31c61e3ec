"""How wide a text is on a terminal, and what of it may be sent to one: no control character ever is."""

import re
import unicodedata
from functools import cache

_INVISIBLE = {"Mn", "Me", "Cf"}
# Direction overrides and isolates: they can make a line read otherwise than it is.
_DIRECTIONS = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}


@cache
def char_width(char: str) -> int:
    """Columns taken by one character: 0 for a combining mark, 2 for a wide one."""
    if unicodedata.category(char) in _INVISIBLE and char != "\u00ad":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """Columns taken by a text of one line on a terminal."""
    return len(text) if text.isascii() or _ordinary().fullmatch(text) else sum(map(char_width, text))


# Long listings ask for every cell: one search for what there is to look at closely is ten times as quick as looking.


@cache
def _ordinary() -> re.Pattern[str]:
    """Letters and signs of our languages, each of one column."""
    return re.compile("[ -~\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u202f\u20ac]*")


@cache
def _uneven() -> re.Pattern[str]:
    """What a text on one line can't have: control characters, and white space to be made one."""
    return re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]|  ")


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """The text filled with spaces up to `columns`; never cut."""
    fill = " " * (columns - width(text))
    return fill + text if right else text + fill


@cache
def _pictures(keep: str) -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20)}
    table |= {0x7F: "\u2421"} | dict.fromkeys(range(0x80, 0xA0), "\ufffd") | dict.fromkeys(_DIRECTIONS, "\ufffd")
    return {code: picture for code, picture in table.items() if chr(code) not in keep}


def visible(text: str, *, keep: str = "") -> str:
    """The text with every control character replaced by a picture of it, save those of `keep`.

    What a user typed must not move the cursor of whoever reads it, nor turn a line around.
    """
    return text if text.isascii() and text.isprintable() else text.translate(_pictures(keep))


def one_line(text: str) -> str:
    """The text on one line, runs of white space made one space; no-break spaces, which are meant, stay."""
    if not _uneven().search(text):
        return text.strip(" ")
    for char in "\t\r\n\x0b\x0c\x85\u2028\u2029":
        text = text.replace(char, " ")
    return visible(" ".join(part for part in text.split(" ") if part))


def wrap(text: str, columns: int) -> list[str]:
    """The lines of a text broken at its spaces; a word wider than a line is broken where it must be."""
    lines = [""]
    for word in text.split(" "):
        for part in _chunks(word, columns):
            joined = f"{lines[-1]} {part}" if lines[-1] else part
            if width(joined) <= columns:
                lines[-1] = joined
            else:
                lines.append(part)
    return lines


def _chunks(word: str, columns: int) -> list[str]:
    if width(word) <= columns:
        return [word]
    chunks = [""]
    for char in word:
        if width(chunks[-1] + char) > max(columns, 2):
            chunks.append("")
        chunks[-1] += char
    return chunks
