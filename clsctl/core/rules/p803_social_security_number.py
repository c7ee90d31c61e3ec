"""No French social-security number (NIR) stands anywhere in what is published; the key is checked, so that other
numbers pass.
"""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.personal import SOCIAL_SECURITY
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "P803",
    "social-security-number",
    "error",
    title=msg("A social-security number is in a text that is published"),
    why=msg(
        "It identifies one person for life, and its use is restricted by law (décret n° 2019-341). It has no place in "
        "a contract."
    ),
    remedy=msg(
        "Remove it. Git keeps what was committed: if it was, speak to whoever keeps the repository, and to the data- "
        "protection officer."
    ),
    bad="""\
contexte: Dossier de la patiente 2 69 05 49 588 157 80.
""",
    good="""\
contexte: Dossier d'une patiente.
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for sheet in survey.sheets:
        for where, _ in sheet.find(SOCIAL_SECURITY):
            yield Found(
                where,
                msg("A social-security number is in a text that is published."),
                msg("Remove it; if it was committed already, tell the data-protection officer."),
                sheet.ref,
            )
