"""Writing a file whole or not at all, and making one without ever touching another."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble


def replace(path: Path, data: bytes) -> None:
    """Put `data` in the place of the file, which keeps its old content until the new one is complete on the disk.

    Through a link it is the file meant that is replaced, with the rights it had. `Trouble` when it can't be done.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = target.stat().st_mode & 0o777 if target.is_file() else 0o666 & ~_umask()
        if target.exists() and not target.is_file():
            _stream(target, data)
            return
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(mode)
            Path(name).replace(target)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise _not_written(path, error) from error


def create(path: Path, data: bytes) -> None:
    """Write a new file, with the folders it needs. `Trouble` when there is already something of that name."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
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


def _umask() -> int:
    """The rights that new files go without. The system tells them only by changing them."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _not_written(path: Path, error: OSError) -> Trouble:
    return Trouble(
        msg("{file} could not be written.", file=str(path)),
        msg(
            "The system says: {reason}. Check the folder, its rights and the room left.",
            reason=error.strerror or str(error),
        ),
    )
