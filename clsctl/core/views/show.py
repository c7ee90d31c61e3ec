"""One fiche whole: what its file says, and where each of its deliverables stands on the day."""

from datetime import date
from typing import Any, Literal, NamedTuple

from clsctl.core.audience import Audience
from clsctl.core.facts import Etat, FicheFacts, LivrableFacts, PlanFacts
from clsctl.core.messages import Message, msg
from clsctl.core.model.fiche import Fiche
from clsctl.core.views.answer import Answer, Column
from clsctl.core.views.parts import Porteur, Progress, porteurs, progress
from clsctl.core.views.scope import Scope
from clsctl.core.views.seen import seen


class ShowLivrable(NamedTuple):
    """A deliverable or a milestone; `echeance_signee` and `echeance` as they are written, `start` and `end` as read.

    `reports` counts the postponements that count on the day, `raison` says why it cannot be placed.
    """

    ref: str
    titre: str | None
    genre: Literal["livrable", "jalon"]
    responsables: tuple[str, ...]
    etat: Etat
    echeance_signee: str | None
    echeance: str | None
    start: date | None
    end: date | None
    remis_le: date | None
    jours_retard: int
    reports: int
    raison: Message | None


class ShowItem(NamedTuple):
    """A fiche on the day. `fiche` has the keys of its file, in their order, as far as the audience may read them.

    `file` is null in an export that leaves the house: the name of a file is no text of the contract.
    """

    ref: str
    titre: str
    etat: Etat
    statut: str | None
    porteurs: tuple[Porteur, ...]
    avancement: Progress
    prochaine_echeance: date | None
    livrables: tuple[ShowLivrable, ...]
    file: str | None
    fiche: dict[str, Any]


COLUMNS = (
    Column("ref", msg("Reference"), "ref"),
    Column("titre", msg("Fiche")),
    Column("etat", msg("State"), "etat"),
    Column("avancement.fait", msg("Handed in"), "share"),
    Column("prochaine_echeance", msg("Next deadline"), "date"),
)


def whole(scope: Scope, audience: Audience) -> Answer:
    """The fiches that the filters keep, each whole."""
    may = seen(scope, audience)
    items = tuple(may.item(each, fiche_item(may, each, fiche)) for each in may.chosen() for fiche in each.fiches)
    return may.answer("show", may.listing(None, items, COLUMNS), ShowItem, ShowSummary(len(items)))


class ShowSummary(NamedTuple):
    """`fiches` counts the fiches shown."""

    fiches: int


def fiche_item(scope: Scope, plan: PlanFacts, facts: FicheFacts) -> ShowItem:
    """The item of a fiche, of a scope that `seen` made."""
    return ShowItem(
        scope.ref(plan, facts.ref),
        facts.fiche.titre,
        facts.etat,
        facts.statut,
        porteurs(plan.plan, facts.fiche),
        progress(facts.avancement),
        facts.prochaine,
        tuple(_livrable(scope, plan, each) for each in facts.livrables),
        facts.fiche.where.file,
        _keys(facts.fiche),
    )


def _livrable(scope: Scope, plan: PlanFacts, each: LivrableFacts) -> ShowLivrable:
    due = each.en_vigueur
    return ShowLivrable(
        scope.ref(plan, each.ref),
        each.titre,
        each.genre,
        each.responsables,
        each.etat,
        each.signee.text if each.signee else None,
        due.text if due else None,
        due.start if due else None,
        due.end if due else None,
        each.remis_le,
        each.jours_retard,
        len(each.reports),
        each.raison,
    )


def _keys(fiche: Fiche) -> dict[str, Any]:
    return {key: getattr(fiche, key) for key in fiche.cles}
