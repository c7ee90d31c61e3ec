"""The words around the one time of a text: whether they leave exactly one reading.

Known words are harmless; an unknown one is accepted where it can only be a name: after « de », « le », « par »…,
or in a label before a colon. Anything else keeps the text from being read, and is what the refusal shows.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from clsctl.core.calendar.clauses import Found
from clsctl.core.calendar.effects import ANNOUNCING
from clsctl.core.calendar.tokens import Token
from clsctl.core.calendar.tree import Always, For, From, Listing, Span, Unit, Until, When
from clsctl.core.messages import Message, msg

Place = Literal["sign", "tool", "known", "act", "about", "unknown", "danger", "stray"]

NOT_UNDERSTOOD = msg("These words are not understood, so the date is not sure")
NAME = msg("The year may be part of a name rather than a date")

_SIGNS = ("dash", "comma", "colon", "semicolon", "open", "close", "dot", "quote", "bullet", "lost", "slash")
_KINDS: dict[str, Place] = {
    "danger": "danger",
    "signature": "act",
    "contract": "known",
    "part": "known",
    **dict.fromkeys(_SIGNS, "sign"),
    **dict.fromkeys(("article", "of", "a", "lead", "and", "for", "per"), "tool"),
}
_ROLES: dict[str | None, Place] = {None: "unknown", "tool": "tool", "act": "act", "about": "about"}
_TOOL_WORDS: dict[str, Place] = {"des": "tool", "periode": "known", "periodes": "known"}
_LABEL_NOUNS = frozenset({"unit", "length"})
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
    left, right = _classify(before), _classify(after)
    for token, place in (*left, *right):
        if place == "danger":
            return Objection(token.value.reason, (token,), token.value.harmless_without)
    counts = not isinstance(found.clause, When | From | Until | For)
    stray = [t for t, place in (*left, *right) if place == "stray" or (counts and t.kind == "num")]
    if stray:
        return Objection(NOT_UNDERSTOOD, tuple(stray))
    content = [place for _, place in (*left, *right) if place not in ("sign", "tool")]
    if not content:
        tools = tuple(token for token, place in (*left, *right) if place == "tool")
        return Objection(NOT_UNDERSTOOD, tools) if tools else None
    if _round_year(found):
        return Objection(NAME, tuple(token for token, place in (*left, *right) if place != "sign"))
    return _before(left, found) or _after(right, found)


def _round_year(found: Found) -> bool:
    """« Objectif : 2000 »: among words, a round number alone is rather a count."""
    what = found.clause.what if isinstance(found.clause, When) else None
    return _only_years(found) and isinstance(what, Unit) and (what.year or 1) % 100 == 0


Placed = list[tuple[Token, Place]]


def _classify(tokens: Sequence[Token]) -> Placed:
    return [(token, _place(token, tokens[i + 1] if i + 1 < len(tokens) else None)) for i, token in enumerate(tokens)]


def _place(token: Token, follows: Token | None) -> Place:
    if token.kind == "word":
        return _ROLES.get(token.value, "known")
    if token.text in _TOOL_WORDS:
        return _TOOL_WORDS[token.text]
    if token.kind in ("num", "ord"):
        return "tool" if _counts(token, follows) else "stray"
    if token.kind in _LABEL_NOUNS:
        return "known" if follows and follows.kind == "colon" else "stray"
    return _KINDS.get(token.kind, "stray")


def _counts(token: Token, follows: Token | None) -> bool:
    """« deux ateliers », « 10 professionnels », « première réunion », « un »."""
    if token.kind == "num" and not token.text.isdigit():
        return True
    known = follows is not None and follows.kind == "word" and follows.value is not None
    return known and (token.kind == "ord" or token.value < 1000)


def _before(left: Placed, found: Found) -> Objection | None:
    content = [(token, place) for token, place in left if place not in ("sign", "tool")]
    if not content:
        return None
    signs = _signs_beside(list(reversed(left)))
    unmistakable = isinstance(found.clause, Always) and found.clause.phrase
    if unmistakable or ("colon" in signs and not _only_years(found)):
        return None
    if unknown := _unlicensed(left):
        return Objection(NOT_UNDERSTOOD, unknown)
    if any(place == "unknown" for _, place in content) and _is_bare(found) and not signs & _LABELLING:
        return Objection(NOT_UNDERSTOOD, tuple(token for token, place in content if place == "unknown"))
    if signs & _LABELLING or not _is_bare(found):
        return None if any(place != "unknown" for _, place in content) else Objection(NOT_UNDERSTOOD, _tokens(content))
    return _bare_after(content, found)


def _bare_after(content: Placed, found: Found) -> Objection | None:
    """A time without preposition after words: « Création décembre 2020 », but not « plan 2018-2022 »."""
    last, _ = content[-1]
    if any(place == "about" for _, place in content):
        return Objection(NAME, _tokens(content))
    if isinstance(found.clause, When) and found.clause.lead == "of" and last.text not in _MEETING:
        return Objection(NAME, _tokens(content))
    if _only_years(found) and content[-1][1] != "act" and last.value not in _DOING and last.text not in ANNOUNCING:
        return Objection(NAME, _tokens(content))
    return None


_DOING = frozenset({"opens", "closes", "opening", "closing", "debut", "fin"})


def _after(right: Placed, found: Found) -> Objection | None:
    content = [(token, place) for token, place in right if place not in ("sign", "tool")]
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
    signs = set()
    for token, place in placed:
        if place != "sign":
            break
        signs.add(token.kind)
    return frozenset(signs)


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
