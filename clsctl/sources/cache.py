"""A place for what is long to work out and can always be worked out again: the user's cache directory.

Entries are named by a hash of everything they come from, so none is ever out of date. Each begins with the hash of its
own content: what is damaged, or half written, is as if it were not there. Nothing in it is ever executed.
"""

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from clsctl import __version__

# what is kept: the newest entries, so that years of use take no more room than a few pictures
_MOST = 40
_OFF = frozenset({"0", "no", "off", "non"})


def folder() -> Path | None:
    """Where entries are kept; None where `CLSCTL_CACHE` says that none are, or the system names no such place.

    `CLSCTL_CACHE` is a folder, or `off`.
    """
    own = os.environ.get("CLSCTL_CACHE")
    if own is not None:
        return None if own.strip().lower() in {*_OFF, ""} else Path(own)
    if sys.platform == "win32":
        home = os.environ.get("LOCALAPPDATA")
        return Path(home, "clsctl", "Cache") if home else None
    named = os.environ.get("XDG_CACHE_HOME", "")
    if sys.platform != "darwin" and Path(named).is_absolute():
        return Path(named, "clsctl")
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises where the user has none, as in a container
    if not Path(home).is_absolute():
        return None
    return Path(home, "Library", "Caches", "clsctl") if sys.platform == "darwin" else Path(home, ".cache", "clsctl")


def name_of(parts: Iterable[str]) -> str:
    """The name of the entry that comes from all these, and from this very program."""
    digest = hashlib.sha256()
    for part in (__version__, _program(), *parts):
        digest.update(f"{len(part)}:{part}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _program() -> str:
    """The files of the program: a version that is being worked on changes without a new number."""
    found = []
    pending = [str(Path(__file__).parents[1])]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        pending.append(entry.path)
                else:
                    about = entry.stat()
                    found.append(f"{entry.path} {about.st_mtime_ns} {about.st_size}")
    return "\n".join(sorted(found))


def load(name: str) -> bytes | None:
    """The content of an entry; None where there is none, or it is damaged."""
    home = folder()
    try:
        whole = (home / name).read_bytes() if home else b""
    except OSError:
        return None
    digest, _, content = whole.partition(b"\n")
    return content if digest == _digest(content) else None


def save(name: str, content: bytes) -> None:
    """Keep an entry, whole or not at all; where that can't be done, nothing is kept and nobody is bothered."""
    home = folder()
    if home is None:
        return
    with suppress(OSError):
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, path = tempfile.mkstemp(dir=home, prefix="new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_digest(content) + b"\n" + content)
            os.replace(path, home / name)  # noqa: PTH105 - a Path would be made for nothing
        except OSError:
            os.unlink(path)  # noqa: PTH108
            raise
        _thin_out(home)


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode("ascii")


def _thin_out(home: Path) -> None:
    """Take away the oldest entries; another process may have done so first."""
    entries = sorted(home.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in entries[_MOST:]:
        with suppress(OSError):
            path.unlink()
