"""All that an audience may see of a plan, as data: the contract, its fiches with their facts, its history."""

from datetime import date
from typing import Any, NamedTuple

from clsctl.core.audience import Audience
from clsctl.core.facts import Etat, PlanFacts
from clsctl.core.messages import Message, msg
from clsctl.core.views.answer import Answer, Column, Listing
from clsctl.core.views.donnees import Table
from clsctl.core.views.lignes import Row
from clsctl.core.views.parts import Progress, progress
from clsctl.core.views.scope import Scope
from clsctl.core.views.show import ShowItem, fiche_item


class ExportChange(NamedTuple):
    """A change of the history, as `log` tells it."""

    date: "date | None"
    ref: str
    cle: str
    genre: str
    avant: str | None
    apres: str | None
    jours: int | None
    texte: Message
    commit: str
    auteur: str | None


class ExportItem(NamedTuple):
    """A plan: `contrat` has its own keys as `clsctl.yaml` writes them, `fiches` each fiche whole, as `show` gives it.

    `start` and `end` are the days of the contract, `ecoule` the share of its time gone by, `historique` the changes,
    the last first, null outside git.
    """

    code: str
    titre: str
    etat: Etat
    start: date | None
    end: date | None
    ecoule: float | None
    avancement: Progress
    contrat: dict[str, Any]
    fiches: tuple[ShowItem, ...]
    historique: tuple[ExportChange, ...] | None


class ExportSummary(NamedTuple):
    """For whom the export is, and how many plans and fiches are in it."""

    audience: str
    plans: int
    fiches: int


COLUMNS = (
    Column("code", msg("Plan"), "ref"),
    Column("titre", msg("Title")),
    Column("etat", msg("State"), "etat"),
    Column("avancement.part", msg("Handed in"), "share"),
)
# What the reader of files keeps for itself.
_OURS = frozenset({"where", "fiches", "vides", "illisibles", "abimees", "chemins"})


def export(scope: Scope, histories: dict[str, Table], audience: Audience) -> Answer:
    """The plans of a scope that `seen` made, with the history of each, made of it alone, by its code."""
    items = tuple(_for(audience, _item(scope, facts, histories.get(facts.plan.code))) for facts in scope.chosen())
    summary = ExportSummary(audience, len(items), sum(len(each.fiches) for each in items))
    return scope.answer("export", Listing(None, items, COLUMNS), ExportItem, summary)._replace(item=ExportItem)


def _for(audience: Audience, item: ExportItem) -> ExportItem:
    """The item as it leaves the house: what a file is called is no key of the contract, and may name somebody."""
    if audience == "interne":
        return item
    return item._replace(fiches=tuple(each._replace(file=None) for each in item.fiches))


def _item(scope: Scope, facts: PlanFacts, history: Table | None) -> ExportItem:
    own = facts.plan._asdict()
    return ExportItem(
        facts.plan.code,
        facts.plan.titre,
        facts.etat,
        facts.start,
        facts.end,
        facts.ecoule,
        progress(facts.avancement),
        {name: value for name, value in own.items() if name not in _OURS and value not in _NOTHING},
        tuple(fiche_item(scope, facts, each) for each in facts.fiches),
        None if history is None else tuple(map(_change, history.lignes)),
    )


_NOTHING: tuple[Any, ...] = (None, "", (), {}, frozenset())


def _change(row: Row) -> ExportChange:
    """A row of the history; without an author where that is for `interne` only."""
    return ExportChange(*row, *(None,) * (len(ExportChange._fields) - len(row)))  # type: ignore[arg-type]
