"""A share in percent lies between 0 and 100."""

import re
from collections.abc import Iterator
from decimal import Decimal

from clsctl.core.diagnostics import Where
from clsctl.core.messages import msg
from clsctl.core.model.fiche import Fiche, Indicateur
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "I506",
    "impossible-percentage",
    "warning",
    title=msg("A percentage is above 100 or below 0"),
    why=msg("A share of more than all is a count written in the place of the share, or a digit too many."),
    remedy=msg(
        "Correct the value, or the unit. A rate of change may go beyond: say so in the wording (« évolution », « "
        "progression »)."
    ),
    bad="""\
indicateurs:
  - {id: I1, libelle: Part des habitants sans médecin traitant, unite: "%", cible: {valeur: 850}}
""",
    good="""\
indicateurs:
  - {id: I1, libelle: Part des habitants sans médecin traitant, unite: "%", cible: {valeur: "8,5"}}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        for indicateur in fiche.indicateurs:
            if _is_share(indicateur):
                for value, where in _values(fiche, indicateur):
                    if value is not None and not 0 <= value <= 100:
                        yield Found(
                            where,
                            msg("{value} % is no share of a whole.", value=value),
                            msg("Correct the value, or the unit."),
                            f"{fiche.id}/{indicateur.id}",
                        )


def _is_share(indicateur: Indicateur) -> bool:
    unite = (indicateur.unite or "").casefold()
    change = re.search(
        r"évolution|variation|progression|croissance|hausse|baisse", (indicateur.libelle or "").casefold()
    )
    return unite.startswith(("%", "pour")) and change is None


def _values(fiche: Fiche, indicateur: Indicateur) -> Iterator[tuple[Decimal | None, Where]]:
    for each in (indicateur.depart, indicateur.cible):
        if each is not None:
            yield each.valeur, each.where / "valeur"
    for releve in fiche.suivi.indicateurs.get(indicateur.id, ()) if fiche.suivi else ():
        yield releve.valeur, releve.where / "valeur"
