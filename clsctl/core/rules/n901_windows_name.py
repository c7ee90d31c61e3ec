"""The names of the plan's files exist on Windows too."""

import re
from collections.abc import Iterator
from functools import cache

from clsctl.core.messages import Message, msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "N901",
    "windows-name",
    "warning",
    title=msg("A file has a name that Windows refuses"),
    why=msg(
        'On Windows the repository cannot even be checked out: a reserved name (con, aux, nul…), one of `< > : " | ? '
        "*` or a backslash, a dot or a space at the end stop git for everybody there."
    ),
    remedy=msg("Rename the file (`git mv`), and correct what points to it."),
    bad="""\
# pieces/bilan: 2020.pdf
""",
    good="""\
# pieces/bilan-2020.pdf
""",
)


@cache
def _bad() -> re.Pattern[str]:
    return re.compile(
        r"(?P<reserved>(?:^|/)(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.[^/]*)?(?=/|$))"
        r"|(?P<character>[<>:\"|?*\\\x00-\x1f])"
        r"|(?P<end>[. ](?=/|$))",
        re.IGNORECASE,
    )


def check(survey: Survey) -> Iterator[Found]:
    for path in sorted(survey.plan.chemins):
        found = _bad().search(path)
        if found:
            yield Found(
                survey.file(path),
                _sentence(path, found),
                msg("Rename it, and correct what points to it."),
            )


def _sentence(path: str, found: re.Match[str]) -> Message:
    if found["reserved"]:
        word = found["reserved"].strip("/").partition(".")[0]
        return msg("Windows keeps the name “{word}” for itself: it refuses {path}.", word=word, path=path)
    if found["end"]:
        return msg("Windows refuses a dot or a space at the end of a name: {path}.", path=path)
    return msg("Windows refuses “{character}” in a name: {path}.", character=found["character"], path=path)
