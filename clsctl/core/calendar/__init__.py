"""French calendar expressions: from the words of a document to an interval, or to a refusal with its reason.

A text goes one way: `normalize` (one plain spelling), `tokens` (shapes and phrases of the lexicon), `clauses` (what
introduces a time, over `units`, `spans`, `rhythms`, `anchors`), `effects` (verbs), `combine` (clauses that say one
thing), `surroundings` (the words around), which give a typed `tree`; then `place` puts it on the days of a context.
The grammar is only imported by the first reading.
"""

from clsctl.core.calendar.context import Bounds, Context, Cover
from clsctl.core.calendar.reading import Nature, Piece, Precision, Reading

__all__ = ["Bounds", "Context", "Nature", "Piece", "Precision", "Reading", "read", "with_cover"]

_NO_CONTEXT = Context()


def read(text: str, context: Context = _NO_CONTEXT) -> Reading:
    """The reading of one expression in its context. Never raises; a doubt is `undatable` with its reason.

    Pure: the same text and context always give the same. `rest` is the part that was not understood, in the
    text's own characters; `nearest` can always be read; `split` holds phases that can all be read.
    """
    from clsctl.core.calendar.reader import read as grammar  # noqa: PLC0415 - many commands read no calendar

    return grammar(text, context)


def with_cover(context: Context, periode: str | None) -> Context:
    """The context with the period of the contract's cover, where the plan lacks a date that it could give."""
    if not periode or (context.fin and (context.effet or context.signature)):
        return context
    reading = read(periode, context)
    if reading.nature != "dated" or not reading.start or not reading.end or not reading.precision:
        return context
    return context._replace(cover=Cover(periode, reading.start, reading.end, reading.precision))
