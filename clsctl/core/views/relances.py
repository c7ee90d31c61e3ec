"""Reminders ready to send: for each holder what is late and what falls due, with the signed words and the deadline in
force."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from clsctl.core.audience import Audience
from clsctl.core.calendar import Reading
from clsctl.core.facts import LivrableFacts, PlanFacts
from clsctl.core.messages import Message, msg, nmsg
from clsctl.core.model.plan import Plan
from clsctl.core.views.blocks import Entete
from clsctl.core.views.echeances import moved
from clsctl.core.views.filters import actor_names, fold
from clsctl.core.views.overdue import overdue
from clsctl.core.views.overdue_items import OverdueItem
from clsctl.core.views.parts import Porteur, porteurs
from clsctl.core.views.scope import Scope
from clsctl.core.views.seen import entete, seen
from clsctl.core.views.selection import of_livrable_states


class Rappel(NamedTuple):
    """A deliverable as a reminder names it; `phrases` are what is said of it, a sentence each."""

    ref: str
    titre: str
    fiche: str
    phrases: tuple[Message, ...]


class Lettre(NamedTuple):
    """What is sent to a holder. `echus` are fiches that are over without anybody having said how.

    `adresse` is the full name, `dans` how many days count as soon, `terme` the last of them; `repere` is unique in
    the report.
    """

    repere: str
    plan: str
    porteur: str
    adresse: str
    en_retard: tuple[Rappel, ...]
    a_venir: tuple[Rappel, ...]
    echus: tuple[str, ...]
    dans: int

    @property
    def nombre(self) -> int:
        return len(self.en_retard) + len(self.a_venir) + len(self.echus)


class Relances(NamedTuple):
    entete: Entete
    lettres: tuple[Lettre, ...]


class _About(NamedTuple):
    """What there is to say to a holder, gathered."""

    late: list[Rappel]
    near: list[Rappel]
    over: list[str]


def relances(scope: Scope, audience: Audience) -> Relances:
    """The reminders of the plans that the filters of the scope keep: to the holders asked for, where some are."""
    may = seen(scope, audience)
    lettres = (each for facts in of_livrable_states(may) for each in _letters(facts, may.filters.porteur))
    return Relances(
        entete(may, audience),
        tuple(each._replace(repere=f"{each.repere} {rank}") for rank, each in enumerate(lettres, 1)),
    )


def _letters(facts: PlanFacts, asked: tuple[str, ...]) -> Iterator[Lettre]:
    plan, wanted = facts.plan, set(map(fold, asked))
    for porteur, about in sorted(_gathered(facts).items(), key=lambda each: fold(each[0].nom)):
        names = actor_names(plan, porteur.code or porteur.nom)
        if not wanted or any(fold(name) in wanted for name in names):
            yield Lettre(
                porteur.nom, plan.titre, porteur.nom, _full(plan, porteur),
                tuple(about.late), tuple(about.near), tuple(about.over), plan.calendrier.proche,
            )  # fmt: skip


def _full(plan: Plan, porteur: Porteur) -> str:
    actor = plan.acteurs.get(porteur.code or "")
    return (actor.nom if actor else None) or porteur.nom


def _gathered(facts: PlanFacts) -> dict[Porteur, _About]:
    found: dict[Porteur, _About] = {}
    items: tuple[OverdueItem, ...] = overdue(Scope((facts,)), facts.plan.calendrier.proche).items
    for item in items:
        is_late = item.etat == "en_retard"
        for porteur in item.porteurs:
            about = found.setdefault(porteur, _About([], [], []))
            (about.late if is_late else about.near).append(_reminder(facts, item))
    for fiche in facts.fiches:
        if fiche.etat == "echu":
            for porteur in porteurs(facts.plan, fiche.fiche):
                found.setdefault(porteur, _About([], [], [])).over.append(f"{fiche.ref} – {fiche.fiche.titre}")
    return found


def _reminder(facts: PlanFacts, item: OverdueItem) -> Rappel:
    livrable = next(each for fiche in facts.fiches for each in fiche.livrables if each.ref == item.ref)
    phrases = tuple(_sentences(facts, item, livrable))
    return Rappel(item.ref, item.livrable or item.titre, f"{item.fiche} – {item.titre}", phrases)


# What is said of a deadline that is not the deliverable's own.
_INHERITED: Mapping[str | None, Message] = {
    # Translators: a deadline is not the deliverable's own: « C'est celle de son étape. »
    "etape": msg("It is that of its step."),
    "fiche": msg("It is that of its fiche."),
}


def _sentences(facts: PlanFacts, item: OverdueItem, livrable: LivrableFacts) -> Iterator[Message]:
    end = item.end or facts.day
    yield _signed(item, livrable, end)
    if livrable.origine in _INHERITED:
        yield _INHERITED[livrable.origine]
    if item.reports:
        words = item.echeance or ""
        alone = msg("Deadline in force: “{deadline}”.", deadline=words)
        with_day = msg("Deadline in force: “{deadline}”, that is {day}.", deadline=words, day=end)
        yield _told(alone, with_day, livrable.en_vigueur)
        # Translators: {moved} are the postponements of a deadline: « Décisions : reporté (comité de pilotage…) »
        yield msg("Decisions: {moved}.", moved=_joined([moved(facts.plan, each) for each in item.reports]))
    if item.etat == "en_retard":
        yield nmsg("It is {count} day late.", "It is {count} days late.", item.jours_retard)
    else:
        yield _remaining((end - facts.day).days)
    if livrable.responsables:
        actors = facts.plan.acteurs
        names = [(a.sigle or a.nom if (a := actors.get(each)) else None) or each for each in livrable.responsables]
        # Translators: « Responsable de ce livrable : ARS. »
        yield msg("Responsible for this deliverable: {names}.", names=", ".join(names))


def _signed(item: OverdueItem, livrable: LivrableFacts, end: date) -> Message:
    """The words of the contract, and the day they stand for where nothing has moved it since."""
    words = item.echeance_signee
    if not words:
        return msg("The contract gives no deadline.")
    alone = msg("Signed deadline: “{deadline}”.", deadline=words)
    if livrable.manquantes:
        first = livrable.manquantes[0]
        return msg(
            "Signed deadline: “{deadline}”; what was due for the period from {start} to {end} is awaited.",
            deadline=words, start=first.start, end=first.end,
        )  # fmt: skip
    if item.reports:
        return alone
    if livrable.signee and livrable.signee.nature == "recurring":
        return msg("Signed deadline: “{deadline}”; the next one is {day}.", deadline=words, day=end)
    return _told(alone, msg("Signed deadline: “{deadline}”, that is {day}.", deadline=words, day=end), livrable.signee)


def _told(alone: Message, with_day: Message, reading: Reading | None) -> Message:
    """The words alone where they are a day already."""
    return alone if reading and reading.precision == "day" else with_day


def _remaining(days: int) -> Message:
    if days <= 0:
        return msg("It is due today.")
    return nmsg("{count} day is left.", "{count} days are left.", days)


def _joined(words: list[Message]) -> Message:
    parts = tuple((f"part{rank}", each) for rank, each in enumerate(words))
    return Message("; ".join(f"{{{name}}}" for name, _ in parts), parts)
