"""The report on money: what is planned, who pays it, when, and what nothing covers."""

from decimal import Decimal
from typing import NamedTuple

from clsctl.core.audience import Audience
from clsctl.core.facts import PlanFacts
from clsctl.core.facts.money import Argent, money, together
from clsctl.core.messages import msg, verbatim
from clsctl.core.views.argent import ArgentView, argent, table
from clsctl.core.views.blocks import Colonne, Entete, Fort, Paires, Tableau
from clsctl.core.views.lexique import lexique
from clsctl.core.views.listing import of_states
from clsctl.core.views.rubriques.sujet import sum_of
from clsctl.core.views.scope import Scope
from clsctl.core.views.seen import entete, seen
from clsctl.core.views.sums import MoneyLine, money_table


class FinancesPlan(NamedTuple):
    """The money of one contract; `argent` is None where no amount is written, a table where it would be empty.

    `non_couverts` has the fiches with something planned that nobody has notified, `etp` the work planned in full-time
    equivalents.
    """

    titre: str
    argent: ArgentView | None
    etp: Decimal
    par_axe: Tableau | None
    par_fiche: Tableau | None
    par_annee: Tableau | None
    non_couverts: Tableau | None


class Finances(NamedTuple):
    """`ensemble` has a line for each contract where there are several."""

    entete: Entete
    ensemble: Tableau | None
    plans: tuple[FinancesPlan, ...]
    lexique: Paires | None


def finances(scope: Scope, audience: Audience) -> Finances:
    """The money of the plans that the filters of the scope keep, as the audience may read it."""
    may = seen(scope, audience)
    facts = of_states(may)
    plans, whole = tuple(map(_plan, facts)), _together(facts) if len(facts) > 1 else None
    return Finances(entete(may, audience), whole, plans, lexique(plans, facts))


def _plan(facts: PlanFacts) -> FinancesPlan:
    totaux = _of(facts)
    return FinancesPlan(
        facts.plan.titre,
        argent(facts),
        totaux.etp,
        table(facts, "axe", totaux) if any(each.fiche.axe for each in facts.fiches) else None,
        table(facts, "fiche", totaux),
        table(facts, "annee", totaux),
        _uncovered(facts),
    )


def _of(facts: PlanFacts) -> Argent:
    return together(money(each.fiche) for each in facts.fiches)


def _together(facts: tuple[PlanFacts, ...]) -> Tableau:
    sums = [(each, _of(each)) for each in facts]
    lines = (MoneyLine(verbatim(each.plan.titre), argent_) for each, argent_ in sums)
    whole = together(argent_ for _, argent_ in sums)
    return money_table(msg("The money of the contracts"), msg("Contract"), lines, whole, cumul=True)


def _uncovered(facts: PlanFacts) -> Tableau | None:
    """What is planned and not notified, the most first, with what is expected of whom."""
    found = [(each.fiche, money(each.fiche)) for each in facts.fiches]
    lacking = sorted((each for each in found if each[1].non_couvert), key=lambda each: -each[1].non_couvert)
    heads = (
        Colonne(msg("Fiche")),
        Colonne(msg("Planned"), nombre=True),
        Colonne(msg("Notified"), nombre=True),
        # Translators: money applied for and not yet notified, « En attente de réponse »
        Colonne(msg("Awaiting an answer"), nombre=True),
        Colonne(msg("Not covered"), nombre=True),
    )
    lignes = tuple(
        (
            msg("{ref} – {title}", ref=fiche.id, title=fiche.titre),
            sum_of(sums.prevu),
            sum_of(sums.notifie) if sums.notifie else None,
            sum_of(sums.sollicite - sums.notifie) if sums.sollicite > sums.notifie else None,
            Fort(sum_of(sums.non_couvert)),
        )
        for fiche, sums in lacking
    )
    return Tableau(msg("What is planned and not notified"), heads, lignes) if lignes else None
