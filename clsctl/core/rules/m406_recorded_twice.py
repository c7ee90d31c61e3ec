"""One notification, commitment or payment is recorded once."""

from collections.abc import Iterator

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.model.suivi import Versement
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "M406",
    "recorded-twice",
    "warning",
    title=msg("A payment is recorded twice"),
    why=msg("Two entries with the same day, funder and amount count twice in every total."),
    remedy=msg("Remove one. If there really were two, tell them apart by `nature` or `dispositif`."),
    bad="""\
suivi:
  financements:
    - {date: 2020-09-01, financeur: ARS, montant: 20 000, etat: paye}
    - {date: 2020-09-01, financeur: ARS, montant: 20 000, etat: paye}
""",
    good="""\
suivi:
  financements:
    - {date: 2020-09-01, financeur: ARS, montant: 20 000, etat: paye, nature: Acompte}
    - {date: 2020-09-01, financeur: ARS, montant: 20 000, etat: paye, nature: Solde}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        taken: dict[tuple[object, ...], Versement] = {}
        for each in fiche.suivi.financements if fiche.suivi else ():
            first = taken.setdefault(each[1:], each)
            if first is not each and each.montant is not None:
                yield Found(
                    each.where,
                    msg("The same entry is already recorded."),
                    msg("Remove one of the two, or tell them apart by `nature`."),
                    fiche.id,
                    (Related(first.where, msg("Already recorded here.")),),
                )
