"""An indicator of a fiche declared finished was measured at least once."""

from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "I502",
    "never-measured",
    "warning",
    title=msg("A finished fiche has an indicator that was never measured"),
    why=msg("The fiche is declared done and nothing shows its result. The last review will have an empty line."),
    remedy=msg("Record a measure (`clsctl measure`, or `suivi.indicateurs`), or say in the review why there is none."),
    bad="""\
indicateurs:
  - {id: I1, libelle: Maisons de santé, unite: maison, cible: {valeur: 2}}
suivi:
  statut: realisee
  statut_le: 2021-01-15
""",
    good="""\
indicateurs:
  - {id: I1, libelle: Maisons de santé, unite: maison, cible: {valeur: 2}}
suivi:
  statut: realisee
  statut_le: 2021-01-15
  indicateurs:
    I1:
      - {date: 2021-01-10, valeur: 2}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        suivi = fiche.suivi
        if suivi is None or suivi.statut not in ("realisee", "partiellement_realisee"):
            continue
        for indicateur in fiche.indicateurs:
            if not suivi.indicateurs.get(indicateur.id):
                yield Found(
                    indicateur.where,
                    msg("The fiche is declared done, and this indicator was never measured."),
                    msg("Record a measure under `suivi.indicateurs`."),
                    f"{fiche.id}/{indicateur.id}",
                    (Related(suivi.where / "statut", msg("Declared done here.")),),
                )
