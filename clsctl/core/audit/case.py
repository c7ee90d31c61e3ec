"""What an audit looks at: a plan, its reference text, and everything that happened to it since."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from clsctl.core.audit.lacks import Lack
from clsctl.core.changes.commits import Commit, History, Touch
from clsctl.core.changes.telling import changes_of
from clsctl.core.changes.trail import PLAN, Step, home_of
from clsctl.core.changes.values import Change
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Avenant, Plan

# what was decided or done may reach the repository so many days later without a question
DELAY = timedelta(days=30)


class Event(NamedTuple):
    """One commit and what it changed in the plan."""

    step: Step
    changes: tuple[Change, ...]

    @property
    def commit(self) -> Commit:
        return self.step.commit


class Tag(NamedTuple):
    """A tag, the commit it names, and what its signature lacks, where one is asked for."""

    name: str
    commit: str
    lack: Lack | None = None


class Reference(NamedTuple):
    """The signed text of each fiche, by its id, and the commit that holds it.

    `held` are all the commits up to the one that holds the signed text of most; a fiche that entered the history after
    it has its first version instead, and `ranks` tell what came after that.
    """

    fiches: Mapping[str, Fiche]
    commits: Mapping[str, str]
    held: frozenset[str]
    ranks: Mapping[str, int]

    def is_later(self, fiche: str, commit: Commit) -> bool:
        """Whether a commit came after the signed text of a fiche."""
        if fiche not in self.fiches or commit.oid in self.held:
            return False
        first = self.commits[fiche]
        return first in self.held or self.ranks[commit.oid] > self.ranks[first]


class Case(NamedTuple):
    """A plan on a day, with its history, parents first.

    `of_fiche` has the events that touched each fiche. `texts` maps each path of its tree, from its folder, to what it
    holds at the end of the history, `files` to what happened to it. `seen` tells when the history first had an avenant
    that names a fiche. `lacks` has the commits that have no good signature, where the plan asks for one.
    """

    plan: Plan
    day: date
    commits: tuple[Commit, ...]
    events: tuple[Event, ...]
    of_fiche: Mapping[str, tuple[Event, ...]]
    reference: Reference
    texts: Mapping[str, str] = {}
    files: Mapping[str, Sequence[tuple[Commit, Touch]]] = {}
    seen: Mapping[tuple[str, str], date] = {}
    tags: tuple[Tag, ...] = ()
    lacks: Mapping[str, Lack] = {}

    def covering(self, fiche: str, commit: Commit) -> Avenant | None:
        """The avenant that a change of a fiche's signed text belongs to: the first signed one that names the fiche and
        was signed, or entered the history, at most `DELAY` before the change, or after it."""
        named = [each for each in self.plan.avenants if fiche in each.fiches and each.signature]
        for avenant in sorted(named, key=lambda each: each.signature or date.max):
            signed = avenant.signature or date.max
            seen = max(signed, self.seen.get((avenant.numero, fiche), signed))
            if signed <= self.day and commit.day <= seen + DELAY:
                return avenant
        return None


def case_of(plan: Plan, day: date, history: History, steps: Iterable[Step], signed: tuple[Plan, str] | None) -> Case:
    """The case of a plan, from what each commit did to it; `signed` is its reference text with the commit of it."""
    events = tuple(Event(step, changes_of(step)) for step in steps)
    text, oid = signed or (None, None)
    found = reference(text, oid, events, history.commits)
    home = plan.where.file.removesuffix(PLAN)
    files: dict[str, list[tuple[Commit, Touch]]] = {}
    for commit in history.commits:
        for touch in commit.touches:
            folder = home_of(touch.path, history.homes)
            if history.homes.get(folder, folder) == history.prefix + home:
                files.setdefault(touch.path[len(folder) :], []).append((commit, touch))
    texts = {path: its[-1][1].after for path, its in files.items()}
    there = {path: oid for path, oid in texts.items() if oid is not None}
    return Case(plan, day, history.commits, events, _by_fiche(events), found, there, files, entered(events))


def _by_fiche(events: Iterable[Event]) -> dict[str, tuple[Event, ...]]:
    found: dict[str, list[Event]] = {}
    for event in events:
        for ref in {fiche.id for pair in event.step.pairs[0] for fiche in (pair.was, pair.now) if fiche}:
            found.setdefault(ref, []).append(event)
    return {ref: tuple(its) for ref, its in found.items()}


def entered(events: Iterable[Event]) -> dict[tuple[str, str], date]:
    """For each avenant and each fiche that it names, the day on which the history first had that."""
    days: dict[tuple[str, str], date] = {}
    seen: Plan | None = None
    for event in events:
        plan = event.step.plan
        if plan is not None and plan is not seen:
            seen = plan
            for avenant in plan.avenants:
                for fiche in avenant.fiches:
                    days.setdefault((avenant.numero, fiche), event.commit.day)
    return days


def ancestors(commits: Iterable[Commit], oid: str) -> frozenset[str]:
    """A commit and all that came before it."""
    parents = {commit.oid: commit.parents for commit in commits}
    found, pending = set(), [oid]
    while pending:
        each = pending.pop()
        if each not in found:
            found.add(each)
            pending += parents.get(each, ())
    return frozenset(found)


def reference(signed: Plan | None, oid: str | None, events: Iterable[Event], commits: Iterable[Commit]) -> Reference:
    """The signed text of each fiche: that of the plan at `oid`, else the first version that could be read whole."""
    known = tuple(commits)
    fiches: dict[str, Fiche] = {}
    where: dict[str, str] = {}
    if signed is not None and oid is not None:
        unsound = {*signed.abimees, *signed.illisibles}
        fiches = {fiche.id: fiche for fiche in signed.fiches if fiche.where.file not in unsound}
        where = dict.fromkeys(fiches, oid)
    for event in events:
        for fiche in _valid(event.step):
            if fiche.id not in fiches:
                fiches[fiche.id], where[fiche.id] = fiche, event.commit.oid
    held = ancestors(known, oid) if oid is not None else frozenset[str]()
    return Reference(fiches, where, held, {commit.oid: rank for rank, commit in enumerate(known)})


def _valid(step: Step) -> Iterator[Fiche]:
    for pair in step.pairs[0]:
        if pair.now is not None:
            yield pair.now
