"""Bytes of a file to its text: UTF-8 only, and what other programs left in it is named with its place."""

import re
from functools import cache

from clsctl.core.messages import msg, nmsg
from clsctl.reading.reader import Reader

MAX_BYTES = 1024 * 1024
_MOST = 5  # invisible characters told one by one
_BOMS = {
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
# Line breaks for YAML 1.1 that no editor shows, and a mark that belongs at the start of a file only.
_INVISIBLE = ("\x85", "\u2028", "\u2029", "\ufeff")


def open_text(file: str, data: bytes) -> tuple[Reader, bool]:
    """A reader of the file's text, and whether that text may be trusted to be what the user wrote."""
    if len(data) > MAX_BYTES:
        reader = Reader(file, "")
        _too_large(reader, len(data))
        return reader, False
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _other_encoding(file, data, error), False
    return Reader(file, text.removeprefix("\ufeff")), True


def _too_large(reader: Reader, size: int) -> None:
    message = msg("The file has {size} bytes; more than {most} are refused.", size=size, most=MAX_BYTES)
    reader.report_at("F007", message, msg("Keep documents under “pieces/”, and only their text in a fiche."), (0, 0))


def _other_encoding(file: str, data: bytes, error: UnicodeDecodeError) -> Reader:
    """The text as best it can be had, so that the other findings of the file are told too."""
    hint = msg("In the editor, save the file again with the encoding UTF-8.")
    for mark, name in _BOMS.items():
        if data.startswith(mark):
            reader = Reader(file, data.decode(name, errors="replace"))
            reader.report_at(
                "F001", msg("The file is written in {encoding}, not in UTF-8.", encoding=name), hint, (0, 1)
            )
            return reader
    if b"\x00" in data:
        reader = Reader(file, "")
        hint = msg("Keep documents under “pieces/”; a fiche is a text with the ending .yaml.")
        reader.report_at("F001", msg("The file is no text."), hint, (0, 0))
        return reader
    text, bad = _as_windows(data)
    reader = Reader(file, text.removeprefix("\ufeff"))
    first = len(data[: error.start].decode("utf-8").removeprefix("\ufeff"))
    word = _word(reader.text, first)
    message = nmsg(
        "The file is not in UTF-8 but, it seems, in Windows-1252 (ANSI): a character of “{word}” would be lost.",
        "The file is not in UTF-8 but, it seems, in Windows-1252 (ANSI): {count} characters, first in “{word}”.",
        bad,
        word=word,
    )
    reader.report_at("F001", message, hint, (first, first + 1))
    return reader


def _as_windows(data: bytes) -> tuple[str, int]:
    """UTF-8 where it is, Windows-1252 elsewhere, and the number of characters that were not UTF-8."""
    runs = [found[0] for found in _runs().finditer(data)]
    bad = sum(run > b"\x7f" and len(run) == 1 for run in runs)
    return "".join(run.decode("utf-8") if len(run) > 1 else run.decode("cp1252", errors="replace") for run in runs), bad


@cache
def _runs() -> re.Pattern[bytes]:
    """A run of UTF-8, or one byte that is none."""
    return re.compile(
        rb"(?:[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|\xed[\x80-\x9f][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
        rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})+|[\x80-\xff]"
    )


def _word(text: str, offset: int) -> str:
    """The word around an offset."""
    before = re.search(r"[^\s:]*\Z", text[:offset])
    after = re.match(r"[^\s:]*", text[offset:])
    return (before[0] if before else "") + (after[0] if after else "")


@cache
def _controls() -> re.Pattern[str]:
    return re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def has_invisible(text: str) -> bool:
    """Whether libyaml would take some character for a line break, or keep it, without anyone seeing it."""
    return any(each in text for each in _INVISIBLE)


def without_controls(reader: Reader) -> str:
    """Report the invisible characters, the first ones each; the text with spaces in their place."""
    found = list(_controls().finditer(reader.text))
    for index, each in enumerate(found[:_MOST]):
        number = f"U+{ord(each[0]):04X}"
        more = len(found) - _MOST if index == _MOST - 1 else 0
        if more > 0:
            message = msg(
                "An invisible character ({number}) stands here, and {more} others below.", number=number, more=more
            )
        else:
            message = msg("An invisible character ({number}) stands here; it is no part of a text.", number=number)
        hint = msg("Delete it: it often comes with a copy from Word, a PDF or a web page.")
        reader.report_at("F008", message, hint, each.span())
    return _controls().sub(" ", reader.text)
