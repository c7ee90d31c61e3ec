"""The grammar of a clause: what introduces a time (`dès`, `d'ici`, `avant`, `pour`, `entre`…) with that time.

`clause` reads one where it begins; `scan` finds all those of a text, with the words around them.
"""

from collections.abc import Callable
from typing import NamedTuple

from clsctl.core.calendar.anchors import ENDS, LASTS, after, contract, delay, from_event, opening, plus, year_n
from clsctl.core.calendar.leaves import Tokens
from clsctl.core.calendar.rhythms import LENGTHS, always, duration, each, every, lasting, told
from clsctl.core.calendar.spans import between, lead, time
from clsctl.core.calendar.tokens import Token
from clsctl.core.calendar.tree import (
    Clause,
    For,
    From,
    Lasted,
    Lasting,
    Lead,
    Listing,
    Span,
    Time,
    Unit,
    Until,
    When,
    units,
)

Read = tuple[Clause, int] | None
Reader = Callable[[Tokens, int], Read]


class Found(NamedTuple):
    """A clause with the tokens it was read from, `first` included and `end` not."""

    clause: Clause
    first: int
    end: int


_LABELS = frozenset({
    "livrable", "livrables", "etape", "phase", "action", "fiche", "axe", "objectif", "jalon", "lot", "tranche", "volet",
    "module", "mesure", "tache", "indicateur", "projet", "priorite", "orientation", "chantier", "groupe", "levier",
    "item", "copil", "version",
})  # fmt: skip
_COUNTED = frozenset({"month", "unit", "times", "per", "slash"})


def scan(t: Tokens) -> list[Found | Token]:
    """The clauses of a text and the tokens between them, in order. `t` ends with several END tokens."""
    found: list[Found | Token] = []
    i = 0
    while t[i].kind != "end":
        numbered = _label(t, i)
        if t[i].text in _LABELS and _unsure(t, i):
            found.append(t[i]._replace(kind="unsure"))
            i += 1
        elif numbered:
            found.append(t[i]._replace(kind="word", value="event", end=t[numbered - 1].end))
            i = numbered
        elif read := clause(t, i):
            found.append(Found(read[0], i, read[1]))
            i = read[1]
        else:
            found.append(t[i])
            i += 1
    return found


def _unsure(t: Tokens, i: int) -> bool:
    """« Livrable 3 juin 2024 »: the third, or on the 3rd? « Fiche 12/2023 », « étape 1 2 trimestre 2024 »."""
    number, follows = t[i + 1].kind, t[i + 2].kind
    return (number == "num" and follows in ("month", "num")) or (number == "my" and t[i].text != "copil")


def _label(t: Tokens, i: int) -> int:
    """The place after a label with its number, « Livrable 2 », « Action 1.2.3 »; 0 where there is none."""
    if t[i].text not in _LABELS:
        return 0
    number = t[i + 1]
    small = number.kind == "num" and number.value < 100 and t[i + 2].kind not in _COUNTED
    return i + 2 if small or number.kind in ("dotted", "numbered", "roman") else 0


def clause(t: Tokens, i: int) -> Read:
    """The clause that begins at a token, the longest reading of it."""
    if t[i].kind == "word" and t[i].text not in ENDS:
        return None
    best: Read = None
    for reader in _READERS.get(t[i].kind, ()):
        read = reader(t, i)
        if read and (best is None or read[1] > best[1]):
            best = read
    return best


def _when(t: Tokens, i: int) -> Read:
    """« 2024 », « au cours du 1er semestre 2024 », « de janvier à juin 2017 », « avril / mai de chaque année »."""
    j = i
    while t[j].kind == "whole":
        j += 1
    if j > i and t[j].kind == "part":
        return None  # « toute fin 2023 » is less than « fin 2023 »
    j = lead(t, j)
    read = time(t, j)
    if not read or _counts(t, i):
        return None
    what, end = read
    rhythm = each(t, end) if t[end].kind in _RETURNING else None
    if rhythm and rhythm[0].duration == LENGTHS["year"] and _yearly(what):
        return rhythm[0]._replace(during=what), rhythm[1]
    if j > i and isinstance(what, Unit) and t[j].kind in ("year", "month") and _half(t[j - 1], what):
        return None
    if isinstance(what, Unit) and (bound := _bound(what, t[end])):
        return bound, end + 1
    ranged = isinstance(what, Span) and what.joined == "to"
    return When(what, "strong" if ranged and j > i else _strength(t, i, j)), end


def _bound(what: Unit, after: Token) -> From | Until | None:
    """What the words after a unit make of it: « fin 2024 au plus tard », « 2024 et au-delà »."""
    if after.kind == "onward" or after.text == "au plus tot":
        return From(what)
    return Until(what) if after.kind == "at_most" or after.text == "au plus tard" else None


def _yearly(what: Time) -> bool:
    """A time that every year has; « juin et décembre » would be two of them."""
    return all(unit.year is None for unit in units(what)) and (not isinstance(what, Listing) or what.loose)


def _half(before: Token, what: Unit) -> bool:
    """« à 2024 », « au 2024 », « à juin 2024 » are the second half of a range; « le 2024 » is nothing."""
    bare_year = what.kind == "year" and (before.kind in ("a", "article") or before.text in ("au", "aux", "du"))
    return bare_year or (what.kind == "month" and before.kind == "a")


def _counts(t: Tokens, i: int) -> bool:
    """Whether a number belongs to the word before it rather than to a date (« COPIL 1 - 3 juin 2024 »)."""
    return t[i].kind == "num" and i > 0 and t[i - 1].kind == "word" and t[i + 1].kind != "month"


def _strength(t: Tokens, i: int, j: int) -> Lead:
    if i == j:
        return "strong" if t[i].kind == "part" else "bare"
    kinds = {token.kind for token in t[i:j]}
    if kinds <= {"of", "article"}:
        return "of" if "of" in kinds else "article"
    return "strong"


def _between(t: Tokens, i: int) -> Read:
    read = between(t, i + 1)
    return (When(read[0]), read[1]) if read else None


def _since(t: Tokens, i: int) -> Read:
    """« à partir de juin 2024 », « dès 2016 », « après 2024 », with an end where one follows."""
    beyond = t[i].kind == "after"
    read = time(t, lead(t, i + 1))
    if not read or (t[i].text == "des" and not isinstance(read[0], Unit)):
        return None
    what, end = read
    if isinstance(what, Span) and not beyond and what.joined == "to":
        return When(what), end
    if not isinstance(what, Unit) or (t[i].kind == "not_before" and what.part):
        return None
    return From(what, beyond), end + 1 if t[end].kind == "onward" else end


def _until(t: Tokens, i: int) -> Read:
    """« d'ici 2025 », « jusqu'en mars 2020 », « au plus tard le 31/12/2023 », « avant juin 2024 »."""
    short = t[i].kind == "before"
    j = lead(t, i + 1)
    read = time(t, lead(t, j + 1) if t[j].kind == "for" else j)
    if not read or not isinstance(read[0], Unit):
        return None
    what, end = read[0], read[1]
    if what.kind == "school_year" and what.part == "fin":
        what, short = what._replace(part=""), False
    if short and what.part == "fin":
        return Until(what._replace(part="")), end
    return Until(what, short), end


def _for(t: Tokens, i: int) -> Read:
    """« pour 2025 », « pour le 25 juin 2023 », « pour 5 ans », « pour une durée de 18 mois »."""
    j = told(t, lead(t, i + 1))
    if length := duration(t, j):
        return Lasting(length[0]), length[1]
    read = time(t, lead(t, j))
    if read and isinstance(read[0], Unit) and t[read[1]].text == "au plus tard":
        return Until(read[0]), read[1] + 1
    return (For(read[0]), read[1]) if read else None


def _length(t: Tokens, i: int) -> Read:
    """« pendant 3 ans », « sur 18 mois », « durée : 2 ans »; and a length that goes on from a start."""
    j = told(t, lead(t, i + 1 if t[i].kind in ("within", "until") else i))
    found = lasting(t, j)
    if not found:
        return None
    start = _start(t, found[1])
    if start:
        return Lasted(start[0], found[0].duration), start[1]
    bound = any(token.kind == "length" or token.text in LASTS for token in t[i:j])
    return found[0]._replace(bare=not bound), found[1]


def _start(t: Tokens, i: int) -> tuple[Unit, int] | None:
    """The start a length is counted from: « (3 ans) à partir de janvier 2022 »."""
    if t[i].kind != "from" or t[i].text == "des":
        return None
    read = time(t, lead(t, i + 1))
    return (read[0], read[1]) if read and isinstance(read[0], Unit) else None


_RETURNING = frozenset({"of", "each", "all"})
_WRITTEN = ("month", "my", "ym", "dmy", "ymd", "dm", "weekday", "ord", "roman", "code", "rcode", "season", "rentree",
            "school", "year")  # fmt: skip
_ANNOUNCED: tuple[Reader, ...] = (_when, contract, _length, from_event, after, year_n)
_READERS: dict[str, tuple[Reader, ...]] = {
    **dict.fromkeys(_WRITTEN, (_when,)),
    **dict.fromkeys(("lead", "a", "article"), (*_ANNOUNCED, every)),
    "num": (_when, every, after, delay, contract, _length),
    "unit": (_when, year_n),
    "part": (_when, from_event),
    "word": (from_event,),
    "of": (_when, every, opening, year_n),
    "whole": (_when, contract, always),
    "length": (contract, _length),
    "from": (_since, from_event),
    "after": (_since, from_event),
    "not_before": (_since,),
    "until": (_until, from_event, after, _length),
    "before": (_until, from_event),
    "for": (_for, after, contract),
    "between": (_between, every),
    "within": (after, _length),
    "recurring": (every,),
    "all": (every,),
    "each": (every,),
    "at_least": (every,),
    "always": (always,),
    "always_of": (always,),
    "plus": (year_n, after),
    "signature": (plus,),
    "n": (year_n,),
}  # fmt: skip
