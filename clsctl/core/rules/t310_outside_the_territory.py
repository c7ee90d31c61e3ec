"""The communes of a fiche are among those of the plan, where the plan lists them."""

from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import fold
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "T310",
    "outside-the-territory",
    "warning",
    title=msg("A commune of the fiche is not in the territory of the plan"),
    why=msg(
        "The fiche acts where the contract does not reach: the commune is missing from the plan, or the fiche was "
        "copied from another contract."
    ),
    remedy=msg("Add the commune to the `territoire` of `clsctl.yaml`, or correct the fiche."),
    bad="""\
# clsctl.yaml
territoire:
  communes: [{nom: Moissac, code_insee: "82112"}]
# fiches/1.1.yaml
territoire:
  communes: [{nom: Castelsarrasin, code_insee: "82033"}]
""",
    good="""\
# clsctl.yaml
territoire:
  communes: [{nom: Moissac, code_insee: "82112"}, {nom: Castelsarrasin, code_insee: "82033"}]
# fiches/1.1.yaml
territoire:
  communes: [{nom: Castelsarrasin, code_insee: "82033"}]
""",
)


def check(survey: Survey) -> Iterator[Found]:
    home = survey.plan.territoire
    if home is None or not home.communes:
        return
    codes = {each.code_insee for each in home.communes if each.code_insee}
    names = {fold(each.nom) for each in home.communes if each.nom}
    for fiche in survey.plan.fiches:
        for commune in fiche.territoire.communes if fiche.territoire else ():
            if commune.code_insee not in codes and fold(commune.nom or "") not in names:
                yield Found(
                    commune.where,
                    msg("{nom} is not in the territory of the plan.", nom=commune.nom or commune.code_insee or ""),
                    msg("Add it to the `territoire` of clsctl.yaml, or correct the fiche."),
                    fiche.id,
                    (Related(home.where, msg("The territory of the plan.")),),
                )
