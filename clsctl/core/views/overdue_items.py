"""The items of `overdue`: a deliverable with its deadlines, the postponements that led to them, and its days late."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from clsctl.core.facts import Etat, FicheFacts, LivrableFacts, PlanFacts, instance_named
from clsctl.core.model.plan import Plan
from clsctl.core.model.suivi import Report
from clsctl.core.views.frise import extent
from clsctl.core.views.parts import Porteur, porteurs
from clsctl.core.views.scope import Scope
from clsctl.core.views.undatable import Lost


class Postponement(NamedTuple):
    """A postponement that counts: the deadline it gave, the day and the instance (its code) that decided it."""

    echeance: str | None
    decide_le: date | None
    instance: str | None
    motif: str | None


class OverdueItem(NamedTuple):
    """A deliverable or a milestone; `titre` is the title of its fiche, `livrable` its own, else its id,
    null where a fiche without deliverables cannot be placed.

    `echeance_signee` and `echeance` are the signed deadline and the one in force as they are written, `start` and
    `end` how the latter is read; for a recurring one, the first period that closed without what was asked.
    `jours_retard` counts the days after `end`.
    """

    ref: str
    fiche: str
    titre: str
    livrable: str | None
    porteurs: tuple[Porteur, ...]
    echeance_signee: str | None
    echeance: str | None
    start: date | None
    end: date | None
    etat: Etat
    jours_retard: int
    reports: tuple[Postponement, ...]


class Found(NamedTuple):
    """A deliverable with the reference that it is sorted and told by."""

    facts: PlanFacts
    fiche: FicheFacts
    livrable: LivrableFacts
    ref: str
    fiche_ref: str


def found(scope: Scope, facts: tuple[PlanFacts, ...]) -> Iterator[Found]:
    """Every deliverable and milestone, in the order of the plan."""
    for each in facts:
        for fiche in each.fiches:
            for livrable in fiche.livrables:
                yield Found(each, fiche, livrable, scope.ref(each, livrable.ref), scope.ref(each, fiche.ref))


def item_of(found: Found) -> OverdueItem:
    """The item of a deliverable or a milestone."""
    livrable, plan = found.livrable, found.facts.plan
    start, end = extent(livrable)
    return OverdueItem(
        found.ref,
        found.fiche_ref,
        found.fiche.fiche.titre,
        livrable.titre or livrable.id,
        porteurs(plan, found.fiche.fiche),
        livrable.signee.text if livrable.signee else None,
        livrable.en_vigueur.text if livrable.en_vigueur else None,
        start,
        end,
        livrable.etat,
        livrable.jours_retard,
        tuple(_postponement(plan, each) for each in livrable.reports),
    )


def _postponement(plan: Plan, report: Report) -> Postponement:
    held = instance_named(plan.instances, report.instance, report.decide_le) if report.instance else None
    return Postponement(report.echeance, report.decide_le, held.code if held else report.instance, report.motif)


def item_lost(each: Lost) -> OverdueItem:
    """The item of what cannot be placed; it is neither late nor due."""
    why = each.why
    if each.livrable is not None:
        return item_of(Found(each.facts, each.fiche, each.livrable, why.ref, why.fiche))
    return OverdueItem(
        why.ref, why.fiche, why.titre, None, why.porteurs, why.echeance, why.echeance, None, None, why.etat, 0, ()
    )
