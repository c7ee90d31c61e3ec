"""The bounds a plan sets for vague words, under `calendrier` of clsctl.yaml: their keys, their forms, their errors."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from clsctl.core.calendar.context import Bounds, MonthDay, Part, Stretch
from clsctl.core.calendar.dates import month_length
from clsctl.core.messages import Message, msg

_RANGE = r"(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?"
_STRETCH = r"(\d{1,2})/(\d{1,2})\s*[-–]\s*(\d{1,2})/(\d{1,2})"
_PARTS = ("debut", "mi", "fin")
_STRETCHES = ("printemps", "ete", "automne", "hiver", "rentree", "annee_scolaire")
_MONTHS_IN = {"semestre": 6, "quadrimestre": 4, "trimestre": 3, "saison": 3}
_LEAP = 2000


class WrongBound(NamedTuple):
    """A bound that cannot be read: its dotted `key` below `calendrier` (`fin.mois`), what is wrong, how to write it."""

    key: str
    message: Message
    hint: Message


def bound_keys() -> Mapping[str, str]:
    """Every key of a bound, dotted below `calendrier`, with its default in the form a plan writes.

    `{"debut.annee": "01/01-31/03", "debut.semestre": "1", …, "printemps": "01/03-31/05", …}`
    """
    default = Bounds()
    keys = {}
    for word in _PARTS:
        part: Part = getattr(default, word)
        keys[f"{word}.annee"] = _show(part.annee)
        keys |= {f"{word}.{unit}": _show_range(getattr(part, unit)) for unit in (*_MONTHS_IN, "mois")}
    return keys | {word: _show(getattr(default, word)) for word in _STRETCHES}


def parse_bounds(texts: Mapping[str, str]) -> tuple[Bounds, tuple[WrongBound, ...]]:
    """The bounds a plan sets, the defaults for the others, and every text that is not in its form.

    `texts` maps the dotted keys of `bound_keys()` to what the user wrote: `annee`, the seasons, `rentree`
    and `annee_scolaire` are two days `JJ/MM-JJ/MM`; `semestre`, `quadrimestre`, `trimestre`, `saison` are the
    rank of a month or of two (`1`, `3-4`); `mois` is days (`21-31`, held to the month's end). A key that is
    not in `bound_keys()` is an error like another.
    """
    bounds, wrong = Bounds(), list[WrongBound]()
    for key, text in texts.items():
        read = _read(key, text)
        if isinstance(read, WrongBound):
            wrong.append(read)
        else:
            bounds = _with(bounds, key, read)
    return bounds, tuple(wrong)


def _with(bounds: Bounds, key: str, value: Stretch | tuple[int, int]) -> Bounds:
    word, _, unit = key.partition(".")
    fields: dict[str, Any] = {word: value}
    if unit:
        part: Part = getattr(bounds, word)
        units: dict[str, Any] = {unit: value}
        fields[word] = part._replace(**units)
    return bounds._replace(**fields)


def _read(key: str, text: str) -> Stretch | tuple[int, int] | WrongBound:
    word, _, unit = key.partition(".")
    if key not in bound_keys():
        return WrongBound(
            key,
            msg("There is no bound called {key}", key=key),
            msg("The bounds a plan may set are {keys}", keys=", ".join(bound_keys())),
        )
    if word in _STRETCHES or unit == "annee":
        return _stretch(text, within_year=unit == "annee") or WrongBound(
            key,
            msg("{text} is not two days of the year", text=text),
            msg("Write the first and the last day as JJ/MM-JJ/MM, such as {example}", example=bound_keys()[key]),
        )
    highest = _MONTHS_IN.get(unit, 31)
    return _ranks(text, highest) or WrongBound(
        key,
        msg("{text} is not a number from 1 to {highest}, nor two of them in order", text=text, highest=highest),
        msg("Write the first and the last, such as {example}", example=bound_keys()[key]),
    )


def _stretch(text: str, *, within_year: bool) -> Stretch | None:
    found = re.fullmatch(_STRETCH, text.strip(), re.ASCII)
    if not found:
        return None
    day, month, last_day, last_month = map(int, found.groups())
    first, last = MonthDay(month, day), MonthDay(last_month, last_day)
    fits = _exists(first) and _exists(last) and (first <= last or not within_year)
    return Stretch(first, last) if fits else None


def _exists(point: MonthDay) -> bool:
    return 1 <= point.month <= 12 and 1 <= point.day <= month_length(_LEAP, point.month)


def _ranks(text: str, highest: int) -> tuple[int, int] | None:
    found = re.fullmatch(_RANGE, text.strip(), re.ASCII)
    if not found:
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    return (first, last) if 1 <= first <= last <= highest else None


def _show(stretch: Stretch) -> str:
    first, last = (f"{min(p.day, month_length(_LEAP, p.month)):02}/{p.month:02}" for p in stretch)
    return f"{first}-{last}"


def _show_range(ranks: tuple[int, int]) -> str:
    return f"{ranks[0]}" if ranks[0] == ranks[1] else f"{ranks[0]}-{ranks[1]}"
