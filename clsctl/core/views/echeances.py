"""The tables of deadlines that reports share: what is late, what falls due soon, what cannot be placed."""

from collections.abc import Iterable
from typing import NamedTuple

from clsctl.core.facts import PlanFacts
from clsctl.core.labels import INSTANCES, label
from clsctl.core.messages import Message, msg, nmsg
from clsctl.core.model.plan import Plan
from clsctl.core.views.blocks import Cell, Colonne, Fort, Mot, Pile, Tableau
from clsctl.core.views.overdue import OverdueItem, Postponement, overdue
from clsctl.core.views.parts import Porteur
from clsctl.core.views.scope import Scope
from clsctl.core.views.undatable import Undatable, lost


class Echeances(NamedTuple):
    """Each table is None when it would be empty. `nombre` counts the late, `proches` those due within `dans` days.

    `retards_exclus` where the filters asked for other states than « late ».
    """

    nombre: int
    proches: int
    dans: int
    en_retard: Tableau | None
    a_venir: Tableau | None
    par_porteur: Tableau | None
    non_places: Tableau | None
    retards_exclus: bool = False


def echeances(facts: PlanFacts) -> Echeances:
    """The deadlines of one plan; « near » is what the plan says it is."""
    scope, within = Scope((facts,)), facts.plan.calendrier.proche
    items: tuple[OverdueItem, ...] = overdue(scope, within).items
    late = [each for each in items if each.etat == "en_retard"]
    near = [each for each in items if each.etat != "en_retard"]
    unplaced = tuple(each.why for each in lost(scope, (facts,)))
    return Echeances(
        len(late),
        len(near),
        within,
        _table(msg("What is late"), (*_HEADS, Colonne(msg("Late by"))), (_late(facts.plan, each) for each in late)),
        _table(
            msg("What falls due soon"), (*_HEADS, Colonne(msg("State"))), (_near(facts.plan, each) for each in near)
        ),
        _by_holder(late),
        _table(msg("What cannot be placed on a calendar"), _UNPLACED, map(_unplaced, unplaced)),
    )


_HEADS = (
    Colonne(msg("Deliverable")),
    Colonne(msg("Holders")),
    Colonne(msg("Signed deadline")),
    Colonne(msg("Due")),
)
_UNPLACED = (
    Colonne(msg("Fiche or deliverable")),
    Colonne(msg("Holders")),
    Colonne(msg("As written")),
    Colonne(msg("Why it cannot be placed")),
)


def _table(legende: Message, colonnes: tuple[Colonne, ...], lignes: Iterable[tuple[Cell, ...]]) -> Tableau | None:
    found = tuple(lignes)
    return Tableau(legende, colonnes, found) if found else None


def _late(plan: Plan, item: OverdueItem) -> tuple[Cell, ...]:
    days = nmsg("{count} day", "{count} days", item.jours_retard)
    return (*_cells(plan, item), Pile((Mot("etat", item.etat), Fort(days))))


def _near(plan: Plan, item: OverdueItem) -> tuple[Cell, ...]:
    return (*_cells(plan, item), Mot("etat", item.etat))


def _cells(plan: Plan, item: OverdueItem) -> tuple[Cell, ...]:
    return (
        deadline_name(item.ref, item.livrable, item.titre),
        holders(item.porteurs),
        item.echeance_signee,
        Pile((item.end, *(moved(plan, each) for each in item.reports))) if item.reports else item.end,
    )


def deadline_name(ref: str, livrable: str | None, fiche: str) -> Cell:
    # Translators: a reference and a title: « 1.3/L1 – Diagnostic local »
    name = msg("{ref} – {title}", ref=ref, title=livrable or fiche)
    return Pile((Fort(name), fiche)) if livrable else Fort(name)


def holders(porteurs: tuple[Porteur, ...]) -> str | None:
    return ", ".join(each.nom for each in porteurs) or None


def moved(plan: Plan, report: Postponement) -> Message:
    """One postponement, shortly: by whom and on which day."""
    if report.instance:
        known = next((each for each in plan.instances if each.code == report.instance), None)
        type_ = label(INSTANCES, known.type if known and known.type else report.instance)
        if report.decide_le:
            # Translators: a deadline was moved: « reporté par le comité de pilotage, 18 novembre 2025 »
            return msg("postponed ({instance}, {day})", instance=type_, day=report.decide_le)
        return msg("postponed ({instance})", instance=type_)
    return msg("postponed on {day}", day=report.decide_le) if report.decide_le else msg("postponed")


def _by_holder(items: list[OverdueItem]) -> Tableau | None:
    """How many each holder has to hand in, the most first, and since when at most."""
    late: dict[str, list[int]] = {}
    for item in items:
        for porteur in item.porteurs:
            late.setdefault(porteur.nom, []).append(item.jours_retard)
    ranked = sorted(late.items(), key=lambda each: (-len(each[1]), -max(each[1]), each[0]))
    heads = (
        Colonne(msg("Holder")),
        Colonne(msg("Deliverables late"), nombre=True),
        Colonne(msg("Longest delay"), nombre=True),
    )
    lignes = ((name, len(days), nmsg("{count} day", "{count} days", max(days))) for name, days in ranked)
    return _table(msg("What is late, by holder"), heads, lignes)


def _unplaced(item: Undatable) -> tuple[Cell, ...]:
    return (
        deadline_name(item.ref, item.livrable, item.titre),
        holders(item.porteurs),
        item.echeance,
        item.raison,
    )
