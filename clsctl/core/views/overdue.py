"""What is late on a day, told so that one can defend it: the deadline as signed, the one in force, what moved it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from clsctl.core.facts import PlanFacts, summed
from clsctl.core.messages import Message, msg, nmsg
from clsctl.core.views import selection
from clsctl.core.views.answer import Answer, Column
from clsctl.core.views.contracts import Contract, contracts, contracts_listing
from clsctl.core.views.filters import Filters
from clsctl.core.views.overdue_items import Found, OverdueItem, Postponement, found, item_lost, item_of
from clsctl.core.views.parts import Progress, progress
from clsctl.core.views.reasons import readings
from clsctl.core.views.scope import Scope, natural
from clsctl.core.views.undatable import Lost, Undatable, lost, undatables_listing

__all__ = ["OverdueItem", "OverdueSummary", "Postponement", "overdue"]


LATE = "en_retard"
LOST = frozenset({"non_datable", "sans_echeance"})


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


class _Chosen(NamedTuple):
    """What is listed, each part in its order."""

    late: list[Found]
    due: list[Found]
    unplaced: list[Lost]


def overdue(scope: Scope, within: int | None = None, *, undatable: bool = False) -> Answer:
    """What is late, by days late; then what falls due `within` so many days, by day; then what cannot be placed.

    A filter on other states than « late » asks for them: without `within`, those that fall due within what the plan
    calls near; without `undatable`, those that cannot be placed. People see what cannot be placed in a
    list of its own, with the reason.
    """
    facts = selection.of_livrable_states(scope)
    chosen = _choose(scope, facts, within, undatable=undatable)
    summary = _summary(scope, facts, chosen)
    rows = [(each.facts, item_of(each)) for each in (*chosen.late, *chosen.due)]
    rest = [(each.facts, item_lost(each)) for each in chosen.unplaced]
    placed = scope.listing(None, _items(scope, rows), _columns(item for _, item in rows))
    together = summed(fiche for each in facts for fiche in each.fiches)
    answer = scope.answer("overdue", placed._replace(items=_items(scope, rows + rest)), OverdueItem, summary)
    return answer._replace(
        notes=(*answer.notes, *selection.notes(scope.filters), *_said(scope, facts, chosen)),
        lists=(
            placed,
            undatables_listing(scope, summary.undatable),
            contracts_listing(scope, summary.contracts, together),
        ),
    )


def _choose(scope: Scope, facts: tuple[PlanFacts, ...], within: int | None, *, undatable: bool) -> _Chosen:
    wanted = scope.filters.states
    kept = list(found(scope, facts))
    is_near, is_lost = bool(wanted - {LATE}), undatable or not wanted.isdisjoint(LOST)
    return _Chosen(
        sorted((each for each in kept if each.livrable.etat == LATE), key=_most_late),
        sorted((each for each in kept if _falls_due(each, within, is_near=is_near)), key=_soonest),
        list(lost(scope, facts)) if is_lost else [],
    )


def _summary(scope: Scope, facts: tuple[PlanFacts, ...], chosen: _Chosen) -> OverdueSummary:
    return OverdueSummary(
        len(chosen.late),
        len(chosen.due),
        len({(each.facts.plan.code, each.fiche.ref) for each in chosen.late}),
        progress(summed(fiche for each in facts for fiche in each.fiches)),
        contracts(scope, facts),
        tuple(each.why for each in chosen.unplaced),
    )


def _most_late(found: Found) -> tuple[int, list[tuple[int, str]]]:
    return -found.livrable.jours_retard, natural(found.ref)


def _falls_due(found: Found, within: int | None, *, is_near: bool) -> bool:
    """Whether it falls due within the days asked for; else, where a state was asked, what the plan calls near."""
    livrable = found.livrable
    days = found.facts.plan.calendrier.proche if within is None and is_near else within
    if days is None or livrable.prochaine is None or livrable.etat == LATE:
        return False
    return (livrable.prochaine - found.facts.day).days <= days


def _soonest(found: Found) -> tuple[date, list[tuple[int, str]]]:
    return found.livrable.prochaine or date.max, natural(found.ref)


def _items(scope: Scope, rows: Iterable[tuple[PlanFacts, OverdueItem]]) -> tuple[Any, ...]:
    return tuple(scope.item(facts, item) for facts, item in rows)


def _nothing(filters: Filters, day: date, *, is_empty: bool) -> Iterator[Message]:
    """That nothing is late, told only of what was asked for."""
    if not any(filters):
        yield msg("Nothing is late on {day}.", day=day)
    elif not filters.states or LATE in filters.states:
        yield msg("In this selection, nothing is late on {day}.", day=day)
    elif is_empty:
        yield msg("In this selection, there is nothing to list on {day}.", day=day)


def _columns(items: Iterable[OverdueItem]) -> Iterator[Column]:
    """The columns that say something: not the state when all are late, nor the deadline when none was postponed."""
    known = tuple(items)
    is_told = {
        "etat": any(item.etat != "en_retard" for item in known),
        "echeance": any(item.reports for item in known),
        "reports": any(item.reports for item in known),
    }
    return (column for column in COLUMNS if is_told.get(column.key, True))


def _said(scope: Scope, facts: tuple[PlanFacts, ...], chosen: _Chosen) -> Iterator[Message]:
    if not chosen.late and scope.day is not None:
        yield from _nothing(scope.filters, scope.day, is_empty=not any(chosen))
    yield from readings((each.ref, each.livrable) for each in (*chosen.late, *chosen.due))
    over = sum(fiche.etat == "echu" for each in facts for fiche in each.fiches)
    if over:
        yield nmsg(
            "One fiche without deliverables is over and nobody declared how it ended; `clsctl status` shows which.",
            "{count} fiches without deliverables are over and nobody declared how they ended; "
            "`clsctl status` shows which.",
            over,
        )
