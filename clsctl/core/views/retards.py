"""The report on what is late: by how much, whose it is, what falls due next, and what nobody can say."""

from typing import NamedTuple

from clsctl.core.audience import Audience
from clsctl.core.facts import PlanFacts
from clsctl.core.messages import Message
from clsctl.core.views.blocks import Entete, Paires
from clsctl.core.views.echeances import Echeances, echeances
from clsctl.core.views.lexique import lexique
from clsctl.core.views.reasons import readings
from clsctl.core.views.scope import Scope
from clsctl.core.views.seen import entete, seen
from clsctl.core.views.selection import of_livrable_states


class RetardsPlan(NamedTuple):
    """The deadlines of one plan; `lectures` says how its calendars were read."""

    titre: str
    echeances: Echeances
    lectures: tuple[Message, ...]


class Retards(NamedTuple):
    entete: Entete
    plans: tuple[RetardsPlan, ...]
    lexique: Paires | None


def retards(scope: Scope, audience: Audience) -> Retards:
    """The late of the plans that the filters of the scope keep, as the audience may read them."""
    may = seen(scope, audience)
    states = may.filters.states
    is_without = bool(states) and "en_retard" not in states
    facts = tuple(of_livrable_states(may))
    plans = tuple(_plan(each, is_without=is_without) for each in facts)
    return Retards(entete(may, audience), plans, lexique(plans, facts))


def _plan(facts: PlanFacts, *, is_without: bool) -> RetardsPlan:
    found = echeances(facts)._replace(retards_exclus=is_without)
    return RetardsPlan(facts.plan.titre, found, lectures(facts))


def lectures(facts: PlanFacts) -> tuple[Message, ...]:
    """How the calendars of a plan were read, where something was assumed."""
    return readings((each.ref, each) for fiche in facts.fiches for each in fiche.livrables)
