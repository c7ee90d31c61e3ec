"""The changes along a history, each told once, by the commit that brought it.

A merge tells only what is in none of its parents.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clsctl.core.changes import words
from clsctl.core.changes.commits import Commit
from clsctl.core.changes.compare import fiche_changes, plan_changes
from clsctl.core.changes.postponed import Pair
from clsctl.core.changes.trail import Step
from clsctl.core.changes.values import Change
from clsctl.core.model.plan import Plan

# where the changes of one thing stand among those of their commit
Place = tuple[int, str]
Portion = tuple[Place, tuple[Change, ...]]
_LOST, _MENDED, _PLAN, _FICHE, _NEW = range(5)
OF_PLAN: Place = (_PLAN, "")


class Told(NamedTuple):
    """The changes of one commit in one plan, whose folder is `home` and whose code is `code`."""

    commit: Commit
    home: str
    code: str
    changes: tuple[Change, ...]


def told(steps: Iterable[Step]) -> Iterator[Told]:
    """The changes of each step that has some, parents first."""
    for step in steps:
        found = changes_of(step)
        if found:
            yield Told(step.commit, step.home, code_of(step), found)


def code_of(step: Step) -> str:
    """The code of the plan that a step is about."""
    plan = step.plan or step.plans[0][0]
    return plan.code if plan else ""


def changes_of(step: Step) -> tuple[Change, ...]:
    """What a commit changed; of a merge, what differs in the same way from all that it merged."""
    return tuple([each for _, found in portions(step) for each in found])


def portions(step: Step) -> list[Portion]:
    """What a commit changed, thing by thing: files that can't be read, or can again, the plan, then its fiches by their
    files, those that came last."""
    found = [((_LOST, file), (words.unreadable(ref, file, mended=False),)) for file, ref in step.lost]
    found += [((_MENDED, file), (words.unreadable(ref, file, mended=True),)) for file, ref in step.mended]
    first, *others = (_against(plans, pairs) for plans, pairs in zip(step.plans, step.pairs, strict=True))
    for other in others:
        known = {(each.ref, each.key, each.after) for _, changes in other for each in changes}
        first = [
            (place, tuple([each for each in changes if (each.ref, each.key, each.after) in known]))
            for place, changes in first
        ]
    return found + [portion for portion in first if portion[1]]


def _against(plans: tuple[Plan | None, Plan | None], pairs: tuple[Pair, ...]) -> list[Portion]:
    found: list[Portion] = [(OF_PLAN, tuple(plan_changes(*plans)))] if plans[0] is not plans[1] else []
    return found + [((_NEW if pair.was is None else _FICHE, pair.path), tuple(fiche_changes(pair))) for pair in pairs]
