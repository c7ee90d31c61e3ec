"""How far deadlines went since the signature, in how many moves, and whether each was declared."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from clsctl.core.audit.case import Case
from clsctl.core.calendar import Reading
from clsctl.core.changes.postponed import CALENDARS
from clsctl.core.facts import FicheFacts, LivrableFacts, PlanFacts
from clsctl.core.facts.contract import moment
from clsctl.core.facts.deadlines import deadline, parts_of
from clsctl.core.messages import Message, msg, nmsg
from clsctl.core.model.fiche import Fiche
from clsctl.core.views import selection
from clsctl.core.views.answer import Answer, Column, Listing
from clsctl.core.views.parts import Porteur, porteurs
from clsctl.core.views.scope import Scope, natural


class SlippageItem(NamedTuple):
    """A deliverable or a milestone: its deadline in the reference text and the one in force, as they are written, and
    the days between their ends, null where one has none. `mouvements` counts the times it was moved: `declares` by a
    postponement or an avenant, `non_declares` by changing the signed text.
    """

    ref: str
    titre: str
    porteurs: tuple[Porteur, ...]
    echeance_signee: str | None
    echeance: str | None
    jours: int | None
    mouvements: int
    declares: int
    non_declares: int


class Slipped(NamedTuple):
    """A sum over deliverables: how many there are, how many slipped, by how many days in all, in how many moves."""

    livrables: int
    glisses: int
    jours: int
    mouvements: int
    declares: int
    non_declares: int


class SlippageSummary(NamedTuple):
    """The sum over all, by holder and by axis (by its code, empty for fiches without one)."""

    total: Slipped
    porteurs: dict[str, Slipped]
    axes: dict[str, Slipped]


class SlippageRow(NamedTuple):
    """A line of the sums for people."""

    nom: str
    sum: Slipped


# Translators: heads of the listing of `slippage`
COLUMNS = (
    Column("ref", msg("Reference"), "ref"),
    Column("titre", msg("Deliverable")),
    Column("porteurs.nom", msg("Holders")),
    Column("echeance_signee", msg("Signed deadline")),
    Column("echeance", msg("Deadline in force")),
    Column("jours", msg("Days slipped"), "number"),
    Column("declares", msg("Declared moves"), "number"),
    Column("non_declares", msg("Undeclared moves"), "number"),
)


def _sums(head: Message) -> tuple[Column, ...]:
    return (
        Column("nom", head),
        Column("sum.livrables", msg("Deliverables"), "number"),
        Column("sum.glisses", msg("Slipped"), "number"),
        Column("sum.jours", msg("Days slipped"), "number"),
        Column("sum.declares", msg("Declared moves"), "number"),
        Column("sum.non_declares", msg("Undeclared moves"), "number"),
    )


class _Line(NamedTuple):
    facts: PlanFacts
    fiche: FicheFacts
    item: SlippageItem


def slippage(scope: Scope, cases: dict[str, Case]) -> Answer:
    """Each deliverable that the filters keep, those that slipped most first."""
    lines = sorted(_lines(scope, cases), key=lambda line: (-(line.item.jours or 0), -line.item.mouvements))
    items = tuple(scope.item(line.facts, line.item) for line in lines)
    holders = _by(lines, lambda line: [each.nom for each in line.item.porteurs])
    axes = _by(lines, lambda line: [line.fiche.fiche.axe or ""])
    summary = SlippageSummary(_sum(lines), holders, axes)
    moved = tuple(item for item in items if item.mouvements or item.jours)
    answer = scope.answer("slippage", scope.listing(None, items, COLUMNS), SlippageItem, summary)
    lists = (
        scope.listing(None, moved, COLUMNS),
        _listing(msg("By holder"), msg("Holder"), holders, shown=bool(moved)),
        _listing(msg("By axis"), msg("Axis"), axes, shown=bool(moved) and any(axes)),
    )
    return answer._replace(
        lists=lists, notes=(*answer.notes, *selection.notes(scope.filters), _still(len(items), len(moved)))
    )


def _still(count: int, moved: int) -> Message:
    if not count:
        return msg("There is no deliverable.")
    if not moved:
        return nmsg(
            "No deadline moved: the one deliverable is due as signed.",
            "No deadline moved: the {count} deliverables are due as signed.",
            count,
        )
    return nmsg(
        "{moved} of {count} deliverable moved; it is due otherwise than signed.",
        "{moved} of {count} deliverables moved; the others are due as signed.",
        count,
        moved=moved,
    )


def _lines(scope: Scope, cases: dict[str, Case]) -> Iterator[_Line]:
    states = scope.filters.states
    for facts in scope.chosen():
        case = cases[facts.plan.code]
        for fiche in facts.fiches:
            for each in sorted(fiche.livrables, key=lambda each: natural(each.ref)):
                if not states or each.etat in states:
                    yield _Line(facts, fiche, _item(scope, facts, fiche, each, case))


def _item(scope: Scope, facts: PlanFacts, fiche: FicheFacts, each: LivrableFacts, case: Case) -> SlippageItem:
    signed = _signed(case, fiche.fiche.id, each)
    force = each.en_vigueur
    jours = (force.end - signed.end).days if signed and force and signed.end and force.end else None
    moved = list(_moved(case, fiche.fiche, each))
    covered = sum(moved)
    declared = len(each.suivi.reports if each.suivi else ()) + covered
    undeclared = len(moved) - covered
    return SlippageItem(
        scope.ref(facts, each.ref),
        each.titre or fiche.fiche.titre,
        porteurs(facts.plan, fiche.fiche),
        signed.text if signed else None,
        force.text if force else None,
        jours,
        declared + undeclared,
        declared,
        undeclared,
    )


def _signed(case: Case, fiche: str, each: LivrableFacts) -> Reading | None:
    """The deadline that the reference text has; the signed one of now for what came after it."""
    text = case.reference.fiches.get(fiche)
    part = next((part for part in parts_of(text) if part.id == each.id), None) if text else None
    if text is None or part is None:
        return each.signee
    day = case.plan.signature or date.min
    return deadline(part, None, text, moment(case.plan, day), day).signee


def _moved(case: Case, fiche: Fiche, each: LivrableFacts) -> Iterator[bool]:
    """For each time the signed deadline was changed, its own or the one it takes, whether an avenant covers it."""
    source = {"etape": f"{fiche.id}/{each.etape}", "fiche": fiche.id}.get(each.origine or "", each.ref)
    for event in case.of_fiche.get(fiche.id, ()):
        for change in event.changes:
            is_its = change.kind == "moved" and change.ref in {each.ref, source} and change.key in CALENDARS
            if is_its and case.reference.is_later(fiche.id, event.commit):
                yield case.covering(fiche.id, event.commit) is not None


def _sum(lines: Iterable[_Line]) -> Slipped:
    items = [line.item for line in lines]
    return Slipped(
        len(items),
        sum((item.jours or 0) > 0 for item in items),
        sum(item.jours or 0 for item in items),
        sum(item.mouvements for item in items),
        sum(item.declares for item in items),
        sum(item.non_declares for item in items),
    )


def _by(lines: Iterable[_Line], names: Callable[[_Line], list[str]]) -> dict[str, Slipped]:
    groups: dict[str, list[_Line]] = {}
    for line in lines:
        for name in names(line):
            groups.setdefault(name, []).append(line)
    return {name: _sum(groups[name]) for name in sorted(groups, key=natural)}


def _listing(title: Message, head: Message, sums: dict[str, Slipped], *, shown: bool) -> Listing:
    rows = tuple(SlippageRow(name, each) for name, each in sums.items() if each.mouvements or each.jours)
    return Listing(title, rows if shown else (), _sums(head))
