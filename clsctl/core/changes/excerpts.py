"""Values of the file as a sentence shows them: long texts cut, days and numbers in the way of the language."""

from datetime import date
from decimal import Decimal

SHORT = 60


def shortened(text: str) -> str:
    """The first words of a long text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else line[: SHORT - 1].rstrip() + "…"


def apart(before: str, after: str) -> tuple[str, str]:
    """Two long texts from a little before the place where they part, so that the excerpts differ."""
    old, new = " ".join(before.split()), " ".join(after.split())
    if len(old) <= SHORT and len(new) <= SHORT:
        return old, new
    same = next((rank for rank, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = old.rfind(" ", 0, max(same - 15, 0)) + 1
    return _from(old, start), _from(new, start)


def _from(text: str, start: int) -> str:
    return shortened(("…" if start else "") + text[start:])


def day_of(text: str) -> date | str:
    """A day as such, so that it is told in words; any other text as it is."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def number_of(text: str) -> Decimal:
    """A number as such, so that it is told in the way of the language; 0 for none."""
    return Decimal(text or 0)
