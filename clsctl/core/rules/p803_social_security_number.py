"""No French social-security number (NIR) stands anywhere in what is published; the key is checked, so that other
numbers pass.
"""

import re
from collections.abc import Iterator
from functools import cache

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "P803",
    "social-security-number",
    "error",
    title=msg("A social-security number is in a text that is published"),
    why=msg(
        "It identifies one person for life, and its use is restricted by law (décret n° 2019-341). It has no place in "
        "a contract."
    ),
    remedy=msg(
        "Remove it. Git keeps what was committed: if it was, speak to whoever keeps the repository, and to the data- "
        "protection officer."
    ),
    bad="""\
contexte: Dossier de la patiente 2 69 05 49 588 157 80.
""",
    good="""\
contexte: Dossier d'une patiente.
""",
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Sex, year, month, department (2A and 2B included), commune, order, key."""
    gap = r"[ \u00a0\u202f.]?"
    rest = gap.join((r"\d\d", r"\d\d", r"\d[\dAB]", r"\d{3}", r"\d{3}"))
    return tuple(re.compile(rf"{sex}{gap}{rest}[ \u00a0\u202f./-]{{0,3}}\d\d(?!\d)") for sex in "12")


def check(survey: Survey) -> Iterator[Found]:
    for sheet in survey.sheets:
        for pattern in _patterns():
            for where, found in sheet.search(pattern):
                if _has_key(found[0]) and not found.string[: found.start()][-1:].isdigit():
                    yield Found(
                        where,
                        msg("A social-security number is in a text that is published."),
                        msg("Remove it; if it was committed already, tell the data-protection officer."),
                        sheet.ref,
                    )


def _has_key(text: str) -> bool:
    """The last two digits are 97 less the rest of the others by 97; Corsica's letters count as 19 and 18."""
    bare = re.sub(r"[^\dAB]", "", text)
    number = int(bare[:-2].replace("2A", "19").replace("2B", "18"))
    return 97 - number % 97 == int(bare[-2:])
