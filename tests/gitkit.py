"""Real git repositories for tests, with fixed names and dates, and nothing of the machine's own configuration.

`build` writes a whole history with one `git fast-import`, so that a test of forty commits costs two processes.
"""

import os
import subprocess
from collections.abc import Iterable, Mapping, MutableMapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

AUTHOR = "Coordination du contrat <coordination@example.org>"
NOON = "2020-01-01T12:00:00+01:00"


class Link(NamedTuple):
    """A symbolic link, as a file of a commit."""

    target: str


class Submodule(NamedTuple):
    """Another repository's commit, as a file of a commit."""

    commit: str


Content = str | bytes | Link | Submodule | None


class Commit(NamedTuple):
    """What a commit changes (None deletes a file or folder), when, and on which branch.

    `merge` gives the indices, in the list handed to `build`, of the commits merged in; `start` that of the commit that
    begins the branch. `author` is when it was written, where it differs from when it was committed. A name that is not
    UTF-8 is written as `os.fsdecode` gives it.
    """

    files: Mapping[str, Content]
    when: str = NOON
    message: str = "Mise à jour"
    branch: str = "main"
    start: int | None = None
    merge: tuple[int, ...] = ()
    author: str | None = None
    name: str = AUTHOR


def isolate(environ: MutableMapping[str, str]) -> None:
    """Takes the user's git out of an environment: no configuration, no hook's variables, fixed names."""
    for name in [name for name in environ if name.startswith("GIT_") and name != "GIT_EXEC_PATH"]:
        del environ[name]
    name, _, mail = AUTHOR.rstrip(">").partition(" <")
    environ.update(
        GIT_CONFIG_GLOBAL=os.devnull,
        GIT_CONFIG_NOSYSTEM="1",
        GIT_AUTHOR_NAME=name,
        GIT_AUTHOR_EMAIL=mail,
        GIT_COMMITTER_NAME=name,
        GIT_COMMITTER_EMAIL=mail,
    )


def git(folder: Path, *words: str, data: bytes = b"", when: str | None = None, **environ: str) -> str:
    """Runs git in a folder and gives what it wrote, without the last line break; fails loudly."""
    alone = dict(os.environ)
    isolate(alone)
    if when:
        alone.update(GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when)
    done = subprocess.run(
        ["git", "-C", str(folder), *words], input=data, capture_output=True, env=alone | environ, check=False
    )
    if done.returncode != 0:
        raise AssertionError(f"git {' '.join(words)}: {os.fsdecode(done.stderr)}")
    return os.fsdecode(done.stdout).removesuffix("\n")


def init(folder: Path, *words: str) -> Path:
    """An empty repository on branch `main`, with no sample hooks."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "-c", "init.defaultBranch=main", "init", "--quiet", "--template=", *words)
    return folder


def build(folder: Path, commits: Iterable[Commit], *, checkout: bool = True) -> list[str]:
    """A repository with these commits, in order; gives their full hashes. The files of `main` are checked out."""
    init(folder)
    history = list(commits)
    stream = b"".join(_commit(index, commit) for index, commit in enumerate(history))
    marks = folder / ".git" / "marks"
    git(folder, "fast-import", "--quiet", "--force", f"--export-marks={marks}", data=stream)
    if checkout:
        git(folder, "read-tree", "-u", "--reset", "HEAD")
    hashes = dict(line.split(" ") for line in marks.read_text(encoding="ascii").splitlines())
    marks.unlink()
    return [hashes[f":{index + 1}"] for index in range(len(history))]


def _commit(index: int, commit: Commit) -> bytes:
    lines = [
        f"commit refs/heads/{commit.branch}".encode(),
        f"mark :{index + 1}".encode(),
        f"author {commit.name} {_moment(commit.author or commit.when)}".encode(),
        f"committer {commit.name} {_moment(commit.when)}".encode(),
        _data(commit.message.encode()),
    ]
    if commit.start is not None:
        lines.append(f"from :{commit.start + 1}".encode())
    lines += [f"merge :{merged + 1}".encode() for merged in commit.merge]
    lines += [_change(os.fsencode(path), content) for path, content in commit.files.items()]
    return b"\n".join(lines) + b"\n\n"


def _change(path: bytes, content: Content) -> bytes:
    quoted = b'"' + path.replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n") + b'"'
    match content:
        case None:
            return b"D " + quoted
        case Link(target):
            return b"M 120000 inline " + quoted + b"\n" + _data(target.encode())
        case Submodule(oid):
            return b"M 160000 " + oid.encode() + b" " + quoted
        case bytes():
            return b"M 100644 inline " + quoted + b"\n" + _data(content)
        case str():
            return b"M 100644 inline " + quoted + b"\n" + _data(content.encode())


def _data(content: bytes) -> bytes:
    return b"data %d\n%b" % (len(content), content)


def _moment(when: str) -> str:
    """An ISO 8601 time with its offset, or git's own `seconds +0100`, as fast-import wants it."""
    if " " in when:
        return when
    moment = datetime.fromisoformat(when)
    return f"{int(moment.timestamp())} {moment:%z}"


_COMMANDS = (
    *("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "core.alternateRefsCommand"),
    *("core.gitProxy", "credential.helper", "gpg.program", "interactive.diffFilter", "remote.origin.uploadpack"),
    *("diff.external", "diff.trap.textconv", "diff.trap.command", "merge.trap.driver"),
    *("filter.trap.clean", "filter.trap.smudge", "filter.trap.process", "pager.rev-list", "pager.ls-tree"),
)


def set_traps(folder: Path, marker: Path) -> None:
    """Configures a repository as an enemy would: whatever can run a command of the repository creates `marker`."""
    script = folder / ".git" / "trap"
    script.write_text(f'#!/bin/sh\necho "$0 $*" >> "{marker}"\nexit 1\n', encoding="utf-8")
    script.chmod(0o755)
    hooks = folder / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("post-index-change", "reference-transaction", "post-checkout", "pre-commit", "pre-auto-gc"):
        (hooks / hook).write_bytes(script.read_bytes())
        (hooks / hook).chmod(0o755)
    trap = script.as_posix()
    for key in _COMMANDS:
        git(folder, "config", key, trap)
    for alias in ("ls-tree", "rev-list", "rev-parse", "cat-file", "ls-files", "diff-index", "log", "status"):
        git(folder, "config", f"alias.{alias}", f"!{trap}")
    git(folder, "config", "log.showSignature", "true")
    (folder / ".git" / "info").mkdir(exist_ok=True)
    (folder / ".git" / "info" / "attributes").write_text("* diff=trap filter=trap merge=trap\n", encoding="utf-8")
