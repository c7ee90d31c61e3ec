"""A report that somebody has, as `verify` compares it: its words, and for Word the parts of its file."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from clsctl.core.differing import Difference, first_difference
from clsctl.core.messages import msg
from clsctl.core.provenance import found, joined
from clsctl.core.reasons import reason
from clsctl.core.trouble import Trouble

_ARCHIVE = b"PK\x03\x04"


class Given(NamedTuple):
    """A report: its words; the line that says what it was made from, None without; the parts of a file of Word."""

    words: str
    line: str | None
    parts: Mapping[str, bytes] = {}


class Compared(NamedTuple):
    """Where the words first differ, None where they don't; the names of the parts of the file that differ."""

    words: Difference | None
    parts: tuple[str, ...] = ()


def read_given(file: Path) -> Given:
    """The report in a file. Raises Trouble for what can't be read, and for what is no report of ours."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Trouble(msg("{file} could not be read: {reason}", file=str(file), reason=reason(error))) from error
    if data.startswith(_ARCHIVE):
        return of_word(data)
    try:
        text = plain(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise not_ours(file) from error
    return Given(text, found(text))


def of_word(data: bytes) -> Given:
    """The report in the bytes of a file of Word."""
    from clsctl.importing.archive import Archive  # noqa: PLC0415 - for Word only
    from clsctl.importing.word_words import properties, words  # noqa: PLC0415

    archive = Archive(data)
    parts = {name: archive.content(name) for name in sorted(archive.names)}
    return Given(words(archive), joined(properties(archive)), parts)


def compared(given: Given, made: Given) -> Compared:
    """What differs between the report that somebody has and the one made again."""
    names = sorted({*given.parts, *made.parts}, key=lambda name: (not name.startswith("word/"), name))
    return Compared(
        first_difference(given.words, made.words),
        tuple(name for name in names if given.parts.get(name) != made.parts.get(name)),
    )


def not_ours(file: Path) -> Trouble:
    """What to say of a file that doesn't say what it was made from."""
    return Trouble(
        msg("{file} does not say what it was made from.", file=str(file)),
        msg(
            "Reports of `clsctl report` say it, in each of their formats, unless a template of the house leaves it out."
        ),
    )


def plain(text: str) -> str:
    """The text without what a mail or an editor does to any file: a mark at its start, its ends of lines."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")
