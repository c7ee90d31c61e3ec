"""The plans that the tests of views ask about: the fiche projet 1.3 of the contract, and a second plan beside it."""

from decimal import Decimal
from typing import Any

from clsctl.core.facts import plan_facts
from clsctl.core.model.fiche import Fiche, Financement, Indicateur, Mesure, Source
from clsctl.core.model.plan import Acteur, Axe, Plan
from clsctl.core.model.suivi import Releve, Versement
from clsctl.core.views.filters import Filters
from clsctl.core.views.scope import Scope
from tests.facts.build import W, calendrier, day, etape, fiche, livrable, plan, suivi

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


def measured(id: str = "5") -> Fiche:  # noqa: A002
    """Indicators with all that can be said of one, with nothing, and with a measure but no start or no target."""
    end = Mesure(W, Decimal(20), day("2021-06-30"))
    indicateurs = (
        Indicateur(W, "I1", "Visites", "resultat", "visites", Mesure(W, Decimal(0)), end, periodicite="annuelle"),
        Indicateur(W, "I2", cible=end),
        Indicateur(W, "I3", "Sans cible", depart=Mesure(W, None, day("2018-01-01"))),
        Indicateur(W, "I4", "Sans départ", cible=end),
    )
    known = {
        "I1": (Releve(W, day("2020-02-01"), Decimal(20)), Releve(W, day("2019-02-01"), Decimal(5))),
        "I3": (Releve(W, None, Decimal("1.5")),),
        "I4": (Releve(W, day("2018-02-01"), Decimal(4)),),
    }
    return fiche(id, axe="A1", indicateurs=indicateurs, suivi=suivi(indicateurs=known))


def paid(id: str = "6") -> Fiche:  # noqa: A002
    """Money planned for a year, for several, for none; announced, asked for, given with and without saying for what."""
    financements = (
        Financement(
            W, "Postes", montant=Decimal(1000), periode="2019-2020",
            sources=(_source("ars-dd", "FIR", 600, "notifie"), _source("cc", None, 300, None)),
        ),
        Financement(
            W, "Matériel", montant=Decimal(200), periode="2019", sources=(_source("ars-dd", "FIR", 200, "paye"),)
        ),
        Financement(W, montant=Decimal("0.5"), unite="ETP", periode="à partir de 2019"),
    )  # fmt: skip
    versements = (
        Versement(W, day("2019-05-01"), "Postes", "ars-dd", "FIR", Decimal(600), "notifie"),
        Versement(W, day("2020-05-01"), "Postes", "ars-dd", "FIR", Decimal(250), "paye"),
        Versement(W, None, None, "cc", None, Decimal(100), "engage"),
        Versement(W, day("2020-06-01"), None, "Mécène", None, None, "notifie"),
        Versement(W, day("2020-06-01"), None, "cc", None, Decimal(9), "promis"),
    )
    return fiche(id, axe="A2", financements=financements, suivi=suivi(financements=versements))


def _source(financeur: str, dispositif: str | None, montant: int, etat: str | None) -> Source:
    return Source(W, financeur, dispositif, Decimal(montant), etat)


def ask(on: str, *plans: Plan, titre: str | None = None, **filters: Any) -> Scope:
    """What is asked of the contract, or of the plans given, on a day."""
    facts = tuple(plan_facts(each, day(on)) for each in plans or (contract(),))
    return Scope(facts, "disk", titre, Filters(**filters))
