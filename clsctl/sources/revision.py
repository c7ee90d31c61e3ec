"""The text of a plan as it was: at a git revision, or at the end of a day."""

from collections.abc import Iterator
from pathlib import Path

from clsctl.core.messages import Message, msg
from clsctl.core.snapshot import Snapshot
from clsctl.core.trouble import Trouble
from clsctl.sources.commits import Commit, commit_named, commit_on, commits_of
from clsctl.sources.days import day_asked, day_of
from clsctl.sources.names import as_text, printable
from clsctl.sources.objects import Entry, files_of
from clsctl.sources.plumbing import Place, locate, read, run
from clsctl.sources.refusals import refusal
from clsctl.sources.roots import MARKS


def read_revision(root: Path, rev: str) -> Snapshot:
    """The files below `root` at `rev`: any git revision, or a day, `AAAA-MM-JJ` or `JJ/MM/AAAA`.

    A day means the last commit of the branch up to the end of that day in Paris, along first parents: what was merged
    later was not on the branch yet. The label is the commit's full hash; the day is the one asked for, else the
    committer's. `Trouble` for whatever keeps it from being read.
    """
    place = locate(root, "--rev")
    day = day_asked(rev)
    commit = commit_named(place, rev) if day is None else commit_on(place, day)
    entries = list(listing(place, commit.oid))
    if not any(entry.path in MARKS for entry in entries):
        raise _no_plan(place, commit)
    files, left_out = files_of(root, entries)
    return Snapshot(commit.oid, day or day_of(commit.seconds), files, left_out)


def listing(place: Place, commit: str) -> Iterator[Entry]:
    """The tree of the plan's folder at a commit; empty when the folder was not there."""
    outcome = run(place.root, "ls-tree", "-r", "-z", "--full-tree", f"{commit}:{place.prefix.removesuffix('/')}")
    if outcome.status != 0 and "Not a valid object name" not in outcome.errors:
        raise refusal(place.root, outcome.errors)
    for line in outcome.output.split(b"\0")[:-1]:
        head, _, path = line.partition(b"\t")
        mode, _, oid = head.decode("ascii").split(" ")
        yield Entry(as_text(path), mode, oid)


def _no_plan(place: Place, commit: Commit) -> Trouble:
    """Names where the plan was at that commit, or when it came."""
    message = msg(
        "There is no plan in {folder} at commit {commit} of {day}.",
        folder=printable(place.root),
        commit=commit.oid[:10],
        day=day_of(commit.seconds),
    )
    listed = read(place.root, "ls-tree", "-r", "-z", "--full-tree", "--name-only", commit.oid).split(b"\0")
    elsewhere = [path for path in map(as_text, listed) if path.rpartition("/")[2] in MARKS]
    if elsewhere:
        return Trouble(message, msg("At that time the repository had: {files}", files=", ".join(elsewhere[:3])))
    return Trouble(message, _when_it_came(place))


def _when_it_came(place: Place) -> Message:
    commits = commits_of(read(place.root, "rev-list", "--first-parent", "--timestamp", "HEAD", "--", *MARKS))
    if not commits:
        return msg("It was never committed: git add and git commit put it into the history.")
    return msg("It came with commit {commit} of {day}.", commit=commits[-1].oid[:10], day=day_of(commits[-1].seconds))
