"""What surrounds an expression: the plan's dates, the document's date, and the bounds of vague words."""

from datetime import date
from typing import NamedTuple


class Bounds(NamedTuple):
    """Bounds of vague words. To be completed with the grammar."""


class Context(NamedTuple):
    """`signature`, `effet`, `fin` are the plan's, `redaction` the document's own date; None where unknown."""

    signature: date | None = None
    effet: date | None = None
    fin: date | None = None
    redaction: date | None = None
    bounds: Bounds = Bounds()
