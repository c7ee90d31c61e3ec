"""The report on time: the chart of the contract, then every deadline in the order of the days."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from clsctl.core.audience import Audience
from clsctl.core.facts import PlanFacts
from clsctl.core.messages import Message, msg, nmsg
from clsctl.core.views.blocks import Cell, Colonne, Entete, Mot, Paires, Pile, Tableau
from clsctl.core.views.echeances import deadline_name, echeances, holders, moved
from clsctl.core.views.frise import Frise, of_plan
from clsctl.core.views.lexique import lexique
from clsctl.core.views.overdue_items import OverdueItem, found, item_of
from clsctl.core.views.retards import lectures
from clsctl.core.views.scope import Scope
from clsctl.core.views.seen import entete, seen
from clsctl.core.views.selection import of_livrable_states


class AnneeView(NamedTuple):
    """The deadlines of a year."""

    annee: int
    nombre: int
    echeances: Tableau


class CalendrierPlan(NamedTuple):
    """One contract: its days, its chart, its deadlines by year, what cannot be placed, how the calendars were read."""

    titre: str
    debut: date | None
    fin: date | None
    ecoule: float | None
    frise: Frise | None
    annees: tuple[AnneeView, ...]
    non_places: Tableau | None
    lectures: tuple[Message, ...]


class CalendrierView(NamedTuple):
    entete: Entete
    plans: tuple[CalendrierPlan, ...]
    lexique: Paires | None


def calendrier(scope: Scope, audience: Audience) -> CalendrierView:
    """The calendar of the plans that the filters of the scope keep, as the audience may read it."""
    may = seen(scope, audience)
    facts = tuple(of_livrable_states(may))
    plans = tuple(map(_plan, facts))
    return CalendrierView(entete(may, audience), plans, lexique(plans, facts))


def _plan(facts: PlanFacts) -> CalendrierPlan:
    return CalendrierPlan(
        facts.plan.titre,
        facts.start,
        facts.end,
        facts.ecoule,
        of_plan(facts),
        tuple(_years(facts)),
        echeances(facts).non_places,
        lectures(facts),
    )


def _years(facts: PlanFacts) -> Iterator[AnneeView]:
    items = [item_of(each) for each in found(Scope((facts,)), (facts,))]
    dated = sorted(((each.end, each) for each in items if each.end is not None), key=lambda pair: pair[0])
    heads = (
        # Translators: head of a column of days
        Colonne(msg("Due")),
        Colonne(msg("Deliverable")),
        Colonne(msg("Holders")),
        Colonne(msg("State")),
    )
    for year, pairs in groupby(dated, key=lambda pair: pair[0].year):
        lignes = tuple(_line(facts, each) for _, each in pairs)
        legende = msg("Deadlines of {year}", year=year)
        yield AnneeView(year, len(lignes), Tableau(legende, heads, lignes))


def _line(facts: PlanFacts, item: OverdueItem) -> tuple[Cell, ...]:
    late = item.jours_retard
    words = (nmsg("{count} day late", "{count} days late", late),) if late else ()
    state = Mot("etat", item.etat)
    return (
        item.end,
        deadline_name(item.ref, item.livrable, item.titre),
        holders(item.porteurs),
        Pile((state, *words, *(moved(facts.plan, each) for each in item.reports))),
    )
