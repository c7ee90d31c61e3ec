"""In a plan with axes every action sheet belongs to one."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "H014",
    "fiche-without-axis",
    "info",
    title=msg("A fiche belongs to no axis"),
    why=msg("Reports and filters go by axis: this fiche is in none of them."),
    remedy=msg("Write the `axe` of the fiche."),
    bad="""\
# clsctl.yaml
axes:
  - {code: "1", titre: Accès aux soins}
# fiches/1.1.yaml
id: "1.1"
# fiches/1.2.yaml
id: "1.2"
axe: "1"
""",
    good="""\
# clsctl.yaml
axes:
  - {code: "1", titre: Accès aux soins}
# fiches/1.1.yaml
axe: "1"
""",
)


def check(survey: Survey) -> Iterator[Found]:
    plan = survey.plan
    homes = {each.code for axe in plan.axes for each in axe.objectifs}
    for fiche in plan.fiches if plan.axes else ():
        if not fiche.axe and fiche.objectif not in homes and fiche.type != "lettre_intention":
            yield Found(fiche.where / "titre", msg("This fiche belongs to no axis."), msg("Write its `axe`."), fiche.id)
