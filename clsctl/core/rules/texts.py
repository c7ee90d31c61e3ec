"""The texts of a plan that leave the house, gathered once for all the rules that search them.

They are what `core.audience` shows to partners: all but what names persons and but internal notes. A rule
first asks whether a sheet holds what it looks for, which costs one search, and only then walks the places.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from clsctl.core.diagnostics import Where
from clsctl.core.model.commun import Personne
from clsctl.core.model.fiche import Fiche
from clsctl.core.model.plan import Plan
from clsctl.core.model.suivi import Note
from clsctl.core.personal import Kind, gatherer

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

    def find(self, kind: Kind) -> Iterator[tuple[Where, re.Match[str]]]:
        """Every place where a text has personal data of that kind."""
        for pattern in kind.patterns(self.joined):
            yield from ((where, found) for where, found in self.search(pattern) if kind.holds(found))


def sheet(record: Plan | Fiche) -> Sheet:
    """The published texts of a fiche, its follow-up included, or of the plan's own file."""
    out = [""]  # so that each text, the first and the last too, stands between two line breaks
    _collect([getattr(record, name) for name in _OF_PLAN] if isinstance(record, Plan) else record[1:_END], out)
    out.append("")
    return Sheet("\n".join(out), record)


def _fields(record: Plan | Fiche) -> tuple[str, ...]:
    return _OF_PLAN if isinstance(record, Plan) else Fiche._fields[1:_END]


# what a fiche holds before the lists of its empty rubrics and of its keys
_END = Fiche._fields.index("vides")


def _places(where: Where, value: Any) -> Iterator[tuple[Where, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _places(where / key, each)
    elif hasattr(value, "_fields"):
        for name in _shown(value):
            yield from _places(value.where / name, getattr(value, name))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _places(where / index, each)


def _shown(record: Any) -> tuple[str, ...]:
    if isinstance(record, Personne):
        return ("fonction", "structure", "profession", "secteur")
    if isinstance(record, Note):
        return ("instance", "texte", "diffusion") if record.diffusion in ("publique", "partenaires") else ()
    fields: tuple[str, ...] = record._fields[1:]
    return fields


_collect = gatherer(keys=False, fields={Personne: _shown, Note: _shown})


def is_calendar(where: Where) -> bool:
    """Whether a text is a calendar expression: the grammar knows the damage that scanning does to those."""
    last = where.path[-1] if where.path else ""
    return last in ("calendrier", "echeance", "periode") or where.path[-2:] == ("calendrier", "texte")
