"""When a fiche was last heard of: a follow-up that stands still is a question to put to its holder."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from clsctl.core.facts.values import OUVERTS, FicheFacts, PlanFacts

# Steering committees meet about twice a year: what nobody spoke of for longer goes unseen from one to the next.
SILENCE = 182


class Silence(NamedTuple):
    """A fiche under way of which nothing was heard for more than `SILENCE` days; `derniere` is None where nothing ever
    was, and `jours` then counts from the day it began."""

    fiche: FicheFacts
    derniere: date | None
    jours: int


def silences(facts: PlanFacts) -> Iterator[Silence]:
    """The fiches that lack news, in the order of the plan; those that are over, stopped or to come need none."""
    for fiche in facts.fiches:
        if fiche.etat not in OUVERTS or fiche.etat == "a_venir":
            continue
        derniere = last_news((fiche,), facts.day)
        since = derniere or _beginning(fiche, facts)
        days = (facts.day - since).days if since else 0
        if days > SILENCE:
            yield Silence(fiche, derniere, days)


def last_news(fiches: Iterable[FicheFacts], on: date) -> date | None:
    """The latest day until `on` that the follow-ups name: of a delivery, a decision, a measure, a payment, a note.

    None where they name none.
    """
    return max((day for each in fiches for day in _days(each.fiche.suivi) if day <= on), default=None)


def _beginning(fiche: FicheFacts, facts: PlanFacts) -> date | None:
    """The later of the first days of its own calendar and of the contract: nobody reports before either.

    Where neither is known, the day its first deliverable begins or falls due.
    """
    own = fiche.calendrier.start if fiche.calendrier else None
    known = [day for day in (own, facts.start) if day is not None]
    if known:
        return max(known)
    read = (each.signee for each in fiche.livrables if each.signee)
    return min((day for each in read if (day := each.start or each.end)), default=None)


def _days(value: Any) -> Iterator[date]:
    """Every day inside a part of the model."""
    if isinstance(value, date):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _days(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from _days(each)
