"""What a command wrote is kept aside for `clsctl undo`: the files as they were, and what they hold since.

In the user's own cache directory, beside no plan: nothing to ignore in git, nothing another person sees."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from clsctl.sources import cache

_MOST = 50  # changes, of all plans


class Kept(NamedTuple):
    """One change: the record of it, and by path the bytes before (None: there was none) and the hash of those after."""

    record: Path
    files: Mapping[Path, tuple[bytes | None, str | None]]


def keep(root: Path, texts: Mapping[str, tuple[bytes | None, bytes | None]]) -> bool:
    """Keep a change that was written: each file before and after; whether that could be done.

    `undo` changes files of a plan only: what was written elsewhere too is not kept."""
    home, within = _home(), root.resolve()
    places = {(root / file).resolve(): each for file, each in texts.items()}
    if home is None or not places or not all(path.is_relative_to(within) for path in places):
        return False
    files = {
        str(path): (None if before is None else b64encode(before).decode(), digest(after))
        for path, (before, after) in places.items()
    }
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        known = _records(home)
        for old in known[_MOST - 1 :]:
            forget(old)
        _record(home, int(known[0].stem) if known else 0, json.dumps(files))
    except OSError:
        return False
    return True


def _record(home: Path, last: int, content: str) -> None:
    """A new record under the next number; another process may be taking the same."""
    while True:
        last += 1
        record = home / f"{last:09}.json"
        with suppress(FileExistsError), record.open("x", encoding="utf-8") as file:
            record.chmod(0o600)
            file.write(content)
            return


def digest(data: bytes | None) -> str | None:
    """What tells that a file holds these very bytes."""
    return None if data is None else sha256(data).hexdigest()


def last(root: Path) -> Kept | None:
    """The last change of files that are all in that folder."""
    home, within = _home(), root.resolve()
    for record in _records(home) if home else ():
        files = _read(record)
        if files and all(path.is_relative_to(within) for path in files):
            return Kept(record, files)
    return None


def _read(record: Path) -> dict[Path, tuple[bytes | None, str | None]]:
    """The files of a record; none where it can’t be read."""
    try:
        told: dict[str, Any] = json.loads(record.read_text(encoding="utf-8"))
        return {
            Path(name): (None if before is None else b64decode(before), after) for name, (before, after) in told.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def forget(record: Path) -> None:
    """Take a change off the list."""
    with suppress(OSError):
        record.unlink()


def _home() -> Path | None:
    folder = cache.folder()
    return folder / "undo" if folder else None


def _records(home: Path) -> list[Path]:
    """The records, the newest first."""
    return sorted((each for each in _names(home) if each.stem.isdecimal()), reverse=True)


def _names(home: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from home.glob("*.json")
