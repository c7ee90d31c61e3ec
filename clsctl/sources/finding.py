"""Finds the files that hold, or once held, the fiche of an id, without reading the others through the parser."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from clsctl.core.changes.commits import History, Touch
from clsctl.core.changes.telling import Told
from clsctl.sources.history import deleted, read_touches
from clsctl.sources.names import as_text
from clsctl.sources.objects import read_objects
from clsctl.sources.plumbing import Place, read

_MOST = 1024 * 1024
# A read into more room than a file fills costs ten times the reading: the system clears the room first.
_USUAL = 64 * 1024


class Finder:
    """Looks for files by the line `id: …` of their texts; `matches` tests a path from the plan's folder."""

    def __init__(self, place: Place, head: str, matches: Callable[[str], bool]) -> None:
        self._place = place
        self._head = head
        self._matches = matches
        self._seen: set[str] = set()

    def first(self, ref: str) -> set[str] | None:
        """The file that holds a fiche at the end of the history; None where not exactly one does."""
        listed = read(self._place.root, "ls-tree", "-r", "-z", "--full-tree", f"{self._head}:{self._folder}")
        files = {}
        for line in listed.split(b"\0")[:-1]:
            about, _, name = line.partition(b"\t")
            path = as_text(name)
            if self._matches(path):
                files[path] = about.split(b" ")[2].decode("ascii")
        likely = {path: files[path] for path in self._on_disk(ref, files)}
        found = self._holding(ref, likely) or self._holding(ref, files)
        return {self._place.prefix + path for path in found} if len(found) == 1 else None

    def _on_disk(self, ref: str, paths: Iterable[str]) -> Iterator[str]:
        """The paths whose file on disk is that of the fiche: a hint, and four times as fast as asking git for all."""
        sought, line, root = ref.encode(), _line(ref), str(self._place.root)
        for path in paths:
            data = _beginning(f"{root}/{path}")
            if sought in data and line.search(data):
                yield path

    def elsewhere(self, ref: str, told: Iterable[Told], history: History) -> set[str] | None:
        """Other files that the fiche came from or went to, where it came or went; None for one outside of the plan."""
        known = {touch.path for commit in history.commits for touch in commit.touches}
        found: set[str] = set()
        for each in told:
            came = any(change.ref == ref and change.key == "" for change in each.changes)
            if came and each.commit.parents and each.commit.oid not in self._seen:
                touches = read_touches(self._place, [each.commit.oid], [""])[each.commit.oid]
                if not self._seen:  # it may have had a file before that was deleted
                    touches = (*touches, *deleted(self._place, f"{each.commit.oid}^@"))
                self._seen.add(each.commit.oid)
                found |= self._beside(ref, touches, known)
        return found if all(path.startswith(self._place.prefix) for path in found) else None

    def was_deleted(self, refs: set[str], base: str) -> bool:
        """Whether a file that was deleted up to a commit held one of these fiches."""
        touches = [touch for touch in deleted(self._place, base) if touch.path.endswith((".yaml", ".yml"))]
        texts = {oid: touch.path for touch in touches for oid in touch.befores if oid}
        contents = read_objects(self._place.root, texts) if texts else ()
        return any(_line(ref).search(data) for data in contents for ref in refs)

    def _beside(self, ref: str, touches: Iterable[Touch], known: set[str]) -> set[str]:
        """The other files of a commit that hold the fiche before or after it."""
        others = [touch for touch in touches if touch.path not in known and touch.path.endswith((".yaml", ".yml"))]
        texts = {oid: touch.path for touch in others for oid in (*touch.befores, touch.after) if oid}
        return set(self._holding(ref, {path: oid for oid, path in texts.items()}, texts))

    @property
    def _folder(self) -> str:
        return self._place.prefix.removesuffix("/")

    def _holding(self, ref: str, files: dict[str, str], texts: dict[str, str] | None = None) -> list[str]:
        """The paths whose text is that of the fiche."""
        wanted = texts if texts is not None else {oid: path for path, oid in files.items()}
        contents = zip(wanted.items(), read_objects(self._place.root, wanted), strict=True) if wanted else ()
        return [path for (_, path), data in contents if _line(ref).search(data)]


def _beginning(path: str) -> bytes:
    """The first bytes of a file on disk, the whole of any fiche that is read; none where it can't be read.

    By the system's own calls: a thousand files are opened in half the time.
    """
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return b""
    try:
        data = os.read(file, _USUAL)
        return data if len(data) < _USUAL else data + os.read(file, _MOST - _USUAL)
    except OSError:  # a folder
        return b""
    finally:
        os.close(file)


@cache
def _line(ref: str) -> re.Pattern[bytes]:
    """The line of a file that says which fiche it holds."""
    sought = re.escape(ref.encode())
    return re.compile(rb"^(?:\xef\xbb\xbf)?[\"']?id[\"']?\s*:\s*[\"']?" + sought + rb"[\"']?\s*(?:#|$)", re.MULTILINE)
