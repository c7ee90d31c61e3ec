"""The report to a meeting: what it has to decide, what changed since another moment, what falls due next.

What changed is told between two texts, each as its audience may read it: what is hidden in both can't show.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from clsctl.core.audience import Audience, visible
from clsctl.core.changes.compare import changes
from clsctl.core.changes.dated import changes_since, dated, eve_of
from clsctl.core.changes.values import Change
from clsctl.core.facts import PlanFacts, plan_facts
from clsctl.core.messages import Message, msg, nmsg
from clsctl.core.model.plan import Plan
from clsctl.core.views.blocks import Cell, Colonne, Entete, Fort, Mot, Paires, Pile, Tableau
from clsctl.core.views.echeances import deadline_name, echeances, holders
from clsctl.core.views.kept import Keep, keeper
from clsctl.core.views.lexique import lexique
from clsctl.core.views.overdue import OverdueItem, overdue
from clsctl.core.views.parts import porteurs
from clsctl.core.views.scope import Scope
from clsctl.core.views.seen import entete, seen
from clsctl.core.views.selection import of_livrable_states
from clsctl.core.views.since import Since


class Changements(NamedTuple):
    """The sentences of what changed, by what a meeting asks: handed in, moved, come, gone, and the rest."""

    remis: tuple[Message, ...] = ()
    deplaces: tuple[Message, ...] = ()
    ajoutes: tuple[Message, ...] = ()
    retires: tuple[Message, ...] = ()
    autres: tuple[Message, ...] = ()


class CopilPlan(NamedTuple):
    """One contract. Each table is None when it would be empty; `proches` are due within `dans` days. `compte` says from
    what the changes are counted where it is not from two texts."""

    titre: str
    changements: Changements
    retards: int
    proches: int
    dans: int
    decisions: Tableau | None
    devenus: Tableau | None
    a_venir: Tableau | None
    compte: Message | None = None

    @property
    def nouveaux(self) -> int:
        """How many became late since."""
        return len(self.devenus.lignes) if self.devenus else 0


class Copil(NamedTuple):
    """`depuis` says since when, in words."""

    entete: Entete
    depuis: Message
    plans: tuple[CopilPlan, ...]
    lexique: Paires | None


def copil(scope: Scope, audience: Audience) -> Copil:
    """The report of a scope, with what changed in it since the moment that the scope names."""
    may, since = seen(scope, audience), scope.since
    day = may.day or since.day
    keep = keeper([each.plan for each in may.facts], may.filters._replace(etat=()), day)
    facts = tuple(of_livrable_states(may))
    plans = tuple(_plan(each, _before(since, each, audience), since, keep) for each in facts)
    return Copil(entete(may, audience), since.text, plans, lexique(plans, facts))


def _before(since: Since, facts: PlanFacts, audience: Audience) -> Plan | None:
    """The plan as it was, with the same left out of it as of the plan now."""
    plan = since.plans.get(facts.plan.code)
    return plan_facts(visible(plan, audience), facts.day).plan if plan else None


def _plan(facts: PlanFacts, before: Plan | None, since: Since, keep: Keep) -> CopilPlan:
    within = facts.plan.calendrier.proche
    items: tuple[OverdueItem, ...] = overdue(Scope((facts,)), within).items
    late = [each for each in items if each.etat == "en_retard"]
    new = [each for each in late if each.end is not None and each.end >= since.day]
    found = _changes(facts, before, since)
    deadlines = echeances(facts)
    return CopilPlan(
        facts.plan.titre,
        _sorted(each for each in found if keep(facts.plan.code, each.ref)),
        len(late),
        len(items) - len(late),
        within,
        _table(msg("What the meeting has to decide"), _DECIDE, [*map(_to_decide, late), *_open(facts)]),
        _table(msg("What became late since"), (Colonne(msg("Late by")),), map(_late, new)),
        deadlines.a_venir,
        since.counted(facts.plan.code),
    )


def _changes(facts: PlanFacts, before: Plan | None, since: Since) -> tuple[Change, ...]:
    """What changed since; where no text of that moment is known, what the follow-up dates since."""
    if before is not None:
        return changes_since(before, facts.plan, since.day)
    if facts.plan.code in since.unwritten:
        return dated(facts.plan, eve_of(since.day), facts.day)
    return changes(None, facts.plan)


def _sorted(found: Iterable[Change]) -> Changements:
    told: dict[str, list[Message]] = {name: [] for name in Changements._fields}
    for change in found:
        told[_of(change)].append(change.text)
    return Changements(*map(tuple, told.values()))


def _of(change: Change) -> str:
    """Which question of the meeting a change answers."""
    if change.kind == "delivered":
        return "remis"
    if change.kind in {"postponed", "moved"}:
        return "deplaces"
    given_up = change.key == "suivi.abandonne_le" or (change.key, change.after) == ("suivi.statut", "abandonnee")
    if given_up and change.after:
        return "retires"
    if not change.key and change.kind in {"added", "removed"}:
        return "ajoutes" if change.kind == "added" else "retires"
    return "autres"


def _table(legende: Message, more: tuple[Colonne, ...], lignes: Iterable[tuple[Cell, ...]]) -> Tableau | None:
    found = tuple(lignes)
    return Tableau(legende, (*_HEADS, *more), found) if found else None


_HEADS = (Colonne(msg("Fiche or deliverable")), Colonne(msg("Holders")), Colonne(msg("Due")))


# Translators: heads of the table of what a meeting has to decide: « Pourquoi », « Ce qui est demandé »
_DECIDE = (Colonne(msg("Why")), Colonne(msg("What is asked")))
_ASKED: Mapping[str, Message] = {
    "a_discuter": msg("Settle it: do it, change it or give it up"),
    "bloquee": msg("Remove what blocks it, or give it up"),
    "suspendue": msg("Take it up again, or give it up"),
}


def _to_decide(item: OverdueItem) -> tuple[Cell, ...]:
    """What may be decided of what is late: a deadline that was moved already is told as such."""
    times = len(item.reports)
    again = nmsg(
        "Postponed once already: help, postpone again or give up",
        "Postponed {count} times already: help, postpone again or give up",
        times,
    )
    return *_late(item), again if times else msg("Help to hand it in, postpone or give up")


def _late(item: OverdueItem) -> tuple[Cell, ...]:
    days = nmsg("{count} day", "{count} days", item.jours_retard)
    name = deadline_name(item.ref, item.livrable, item.titre)
    return name, holders(item.porteurs), item.end, Pile((Mot("etat", item.etat), Fort(days)))


def _open(facts: PlanFacts) -> Iterable[tuple[Cell, ...]]:
    """The fiches that people have declared to be in a way that waits for a decision of the meeting."""
    for each in facts.fiches:
        if each.statut and each.statut in _ASKED:
            reason = each.fiche.suivi.motif if each.fiche.suivi else None
            why = Pile((Mot("statut", each.statut), *((reason,) if reason else ())))
            name, whose = deadline_name(each.ref, None, each.fiche.titre), holders(porteurs(facts.plan, each.fiche))
            yield name, whose, None, why, _ASKED[each.statut]
