"""Which entries of three versions of a list are the same one, and in which order they go on.

A key is known by its name, an entry by its `id`; what has no `id` by what it says, else by how much of it is the
same, else by the place it stands in between two entries that are the same.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from clsctl.core.calendar.dates import parse_date
from clsctl.core.changes.identity import has_id, name_in_file, texts_of
from clsctl.writing.threeway.pieces import Piece, Unsure

_DAYS = ("decide_le", "date", "remis_le")
# several of one name are as usual as one: two people write down the same meeting
_MANY = frozenset({"Note", "Fait"})


class Trio(NamedTuple):
    """One entry as each version has it; None where it has it not."""

    base: Piece | None
    ours: Piece | None
    theirs: Piece | None

    @property
    def newest(self) -> Piece:
        """A version that has it, one of the two sides rather than the base."""
        piece = self.ours or self.theirs or self.base
        assert piece is not None  # noqa: S101 - one of them has it
        return piece


class Rows(NamedTuple):
    """The entries of three versions of one list or group; `base` is empty where it was not there."""

    base: Sequence[Piece]
    ours: Sequence[Piece]
    theirs: Sequence[Piece]


def in_order(rows: Rows, *, keyed: bool) -> list[Trio]:
    """The entries of all three, in the order in which the result has them. `keyed` for a group of keys.

    Raises `Unsure` where a key stands twice, or where each side has put a list in an order of its own.
    """
    pair = _by_name if keyed else alike
    ours, theirs = pair(rows.base, rows.ours), pair(rows.base, rows.theirs)
    trios: list[Trio] = []
    ranks: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for index, each in enumerate(rows.base):
        o, t = ours.get(index), theirs.get(index)
        _note(ranks, len(trios), o, t)
        trios.append(Trio(each, None if o is None else rows.ours[o], None if t is None else rows.theirs[t]))
    came = [index for index in range(len(rows.ours)) if index not in ours.values()]
    also = [index for index in range(len(rows.theirs)) if index not in theirs.values()]
    both = (_by_name if keyed else _twice)([rows.ours[each] for each in came], [rows.theirs[each] for each in also])
    for rank, index in enumerate(came):
        other = also[both[rank]] if rank in both else None
        _note(ranks, len(trios), index, other)
        trios.append(Trio(None, rows.ours[index], None if other is None else rows.theirs[other]))
    for rank, index in enumerate(also):
        if rank not in both.values():
            _note(ranks, len(trios), None, index)
            trios.append(Trio(None, None, rows.theirs[index]))
    sides = [[each[rank] for rank in sorted(each)] for each in ranks]
    return [trios[each] for each in _order(trios, sides[0], sides[1], keyed=keyed)]


def _note(ranks: tuple[dict[int, int], dict[int, int]], trio: int, *places: int | None) -> None:
    """Note at which place of each side an entry stands."""
    for known, place in zip(ranks, places, strict=True):
        if place is not None:
            known[place] = trio


def _by_name(base: Sequence[Piece], side: Sequence[Piece]) -> dict[int, int]:
    """The keys of two versions: place in the first to place in the second."""
    first, second = ({piece.name: index for index, piece in enumerate(each)} for each in (base, side))
    if len(first) < len(base) or len(second) < len(side):
        raise Unsure
    return {index: second[name] for name, index in first.items() if name in second}


def alike(base: Sequence[Piece], side: Sequence[Piece]) -> dict[int, int]:
    """The entries of two versions of a list, the later one made from the other."""
    found = _matched(base, side, {}, lambda piece: (piece.value,))
    found = _matched(base, side, found, lambda piece: name_in_file(piece.node) if has_id(piece.node) else ())
    _by_likeness(base, side, found)
    _fill_gaps(base, side, found)
    return found


def _twice(ours: Sequence[Piece], theirs: Sequence[Piece]) -> dict[int, int]:
    """The new entries of both sides that are the same one."""
    found = _matched(ours, theirs, {}, lambda piece: (piece.value,))
    return _matched(ours, theirs, found, lambda piece: () if piece.node.record in _MANY else name_in_file(piece.node))


def _matched(
    base: Sequence[Piece], side: Sequence[Piece], found: Mapping[int, int], name: Callable[[Piece], tuple[object, ...]]
) -> dict[int, int]:
    """The pairs found, and those of the same name among the others, the first with the first."""
    free: dict[object, list[int]] = defaultdict(list)
    for index, piece in enumerate(side):
        if index not in found.values() and name(piece):
            free[name(piece)].append(index)
    more = dict(found)
    for index, piece in enumerate(base):
        if index not in more and free.get(name(piece)):
            more[index] = free[name(piece)].pop(0)
    return more


def _by_likeness(base: Sequence[Piece], side: Sequence[Piece], found: dict[int, int]) -> None:
    """Pair the groups without an id that have most in common, of as much those of the same name."""
    old = [index for index in range(len(base)) if index not in found and not has_id(base[index].node)]
    new = [index for index in range(len(side)) if index not in found.values() and not has_id(side[index].node)]
    rated = [(-_likeness(base[one], side[other]), one, other) for one in old for other in new]
    for likeness, one, other in sorted(rated):
        if likeness and one not in found and other not in found.values():
            found[one] = other


def _likeness(one: Piece, other: Piece) -> float:
    """How many keys have the same value in both."""
    if one.node.kind != "group" or other.node.kind != "group":
        return 0
    shared = len(set(one.value[1]) & set(other.value[1]))
    return shared + (0.5 if name_in_file(one.node) == name_in_file(other.node) != () else 0)


def _fill_gaps(base: Sequence[Piece], side: Sequence[Piece], found: dict[int, int]) -> None:
    """Pair what was rewritten: entries without an id that stand between the same neighbours."""
    of_side = {place: index for index, place in found.items()}
    low = -1
    for place, piece in enumerate(side):
        if place in of_side:
            low = of_side[place]
            continue
        high = next((of_side[each] for each in range(place + 1, len(side)) if each in of_side), len(base))
        for index in range(low + 1, high):
            if index not in found and not has_id(piece.node) and not has_id(base[index].node):
                found[index], of_side[place], low = place, index, index
                break


def _order(trios: Sequence[Trio], ours: list[int], theirs: list[int], *, keyed: bool) -> list[int]:
    """The order of the side that changed it, with what the other has more of put in its place there."""
    common = [each for each in ours if trios[each].base and each in theirs]
    other = [each for each in theirs if each in common]
    first, second = ours, theirs
    if common != other and common == sorted(common):
        first, second = theirs, ours
    elif common != other and other != sorted(other) and not keyed:
        raise Unsure
    result = list(first)
    for place, each in enumerate(second):
        if each not in result:
            _insert(trios, result, second, place, keyed=keyed)
    return result


def _insert(trios: Sequence[Trio], result: list[int], side: list[int], place: int, *, keyed: bool) -> None:
    """Put an entry behind the one it follows, and behind what the other side has put there, unless that goes after."""
    before = next((each for each in reversed(side[:place]) if each in result), None)
    at = 0 if before is None else result.index(before) + 1
    new = trios[side[place]]
    while at < len(result) and result[at] not in side and trios[result[at]].base is None:
        if _comes_before(new.newest, trios[result[at]].newest, keyed=keyed):
            break
        at += 1
    result.insert(at, side[place])


def _comes_before(new: Piece, there: Piece, *, keyed: bool) -> bool:
    """Whether the format's order of keys, or the days of two entries, put one before the other."""
    if keyed:
        return new.rank < there.rank
    days = _day(new), _day(there)
    return days[0] is not None and days[1] is not None and days[0] < days[1]


def _day(piece: Piece) -> date | None:
    """The day of an entry that has one."""
    said = texts_of(piece.node)
    return next((parse_date(said[field]) for field in _DAYS if field in said), None)
