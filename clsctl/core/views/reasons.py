"""How the calendars of a listing were read: the notes that make « late » a fact one can defend."""

from collections.abc import Iterable, Iterator
from datetime import date

from clsctl.core.calendar import Reading
from clsctl.core.calendar.recurrence import open_period
from clsctl.core.facts import FicheFacts, LivrableFacts, PlanFacts
from clsctl.core.messages import Message, msg, nmsg
from clsctl.core.views.scope import Scope


def readings(livrables: Iterable[tuple[str, LivrableFacts]]) -> tuple[Message, ...]:
    """A sentence for each thing assumed, with the references that it is about."""
    return _told((ref, note) for ref, livrable in livrables for note in _assumed(livrable))


def all_readings(scope: Scope, facts: tuple[PlanFacts, ...]) -> tuple[Message, ...]:
    """How every calendar that a state comes from was read: those of deliverables, and of fiches without any."""
    return _told(pair for each in facts for fiche in each.fiches for pair in _of_fiche(scope, each, fiche))


def _of_fiche(scope: Scope, facts: PlanFacts, fiche: FicheFacts) -> Iterator[tuple[str, Message]]:
    if not fiche.livrables and fiche.calendrier is not None:
        yield from ((scope.ref(facts, fiche.ref), note) for note in fiche.calendrier.notes)
    for livrable in fiche.livrables:
        ref = scope.ref(facts, livrable.ref)
        yield from ((ref, note) for note in of_livrable(facts, livrable))


def of_livrable(facts: PlanFacts, livrable: LivrableFacts) -> Iterator[Message]:
    """How the calendar of a deliverable was read in its contract."""
    yield from _assumed(livrable)
    note = _partial(facts, livrable)
    if note is not None:
        yield note


def of_fiche(facts: PlanFacts, fiche: FicheFacts) -> tuple[Message, ...]:
    """How the calendars of the deliverables of a fiche were read."""
    return _told((each.ref, note) for each in fiche.livrables for note in of_livrable(facts, each))


def _told(notes: Iterable[tuple[str, Message]]) -> tuple[Message, ...]:
    about: dict[Message, list[str]] = {}
    for ref, note in notes:
        about.setdefault(note, []).append(ref)
    # Translators: {refs} is one or several references such as 1.3/L1
    return tuple(msg("{refs}: {note}", refs=", ".join(refs), note=note) for note, refs in about.items())


def _assumed(livrable: LivrableFacts) -> Iterator[Message]:
    due = livrable.en_vigueur
    if due is None:
        return
    is_moved = any(each.echeance for each in livrable.reports)
    if livrable.origine == "etape" and not is_moved:
        yield msg("No deadline of its own: that of its step counts.")
    if livrable.origine == "fiche" and not is_moved:
        yield msg("No deadline of its own: that of its fiche counts.")
    yield from due.notes
    if livrable.manquantes:
        first = livrable.manquantes[0]
        yield nmsg(
            "The period from {start} to {end} is over and lacks a delivery.",
            "{count} of the {periods} periods over lack a delivery; the first is that from {start} to {end}.",
            len(livrable.manquantes),
            periods=livrable.periodes,
            start=first.start,
            end=first.end,
        )


def _partial(facts: PlanFacts, livrable: LivrableFacts) -> Message | None:
    due, opening = livrable.en_vigueur, facts.plan.effet or facts.plan.signature
    if due is None or opening is None or livrable.periodes or not livrable.prochaine:
        return None
    return first_whole(due, opening)


def first_whole(reading: Reading, opening: date) -> Message | None:
    """That the contract, which begins on `opening`, begins inside a period of what recurs: only whole periods are due,
    which nobody guesses. None where it does not."""
    if reading.nature != "recurring" or reading.every is None:
        return None
    since = max(opening, reading.start or opening)
    whole = open_period(reading.every, since, since)
    if whole is None or whole.start <= since:
        return None
    return msg(
        "Only whole periods count, and the contract begins on {day}, inside one: the first is due on {end}.",
        day=since,
        end=whole.end,
    )
