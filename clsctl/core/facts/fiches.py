"""The facts of a fiche and of a whole plan on a day, from those of their deliverables."""

from collections.abc import Iterator
from datetime import date

from clsctl.core.calendar import Reading
from clsctl.core.facts.contract import Moment, bounds, moment, share_gone
from clsctl.core.facts.deadlines import calendar_of, parts_of
from clsctl.core.facts.past import plan_on
from clsctl.core.facts.states import DECIDED, State, calendar_state, livrable_facts, reason
from clsctl.core.facts.values import OUVERTS, Avancement, EtapeFacts, Etat, FicheFacts, LivrableFacts, PlanFacts, summed
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan

# the declared statuses that say how a fiche ended
ENDED = frozenset({"realisee", "partiellement_realisee"})


def plan_facts(plan: Plan, day: date) -> PlanFacts:
    """The facts of the plan on the day. Nothing that its follow-up dates later counts."""
    at = moment(plan_on(plan, day), day)
    fiches = tuple(_fiche_facts(fiche, at) for fiche in at.plan.fiches)
    start, end = bounds(at)
    own = calendar_state(Reading("", "dated", start, end) if start or end else None, day, plan.calendrier.proche)
    etat = _own_etat(None, own)
    return PlanFacts(at.plan, day, fiches, summed(fiches), share_gone(start, end, day), start, end, etat)


def _fiche_facts(fiche: Fiche, at: Moment) -> FicheFacts:
    livrables = tuple(livrable_facts(part, fiche, at) for part in parts_of(fiche))
    calendrier = calendar_of(fiche, at, at.day)
    statut = fiche.suivi.statut if fiche.suivi else None
    own = calendar_state(calendrier, at.day, at.plan.calendrier.proche)
    etat = _etat(statut, livrables, own)
    start, end = (calendrier.start, calendrier.end) if calendrier else (None, None)
    if start is None and end is None:
        start, end = _extent(livrables)
    return FicheFacts(
        fiche,
        fiche.id,
        etat,
        statut,
        calendrier,
        livrables,
        avancement(livrables, at.day),
        _next(etat, livrables, own),
        start,
        end,
        None if livrables else reason(etat, calendrier),
        tuple(_etapes(fiche, calendrier, at)),
    )


def _etat(statut: str | None, livrables: tuple[LivrableFacts, ...], own: State) -> Etat:
    if statut in DECIDED:
        return DECIDED[statut]
    if not livrables:
        return _own_etat(statut, own)
    found = {each.etat for each in livrables}
    for etat in (*OUVERTS, "suspendu", "remis_en_retard", "remis"):
        if etat in found:
            return etat
    return "abandonne"


def _own_etat(statut: str | None, own: State) -> Etat:
    """The state of a fiche without parts: that of its calendar, and once that is over how it was said to end."""
    if own.etat != "en_retard":
        return own.etat
    return "remis" if statut in ENDED else "echu"


def _next(etat: Etat, livrables: tuple[LivrableFacts, ...], own: State) -> date | None:
    if not livrables:
        return own.prochaine if etat in OUVERTS else None
    return min((each.prochaine for each in livrables if each.prochaine is not None), default=None)


def _extent(livrables: tuple[LivrableFacts, ...]) -> tuple[date | None, date | None]:
    """The first and last day of what can be placed."""
    placed = [each.en_vigueur for each in livrables if each.en_vigueur is not None]
    days = [day for each in placed for day in (each.start, each.end) if day is not None]
    return (min(days), max(days)) if days else (None, None)


def avancement(livrables: tuple[LivrableFacts, ...], day: date) -> Avancement:
    """The progress of some deliverables."""
    kept = [each for each in livrables if each.etat != "abandonne"]
    due = [each for each in kept if _was_due(each, day)]
    return Avancement(
        sum(each.is_handed_in for each in kept),
        len(kept),
        sum(each.is_handed_in or each.etat == "recurrent" for each in due),
        len(due),
        sum(each.etat == "recurrent" for each in due),
    )


def _was_due(livrable: LivrableFacts, day: date) -> bool:
    """By the day its end in force is reached, or for what recurs a whole period is over."""
    if livrable.periodes:
        return True
    due = livrable.en_vigueur
    return livrable.etat != "suspendu" and due is not None and due.end is not None and due.end <= day


def _etapes(fiche: Fiche, calendrier: Reading | None, at: Moment) -> Iterator[EtapeFacts]:
    known = fiche.suivi.etapes if fiche.suivi else {}
    for each in fiche.etapes:
        reading = at.read(each.calendrier, fiche, at.day) if each.calendrier else calendrier
        ref = f"{fiche.id}/{each.id}"
        yield EtapeFacts(ref, each.id, each.titre, "etape", each.responsables, reading, known.get(each.id), each.where)
    for phase in fiche.calendrier.phases if fiche.calendrier else ():
        reading = at.read(phase.calendrier, fiche, at.day) if phase.calendrier else calendrier
        ref = f"{fiche.id}/{phase.id}"
        yield EtapeFacts(ref, phase.id, phase.titre, "phase", (), reading, known.get(phase.id), phase.where)
