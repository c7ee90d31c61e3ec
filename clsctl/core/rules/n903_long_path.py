"""Paths stay short enough for Windows, whose limit of 260 characters counts the directories above the plan."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "N903",
    "long-path",
    "warning",
    title=msg("A path is too long for Windows"),
    why=msg(
        "Windows stops at 260 characters, directories above included: beyond, the file cannot be checked out or opened."
    ),
    remedy=msg("Shorten the name of the file or of its directories."),
    bad="""\
# pieces/un-nom-tres-long-{200}.pdf
""",
    good="""\
# pieces/un-nom-court.pdf
""",
)


# leaves about sixty characters for where the plan is kept
LONGEST = 200


def check(survey: Survey) -> Iterator[Found]:
    for path in sorted(survey.plan.chemins):
        if len(path) > LONGEST:
            yield Found(
                survey.file(path),
                msg(
                    "This path has {count} characters; Windows stops at 260, directories above included.",
                    count=len(path),
                ),
                msg("Shorten the name of the file or of its directories."),
            )
