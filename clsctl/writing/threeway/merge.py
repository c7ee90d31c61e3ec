"""The three-way merge of pieces: what one side alone changed is taken, what both changed differently is a clash."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from clsctl.core.diagnostics import Step
from clsctl.writing.threeway import inline
from clsctl.writing.threeway.aligning import Rows, Trio, in_order
from clsctl.writing.threeway.pieces import Piece, Unsure, composed, remarks_of, shift

Steps = tuple[Step, ...]


class Clash(NamedTuple):
    """Lines that both sides changed in different ways, empty where a side took them away. The paths are where they
    stand in each version, None where they do not. `base` is what both come from."""

    ours: str
    theirs: str
    places: tuple[Steps | None, Steps | None, Steps | None]
    base: str = ""


Part = str | Clash


class Merged(NamedTuple):
    """The lines of an entry, and what they say; nothing sure where they hold a clash."""

    parts: tuple[Part, ...]
    value: Any = None

    @property
    def clashes(self) -> tuple[Clash, ...]:
        return tuple(part for part in self.parts if isinstance(part, Clash))


def merge(trio: Trio, column: int) -> Merged | None:
    """The entry as it goes on, at a column; None where it goes. Raises `Unsure`."""
    base, ours, theirs = trio
    if ours is None or theirs is None:
        return _of_one(trio, column)
    if base is not None and _same_lines(base, ours):
        return _taken(theirs, column)
    if _same_lines(ours, theirs) or (base is not None and _same_lines(base, theirs)) or ours.says == theirs.says:
        return _taken(ours, column)
    if ours.children is not None and theirs.children is not None and ours.node.kind == theirs.node.kind:
        return _of_group(trio, column)
    return _of_lines(trio, column)


def _same_lines(one: Piece, other: Piece) -> bool:
    return one.raw == other.raw if one.column == other.column else _bare(one) == _bare(other)


def _bare(piece: Piece) -> str:
    """Its lines without the column they stand at, and what can't be told so as it is."""
    try:
        return piece.shifted(0)
    except Unsure:
        return piece.raw


def _taken(piece: Piece, column: int) -> Merged:
    return Merged((piece.shifted(column),), piece.value)


def _of_one(trio: Trio, column: int) -> Merged | None:
    """An entry that at most one side still has."""
    left = trio.ours or trio.theirs
    if left is None:
        return None
    if trio.base is None:
        return _taken(left, column)
    return None if left.says == trio.base.says else Merged((_clash(trio, column),))


def _clash(trio: Trio, column: int) -> Clash:
    base, ours, theirs = (side.shifted(column) if side else "" for side in trio)
    return Clash(ours, theirs, _places(trio), base)


def _places(trio: Trio) -> tuple[Steps | None, Steps | None, Steps | None]:
    base, ours, theirs = (piece.where if piece else None for piece in trio)
    return base, ours, theirs


def _of_lines(trio: Trio, column: int) -> Merged:
    """An entry that is no group of lines on both sides."""
    base, ours, theirs = trio
    assert ours and theirs  # noqa: S101, PT018 - both have it
    if ours.children is not None or theirs.children is not None:
        taken = next((new for new, old in ((ours, theirs), (theirs, ours)) if base and old.says == base.says), None)
        return _taken(taken, column) if taken else Merged((_clash(trio, column),))
    chosen = _chosen(base, ours, theirs)
    if chosen is not None:
        body, value = shift(chosen.body, column - chosen.column), chosen.value
    else:
        found = inline.merged(trio, _between_brackets)
        if found is None:
            was, mine, other = (shift(side.body, column - side.column) if side else "" for side in trio)
            return Merged((*_lead(trio, column), Clash(mine, other, _places(trio), was)))
        body, value = shift(found.body, column - ours.column), found.value
    return Merged((*_lead(trio, column), body), value)


def _between_brackets(trio: Trio) -> inline.Line | None:
    """One entry between brackets. Raises `Unsure` where it clashes: there is no room for marks on its line."""
    found = merge(trio, 0)
    if found is not None and found.clashes:
        raise Unsure
    return inline.Line("".join(map(str, found.parts)), found.value) if found is not None else None


def _chosen(base: Piece | None, ours: Piece, theirs: Piece) -> Piece | None:
    """The side whose lines stand, where the other did not change what they say."""
    said, mine, other = (_core(piece) if piece else None for piece in (base, ours, theirs))
    if other in (said, mine):
        return ours
    return theirs if said == mine else None


def _core(piece: Piece) -> Any:
    """What it says itself, without what is said above it."""
    return piece.value, piece.remarks[len(remarks_of(piece.lead)) :]


def _lead(trio: Trio, column: int) -> tuple[Part, ...]:
    """The comments and blank lines above an entry."""
    texts = [shift(piece.lead, column - piece.column) if piece else "" for piece in trio]
    return _trivia(texts, _places(trio))


def _trivia(texts: Sequence[str], places: tuple[Steps | None, Steps | None, Steps | None]) -> tuple[Part, ...]:
    """Lines of comments: those that either side added, less those that either took away."""
    base, ours, theirs = texts
    was, mine, other = (remarks_of(text) for text in texts)
    if other in (was, mine):
        return (ours,)
    if mine == was:
        return (theirs,)
    if all(line in mine and line in other for line in was):
        return (ours + "".join(line for line in theirs.splitlines(True) if line.strip() and line.strip() not in mine),)
    return (Clash(ours, theirs, places, base),)


def _of_group(trio: Trio, column: int) -> Merged:
    """A list or a group of keys that both sides changed: entry by entry."""
    base, ours, theirs = trio
    assert ours and theirs and ours.children and theirs.children  # noqa: S101, PT018 - both are groups
    before, keyed = inline.entries_of(base, ours.node.kind), ours.node.kind == "group"
    try:
        trios = in_order(Rows(before, ours.children, theirs.children), keyed=keyed)
    except Unsure:
        return Merged((_clash(trio, column),))
    inner = ours.inner + column - ours.column
    entries = [(each.newest.name, found) for each in trios if (found := merge(each, inner)) is not None]
    if not entries:
        return Merged((_clash(trio, column),))
    parts: Sequence[Part] = [part for _, each in entries for part in each.parts]
    if ours.is_item:
        parts = _dashed(parts, column)
        if not parts:
            return Merged((_clash(trio, column),))
    tails = [shift(piece.tail, inner - piece.inner) if piece and piece.children else "" for piece in trio]
    whole = (*_lead(trio, column), *_head(trio, column), *parts, *_trivia(tails, _places(trio)))
    return Merged(whole, composed(ours.node.kind, [(name, each.value) for name, each in entries]))


def _head(trio: Trio, column: int) -> tuple[Part, ...]:
    """The line of the key, with the comment beside it."""
    base, ours, theirs = (shift(side.head, column - side.column) if side else "" for side in trio)
    was = base.split() if trio.base else None
    if ours.split() == theirs.split() or theirs.split() == was:
        return (ours,)
    return (theirs,) if ours.split() == was else (Clash(ours, theirs, _places(trio), base),)


def _dashed(parts: Sequence[Part], column: int) -> list[Part]:
    """The lines of an entry of a list with its dash before the first key; nothing where a clash leaves it no place."""
    done: list[Part] = []
    for index, part in enumerate(parts):
        if isinstance(part, Clash):
            ours, theirs = _with_dash(part.ours, column), _with_dash(part.theirs, column)
            dashed = part._replace(ours=ours, theirs=theirs, base=_with_dash(part.base, column) or part.base)
            return [*done, dashed, *parts[index + 1 :]] if ours and theirs else []
        text = _with_dash(part, column)
        if text:
            return [*done, text, *parts[index + 1 :]]
        done.append(part)
    return []


def _with_dash(text: str, column: int) -> str:
    """Lines with a dash before the first that is no comment; nothing where there is no such line, or no room."""
    found = re.search(r"^(?! *(?:#|$))", text, re.MULTILINE)
    at = found.start() + column if found else len(text)
    return f"{text[:at]}-{text[at + 1 :]}" if text[at : at + 1] == " " and not text[at - column : at].strip() else ""
