"""All phrases of the lexicon in one tree, from word to word, so that the longest is found in one walk."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from clsctl.core.calendar import lexicon
from clsctl.core.calendar.vague import VAGUE
from clsctl.core.calendar.vocabulary import Danger, plains, roles


class Entry(NamedTuple):
    """What a phrase stands for: the kind of token it makes and its value."""

    kind: str
    value: Any


class Node:
    """The phrases that go on from here, by their next word, and what the words so far stand for by themselves."""

    __slots__ = ("entry", "follows")

    def __init__(self) -> None:
        self.entry: Entry | None = None
        self.follows: dict[str, Node] = {}


@cache
def tree() -> Node:
    """The tree of every phrase; the words of the calendar win over phrases without a date, these over the others."""
    root = Node()
    for words, entry in _entries():
        node = root
        for word in words:
            after = node.follows.get(word)
            if after is None:
                after = node.follows[word] = Node()
            node = after
        node.entry = entry
    return root


def _entries() -> Iterator[tuple[tuple[str, ...], Entry]]:
    around = roles()
    known: dict[int, Entry] = {}
    for words, role in around.items():
        entry = known.get(id(role))
        if entry is None:
            entry = known[id(role)] = Entry("danger" if isinstance(role, Danger) else "word", role)
        yield words, entry
    for vague in VAGUE:
        yield from ((phrase, Entry("vague", (vague, around.get(phrase)))) for phrase in plains(vague.phrases))
    for kind, value, phrases in _calendar():
        entry = Entry(kind, value)
        yield from ((phrase, entry) for phrase in plains(phrases))


def _calendar() -> Iterator[tuple[str, Any, str]]:
    yield from ((kind, None, phrases) for kind, phrases in lexicon.PHRASES.items())
    yield from (("month", rank, phrases) for rank, phrases in enumerate(lexicon.MONTHS, 1))
    yield from (("season", rank, phrases) for rank, phrases in enumerate(lexicon.SEASONS, 1))
    yield from (("weekday", rank, phrases) for rank, phrases in enumerate(lexicon.WEEKDAYS))
    yield from (("unit", (unit, False), phrases) for unit, phrases in lexicon.UNITS.items())
    yield from (("unit", (unit, True), phrases) for unit, phrases in lexicon.UNITS_MANY.items())
    for kind, table in _RANKED.items():
        yield from ((kind, value, phrases) for value, phrases in table.items())
    yield from (("part", part, phrases) for part, phrases in lexicon.PARTS.items())
    yield from (("recurring", rhythm, phrases) for rhythm, phrases in lexicon.RECURRING.items())


_RANKED = {"ord": lexicon.ORDINALS, "roman": lexicon.ROMAN, "num": lexicon.NUMBERS}
