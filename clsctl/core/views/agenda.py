"""The deadlines as the events of a calendar: each on its last day, under a name that no move changes."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple

from clsctl.core.audience import Audience
from clsctl.core.calendar import Reading
from clsctl.core.calendar.recurrence import open_period
from clsctl.core.facts import FicheFacts, LivrableFacts, PlanFacts
from clsctl.core.facts.contract import Moment, moment
from clsctl.core.facts.states import asked
from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.model.suivi import Report
from clsctl.core.views import selection
from clsctl.core.views.disparues import Trace, gone
from clsctl.core.views.filters import kept
from clsctl.core.views.parts import porteurs
from clsctl.core.views.scope import Scope
from clsctl.core.views.seen import seen

Etape = Literal["attendu", "remis", "suspendu", "abandonne", "disparu"]
_ETAPES: dict[str, Etape] = {
    "remis": "remis", "remis_en_retard": "remis", "suspendu": "suspendu", "abandonne": "abandonne",
}  # fmt: skip
NOTHING_KNOWN = Trace()


class Rythme(NamedTuple):
    """A deadline that comes back: `every` is the ISO 8601 duration of one civil period, `until` the last day on which
    one may end, None where nothing ends it."""

    every: str
    until: date | None


class Evenement(NamedTuple):
    """One deadline. `uid` is the same for ever, `sequence` grows with each move of the deadline.

    `jour` is the last day of the deadline in force; of what recurs, that of the first whole period. `etape` is where
    the deadline stands: `disparu` is one that the plan had and has no more. `lignes` is what else there is to say.
    """

    uid: str
    sequence: int
    jour: date
    titre: Message
    etape: Etape
    lignes: tuple[Message, ...]
    rythme: Rythme | None = None


class Agenda(NamedTuple):
    """The deadlines of a scope under its title. `estampille` is the day of the text, which dates every event."""

    titre: Message
    estampille: date
    evenements: tuple[Evenement, ...]


def agenda(scope: Scope, audience: Audience, estampille: date, known: Trace = NOTHING_KNOWN) -> Agenda:
    """The deadlines that the filters keep and that can be placed, in the order of the plan, then those of the past.

    A feed for one holder is the agenda of a scope with that filter. What the audience may not read is not in it.
    """
    shown = seen(scope, audience)
    found = [event for facts in selection.of_livrable_states(shown) for event in _events(shown, facts, known)]
    if not scope.filters.states or "abandonne" in scope.filters.states:
        past = kept(tuple(gone(each, known, audience) for each in scope.facts), scope.filters)
        found += [event for facts in past for event in _events(shown, facts, known, is_gone=True)]
    return Agenda(_title(shown), estampille, tuple(found))


def _title(scope: Scope) -> Message:
    titre = scope.titre if scope.titre is not None else ", ".join(each.plan.titre for each in scope.facts)
    told = selection.asked(scope.filters)
    # Translators: the name of a calendar: « Contrat du Val (porteur : ARS) »
    return msg("{title} ({filters})", title=titre, filters=told) if told else verbatim(titre)


class _Frame(NamedTuple):
    """A plan on the day: its facts, its readings, and what its history tells."""

    scope: Scope
    facts: PlanFacts
    at: Moment
    known: Trace


class _Due(NamedTuple):
    """A deadline with its day; `livrable` is None for that of the fiche itself."""

    fiche: FicheFacts
    livrable: LivrableFacts | None
    etape: Etape
    jour: date
    rythme: Rythme | None = None

    @property
    def ref(self) -> str:
        return self.livrable.ref if self.livrable else self.fiche.ref

    @property
    def en_vigueur(self) -> Reading | None:
        return self.livrable.en_vigueur if self.livrable else self.fiche.calendrier


def _events(scope: Scope, facts: PlanFacts, known: Trace, *, is_gone: bool = False) -> Iterator[Evenement]:
    frame = _Frame(scope, facts, moment(facts.plan, facts.day), known)
    for fiche in facts.fiches:
        for due in _dues(frame.at, fiche):
            yield _event(frame, due._replace(etape="disparu") if is_gone else due)


def _dues(at: Moment, fiche: FicheFacts) -> Iterator[_Due]:
    for livrable in fiche.livrables:
        day, rythme = _placed(at, livrable.en_vigueur)
        if day is not None:
            yield _Due(fiche, livrable, _ETAPES.get(livrable.etat, "attendu"), day, rythme)
    if not fiche.livrables:
        day, rythme = _placed(at, fiche.calendrier)
        if day is not None:
            yield _Due(fiche, None, _ETAPES.get(fiche.etat, "attendu"), day, rythme)


def _placed(at: Moment, reading: Reading | None) -> tuple[date | None, Rythme | None]:
    """The last day of a reading; of what recurs, that of the first whole period of the contract, and how it goes on."""
    if reading is None or reading.nature == "continuous":
        return None, None
    if reading.nature != "recurring":
        return reading.end, None
    wanted = asked(reading, at)
    first = open_period(wanted.every, wanted.since, wanted.since) if wanted else None
    if wanted is None or first is None or first.end > wanted.until:
        return None, None
    return first.end, Rythme(wanted.every, None if wanted.until == date.max else wanted.until)


def _event(frame: _Frame, due: _Due) -> Evenement:
    # `+` is in no code and in no id, so that two deadlines never share a name
    uid = f"{frame.facts.plan.code}+{due.ref.replace('/', '+')}@clsctl"
    title = (due.livrable.titre if due.livrable else None) or due.fiche.fiche.titre
    titre = _titled(due.etape, frame.scope.ref(frame.facts, due.ref), title)
    return Evenement(uid, _sequence(frame, due), due.jour, titre, due.etape, tuple(_lines(frame, due)), due.rythme)


def _sequence(frame: _Frame, due: _Due) -> int:
    """How often the deadline was moved: by decisions, in the signed text itself, by the end of the contract where it
    hangs on that; one more once it is off.

    All the decisions count, those that an avenant made void too: the number never goes down.
    """
    suivi = due.livrable.suivi if due.livrable else None
    reports = len(suivi.reports) if suivi else 0
    moves = sum(frame.known.moves.get((frame.facts.plan.code, ref), 0) for ref in _sources(due))
    return reports + moves + _shifts(frame, due) + (due.etape in _OFF)


def _sources(due: _Due) -> set[str]:
    """What holds the signed deadline: the deliverable itself, and its step or its fiche where it takes theirs."""
    if due.livrable is None:
        return {due.ref}
    taken = {"etape": f"{due.fiche.ref}/{due.livrable.etape}", "fiche": due.fiche.ref}
    return {due.ref, taken.get(due.livrable.origine or "", due.ref)}


def _shifts(frame: _Frame, due: _Due) -> int:
    """How many avenants that moved the end of the contract moved this deadline with it."""
    text = due.en_vigueur.text if due.en_vigueur else ""
    days = sorted(each.signature for each in frame.facts.plan.avenants if each.fin and each.signature)
    ends = [frame.at.read(text, due.fiche.fiche, day).end for day in (date.min, *days)] if text and days else []
    return sum(before != after for before, after in pairwise(ends))


_OFF = frozenset({"abandonne", "disparu", "suspendu"})


def _titled(etape: Etape, ref: str, title: str) -> Message:
    match etape:
        case "remis":
            return msg("Handed in: {ref} – {title}", ref=ref, title=title)
        case "suspendu":
            return msg("Suspended: {ref} – {title}", ref=ref, title=title)
        case "abandonne":
            return msg("Abandoned: {ref} – {title}", ref=ref, title=title)
        case "disparu":
            # Translators: of a deliverable that is no longer in the plan: « Retiré : 1.3/L1 – Diagnostic »
            return msg("Withdrawn: {ref} – {title}", ref=ref, title=title)
    return msg("{ref} – {title}", ref=ref, title=title)


def _lines(frame: _Frame, due: _Due) -> Iterator[Message]:
    fiche, livrable = due.fiche, due.livrable
    if livrable is not None:
        ref = frame.scope.ref(frame.facts, fiche.ref)
        # Translators: which fiche a deliverable is of: « Fiche 1.3 – Santé mentale »
        yield msg("Fiche {ref} – {title}", ref=ref, title=fiche.fiche.titre)
    names = ", ".join(each.nom for each in porteurs(frame.facts.plan, fiche.fiche))
    if names:
        yield msg("Holders: {names}", names=names)
    signed = livrable.signee if livrable else fiche.calendrier
    if signed is not None:
        yield msg("Signed deadline: {deadline}", deadline=signed.text)
    if livrable is not None:
        yield from map(_postponed, livrable.reports)
        yield from _outcome(livrable)


def _postponed(report: Report) -> Message:
    deadline = report.echeance or ""
    if report.decide_le is None:
        return msg("Postponed to: {deadline}", deadline=deadline)
    return msg("Postponed on {day} to: {deadline}", day=report.decide_le, deadline=deadline)


def _outcome(livrable: LivrableFacts) -> Iterator[Message]:
    if livrable.is_handed_in and livrable.remis_le:
        yield msg("Handed in on {day}.", day=livrable.remis_le)
    if livrable.suivi is not None and livrable.suivi.abandonne_le:
        yield msg("Abandoned on {day}.", day=livrable.suivi.abandonne_le)
