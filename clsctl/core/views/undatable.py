"""What cannot be placed on a calendar, and why: told beside every listing of what is late."""

from collections.abc import Iterator
from typing import NamedTuple

from clsctl.core.facts import Etat, FicheFacts, LivrableFacts, PlanFacts
from clsctl.core.messages import Message, msg
from clsctl.core.views.answer import Column, Listing
from clsctl.core.views.parts import Porteur, porteurs
from clsctl.core.views.scope import Scope


class Undatable(NamedTuple):
    """What cannot be placed on a calendar, why, and where there is one the nearest form that could be."""

    ref: str
    fiche: str
    titre: str
    livrable: str | None
    porteurs: tuple[Porteur, ...]
    echeance: str | None
    etat: Etat
    raison: Message | None
    nearest: str | None


class Lost(NamedTuple):
    """A deliverable that cannot be placed, or a fiche without any whose own calendar cannot (`livrable` is None)."""

    facts: PlanFacts
    fiche: FicheFacts
    livrable: LivrableFacts | None
    why: Undatable


def lost(scope: Scope, facts: tuple[PlanFacts, ...]) -> Iterator[Lost]:
    """Everything in these plans that cannot be placed, in the order of the plan."""
    for each in facts:
        for fiche in each.fiches:
            for livrable in fiche.livrables:
                if livrable.raison is not None:
                    yield Lost(each, fiche, livrable, _why(scope, each, fiche, livrable))
            if fiche.raison is not None:
                yield Lost(each, fiche, None, _why(scope, each, fiche, None))


def _why(scope: Scope, facts: PlanFacts, fiche: FicheFacts, livrable: LivrableFacts | None) -> Undatable:
    reading = livrable.en_vigueur if livrable else fiche.calendrier
    about = livrable or fiche
    return Undatable(
        scope.ref(facts, about.ref),
        scope.ref(facts, fiche.ref),
        fiche.fiche.titre,
        (livrable.titre or livrable.id) if livrable else None,
        porteurs(facts.plan, fiche.fiche),
        reading.text if reading else None,
        about.etat,
        about.raison,
        reading.nearest if reading else None,
    )


UNDATABLE = (
    Column("ref", msg("Reference"), "ref"),
    Column("titre", msg("Fiche")),
    Column("livrable", msg("Deliverable")),
    Column("porteurs.nom", msg("Holders")),
    Column("echeance", msg("Deadline as written")),
    Column("raison", msg("Why it cannot be placed")),
    Column("nearest", msg("Could be written")),
)


def undatables_listing(scope: Scope, items: tuple[Undatable, ...]) -> Listing:
    """What cannot be placed, for people; references say the plan."""
    return scope.listing(msg("Cannot be placed on a calendar"), items, UNDATABLE)
