"""Pictures made of characters: bars, curves and stacked money, for terminals and Markdown.

The words for what they show stand beside them. With `ascii` they are made of plain signs.
"""

from collections.abc import Sequence
from decimal import Decimal

from clsctl.core.views.blocks import Courbe, Etages

# How many columns a bar and a curve take.
BAR, CURVE = 10, 12
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_HEIGHTS = "▁▂▃▄▅▆▇█"
_STEPS = "_.-=+*#@"
# Money paid, committed, notified, applied for, and what is missing.
STAGES, ASCII_STAGES = "█▓▒░·", "#=+-."


def bar(part: float, columns: int = BAR, *, ascii: bool = False) -> str:  # noqa: A002
    """A part of one as a bar of so many columns; what is not nothing shows, and only the whole fills it."""
    units = 1 if ascii else 8
    most = columns * units
    filled = round(min(max(part, 0), 1) * most)
    if 0 < part < 1:
        filled = min(max(filled, 1), most - 1)
    if ascii:
        return "#" * filled + "." * (columns - filled)
    whole, rest = divmod(filled, 8)
    return ("█" * whole + (_EIGHTHS[rest] if rest else "")).ljust(columns, "░")


def curve(courbe: Courbe, columns: int = CURVE, *, ascii: bool = False) -> str:  # noqa: A002
    """The last measures, a column each: the lowest is the start (or the least of all), the full height is the target.

    A curve that goes down has its target at the foot.
    """
    known = [*courbe.valeurs, *(each for each in (courbe.depart, courbe.cible) if each is not None)]
    low, high = min(known), max(known)
    steps = _STEPS if ascii else _HEIGHTS
    return "".join(steps[_step(each, low, high, len(steps))] for each in courbe.valeurs[-columns:])


def _step(value: Decimal, low: Decimal, high: Decimal, count: int) -> int:
    if low == high:
        return count // 2
    return int((value - low) / (high - low) * (count - 1))


def stages(etages: Etages, columns: int = BAR * 2, *, ascii: bool = False) -> str:  # noqa: A002
    """Money as one bar, from what is paid to what is missing of the sum planned."""
    signs = ASCII_STAGES if ascii else STAGES
    ends = [_place(each, etages.entier, columns) for each in heights(etages)]
    return "".join(sign * (end - start) for sign, start, end in zip(signs, (0, *ends), ends, strict=False))


def heights(etages: Etages) -> Sequence[Decimal]:
    """How far each stage goes, from what is paid to what is planned, none less than the one before."""
    e = etages
    found = [max(e.paye, Decimal(0))]
    for each in (e.engage, e.notifie, e.sollicite, e.prevu):
        found.append(max(each, found[-1]))
    return found


def _place(amount: Decimal, whole: Decimal, columns: int) -> int:
    if whole <= 0 or amount <= 0:
        return 0
    return min(max(round(amount / whole * columns), 1), columns)
