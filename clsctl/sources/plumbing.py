"""Runs git's plumbing so that nothing a repository configures runs with it: no hook, filter, pager or transport.

Through GitPython's command interface, imported by the first command that needs git: most read the disk.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO, NamedTuple, cast

from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble
from clsctl.sources.names import printable
from clsctl.sources.refusals import refusal, without

if TYPE_CHECKING:
    from subprocess import Popen
    from threading import Thread

    from git import Git

# Said on the command line, these win over the repository's own configuration.
_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.warnAmbiguousRefs=true",
    "core.deltaBaseCacheLimit=1g",
    "safe.bareRepository=explicit",
)
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",  # a partial clone would fetch what it lacks, with the commands it configures
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_GRAFT_FILE": os.devnull,  # grafts and replacements are local: a hash must name the same text everywhere
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_GLOB_PATHSPECS": "0",
    "GIT_NOGLOB_PATHSPECS": "0",
    "GIT_ICASE_PATHSPECS": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LANGUAGE": "C",  # refusals are recognised by their words
    "LC_ALL": "C",
}


class Outcome(NamedTuple):
    """What git answered; `errors` are its words, in English whatever the locale."""

    status: int
    output: bytes
    errors: str


class Place(NamedTuple):
    """Where a plan is in its repository: `prefix` is the path from the top, empty or ending in `/`."""

    root: Path
    prefix: str
    shallow: bool


def locate(root: Path, option: str | None = None) -> Place:
    """The repository around a plan. `Trouble` when there is none that can be read; `option` is the one that asks for
    it, which the hint then offers to leave out."""
    try:
        answer = read(root, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix")
    except Trouble as trouble:
        raise without(option, trouble) if option else trouble from None
    inside, shallow, prefix = answer.split(b"\n", 2)
    if inside != b"true":
        raise Trouble(
            msg("The folder {folder} is not among the files of its git repository.", folder=printable(root)),
            msg("Clone the repository with its files (a clone that is not bare) and run the command there."),
        )
    return Place(root, os.fsdecode(prefix.removesuffix(b"\n")), shallow == b"true")


def read(root: Path, *words: str) -> bytes:
    """What a git command writes. `Trouble`, in plain words, when it fails."""
    outcome = run(root, *words)
    if outcome.status != 0:
        raise refusal(root, outcome.errors)
    return outcome.output


def run(root: Path, *words: str, given: bytes | None = None, **extra: str) -> Outcome:
    """Runs a git command and waits for it. `given` is what it reads on its standard input, `extra` more of its
    environment."""
    if given is None:
        return _run(root, words, None, extra)
    from tempfile import TemporaryFile  # noqa: PLC0415 - for the few commands that write

    with TemporaryFile() as file:
        file.write(given)
        file.seek(0)
        return _run(root, words, cast("BinaryIO", file), extra)


def _run(root: Path, words: tuple[str, ...], given: BinaryIO | None, extra: Mapping[str, str]) -> Outcome:
    done: Any = _git()().execute(
        _command(root, words),
        istream=given,
        env={**_environment(root), **extra},
        with_extended_output=True,
        with_exceptions=False,
        stdout_as_string=False,
        strip_newline_in_stdout=False,
    )
    status, output, errors = done
    return Outcome(status, output, printable(errors))


@contextmanager
def started(root: Path, *words: str) -> Iterator["Popen[bytes]"]:
    """A git command to talk with through its pipes; stopped and cleared away on leaving."""
    from subprocess import PIPE  # noqa: PLC0415 - with the first command that needs git

    guard = _git()().execute(_command(root, words), istream=PIPE, as_process=True, env=_environment(root))
    process = cast("Popen[bytes]", guard.proc)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for each in (process.stdin, process.stdout, process.stderr):
            if each:
                with suppress(OSError):
                    each.close()


def feed(pipe: IO[bytes], oids: Iterable[str]) -> "Thread":
    """The thread that gives a git command hashes, a line each: neither side ever waits for the other with both pipes
    full."""
    from threading import Thread  # noqa: PLC0415 - not needed for the disk

    feeder = Thread(target=_feed, args=(pipe, oids), daemon=True)
    feeder.start()
    return feeder


def _feed(pipe: IO[bytes], oids: Iterable[str]) -> None:
    with suppress(OSError), pipe:  # git stopped; the reader says why
        pipe.writelines(f"{oid}\n".encode() for oid in oids)


def _git() -> "type[Git]":
    """GitPython's class; it runs `git version` when it is imported, and fails to import where there is no git."""
    try:
        from git import Git  # noqa: PLC0415 - see the module
    except ImportError as error:
        raise _no_git() from error
    return Git


def _no_git() -> Trouble:
    return Trouble(
        msg("git was not found on this computer, and this command needs it."),
        msg("Install it from https://git-scm.com, open a new terminal and run the command again."),
    )


def _command(root: Path, words: tuple[str, ...]) -> list[str]:
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    return [_executable(), "--no-pager", "-C", str(root), *settings, *words]


def _executable() -> str:
    """The git of the PATH by its full name: given `git` alone, Windows would first try one in the current folder."""
    name = "git.exe" if sys.platform == "win32" else "git"
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        path = Path(folder, name)
        if path.is_absolute() and path.is_file() and os.access(path, os.X_OK):
            return str(path)
    raise _no_git()


def _environment(root: Path) -> dict[str, str]:
    """The environment of git.

    Inside a hook git names its repository there, sometimes relative to a folder that is not ours, and the plan asked
    for may belong to another one: the repository around the plan is then said in full.
    """
    environment = {**os.environ, **_ENVIRONMENT}
    if "GIT_DIR" not in os.environ and "GIT_WORK_TREE" not in os.environ:
        return environment
    folder = root.resolve()
    for top in (folder, *folder.parents):
        if (top / ".git").exists():
            return {**environment, "GIT_DIR": str(top / ".git"), "GIT_WORK_TREE": str(top)}
    named = {name: str(Path(os.environ.get(name, ".")).absolute()) for name in ("GIT_DIR", "GIT_WORK_TREE")}
    return {**environment, **(named if "GIT_DIR" in os.environ else {})}
