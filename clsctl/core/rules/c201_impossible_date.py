"""What looks like a date and cannot be one is an error: 30 February, month 13."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.calendars import advice, failure
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "C201",
    "impossible-date",
    "error",
    title=msg("A calendar holds a date that does not exist"),
    why=msg(
        "The deadline cannot be placed, and nobody can tell which day was meant. It is nearly always a typing mistake."
    ),
    remedy=msg("Write a date that exists, as AAAA-MM-JJ or JJ/MM/AAAA, or the words of the document."),
    bad="""\
livrables:
  - id: L1
    titre: Diagnostic
    echeance: 30/02/2020
""",
    good="""\
livrables:
  - id: L1
    titre: Diagnostic
    echeance: 28/02/2020
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for each in survey.expressions:
        if failure(each.reading) == "impossible":
            sentence = msg("“{text}” holds a date that does not exist.", text=each.reading.text)
            yield Found(each.where, sentence, advice(each.reading), each.ref)
