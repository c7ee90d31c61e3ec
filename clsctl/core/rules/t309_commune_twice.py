"""A commune is listed once in a territory."""

from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.model.commun import Commune
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import fold
from clsctl.core.rules.places import territories
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "T309",
    "commune-twice",
    "warning",
    title=msg("A commune is listed twice"),
    why=msg("It counts twice in every total, and the one it replaced by mistake is missing."),
    remedy=msg("Remove one of the two, or correct the one that was copied wrong."),
    bad="""\
territoire:
  communes:
    - {nom: Moissac, code_insee: "82112"}
    - {nom: Moissac, code_insee: "82112"}
""",
    good="""\
territoire:
  communes:
    - {nom: Moissac, code_insee: "82112"}
    - {nom: Castelsarrasin, code_insee: "82033"}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for territoire, ref in territories(survey.plan):
        taken: dict[str, Commune] = {}
        for commune in territoire.communes:
            first = taken.setdefault(commune.code_insee or fold(commune.nom or str(id(commune))), commune)
            if first is not commune:
                yield Found(
                    commune.where,
                    msg("{nom} is already listed.", nom=commune.nom or commune.code_insee or ""),
                    msg("Remove one of the two, or correct the one that was copied wrong."),
                    ref,
                    (Related(first.where, msg("Already listed here.")),),
                )
