"""Writing a file whole or not at all, and making one without ever touching another.

The new content is complete on the disk, under a name of its own in the same folder, before it takes the place of the
old one in a single step of the system; then the folder is flushed too. Killed anywhere in between, the old file or the
new one is there, and at worst a file `.NAME.PID.tmp`, which the next write of NAME clears away.
"""

import os
from contextlib import suppress
from pathlib import Path

from clsctl.core.messages import msg
from clsctl.core.reasons import reason
from clsctl.core.trouble import Trouble
from clsctl.writing.place import Place, held


def replace(path: Path, data: bytes) -> None:
    """Put `data` in the place of the file, which keeps its old content until the new one is complete on the disk.

    Through a link it is the file meant that is replaced, with the rights it had. `Trouble` when it can't be done.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            _stream(target, data)
        else:
            _swap(target, data)
    except OSError as error:
        raise not_written(path, error) from error


def _swap(target: Path, data: bytes) -> None:
    """Write beside the target, then change places in one step of the system."""
    Place(target).swap(data)
    flush_folder(target.parent)


def aside(target: Path, data: bytes) -> Path:
    """The file beside `target` that now holds `data`, flushed to the disk, with the rights of the target."""
    return target.with_name(Place(target).aside(data))


def discard(path: Path) -> None:
    """Delete a file of ours, if it is there."""
    with suppress(OSError):
        path.unlink()


def flush_folder(folder: Path) -> None:
    """Have the names of a folder written to the disk, where the system knows how to (Windows does it by itself)."""
    if os.name != "posix":
        return
    with suppress(OSError):  # some network disks can't; the change itself is made
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def exchange(path: Path, before: bytes, after: bytes, within: Path) -> bool:
    """Put `after` in the place of a file that still holds `before`; False, and nothing done, where it does not.

    `Trouble` for a file that a link leads to outside of the folder `within`. To be called under the lock of the plan:
    what an earlier write was killed over is cleared away.
    """
    target = check_within(path, within)
    try:
        with held(target, Path(os.path.realpath(within))) as place:
            if place.read() != before:
                return False
            place.sweep()
            place.swap(after)  # a link that came in its place since is replaced, not followed
            place.flush()
    except OSError as error:
        raise not_written(path, error) from error
    return True


def check_within(path: Path, folder: Path) -> Path:
    """The file meant. `Trouble` where a link leads out of the folder: what is not the plan's is never written."""
    target = Path(os.path.realpath(path))
    if not target.is_relative_to(os.path.realpath(folder)):
        raise Trouble(
            msg("{file} is a link that leads out of the plan, and nothing is written there.", file=str(path)),
            msg("Put the file itself in the place of the link."),
        )
    return target


def sweep(path: Path) -> None:
    """Clear away what writes of that file left that were killed."""
    Place(path).sweep()


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, where there is none. `Trouble` when it can't be done."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_written(path, error) from error


def create(path: Path, data: bytes, within: Path | None = None) -> None:
    """Write a new file, whole or not at all, with the folders it needs.

    `Trouble` when there is already something of that name, or a link leads out of the folder `within`."""
    if within is not None:
        check_within(path, within)
    make_folder(path.parent)
    try:
        _make(path, data)
    except FileExistsError as error:
        raise _exists(path) from error
    except OSError as error:
        raise not_written(path, error) from error


def refuse_existing(path: Path) -> None:
    """`Trouble` where there is something of that name already: before a person is asked what to write there."""
    if os.path.lexists(path):
        raise _exists(path)


def _exists(path: Path) -> Trouble:
    return Trouble(
        msg("{file} exists already, and nothing is ever written over.", file=str(path)),
        msg("Choose another name, or move that file away first."),
    )


def _make(path: Path, data: bytes) -> None:
    if os.path.lexists(path):
        raise FileExistsError
    beside = aside(path, data)
    try:
        _name(beside, path)
    finally:
        discard(beside)
    flush_folder(path.parent)


def _name(beside: Path, path: Path) -> None:
    """Give a complete file its name, unless another program took that meanwhile."""
    try:
        os.link(beside, path)  # the one way to name a file that never replaces another
    except FileExistsError:
        raise
    except (OSError, AttributeError, NotImplementedError):  # a disk without hard links
        if os.path.lexists(path):
            raise FileExistsError from None
        beside.rename(path)


def _stream(target: Path, data: bytes) -> None:
    """What is no file (a pipe, the null device) can't be replaced: it is written to."""
    with target.open("wb") as file:
        file.write(data)


def not_written(path: Path, error: OSError) -> Trouble:
    """The trouble of a write that the system refused."""
    return Trouble(
        msg("{file} could not be written.", file=str(path)),
        msg(
            "The system says: {reason}. Check the folder, its rights and the room left.",
            reason=reason(error),
        ),
    )
