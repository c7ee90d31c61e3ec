"""A range of characters of a text to the characters of the file that wrote it, through quotes and indentation."""

from clsctl.reading.yaml_nodes import Scalar


def inside(node: Scalar, source: str, first: int, last: int) -> tuple[int, int]:
    """The offsets in `source` of `node.value[first:last]`."""
    begin, stop = node.start_mark.index, node.end_mark.index
    if not node.style and stop - begin == len(node.value):
        return begin + first, begin + last
    offsets = _align(node, source)
    if not offsets:
        return begin, stop
    first = min(first, len(offsets) - 1)
    last = max(first + 1, min(last, len(offsets)))
    return offsets[first], offsets[last - 1] + 1


def _align(node: Scalar, source: str) -> list[int]:
    """The offset of each character of the value: the same letters come in the same order, only spaces, quotes and
    codes (\\n, '') differ."""
    at, stop = node.start_mark.index, node.end_mark.index
    if node.style in ("|", ">"):
        at = source.find("\n", at) + 1
    elif node.style:
        at += 1
    out = []
    for char in node.value:
        here = at
        if char.isspace():
            while here < stop and not source[here].isspace():
                here += 1
        else:
            while here < stop and source[here] != char:
                here += 1
        if here >= stop:
            here = at
        out.append(here)
        at = here + 1
    return out
