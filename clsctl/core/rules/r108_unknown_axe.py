"""The axis of a fiche is one of the plan's."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "R108",
    "unknown-axe",
    "error",
    title=msg("A fiche belongs to an axis that the plan does not have"),
    why=msg("Reports and filters go by axis. A fiche under an unknown axis is missing from the pages of all of them."),
    remedy=msg("Write the code of an axis of `clsctl.yaml`, or add the axis there."),
    bad="""\
# clsctl.yaml
axes:
  - code: "1"
    titre: Accès aux soins
# fiches/1.1.yaml
axe: "2"
""",
    good="""\
# clsctl.yaml
axes:
  - code: "1"
    titre: Accès aux soins
# fiches/1.1.yaml
axe: "1"
""",
)


def check(survey: Survey) -> Iterator[Found]:
    known = [each.code for each in survey.plan.axes]
    for fiche in survey.plan.fiches:
        if fiche.axe and fiche.axe not in known:
            yield Found(
                fiche.where / "axe",
                msg("The plan has no axis {code}.", code=fiche.axe),
                msg("Its axes are: {codes}.", codes=", ".join(known))
                if known
                else msg("It has none yet: list them under `axes` in clsctl.yaml."),
                fiche.id,
            )
