"""Sums of money as the items of answers and the cells of tables have them."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from clsctl.core.facts.money import Argent
from clsctl.core.facts.money_by import Groupe, Par
from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.model.plan import Plan
from clsctl.core.views.blocks import Cell, Colonne, Etages, Fort, Pile, Tableau
from clsctl.core.views.rubriques.headings import axe_heading, axe_of
from clsctl.core.views.rubriques.sujet import sum_of


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
    """The part of what is planned that is covered by what is notified, 0 to 1; None where nothing is planned.

    What one fiche has too much of, or where it plans nothing, covers no other.
    """
    return float((argent.prevu - argent.non_couvert) / argent.prevu) if argent.prevu > 0 else None


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


class Montant(NamedTuple):
    """A column of amounts: its key, in `Argent` as in `Sums`, and its head."""

    cle: str
    titre: Message


# The amounts of money, in the order in which it comes.
MONTANTS = (
    Montant("prevu", msg("Planned")),
    Montant("potentiel", msg("Potential")),
    Montant("sollicite", msg("Applied for")),
    Montant("notifie", msg("Notified")),
    Montant("engage", msg("Committed")),
    Montant("paye", msg("Paid")),
    # Translators: money planned and not notified, « Non couvert »
    Montant("non_couvert", msg("Not covered")),
)


class MoneyLine(NamedTuple):
    """A line of a table of money: its name, its sums."""

    nom: Cell
    argent: Argent


def money_table(legende: Message, tete: Message, lines: Iterable[MoneyLine], whole: Argent, *, cumul: bool) -> Tableau:
    """Sums under one another, each with its bar, and the total; without the columns of nothing."""
    known = tuple(lines)
    sums_ = [each.argent for each in known]
    told = [each for each in MONTANTS if cumul or each.cle != "non_couvert"]
    kept = [each.cle for each in told if any(getattr(one, each.cle) for one in (*sums_, whole))]
    most = max((_largest(each) for each in sums_), default=Decimal(0))
    heads = (Colonne(tete), *(Colonne(each.titre, nombre=True) for each in MONTANTS if each.cle in kept))
    rows = [(Pile((each.nom, stages(each.argent, most, cumul=cumul))), *_cells(each.argent, kept)) for each in known]
    return Tableau(legende, heads, (*rows, (Fort(msg("Total")), *_cells(whole, kept))))


def stages(argent: Argent, entier: Decimal | None = None, *, cumul: bool = True) -> Etages:
    """Sums as a bar out of `entier`, or of their own largest."""
    a = argent
    return Etages(a.paye, a.engage, a.notifie, a.sollicite, a.prevu, _largest(a) if entier is None else entier, cumul)


def _largest(argent: Argent) -> Decimal:
    return max(argent.prevu, argent.sollicite, argent.notifie, argent.engage, argent.paye)


def _cells(argent: Argent, kept: Sequence[str]) -> tuple[Cell, ...]:
    amounts = (getattr(argent, cle) for cle in kept)
    return tuple(sum_of(amount) if amount else None for amount in amounts)
