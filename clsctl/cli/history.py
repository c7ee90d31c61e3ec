"""What a history command is about: the plan as it is read now, where its history is, and what its commits did."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from clsctl import sources
from clsctl.cli.crew import spare
from clsctl.cli.history_texts import Texts
from clsctl.cli.meetings import meeting, since_commit
from clsctl.cli.plan import Read, of_snapshot, root_of
from clsctl.cli.scope import scope_of
from clsctl.cli.session import Request
from clsctl.cli.together import together
from clsctl.core.audience import Audience
from clsctl.core.changes.commits import History
from clsctl.core.changes.shares import joined, share_of, shared
from clsctl.core.changes.telling import Told, told
from clsctl.core.changes.trail import PLAN, Step, Unknown, steps
from clsctl.core.globs import matcher
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan
from clsctl.core.snapshot import Snapshot
from clsctl.core.trouble import Trouble
from clsctl.core.views import selection
from clsctl.core.views.filters import Filters, parse_ref
from clsctl.core.views.kept import Keep, everything, keeper
from clsctl.core.views.log import Frame
from clsctl.sources.commits import commit_named
from clsctl.sources.days import day_asked
from clsctl.sources.finding import Finder
from clsctl.sources.history import commit_before, read_history, read_limited, whole
from clsctl.sources.objects import GitFiles
from clsctl.sources.plumbing import Place

# texts of a history for which another process is worth its start, and how many at most share one
_WORTH = 1000
_MOST = 4


class Past(NamedTuple):
    """What a history command is about: the plan as it is read now, and where its history is."""

    what: Read
    place: Place
    head: str

    @property
    def frame(self) -> Frame:
        """What its answer says of itself."""
        portefeuille = self.what.portefeuille
        notes = selection.notes(Filters(**self.what.request.kept))
        return Frame(self.what.title, self.head, self.what.day, portefeuille.titre is not None, notes)

    @property
    def is_told_by_commit(self) -> bool:
        """Whether an answer comes from the history alone: axes, holders and states are those of the files on disk."""
        kept = self.what.request.kept
        return not (kept.get("axe") or kept.get("porteur") or kept.get("etat"))

    @property
    def identity(self) -> Iterator[str]:
        """All that an answer from the history comes from."""
        request = self.what.request
        yield from (self.head, self.place.prefix, self.what.root.name, str(self.what.day), str(request.day))
        yield from (request.format, request.language.code, *map(str, request.terminal), str(request.fail))
        yield from (str(request.session.quiet), str(sorted(request.kept.items())))
        yield from map(str, self.what.loaded.texts.items())

    def keep(self) -> Keep:
        """The test of a change that the filters make."""
        kept = Filters(**self.what.request.kept)
        if not any(kept):
            return everything
        plans = () if self.is_told_by_commit else self.full().portefeuille.plans
        return keeper(plans, kept, self.what.day)

    def full(self, *, committed: bool = False) -> Read:
        """The plan with its fiches: of the files on disk, unless another text is asked for, or what is committed."""
        request, root = self.what.request, self.what.root
        rev = request.rev or (self.head if committed else None)
        snapshot = sources.read_revision(root, rev) if rev else sources.read_disk(root)
        return of_snapshot(request, root, snapshot)

    def plan_at(self, plan: Plan, rev: str) -> tuple[Plan, str] | None:
        """The plan as it was at a revision, and the commit of that text; None where that text had no such plan.

        `Trouble` where the repository has no such revision, or the folder held no plan then.
        """
        snapshot = sources.read_revision(self.what.root, rev)
        found = of_snapshot(self.what.request, self.what.root, snapshot).portefeuille.plans
        same = [each for each in found if each.code == plan.code]
        return (same[0], snapshot.label) if same else None

    def check(self) -> None:
        """`Trouble` where the fiche asked for is neither in the plan nor in its history."""
        if not self.what.request.kept.get("fiche"):
            return
        try:
            self.chosen()
        except Trouble:
            refs = {parse_ref(each).fiche for each in self.what.request.kept["fiche"]}
            if not any(pair.now and pair.now.id in refs for step in self.steps() for pair in step.pairs[0]):
                raise

    def chosen(self) -> list[tuple[Plan, Fiche]]:
        """The fiches that the filters keep, each with its plan. `Trouble` for one that is not there."""
        facts = scope_of(self.full()).chosen()
        return [(each.plan, fiche.fiche) for each in facts for fiche in each.fiches]

    def steps(self) -> Iterator[Step]:
        """What each commit did, parents first."""
        history = read_history(self.what.root, self.head)
        return steps(history, Texts(self.what.root, history))

    def published(self, audience: Audience) -> list[Step]:
        """What each commit up to the day asked about did, parents first, as an audience may read it."""
        history = read_history(self.what.root, self.head)
        texts = Texts(self.what.root, history, audience)
        texts.read()
        return [each for each in steps(history, texts) if each.commit.day <= self.what.day]

    def told(self, since: str | None = None) -> list[Told]:
        """The changes of each commit, parents first: of those that `since` does not hold, up to the day asked about."""
        if since is None and (found_alone := self._alone()) is not None:
            return self._in_time(found_alone)
        history = read_history(self.what.root, self.head, since)
        found = self._told_from(history, since)
        if found is None:
            asked = {commit.oid for commit in history.commits}
            found = [each for each in told(self.steps()) if each.commit.oid in asked]
        return self._in_time(found)

    def _told_from(self, history: History, since: str | None) -> list[Told] | None:
        """The changes of a history; None where what they need to know is before the first of its commits: what stands
        for a text that could not be read, or what a fiche that is back said."""
        try:
            found = _told(self.what.root, history)
        except Unknown:
            return None
        return None if since is not None and self._is_back(found, since) else found

    def _is_back(self, found: list[Told], since: str) -> bool:
        """Whether a fiche that comes was there before, and was deleted up to the commit where the changes begin."""
        came = {
            change.ref
            for each in found
            for change in each.changes
            if (change.kind, change.key) == ("added", "") and change.ref and "/" not in change.ref
        }
        return bool(came) and Finder(self.place, self.head, lambda _: True).was_deleted(came, since)

    def _in_time(self, found: list[Told]) -> list[Told]:
        last = self.what.request.day
        return [each for each in found if last is None or each.commit.day <= last]

    def _alone(self) -> list[Told] | None:
        """The changes of the one fiche that is asked for, without reading those of the others; None where it can't."""
        asked = self.what.request.kept.get("fiche", ())
        refs = {parse_ref(each).fiche for each in asked}
        if len(refs) != 1 or self.frame.portfolio or not self.is_told_by_commit:
            return None
        (ref,) = refs
        plan = self.what.portefeuille.plans[0]
        finder = Finder(self.place, self.head, matcher(plan.glob))
        paths = finder.first(ref)
        while paths is not None:
            history = read_limited(self.place, self.head, sorted(paths))
            found = _told(self.what.root, history)
            more = finder.elsewhere(ref, found, history)
            if more is None or not more:
                return found if more is not None else None
            paths |= more
        return None

    def base(self, since: str | None) -> str | None:
        """The commit after which `--since` begins: that of a revision, or the last before a day or a meeting."""
        if since is None:
            return None
        day = day_asked(since) or meeting(since, self.what)
        return commit_before(self.place, self.head, day) if day else since_commit(self.place, since).oid


def _told(root: Path, history: History) -> list[Told]:
    """The changes of a history; those of a long one are found by all the processors at once."""
    texts = sum(len(commit.touches) for commit in history.commits)
    parts = shared(history, min(spare(), _MOST, texts // _WORTH or 1))
    if len(parts) > 1:
        found = joined(history, together(lambda part: share_of(_steps(root, part)), parts, 1))
        if found is not None:
            return found
    return list(told(_steps(root, history)))


def _steps(root: Path, history: History) -> list[Step]:
    """The steps of a history. Texts, steps and sentences are made one after the other: a fifth faster than each
    commit's in turn, because what a processor has at hand stays of use."""
    texts = Texts(root, history)
    texts.read()
    return list(steps(history, texts))


def past(request: Request) -> Past:
    """The plan of a history command, read without its fiches, and where its history is.

    The history is that of the branch, up to `--rev` where it is given; the plan is that of the same text.
    """
    root = root_of(request)
    place = whole(root)
    snapshot = sources.read_revision(root, request.rev) if request.rev else sources.read_disk(root)
    head = snapshot.label if request.rev else commit_named(place, "HEAD").oid
    return Past(of_snapshot(request, root, _without_fiches(snapshot)), place, head)


def _without_fiches(snapshot: Snapshot) -> Snapshot:
    """The snapshot with the files that name plans only."""
    marks = [path for path in snapshot.files if f"/{path}".endswith((f"/{PLAN}", "/portefeuille.yaml"))]
    if isinstance(snapshot.files, GitFiles):  # asked for one by one, it would read all of them
        return snapshot._replace(files=snapshot.files.only(marks))
    return snapshot._replace(files={path: snapshot.files[path] for path in marks})
