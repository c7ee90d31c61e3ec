"""A text that is no YAML, without its fault: the rest of the file is still read, for its own findings."""

import re

from clsctl.reading.spot import Fault

_LETTER = "_"  # stands in for a sign that YAML keeps for itself


def mended(text: str, fault: Fault) -> str:
    """The text of the same length without the fault: its sign taken for a letter, or its whole block left blank."""
    if fault.harmless:
        return text[: fault.start] + _LETTER + text[fault.start + 1 :]
    first, last = _block(text, fault.start)
    return text[:first] + blank(text[first:last]) + text[last:]


def blank(text: str) -> str:
    """Spaces in the place of all but line breaks."""
    return re.sub(r"[^\r\n]", " ", text)


_TOP = re.compile(r"^[^\s#\-]", re.MULTILINE)


def _block(text: str, offset: int) -> tuple[int, int]:
    """The lines of the top-level key around an offset."""
    first = 0
    for found in _TOP.finditer(text):
        if found.start() > offset:
            return first, found.start()
        first = found.start()
    return first, len(text)
