"""Texts and names are in composed Unicode (NFC): one character for an accented letter."""

import unicodedata
from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "N904",
    "decomposed-text",
    "warning",
    title=msg("A text has its accents apart from their letters"),
    why=msg(
        "Some PDF readers and macOS give « é » as two characters. It looks the same and is not: searching, sorting "
        "and comparing miss it, and the history shows changes nobody can see."
    ),
    remedy=msg("Type the word again, or let `clsctl validate --fix` normalise it (NFC)."),
    bad="""\
titre: "Ame\u0301liorer l'acce\u0300s aux soins"
""",
    good="""\
titre: Améliorer l'accès aux soins
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for sheet in survey.sheets:
        if unicodedata.is_normalized("NFC", sheet.joined):
            continue
        for where, text in sheet.texts():
            if not unicodedata.is_normalized("NFC", text):
                word = next(word for word in text.split() if not unicodedata.is_normalized("NFC", word))
                start = text.index(word)
                yield Found(
                    where._replace(chars=(start, start + len(word))),
                    msg("Accents are apart from their letters in “{word}”.", word=unicodedata.normalize("NFC", word)),
                    msg("Type the word again."),
                    sheet.ref,
                )
