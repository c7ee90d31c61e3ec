"""A funder's money is not spent beyond what it notified."""

from collections.abc import Iterator
from decimal import Decimal

from clsctl.core.diagnostics import Related
from clsctl.core.messages import msg
from clsctl.core.model.suivi import Versement
from clsctl.core.rules.found import Found
from clsctl.core.rules.page import Page
from clsctl.core.rules.parts import fold
from clsctl.core.rules.survey import Survey

PAGE = Page(
    "M403",
    "overspent",
    "warning",
    title=msg("More was committed or paid than was notified"),
    why=msg(
        "Spending beyond the notification is not covered by anybody: either a notification was not recorded, or an "
        "amount is wrong."
    ),
    remedy=msg("Record the missing notification under `suivi.financements`, or correct the amount."),
    bad="""\
suivi:
  financements:
    - {date: 2020-01-15, financeur: ARS, montant: 40 000, etat: notifie}
    - {date: 2020-09-01, financeur: ARS, montant: 45 000, etat: paye}
""",
    good="""\
suivi:
  financements:
    - {date: 2020-01-15, financeur: ARS, montant: 40 000, etat: notifie}
    - {date: 2020-09-01, financeur: ARS, montant: 35 000, etat: paye}
""",
)


def check(survey: Survey) -> Iterator[Found]:
    for fiche in survey.plan.fiches:
        if fiche.suivi is None:
            continue
        funders: dict[str, list[Versement]] = {}
        for each in fiche.suivi.financements:
            funders.setdefault(fold(each.financeur or ""), []).append(each)
        for entries in funders.values():
            notified = _sum(entries, "notifie")
            for etat in ("engage", "paye"):
                spent = _sum(entries, etat)
                if notified and spent > notified:
                    yield _found(entries, etat, spent, notified, fiche.id)


def _sum(entries: list[Versement], etat: str) -> Decimal:
    return sum((each.montant for each in entries if each.etat == etat and each.montant), Decimal())


def _found(entries: list[Versement], etat: str, spent: Decimal, notified: Decimal, ref: str) -> Found:
    last = [each for each in entries if each.etat == etat][-1]
    sentence = (
        msg("{spent} was paid in all, and {notified} notified.", spent=spent, notified=notified)
        if etat == "paye"
        else msg("{spent} was committed in all, and {notified} notified.", spent=spent, notified=notified)
    )
    told = tuple(Related(each.where, msg("Notified here.")) for each in entries if each.etat == "notifie")
    return Found(
        last.where / "montant",
        sentence,
        msg("Record the notification that is missing, or correct the amount."),
        ref,
        told,
    )
