"""What is late on a day, told so that one can defend it: the deadline as signed, the one in force, what moved it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from clsctl.core.facts import Etat, FicheFacts, LivrableFacts, PlanFacts, instance_named, summed
from clsctl.core.messages import Message, msg, nmsg
from clsctl.core.model.plan import Plan
from clsctl.core.model.suivi import Report
from clsctl.core.views.answer import Answer, Column, Listing
from clsctl.core.views.parts import (
    Contract,
    Porteur,
    Progress,
    contracts,
    contracts_listing,
    porteurs,
    progress,
)
from clsctl.core.views.reasons import readings
from clsctl.core.views.scope import Scope, natural
from clsctl.core.views.undatable import Lost, Undatable, lost, undatables_listing


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


class OverdueSummary(NamedTuple):
    """`late` and `due` count the deliverables that are late and those that fall due within the days asked for.

    `fiches` counts the fiches with something late. `undatable` tells what cannot be placed, when it was asked for.
    """

    late: int
    due: int
    fiches: int
    avancement: Progress
    contracts: tuple[Contract, ...]
    undatable: tuple[Undatable, ...]


class _Found(NamedTuple):
    """A deliverable with the reference that it is sorted and told by."""

    facts: PlanFacts
    fiche: FicheFacts
    livrable: LivrableFacts
    ref: str
    fiche_ref: str


COLUMNS = (
    Column("ref", msg("Reference"), "ref"),
    Column("titre", msg("Fiche")),
    Column("livrable", msg("Deliverable")),
    Column("porteurs.nom", msg("Holders")),
    Column("echeance_signee", msg("Signed deadline")),
    Column("echeance", msg("Deadline in force")),
    Column("end", msg("Due"), "date"),
    Column("etat", msg("State"), "etat"),
    Column("jours_retard", msg("Days late"), "number"),
    Column("reports", msg("Postponements"), "number"),
)


def overdue(scope: Scope, within: int | None = None, *, undatable: bool = False) -> Answer:
    """What is late, by days late; then what falls due `within` so many days, by day; then what cannot be placed."""
    facts, wanted = scope.chosen(), scope.filters.states
    found = [each for each in _all(scope, facts) if not wanted or each.livrable.etat in wanted]
    late = sorted((each for each in found if each.livrable.etat == "en_retard"), key=_most_late)
    due = sorted((each for each in found if _falls_due(each, within)), key=_soonest)
    unplaced = [each for each in lost(scope, facts) if undatable and (not wanted or each.why.etat in wanted)]
    together = summed(fiche for each in facts for fiche in each.fiches)
    summary = OverdueSummary(
        len(late), len(due), len({(each.facts.plan.code, each.fiche.ref) for each in late}), progress(together),
        contracts(facts), tuple(each.why for each in unplaced),
    )  # fmt: skip
    rows = tuple((each.facts, _item(each)) for each in (*late, *due))
    placed = Listing(None, _in(scope, rows), scope.columns(_columns([item for _, item in rows])))
    every = placed._replace(items=(*placed.items, *_in(scope, ((each.facts, _item_lost(each)) for each in unplaced))))
    lists = (placed, undatables_listing(summary.undatable), contracts_listing(scope, summary.contracts, together))
    notes = (*_said(facts, late), *readings((each.ref, each.livrable) for each in (*late, *due)))
    answer = scope.answer("overdue", every, OverdueItem, summary)
    return answer._replace(notes=(*answer.notes, *notes), lists=lists)


def _all(scope: Scope, facts: tuple[PlanFacts, ...]) -> Iterator[_Found]:
    for each in facts:
        for fiche in each.fiches:
            for livrable in fiche.livrables:
                yield _Found(each, fiche, livrable, scope.ref(each, livrable.ref), scope.ref(each, fiche.ref))


def _most_late(found: _Found) -> tuple[int, list[tuple[int, str]]]:
    return -found.livrable.jours_retard, natural(found.ref)


def _falls_due(found: _Found, within: int | None) -> bool:
    livrable = found.livrable
    if within is None or livrable.prochaine is None or livrable.etat == "en_retard":
        return False
    return (livrable.prochaine - found.facts.day).days <= within


def _soonest(found: _Found) -> tuple[date, list[tuple[int, str]]]:
    return found.livrable.prochaine or date.max, natural(found.ref)


def _item(found: _Found) -> OverdueItem:
    livrable, plan = found.livrable, found.facts.plan
    start, end = _extent(livrable)
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


def _extent(livrable: LivrableFacts) -> tuple[date | None, date | None]:
    """The days of the deadline in force; of a recurring one, of the period it is late with, else of the next."""
    if livrable.manquantes:
        return livrable.manquantes[0].start, livrable.manquantes[0].end
    due = livrable.en_vigueur
    if due is None or due.end is None:
        return due.start if due else None, livrable.prochaine
    return due.start, due.end


def _postponement(plan: Plan, report: Report) -> Postponement:
    held = instance_named(plan.instances, report.instance, report.decide_le) if report.instance else None
    return Postponement(report.echeance, report.decide_le, held.code if held else report.instance, report.motif)


def _item_lost(each: Lost) -> OverdueItem:
    """The item of what cannot be placed; it is neither late nor due."""
    why = each.why
    if each.livrable is not None:
        return _item(_Found(each.facts, each.fiche, each.livrable, why.ref, why.fiche))
    return OverdueItem(
        why.ref, why.fiche, why.titre, None, why.porteurs, why.echeance, why.echeance, None, None, why.etat, 0, ()
    )


def _in(scope: Scope, rows: Iterable[tuple[PlanFacts, OverdueItem]]) -> tuple[Any, ...]:
    return tuple(scope.item(facts, item) for facts, item in rows)


def _columns(items: list[OverdueItem]) -> tuple[Column, ...]:
    """The columns that say something: not the state when all are late, nor postponements when there is none."""
    idle = set() if any(item.etat != "en_retard" for item in items) else {"etat"}
    idle |= set() if any(item.reports for item in items) else {"echeance", "reports"}
    return tuple(column for column in COLUMNS if column.key not in idle)


def _said(facts: tuple[PlanFacts, ...], late: list[_Found]) -> Iterator[Message]:
    if not late and facts:
        yield msg("Nothing is late on {day}.", day=facts[0].day)
    over = sum(fiche.etat == "echu" for each in facts for fiche in each.fiches)
    if over:
        yield nmsg(
            "One fiche without deliverables is over and nobody declared how it ended; `clsctl status` shows which.",
            "{count} fiches without deliverables are over and nobody declared how they ended; "
            "`clsctl status` shows which.",
            over,
        )
