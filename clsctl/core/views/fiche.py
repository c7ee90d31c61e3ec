"""A fiche as a report prints it: its document's rubrics in its order, then what happened since."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clsctl.core.audience import Audience
from clsctl.core.facts import Avancement, FicheFacts, LivrableFacts, PlanFacts
from clsctl.core.facts.indicators import IndicateurFacts, indicators
from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.views.blocks import Entete, Mot, RubriqueView
from clsctl.core.views.frise import Frise, of_fiche
from clsctl.core.views.listing import of_states
from clsctl.core.views.reasons import of_fiche as lectures
from clsctl.core.views.rubriques import rubriques
from clsctl.core.views.rubriques.headings import axe_heading, axe_of, objectif_heading
from clsctl.core.views.rubriques.sujet import Sujet
from clsctl.core.views.scope import Scope
from clsctl.core.views.seen import entete, seen
from clsctl.core.views.suivi import follow_up


class FicheView(NamedTuple):
    """One fiche. `plan` is the title of its plan, `numeros` what is printed as its number.

    `repere` is unique in the report even where two fiches have one reference.

    `rubriques` is the signed text, `suivi` the follow-up, `lectures` how its calendars were read.
    """

    ref: str
    plan: str
    numeros: tuple[Message, ...]
    type: Mot
    titre: str
    axe: Message | None
    objectif: Message | None
    etat: Mot
    statut: Mot | None
    avancement: Avancement
    livrables: tuple[LivrableFacts, ...]
    rubriques: tuple[RubriqueView, ...]
    suivi: tuple[RubriqueView, ...]
    frise: Frise | None
    lectures: tuple[Message, ...]
    repere: str = ""


class FichesView(NamedTuple):
    entete: Entete
    fiches: tuple[FicheView, ...]


def fiches(scope: Scope, audience: Audience) -> FichesView:
    """The fiches that the filters of the scope keep, as the audience may read them."""
    may = seen(scope, audience)
    found = tuple(
        fiche_view(may.ref(plan, each.ref), plan, each, measured.get(each.ref, ()), audience)
        for plan in of_states(may)
        for measured in (by_fiche(plan),)
        for each in plan.fiches
    )
    return FichesView(entete(may, audience), tuple(_told_apart(found)))


def _told_apart(found: Iterable[FicheView]) -> Iterator[FicheView]:
    """The fiches with a mark of their own: their reference, and a rank where it was taken."""
    taken: Counter[str] = Counter()
    for each in found:
        taken[each.ref] += 1
        rank = taken[each.ref]
        yield each._replace(repere=each.ref if rank == 1 else f"{each.ref} {rank}")


def by_fiche(facts: PlanFacts) -> dict[str, tuple[IndicateurFacts, ...]]:
    """The indicators of each fiche that has some."""
    found: dict[str, list[IndicateurFacts]] = {}
    for each in indicators(facts):
        found.setdefault(each.fiche.id, []).append(each)
    return {ref: tuple(known) for ref, known in found.items()}


def fiche_view(
    ref: str, plan: PlanFacts, facts: FicheFacts, indicateurs: tuple[IndicateurFacts, ...], audience: Audience
) -> FicheView:
    """One fiche of a plan that holds nothing but what the audience may read."""
    fiche = facts.fiche
    sujet = Sujet(facts, plan.plan, audience)
    axe = axe_of(plan.plan, fiche.axe)
    return FicheView(
        ref,
        plan.plan.titre,
        tuple(map(verbatim, fiche.numero)) or (msg("Fiche {id}", id=fiche.id),),
        Mot("type", fiche.type),
        fiche.titre,
        axe_heading(axe, fiche.axe),
        objectif_heading(axe, fiche.objectif),
        Mot("etat", facts.etat),
        Mot("statut", facts.statut) if facts.statut else None,
        facts.avancement,
        facts.livrables,
        rubriques(sujet),
        follow_up(sujet, indicateurs),
        of_fiche(plan, facts),
        lectures(plan, facts),
    )
