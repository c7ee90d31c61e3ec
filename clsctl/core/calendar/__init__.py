"""French calendar expressions: from the words of a document to an interval, or to a refusal with its reason."""

from clsctl.core.calendar.bounds import WrongBound, bound_keys, parse_bounds
from clsctl.core.calendar.context import Bounds, Context
from clsctl.core.calendar.dates import add_days, add_months, parse_date
from clsctl.core.calendar.read import read
from clsctl.core.calendar.reading import Nature, Piece, Precision, Reading

__all__ = [
    "Bounds",
    "Context",
    "Nature",
    "Piece",
    "Precision",
    "Reading",
    "WrongBound",
    "add_days",
    "add_months",
    "bound_keys",
    "parse_bounds",
    "parse_date",
    "read",
]
