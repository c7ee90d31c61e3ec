"""A calendar that is not understood whole cannot be followed: rather no date than a wrong one."""

from collections.abc import Iterator

from clsctl.core.calendar import Reading
from clsctl.core.diagnostics import Where
from clsctl.core.messages import Message, msg
from clsctl.core.rules.calendars import advice, failure
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import DUE, Expression, Survey

PAGE = Page(
    "C203",
    "calendar-not-understood",
    "warning",
    title=msg("A calendar is not understood"),
    why=msg(
        "What cannot be placed on days is never late, and the reports list it apart. The tool refuses rather than "
        "guess."
    ),
    remedy=msg(
        'Write the date otherwise: `clsctl period "…"` shows how a text is read and what is understood; or '
        "set `debut` and `fin` beside the signed words."
    ),
    bad="""\
livrables:
  - id: L1
    titre: Diagnostic
    echeance: 2e trimestre 2020 ou plus tard
""",
    good="""\
livrables:
  - id: L1
    titre: Diagnostic
    echeance: 2e trimestre 2020
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for each in survey.expressions:
        if (each.kind in DUE or each.kind in ("plan", "occurrence")) and failure(each.reading) == "not_understood":
            yield Found(_place(each), _sentence(each.reading), advice(each.reading, each.ref), each.ref)


def _place(each: Expression) -> Where:
    """The part that was not understood, where it is only a part."""
    rest, text = each.reading.rest, each.reading.text
    start = text.find(rest) if rest and rest != text else -1
    return each.where if start < 0 or not rest else each.where._replace(chars=(start, start + len(rest)))


def _sentence(reading: Reading) -> Message:
    if reading.rest and reading.rest != reading.text:
        return msg("“{text}” cannot be dated, because of “{rest}”.", rest=reading.rest, text=reading.text)
    return msg("“{text}” cannot be dated.", text=reading.text)
