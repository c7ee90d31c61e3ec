"""The policy that a fiche is attached to is one of the plan's `cadres`."""

from collections.abc import Iterator

from clsctl.core.messages import Message, msg
from clsctl.core.nearest import suggestion
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "R110",
    "unknown-cadre",
    "error",
    title=msg("A fiche is attached to a policy that the plan does not list"),
    why=msg(
        "`rattachements` says which part of the regional health project, of a schéma or of a contrat de ville a fiche "
        "serves. A code that leads nowhere cannot be shown or counted."
    ),
    remedy=msg("Write the code of one of the `cadres` of `clsctl.yaml`, or add the policy there."),
    bad="""\
# clsctl.yaml
cadres:
  - code: prs
    titre: Projet régional de santé
# fiches/1.1.yaml
rattachements:
  - cadre: prs2
    libelle: Soins primaires
""",
    good="""\
# clsctl.yaml
cadres:
  - code: prs
    titre: Projet régional de santé
# fiches/1.1.yaml
rattachements:
  - cadre: prs
    libelle: Soins primaires
""",
)


def check(survey: Survey) -> Iterator[Found]:
    known = [each.code for each in survey.plan.cadres]
    for fiche in survey.plan.fiches:
        for rattachement in fiche.rattachements:
            code = rattachement.cadre
            if code and code not in known:
                yield Found(
                    rattachement.where / "cadre",
                    msg("The plan lists no policy with the code {code}.", code=code),
                    _hint(code, known),
                    fiche.id,
                )


def _hint(code: str, known: list[str]) -> Message:
    if not known:
        return msg("Add it to `cadres` in clsctl.yaml.")
    return suggestion(code, known) or msg("It lists: {codes}.", codes=", ".join(known))
