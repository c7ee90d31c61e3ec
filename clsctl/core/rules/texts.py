"""The texts of a plan that a public report may show, gathered once for all the rules that search them.

A rule first asks whether a sheet holds what it looks for, which costs one search, and only then walks the
places. Persons (`referents`, `contacts`, `equipe`, `equipe_partenaires`) are never published, nor is a note
kept `interne`, so neither is here.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from clsctl.core.diagnostics import Where
from clsctl.core.model.commun import Personne
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan
from clsctl.core.model.suivi import Note

Record = tuple[Any, ...]

# what is no text of the file: places, and lists of keys
_NOT_TEXT = frozenset({"where", "vides", "cles"})
_OF_PLAN = ("titre", "territoire", "signataires", "axes", "cadres", "acteurs", "instances", "avenants")


class Sheet(NamedTuple):
    """The published texts of one file: `joined` to search, `texts` to place what was found."""

    joined: str
    record: Plan | Fiche

    @property
    def ref(self) -> str | None:
        """The reference of the fiche, None for the plan's own file."""
        return self.record.id if isinstance(self.record, Fiche) else None

    def texts(self) -> Iterator[tuple[Where, str]]:
        """Every text with its place, in the order of the model."""
        for name in _fields(self.record):
            yield from _places(self.record.where / name, getattr(self.record, name))

    def search(self, pattern: re.Pattern[str]) -> Iterator[tuple[Where, re.Match[str]]]:
        """Every place where a text has the pattern, the very characters marked."""
        if pattern.search(self.joined):
            for where, text in self.texts():
                for match in pattern.finditer(text):
                    yield where._replace(chars=match.span()), match


def sheet(record: Plan | Fiche) -> Sheet:
    """The published texts of a fiche, its follow-up included, or of the plan's own file."""
    out: list[str] = []
    for name in _fields(record):
        _collect(getattr(record, name), out)
    return Sheet("\n".join(out), record)


def _fields(record: Plan | Fiche) -> tuple[str, ...]:
    return _OF_PLAN if isinstance(record, Plan) else _OF_FICHE


_OF_FICHE = tuple(name for name in Fiche._fields if name not in _NOT_TEXT)


def _collect(value: Any, out: list[str]) -> None:
    """The texts of a value, without their places: the hot path, so nothing is built."""
    kind = type(value)
    if kind is str:
        out.append(value)
    elif kind is tuple:
        for each in value:
            _collect(each, out)
    elif isinstance(value, tuple):
        if not _hidden(value):
            for each in value[1:]:  # the first field of a record is its place
                if each:
                    _collect(each, out)
    elif isinstance(value, Mapping):
        for each in value.values():
            _collect(each, out)


def _places(where: Where, value: Any) -> Iterator[tuple[Where, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _places(where / key, each)
    elif hasattr(value, "_fields"):
        if not _hidden(value):
            for name, each in zip(value._fields[1:], value[1:], strict=True):
                yield from _places(value.where / name, each)
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _places(where / index, each)


def _hidden(record: Record) -> bool:
    return isinstance(record, Personne) or (isinstance(record, Note) and record.diffusion == "interne")
