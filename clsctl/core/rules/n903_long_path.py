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
# pieces/Compte rendu du comité de pilotage du contrat local de santé, avec la liste des présents, \
les décisions prises, les suites à donner, le calendrier des prochaines réunions et les remarques \
de chacun des partenaires signataires.pdf
""",
    good="""\
# pieces/2024-11-19-releve-copil.pdf
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
