"""Where two texts that should be the same first differ, told as a reader would look for it."""

import re
from html import unescape
from typing import NamedTuple

# So many characters are shown on each side of the first that differs.
AROUND = 30
_HEADING = re.compile(r"^#{1,6} (.+)$|<h[1-6][^>]*>(.*?)</h[1-6]>", re.MULTILINE)
_TAG = re.compile(r"<[^<>]*>")
_STYLE = re.compile(r"(?<=<style>).*?(?=</style>)|(?<=')sha256-[\w+/=]+", re.DOTALL)


class Difference(NamedTuple):
    """The place in the first text (line and column from 1), the heading above it, and what stands there in each text.

    An empty excerpt is a text that ends there. `style` is that only the style sheets of two pages differ.
    """

    line: int
    column: int
    heading: str
    ours: str
    theirs: str
    style: bool = False


def first_difference(ours: str, theirs: str) -> Difference | None:
    """The first place where the texts differ, one in the words before one in the style sheet; None for the same."""
    words, other_words = _unstyled(ours), _unstyled(theirs)
    if (at := _common(words, other_words)) is not None:
        return _at(words, other_words, at)
    at = _common(ours, theirs)
    return None if at is None else _at(ours, theirs, at)._replace(style=True)


def _unstyled(page: str) -> str:
    """The page without its style sheet and what names it; the lines keep their numbers."""
    return _STYLE.sub(lambda sheet: "\n" * sheet[0].count("\n"), page)


def _at(ours: str, theirs: str, at: int) -> Difference:
    column = at - ours.rfind("\n", 0, at)
    told = _excerpt(ours, at), _excerpt(theirs, at)
    if told[0] == told[1]:  # a line ends in one of them only
        told = _ends(ours, at), _ends(theirs, at)
    return Difference(ours.count("\n", 0, at) + 1, column, _above(ours, at), *told)


def _common(ours: str, theirs: str) -> int | None:
    """How many first characters the texts share; None where they are the same."""
    if ours == theirs:
        return None
    least, most = 0, min(len(ours), len(theirs))
    while least < most:
        middle = (least + most + 1) // 2
        if ours[least:middle] == theirs[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _above(text: str, at: int) -> str:
    """The words of the last heading before a place."""
    headings = list(_HEADING.finditer(text, 0, at))
    return unescape(_TAG.sub("", headings[-1][1] or headings[-1][2])).strip() if headings else ""


def _excerpt(text: str, at: int) -> str:
    """The words around a place, on its line."""
    start, end = max(text.rfind("\n", 0, at) + 1, at - AROUND), text.find("\n", at)
    end = min(at + AROUND, len(text) if end < 0 else end)
    return text[start:end].strip()


def _ends(text: str, at: int) -> str:
    """The words from a place on, over the ends of lines, which are shown."""
    return text[at : at + AROUND].replace("\n", "⏎")
