"""Commits a few files and nothing else, by plumbing: not what else is staged or changed, and no hook runs.

A tree of its own is made from the last commit, the branch is moved only where it is still at that commit (else all is
made again from where it is now), and of the user's index only the entries of these files change.
"""

import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble
from clsctl.sources.names import as_text
from clsctl.sources.objects import read_objects
from clsctl.sources.plumbing import Outcome, Place, locate, read, run
from clsctl.sources.refusals import refusal, unsigned
from clsctl.sources.signatures import settings, signing

_FILE = "100644"
_TRIES, _PAUSE = 200, 0.02
_UNFINISHED = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")


class Done(NamedTuple):
    """The hash of a commit; `told` is false where the user's index could not be told of it."""

    oid: str
    told: bool


class _Blob(NamedTuple):
    mode: str
    oid: str


def check_commit(root: Path) -> None:
    """`Trouble` where nothing could be committed: no repository, no name, a merge that is not finished."""
    locate(root, "--commit")
    for who in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
        outcome = run(root, "var", who)
        if outcome.status != 0:
            raise Trouble(
                msg("git does not know under which name to commit."),
                msg('Say it once: git config --global user.name "…", and git config --global user.email "…"'),
            )
    folder = Path(as_text(read(root, "rev-parse", "--absolute-git-dir")).strip())
    if any((folder / name).exists() for name in _UNFINISHED):
        raise Trouble(
            msg(
                "A merge, a rebase or the like is not finished in this repository, and nothing can be committed apart."
            ),
            msg("Finish it first (git status says how), or leave --commit out."),
        )


def last_texts(root: Path, paths: list[str]) -> dict[str, bytes]:
    """The texts of files, by their paths from the plan's folder, in the last commit; without those it lacks."""
    place = locate(root)
    known = {path: blob.oid for path, blob in _blobs(place, _tip(place), paths).items()}
    if not known:
        return {}
    by_oid = {oid: path for path, oid in known.items()}
    texts = dict(zip(by_oid, read_objects(root, by_oid), strict=True))
    return {path: texts[oid] for path, oid in known.items()}


def commit(root: Path, files: Mapping[str, bytes | None], message: str) -> Done:
    """Commit the texts of files (None for one that is gone), by their paths from the plan's folder."""
    place = locate(root)
    tip = _tip(place)
    base = _blobs(place, tip, list(files))
    _check_filters(place, list(files))
    new = {path: _stored(place, path, data, base.get(path)) for path, data in files.items()}
    for _ in range(_TRIES):
        oid = _made(place, tip, new, message)
        if _moved(place, tip, oid, message):
            return Done(oid, _told(place, new))
        time.sleep(_PAUSE)
        tip = _tip(place)
        if _blobs(place, tip, list(files)) != base:
            break
    raise Trouble(
        msg("The files were written and not committed: the branch changed meanwhile."),
        msg("Look at it with git log, then commit them with: git commit {files}", files=" ".join(files)),
    )


def _tip(place: Place) -> str | None:
    """The last commit; None before the first one."""
    outcome = run(place.root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    return outcome.output.decode("ascii").strip() if outcome.status == 0 else None


def _blobs(place: Place, tip: str | None, paths: list[str]) -> dict[str, _Blob]:
    """The mode and hash of files in a commit."""
    if tip is None:
        return {}
    listed = read(place.root, "ls-tree", "-z", tip, "--", *paths)  # paths count from the plan's folder
    found = {}
    for line in listed.split(b"\0")[:-1]:
        head, _, path = line.partition(b"\t")
        mode, _, oid = head.decode("ascii").split(" ")
        found[as_text(path)] = _Blob(mode, oid)
    return found


def _check_filters(place: Place, paths: list[str]) -> None:
    """Refuse files that git passes through a program or another encoding on their way in: that is git's to do."""
    answer = read(place.root, "check-attr", "-z", "filter", "working-tree-encoding", "--", *paths).split(b"\0")
    for path, name, value in zip(answer[::3], answer[1::3], answer[2::3], strict=False):
        if value not in {b"unspecified", b"unset"}:
            raise Trouble(
                msg(
                    "{file} was written and not committed: git keeps it in another form ({name}={value}).",
                    file=as_text(path), name=as_text(name), value=as_text(value),
                ),
                msg("Commit it with: git commit {file}", file=as_text(path)),
            )  # fmt: skip


def _stored(place: Place, path: str, data: bytes | None, base: _Blob | None) -> _Blob | None:
    """The text in git's store, with the line ends that git would keep it with."""
    if data is None:
        return None
    if b"\r\n" in data and _keeps_line_feeds(place, path, base):
        data = data.replace(b"\r\n", b"\n")
    outcome = run(place.root, "hash-object", "-w", "--no-filters", "--stdin", given=data)
    if outcome.status != 0:
        raise refusal(place.root, outcome.errors)
    return _Blob(base.mode if base else _FILE, outcome.output.decode("ascii").strip())


def _keeps_line_feeds(place: Place, path: str, base: _Blob | None) -> bool:
    """Whether git keeps the file with line feeds, whatever the disk has: as the last commit does, else as it is set."""
    if base is not None:
        return b"\r\n" not in next(read_objects(place.root, {base.oid: path}))
    asked = run(place.root, "config", "--get", "core.autocrlf").output.strip()
    text = read(place.root, "check-attr", "-z", "text", "--", path).split(b"\0")[2]
    return text in {b"set", b"auto"} or (text == b"unspecified" and asked in {b"true", b"input"})


def _lines(place: Place, new: Mapping[str, _Blob | None]) -> bytes:
    """The entries as `update-index --index-info` takes them."""
    gone = f"0 {'0' * 40}"
    return b"".join(
        f"{f'{blob.mode} {blob.oid}' if blob else gone}\t{place.prefix}{path}\0".encode() for path, blob in new.items()
    )


def _made(place: Place, tip: str | None, new: Mapping[str, _Blob | None], message: str) -> str:
    """A commit of the tree of the last one with the new files in it."""
    with TemporaryDirectory() as folder:
        index = str(Path(folder) / "index")
        _must(place, "read-tree", tip or "--empty", index=index)
        _must(place, "update-index", "-z", "--add", "--index-info", given=_lines(place, new), index=index)
        tree = _must(place, "write-tree", index=index)
    parent = ("-p", tip) if tip else ()
    signed = signing(place)
    programs = settings(place) if signed else []
    words = (*programs, "commit-tree", *signed, tree, *parent, "-F", "-")
    outcome = run(place.root, *words, given=message.encode())
    if signed and outcome.status != 0:
        raise unsigned(outcome.errors)
    return _name(place, outcome)


def _must(place: Place, *words: str, given: bytes | None = None, index: str | None = None) -> str:
    extra = {"GIT_INDEX_FILE": index} if index else {}
    return _name(place, run(place.root, *words, given=given, **extra))


def _name(place: Place, outcome: Outcome) -> str:
    if outcome.status != 0:
        raise refusal(place.root, outcome.errors)
    return outcome.output.decode("ascii").strip()


def _moved(place: Place, tip: str | None, oid: str, message: str) -> bool:
    """Whether the branch went from the commit it was at to the new one; False where another one came first."""
    subject = message.partition("\n")[0]
    outcome = run(place.root, "update-ref", "-m", f"commit: {subject}", "HEAD", oid, tip or "0" * len(oid))
    if outcome.status == 0:
        return True
    if "lock" in outcome.errors:
        return False
    raise refusal(place.root, outcome.errors)


def _told(place: Place, new: Mapping[str, _Blob | None]) -> bool:
    """Put the files in the user's index, which another git may be holding for a moment."""
    for _ in range(_TRIES):
        outcome = run(place.root, "update-index", "-z", "--add", "--index-info", given=_lines(place, new))
        if outcome.status == 0:
            return True
        if "index.lock" not in outcome.errors:
            return False
        time.sleep(_PAUSE)
    return False
