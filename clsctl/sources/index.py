"""What is staged for the next commit: the text of the index, and the paths that the commit would change."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from clsctl.core.messages import msg, nmsg
from clsctl.core.snapshot import Snapshot
from clsctl.core.trouble import Trouble
from clsctl.sources.names import as_text
from clsctl.sources.objects import Entry, files_of
from clsctl.sources.plumbing import locate, read, run
from clsctl.sources.refusals import refusal

# The hash of an empty text, in repositories of either kind: also what `git add -N` writes.
_EMPTY = frozenset(
    {
        "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
        "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
    }
)


# The mode that git gives to what is not there.
_ABSENT = "000000"


class Change(NamedTuple):
    """What the next commit would add, change or delete below a folder: the paths, relative to it, and the texts that
    those which are in the last commit have there."""

    paths: frozenset[str]
    before: Mapping[str, bytes]


class _Staged(NamedTuple):
    entry: Entry
    stage: str


def read_index(root: Path) -> Snapshot:
    """The files below `root` as the next commit would have them, not as they are on disk.

    A file announced by `git add -N` is not staged and is left out. Inside a hook this is the index of the commit being
    made. `Trouble` when a merge left files undecided.
    """
    locate(root, "--staged")
    staged = _staged(root)
    undecided = sorted({line.entry.path for line in staged if line.stage != "0"})
    if undecided:
        raise _undecided(undecided)
    announced = _announced(root) if any(line.entry.oid in _EMPTY for line in staged) else frozenset()
    files, left_out = files_of(root, (line.entry for line in staged if line.entry.path not in announced))
    return Snapshot("index", None, files, left_out)


def staged_change(root: Path) -> Change:
    """What the next commit would change below `root`.

    A file that is renamed counts under both names. Before the first commit everything staged is added.
    """
    changes = _differences(root)
    files, _ = files_of(root, (entry for entry in changes if entry.mode != _ABSENT))
    return Change(frozenset(entry.path for entry in changes), files)


def _staged(root: Path) -> list[_Staged]:
    """Run from the plan's folder, so that the paths are those below it."""
    lines = read(root, "ls-files", "--stage", "-z").split(b"\0")[:-1]
    return [_staged_line(*line.split(b"\t", 1)) for line in lines]


def _staged_line(head: bytes, path: bytes) -> _Staged:
    mode, oid, stage = head.decode("ascii").split(" ")
    return _Staged(Entry(as_text(path), mode, oid), stage)


def _announced(root: Path) -> frozenset[str]:
    """Paths of `git add -N`: only a comparison that counts them shows them."""
    visible, others = _differences(root, "--ita-visible-in-index"), _differences(root)
    return frozenset(entry.path for entry in visible) - frozenset(entry.path for entry in others)


def _differences(root: Path, announced: str = "--ita-invisible-in-index") -> list[Entry]:
    """What differs from the last commit, as it is there."""
    options = ("--cached", "--raw", "--no-abbrev", "-z", "--relative", "--no-renames", "--no-ext-diff", "--no-textconv")
    outcome = run(root, "diff-index", *options, announced, "HEAD", "--")
    if outcome.status != 0:
        if run(root, "rev-parse", "--verify", "--quiet", "HEAD").status == 0:
            raise refusal(root, outcome.errors)
        nothing = read(root, "hash-object", "-t", "tree", "--stdin").decode("ascii").strip()
        outcome = outcome._replace(output=read(root, "diff-index", *options, announced, nothing, "--"))
    fields = outcome.output.split(b"\0")
    return [_entry_before(head, path) for head, path in zip(fields[::2], fields[1::2], strict=False)]


def _entry_before(head: bytes, path: bytes) -> Entry:
    """From `:100644 100644 <before> <after> M`."""
    mode, _, before, *_ = head.removeprefix(b":").decode("ascii").split(" ")
    return Entry(as_text(path), mode, before)


def _undecided(paths: Sequence[str]) -> Trouble:
    return Trouble(
        nmsg(
            "A merge is not finished: {files} is still undecided.",
            "A merge is not finished: {count} files are still undecided: {files}.",
            len(paths),
            files=", ".join(paths[:5]),
        ),
        msg("Settle each file, then say so with: git add FILE"),
    )
