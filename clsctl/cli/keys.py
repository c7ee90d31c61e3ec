"""A key as people write it (`calendrier.fin`, `suivi.notes[0].texte`), looked up in the table of the format."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from clsctl.cli.declare import Misuse, meant
from clsctl.core.diagnostics import Step
from clsctl.core.messages import Message, msg
from clsctl.reading.forms import Boxes, Checked, Choice, Form, Words
from clsctl.reading.records import ListOf, MapOf, Record
from clsctl.reading.values import Wrong


class Place(NamedTuple):
    """Where a key leads: the path, the form of its value, what stands there (None for nothing)."""

    path: tuple[Step, ...]
    form: Form | None
    value: Any
    needed: bool = False


def walk(form: Form | None, values: Any, path: Sequence[Step]) -> Place:
    """The place at a path that is known to be there."""
    place = Place((), form, values)
    for step in path:
        place = _below(place, step)
    return place


def lookup(start: Place, text: str) -> Place:
    """The place that a key names, from where it starts. Refused where the format has none."""
    place, rest = start, text
    while rest:
        step, rest = _next(place, rest, text)
        place = _below(place, step)
    return place


def _below(place: Place, step: Step) -> Place:
    form, value = place.form, place.value
    inner, needed = None, False
    if isinstance(form, Record) and form.short == step and isinstance(value, str):
        return Place(place.path, next(key.form for key in form.keys if key.name == step), value)
    if isinstance(form, Record):
        found = next((key for key in form.keys if key.name == step), None)
        inner, needed = (found.form, found.needed) if found else (None, False)
    elif isinstance(form, ListOf | MapOf):
        inner = form.form
    if isinstance(value, dict):
        there = value.get(step)
    else:
        there = value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None
    return Place((*place.path, step), inner, there, needed)


def _next(place: Place, rest: str, text: str) -> tuple[Step, str]:
    """The first step of what is left of a key, and what is left after it."""
    if isinstance(place.form, ListOf):
        return _index(place, rest, text)
    known: tuple[str, ...] = ()
    if isinstance(place.form, MapOf):
        known = tuple(place.value) if isinstance(place.value, dict) else ()
        whole = [each for each in known if re.match(re.escape(each) + r"(?=[.\[]|$)", rest)]
        if whole:
            name = max(whole, key=len)
            return name, rest[len(name) :].removeprefix(".")
    found = re.match(r"([^.\[\]]+)(?:\.(?=.)|(?=\[)|$)", rest)
    if isinstance(place.form, Record):
        known = tuple(key.name for key in place.form.keys)
    elif not isinstance(place.form, MapOf):
        raise Misuse(msg("“{key}” is no key: there is none below “{above}”.", key=text, above=_key(place)))
    if found is None:
        raise _no_key(text, rest, known)
    if isinstance(place.form, Record) and found[1] not in known:
        raise _no_key(text, found[1], known)
    return found[1], rest[found.end() :]


def _index(place: Place, rest: str, text: str) -> tuple[Step, str]:
    found = re.match(r"\[(\d{1,4})\]\.?", rest)
    count = len(place.value) if isinstance(place.value, list) else 0
    if found is None:
        raise Misuse(
            msg("“{key}”: {list} is a list, of {count} entries.", key=text, list=_key(place), count=str(count)),
            msg("Say which one by its rank, from 0: {list}[0]", list=_key(place)),
        )
    if int(found[1]) > count:
        raise Misuse(msg("“{key}”: {list} has {count} entries.", key=text, list=_key(place), count=str(count)))
    return int(found[1]), rest[found.end() :]


def _no_key(text: str, word: str, known: tuple[str, ...]) -> Misuse:
    hint: Message | None = meant(word, known)
    return Misuse(
        msg("There is no key “{key}”: “{word}” is none of the format here.", key=text, word=word),
        hint or msg("There are: {known}", known=", ".join(known)),
    )


def _key(place: Place) -> str:
    text = ""
    for step in place.path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def checked(form: Form | None, key: str, value: str) -> str:
    """The value of a key; refused where `validate` would refuse it."""
    if isinstance(form, Choice) and value not in form.words:
        raise Misuse(
            msg("“{value}” is no value of “{key}”.", value=value, key=key),
            meant(value, tuple(form.words)) or msg("Write one of {words}.", words=", ".join(form.words)),
        )
    if isinstance(form, Checked):
        found = form.convert(value)
        if isinstance(found, Wrong):
            raise Misuse(found.message, found.hint)
    if isinstance(form, Boxes) and value.casefold() not in {"oui", "non"}:
        raise Misuse(msg("“{value}” is no value of “{key}”.", value=value, key=key), msg("Write “oui” or “non”."))
    return value


def is_text(form: Form | None) -> bool:
    """Whether a value of that form is one text."""
    return isinstance(form, Words | Checked | Choice | Boxes)


def keys_below(form: Form | None) -> str:
    """The keys that stand below one that is no text."""
    form = form.form if isinstance(form, ListOf | MapOf) else form
    return ", ".join(key.name for key in form.keys) if isinstance(form, Record) else ""
