"""Misspelt unit words: « trismestre », « semstre », « Septmbre ». A digit is never corrected."""

from functools import cache

from clsctl.core.calendar.lexicon import MONTHS, SEASONS, UNITS, UNITS_MANY
from clsctl.core.calendar.normalize import normalize

_SHORTEST = 6
_LONG = 9  # from here two slips are forgiven
# Words one slip away from a month or a unit that mean something else.
_OTHERS = frozenset({"demembre", "semaille", "semailles", "trimestriel", "semestriel", "fevrole", "juillettiste"})


@cache
def _forms() -> dict[str, str]:
    """The months, seasons and units, with the accents they are written with, by their plain spelling."""
    nouns = [forms.split("|")[0] for forms in (*UNITS.values(), *UNITS_MANY.values(), *SEASONS)]
    return {normalize(form).text: form for form in "|".join([*MONTHS, *nouns]).split("|")}


@cache
def _known() -> tuple[str, ...]:
    seasons = {normalize(forms.split("|")[0]).text for forms in SEASONS}
    return tuple(word for word in _forms() if len(word) >= _SHORTEST and word not in seasons)


def written(word: str) -> str:
    """A word of the calendar as it is written, accents included."""
    return _forms().get(word, word)


def rejoined(start: str, rest: str) -> bool:
    """Whether a dash cuts a month or a unit in two, as at the end of a line: « sep-tembre »."""
    return start + rest in _known()


@cache
def meant(word: str) -> str | None:
    """The month or unit that an unknown word of six letters or more misspells, None when none or several fit.

    The first letter must be right: « lévrier 2020 » or the town of Sévrier are not February.
    """
    if len(word) < _SHORTEST or word in _OTHERS:
        return None
    scanned = word.replace("rn", "m")  # what scanners make of an m
    if scanned in _known():
        return scanned
    near = [known for known in _known() if known[0] == word[0] and slips(known, word) <= 1 + (len(known) >= _LONG)]
    singular = {known.removesuffix("s") for known in near}
    if len(singular) != 1:
        return None
    return min(near, key=lambda known: (slips(known, word), known))


def slips(one: str, other: str) -> int:
    """Letters added, lost, changed or exchanged with their neighbour, from one word to the other."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before, row = list[int](), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before = before, row
        row = [i]
        for j, char in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != char))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == char:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
