"""Persons: rows of a table of them, lines that name one, an address or a telephone number. All of it personal data."""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any, NamedTuple

from clsctl.core.messages import Message, msg
from clsctl.core.model.plan import Plan
from clsctl.core.personal import EMAIL, PERSON, PHONE
from clsctl.importing.blocks import Block, Line
from clsctl.importing.fields.got import Around, Got
from clsctl.importing.fields.rows import rows_of, unplaced
from clsctl.importing.fields.texts import actor, known_actors

_APART = re.compile(r"\s+[-–—/]\s*|\s*[-–—/]\s+|\s*[:,;()]\s*|\n")
_KEYS = ("nom", "fonction", "structure", "profession", "secteur", "courriel", "telephone", "adresse", "ville")


def is_person(text: str) -> bool:
    """Whether a text names a person: a title and a name, an address, a telephone number."""
    return any(next(kind.found(text), None) for kind in (PERSON, EMAIL, PHONE))


def persons(blocks: Sequence[Block], around: Around) -> Got:
    """A list of persons."""
    read = rows_of(blocks, "personnes")
    found: list[Any] = [{key: row.text(key) for key in _KEYS if row.text(key)} for row in read.rows]
    left = []
    for block in unplaced(read):
        if isinstance(block, Line) and block in read.left:
            for part in re.split(r"\s*;\s*|\n", block.text):
                _add(found, person(part))
        else:
            left.append(block)
    role = {"referents": around.label} if around.cle == "referents" and around.label else {}
    for each in found if role else ():
        each.setdefault("fonction", around.label)
    return Got([each for each in found if each] or None, tuple(left), used=read.heads)


def _add(found: list[Any], one: dict[str, str]) -> None:
    """A line that only has an address or a number belongs to the person above."""
    if found and one and "nom" not in one and not set(one) & set(found[-1]):
        found[-1] |= one
    elif one:
        found.append(one)


def person(text: str) -> dict[str, str]:
    """A name, with the address and the number beside it."""
    one: dict[str, str] = {}
    mail, phone = next(EMAIL.found(text), None), next(PHONE.found(text), None)
    if mail:
        one["courriel"] = mail[0]
    if phone:
        one["telephone"] = phone[0]
    rest = text
    for found in (mail, phone):
        rest = rest.replace(found[0], " ", 1) if found else rest
    rest = re.sub(r"\s+", " ", re.sub(r"\(\W*\)", " ", rest)).strip(" -–—,;:/")
    return {**({"nom": rest} if rest else {}), **one}


class Held(NamedTuple):
    """Who holds an action: bodies by code or name, the persons named beside them, and what is to be said of it."""

    bodies: list[str]
    contacts: list[dict[str, str]]
    used: list[str]
    doubt: Message


def held(said: Sequence[str], plan: Plan | None, function: str) -> Held:
    """« CCTR – Mme Modèle, 01 99 00 12 34 »: the body holds the action, the person is its contact. Where only persons
    are named, their function stands for the body."""
    who = known_actors(plan)
    got = Held([], [], [], _BESIDE)
    for each in said:
        if not is_person(each):
            got.bodies.append(each)
            continue
        names = _bodies(each, who)
        got.used.extend(names)
        got.bodies.extend(actor(name, who) or name for name in names)
        beside = {"structure": names[0]} if names else {}
        _add(got.contacts, {**person(_without(each, names)), **beside})
    for contact in got.contacts:
        contact["fonction"] = function
    if got.bodies:
        return got._replace(bodies=list(dict.fromkeys(got.bodies)))
    doubt = msg(
        "A person holds it: the name went to the contacts. “{label}” stands there now: say which body answers for it.",
        label=function,
    )
    return got._replace(bodies=[function], doubt=doubt)


def _bodies(text: str, who: Mapping[str, str]) -> list[str]:
    """The actors of the plan that stand beside a person, else what stands before the person, set apart by a sign."""
    parts = [part.strip() for part in _APART.split(text) if part.strip()]
    known = [part for part in parts if actor(part, who)]
    return known or [part for part in takewhile(lambda each: not is_person(each), parts) if part[:1].isupper()]


def _without(text: str, names: Sequence[str]) -> str:
    for name in names:
        text = text.replace(name, " ", 1)
    return text


_BESIDE = msg("A person is named there too: the name went to the contacts, the body stayed.")
