"""The objective of a fiche is one of the plan's, and belongs to the axis that the fiche names."""

from collections.abc import Iterator

from clsctl.core.messages import Message, msg
from clsctl.core.nearest import suggestion
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "R109",
    "unknown-objectif",
    "error",
    title=msg("A fiche serves an objective that its axis does not have"),
    why=msg(
        "An objective belongs to one axis. A fiche with an unknown objective, or with an objective of another axis, "
        "is counted in the wrong chapter of the contract."
    ),
    remedy=msg("Write the code of an objective of that axis, as `clsctl.yaml` lists them."),
    bad="""\
# clsctl.yaml
axes:
  - code: "1"
    titre: Accès aux soins
    objectifs: [{code: "1.1", titre: Maillage}]
  - code: "2"
    titre: Prévention
    objectifs: [{code: "2.1", titre: Dépistages}]
# fiches/1.1.yaml
axe: "1"
objectif: "2.1"
# fiches/2.1.yaml
id: "2.1"
axe: "2"
""",
    good="""\
# clsctl.yaml
axes:
  - code: "1"
    titre: Accès aux soins
    objectifs: [{code: "1.1", titre: Maillage}]
# fiches/1.1.yaml
axe: "1"
objectif: "1.1"
""",
)


def check(survey: Survey) -> Iterator[Found]:
    axes = survey.plan.axes
    homes: dict[str, list[str]] = {}
    for axe in axes:
        for objectif in axe.objectifs:
            homes.setdefault(objectif.code, []).append(axe.code)
    codes = {axe.code for axe in axes}
    for fiche in survey.plan.fiches:
        if not fiche.objectif or (fiche.axe and fiche.axe not in codes):
            continue  # an unknown axis is a finding of its own
        owners = homes.get(fiche.objectif)
        if not owners or (fiche.axe and fiche.axe not in owners):
            yield Found(fiche.where / "objectif", *_wrong(fiche.objectif, owners, list(homes)), ref=fiche.id)


def _wrong(code: str, owners: list[str] | None, known: list[str]) -> tuple[Message, Message]:
    if owners:
        return (
            msg("Objective {code} belongs to axis {axe}, not to that of this fiche.", code=code, axe=owners[0]),
            msg("Correct `axe` or `objectif`, whichever is wrong."),
        )
    sentence = msg("The plan has no objective {code}.", code=code)
    if not known:
        return sentence, msg("It has none yet: list them under their axis in clsctl.yaml.")
    return sentence, suggestion(code, known) or msg("Its objectives are: {codes}.", codes=", ".join(known))
