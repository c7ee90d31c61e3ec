"""Tables with a fiche on each row: the row of heads, in any order, and the rubrics of each row below it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clsctl.core.messages import Message
from clsctl.core.rubric_synonyms import Guess, group_of
from clsctl.importing.blocks import Block, Line, Row, Table, lines
from clsctl.importing.fields.shares import TOTAL
from clsctl.importing.labels import Labels

_REFERENCE = re.compile(r"[\w.\-]+/[A-Z]\d[\w.\-]*")
_LOOKED_AT = 20  # rows that may stand above the heads
_FEWEST = 3  # columns that are known


class Rubric(NamedTuple):
    """What an entry is made of: label, what it stands for, place, blocks."""

    label: str
    guess: Guess | None
    place: Message
    blocks: tuple[Block, ...]


class Listed(NamedTuple):
    """The rubrics of each fiche; the lines of none: above the heads, or of rows without a title; the heads."""

    fiches: tuple[tuple[Rubric, ...], ...]
    above: tuple[Line, ...]
    heads: tuple[str, ...]


def listed(table: Table, labels: Labels, *, grid: bool) -> Listed | None:
    """The fiches of a table with one on each row; None for any other table."""
    at = _heads(table.rows, labels, grid=grid)
    if at is None:
        return None
    heads = _titled([(cell.text, labels.guess(cell.text) if cell.text else None) for cell in table.rows[at]])
    fiches: list[list[Rubric]] = []
    above = list(lines([table._replace(rows=table.rows[:at])]))
    for row in table.rows[at + 1 :]:
        found = list(_rubrics(row, heads))
        if _has_title(found) and not _is_part(found) and not _is_section(found):
            fiches.append(found)
        elif found and fiches and not _is_section(found) and not _is_part(found):
            fiches[-1] += found
        else:
            above += [line for each in found for line in lines(each.blocks)]
    return Listed(tuple(map(tuple, fiches)), tuple(above), tuple(label for label, _ in heads))


def _titled(heads: list[tuple[str, Guess | None]]) -> list[tuple[str, Guess | None]]:
    """The heads; where none is a title, the first that says « Action » is."""
    cles = [guess.cles if guess else () for _, guess in heads]
    if ("titre",) not in cles and ("actions",) in cles:
        at = cles.index(("actions",))
        heads[at] = heads[at][0], Guess(("titre",), heads[at][0])
    return heads


def _heads(rows: Sequence[Row], labels: Labels, *, grid: bool) -> int | None:
    """The row of heads: that with the most known labels, a title among them, unless they are those of another table."""
    best, most = None, _FEWEST - 1
    for number, row in enumerate(rows[:_LOOKED_AT]):
        found = [labels.sure(cell.text) for cell in row if cell.text]
        cles = {each.cles for each in found if each and each.cles}
        titled = ("titre",) in cles or (grid and ("actions",) in cles)
        if titled and len(cles) > most and len(rows) > number + 1:
            best, most = number, len(cles)
    return None if best is None or (most == _FEWEST - 1 and group_of(tuple(c.text for c in rows[best]))) else best


def _rubrics(row: Row, heads: Sequence[tuple[str, Guess | None]]) -> Iterator[Rubric]:
    for number, cell in enumerate(row):
        label, guess = heads[number] if number < len(heads) else ("", None)
        if not cell.empty:
            yield Rubric(label, guess, cell.place, cell.blocks)


def _has_title(found: Sequence[Rubric]) -> bool:
    return any(each.guess and each.guess.cles == ("titre",) for each in found)


def _is_part(found: Sequence[Rubric]) -> bool:
    """A row about a part of a fiche, `1.3/L1`, as the workbooks of `export` have them."""
    texts = (line.plain for each in found for line in lines(each.blocks))
    return any(_REFERENCE.fullmatch(text) for text in texts)


def _is_section(found: Sequence[Rubric]) -> bool:
    """A row that only names an axis, or a total."""
    title = " ".join(line.plain for each in found if _has_title([each]) for line in lines(each.blocks))
    if TOTAL.fullmatch(title):
        return True
    return (
        all(each.guess and each.guess.cles in {("axe",), ("objectif",), ("numero",)} for each in found)
        or len(found) == 1
    )
