"""A range of characters of a text to the characters of the file that wrote it, through quotes and indentation."""

from collections.abc import Sequence

from clsctl.reading.yaml_nodes import Scalar


def aligned(node: Scalar, source: str) -> Sequence[int]:
    """The offset in `source` of each character of the value: the same letters come in the same order, only spaces,
    quotes and codes (\\n, '') differ."""
    at, stop = node.start_mark.index, node.end_mark.index
    if not node.style and stop - at == len(node.value):
        return range(at, stop)
    if node.style in ("|", ">"):
        while at < stop and source[at] not in "\r\n":
            at += 1
    elif node.style:
        at += 1
    out = []
    for char in node.value:
        if node.style == '"' and source[at] == "\\":
            here, at = at, at + _CODES.get(source[at + 1], 2)
        else:
            here = _next(char, source, at, stop)
            at = here + 1
        out.append(here)
    return out


def inside(offsets: Sequence[int], first: int, last: int) -> tuple[int, int]:
    """The offsets in the file of the characters from `first` up to `last` of a value that is not empty."""
    first = min(first, len(offsets) - 1)
    last = max(first + 1, min(last, len(offsets)))
    return offsets[first], offsets[last - 1] + 1


_CODES = {"x": 4, "u": 6, "U": 10}  # how long a code between double quotes is: \\x41, \\u00e9


def _next(char: str, source: str, at: int, stop: int) -> int:
    """The offset of a character from `at` on; of a space, that of any other, since YAML folds lines into spaces."""
    if not char.isspace():
        return max(source.find(char, at, stop), at)
    here = at
    while here < stop and not source[here].isspace():
        here += 1
    return here if here < stop else at
