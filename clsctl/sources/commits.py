"""Finds the commit that a revision or a day means, and says in plain words why there is none."""

import re
from datetime import date
from typing import NamedTuple

from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble
from clsctl.sources.days import day_of, last_by, last_second
from clsctl.sources.names import as_text, printable
from clsctl.sources.plumbing import Place, read, run
from clsctl.sources.refusals import refusal

_FULL_HASH = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


class Commit(NamedTuple):
    """A full hash, and the committer's time in seconds since 1970."""

    oid: str
    seconds: int


def commit_named(place: Place, rev: str) -> Commit:
    """The commit a git revision names. `Trouble` when it names none, several, or something else."""
    if not rev.strip() or "\0" in rev:
        raise Trouble(
            msg("No revision is given."), msg("Give a day (AAAA-MM-JJ), a branch, a tag or the hash of a commit.")
        )
    answer = run(place.root, "rev-parse", "--verify", "--end-of-options", rev)
    if "is ambiguous" in answer.errors and not _FULL_HASH.fullmatch(rev):
        raise _ambiguous(place, rev)
    oid = answer.output.decode("utf-8", "replace").removesuffix("\n")
    if answer.status != 0 or not _FULL_HASH.fullmatch(oid):
        raise _unknown(place, rev)
    found = run(place.root, "rev-list", "--max-count=1", "--timestamp", f"{oid}^{{commit}}", "--")
    if "expected commit type" in found.errors:
        raise Trouble(
            msg("{rev} is not a commit: it names a file or a folder of the history.", rev=printable(rev)),
            msg("Give a day (AAAA-MM-JJ), a branch, a tag or the hash of a commit."),
        )
    if "bad revision" in found.errors:
        raise _unknown(place, rev)
    if found.status != 0:
        raise refusal(place.root, found.errors)
    return commits_of(found.output)[0]


def commit_on(place: Place, day: date) -> Commit:
    """The last commit of the branch up to the end of a day in Paris. `Trouble` when there is none."""
    if run(place.root, "rev-parse", "--verify", "--quiet", "HEAD").status != 0:
        raise _no_commit(place, asked=True)
    commits = commits_of(read(place.root, "rev-list", "--first-parent", "--timestamp", "HEAD", "--"))
    index = last_by([commit.seconds for commit in commits], last_second(day))
    if index is not None:
        return commits[index]
    if place.shallow:
        raise Trouble(
            msg("This clone holds only the end of the history, and {day} is before it.", day=day),
            msg("Fetch the whole history with: git fetch --unshallow"),
        )
    first = day_of(commits[-1].seconds)
    raise Trouble(
        msg("There is no commit up to {day}: the history begins on {first}.", day=day, first=first),
        msg("Ask for that day or a later one. A text signed earlier is in the first commit that holds it."),
    )


def commits_of(output: bytes) -> list[Commit]:
    """The lines of `rev-list --timestamp`."""
    pairs = (line.split() for line in output.decode("ascii").splitlines())
    return [Commit(oid, int(seconds)) for seconds, oid in pairs]


def _no_commit(place: Place, *, asked: bool) -> Trouble:
    """Where nothing is committed; `asked` where the user named a revision, which the files on disk may stand in for."""
    hint = msg("Commit the plan first: git add, then git commit")
    if asked:
        hint = msg("Commit the plan first (git add, then git commit), or run the command without --rev.")
    return Trouble(msg("There is no commit yet on the branch of {folder}.", folder=printable(place.root)), hint)


def _ambiguous(place: Place, rev: str) -> Trouble:
    name = re.split(r"[~^@:]", rev)[0]
    candidates = [ref for ref in _refs(place) if ref.endswith(f"/{name}")]
    if re.fullmatch(r"[0-9a-fA-F]{4,}", name) and len(candidates) < 2:
        several = run(place.root, "rev-parse", f"--disambiguate={name.lower()}").output
        candidates = several.decode("ascii").split()[:5]
    return Trouble(
        msg("{rev} may mean several things.", rev=printable(rev)),
        msg("Give one of them in full: {candidates}", candidates=", ".join(candidates)),
    )


def _unknown(place: Place, rev: str) -> Trouble:
    names = sorted({ref.split("/", 2)[2] for ref in _refs(place)})
    if not names and run(place.root, "rev-parse", "--verify", "--quiet", "HEAD").status != 0:
        return _no_commit(place, asked=rev != "HEAD")
    message = msg("git knows no revision {rev} in this repository.", rev=printable(rev))
    from difflib import get_close_matches  # noqa: PLC0415 - only for a name that git does not know

    near = get_close_matches(rev, names, n=3, cutoff=0.5)
    if near:
        return Trouble(message, msg("Did you mean: {names}?", names=", ".join(near)))
    if place.shallow:
        return Trouble(
            message, msg("This clone holds only the end of the history. Fetch all with: git fetch --unshallow")
        )
    return Trouble(
        message,
        msg("Give a day (AAAA-MM-JJ) or a name. The branches and tags are: {names}", names=", ".join(names[:8])),
    )


def _refs(place: Place) -> list[str]:
    """The full names of the branches, tags and remote branches."""
    full = read(place.root, "for-each-ref", "--format=%(refname)", "refs/heads", "refs/tags", "refs/remotes")
    return [as_text(name) for name in full.splitlines()]
