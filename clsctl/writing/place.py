"""The place of a file, its folder held open: a folder that is swapped for a link meanwhile is not written through.

Where the system has no names relative to an open folder (Windows), the names are whole paths.
"""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

_CALLS = {os.open, os.rename, os.unlink, os.stat}
_HELD = hasattr(os, "O_NOFOLLOW") and hasattr(os, "O_DIRECTORY") and os.supports_dir_fd >= _CALLS


class Place(NamedTuple):
    """Where a file is or will be. `folder` is the handle of its folder, None where names are whole paths."""

    path: Path
    folder: int | None = None

    def _named(self, name: str) -> str:
        return name if self.folder is not None else str(self.path.with_name(name))

    def read(self) -> bytes:
        """What the file holds; a link in its place is not followed where the folder is held."""
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | (os.O_NOFOLLOW if self.folder is not None else 0)
        with os.fdopen(os.open(self._named(self.path.name), flags, dir_fd=self.folder), "rb") as file:
            return file.read()

    def aside(self, data: bytes) -> str:
        """The name of a file beside it that now holds `data`, flushed to the disk, with the rights of the file."""
        name = f".{self.path.name}.{os.getpid()}.tmp"
        self.discard(name)  # of a process that had our number and was killed
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        try:
            with os.fdopen(os.open(self._named(name), flags, 0o666, dir_fd=self.folder), "wb") as file:
                file.write(data)
                file.flush()
                self._like(name, file.fileno())
                os.fsync(file.fileno())
        except BaseException:
            self.discard(name)
            raise
        return name

    def _like(self, name: str, new: int) -> None:
        """Give the new file the rights of the one it replaces, and its owner where the system lets us."""
        try:
            old = os.stat(self._named(self.path.name), dir_fd=self.folder)
        except FileNotFoundError:
            return
        if os.chmod in os.supports_fd:
            os.chmod(new, stat.S_IMODE(old.st_mode) & 0o777)
        else:
            Path(self._named(name)).chmod(stat.S_IMODE(old.st_mode) & 0o777)
        own = os.fstat(new)
        if hasattr(os, "fchown") and (old.st_uid, old.st_gid) != (own.st_uid, own.st_gid):
            with suppress(OSError):
                os.fchown(new, old.st_uid, old.st_gid)

    def swap(self, data: bytes) -> None:
        """Write beside the file, then take its place in one step of the system."""
        name = self.aside(data)
        try:
            os.replace(self._named(name), self._named(self.path.name), src_dir_fd=self.folder, dst_dir_fd=self.folder)
        except BaseException:
            self.discard(name)
            raise

    def sweep(self) -> None:
        """Clear away what writes of that file left that were killed."""
        ours = re.compile(re.escape(f".{self.path.name}.") + r"\d+\.tmp")
        for name in os.listdir(self.path.parent if self.folder is None else self.folder):  # noqa: PTH208 - names only
            if ours.fullmatch(name):
                self.discard(name)

    def discard(self, name: str) -> None:
        """Delete a file of ours, if it is there."""
        with suppress(OSError):
            os.unlink(self._named(name), dir_fd=self.folder)

    def flush(self) -> None:
        """Have the names of the folder written to the disk; some network disks can't, the change itself is made."""
        if self.folder is not None:
            with suppress(OSError):
                os.fsync(self.folder)


@contextmanager
def held(target: Path, within: Path) -> Iterator[Place]:
    """The place of a file below a folder; both are real paths. OSError where a part of the path is, by now, a link."""
    if not _HELD:
        yield Place(target)
        return
    flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
    folder = os.open(within, flags)
    try:
        for part in target.parent.relative_to(within).parts:
            inner = os.open(part, flags, dir_fd=folder)
            _close(folder)
            folder = inner
        yield Place(target, folder)
    finally:
        _close(folder)


def _close(folder: int) -> None:
    """Let go of a folder: what was written is written, whatever the system says of it now."""
    with suppress(OSError):
        os.close(folder)
