"""The fiches of a plan or portfolio, with their state, their progress and their next deadline."""

from datetime import date
from typing import NamedTuple

from clsctl.core.facts import Etat, FicheFacts, PlanFacts
from clsctl.core.messages import msg
from clsctl.core.views import selection
from clsctl.core.views.answer import Answer, Column
from clsctl.core.views.contracts import Contract, contracts
from clsctl.core.views.parts import Porteur, Progress, porteurs, progress, states
from clsctl.core.views.scope import Scope


class ListItem(NamedTuple):
    """A fiche on the day; `prochaine_echeance` is the next day on which something of it is due."""

    ref: str
    titre: str
    type: str
    axe: str | None
    porteurs: tuple[Porteur, ...]
    etat: Etat
    avancement: Progress
    prochaine_echeance: date | None
    file: str


class ListSummary(NamedTuple):
    """`etats` counts the fiches listed by state; `contracts` has a line for each contract."""

    fiches: int
    etats: dict[str, int]
    contracts: tuple[Contract, ...]


COLUMNS = (
    Column("ref", msg("Reference"), "ref"),
    Column("titre", msg("Fiche")),
    Column("axe", msg("Axis")),
    Column("porteurs.nom", msg("Holders")),
    Column("etat", msg("State"), "etat"),
    Column("avancement.fait", msg("Handed in"), "share"),
    Column("prochaine_echeance", msg("Next deadline"), "date"),
)


def listing(scope: Scope) -> Answer:
    """The fiches that the filters keep, in the order of the plan."""
    facts = of_states(scope)
    items = tuple(scope.item(each, _item(scope, each, fiche)) for each in facts for fiche in each.fiches)
    fiches = [fiche for each in facts for fiche in each.fiches]
    summary = ListSummary(len(fiches), states(fiches), contracts(scope, facts))
    answer = scope.answer("list", scope.listing(None, items, COLUMNS), ListItem, summary)
    return answer._replace(notes=(*answer.notes, *selection.notes(scope.filters)))


def of_states(scope: Scope) -> tuple[PlanFacts, ...]:
    """The facts that the filters keep, `--etat` being about fiches."""
    wanted = scope.filters.states
    facts = scope.chosen()
    if not wanted:
        return facts
    kept = (each.keep(fiche for fiche in each.fiches if fiche.etat in wanted) for each in facts)
    return tuple(each for each in kept if each.fiches)


def _item(scope: Scope, facts: PlanFacts, fiche: FicheFacts) -> ListItem:
    return ListItem(
        scope.ref(facts, fiche.ref),
        fiche.fiche.titre,
        fiche.fiche.type,
        fiche.fiche.axe,
        porteurs(facts.plan, fiche.fiche),
        fiche.etat,
        progress(fiche.avancement),
        fiche.prochaine,
        fiche.fiche.where.file,
    )
