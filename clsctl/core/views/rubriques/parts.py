"""Any key that has no way of its own to be printed: a house's layout may name every part of a fiche."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from clsctl.core.diagnostics import Where
from clsctl.core.messages import Message
from clsctl.core.rubric_labels import label_of
from clsctl.core.views.blocks import Alinea, Bloc, Cell, Colonne, Liste, Markdown, Paires, Pile, Tableau
from clsctl.core.views.rubriques.sujet import Sujet


def part(sujet: Sujet) -> tuple[Bloc, ...]:
    """The value of a dotted key as a paragraph, a list, pairs or a table, whichever fits it."""
    found = [each for each in _values(sujet.fiche, sujet.cle.split(".")) if not _is_blank(each)]
    records = [each for each in found if _is_record(each)]
    if not found:
        return ()
    if len(records) > 1:
        return (_table(sujet, records),)
    if records:
        return (Paires(tuple((_name(name), _cell(value)) for name, value in _fields(records[0]))),)
    return (Alinea(_cell(found[0])),) if len(found) == 1 else (Liste(tuple(map(_cell, found))),)


def _values(value: Any, path: list[str]) -> Iterator[Any]:
    """The values at the end of a path, those of every entry of the lists on the way."""
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple) and not _is_record(value):
        for each in value:
            yield from _values(each, path)
    elif not path:
        yield value
    elif _is_record(value):
        yield from _values(getattr(value, path[0], None), path[1:])


def _is_record(value: Any) -> bool:
    return hasattr(value, "_fields")


def _is_blank(value: Any) -> bool:
    return value is None or value in ("", ())


def _fields(record: Any) -> Iterable[tuple[str, Any]]:
    named = zip(record._fields, record, strict=True)
    return [(name, value) for name, value in named if not isinstance(value, Where) and not _is_blank(value)]


def _table(sujet: Sujet, records: list[Any]) -> Tableau:
    names = list(dict.fromkeys(name for record in records for name, _ in _fields(record)))
    heads = dict(zip(names, sujet.colonnes, strict=False))
    colonnes = tuple(Colonne(heads.get(name) or _name(name)) for name in names)
    lignes = tuple(tuple(_cell(getattr(record, name, None)) for name in names) for record in records)
    return Tableau(label_of(sujet.cle), colonnes, lignes)


def _name(name: str) -> Message:
    return label_of(name)


def _cell(value: Any) -> Cell:
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if _is_record(value):
        return Pile(tuple(_cell(part) for _, part in _fields(value)))
    if isinstance(value, tuple):
        return Pile(tuple(map(_cell, value))) if value else None
    cell: Cell = Markdown(value) if isinstance(value, str) and "\n" in value else value
    return cell
