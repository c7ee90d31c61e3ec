"""An indicator says in which unit it counts, and what is aimed at."""

from collections.abc import Iterator

from clsctl.core.messages import Message, msg
from clsctl.core.model.fiche import Indicateur
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "I501",
    "indicator-incomplete",
    "info",
    title=msg("An indicator has no unit or no target"),
    why=msg(
        "Without a target nobody can say whether the action succeeded; without a unit a figure says nothing. The "
        "contract may have been signed so: the evaluation will ask."
    ),
    remedy=msg("Add `unite` and `cible`, if the partners have agreed on them."),
    bad="""\
indicateurs:
  - id: I1
    libelle: Nombre de maisons de santé accompagnées
""",
    good="""\
indicateurs:
  - id: I1
    libelle: Nombre de maisons de santé accompagnées
    unite: maison de santé
    cible: {valeur: 2}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        for indicateur in fiche.indicateurs:
            lacks_target = indicateur.cible is None or indicateur.cible.valeur is None
            if lacks_target or not indicateur.unite:
                yield Found(
                    indicateur.where,
                    _sentence(indicateur, lacks_target),
                    msg("Add what is missing, if the partners have agreed on it."),
                    f"{fiche.id}/{indicateur.id}",
                )


def _sentence(indicateur: Indicateur, lacks_target: bool) -> Message:
    if indicateur.unite:
        return msg("This indicator has no target.")
    return msg("This indicator has no unit and no target.") if lacks_target else msg("This indicator has no unit.")
