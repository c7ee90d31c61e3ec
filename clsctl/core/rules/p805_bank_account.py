"""No bank account (IBAN) stands in what is published; the key is checked, so that other codes pass."""

import re
from collections.abc import Iterator
from functools import cache

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "P805",
    "bank-account",
    "warning",
    title=msg("A bank account is in a text that is published"),
    why=msg("An account number published with the name of its holder invites fraud, and git keeps it for ever."),
    remedy=msg("Remove it; payments are arranged elsewhere."),
    bad="""\
moyens: "Virement sur le compte FR76 3000 6000 0112 3456 7890 189."
""",
    good="""\
moyens: Virement sur le compte de l'association.
""",
)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"FR\d\d(?:[ \u00a0]?[0-9A-Z]{4}){5}[ \u00a0]?[0-9A-Z]{3}\b")


def check(survey: Survey) -> Iterator[Found]:
    for sheet in survey.sheets:
        for where, found in sheet.search(_pattern()):
            if _has_key(found[0]):
                yield Found(where, msg("A bank account is in a text that is published."), msg("Remove it."), sheet.ref)


def _has_key(text: str) -> bool:
    """ISO 13616: moved four characters to the end, letters as 10 to 35, the whole leaves 1 when divided by 97."""
    bare = re.sub(r"\s", "", text)
    return int("".join(str(int(each, 36)) for each in bare[4:] + bare[:4])) % 97 == 1
