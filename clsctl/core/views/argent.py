"""The money of a plan on the day: totals, and a line for each funder."""

from decimal import Decimal
from typing import NamedTuple

from clsctl.core.facts import PlanFacts
from clsctl.core.facts.money import Argent, by_funder, money, together
from clsctl.core.messages import msg
from clsctl.core.views.blocks import Cell, Colonne, Fort, Tableau
from clsctl.core.views.rubriques.sujet import sum_of


class ArgentView(NamedTuple):
    """The money of a plan: totals in euros, and a table by funder. `part` is notified over planned."""

    totaux: Argent
    part: float | None
    par_financeur: Tableau | None


def argent(facts: PlanFacts) -> ArgentView | None:
    """None where no amount is written."""
    fiches = [each.fiche for each in facts.fiches]
    totaux = together(map(money, fiches))
    if not any(totaux):
        return None
    heads = (
        Colonne(msg("Source of funding")),
        *(
            Colonne(titre, nombre=True)
            # Translators: states of money, as heads: « Sollicité », « Notifié », « Engagé », « Payé »
            for titre in (msg("Potential"), msg("Applied for"), msg("Notified"), msg("Committed"), msg("Paid"))
        ),
    )
    names = {code: acteur.sigle or acteur.nom or code for code, acteur in facts.plan.acteurs.items()}
    found = sorted(by_funder(fiches).items(), key=lambda each: (-each[1].sollicite, each[0]))
    lignes = [(names.get(name, name) or msg("Source not named"), *_sums(sums)) for name, sums in found if any(sums)]
    lignes.append((Fort(msg("Total")), *_sums(totaux)))
    table = Tableau(msg("Money by funder, in euros"), heads, tuple(lignes)) if len(lignes) > 1 else None
    part = float(totaux.notifie / totaux.prevu) if totaux.prevu else None
    return ArgentView(totaux, part, table)


def _sums(sums: Argent) -> tuple[Cell, ...]:
    amounts: tuple[Decimal, ...] = (sums.potentiel, sums.sollicite, sums.notifie, sums.engage, sums.paye)
    return tuple(sum_of(each) if each else None for each in amounts)
