"""A fiche does not count the same thing twice."""

from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.model.fiche import Indicateur
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import fold
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "I508",
    "duplicate-indicator",
    "warning",
    title=msg("Two indicators of a fiche have the same wording"),
    why=msg(
        "Two lines with the same words in a table: one was copied to be changed and was not, or belongs to another "
        "fiche."
    ),
    remedy=msg("Reword one of the two, or remove it."),
    bad="""\
indicateurs:
  - {id: I1, libelle: Nombre de réunions, unite: réunion, cible: {valeur: 4}}
  - {id: I2, libelle: Nombre de réunions, unite: réunion, cible: {valeur: 6}}
""",
    good="""\
indicateurs:
  - {id: I1, libelle: Nombre de réunions, unite: réunion, cible: {valeur: 4}}
  - {id: I2, libelle: Nombre de participants, unite: personne, cible: {valeur: 60}}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        taken: dict[str, Indicateur] = {}
        for each in fiche.indicateurs if len(fiche.indicateurs) > 1 else ():
            first = taken.setdefault(fold(each.libelle or each.id), each)
            if first is not each:
                yield Found(
                    each.where / "libelle",
                    msg("Indicator {id} has the same wording.", id=first.id),
                    msg("Reword one of the two, or remove it."),
                    f"{fiche.id}/{each.id}",
                    (Related(first.where / "libelle", msg("The same words.")),),
                )
