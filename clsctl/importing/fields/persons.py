"""Persons: rows of a table of them, lines that name one, an address or a telephone number. All of it personal data."""

import re
from collections.abc import Sequence
from typing import Any

from clsctl.core.personal import EMAIL, PERSON, PHONE
from clsctl.importing.blocks import Block, Line
from clsctl.importing.fields.got import Around, Got
from clsctl.importing.fields.rows import rows_of, unplaced

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
    rest = re.sub(r"\s+", " ", rest).strip(" -–—,;:/()")
    return {**({"nom": rest} if rest else {}), **one}
