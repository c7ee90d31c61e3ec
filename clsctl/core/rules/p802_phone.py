"""No French phone number stands in what is published."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.personal import PHONE
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "P802",
    "phone",
    "warning",
    title=msg("A phone number is in a text that is published"),
    why=msg("Reports and the site show this text to everybody, and git keeps it for ever."),
    remedy=msg("Move it to `referents` or `contacts`, which only internal reports show, or remove it."),
    bad="""\
moyens: Permanence au 05 99 00 12 34.
""",
    good="""\
moyens: Permanence téléphonique le mardi.
contacts:
  - {fonction: Permanence, telephone: 05 99 00 12 34}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for sheet in survey.sheets:
        for where, _ in sheet.find(PHONE):
            yield Found(
                where,
                msg("A phone number is in a text that is published."),
                msg("Move it to `referents` or `contacts`, or remove it."),
                sheet.ref,
            )
