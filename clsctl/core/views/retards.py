"""The report on what is late: by how much, whose it is, what falls due next, and what nobody can say."""

from typing import NamedTuple

from clsctl.core.audience import Audience
from clsctl.core.facts import PlanFacts
from clsctl.core.messages import Message
from clsctl.core.views.blocks import Entete
from clsctl.core.views.echeances import Echeances, echeances
from clsctl.core.views.reasons import readings
from clsctl.core.views.scope import Scope
from clsctl.core.views.seen import entete, seen


class RetardsPlan(NamedTuple):
    """The deadlines of one plan; `lectures` says how its calendars were read."""

    titre: str
    echeances: Echeances
    lectures: tuple[Message, ...]


class Retards(NamedTuple):
    entete: Entete
    plans: tuple[RetardsPlan, ...]


def retards(scope: Scope, audience: Audience) -> Retards:
    """The late of the plans that the filters of the scope keep, as the audience may read them."""
    may = seen(scope, audience)
    return Retards(entete(may, audience), tuple(map(_plan, may.chosen())))


def _plan(facts: PlanFacts) -> RetardsPlan:
    return RetardsPlan(facts.plan.titre, echeances(facts), lectures(facts))


def lectures(facts: PlanFacts) -> tuple[Message, ...]:
    """How the calendars of a plan were read, where something was assumed."""
    return readings((each.ref, each) for fiche in facts.fiches for each in fiche.livrables)
