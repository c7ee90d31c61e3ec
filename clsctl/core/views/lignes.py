"""The rows of the tables of `donnees`: of a plan, what each thing in it says, in the order of the columns."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from clsctl.core.facts import PlanFacts
from clsctl.core.facts.indicators import indicators
from clsctl.core.facts.money import money
from clsctl.core.messages import Message
from clsctl.core.views.filters import actor_names
from clsctl.core.views.parts import counts
from clsctl.core.views.scope import Scope

Value = str | int | float | Decimal | date | Message | None
Row = tuple[Value, ...]


def fiches(scope: Scope, facts: PlanFacts) -> Iterator[Row]:
    axes = {axe.code: axe.titre for axe in facts.plan.axes}
    for each in facts.fiches:
        fiche, found, sums = each.fiche, counts(each.livrables), money(each.fiche)
        yield (
            scope.ref(facts, each.ref), fiche.titre, fiche.type, fiche.axe, axes.get(fiche.axe or ""), fiche.objectif,
            actors(facts, fiche.porteurs), actors(facts, fiche.pilotes), actors(facts, fiche.partenaires),
            each.etat, each.statut, fiche.suivi.statut_le if fiche.suivi else None,
            fiche.suivi.meteo if fiche.suivi else None, fiche.suivi.motif if fiche.suivi else None,
            found.total, found.remis + found.remis_en_retard, found.en_retard, each.avancement.part, each.prochaine,
            each.start, each.end, sums.prevu, sums.sollicite, sums.notifie, sums.engage, sums.paye,
            fiche.calendrier.texte if fiche.calendrier else None, fiche.description,
        )  # fmt: skip


def livrables(scope: Scope, facts: PlanFacts) -> Iterator[Row]:
    for fiche in facts.fiches:
        for each in fiche.livrables:
            due, suivi = each.en_vigueur, each.suivi
            is_recurring = due is not None and due.nature == "recurring"
            yield (
                scope.ref(facts, each.ref), scope.ref(facts, fiche.ref), each.titre, each.genre, each.etape,
                actors(facts, each.responsables), actors(facts, fiche.fiche.porteurs or fiche.fiche.pilotes),
                each.signee.text if each.signee else None, each.origine, due.text if due else None,
                due.start if due and not is_recurring else None, due.end if due and not is_recurring else None,
                each.prochaine, each.etat, each.jours_retard, len(each.reports), each.remis_le,
                suivi.abandonne_le if suivi else None, suivi.motif if suivi else None,
                "; ".join(suivi.preuves) or None if suivi else None,
            )  # fmt: skip


def phases(scope: Scope, facts: PlanFacts) -> Iterator[Row]:
    for fiche in facts.fiches:
        for each in fiche.etapes:
            due, suivi = each.calendrier, each.suivi
            yield (
                scope.ref(facts, each.ref), scope.ref(facts, fiche.ref), each.titre, each.genre,
                actors(facts, each.responsables), due.text if due else None, due.start if due else None,
                due.end if due else None, suivi.statut if suivi else None, suivi.debut_le if suivi else None,
                suivi.fin_le if suivi else None,
            )  # fmt: skip


def indicateurs(scope: Scope, facts: PlanFacts) -> Iterator[Row]:
    for each in indicators(facts):
        own, last = each.indicateur, each.dernier
        start, target = own.depart, own.cible
        yield (
            scope.ref(facts, each.ref), scope.ref(facts, each.fiche.id), own.libelle, own.categorie, own.unite,
            start.valeur if start else None, start.date if start else None, last.valeur if last else None,
            last.date if last else None, target.valeur if target else None, target.date if target else None,
            each.avancement, own.periodicite, own.source, each.perime.start if each.perime else None,
        )  # fmt: skip


def mesures(scope: Scope, facts: PlanFacts) -> Iterator[Row]:
    for each in indicators(facts):
        for releve in each.mesures:
            yield (
                scope.ref(facts, each.ref), scope.ref(facts, each.fiche.id), each.indicateur.libelle, releve.date,
                releve.valeur, each.indicateur.unite, releve.source, releve.commentaire,
            )  # fmt: skip


def financements(scope: Scope, facts: PlanFacts) -> Iterator[Row]:
    for each in facts.fiches:
        for number, cost in enumerate(each.fiche.financements, start=1):
            first: Row = (scope.ref(facts, each.ref), number, cost.nature, cost.categorie, cost.periode, cost.unite)
            if not cost.sources:
                yield (*first, cost.montant, None, None, None, None)
            for rank, source in enumerate(cost.sources):
                amount = cost.montant if rank == 0 else None  # once, so that a sum of the column is right
                yield (*first, amount, actor(facts, source.financeur), source.dispositif, source.montant, source.etat)


def versements(scope: Scope, facts: PlanFacts) -> Iterator[Row]:
    for each in facts.fiches:
        for paid in each.fiche.suivi.financements if each.fiche.suivi else ():
            yield (
                scope.ref(facts, each.ref), paid.date, paid.nature, actor(facts, paid.financeur), paid.dispositif,
                paid.etat, paid.montant,
            )  # fmt: skip


def reports(scope: Scope, facts: PlanFacts) -> Iterator[Row]:
    for fiche in facts.fiches:
        for each in fiche.livrables:
            for report in each.suivi.reports if each.suivi else ():
                yield (
                    scope.ref(facts, each.ref), scope.ref(facts, fiche.ref), report.echeance, report.decide_le,
                    report.instance, report.motif,
                )  # fmt: skip


def actors(facts: PlanFacts, references: Iterable[str]) -> str | None:
    return "; ".join(actor(facts, each) or "" for each in references) or None


def actor(facts: PlanFacts, reference: str | None) -> str | None:
    """An actor in full, a free text as it is."""
    return actor_names(facts.plan, reference)[-1] if reference else None
