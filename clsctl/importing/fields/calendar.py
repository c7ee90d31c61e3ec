"""Calendars and days: the words of the document, never another form of them."""

import re
from collections.abc import Sequence
from typing import Any

from clsctl.core.calendar import read
from clsctl.core.messages import msg
from clsctl.importing.blocks import Block, Line, Table, lines
from clsctl.importing.fields.got import Around, Got

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})|(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_PHASE = re.compile(r"\bphase\b|\bétape\b|\betape\b|\bpériode\b", re.IGNORECASE)
_TAIL = re.compile(r"^(?P<head>.*?)\s*(?P<sign>[:–—(;,]|\s-\s)\s*(?P<tail>[^:–—(]+?)\)?\s*[.;]?\s*$")


def words(blocks: Sequence[Block]) -> str:
    """The words of a calendar cell on one line."""
    return " ".join(each.plain for each in lines(blocks))


def is_dated(text: str) -> bool:
    """Whether the words are a calendar expression that can be read."""
    return bool(text.strip()) and len(text) < 200 and read(text).nature != "undatable"


def calendar(blocks: Sequence[Block], _around: Around) -> Got:
    """The calendar of a fiche: its words; phases and milestones where it is a table of them."""
    tables = [each for each in blocks if isinstance(each, Table)]
    if not tables:
        return Got(words(blocks) or None)
    phases: list[Any] = []
    jalons: list[Any] = []
    left: list[Block] = []
    for row in (row for table in tables for row in table.rows):
        filled = [cell for cell in row if not cell.empty]
        if len(filled) != 2:
            left += [block for cell in filled for block in cell.blocks]
            continue
        title, when = filled[0].text, filled[1].text
        if _PHASE.search(title) or (" à " in when and is_dated(when) and read(when).start != read(when).end):
            phases.append({"titre": title, "calendrier": when})
        else:
            jalons.append({"titre": title, "echeance": when})
    texte = words([each for each in blocks if isinstance(each, Line)])
    value = {"texte": texte, "phases": phases, "jalons": jalons}
    return Got({key: each for key, each in value.items() if each} or None, tuple(left))


def day(blocks: Sequence[Block], _around: Around) -> Got:
    """A day, as typed."""
    found = _DAY.fullmatch(words(blocks))
    if found or not blocks:
        return Got(words(blocks) or None)
    return Got(None, tuple(blocks), (msg("“{text}” is no day: it is kept under its label.", text=words(blocks)),))


def timed(text: str) -> tuple[str, str]:
    """A title and the time after it: « Livrable 1 : 2ème semestre 2019 ». The time is empty where none can be read."""
    found = _TAIL.match(text)
    if found and is_dated(found["tail"]):
        return found["head"].strip(), found["tail"].strip()
    return ("", text.strip()) if is_dated(text) else (text.strip(), "")


def with_time(one: dict[str, Any]) -> dict[str, Any]:
    """A step or an action that says when after its title, « Recenser les clubs (fin 2026) », with that as its calendar,
    unless it has one of its own."""
    titre, when = timed(one.get("titre", ""))
    if "calendrier" in one or not (titre and when):
        return one
    return {
        "titre": titre.rstrip(" :"),
        "calendrier": when,
        **{key: each for key, each in one.items() if key != "titre"},
    }
