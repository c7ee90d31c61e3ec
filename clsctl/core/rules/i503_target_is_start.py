"""The target of an indicator is not where it starts."""

from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "I503",
    "target-is-start",
    "warning",
    title=msg("The target of an indicator is its starting point"),
    why=msg("With nothing to gain, progress cannot be computed, and the target was probably copied from the start."),
    remedy=msg(
        "Correct `cible` or `depart`. For an indicator that must only be kept at its level, leave `depart` out."
    ),
    bad="""\
indicateurs:
  - {id: I1, libelle: Médecins installés, unite: médecin, depart: {valeur: 12}, cible: {valeur: 12}}
""",
    good="""\
indicateurs:
  - {id: I1, libelle: Médecins installés, unite: médecin, depart: {valeur: 12}, cible: {valeur: 15}}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        for indicateur in fiche.indicateurs:
            depart, cible = indicateur.depart, indicateur.cible
            if depart and cible and cible.valeur is not None and depart.valeur == cible.valeur:
                yield Found(
                    cible.where / "valeur",
                    msg("The target, {value}, is the starting point.", value=cible.valeur),
                    msg("Correct one of the two."),
                    f"{fiche.id}/{indicateur.id}",
                    (Related(depart.where / "valeur", msg("The starting point.")),),
                )
