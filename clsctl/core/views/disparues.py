"""Deadlines that a plan had and has no more: its history alone tells them, and how often the signed ones were moved."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from clsctl.core.audience import Audience, visible
from clsctl.core.changes.postponed import CALENDARS
from clsctl.core.changes.telling import changes_of
from clsctl.core.changes.trail import Step
from clsctl.core.facts import FicheFacts, PlanFacts, plan_facts
from clsctl.core.facts.deadlines import parts_of
from clsctl.core.facts.states import DECIDED
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan

# A fiche, or a part of it: the code of the plan, the id of the fiche, that of the part ("" for the fiche itself).
Key = tuple[str, str, str]


class Seen(NamedTuple):
    """The last text that a deadline was in: its fiche, in the plan of then, on the day of the commit."""

    plan: Plan
    fiche: Fiche
    day: date


class Trace(NamedTuple):
    """What a history knows of deadlines: `seen` has the last text of each, `moves` how often each reference (`1.3/L1`,
    a step or a fiche whose calendar it takes) was given another signed deadline, or what was decided of it taken back,
    by the code of the plan."""

    seen: Mapping[Key, Seen] = {}
    moves: Mapping[tuple[str, str], int] = {}


def trace(steps: Iterable[Step], until: date) -> Trace:
    """What the commits up to a day tell."""
    seen: dict[Key, Seen] = {}
    moves: Counter[tuple[str, str]] = Counter()
    for step in steps:
        if step.commit.day <= until and (plan := step.plan or step.plans[0][0]):
            moves.update(_taken_back(step, plan, seen))
            seen.update(_seen(step, plan))
            moved = (each for each in changes_of(step) if each.kind == "moved" and each.key in CALENDARS)
            moves.update((plan.code, each.ref) for each in moved)
    return Trace(seen, moves)


def _seen(step: Step, plan: Plan) -> Iterator[tuple[Key, Seen]]:
    for pair in step.pairs[0]:
        if pair.now is not None:
            for part in _parts(pair.now):
                yield (plan.code, pair.now.id, part), Seen(plan, pair.now, step.commit.day)


def _taken_back(step: Step, plan: Plan, seen: Mapping[Key, Seen]) -> dict[tuple[str, str], int]:
    """How much is added to the moves of what a commit takes back: a calendar hears of it by a higher number only.

    What was cancelled since it was gone, then is there again, counts twice. Where fewer decisions hold than before (a
    fiche goes on after a suspension, a postponement is struck out), those that went count, and their going.
    """
    found: dict[tuple[str, str], int] = {}
    fiches = [(pair.was, pair.now) for pair in step.pairs[0] if pair.now is not None]
    for was, now in fiches:
        for part in _parts(now):
            known = seen.get((plan.code, now.id, part))
            if known is not None:
                is_back = was is None or part not in _parts(was)
                fewer = _decided(known.fiche, part) - _decided(now, part)
                found[plan.code, f"{now.id}/{part}" if part else now.id] = 2 * is_back + (fewer + 1 if fewer > 0 else 0)
    return found


def _decided(fiche: Fiche, part: str) -> int:
    """How many decisions hold on a deadline: its postponements, and that it is off."""
    suivi = fiche.suivi
    if suivi is None:
        return 0
    own = suivi.livrables.get(part)
    etape = next((each.etape.id for each in parts_of(fiche) if each.id == part and each.etape), "")
    step = suivi.etapes.get(etape)
    is_off = suivi.statut in DECIDED or (step is not None and step.statut in DECIDED)
    if own is None:
        return int(is_off)
    return len(own.reports) + (is_off or own.abandonne_le is not None)


def _parts(fiche: Fiche) -> set[str]:
    """The parts that can be due; of a fiche without any, itself."""
    return {part.id for part in parts_of(fiche)} or {""}


def gone(facts: PlanFacts, known: Trace, audience: Audience) -> PlanFacts:
    """The facts of the deadlines that the plan has no more, each as it was in its last text.

    A fiche that cannot be read now, and one that is read but for a value, lost nothing for certain.
    """
    fiches = {each.id: each for each in facts.plan.fiches}
    return facts.keep(
        _as_it_was(seen, part, audience)
        for (code, ref, part), seen in known.seen.items()
        if code == facts.plan.code and _is_gone(facts.plan, fiches.get(ref), part)
    )


def _is_gone(plan: Plan, fiche: Fiche | None, part: str) -> bool:
    if fiche is None:
        return not plan.illisibles
    return fiche.where.file not in plan.abimees and part not in _parts(fiche)


def _as_it_was(seen: Seen, part: str, audience: Audience) -> FicheFacts:
    plan = visible(seen.plan._replace(fiches=(seen.fiche,)), audience)
    (fiche,) = plan_facts(plan, seen.day).fiches
    return fiche._replace(livrables=tuple(each for each in fiche.livrables if each.id == part))
