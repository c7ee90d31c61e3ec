"""How calendar expressions are read, as an answer."""

from collections.abc import Iterable

from clsctl.core.calendar import Reading
from clsctl.core.messages import msg
from clsctl.core.views.answer import Answer, Column

# Translators: heads of the listing of readings
COLUMNS = (
    Column("text", msg("Text")),
    Column("nature", msg("Read as"), "nature"),
    Column("start", msg("First day"), "date"),
    Column("end", msg("Last day"), "date"),
    Column("precision", msg("Precision"), "precision"),
    Column("edtf", msg("EDTF"), "ref"),
    Column("reason", msg("Why not")),
)


def periods(readings: Iterable[Reading]) -> Answer:
    """The answer of `period`; no plan is needed, so it has none."""
    items = tuple(readings)
    summary = {"read": sum(item.nature != "undatable" for item in items), "total": len(items)}
    return Answer("period", "", "", None, items, COLUMNS, summary, item=Reading)
