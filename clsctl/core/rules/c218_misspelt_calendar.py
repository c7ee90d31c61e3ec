"""A misspelt month or unit that the calendar reads all the same is told: only its author knows that it is right."""

from collections.abc import Iterator

from clsctl.core.calendar.remarks import is_misspelling
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "C218",
    "misspelt-calendar",
    "info",
    title=msg("A misspelt word of a calendar was read as another"),
    why=msg(
        "« 2e semetre 2026 » is read as the second semester: reports give its dates, and nothing else says that a word "
        "was taken for another."
    ),
    remedy=msg(
        "Correct the spelling if the document allows it; the words of a signed text may stay, the dates do not change."
    ),
    bad="""\
livrables:
  - id: L1
    titre: Diagnostic
    echeance: 2e semetre 2020
""",
    good="""\
livrables:
  - id: L1
    titre: Diagnostic
    echeance: 2e semestre 2020
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for each in survey.expressions:
        for note in filter(is_misspelling, each.reading.notes):
            found = str(dict(note.values)["found"])
            start = each.reading.text.find(found)
            where = each.where._replace(chars=(start, start + len(found)))
            yield Found(where, msg("{note}.", note=note), msg("Correct the spelling, if it is a slip."), each.ref)
