"""All phrases of the lexicon in one table, so that the longest that begins at a word is found."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from clsctl.core.calendar import lexicon
from clsctl.core.calendar.vague import VAGUE
from clsctl.core.calendar.vocabulary import Danger, plains, roles


class Entry(NamedTuple):
    """What a phrase stands for: the kind of token it makes and its value."""

    kind: str
    value: Any


class Phrases(NamedTuple):
    """What each phrase stands for, and of how many words those of several are that begin with a word, most first."""

    entries: dict[str, Entry]
    counts: dict[str, tuple[int, ...]]

    def begin(self, word: str) -> bool:
        """Whether a phrase is or begins with a word."""
        return word in self.entries or word in self.counts


@cache
def phrases() -> Phrases:
    """Every phrase; the words of the calendar win over phrases without a date, these over the others."""
    around = roles()
    of_role = {id(role): Entry("danger" if isinstance(role, Danger) else "word", role) for role in around.values()}
    entries = {phrase: of_role[id(role)] for phrase, role in around.items()}
    for vague in VAGUE:
        entries |= {phrase: Entry("vague", (vague, around.get(phrase))) for phrase in plains(vague.phrases)}
    for kind, value, row in _calendar():
        entries |= dict.fromkeys(plains(row), Entry(kind, value))
    return Phrases(entries, _counts(entries))


def _counts(entries: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for phrase in entries:
        if " " in phrase:  # one in six
            found.setdefault(phrase.partition(" ")[0], set()).add(phrase.count(" ") + 1)
    return {word: tuple(sorted(counts, reverse=True)) for word, counts in found.items()}


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
