"""What each commit of a history did to the plan: its fiches before and after, by their ids.

Every commit is compared with its parent, file by file, and only the files that it touched. A merge tells only what
is in none of its parents. A file that can't be read changes nothing: what it said last stands until it can be again.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, Protocol

from clsctl.core.changes.commits import Commit, History, Touch
from clsctl.core.changes.postponed import Pair
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan

PLAN = "clsctl.yaml"


class Version(NamedTuple):
    """One text of a fiche; None where nothing can be read of it, `whole` where nothing is missing."""

    fiche: Fiche | None
    whole: bool = True


class Texts(Protocol):
    """The texts of a history, read. Paths are from the top of the repository, texts are named by their hash."""

    def fiche(self, path: str, oid: str) -> Version: ...

    def plan(self, path: str, oid: str) -> Plan | None: ...

    def matches(self, glob: str, path: str) -> bool:
        """Whether a path, from the folder of its plan, is that of a fiche."""
        ...

    def shown(self, path: str) -> str:
        """The path as people know it."""
        ...


class Unknown(Exception):  # noqa: N818 - no fault
    """The history was begun in the middle, and what stands for a text that can't be read is before it."""


class Step(NamedTuple):
    """What one commit did to one plan.

    `pairs` has the fiches it touched before and after, for each parent of the commit; `plans` its `clsctl.yaml` too.
    `lost` and `mended` are the files that could be read before and cannot any more, and those that can be again, with
    the fiche they hold.
    """

    commit: Commit
    home: str
    plans: tuple[tuple[Plan | None, Plan | None], ...]
    pairs: tuple[tuple[Pair, ...], ...]
    lost: tuple[tuple[str, str], ...] = ()
    mended: tuple[tuple[str, str], ...] = ()

    @property
    def plan(self) -> Plan | None:
        """The plan as the commit leaves it."""
        return self.plans[0][1]


def steps(history: History, texts: Texts) -> Iterator[Step]:
    """What each commit did, parents first."""
    walk = _Walk(history, texts)
    for commit in history.commits:
        for home, touches in by_home(commit.touches, history.homes).items():
            step = walk.step(commit, home, touches)
            if step is not None:
                yield step
        walk.leave(commit)


def by_home(touches: Iterable[Touch], homes: Mapping[str, str]) -> dict[str, list[Touch]]:
    """The files by the plan they belong to: that of the nearest folder above with a `clsctl.yaml`."""
    found: dict[str, list[Touch]] = {}
    for touch in touches:
        home = home_of(touch.path, homes)
        found.setdefault(homes.get(home, home), []).append(touch)
    return found


def in_bytes(path: str) -> bytes:
    """A path as git has files in order."""
    return path.encode("utf-8", "surrogateescape")


def home_of(path: str, homes: Mapping[str, str]) -> str:
    """The folder of the plan that a path belongs to; the top of the repository for one that belongs to none."""
    if len(homes) == 1:
        return next(iter(homes))
    folder = path.rpartition("/")[0]
    while folder:
        if f"{folder}/" in homes:
            return f"{folder}/"
        folder = folder.rpartition("/")[0]
    return ""


class _Walk:
    """What is known on the way: the plan of each folder at each commit, what stands for a text that can't be read."""

    def __init__(self, history: History, texts: Texts) -> None:
        self.homes = history.homes
        self.texts = texts
        read = ((home, texts.plan(home + PLAN, oid)) for home, oid in history.start.items())
        self.start: Mapping[str, Plan | None] = {self.homes[home]: plan for home, plan in read if plan is not None}
        self.cut = bool(history.start)
        self.partial = history.partial
        self.plans: dict[str, Mapping[str, Plan | None]] = {}
        self.later: dict[str, Mapping[str, Plan | None]] = {}
        self.standing: dict[tuple[str, str], Fiche] = {}
        self.order: dict[int, int] = {}
        self.gone: dict[tuple[str, str], tuple[Fiche, date]] = {}

    def step(self, commit: Commit, home: str, touches: list[Touch]) -> Step | None:
        """What the commit did to the plan of a folder; None where it touched none of its texts."""
        sides = self._plans_of(commit, home)
        now = self._before(commit).get(home)  # a merge that leaves the plan's own file has that of one of its parents
        # of a plan that was moved, the file that came rather than the one that went
        for touch in sorted((each for each in touches if self._is_plan(each.path)), key=lambda each: bool(each.after)):
            now = self._plan(touch, now)
        self._remember(commit, home, now)
        fiches = [touch for touch in touches if self._is_fiche(touch, (now, *sides))]
        if not fiches and now is sides[0]:
            return None
        gaps: tuple[list[tuple[str, str]], list[tuple[str, str]]] = ([], [])
        pairs = tuple(
            self._known(commit, home, self._pairs(fiches, rank, (plan, now), gaps)) for rank, plan in enumerate(sides)
        )
        lost, mended = (tuple(sorted(set(each), key=lambda gap: (in_bytes(gap[0]), gap[1]))) for each in gaps)
        return Step(commit, home, tuple((plan, now) for plan in sides), pairs, lost, mended)

    def leave(self, commit: Commit) -> None:
        """The plans of a commit, once all its files were looked at."""
        before = self._before(commit)
        if self.partial and commit.oid in self.later:  # a parent that is missing said the same as the last commit here
            self.start = {**self.start, **self.later[commit.oid]}
        self.plans[commit.oid] = {**before, **self.later.pop(commit.oid)} if commit.oid in self.later else before

    def _before(self, commit: Commit) -> Mapping[str, Plan | None]:
        """The plans before a commit: those of its parents, the newer where they have different ones."""
        known = [self.plans.get(parent, self.start) for parent in commit.parents]
        if len(known) < 2 or all(each is known[0] for each in known):
            return known[0] if known else {}
        merged: dict[str, Plan | None] = {}
        for each in known:
            for home, plan in each.items():
                mine = merged.get(home)
                if mine is None or self.order.get(id(plan), -1) > self.order.get(id(mine), -1):
                    merged[home] = plan
        return merged

    def _plans_of(self, commit: Commit, home: str) -> tuple[Plan | None, ...]:
        """The plan before a commit, as each of its parents has it."""
        if len(commit.parents) < 2:
            return (self._before(commit).get(home),)
        return tuple(self.plans.get(parent, self.start).get(home) for parent in commit.parents)

    def _remember(self, commit: Commit, home: str, plan: Plan | None) -> None:
        if plan is not self._before(commit).get(home):
            self.order[id(plan)] = len(self.order)
            self.later[commit.oid] = {**self.later.get(commit.oid, {}), home: plan}

    def _is_plan(self, path: str) -> bool:
        return path.endswith(PLAN) and path.removesuffix(PLAN) in self.homes

    def _plan(self, touch: Touch, last: Plan | None) -> Plan | None:
        """The plan after a commit that touched it: what it said last where it can't be read."""
        found = self.texts.plan(touch.path, touch.after) if touch.after else None
        return found if found is not None or touch.after is None else last

    def _is_fiche(self, touch: Touch, plans: Iterable[Plan | None]) -> bool:
        home = home_of(touch.path, self.homes)
        globs = {plan.glob for plan in plans if plan} or {Plan._field_defaults["glob"]}
        path = touch.path[len(home) :]
        return path != PLAN and any(self.texts.matches(glob, path) for glob in globs)

    def _pairs(
        self,
        touches: list[Touch],
        rank: int,
        plans: tuple[Plan | None, Plan | None],
        gaps: tuple[list[tuple[str, str]], list[tuple[str, str]]],
    ) -> tuple[Pair, ...]:
        """The fiches that the files held before and hold after, by their ids."""
        was: dict[str, Fiche] = {}
        now: dict[str, Fiche] = {}
        paths: dict[str, str] = {}
        for touch in touches:
            before = self._before_of(touch, rank)
            if before:
                was[before.id] = before
                paths.setdefault(before.id, touch.path)
        for touch in touches:
            after = self._after_of(touch, self._before_of(touch, rank), gaps)
            if after:
                now[after.id] = self._standing_elsewhere(touch, after, was, gaps)
                paths.setdefault(after.id, touch.path)
        return tuple([Pair(was.get(ref), now.get(ref), *plans, path) for ref, path in paths.items()])

    def _known(self, commit: Commit, home: str, pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
        """The pairs, of which those that come back say what was deleted; what goes is kept for that day."""
        if not any(pair.was is None or pair.now is None for pair in pairs):
            return pairs
        found = []
        for pair in pairs:
            if pair.now is None and pair.was is not None:
                key = home, pair.was.id
                if len(commit.parents) < 2 or key not in self.gone:  # a merge brings what its parent deleted before
                    self.gone[key] = pair.was, commit.day
            back = self.gone.get((home, pair.now.id)) if pair.now is not None and pair.was is None else None
            found.append(pair._replace(gone=back[0], gone_on=back[1]) if back else pair)
        return tuple(found)

    def _standing_elsewhere(
        self, touch: Touch, after: Fiche, was: Mapping[str, Fiche], gaps: tuple[list[tuple[str, str]], ...]
    ) -> Fiche:
        """The fiche of a file that came with the commit: not in the place of one that could be read whole."""
        before = was.get(after.id)
        if (
            before is None
            or any(touch.befores)
            or touch.after is None
            or self.texts.fiche(touch.path, touch.after).whole
        ):
            return after
        gaps[0].append((self.texts.shown(touch.path), before.id))
        self.standing[touch.path, touch.after] = before
        return before

    def _before_of(self, touch: Touch, rank: int) -> Fiche | None:
        oid = touch.befores[rank]
        if oid is None:
            return None
        standing = self.standing.get((touch.path, oid))
        if standing is not None:
            return standing
        found = self.texts.fiche(touch.path, oid)
        if self.cut and not found.whole:
            raise Unknown
        return found.fiche

    def _after_of(
        self, touch: Touch, before: Fiche | None, gaps: tuple[list[tuple[str, str]], list[tuple[str, str]]]
    ) -> Fiche | None:
        """The fiche after a commit. A text that can't be read whole never takes the place of one that could."""
        if touch.after is None:
            return None
        found = self.texts.fiche(touch.path, touch.after)
        was_lost = any(oid is not None and (touch.path, oid) in self.standing for oid in touch.befores)
        file = self.texts.shown(touch.path)
        if found.whole and found.fiche is not None:
            if was_lost:
                gaps[1].append((file, found.fiche.id))
            return found.fiche
        had = touch.befores[0] and self.texts.fiche(touch.path, touch.befores[0])
        if before is not None and (was_lost or (had and had.whole)):
            if not was_lost:
                gaps[0].append((file, before.id))
            self.standing[touch.path, touch.after] = before
            return before
        if found.fiche is None:
            gaps[0].append((file, ""))
        return found.fiche
