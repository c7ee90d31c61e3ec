"""The plans that the tests of views ask about: the fiche projet 1.3 of the contract, and a second plan beside it."""

from typing import Any

from clsctl.core.facts import plan_facts
from clsctl.core.model.plan import Acteur, Axe, Plan
from clsctl.core.views.filters import Filters
from clsctl.core.views.scope import Scope
from tests.facts.build import W, calendrier, day, etape, fiche, livrable, plan

ACTEURS = {
    "ars-dd": Acteur(W, "ars-dd", "Délégation départementale de l’ARS", "DD ARS"),
    "cc": Acteur(W, "cc", "Communauté de communes"),
    "ccas": Acteur(W, "ccas"),
}


def contract(**fields: Any) -> Plan:
    """Three steps with a deliverable each, a fiche without deliverables, one that recurs and one that is not dated."""
    return plan(
        fiche(
            "1.3", axe="A1", porteurs=("ars-dd", "cc"), pilotes=("L’équipe mobile",),
            etapes=(
                etape("E1", livrable("L1", "2™ semestre 2019")),
                etape("E2", livrable("L2", '1°" semestre 2020', titre="Projet de santé")),
                etape("E3", livrable("L3", "2°™ semestre 2020")),
            ),
        ),
        fiche("1.10", axe="A1", pilotes=("cc",), calendrier=calendrier("2019")),
        fiche("2", livrable("L1", "à définir"), livrable("L2", ""), axe="A2", porteurs=("La Région",)),
        signature="2018-01-01", fin="2021-12-31", axes=(Axe(W, "A1"), Axe(W, "A2"), Axe(W, "A3")), acteurs=ACTEURS,
        **fields,
    )  # fmt: skip


def ask(on: str, *plans: Plan, titre: str | None = None, **filters: Any) -> Scope:
    """What is asked of the contract, or of the plans given, on a day."""
    facts = tuple(plan_facts(each, day(on)) for each in plans or (contract(),))
    return Scope(facts, "disk", titre, Filters(**filters))
