"""Every axis and objective of the plan has a fiche."""

from collections.abc import Iterator

from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "H013",
    "empty-axis",
    "info",
    title=msg("No fiche serves an axis or an objective"),
    why=msg(
        "The contract announces it and nothing carries it out: a fiche was forgotten, or is filed under another code."
    ),
    remedy=msg("Add the fiche, or correct `axe` and `objectif` in the one that serves it."),
    bad="""\
# clsctl.yaml
axes:
  - {code: "1", titre: Accès aux soins}
  - {code: "2", titre: Prévention}
# fiches/1.1.yaml
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
    if not plan.fiches:
        return  # a plan being written
    objectifs = {fiche.objectif for fiche in plan.fiches}
    served = {fiche.axe for fiche in plan.fiches}
    for axe in plan.axes:
        inside = {each.code for each in axe.objectifs}
        if axe.code not in served and not inside & objectifs:
            sentence = msg("No fiche serves the axis {code}.", code=axe.code)
            yield Found(axe.where, sentence, msg("Add the fiche, or correct the one that serves it."))
            continue
        for objectif in axe.objectifs if inside & objectifs else ():
            if objectif.code not in objectifs:
                sentence = msg("No fiche serves the objective {code}.", code=objectif.code)
                yield Found(objectif.where, sentence, msg("Add the fiche, or correct the one that serves it."))
