"""The words around the one time of a text: whether they leave exactly one reading.

Known words are harmless; an unknown one is accepted where it can only be a name: after « de », « le », « par »…,
or in a label before a colon. Anything else keeps the text from being read, and is what the refusal shows.
"""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from clsctl.core.calendar.clauses import Found
from clsctl.core.calendar.effects import ANNOUNCING
from clsctl.core.calendar.places import Placed, classify
from clsctl.core.calendar.tokens import Token
from clsctl.core.calendar.tree import Always, Clause, For, From, Listing, Span, Unit, Until, When
from clsctl.core.messages import Message, msg

NOT_UNDERSTOOD = msg("These words are not understood, so the date is not sure")
# Translators: « du 15 mars 2024 » begins a range (« du … au … ») whose end is missing.
HALF = msg("“de” or “du” begins a range, and its end is missing")
NAME = msg("The year may be part of a name rather than a date")

# Translators: « 2021 (en cours) »: begun in 2021, or due in 2021?
ONGOING = msg("What is under way has begun; is the date its start or its end?")
_ONGOING = frozenset({"en cours", "action en cours", "engage", "engagee", "en preparation"})
_LICENSE = frozenset({"article", "of", "for", "per"})
_LICENSE_WORDS = frozenset({"des", "au", "aux", "dans", "sur", "avec", "chez", "aupres", "via", "leur", "son", "sa"})
_LABELLING = frozenset({"colon", "semicolon", "comma", "dash", "open", "dot", "bullet", "slash"})
_MEETING = frozenset({
    "reunion", "reunions", "seance", "copil", "cotech", "comite", "rencontre", "atelier", "journee", "session",
})  # fmt: skip


class Objection(NamedTuple):
    """Why the text cannot be read, and the tokens that are in the way."""

    reason: Message
    tokens: tuple[Token, ...]
    harmless_without: bool = True


def objection(before: Sequence[Token], found: Found, after: Sequence[Token]) -> Objection | None:
    """What keeps the text from being read as its one clause; None where nothing does."""
    left = classify(before, before=True, bound=not _is_bare(found))
    right = classify(after, before=False, bound=not _is_bare(found))
    return (
        _forbidden(left, right, found)
        or _unsaid([*left, *right], left, found)
        or _before(left, found)
        or _after(right, found)
    )


def _forbidden(left: Placed, right: Placed, found: Found) -> Objection | None:
    """A word that forbids the reading, or one that belongs to no part of it."""
    around = [*left, *right]
    for token, place in around:
        if place == "danger":
            return Objection(token.value.reason, (token,), token.value.harmless_without)
    timed = isinstance(found.clause, When | From | Until | For)
    stray = [token for token, place in around if place == "stray" or (not timed and token.kind in _TIMED)]
    if not stray:
        return None
    rest = tuple(sorted([*stray, *_unlicensed(left), *_unlicensed(right)], key=_where))
    return Objection(NOT_UNDERSTOOD, rest, harmless_without=all(token.kind in _HARMLESS for token in stray))


def _unsaid(around: Placed, left: Placed, found: Found) -> Objection | None:
    """A clause that its surroundings leave unfinished: half of a range, a start or an end, a name or a number."""
    ongoing = tuple(token for token, _ in around if token.text in _ONGOING)
    if ongoing and isinstance(found.clause, When) and isinstance(found.clause.what, Unit):
        return Objection(ONGOING, ongoing, harmless_without=False)
    if begins_range(found.clause) and (not left or left[-1][1] == "sign"):
        return Objection(HALF, tuple(token for token, _ in around))
    if not _content(around):
        tools = tuple(token for token, place in around if place == "tool")
        return Objection(NOT_UNDERSTOOD, tools) if tools else None
    if _round_year(found):
        return Objection(NAME, tuple(token for token, place in around if place != "sign"))
    return None


# Kinds of a word out of place without which the time stays what it is; a number or « mois » would make it another.
_HARMLESS = frozenset({"word", "article", "of", "a", "and", "per", "for", "signature", "sign"})
# Around what has no time of its own these would be another: « 1 fois par an, deux ateliers », « annuel, signature ».
_TIMED = frozenset({"num", "signature", "per"})


def _where(token: Token) -> int:
    return token.start


def _content(placed: Placed) -> Placed:
    return [(token, place) for token, place in placed if place not in ("sign", "tool")]


def begins_range(clause: Clause) -> bool:
    """« du 15 mars 2024 », which is only a date after its noun (« réunion du 15 mars 2024 »)."""
    return isinstance(clause, When) and clause.lead == "of"


def _round_year(found: Found) -> bool:
    """« Objectif : 2000 »: among words, a round number alone is rather a count."""
    what = found.clause.what if isinstance(found.clause, When) else None
    return _only_years(found) and isinstance(what, Unit) and (what.year or 1) % 100 == 0


def _before(left: Placed, found: Found) -> Objection | None:
    content = _content(left)
    signs = _signs_beside(list(reversed(left)))
    unmistakable = isinstance(found.clause, Always) and found.clause.phrase
    if not content or unmistakable or ("colon" in signs and not _only_years(found)):
        return None
    bound = not _is_bare(found) or bool(signs & _LABELLING)
    if _of_contract(left, found, signs):
        return Objection(NAME, _tokens(content), harmless_without=False)
    if unknown := _unlicensed(left) or _nameless(content, bound=bound):
        return Objection(NOT_UNDERSTOOD, unknown)
    if _only_years(found) and "colon" not in signs and _about(content):
        return Objection(NAME, _tokens(content))
    return None if bound else _bare_after(content, found)


def _nameless(content: Placed, *, bound: bool) -> tuple[Token, ...]:
    """The unknown words, where the time is not bound to what is before it or where no known word is there."""
    unknown = tuple(token for token, place in content if place == "unknown")
    return unknown if not bound or len(unknown) == len(content) else ()


def _about(content: Placed) -> bool:
    return any(place == "about" for _, place in content)


def _of_contract(left: Placed, found: Found, signs: frozenset[str]) -> bool:
    """« préparation du CLS 2026-2031 », « signature du contrat (2021-2026) »: the years are the contract's name."""
    words = [token for token, place in left if place != "sign"]
    ranged = isinstance(found.clause, When) and isinstance(found.clause.what, Span)
    named = not signs or (signs == {"open"} and ranged)
    return named and words[-1].kind == "contract" and _only_years(found)


def _bare_after(content: Placed, found: Found) -> Objection | None:
    """A time without preposition after words: « Création décembre 2020 », but not « plan 2018-2022 »."""
    last, _ = content[-1]
    if _about(content):
        return Objection(NAME, _tokens(content))
    if isinstance(found.clause, When) and found.clause.lead == "of" and last.text not in _MEETING:
        return Objection(NAME, _tokens(content))
    if _only_years(found) and content[-1][1] != "act" and last.value not in _DOING and last.text not in ANNOUNCING:
        return Objection(NAME, _tokens(content))
    return None


_DOING = frozenset({"opens", "closes", "opening", "closing", "debut", "fin"})


def _after(right: Placed, found: Found) -> Objection | None:
    content = _content(right)
    if not content:
        return None
    signs = _signs_beside(right)
    if "colon" in signs and not _only_years(found):
        return None
    if unknown := _unlicensed(right):
        return Objection(NOT_UNDERSTOOD, unknown)
    if all(place == "unknown" for _, place in content):
        return Objection(NOT_UNDERSTOOD, _tokens(content))
    if not signs and _only_years(found) and _is_bare(found) and right[0][0].kind != "for":
        return Objection(NAME, _tokens(content))
    return None


def _signs_beside(placed: Placed) -> frozenset[str]:
    """The kinds of the signs nearest to the clause."""
    return frozenset(token.kind for token, place in takewhile(lambda pair: pair[1] == "sign", placed))


def _unlicensed(placed: Placed) -> tuple[Token, ...]:
    """The unknown words that nothing marks as names."""
    found = []
    for i, (token, place) in enumerate(placed):
        before = placed[i - 1][0] if i else None
        licensed = before is not None and (before.kind in _LICENSE or before.text in _LICENSE_WORDS)
        if place == "unknown" and not licensed:
            found.append(token)
    return tuple(found)


def _tokens(placed: Placed) -> tuple[Token, ...]:
    return tuple(token for token, _ in placed)


def _is_bare(found: Found) -> bool:
    """Whether no preposition binds the time to what is before it; « le 5 octobre » does it alone."""
    clause = found.clause
    if not isinstance(clause, When) or clause.lead == "strong":
        return False
    return not (clause.lead == "article" and isinstance(clause.what, Unit) and clause.what.kind == "day")


def _only_years(found: Found) -> bool:
    """Whether the time is only years without a preposition: the figures might be anything."""
    if not isinstance(found.clause, When) or not _is_bare(found):
        return False
    what = found.clause.what
    items = what.items if isinstance(what, Listing) else (what,)
    kinds = {u.kind for item in items for u in ((item.first, item.last) if isinstance(item, Span) else (item,))}
    return kinds == {"year"}
