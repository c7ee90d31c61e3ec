"""How wide the columns of a sheet are, how high its rows, and on how many pages of paper it goes.

All in characters and points: what opens a workbook does not always find out by itself how high a row must be.
"""

from datetime import date
from math import ceil

from clsctl.core.labels import ROLES, label
from clsctl.core.messages import Message
from clsctl.core.views.donnees import Champ, Table
from clsctl.core.views.lignes import Value
from clsctl.render.language import Language

_NARROW, _WIDE = 9, 45
# The height of a line, of a row at most (a limit of Excel), and what a page of A4 on its side holds across.
_LINE, _HIGHEST, _ACROSS = 15.0, 405.0, 190
# A letter is wider than the digit that widths are counted in.
_LETTER = 1.15


def words(value: Message | str, champ: Champ, language: Language) -> str:
    """What a cell says: words of the format in the words of people."""
    if isinstance(value, Message):
        return language(value)
    return language(label(ROLES[champ.role], value)) if champ.role in ROLES else value


def widths(table: Table, language: Language) -> list[float]:
    """Of each column, in characters, from the longest word of its title and what its cells hold."""
    return [_width(table, rank, champ, language) for rank, champ in enumerate(table.champs)]


def _width(table: Table, rank: int, champ: Champ, language: Language) -> float:
    head = max(map(len, language(champ.titre).split()), default=0) + 4
    held = max((_length(row[rank], champ, language) for row in table.lignes), default=0)
    return float(max(_NARROW, head, min(held + 3, _WIDE)))


def _length(value: Value, champ: Champ, language: Language) -> int:
    match value:
        case None:
            return 0
        case Message() | str():
            return max(map(len, words(value, champ, language).splitlines()), default=0)
        case date():
            return 10
    return len(str(value)) + 4


def height(row: tuple[Value, ...], champs: tuple[Champ, ...], across: list[float], language: Language) -> float:
    """Of a row, in points, so that all the lines of its texts are seen."""
    texts = (
        (words(value, champ, language), width)
        for value, champ, width in zip(row, champs, across, strict=True)
        if isinstance(value, Message | str)
    )
    lines = (sum(max(1, ceil(len(line) * _LETTER / width)) for line in text.splitlines()) for text, width in texts)
    return min(_HIGHEST, _LINE * max(1, *lines, 1))


def pages_across(across: list[float]) -> int:
    """How many pages stand side by side, so that what is printed can be read."""
    return max(1, ceil(sum(across) / _ACROSS))
