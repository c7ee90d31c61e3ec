"""The state of a deliverable on a day: the table of docs/calendrier.md, row by row."""

from datetime import date
from typing import NamedTuple

from clsctl.core.calendar import Reading
from clsctl.core.facts.contract import Moment
from clsctl.core.facts.deadlines import Deadline, Part, deadline
from clsctl.core.facts.recurrence import Asked, course
from clsctl.core.facts.values import Etat, LivrableFacts, Periode
from clsctl.core.messages import Message, msg
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.suivi import Suivi, SuiviLivrable

DECIDED: dict[str | None, Etat] = {"suspendue": "suspendu", "abandonnee": "abandonne"}


class State(NamedTuple):
    """The part of `LivrableFacts` that depends on the state."""

    etat: Etat
    jours_retard: int = 0
    prochaine: date | None = None
    manquantes: tuple[Periode, ...] = ()
    periodes: int = 0


def livrable_facts(part: Part, fiche: Fiche, at: Moment) -> LivrableFacts:
    """The facts of one deliverable or milestone; `fiche` has its follow-up as it was on the moment's day."""
    suivi = fiche.suivi.livrables.get(part.id) if fiche.suivi else None
    due, remis_le = _handing_in(part, suivi, fiche, at)
    decided = _decided(part, suivi, fiche.suivi)
    if remis_le is not None:
        state = _handed_in(due.en_vigueur, remis_le)
    else:
        state = State(decided) if decided else _expected(due.en_vigueur, suivi, fiche, at)
    return LivrableFacts(
        f"{fiche.id}/{part.id}",
        part.id,
        part.titre,
        part.genre,
        part.responsables,
        state.etat,
        due.signee,
        due.en_vigueur,
        due.origine,
        due.reports,
        suivi,
        part.where,
        remis_le,
        state.jours_retard,
        state.prochaine,
        reason(state.etat, due.en_vigueur),
        state.manquantes,
        state.periodes,
        part.etape.id if part.etape else None,
    )


def _handing_in(part: Part, suivi: SuiviLivrable | None, fiche: Fiche, at: Moment) -> tuple[Deadline, date | None]:
    """The deadline, and the day the part was handed in: then the deadline is the one in force on that day.

    What recurs is never handed in once for all: its `remis_le` is one delivery.
    """
    remis_le = suivi.remis_le if suivi else None
    if remis_le is not None:
        due = deadline(part, suivi, fiche, at, remis_le)
        if not _recurs(due.en_vigueur):
            return due, remis_le
    return deadline(part, suivi, fiche, at, at.day), None


def _recurs(reading: Reading | None) -> bool:
    return reading is not None and reading.nature == "recurring"


def _handed_in(due: Reading | None, remis_le: date) -> State:
    late = max((remis_le - due.end).days, 0) if due and due.end else 0
    return State("remis_en_retard" if late else "remis", late)


def _expected(due: Reading | None, suivi: SuiviLivrable | None, fiche: Fiche, at: Moment) -> State:
    if due is not None and _recurs(due):
        return _recurring(due, suivi, fiche, at)
    return calendar_state(due, at.day, at.plan.calendrier.proche)


def _decided(part: Part, suivi: SuiviLivrable | None, whole: Suivi | None) -> Etat | None:
    """By decision on the fiche, the step or the deliverable itself; given up wins over suspended."""
    if whole is None:
        return None
    step = whole.etapes.get(part.etape.id) if part.etape else None
    if suivi is not None and suivi.abandonne_le is not None:
        return "abandonne"
    found = {DECIDED.get(whole.statut), DECIDED.get(step.statut) if step else None}
    return "abandonne" if "abandonne" in found else "suspendu" if "suspendu" in found else None


def calendar_state(reading: Reading | None, day: date, proche: int) -> State:
    """What the calendar alone says of something that is not handed in."""
    if reading is None:
        return State("sans_echeance")
    is_begun = reading.start is None or reading.start <= day
    if reading.nature == "continuous":
        return State("continu" if is_begun else "a_venir")
    if reading.nature == "recurring":
        return State("recurrent")
    if reading.end is not None:
        return _before(reading.end, is_begun, day, proche)
    if reading.start is None:
        return State("non_datable")
    return State("en_cours" if is_begun else "a_venir")


def _before(end: date, is_begun: bool, day: date, proche: int) -> State:
    left = (end - day).days
    if left < 0:
        return State("en_retard", -left)
    return State("proche" if left <= proche else "en_cours" if is_begun else "a_venir", 0, end)


def _recurring(reading: Reading, suivi: SuiviLivrable | None, fiche: Fiche, at: Moment) -> State:
    """Late when a whole period of the contract closed with fewer deliveries than asked."""
    wanted = asked(reading, at)
    if wanted is None:
        return State("recurrent")
    given = sorted(_deliveries(suivi, fiche, at)) if suivi else ()
    served = course(wanted, given, at.day)
    late = (at.day - served.missing[0].end).days if served.missing else 0
    return State("en_retard" if late else "recurrent", late, served.due, served.missing, served.closed)


def asked(reading: Reading, at: Moment) -> Asked | None:
    """What a recurrence asks for, inside the contract; None where nothing says since when, or how often."""
    opening = at.plan.effet or at.plan.signature or reading.start
    if opening is None or reading.every is None:
        return None
    since = max(opening, reading.start or opening)
    return Asked(reading.every, reading.times or 1, since, min(at.fin or date.max, reading.end or date.max))


def _deliveries(suivi: SuiviLivrable, fiche: Fiche, at: Moment) -> list[date]:
    """A day for each delivery, inside the period it is for: that of its handing in, else the start of its period."""
    days = [suivi.remis_le] if suivi.remis_le else []
    for each in suivi.occurrences:
        period = at.read(each.periode, fiche, at.day) if each.periode else None
        start, end = (period.start, period.end) if period else (None, None)
        if start and end and not (each.remis_le and start <= each.remis_le <= end):
            days.append(start)
        elif each.remis_le:
            days.append(each.remis_le)
    return days


def reason(etat: Etat, reading: Reading | None) -> Message | None:
    """Why a calendar in this state cannot be placed; None where it can."""
    if etat == "sans_echeance":
        return msg("No deadline is written, neither here nor for the step or the fiche.")
    if etat != "non_datable" or reading is None:
        return None
    if reading.reason is not None:
        return reading.reason
    return msg("“{text}” is counted from a day that the plan does not give.", text=reading.text)
