"""Where each fiche and the contract stand: states, counts, time gone by against what is handed in."""

from datetime import date
from typing import NamedTuple

from clsctl.core.facts import Etat, FicheFacts, PlanFacts, summed
from clsctl.core.messages import msg
from clsctl.core.views import selection
from clsctl.core.views.answer import Answer, Column, Listing
from clsctl.core.views.contracts import Contract, contracts, contracts_listing
from clsctl.core.views.listing import of_states
from clsctl.core.views.parts import (
    Counts,
    Progress,
    counts,
    progress,
    states,
)
from clsctl.core.views.reasons import all_readings
from clsctl.core.views.scope import Scope
from clsctl.core.views.undatable import Undatable, lost, undatables_listing


class StatusItem(NamedTuple):
    """A fiche on the day: its state beside the declared `statut`, its deliverables by state, its calendar."""

    ref: str
    titre: str
    axe: str | None
    etat: Etat
    statut: str | None
    livrables: Counts
    avancement: Progress
    prochaine_echeance: date | None
    start: date | None
    end: date | None


class StatusSummary(NamedTuple):
    """Counts of the fiches listed; `avancement` and `livrables` are of all of them together.

    `undatable` tells what cannot be placed on a calendar, and why.
    """

    fiches: int
    etats: dict[str, int]
    livrables: Counts
    avancement: Progress
    contracts: tuple[Contract, ...]
    undatable: tuple[Undatable, ...]


class StateCount(NamedTuple):
    """How many fiches and deliverables are in a state; `part` is the share of the deliverables."""

    etat: str
    fiches: int
    livrables: int
    part: float | None


COLUMNS = (
    Column("ref", msg("Reference"), "ref"),
    Column("titre", msg("Fiche")),
    Column("etat", msg("State"), "etat"),
    Column("statut", msg("Declared"), "statut"),
    Column("livrables.en_retard", msg("Late"), "number"),
    Column("livrables.jours_retard", msg("Days late"), "number"),
    Column("livrables.total", msg("Deliverables"), "number"),
    Column("avancement.fait", msg("Handed in"), "gauge"),
    Column("avancement.part_dus", msg("Handed in of those due"), "share"),
    Column("prochaine_echeance", msg("Next deadline"), "date"),
)

STATES = (
    Column("etat", msg("State"), "etat"),
    Column("fiches", msg("Fiches"), "number"),
    Column("livrables", msg("Deliverables"), "number"),
    Column("part", msg("Share of the deliverables"), "bar"),
)


def status(scope: Scope) -> Answer:
    """The state of each fiche that the filters keep, in the order of the plan."""
    facts = of_states(scope)
    fiches = [fiche for each in facts for fiche in each.fiches]
    items = tuple(scope.item(each, _item(scope, each, fiche)) for each in facts for fiche in each.fiches)
    of_all = counts(livrable for fiche in fiches for livrable in fiche.livrables)
    together = summed(fiches)
    unplaced = tuple(each.why for each in lost(scope, facts))
    lines = contracts(scope, facts)
    summary = StatusSummary(len(fiches), states(fiches), of_all, progress(together), lines, unplaced)
    main = scope.listing(None, items, COLUMNS)
    lists = (main, _by_state(summary), contracts_listing(scope, lines, together), undatables_listing(scope, unplaced))
    notes = (*selection.notes(scope.filters), *all_readings(scope, facts))
    answer = scope.answer("status", main, StatusItem, summary)
    return answer._replace(notes=(*answer.notes, *notes), lists=lists)


def _by_state(summary: StatusSummary) -> Listing:
    """Every state that a fiche or a deliverable is in."""
    livrables = summary.livrables._asdict()
    names = [*(name for name in livrables if name not in {"total", "jours_retard"}), "echu"]
    total = summary.livrables.total
    rows = (
        StateCount(name, summary.etats.get(name, 0), count := livrables.get(name, 0), count / total if count else None)
        for name in names
    )
    return Listing(msg("By state"), tuple(row for row in rows if row.fiches or row.livrables), STATES)


def _item(scope: Scope, facts: PlanFacts, fiche: FicheFacts) -> StatusItem:
    return StatusItem(
        scope.ref(facts, fiche.ref),
        fiche.fiche.titre,
        fiche.fiche.axe,
        fiche.etat,
        fiche.statut,
        counts(fiche.livrables),
        progress(fiche.avancement),
        fiche.prochaine,
        fiche.start,
        fiche.end,
    )
