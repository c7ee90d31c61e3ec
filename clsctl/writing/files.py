"""Writing a file whole or not at all, and making one without ever touching another."""

import os
from contextlib import suppress
from pathlib import Path

from clsctl.core.messages import msg
from clsctl.core.reasons import reason
from clsctl.core.trouble import Trouble


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
        raise _not_written(path, error) from error


def _swap(target: Path, data: bytes) -> None:
    """Write beside the target, then change places in one step of the system."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def exchange(path: Path, before: bytes, after: bytes) -> bool:
    """Put `after` in the place of a file that still holds `before`; False, and nothing done, where it does not."""
    try:
        if path.read_bytes() != before:
            return False
    except OSError as error:
        raise _not_written(path, error) from error
    replace(path, after)
    return True


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, where there is none. `Trouble` when it can't be done."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _not_written(path, error) from error


def create(path: Path, data: bytes) -> None:
    """Write a new file, with the folders it needs. `Trouble` when there is already something of that name."""
    make_folder(path.parent)
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise Trouble(
            msg("{file} exists already, and nothing is ever written over.", file=str(path)),
            msg("Choose another name, or move that file away first."),
        ) from error
    except OSError as error:
        raise _not_written(path, error) from error


def _stream(target: Path, data: bytes) -> None:
    """What is no file (a pipe, the null device) can't be replaced: it is written to."""
    with target.open("wb") as file:
        file.write(data)


def _not_written(path: Path, error: OSError) -> Trouble:
    return Trouble(
        msg("{file} could not be written.", file=str(path)),
        msg(
            "The system says: {reason}. Check the folder, its rights and the room left.",
            reason=reason(error),
        ),
    )
