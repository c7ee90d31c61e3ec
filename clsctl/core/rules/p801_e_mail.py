"""No e-mail address stands in what is published."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.personal import EMAIL
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "P801",
    "e-mail",
    "warning",
    title=msg("An e-mail address is in a text that is published"),
    why=msg(
        "Reports and the site show this text to everybody, and git keeps it for ever. An address of a person is "
        "personal data; one of a service is better kept where it can be updated."
    ),
    remedy=msg("Move it to `referents` or `contacts`, which only internal reports show, or remove it."),
    bad="""\
contexte: Écrire à coordination@example.org pour participer.
""",
    good="""\
contexte: Écrire à la coordination du contrat pour participer.
contacts:
  - {fonction: Coordination, courriel: coordination@example.org}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for sheet in survey.sheets:
        for where, _ in sheet.find(EMAIL):
            yield Found(
                where,
                msg("An e-mail address is in a text that is published."),
                msg("Move it to `referents` or `contacts`, or remove it."),
                sheet.ref,
            )
