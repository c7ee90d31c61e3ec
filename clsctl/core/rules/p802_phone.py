"""No French phone number stands in what is published."""

import re
from collections.abc import Iterator
from functools import cache

from clsctl.core.messages import msg
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


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The ten digits, two by two or all together; two patterns, since each begins with a fixed character."""
    rest = r"(?:[ \u00a0\u202f.\-]?\d\d){4}(?!\d|[.,]\d)"
    return re.compile(rf"0[1-9]{rest}"), re.compile(rf"\+33[ \u00a0\u202f.]?(?:\(0\))?[ ]?[1-9]{rest}")


def check(survey: Survey) -> Iterator[Found]:
    for sheet in survey.sheets:
        for pattern in _patterns():
            for where, found in sheet.search(pattern):
                if found.start() and found.string[found.start() - 1] in "0123456789.,/-":
                    continue  # the end of another number; a look-behind would cost ten times the search
                yield Found(
                    where,
                    msg("A phone number is in a text that is published."),
                    msg("Move it to `referents` or `contacts`, or remove it."),
                    sheet.ref,
                )
