"""A calendar that names no date (« à définir », « à long terme ») is shown apart: nothing in it can be late."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.calendars import failure
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import DUE, Survey

PAGE = Page(
    "C204",
    "no-date",
    "info",
    title=msg("A calendar names no date"),
    why=msg(
        "It is what was signed, and nothing is wrong in the file. But nothing in it can ever be late: the partners "
        "may want to set a date."
    ),
    remedy=msg(
        "When a date is decided, write it: under `suivi` as a postponement if the contract is signed, else in the "
        "place of these words."
    ),
    bad="""\
livrables:
  - id: L1
    titre: Diagnostic
    echeance: à définir
""",
    good="""\
livrables:
  - id: L1
    titre: Diagnostic
    echeance: "2020"
""",
)


_HINT = msg("Write a date as soon as one is decided.")


def check(survey: Survey) -> Iterator[Found]:
    for each in survey.expressions:
        if each.kind in DUE and failure(each.reading) == "no_date":
            text = each.reading.text
            yield Found(each.where, msg("“{text}” names no date.", text=text), _HINT, each.ref)
