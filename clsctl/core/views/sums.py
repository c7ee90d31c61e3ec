"""Sums of money as the items of answers and the cells of tables have them."""

from decimal import Decimal
from typing import NamedTuple

from clsctl.core.facts.money import Argent
from clsctl.core.facts.money_by import Groupe, Par
from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.model.plan import Plan
from clsctl.core.views.rubriques.headings import axe_heading, axe_of


class Sums(NamedTuple):
    """Amounts in euros. What is paid counts as committed, notified and applied for too; `potentiel` does not.

    `non_couvert` is what is planned and not notified, `etp` the planned work in full-time equivalents.
    """

    prevu: Decimal
    potentiel: Decimal
    sollicite: Decimal
    notifie: Decimal
    engage: Decimal
    paye: Decimal
    non_couvert: Decimal
    etp: Decimal


def sums(argent: Argent) -> Sums:
    a = argent
    return Sums(a.prevu, a.potentiel, a.sollicite, a.notifie, a.engage, a.paye, a.non_couvert, a.etp)


def share_notified(argent: Argent) -> float | None:
    """What is notified out of what is planned, 0 to 1; None where nothing is planned."""
    return min(float(argent.notifie / argent.prevu), 1.0) if argent.prevu > 0 else None


# What stands for a group that says none.
_NONE: dict[Par, Message] = {
    "financeur": msg("No funder named"),
    "dispositif": msg("No scheme named"),
    "nature": msg("Expense not named in the signed text"),
    "axe": msg("Without an axis"),
    "annee": msg("Without a year"),
}


def group_name(plan: Plan, par: Par, groupe: Groupe) -> Message:
    """A group as people call it."""
    cle = groupe.cle
    if cle is None:
        return _NONE[par]
    if par == "fiche":
        return verbatim(next(each.titre for each in plan.fiches if each.id == cle))
    if par == "axe":
        return axe_heading(axe_of(plan, cle), cle) or _NONE[par]
    if par == "annee" and "-" in cle:
        first, _, last = cle.partition("-")
        # Translators: money planned over several years together, « 2024 à 2027, ensemble »
        return msg("{first} to {last}, together", first=first, last=last)
    acteur = plan.acteurs.get(cle) if par == "financeur" else None
    return verbatim((acteur.sigle or acteur.nom if acteur else None) or cle)
