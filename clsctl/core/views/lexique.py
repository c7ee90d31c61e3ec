"""What the words of a report mean, for who reads one for the first time: its states, and the actors' short names."""

import re
from collections.abc import Iterable, Iterator, Mapping

from clsctl.core.facts import PlanFacts
from clsctl.core.labels import ETATS, label
from clsctl.core.messages import Message, msg, verbatim
from clsctl.core.views.blocks import Cell, Mot, Paires

_SENSES: Mapping[str, Message] = {
    "en_retard": msg(
        "it was due by a day that is past, and is not recorded as handed in; "
        "for what comes back, a period is over without it"
    ),
    "proche": msg("it is due soon, within the days that the contract says"),
    "en_cours": msg("its time has begun, and its deadline is further away"),
    "a_venir": msg("its time has not begun yet"),
    "recurrent": msg("it comes back each period (month, quarter, year…), and is not known to be late"),
    "continu": msg("it is done all along, with no single day to hand it in"),
    "non_datable": msg("a deadline is written, which cannot be placed on a day"),
    "sans_echeance": msg("no deadline is written"),
    "remis": msg("it is handed in, and not late"),
    "remis_en_retard": msg("it is handed in, after its deadline"),
    "suspendu": msg("it was decided to make it wait"),
    "abandonne": msg("it was decided not to do it; it no longer counts in the progress"),
    "echu": msg("the time of the fiche is over, and nobody has recorded how it ended"),
}


def lexique(told: object, facts: Iterable[PlanFacts]) -> Paires | None:
    """The states that occur in what a report tells (any nest of tuples), then the short names of actors that do.

    None where neither does.
    """
    plans = tuple(facts)
    found = set(_states(told))
    states = ((label(ETATS, each), _sense(each, plans)) for each in ETATS if each in found)
    pairs = (*states, *_names(told, plans))
    return Paires(pairs) if pairs else None


def _sense(etat: str, plans: tuple[PlanFacts, ...]) -> Message:
    within = {each.plan.calendrier.proche for each in plans}
    if etat == "proche" and len(within) == 1:
        return msg("it is due within {days} days", days=within.pop())
    return _SENSES[etat]


def _names(told: object, plans: tuple[PlanFacts, ...]) -> Iterator[tuple[Message, Cell]]:
    """Each short name that is read somewhere, and whose it is: in two contracts, it may be that of two actors."""
    text = "\n".join(_texts(told))
    known: dict[str, dict[str, None]] = {}
    for actor in (each for facts in plans for each in facts.plan.acteurs.values()):
        if actor.sigle and actor.nom and actor.sigle != actor.nom:
            known.setdefault(actor.sigle, {})[actor.nom] = None
    for sigle in sorted(known):
        if re.search(rf"(?<!\w){re.escape(sigle)}(?!\w)", text):
            yield verbatim(sigle), ", ".join(known[sigle])


def _states(told: object) -> Iterator[str]:
    """The states in it: words that are shown as one, and what has one in a field of that name."""
    if isinstance(told, Mot):
        yield from (told.valeur,) if told.role == "etat" else ()
    elif isinstance(told, tuple):
        etat = getattr(told, "etat", None)
        yield from (etat,) if isinstance(etat, str) else ()
        for each in told:
            yield from _states(each)


def _texts(told: object) -> Iterator[str]:
    """The texts in it, of a message what fills it."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, tuple):
        for each in told.values if isinstance(told, Message) else told:
            yield from _texts(each)
