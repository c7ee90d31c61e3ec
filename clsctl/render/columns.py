"""Rows of cells of several lines, side by side in columns that fit a width."""

from collections.abc import Collection, Iterator, Sequence

from clsctl.render.width import pad, width, wrap

Row = list[list[str]]
_GAP = 2
# A column is made no narrower than its longest word, unless that is a very long one.
_LONG = 24


def columns(
    rows: Sequence[Row], room: int | None, right: Collection[int] = (), *, has_head: bool = False
) -> Iterator[str]:
    """The lines of the rows. `right` are the columns aligned to the right; without `room` nothing is wrapped.

    With a head, where the columns can't fit, each row is a block of its own.
    """
    lines = [[line for cell in column for line in cell] for column in zip(*rows, strict=True)]
    sizes = [max(map(width, column), default=0) for column in lines]
    free = None if room is None else room - _GAP * (len(sizes) - 1)
    if free is not None and sum(sizes) > free:
        least = [
            max((min(width(word), _LONG) for line in column for word in line.split(" ")), default=0) for column in lines
        ]
        if has_head and sum(least) > free:
            yield from _blocks(rows, room or free)
            return
        sizes = _narrowed(sizes, least, free)
    for row in rows:
        yield from _lines(row, sizes, right)


def _lines(row: Row, sizes: Sequence[int], right: Collection[int]) -> Iterator[str]:
    wrapped = [[part for line in cell for part in wrap(line, size)] for cell, size in zip(row, sizes, strict=True)]
    for height in range(max(1, *map(len, wrapped))):
        parts = (cell[height] if height < len(cell) else "" for cell in wrapped)
        padded = (
            pad(part, size, right=rank in right) for rank, (part, size) in enumerate(zip(parts, sizes, strict=True))
        )
        yield (" " * _GAP).join(padded).rstrip(" ")


def _narrowed(sizes: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """The sizes, the widest made narrower first, until they fit or none can give way."""
    narrow = list(sizes)
    while sum(narrow) > room:
        giving = [rank for rank, size in enumerate(narrow) if size > least[rank]]
        if not giving:
            break
        narrow[max(giving, key=narrow.__getitem__)] -= 1
    return narrow


def _blocks(rows: Sequence[Row], room: int) -> Iterator[str]:
    """Each row under the other, a line for each of its cells, named by the head."""
    head, *rest = rows
    for row in rest:
        for title, cell in zip(head, row, strict=True):
            if cell:
                first, *more = wrap(f"{' '.join(title)}: {' / '.join(cell)}", room - _GAP)
                yield first
                yield from (" " * _GAP + line for line in more)
        yield ""
