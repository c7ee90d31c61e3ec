"""Misspelt unit words: « trismestre », « semstre », « Septmbre ». A digit is never corrected."""

from functools import cache

from clsctl.core.calendar.lexicon import MONTHS, UNITS, UNITS_MANY
from clsctl.core.calendar.normalize import normalize

_SHORTEST = 6
_LONG = 9  # from here two slips are forgiven
# Words one slip away from a month or a unit that mean something else.
_OTHERS = frozenset({"demembre", "semaille", "semailles", "trimestriel", "semestriel", "fevrole", "juillettiste"})


@cache
def _known() -> tuple[str, ...]:
    nouns = [forms.split("|")[0] for forms in (*UNITS.values(), *UNITS_MANY.values())]
    forms = "|".join([*MONTHS, *nouns]).split("|")
    return tuple(word for form in forms if len(word := normalize(form).text) >= _SHORTEST)


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
    near = [known for known in _known() if known[0] == word[0] and _slips(known, word) <= 1 + (len(known) >= _LONG)]
    singular = {known.removesuffix("s") for known in near}
    if len(singular) != 1:
        return None
    return min(near, key=lambda known: (_slips(known, word), known))


def _slips(one: str, other: str) -> int:
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
