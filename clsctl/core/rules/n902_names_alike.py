"""Two paths that differ only by capitals or by the form of their accents are one file on Windows and macOS."""

import unicodedata
from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "N902",
    "names-alike",
    "warning",
    title=msg("Two files have names that differ only by capitals or accents"),
    why=msg(
        "On Windows and macOS one of the two overwrites the other at checkout, and git shows changes that nobody made."
    ),
    remedy=msg("Rename one of the two."),
    bad="""\
# pieces/Bilan.pdf
# pieces/bilan.pdf
""",
    good="""\
# pieces/bilan-2020.pdf
# pieces/bilan-2021.pdf
""",
)


def check(survey: Survey) -> Iterator[Found]:
    taken: dict[str, str] = {}
    for path in sorted(survey.plan.chemins):
        folded = path.casefold() if path.isascii() else unicodedata.normalize("NFC", path).casefold()
        first = taken.setdefault(folded, path)
        if first is not path:
            yield Found(
                survey.file(path),
                msg("On Windows and macOS {path} and {other} are one file.", path=path, other=first),
                msg("Rename one of the two."),
                related=(Related(survey.file(first), msg("The other file.")),),
            )
