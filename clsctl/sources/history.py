"""The history of a plan: the commits up to a revision, each with the files of the plan that it touched.

Plumbing only (`rev-list`, `diff-tree --stdin`): neither runs what a repository configures. Every commit is compared
with its parents; of a merge only what differs from all of them is told, since the rest came with commits of its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from clsctl.core.changes.commits import Commit, History, Touch
from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble
from clsctl.sources.commits import commit_named, commits_of
from clsctl.sources.days import day_of, last_by, last_second
from clsctl.sources.mailmap import Mailmap, name_of, read_mailmap
from clsctl.sources.names import as_text
from clsctl.sources.plumbing import Place, feed, locate, read, run, started
from clsctl.sources.refusals import refusal
from clsctl.sources.roots import in_repository

_PLAN = "clsctl.yaml"
_PORTFOLIO = "portefeuille.yaml"
_FORMAT = "--format=%P%x00%ct%x00%an%x00%ae%x00%s%x00"
_NONE = frozenset("0")
_FILES = frozenset({"100644", "100755", "100664"})


class Entry(NamedTuple):
    """A commit before its files are known."""

    oid: str
    parents: tuple[str, ...]
    seconds: int
    author: str
    title: str


def whole(root: Path) -> Place:
    """Where the plan is in its repository. `Trouble` for a shallow clone, whose history is only a part."""
    place = locate(root)
    if place.shallow:
        raise Trouble(
            msg(
                "This clone is shallow: it holds only the end of the history, and an answer from a part would be wrong."
            ),
            msg("Fetch the whole history with: git fetch --unshallow"),
        )
    return place


def read_history(root: Path, rev: str = "HEAD", since: str | None = None) -> History:
    """The commits up to a commit, those that `since` has left aside; both are hashes or names for git."""
    place = whole(root)
    head = commit_named(place, rev).oid
    base = commit_named(place, since).oid if since else None
    entries = read_entries(place, head, base)
    commits, homes = _with_files(place, head, entries)
    start = {home: oid for home in homes if base and (oid := _text(place, base, f"{home}{_PLAN}"))}
    return History(head, place.prefix, commits, homes, start)


def read_limited(place: Place, head: str, paths: Sequence[str]) -> History:
    """The commits up to `head` that touched one of a few files, given from the top of the repository."""
    named = [f"{place.prefix}{_PLAN}", *paths]
    up = "../" * place.prefix.count("/")
    entries = read_entries(place, head, None, [up + path for path in named])
    touched = read_touches(place, [entry.oid for entry in entries], named)
    commits = tuple(commit_of(entry, touched[entry.oid]) for entry in entries)
    return History(head, place.prefix, commits, {place.prefix: place.prefix}, partial=True)


def read_entries(place: Place, head: str, base: str | None = None, paths: Sequence[str] = ()) -> list[Entry]:
    """The commits of `rev-list`, parents first; with `paths` only those that touch one of these."""
    words = ["rev-list", "--date-order", "--reverse", _FORMAT, head, *([f"^{base}"] if base else [])]
    limits = ["--full-history", "--", *paths] if paths else ["--"]
    output = read(place.root, "-c", "i18n.logOutputEncoding=UTF-8", *words, *limits)
    mailmap = _mailmap(place, head)
    return [_entry(part, mailmap) for part in output.split(b"\0\n")[:-1]]


def _entry(part: bytes, mailmap: Mailmap) -> Entry:
    """`commit HASH`, a line end, then the fields of `_FORMAT`."""
    head, _, rest = part.partition(b"\n")
    parents, seconds, name, mail, title = as_text(rest).split("\0")
    oid = head.removeprefix(b"commit ").decode("ascii")
    return Entry(oid, tuple(parents.split()), int(seconds), name_of(name, mail, mailmap), title)


def _text(place: Place, commit: str, path: str) -> str | None:
    """The hash of a file at a commit; None where it is not there."""
    found = run(place.root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}:{path}")
    return found.output.decode("ascii").strip() if found.status == 0 else None


def _mailmap(place: Place, head: str) -> Mailmap:
    found = run(place.root, "cat-file", "blob", f"{head}:.mailmap")
    return read_mailmap(as_text(found.output)) if found.status == 0 else {}


def _with_files(place: Place, head: str, entries: Sequence[Entry]) -> tuple[tuple[Commit, ...], dict[str, str]]:
    """The commits with the files of the plan; where it lived elsewhere before, those of that folder too."""
    oids = [entry.oid for entry in entries]
    homes = {place.prefix: place.prefix}
    touched = read_touches(place, oids, [place.prefix])
    while place.prefix:
        folder = _came_from(place, entries, touched, homes)
        if folder is None:
            break
        homes[folder] = place.prefix
        touched = read_touches(place, oids, list(homes))
    if _text(place, head, f"{place.prefix}{_PORTFOLIO}"):
        homes |= _inside(entries, touched)
        homes |= {home: home for home in _plans_at(place, head)}
    return tuple(commit_of(entry, touched[entry.oid]) for entry in entries), homes


def _plans_at(place: Place, head: str) -> list[str]:
    """The folders of the plans that a portfolio holds at a commit."""
    tree = f"{head}:{place.prefix.removesuffix('/')}"
    listed = as_text(read(place.root, "ls-tree", "-r", "-z", "--full-tree", "--name-only", tree)).split("\0")
    return [place.prefix + path.removesuffix(_PLAN) for path in listed if path.endswith(f"/{_PLAN}")]


def _inside(entries: Sequence[Entry], touched: dict[str, tuple[Touch, ...]]) -> dict[str, str]:
    """The folders of a portfolio's plans; one that was moved stands for the folder where it went."""
    homes: dict[str, str] = {}
    for entry in reversed(entries):
        plans = [touch for touch in touched[entry.oid] if f"/{touch.path}".endswith(f"/{_PLAN}")]
        for touch in plans:
            folder = touch.path.removesuffix(_PLAN)
            came = [each for each in plans if touch.after is None and each.after and each.after in touch.befores]
            homes.setdefault(folder, homes.get(came[0].path.removesuffix(_PLAN), "") if came else folder)
    return homes


def commit_of(entry: Entry, touches: Iterable[Touch]) -> Commit:
    """The whole commit."""
    return Commit(entry.oid, entry.parents, day_of(entry.seconds), entry.author, entry.title, tuple(touches))


def read_touches(place: Place, oids: Sequence[str], folders: Sequence[str], *more: str) -> dict[str, tuple[Touch, ...]]:
    """The files below the folders, or at these paths, that each commit touched; paths are from the top."""
    told: dict[str, list[Touch]] = {oid: [] for oid in oids}
    up = "../" * place.prefix.count("/")  # git takes paths from the folder it runs in
    paths = [up + folder.rstrip("/") for folder in folders] if all(folders) else []
    current: list[Touch] = []
    fields = iter(_diffs(place, oids, more, paths))
    for field in fields:
        if field.startswith(":"):
            current += _touch(field, next(fields))
        elif field:
            current = told[field]
    return {oid: tuple(touches) for oid, touches in told.items()}


def _diffs(place: Place, oids: Sequence[str], more: Sequence[str], paths: Sequence[str]) -> list[str]:
    words = ("diff-tree", "--stdin", "-r", "-c", "--root", "--raw", "-z", "--no-renames", *more, "--", *paths)
    with started(place.root, *words) as process:
        assert process.stdin and process.stdout and process.stderr  # noqa: S101, PT018 - all three are pipes
        feeder = feed(process.stdin, oids)
        output = process.stdout.read()
        feeder.join()
        if process.wait() != 0:
            raise refusal(place.root, as_text(process.stderr.read()))
    return as_text(output).split("\0")


def _touch(head: str, path: str) -> Iterator[Touch]:
    """`:100644 100644 HASH HASH M`; of a merge a colon, a mode and a hash for each parent."""
    count = len(head) - len(head.lstrip(":"))
    words = head.lstrip(":").split(" ")
    modes, oids = words[: count + 1], words[count + 1 : 2 * count + 2]
    texts = tuple(oid if mode in _FILES else None for mode, oid in zip(modes, oids, strict=True))
    if any(texts):
        yield Touch(path, texts[:-1], texts[-1])


def _came_from(
    place: Place, entries: Sequence[Entry], touched: dict[str, tuple[Touch, ...]], homes: dict[str, str]
) -> str | None:
    """The folder from which the plan was moved to the oldest of its known ones, if it was."""
    for entry in entries:
        came = [touch for touch in touched[entry.oid] if touch.path in {f"{home}{_PLAN}" for home in homes}]
        if came and came[0].after and not any(came[0].befores):
            return _left(place, entry, {touch.after for touch in touched[entry.oid]}, homes)
        if came:
            return None
    return None


def _left(place: Place, entry: Entry, came: set[str | None], homes: dict[str, str]) -> str | None:
    """A folder whose plan a commit took away, and of whose texts one at least came to the new folder."""
    everything = read_touches(place, [entry.oid], [""])[entry.oid]
    gone = {touch.path: touch.befores[0] for touch in everything if touch.after is None and touch.befores[0]}
    for path in gone:
        folder = path.removesuffix(_PLAN)
        moved = any(oid in came for other, oid in gone.items() if other.startswith(folder))
        if f"/{path}".endswith(f"/{_PLAN}") and folder not in homes and moved:
            return folder
    return None


def commit_before(place: Place, head: str, day: date) -> str | None:
    """The last commit of the branch before a day begins in Paris; None when all came later."""
    listed = read(place.root, "rev-list", "--first-parent", "--timestamp", head, "--")
    commits = commits_of(listed)
    index = last_by([commit.seconds for commit in commits], last_second(day - timedelta(days=1)))
    return None if index is None else commits[index].oid


def has_commits(root: Path) -> bool:
    """Whether there is a history at all: a git repository around the folder, and a commit on its branch."""
    return in_repository(root) and run(root, "rev-parse", "--verify", "--quiet", "HEAD").status == 0


def first_day(root: Path, head: str, file: str) -> date | None:
    """The day of the first commit that holds a file, by its path from `root`; None where none does."""
    listed = read(root, "rev-list", "--first-parent", "--timestamp", head, "--", file)
    commits = commits_of(listed)
    return day_of(commits[-1].seconds) if commits else None


def deleted(place: Place, rev: str) -> Iterator[Touch]:
    """The texts that were deleted up to a commit, given by its hash or as the parents (`^@`) of one, or moved away."""
    oids = read(place.root, "rev-list", rev, "--").decode("ascii").split()
    for touches in read_touches(place, oids, [place.prefix], "--diff-filter=D").values():
        yield from touches
