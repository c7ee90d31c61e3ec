"""An amendment names fiches of the plan."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.nearest import suggestion
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import unread
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "R111",
    "unknown-fiche-in-avenant",
    "error",
    title=msg("An amendment names a fiche that does not exist"),
    why=msg(
        "An amendment renews the signed text of the fiches it names: their changes count as declared. A wrong id "
        "leaves the true fiche without cover, and `audit` reports its changes as undeclared."
    ),
    remedy=msg("Write the ids of the fiches that the amendment changes."),
    bad="""\
# clsctl.yaml
signature: 2021-03-01
avenants:
  - numero: "1"
    signature: 2022-03-01
    fiches: ["1.9"]
# fiches/1.1.yaml
id: "1.1"
""",
    good="""\
# clsctl.yaml
signature: 2021-03-01
avenants:
  - numero: "1"
    signature: 2022-03-01
    fiches: ["1.1"]
# fiches/1.1.yaml
id: "1.1"
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for avenant in survey.plan.avenants:
        for index, name in enumerate(avenant.fiches):
            if name not in survey.fiches and not unread(survey.plan, name):
                yield Found(
                    avenant.where / "fiches" / index,
                    msg("No fiche has the id {id}.", id=name),
                    suggestion(name, survey.fiches) or msg("Write the id of a fiche of this plan, or remove this one."),
                )
