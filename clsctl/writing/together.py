"""Several files written as one: all of them or none, whatever happens on the way.

All new texts are complete on the disk, beside their files, before a journal says what takes the place of what; then the
files change places, and the journal goes. Killed before the journal, nothing has changed; after it, the next writer
finishes what it says.
"""

import json
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from clsctl.core.journal import JOURNAL
from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble
from clsctl.writing.files import (
    aside,
    check_within,
    discard,
    flush_folder,
    make_folder,
    not_written,
    replace,
    sweep,
)


class Step(NamedTuple):
    """One file, from one text to another; None where there is none."""

    path: Path
    before: bytes | None
    after: bytes | None


def write_together(folder: Path, steps: list[Step]) -> bool:
    """Write files below `folder`, under the locks of its plans; False, and nothing done, where one changed meanwhile.

    `Trouble` when it can't be done; nothing has changed then, or the next writer finishes it.
    """
    for step in steps:
        check_within(step.path, folder)
    try:
        if any(_now(step.path) != step.before for step in steps):
            return False
        _write(folder, steps)
    except OSError as error:
        raise not_written(folder, error) from error
    return True


def _now(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _write(folder: Path, steps: list[Step]) -> None:
    made: list[Path] = []
    entries = []
    try:
        for step in steps:
            if step.after is not None:
                make_folder(step.path.parent)
                sweep(step.path)
                made.append(aside(step.path, step.after))
            entries.append(_entry(folder, step, made[-1] if step.after is not None else None))
        replace(folder / JOURNAL, json.dumps(entries, ensure_ascii=False).encode())
    except BaseException:
        for path in made:
            discard(path)
        raise
    for entry in entries:
        _apply(folder, entry)
    _done(folder, entries)


def _entry(folder: Path, step: Step, beside: Path | None) -> dict[str, Any]:
    return {
        "path": step.path.relative_to(folder).as_posix(),
        "new": beside.relative_to(folder).as_posix() if beside else None,
        "before": _hash(step.before),
        "after": _hash(step.after),
    }


def _hash(data: bytes | None) -> str | None:
    return None if data is None else sha256(data).hexdigest()


def _apply(folder: Path, entry: dict[str, Any]) -> None:
    path = folder / entry["path"]
    if entry["new"] is None:
        path.unlink(missing_ok=True)
    elif (folder / entry["new"]).exists():
        (folder / entry["new"]).replace(path)


def _done(folder: Path, entries: list[dict[str, Any]]) -> None:
    for parent in {(folder / entry["path"]).parent for entry in entries}:
        flush_folder(parent)
    (folder / JOURNAL).unlink(missing_ok=True)
    flush_folder(folder)
    for entry in entries:
        if entry["new"] is None:
            _clear(folder, (folder / entry["path"]).parent)


def _clear(folder: Path, emptied: Path) -> None:
    """Take away a folder that held nothing but what is gone, and those above it that held nothing else."""
    with suppress(OSError):
        while emptied != folder:
            emptied.rmdir()
            emptied = emptied.parent


def finish(folder: Path) -> tuple[str, ...]:
    """Finish what a killed writer had begun in the plan of that folder, under its lock; the files concerned.

    `Trouble` where a file was changed since, or the journal can't be read."""
    journal = folder / JOURNAL
    data = _now(journal)
    if data is None:
        return ()
    try:
        entries = json.loads(data)
        for entry in entries:
            _check(folder, entry)
    except (ValueError, KeyError, TypeError) as error:
        raise Trouble(
            msg("{file} can’t be read: it tells of a change of several files that was interrupted.", file=str(journal)),
            msg("Look at the files with git status, put them right, then delete that file."),
        ) from error
    try:
        for entry in entries:
            _apply(folder, entry)
        _done(folder, entries)
    except OSError as error:
        raise not_written(folder, error) from error
    return tuple(entry["path"] for entry in entries)


def _check(folder: Path, entry: dict[str, Any]) -> None:
    """`Trouble` unless the file is as it was or as it is to be, and what is to take its place is what was written."""
    for name in filter(None, (entry["path"], entry["new"])):
        check_within(folder / name, folder)  # the journal may come from someone else
    new = _hash(_now(folder / entry["new"])) if entry["new"] else None
    if _hash(_now(folder / entry["path"])) not in {entry["before"], entry["after"]} or new not in {
        None,
        entry["after"],
    }:
        raise _changed(folder, entry)


def _changed(folder: Path, entry: dict[str, Any]) -> Trouble:
    return Trouble(
        msg("A change of several files was interrupted, and {file} was changed since.", file=entry["path"]),
        msg(
            "Its new text is in {new}: take from it what is right, then delete {journal}.",
            new=str(entry["new"]), journal=str(folder / JOURNAL),
        ),
    )  # fmt: skip
