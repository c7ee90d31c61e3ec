"""The parts that the items of several views share: holders, progress, counts by state, the lines of contracts."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from clsctl.core.facts import Avancement, FicheFacts, LivrableFacts, PlanFacts
from clsctl.core.messages import msg
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan
from clsctl.core.views.answer import Column, Listing
from clsctl.core.views.scope import Scope


class Porteur(NamedTuple):
    """An actor as people call it, with its code in the plan, null for one named in free text."""

    code: str | None
    nom: str


class Progress(NamedTuple):
    """Deliverables and milestones handed in: over all, and over those due by the day; abandoned ones in neither.

    `part` and `part_dus` are the shares, 0 to 1, null where there is nothing to hand in.
    """

    remis: int
    total: int
    part: float | None
    remis_dus: int
    dus: int
    part_dus: float | None


class Counts(NamedTuple):
    """Deliverables and milestones by state; `total` is all of them."""

    total: int
    remis: int
    remis_en_retard: int
    en_retard: int
    proche: int
    en_cours: int
    a_venir: int
    recurrent: int
    continu: int
    non_datable: int
    sans_echeance: int
    suspendu: int
    abandonne: int


class Contract(NamedTuple):
    """A contract on the day: its first and last day, and the share of its time gone by beside what is handed in."""

    plan: str
    titre: str
    fiches: int
    start: date | None
    end: date | None
    elapsed: float | None
    en_retard: int
    avancement: Progress


def porteurs(plan: Plan, fiche: Fiche) -> tuple[Porteur, ...]:
    """Who answers for a fiche: its holders, else those who lead the work."""
    return tuple(_porteur(plan, each) for each in fiche.porteurs or fiche.pilotes)


def _porteur(plan: Plan, reference: str) -> Porteur:
    actor = plan.acteurs.get(reference)
    return Porteur(reference, actor.sigle or actor.nom or reference) if actor else Porteur(None, reference)


def progress(avancement: Avancement) -> Progress:
    a = avancement
    return Progress(a.remis, a.total, a.part, a.remis_dus, a.dus, a.part_dus)


def counts(livrables: Iterable[LivrableFacts]) -> Counts:
    found = Counter(each.etat for each in livrables)
    return Counts(found.total(), *(found[name] for name in Counts._fields[1:]))  # type: ignore[index]


def states(fiches: Iterable[FicheFacts]) -> dict[str, int]:
    """How many fiches are in each state that one is in."""
    return dict(Counter(each.etat for each in fiches).most_common())


def contracts(facts: tuple[PlanFacts, ...]) -> tuple[Contract, ...]:
    """A line for each contract."""
    return tuple(
        Contract(
            each.plan.code,
            each.plan.titre,
            len(each.fiches),
            each.start,
            each.end,
            each.ecoule,
            sum(livrable.etat == "en_retard" for fiche in each.fiches for livrable in fiche.livrables),
            progress(each.avancement),
        )
        for each in facts
    )


def contracts_listing(scope: Scope, lines: tuple[Contract, ...], together: Avancement) -> Listing:
    """The contracts for people, with a line of totals in a portfolio."""
    columns = scope.columns((
        Column("fiches", msg("Fiches"), "number"),
        Column("start", msg("From"), "date"),
        Column("end", msg("To"), "date"),
        Column("elapsed", msg("Time gone by"), "share"),
        Column("en_retard", msg("Deliverables late"), "number"),
        Column("avancement.part", msg("Handed in"), "share"),
        Column("avancement.part_dus", msg("Handed in of those due"), "share"),
    ))  # fmt: skip
    total = Contract(
        "", "", sum(each.fiches for each in lines), None, None, None,
        sum(each.en_retard for each in lines), progress(together),
    )  # fmt: skip
    title = msg("The contracts, and all of them together") if scope.is_portfolio else msg("The contract")
    return Listing(title, (*lines, total) if scope.is_portfolio else lines, columns)
