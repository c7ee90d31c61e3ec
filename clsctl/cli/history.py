"""The history of a plan, read: its commits from git, their texts through the reader, each text once."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from clsctl import sources
from clsctl.cli.crew import spare
from clsctl.cli.plan import Read, of_snapshot, root_of
from clsctl.cli.scope import scope_of
from clsctl.cli.session import Request
from clsctl.cli.together import together
from clsctl.core.audience import Audience, visible, visible_fiche
from clsctl.core.changes.commits import History
from clsctl.core.changes.shares import joined, share_of, shared
from clsctl.core.changes.telling import Told, told
from clsctl.core.changes.trail import PLAN, Step, Unknown, Version, home_of, steps
from clsctl.core.globs import matcher
from clsctl.core.labels import INSTANCES
from clsctl.core.messages import msg
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Instance, Plan
from clsctl.core.snapshot import Snapshot
from clsctl.core.trouble import Trouble
from clsctl.core.views import selection
from clsctl.core.views.filters import Filters, parse_ref
from clsctl.core.views.kept import Keep, everything, keeper
from clsctl.core.views.log import Frame
from clsctl.reading.versions import Versions
from clsctl.sources.commits import Commit, commit_named
from clsctl.sources.days import day_asked
from clsctl.sources.finding import Finder
from clsctl.sources.history import commit_before, read_history, read_limited, whole
from clsctl.sources.objects import GitFiles, read_objects
from clsctl.sources.plumbing import Place

# texts of a history for which another process is worth its start, and how many at most share one
_WORTH = 1000
_MOST = 4


class Texts:
    """The texts of a history, which are asked for in the order in which it names them."""

    def __init__(self, root: Path, history: History, audience: Audience = "interne") -> None:
        """`audience` is who may read them: of what it may not, nothing is told."""
        self._audience: Audience = audience
        self._homes = history.homes
        self._prefix = history.prefix
        self._root = root
        self._versions = Versions()
        self._fiches: dict[tuple[str, str], Version] = {}
        self._plans: dict[tuple[str, str], Plan | None] = {}
        self._shown: dict[str, str] = {}
        self._stream = self._read(history)

    def fiche(self, path: str, oid: str) -> Version:
        """One text of a fiche."""
        if (path, oid) not in self._fiches:
            self._advance(path, oid, lambda: (path, oid) in self._fiches)
        return self._fiches[path, oid]

    def plan(self, path: str, oid: str) -> Plan | None:
        """One text of a `clsctl.yaml`; its code is by default the name of its folder now."""
        if (path, oid) not in self._plans:
            self._advance(path, oid, lambda: (path, oid) in self._plans)
        return self._plans[path, oid]

    def read(self) -> None:
        """Read all of them now."""
        for _ in self._stream:
            pass

    @staticmethod
    def matches(glob: str, path: str) -> bool:
        """Whether a path from the folder of its plan is that of a fiche."""
        return matcher(glob)(path)

    def shown(self, path: str) -> str:
        """The path from the folder of the plan or portfolio."""
        known = self._shown.get(path)
        if known is None:
            home = home_of(path, self._homes)
            known = (self._homes.get(home, home) + path[len(home) :]).removeprefix(self._prefix)
            self._shown[path] = known
        return known

    def _advance(self, path: str, oid: str, is_there: Callable[[], bool]) -> None:
        """Read on to a text; one that the stream does not hold is read alone."""
        for _ in self._stream:
            if is_there():
                return
        (data,) = read_objects(self._root, {oid: path})
        self._keep(path, oid, data)

    def _read(self, history: History) -> Iterator[None]:
        wanted: dict[str, list[str]] = {}
        for commit in history.commits:
            for touch in commit.touches:
                if touch.path.endswith((".yaml", ".yml")):
                    for oid in (*touch.befores, touch.after):
                        if oid and touch.path not in wanted.setdefault(oid, []):
                            wanted[oid].append(touch.path)
        contents = read_objects(self._root, {oid: paths[0] for oid, paths in wanted.items()})
        for (oid, paths), data in zip(wanted.items(), contents, strict=True):
            for path in paths:
                self._keep(path, oid, data)
            yield

    def _keep(self, path: str, oid: str, data: bytes) -> None:
        file = self.shown(path)
        if path.endswith(PLAN) and path.removesuffix(PLAN) in self._homes:
            plan = self._versions.plan(file, data)
            name = self._homes[path.removesuffix(PLAN)].rstrip("/").rpartition("/")[2] or self._root.name
            named = plan and plan._replace(code=plan.code or name)
            self._plans[path, oid] = named and visible(named, self._audience)
        else:
            found = self._versions.fiche(file, data)
            fiche = found.record and visible_fiche(found.record, self._audience)
            self._fiches[path, oid] = Version(fiche, fiche is not None and not found.damaged)


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
        try:
            found = _told(self.what.root, history)
        except Unknown:  # a text that could not be read stands since before the first of these commits
            asked = {commit.oid for commit in history.commits}
            found = [each for each in told(self.steps()) if each.commit.oid in asked]
        return self._in_time(found)

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


def meeting(text: str, what: Read) -> date | None:
    """The day of the meeting of that code, or of the last of that type before the day; None where it is neither."""
    known = [each for plan in what.portefeuille.plans for each in plan.instances if each.date]
    by_code = [each for each in known if each.code == text]
    by_type = [each for each in known if each.type == text]
    if not by_code and not by_type:
        return None
    days = [_day(each) for each in by_code] or [_day(each) for each in by_type if _day(each) < what.day]
    if not days:
        raise Trouble(
            msg("No meeting “{name}” was held before {day}.", name=text, day=what.day),
            msg("Give a day (AAAA-MM-JJ), a revision, or the code of a meeting."),
        )
    return max(days)


def since_commit(place: Place, name: str) -> Commit:
    """The commit that `--since` names; a kind of meeting that is no name of git either is one that the plan lacks."""
    try:
        return commit_named(place, name)
    except Trouble as error:
        if name not in INSTANCES:
            raise
        raise Trouble(
            msg("The plan has no meeting of type “{type}”, since which to tell what changed.", type=name),
            msg("Write it under `instances` in clsctl.yaml (code, type, date), or say since when: --since DAY"),
        ) from error


def _day(instance: Instance) -> date:
    return instance.date or date.max
