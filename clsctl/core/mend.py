"""The one safe answer to a finding: the characters of a file to replace, and what to put there."""

from typing import NamedTuple


class Mend(NamedTuple):
    """`start` and `end` are offsets in the file's text; with an empty range the file is only saved again in UTF-8.

    `code` and `key` are those of the finding (its key path as a finding shows it, empty for the whole file)."""

    code: str
    key: str
    start: int
    end: int
    text: str


class Proposed(NamedTuple):
    """A file's text, what could be mended in it, and its findings of form: the code and key path of each."""

    text: str
    mends: tuple[Mend, ...]
    findings: tuple[tuple[str, str], ...]
