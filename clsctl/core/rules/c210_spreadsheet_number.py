"""A five-digit number in the place of a date is how a spreadsheet stores one."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.calendars import failure, serial
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "C210",
    "spreadsheet-number",
    "warning",
    title=msg("A spreadsheet's number stands for a date"),
    why=msg(
        "A spreadsheet counts days since 1900 and shows the bare number when the cell lost its format: 44196 is "
        "31/12/2020. Nobody can read it, and it cannot be followed."
    ),
    remedy=msg("Write the date that the number stands for."),
    bad="""\
livrables:
  - id: L1
    titre: Diagnostic
    echeance: "44196"
""",
    good="""\
livrables:
  - id: L1
    titre: Diagnostic
    echeance: 31/12/2020
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for each in survey.expressions:
        if failure(each.reading) == "serial":
            day = serial(each.reading.text) or ""
            yield Found(
                each.where,
                msg("{number} is how a spreadsheet stores {day}.", number=each.reading.text, day=day),
                msg("Write the date."),
                each.ref,
            )
