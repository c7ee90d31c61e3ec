"""Letters that scanning confuses (« mise en ceuvre », « I'accès ») are mended before they are printed."""

import re
from collections.abc import Iterator
from functools import cache

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey
from clsctl.core.rules.texts import is_calendar

PAGE = Page(
    "H016",
    "scanned-letters",
    "info",
    title=msg("A word was misread by a scan"),
    why=msg(
        "The document was scanned, and « œ » came out as « ce », « l' » as « I' ». Partners will read it in the report."
    ),
    remedy=msg("Correct the letters."),
    bad="""\
description: La mise en ceuvre favorise I'accès aux soins.
""",
    good="""\
description: La mise en œuvre favorise l'accès aux soins.
""",
)


# how damage begins: one of these is in any text that has some
_CLUES = ("ceu", "I'", "I’", "™", '°"', "°“", "°”")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:man|d[eé]s)?ceuvr\w*|\b(?:c|s)ceurs?\b|\bI['’][aeiouyhàâéèêëîïôûœ]\w{2,}|\b\d+(?:°?™|°[\"“”])"
    )


def check(survey: Survey) -> Iterator[Found]:
    for sheet in survey.sheets:
        if any(clue in sheet.joined for clue in _CLUES):
            for where, found in sheet.search(_pattern()):
                if not is_calendar(where):  # the grammar reads these; the signed words stay
                    yield Found(
                        where,
                        msg("“{word}” was misread by a scan.", word=found[0]),
                        msg("Write “{word}”, if that is what the document says.", word=_mended(found[0])),
                        sheet.ref,
                    )


def _mended(word: str) -> str:
    if word[0].isdigit():
        number = re.sub(r"\D.*", "", word)
        return "1er" if number == "1" else f"{number}e"
    return re.sub(r"^I(?=['’])", "l", word.replace("ceu", "œu"))
