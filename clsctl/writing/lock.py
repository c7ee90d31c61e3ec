"""One writer at a time in a plan: the others wait a while, then are told.

The lock is the system's, on the plan's folder itself: it leaves no file, and goes with the process that holds it, so
that none is ever stale. Where a folder can't be locked (Windows, some network disks) a file `.clsctl.lock` is.
"""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from clsctl.core.messages import msg
from clsctl.core.trouble import Trouble

PATIENCE = 60.0  # seconds; a write takes a fraction of one, so this is dozens of others before us
_PAUSE = 0.01
_TOLD_AFTER = 2.0

if sys.platform == "win32":
    import msvcrt

    def _opened(folder: Path) -> int:
        return os.open(folder / ".clsctl.lock", os.O_RDWR | os.O_CREAT | os.O_TEMPORARY)

    def _take(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    _BUSY: tuple[type[OSError], ...] = (PermissionError, BlockingIOError)
else:
    import fcntl

    # what network disks answer that lock files and no folders
    _FILES_ONLY = {errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.EOPNOTSUPP, errno.EACCES}

    def _opened(folder: Path) -> int:
        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
            fcntl.flock(handle, fcntl.LOCK_UN)
        except BlockingIOError:
            pass
        except OSError as error:
            os.close(handle)
            if error.errno not in _FILES_ONLY:
                raise
            return os.open(folder / ".clsctl.lock", os.O_RDWR | os.O_CREAT, 0o666)
        return handle

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    _BUSY = (BlockingIOError,)


@contextmanager
def locked(folder: Path, tell: Callable[[], None] = lambda: None, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a plan. `tell` is called once, if another writer makes us wait for seconds.

    `Trouble` where it is still not ours after `patience` seconds, or the folder can't be opened.
    """
    try:
        handle = _opened(folder)
    except OSError as error:
        raise _refused(folder) from error
    try:
        _wait(handle, folder, tell, patience)
        yield
    finally:
        with suppress(OSError):
            os.close(handle)


def _wait(handle: int, folder: Path, tell: Callable[[], None], patience: float) -> None:
    start, told = time.monotonic(), False
    while True:
        try:
            _take(handle)
        except _BUSY as error:
            gone = time.monotonic() - start
            if gone > patience:
                raise _busy(folder) from error
            if gone > _TOLD_AFTER and not told:
                told = True
                tell()
            time.sleep(_PAUSE)
        except OSError as error:
            raise _refused(folder) from error
        else:
            return


def _refused(folder: Path) -> Trouble:
    return Trouble(
        msg("The plan in {folder} could not be locked for writing.", folder=str(folder)),
        msg("Check that the folder is there and that you may write in it."),
    )


def _busy(folder: Path) -> Trouble:
    return Trouble(
        msg("Another clsctl is writing in the plan in {folder}; nothing was changed.", folder=str(folder)),
        msg("Wait until it is done, or end it if it hangs, then run the command again."),
    )
