"""No text of the model that was filled in is left: « à compléter », « XXX », « lorem ipsum »."""

import re
from collections.abc import Iterator
from functools import cache

from clsctl.core.diagnostics import Where
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


_VERBS = "compléter|préciser|renseigner|remplir|rédiger"


@cache
def _inside() -> tuple[re.Pattern[str], ...]:
    """What is left inside a text; each pattern begins with a fixed character, to which a search skips."""
    asked = rf"[àÀ] (?:{_VERBS})"
    marks = (rf"\[{asked}\]", rf"\({asked}\)", rf"<{asked}>", r"XXX+(?!\w)", r"\?\?\?+", "Lorem ipsum", "lorem ipsum")
    return tuple(map(re.compile, marks))


# one of these is in any text that has one of them: the patterns are made ready for such a text only
_SIGNS = ("[à", "[À", "(à", "(À", "<à", "<À", "XXX", "???", "orem ipsum")


@cache
def _line() -> re.Pattern[str]:
    """What is left as a whole line, after the break that ends the line before."""
    return re.compile(rf"\n(?P<all>[ \t*_«.-]*(?:(?:[àÀaA] |reste à )(?:{_VERBS})|TODO|TBD|N\.?C\.?)\W*?)(?=\n)")


def check(survey: Survey) -> Iterator[Found]:
    for sheet in survey.sheets:
        for pattern in _inside() if any(sign in sheet.joined for sign in _SIGNS) else ():
            for where, found in sheet.search(pattern):
                yield _found(where, found[0], sheet.ref)
        if _line().search(sheet.joined):
            for where, text in sheet.texts():
                for found in _line().finditer(f"\n{text}\n"):
                    start = found.start("all") - 1
                    yield _found(where._replace(chars=(start, start + len(found["all"]))), found["all"], sheet.ref)


def _found(where: Where, text: str, ref: str | None) -> Found:
    sentence = msg("“{text}” was left to be filled in.", text=text.strip())
    return Found(where, sentence, msg("Write the text, or leave the rubric empty."), ref)
