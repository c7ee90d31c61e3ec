"""The part of a CPTS is in a letter of intent only."""

from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "H015",
    "cpts-outside-letter",
    "error",
    title=msg("The part of a CPTS is in another type of fiche"),
    why=msg(
        "`cpts` holds what only a letter of intent has: size, professionals, missions. In another type it is printed "
        "nowhere."
    ),
    remedy=msg("Write `type: lettre_intention`, or remove `cpts`."),
    bad="""\
type: fiche_action
cpts:
  taille: 2
""",
    good="""\
type: lettre_intention
cpts:
  taille: 2
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        if fiche.cpts is not None and fiche.type != "lettre_intention":
            yield Found(
                fiche.cpts.where.at_key(),
                msg("`cpts` belongs in a letter of intent only."),
                msg("Write `type: lettre_intention`, or remove `cpts`."),
                fiche.id,
                (Related(fiche.where / "type", msg("The type is here.")),),
            )
