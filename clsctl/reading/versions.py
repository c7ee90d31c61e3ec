"""The versions of one file: what a later one has in common with an earlier one is read once.

A fiche is a mapping at the left margin, so its text falls apart at each key there, and each part reads alone as it
reads in the whole: a quote or a bracket left open makes a part unreadable, and then the whole is read as ever. The
follow-up, which changes most, falls apart once more.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from clsctl.core.diagnostics import Where
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan
from clsctl.core.model.suivi import Suivi
from clsctl.reading.decoding import MAX_BYTES
from clsctl.reading.document import open_quickly
from clsctl.reading.loading import Read, read_file
from clsctl.reading.reader import Path
from clsctl.reading.records import Record
from clsctl.reading.table.fiche import FICHE
from clsctl.reading.table.plan import PLAN
from clsctl.reading.table.suivi import SUIVI
from clsctl.reading.yaml_nodes import Mapping, Scalar

_new = tuple.__new__
_FOLLOW_UP = b"suivi:\n"


class _Part(NamedTuple):
    """A key with its value, as a field of its record."""

    name: str
    rank: int
    value: Any
    vides: tuple[Where, ...]


class _Level(NamedTuple):
    """A record whose text falls apart at the keys of one margin; `path` is where it stands in the file.

    `cut` is what stands between two parts, `inside` what a line of a part may not begin with.
    """

    record: Record
    path: Path
    cut: bytes
    inside: bytes


_WHOLE = _Level(FICHE, (), rb"\n(?=[A-Za-z_])", rb"\n(?:[^ #\-\n]|---)")
_SUIVI = _Level(SUIVI, ("suivi",), rb"\n(?=  [A-Za-z_])", rb"\n(?!\Z| ?\Z| ?\n|  [ \-#\n]|#)")
_COMMENTS = rb"(?: *(?:#[^\n]*)?(?:\n|$))+"
# parts of one file that are kept: those of its last hundred versions, or so
_MANY = 200


class Versions:
    """Reads the versions of the files of a plan, one after the other; remembers the parts of the last ones of each."""

    def __init__(self) -> None:
        self._parts: dict[str, dict[bytes, _Part]] = {}

    def fiche(self, file: str, data: bytes) -> Read:
        """What one version of a fiche holds; `file` is the path that its places are told with."""
        known = self._parts.get(file)
        if known is None or len(known) > _MANY:
            known = self._parts[file] = {}
        whole = _falls_apart(data)
        if whole and known:
            parts = _parts(file, _pieces(data, _WHOLE), known, _WHOLE)
            fiche = _fiche(file, parts) if parts is not None else None
            if fiche is not None:
                return Read(fiche)
        return (_first(file, data, known) if whole else None) or read_file(file, data, FICHE)

    def plan(self, file: str, data: bytes) -> Plan | None:
        """What one version of `clsctl.yaml` holds, without its fiches."""
        plan: Plan | None = read_file(file, data, PLAN).record
        return plan


def _falls_apart(data: bytes) -> bool:
    """Whether a file begins with a key or a comment, and has nothing in it that calls for a closer look."""
    if len(data) > MAX_BYTES or b"\t" in data or b"\r" in data:
        return False
    return data[:1].isalpha() or data[:1] == b"#"


@cache
def _pattern(text: bytes) -> re.Pattern[bytes]:
    return re.compile(text)


def _pieces(data: bytes, level: _Level) -> list[bytes]:
    """The text of each key, with what stands below it; comments before the first key are no part."""
    pieces = _pattern(level.cut).split(data.removesuffix(b"\n"))
    if pieces[0].lstrip()[:1] == b"#" and _pattern(_COMMENTS).fullmatch(pieces[0]):
        del pieces[0]
    return pieces


def _first(file: str, data: bytes, known: dict[bytes, _Part]) -> Read | None:
    """A version read whole, whose parts are kept for the next ones; None where there is something wrong in it."""
    reader = open_quickly(file, data)
    root = reader and reader.root
    if reader is None or not isinstance(root, Mapping):
        return None
    fiche: Fiche | None = FICHE.fill(root, reader, ())
    if fiche is None or reader.problems:
        return None
    pieces = _pieces(data, _WHOLE)
    if _keep(root, fiche, pieces, _WHOLE, known, fiche.vides) and fiche.suivi is not None:
        value = next(value for key, value in root.value if key.value == "suivi")
        piece = next(each for each in pieces if each.startswith(b"suivi:"))
        if piece.startswith(_FOLLOW_UP) and isinstance(value, Mapping):
            _keep(value, fiche.suivi, _pieces(piece.removeprefix(_FOLLOW_UP), _SUIVI), _SUIVI, known, fiche.vides)
    return Read(fiche)


def _keep(  # noqa: PLR0913, PLR0917 - what was read, and where to keep it
    root: Mapping, record: Any, pieces: list[bytes], level: _Level, known: dict[bytes, _Part], vides: tuple[Where, ...]
) -> bool:
    """Keep the parts of a record that was read whole, if its text falls apart exactly where its keys stand."""
    if len(pieces) != len(root.value):
        return False
    parts = []
    for piece, (key, _) in zip(pieces, root.value, strict=True):
        name = str(key.value)
        line = level.record.table.get(name)
        if line is None or not piece.lstrip(b" ").startswith(name.encode()):
            return False
        here = (*level.path, line[2])
        its = tuple([where for where in vides if where.path[: len(here)] == here]) if vides else ()
        parts.append(_Part(line[2], line[0], record[line[0]], its))
    known.update(zip(pieces, parts, strict=True))
    return True


def _parts(file: str, pieces: list[bytes], known: dict[bytes, _Part], level: _Level) -> list[_Part] | None:
    """The parts of a text, None where it does not fall apart without a doubt."""
    found = []
    for piece in pieces:
        part = known.get(piece)
        if part is None:
            part = _follow_up(file, piece, known) if piece.startswith(_FOLLOW_UP) else None
            part = part or _read(file, piece, level)
            if part is None:
                return None
            known[piece] = part
        found.append(part)
    return found


def _read(file: str, piece: bytes, level: _Level) -> _Part | None:
    """One key and its value, if nothing in it calls for a closer look."""
    reader = None if _pattern(level.inside).search(piece) else open_quickly(file, piece)
    root = reader and reader.root
    if reader is None or not isinstance(root, Mapping) or len(root.value) != 1:
        return None
    key, value = root.value[0]
    line = level.record.table.get(key.value) if isinstance(key, Scalar) else None
    if line is None:
        return None
    index, read, name = line
    found = read(value, reader, level.path, name)
    return None if reader.problems else _Part(name, index, found, tuple(reader.vides))


def _follow_up(file: str, piece: bytes, known: dict[bytes, _Part]) -> _Part | None:
    """The follow-up, made of its own parts."""
    parts = _parts(file, _pieces(piece.removeprefix(_FOLLOW_UP), _SUIVI), known, _SUIVI)
    if parts is None or len({part.name for part in parts}) != len(parts):
        return None
    out = SUIVI.blank[:]
    out[0] = Where(file, _SUIVI.path)
    for part in parts:
        if part.value is not None:
            out[part.rank] = part.value
    index, _, name = FICHE.table["suivi"]
    return _Part(name, index, _new(Suivi, out), tuple(_empty(parts)))


def _empty(parts: list[_Part]) -> Iterator[Where]:
    for part in parts:
        yield from part.vides


def _fiche(file: str, parts: list[_Part]) -> Fiche | None:
    """The fiche made of its parts; None where a key comes twice or a needed one is missing."""
    out = FICHE.blank[:]
    out[0] = _new(Where, (file, (), "value", None))
    for part in parts:
        if part.value is not None:
            out[part.rank] = part.value
    names = tuple([part.name for part in parts])
    if len({*names}) != len(names) or any(out[index] is None for index in FICHE.needed):
        return None
    out[_VIDES] = tuple(_empty(parts))
    out[_CLES] = names
    fiche: Fiche = _new(Fiche, out)
    return fiche


_VIDES, _CLES = FICHE.vides or 0, FICHE.cles or 0
