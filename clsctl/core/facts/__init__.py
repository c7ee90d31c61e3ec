"""The state of every deliverable, fiche and plan on one day (docs/calendrier.md has the table of states)."""

from clsctl.core.facts.contract import calendar_context
from clsctl.core.facts.fiches import avancement, plan_facts
from clsctl.core.facts.instances import instance_named
from clsctl.core.facts.past import plan_on
from clsctl.core.facts.values import (
    OUVERTS,
    Avancement,
    EtapeFacts,
    Etat,
    FicheFacts,
    LivrableFacts,
    Periode,
    PlanFacts,
    summed,
)

__all__ = [
    "OUVERTS",
    "Avancement",
    "EtapeFacts",
    "Etat",
    "FicheFacts",
    "LivrableFacts",
    "Periode",
    "PlanFacts",
    "avancement",
    "calendar_context",
    "instance_named",
    "plan_facts",
    "plan_on",
    "summed",
]
