"""All phrases of the lexicon in one table, so that the longest that begins at a word is found."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from clsctl.core.calendar import lexicon
from clsctl.core.calendar.vague import VAGUE
from clsctl.core.calendar.vocabulary import Danger, plains, roles

Words = tuple[str, ...]


class Entry(NamedTuple):
    """What a phrase stands for: the kind of token it makes and its value."""

    kind: str
    value: Any


class Phrases(NamedTuple):
    """What each phrase stands for, by its words, and of how many words the longest is that begins with a word."""

    entries: dict[Words, Entry]
    longest: dict[str, int]


@cache
def phrases() -> Phrases:
    """Every phrase; the words of the calendar win over phrases without a date, these over the others."""
    around = roles()
    of_role = {id(role): Entry("danger" if isinstance(role, Danger) else "word", role) for role in around.values()}
    entries = {words: of_role[id(role)] for words, role in around.items()}
    for vague in VAGUE:
        entries |= {words: Entry("vague", (vague, around.get(words))) for words in plains(vague.phrases)}
    for kind, value, row in _calendar():
        entries |= dict.fromkeys(plains(row), Entry(kind, value))
    longest = {words[0]: 1 for words in entries}
    for words in entries:
        if len(words) > 1:  # one in six
            longest[words[0]] = max(longest[words[0]], len(words))
    return Phrases(entries, longest)


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
