"""French calendar expressions: from the words of a document to an interval, or to a refusal with its reason."""

from clsctl.core.calendar.context import Bounds, Context
from clsctl.core.calendar.reading import Nature, Piece, Precision, Reading

__all__ = ["Bounds", "Context", "Nature", "Piece", "Precision", "Reading", "read"]


def read(text: str, context: Context = Context()) -> Reading:
    """The reading of one expression in its context. Never raises; a doubt is `undatable` with its reason."""
    return Reading(text, "undatable")
