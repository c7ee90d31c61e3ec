"""A value of an answer as words for people, or as plain data for other tools."""

import math
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from clsctl.core.diagnostics import Where
from clsctl.core.labels import REPONSES, ROLES, label
from clsctl.core.messages import Message, msg
from clsctl.render.ansi import DRAWN
from clsctl.render.language import Language


def pick(item: Any, key: str) -> Any:
    """The part of an item that a dotted key names; of a list, that part of each.

    None where a part on the way is missing.
    """
    name, _, rest = key.partition(".")
    if isinstance(item, tuple) and not hasattr(item, "_fields"):
        return tuple(pick(each, key) for each in item)
    part = item.get(name) if isinstance(item, Mapping) else getattr(item, name, None)
    return pick(part, rest) if rest else part


def words(value: Any, language: Language, role: str = "text") -> str:
    """A value as people read it in a cell; empty for None."""
    match value:
        case None:
            text = ""
        case Message():
            text = language(value)
        case bool():
            text = language(REPONSES["oui" if value else "non"])
        case date():
            text = day(value, language)
        case str():
            text = language(label(ROLES[role], value)) if role in ROLES else value
        case tuple() | Mapping():
            text = _words_of_several(value, language, role)
        case _:
            text = _words_of_number(value, language, role)
    return text


def _words_of_number(value: float | Decimal, language: Language, role: str) -> str:
    if role in {"share", "gauge"}:
        return share(float(value), language)
    if role in DRAWN:
        return ""
    if role in {"quantity", "amount"} and not value:
        return ""
    if role == "amount":
        return amount(Decimal(value), language)
    return str(value) if isinstance(value, float) else language.number(value)


def _words_of_several(value: tuple[Any, ...] | Mapping[str, Any], language: Language, role: str) -> str:
    if role == "number":
        return str(len(value))
    if role in DRAWN:
        return ""
    parts = fields(value)
    if parts is None:
        return ", ".join(words(part, language, role) for part in value)
    return ", ".join(f"{name} {words(part, language)}" for name, part in parts.items())


def fields(value: Any) -> Mapping[str, Any] | None:
    """The parts by name of a mapping or a NamedTuple; None for any other value."""
    if isinstance(value, tuple):  # first, for it is told sooner than a mapping
        return dict(zip(value._fields, value, strict=True)) if hasattr(value, "_fields") else None
    return value if isinstance(value, Mapping) else None


def day(value: date, language: Language) -> str:
    """A date short enough for a table, as it is written in the language: 31/12/2019 in French."""
    if language.code == "fr":
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    return value.isoformat()


def amount(value: Decimal, language: Language) -> str:
    """A sum of money with its unit."""
    from clsctl.core.views.rubriques.sujet import sum_of  # noqa: PLC0415 - for the commands about money only

    said = sum_of(value)
    return language(said) if said else ""


def share(value: float, language: Language) -> str:
    """A part of one as a percentage; 100 % is said of what is complete, and 0 % of what is not begun, only."""
    rounded = math.floor(value * 100 + 0.5)
    return language(msg("{count}%", count=min(max(rounded, 1), 99) if 0 < value < 1 else rounded))


# Most of what an answer holds; told at a look, for there are fifteen parts to each of 10 000 readings.
_PLAIN = frozenset({str, int, float, bool, Decimal, type(None)})


def data(value: Any, language: Language) -> Any:
    """A value as mappings, lists, strings and numbers. Dates are ISO; a message is in the language's words.

    A `Where` is left out: places inside files are said by findings only.
    """
    if type(value) in _PLAIN:
        return value
    if type(value) is tuple:
        return [data(part, language) for part in value]
    if isinstance(value, Message):
        return language(value)
    return value.isoformat() if isinstance(value, date) else _of_several(value, language)


def _of_several(value: Any, language: Language) -> Any:
    parts = fields(value)
    if parts is not None:
        return _record(parts, language)
    if isinstance(value, list | frozenset):
        return [data(part, language) for part in (sorted(value) if isinstance(value, frozenset) else value)]
    return value


def _record(parts: Mapping[str, Any], language: Language) -> dict[str, Any]:
    return {
        str(name): part if type(part) in _PLAIN else data(part, language)
        for name, part in parts.items()
        if type(part) in _PLAIN or not isinstance(part, Where)
    }
