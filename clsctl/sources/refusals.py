"""Puts git's refusals into plain words, with what to do about each. Git is always run in English."""

import re
from collections.abc import Callable
from pathlib import Path

from clsctl.core.messages import Message, msg
from clsctl.core.trouble import Trouble
from clsctl.sources.names import printable

_INIT = msg("Begin a history there with: git init")
_PARTIAL = r"promisor|lazy fetch|transport '.*' not allowed|could not fetch"


def refusal(root: Path, words: str) -> Trouble:
    """The trouble that git's error message stands for."""
    for pattern, explain in _KNOWN:
        if re.search(pattern, words):
            return explain(printable(root), words)
    return Trouble(
        msg("git could not read the repository of {folder}.", folder=printable(root)),
        msg("It says: {words}", words=_telling_line(words)),
    )


def missing(root: Path, path: str, words: str) -> Trouble:
    """The text of a file, which a listing names and the repository does not hold or can't read."""
    if re.search(_PARTIAL, words):
        return _partial(printable(root), words)
    return Trouble(
        msg(
            "The git repository of {folder} is damaged: it has lost the text of {file}.",
            folder=printable(root),
            file=path,
        ),
        _mend(),
    )


def unsigned(words: str) -> Trouble:
    """A commit that git could not sign, although the user has them all signed."""
    return Trouble(
        msg("git could not sign the commit: {words}", words=_telling_line(words)),
        msg(
            "The files hold the change. Correct user.signingKey and gpg.format (git config --global), or sign no more: "
            "git config --global commit.gpgSign false; then commit them."
        ),
    )


def _foreign(folder: str, words: str) -> Trouble:
    said = re.search(r"safe\.directory (.+)", words)
    return Trouble(
        msg(
            "git refuses to read the repository of {folder}, because it belongs to another user of this computer.",
            folder=folder,
        ),
        msg(
            "If you trust it, say so once with: git config --global --add safe.directory {path}",
            path=said.group(1).strip() if said else folder,
        ),
    )


def _bare(folder: str, _: str) -> Trouble:
    return Trouble(
        msg("The folder {folder} is in a bare git repository, which has no files to work on.", folder=folder),
        msg("Clone it with git clone, and run the command in the clone."),
    )


def _outside(folder: str, _: str) -> Trouble:
    found = (each for depth in ("*/.git", "*/*/.git") for each in Path(folder).glob(depth))
    below = sorted(each.parent.relative_to(folder).as_posix() for each in found)
    return Trouble(
        msg("The folder {folder} is not in a git repository, so it has no history.", folder=folder),
        # a repository around others would hold none of their files
        msg("Some folders in it are repositories of their own: ask one of them, with: -C {first}", first=below[0])
        if below
        else _INIT,
    )


def without(option: str, trouble: Trouble) -> Trouble:
    """The trouble of a folder outside git, for a command that an option alone takes there; any other as it is."""
    if trouble.message.text != _outside("", "").message.text:
        return trouble
    if trouble.hint and trouble.hint.text != _INIT.text:
        return trouble
    return Trouble(trouble.message, msg("Begin a history there with: git init. Or leave {option} out.", option=option))


def _partial(_folder: str, _words: str) -> Trouble:
    return Trouble(
        msg("This clone does not hold all the texts of its history: it is a partial clone."),
        msg("Fetch them with: git fetch --refetch --no-filter"),
    )


def _too_old(_: str, words: str) -> Trouble:
    return Trouble(
        msg("The git of this computer is too old to read this repository."),
        msg("Install git 2.30 or later from https://git-scm.com. It says: {words}", words=_telling_line(words)),
    )


def _damaged(folder: str, words: str) -> Trouble:
    return Trouble(
        msg("The git repository of {folder} is damaged: {words}", folder=folder, words=_telling_line(words)), _mend()
    )


def _mend() -> Message:
    return msg(
        "See what is missing with git fsck --full, then clone it again from the server and keep your own files aside."
    )


def _telling_line(words: str) -> str:
    """The first line that says what is wrong, without git's `fatal:`."""
    lines = [line for line in words.splitlines() if line.strip()]
    telling = [line for line in lines if line.startswith(("fatal:", "error:"))]
    return re.sub(r"^(fatal|error): ", "", (telling or lines or ["?"])[0])


_KNOWN: tuple[tuple[str, Callable[[str, str], Trouble]], ...] = (
    (r"dubious ownership|unsafe repository", _foreign),
    (r"cannot use bare repository|must be run in a work tree", _bare),
    (r"not a git repository", _outside),
    (_PARTIAL, _partial),
    (r"unknown option|usage: git|unknown repository extension|[Ee]xpected git repo version", _too_old),
    (
        r"corrupt|bad (object|tree|blob)|(unable to|could not|cannot) (read|unpack|parse|open)|loose object"
        r"|packfile|inflate|[Nn]ot a valid object|missing (blob|tree|commit)|invalid object|broken|index file"
        r"|bad signature",
        _damaged,
    ),
)
