"""What the prose of a letter of intent says of other keys: documents joined to it, what was done on which day, what it
aims at. Its form has no rubric for them, so writers put them where they can."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from clsctl.importing.blocks import Block, Line
from clsctl.importing.fields.calendar import is_dated

_LONGEST = 25  # words of a line that is nothing but the name of a document
_JOINED = re.compile(
    r"(?:\bci-joint\w*|\bjoint(?:e|s|es)?\b.{0,40}\blettre d.intention|\ben annexe)\W*$", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?:carte|annexe|pièce)\s*(?:n°\s*)?\d+\b", re.IGNORECASE)
_POLICY = re.compile(r"\W*liens? possibles? avec le PRS\b", re.IGNORECASE)
_AIM = re.compile(r"l[’']objectif pour .{3,60}? est d", re.IGNORECASE)
_DAY = re.compile(r"(?P<when>[^:,]{4,45}?)\s*[:,]\s*(?P<what>.{10,})", re.DOTALL)
_SEVERAL = 3  # entries that begin with a day: a list of what was done


class Moved(NamedTuple):
    """A line that says something of another key."""

    cle: str
    value: list[Any]
    line: Line


def told_apart(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Moved, ...]]:
    """The blocks without the lines that say something of other keys, and these."""
    days = [each for each in blocks if isinstance(each, Line) and _on_a_day(each)]
    moved = [
        found for each in blocks if isinstance(each, Line) for found in _moved(each, is_history=len(days) >= _SEVERAL)
    ]
    gone = [each.line for each in moved]
    return tuple(each for each in blocks if each not in gone), tuple(moved)


def _moved(line: Line, *, is_history: bool) -> Iterator[Moved]:
    text = line.plain
    is_short = len(text.split()) <= _LONGEST
    if is_short and (_JOINED.search(text) or _NUMBERED.match(text)):
        yield Moved("pieces", [{"titre": text}], line)
    elif is_short and _POLICY.match(text):
        yield Moved("rattachements", [{"libelle": text.lstrip("*\\ ")}], line)
    elif not line.item and _AIM.match(text):
        yield Moved("objectifs.generaux", [line.text], line)
    elif is_history and (found := _on_a_day(line)):
        yield Moved("historique", [{"calendrier": found["when"].strip(), "texte": found["what"].strip()}], line)


def _on_a_day(line: Line) -> re.Match[str] | None:
    """An entry of a list that begins with a time: « Le 5 octobre 2020 : réunion »."""
    found = _DAY.fullmatch(line.text) if line.item else None
    return found if found and is_dated(found["when"]) else None
