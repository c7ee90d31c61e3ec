"""The target of an indicator is for a later day than its start."""

from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "I505",
    "target-before-start",
    "warning",
    title=msg("The target of an indicator is dated before its start"),
    why=msg("One of the two dates is wrong, most often by its year."),
    remedy=msg("Correct the date that is wrong."),
    bad="""\
indicateurs:
  - id: I1
    libelle: Médecins installés
    unite: médecin
    depart: {valeur: 12, date: 2019-01-01}
    cible: {valeur: 15, date: 2012-12-31}
""",
    good="""\
indicateurs:
  - id: I1
    libelle: Médecins installés
    unite: médecin
    depart: {valeur: 12, date: 2019-01-01}
    cible: {valeur: 15, date: 2021-12-31}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        for indicateur in fiche.indicateurs:
            depart, cible = indicateur.depart, indicateur.cible
            if depart and cible and depart.date and cible.date and cible.date < depart.date:
                yield Found(
                    cible.where / "date",
                    msg("The target is for {target}, before the start, {start}.", target=cible.date, start=depart.date),
                    msg("Correct the date that is wrong."),
                    f"{fiche.id}/{indicateur.id}",
                    (Related(depart.where / "date", msg("The start.")),),
                )
