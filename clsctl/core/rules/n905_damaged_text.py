"""Text that went through the wrong encoding (« Ã© » for « é », U+FFFD) is mended before it is printed."""

import re
from collections.abc import Iterator
from functools import cache

from clsctl.core.messages import Message, msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "N905",
    "damaged-text",
    "warning",
    title=msg("A text was damaged by a wrong encoding"),
    why=msg(
        "« Ã© » is an « é » read in the wrong encoding, « � » a letter that was lost. It will be printed so in front "
        "of the partners."
    ),
    remedy=msg("Write the word again, or take the text once more from its document."),
    bad="""\
titre: AmÃ©liorer l'accÃ¨s aux soins
""",
    good="""\
titre: Améliorer l'accès aux soins
""",
)


@cache
def _clues() -> tuple[re.Pattern[str], ...]:
    """How damage begins; each pattern with a fixed character, to which a search skips."""
    return tuple(map(re.compile, ("Ã", "Â[\u00a0«»°²]", "â€", "ï»¿", "\ufffd")))


@cache
def _pattern() -> re.Pattern[str]:
    """UTF-8 read as Windows-1252: a lead byte (Ã, Â) with one more, or the three of typographic signs."""
    return re.compile(r"\S*(?:Ã[\u0080-\u00bf\u0152-\u2122]|Â[\u00a0«»°²]|â€[\u0080-\u2122]?|ï»¿|\ufffd)\S*")


def check(survey: Survey) -> Iterator[Found]:
    for sheet in survey.sheets:
        if any(clue.search(sheet.joined) for clue in _clues()):
            for where, found in sheet.search(_pattern()):
                yield Found(
                    where, msg("“{word}” was damaged by a wrong encoding.", word=found[0]), _hint(found[0]), sheet.ref
                )


def _hint(word: str) -> Message:
    try:
        mended = re.sub(r"Ã.|Â.|â€.|ï»¿", lambda found: found[0].encode("cp1252").decode("utf-8-sig"), word)
    except UnicodeError:
        return msg("Write the word again.")
    if not mended:
        return msg("Remove it: it is the mark of the start of a file.")
    return msg("Write the word again.") if mended == word else msg("Write “{word}”.", word=mended)
