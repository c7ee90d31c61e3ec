"""`read`: an expression in its context, as a reading that says what was assumed or why nothing is."""

from clsctl.core.calendar.context import Context
from clsctl.core.calendar.extents import Several
from clsctl.core.calendar.outcome import Refusal
from clsctl.core.calendar.parse import Parsed, parse
from clsctl.core.calendar.place import Placed, place
from clsctl.core.calendar.proposals import mended
from clsctl.core.calendar.reading import Reading
from clsctl.core.calendar.refusals import SEVERAL, Refused
from clsctl.core.calendar.split import listed, readable
from clsctl.core.calendar.tree import Clause
from clsctl.core.calendar.years import NO_YEAR, example_year

_NO_CONTEXT = Context()


def read(text: str, context: Context) -> Reading:
    """See `clsctl.core.calendar.read`."""
    parsed = parse(text)
    placed = place(parsed.clause, context) if parsed.clause else _refused(parsed)
    if isinstance(placed, Reading):
        read = Reading._make((text, *placed[1:]))  # in a third of the time that `_replace` takes
        return read._replace(notes=parsed.notes + placed.notes) if parsed.notes else read
    if isinstance(placed, Several):
        split = readable(listed(placed.items, parsed.label), _reads)
        return Reading(
            text,
            "undatable",
            reason=SEVERAL,
            rest=text.strip(),
            nearest=_nearest(split[0].calendrier if split else None),
            split=split,
        )
    if isinstance(placed, Refusal):
        nearest = _nearest(placed.nearest) or _dated(text, placed, context) or mended(text, _reads)
        return Reading(text, "undatable", reason=placed.reason, rest=text.strip(), nearest=nearest, wrong=placed.wrong)
    split = readable(placed.split, _reads)
    nearest = mended(text, _reads) or _nearest(placed.nearest)
    return Reading(text, "undatable", reason=placed.reason, rest=placed.rest, nearest=nearest, split=split)


def _refused(parsed: Parsed) -> Refused | Refusal:
    """The refusal of the text, unless it holds a date that cannot be: that is what must be told first."""
    for clause in parsed.clauses:
        impossible = _impossible(clause)
        if impossible:
            return impossible
    return parsed.refused or Refused(SEVERAL)


def _impossible(clause: Clause) -> Refusal | None:
    placed = place(clause, _NO_CONTEXT)
    return placed if isinstance(placed, Refusal) and placed.wrong else None


def _dated(text: str, refusal: Refusal, context: Context) -> str | None:
    """The same words with a year at their end, where nothing but the year is missing: « d'ici l'été 2025 »."""
    return _nearest(f"{text.strip()} {example_year(context)}") if refusal.reason is NO_YEAR else None


def _nearest(proposed: str | None) -> str | None:
    """A proposal that can be read, else none: a date that the text does not say is no help."""
    return proposed if proposed and _reads(proposed) else None


def _reads(text: str) -> bool:
    """Whether a text can be read without context."""
    parsed = parse(text)
    placed: Placed | None = place(parsed.clause, _NO_CONTEXT) if parsed.clause else None
    return isinstance(placed, Reading)
