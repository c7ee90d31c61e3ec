"""The money of a plan on the day: totals, and tables of it taken apart."""

from typing import NamedTuple

from clsctl.core.facts import PlanFacts
from clsctl.core.facts.money import ZERO, Argent, money, together
from clsctl.core.facts.money_by import Groupe, Par, money_by
from clsctl.core.messages import Message, msg
from clsctl.core.model.plan import Plan
from clsctl.core.views.blocks import Cell, Etages, Tableau
from clsctl.core.views.sums import MoneyLine, group_name, money_table, share_notified, stages


class ArgentView(NamedTuple):
    """The money of a plan: totals in euros, all of it as a bar, and by funder. `part` is notified over planned."""

    totaux: Argent
    part: float | None
    etages: Etages
    par_financeur: Tableau | None


# The caption of each table, and the head of its lines.
_TITLES: dict[Par, tuple[Message, Message]] = {
    "fiche": (msg("Money by fiche"), msg("Fiche")),
    "axe": (msg("Money by axis"), msg("Axis")),
    "financeur": (msg("Money by funder"), msg("Source of funding")),
    "dispositif": (msg("Money by scheme"), msg("Scheme")),
    "nature": (msg("Money by expense"), msg("Expense")),
    "annee": (msg("Money by year"), msg("Year")),
}


def argent(facts: PlanFacts) -> ArgentView | None:
    """None where no amount is written."""
    totaux = together(money(each.fiche) for each in facts.fiches)
    if not any(totaux):
        return None
    return ArgentView(totaux, share_notified(totaux), stages(totaux), table(facts, "financeur", totaux))


def table(facts: PlanFacts, par: Par, totaux: Argent) -> Tableau | None:
    """The money taken apart in one way; None where there is no sum in euros to take apart."""
    groups = [each for each in money_by(facts, par) if any(each.argent._replace(etp=ZERO))]
    legende, tete = _TITLES[par]
    lines = (MoneyLine(_name(facts.plan, par, each), each.argent) for each in groups)
    return money_table(legende, tete, lines, totaux, cumul=par != "annee") if groups else None


def _name(plan: Plan, par: Par, groupe: Groupe) -> Cell:
    name = group_name(plan, par, groupe)
    return msg("{ref} – {title}", ref=groupe.cle or "", title=name) if par == "fiche" else name
