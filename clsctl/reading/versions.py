"""The versions of one file: what a later one has in common with an earlier one is read once.

A fiche is a mapping at the left margin, so its text falls apart at each key there, and each part reads alone as it
reads in the whole: a quote or a bracket left open makes a part unreadable, and then the whole is read as ever. The
follow-up, which changes most, falls apart once more.
"""

import re
from functools import cache
from itertools import compress, count
from operator import ne
from typing import Any, NamedTuple

from clsctl.core.diagnostics import Where
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan
from clsctl.reading import plain
from clsctl.reading.decoding import MAX_BYTES
from clsctl.reading.entries import Entries
from clsctl.reading.loading import Read, read_file
from clsctl.reading.quick import open_quickly
from clsctl.reading.reader import Path, Reader
from clsctl.reading.records import Record
from clsctl.reading.table.fiche import FICHE
from clsctl.reading.table.plan import PLAN
from clsctl.reading.table.suivi import SUIVI
from clsctl.reading.yaml_nodes import Mapping, Scalar

_new = tuple.__new__
_SUIVI_KEY = b"suivi:\n"
_FOLLOW_UP = b"suivi:\n  "


class _Part(NamedTuple):
    """A key with its value, as a field of its record; `inner` is the text of a follow-up, taken apart once more."""

    name: str
    rank: int
    value: Any
    vides: tuple[Where, ...]
    inner: "_Text | None" = None


class _Text(NamedTuple):
    """A text taken apart, and the record made of its parts."""

    pieces: list[bytes]
    parts: list[_Part]
    record: Any


class _Level(NamedTuple):
    """A record whose text falls apart at the keys of one margin; `path` is where it stands in the file.

    `cut` is what stands between two parts, `inside` what a line of a part may not begin with.
    """

    record: Record
    path: Path
    cut: bytes
    inside: bytes
    margin: int = 0


_WHOLE = _Level(FICHE, (), rb"\n(?=[A-Za-z_])", rb"\n(?:[^ #\-\n]|---)")
_SUIVI = _Level(SUIVI, ("suivi",), rb"\n(?=  [A-Za-z_])", rb"\n(?!\Z| ?\Z| ?\n|  [ \-#\n]|#)", 2)
_COMMENTS = rb"(?: *(?:#[^\n]*)?(?:\n|$))+"
# parts of one file that are kept: those of its last hundred versions, or so
_MANY = 200


class Versions:
    """Reads the versions of the files of a plan, one after the other; remembers the parts of the last ones of each."""

    def __init__(self) -> None:
        self._files: dict[str, _File] = {}

    def fiche(self, file: str, data: bytes) -> Read:
        """What one version of a fiche holds; `file` is the path that its places are told with."""
        if not _falls_apart(data):
            return read_file(file, data, FICHE)
        known = self._files.get(file)
        if known is None:
            known = self._files[file] = _File(file)
        return known.version(data) or read_file(file, data, FICHE)

    def plan(self, file: str, data: bytes) -> Plan | None:
        """What one version of `clsctl.yaml` holds, without its fiches."""
        plan: Plan | None = read_file(file, data, PLAN).record
        return plan


class _File:
    """What is known of the versions of one file: the last one, and the parts of those before."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.last: _Text | None = None
        self.known: dict[bytes, _Part] = {}
        self.entries = Entries(file)

    def version(self, data: bytes) -> Read | None:
        """The fiche of one version; None where only reading it whole tells."""
        pieces = _pieces(data, _WHOLE)
        if self.last is None:
            return self._first(data, pieces)
        if len(self.known) > _MANY:
            self.known.clear()
        text = self._again(pieces, self.last, _WHOLE) or self._whole(pieces, self.last)
        if text is None:
            return None
        self.last = text
        return Read(text.record)

    def _first(self, data: bytes, pieces: list[bytes]) -> Read | None:
        """A version read whole, whose parts are kept for the next ones; None where there is something wrong in it."""
        reader = open_quickly(self.file, data)
        root = reader and reader.root
        if reader is None or not isinstance(root, Mapping):
            return None
        fiche: Fiche | None = FICHE.fill(root, reader, ())
        if fiche is None or reader.problems:
            return None
        parts = _parts_of(root, fiche, pieces, _WHOLE, fiche.vides)
        if parts is not None:
            parts = [_with_inner(part, piece, root) for part, piece in zip(parts, pieces, strict=True)]
            self.last = _Text(pieces, parts, fiche)
        return Read(fiche)

    def _again(self, pieces: list[bytes], last: _Text, level: _Level) -> _Text | None:
        """A text that says in most places what the last one said; None where it has other keys."""
        if len(pieces) != len(last.pieces):
            return None
        parts, out = last.parts.copy(), list(last.record)
        for index in compress(count(), map(ne, pieces, last.pieces)):
            part = self._part(pieces[index], level, last.parts[index].inner)
            if part is None or part.name != parts[index].name:
                return None
            parts[index] = part
            out[part.rank] = level.record.blank[part.rank] if part.value is None else part.value
        return self._made(pieces, parts, out, level)

    def _whole(self, pieces: list[bytes], last: _Text) -> _Text | None:
        """A text with other keys than the last one."""
        held = dict(zip(last.pieces, last.parts, strict=True))
        parts = [held.get(piece) or self._part(piece, _WHOLE, None) for piece in pieces]
        return self._of_parts(pieces, [part for part in parts if part is not None], _WHOLE)

    def _of_parts(self, pieces: list[bytes], parts: list[_Part], level: _Level) -> _Text | None:
        if len(parts) != len(pieces) or len({part.name for part in parts}) != len(parts):
            return None
        out = level.record.blank[:]
        out[0] = _new(Where, (self.file, level.path, "value", None))
        for part in parts:
            if part.value is not None:
                out[part.rank] = part.value
        return self._made(pieces, parts, out, level)

    @staticmethod
    def _made(pieces: list[bytes], parts: list[_Part], out: list[Any], level: _Level) -> _Text | None:
        """The record of these fields; None where one that it can't do without is missing."""
        record = level.record
        if record.needed and any(out[rank] is None for rank in record.needed):
            return None
        if record.vides is not None and record.cles is not None:
            out[record.vides] = tuple([where for part in parts for where in part.vides])
            out[record.cles] = tuple([part.name for part in parts])
        return _Text(pieces, parts, _new(record.cls, out))

    def _part(self, piece: bytes, level: _Level, inner: _Text | None) -> _Part | None:
        """One key and its value."""
        part = self.known.get(piece)
        if part is None:
            part = self._follow_up(piece, inner) if piece.startswith(_FOLLOW_UP) else None
            if level is _SUIVI and (listed := self.entries.read(piece)):
                name, value = listed
                part = _Part(name, SUIVI.table[name][0], value, ())
            part = part or _read(self.file, piece, level)
            if part is not None:
                self.known[piece] = part
        return part

    def _follow_up(self, piece: bytes, inner: _Text | None) -> _Part | None:
        """The follow-up, made of its own parts."""
        pieces = _pieces(piece.removeprefix(_SUIVI_KEY), _SUIVI)
        if not pieces:  # nothing but comments
            return None
        text = self._again(pieces, inner, _SUIVI) if inner else None
        if text is None:
            parts = [self._part(each, _SUIVI, None) for each in pieces]
            text = self._of_parts(pieces, [part for part in parts if part is not None], _SUIVI)
        if text is None:
            return None
        rank, _, name = FICHE.table["suivi"]
        return _Part(name, rank, text.record, tuple([where for part in text.parts for where in part.vides]), text)


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


def _parts_of(
    root: Mapping, record: Any, pieces: list[bytes], level: _Level, vides: tuple[Where, ...]
) -> list[_Part] | None:
    """The parts of a record that was read whole; None where its text does not fall apart just where its keys stand."""
    if len(pieces) != len(root.value):
        return None
    parts = []
    for piece, (key, _) in zip(pieces, root.value, strict=True):
        name = str(key.value)
        line = level.record.table.get(name)
        if line is None or not piece.lstrip(b" ").startswith(name.encode()):
            return None
        here = (*level.path, line[2])
        its = tuple([where for where in vides if where.path[: len(here)] == here]) if vides else ()
        parts.append(_Part(line[2], line[0], record[line[0]], its))
    return parts


def _with_inner(part: _Part, piece: bytes, root: Mapping) -> _Part:
    """The part of a follow-up with its own parts, any other as it is."""
    if part.value is None or not piece.startswith(_FOLLOW_UP):
        return part
    value = next(value for key, value in root.value if key.value == part.name)
    pieces = _pieces(piece.removeprefix(_SUIVI_KEY), _SUIVI)
    parts = _parts_of(value, part.value, pieces, _SUIVI, part.vides) if isinstance(value, Mapping) else None
    return part if parts is None else part._replace(inner=_Text(pieces, parts, part.value))


def _read(file: str, piece: bytes, level: _Level) -> _Part | None:
    """One key and its value, if nothing in it calls for a closer look."""
    words = plain.pairs(piece[level.margin :], level.margin)
    if words is not None:
        reader: Reader | None = Reader(file, "", words)
    else:
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
