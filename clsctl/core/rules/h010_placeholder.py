"""No text of the model that was filled in is left: « à compléter », « XXX », « lorem ipsum »."""

import re
from collections.abc import Iterator
from functools import cache

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "H010",
    "placeholder",
    "warning",
    title=msg("A text was left to be filled in"),
    why=msg("It was meant to be replaced before the signature, and it will be printed in front of the partners."),
    remedy=msg("Write the text, or leave the rubric empty (`contexte:`), which says openly that it is not filled."),
    bad="""\
contexte: À compléter
""",
    good="""\
contexte: Le territoire compte douze médecins généralistes.
""",
)


_CLUES = (
    "compléter",
    "préciser",
    "renseigner",
    "remplir",
    "rédiger",
    "TODO",
    "TBD",
    "NC\n",
    "N.C",
    "XXX",
    "xxx",
    "???",
    "ipsum",
)


@cache
def _pattern() -> re.Pattern[str]:
    verbs = "compléter|préciser|renseigner|remplir|rédiger"
    return re.compile(
        rf"^\W*(?:(?:[àÀaA] |reste à )(?:{verbs})|TODO|TBD|N\.?C\.?)\W*$"
        rf"|[\[(<](?:à |À )(?:{verbs})[\])>]"
        r"|\b[Xx]{3,}\b|\?{3,}|\b[Ll]orem ipsum\b",
        re.MULTILINE,
    )


def check(survey: Survey) -> Iterator[Found]:
    for sheet in survey.sheets:
        if not any(clue in sheet.joined for clue in _CLUES):
            continue
        for where, found in sheet.search(_pattern()):
            yield Found(
                where,
                msg("“{text}” was left to be filled in.", text=found[0].strip()),
                msg("Write the text, or leave the rubric empty."),
                sheet.ref,
            )
