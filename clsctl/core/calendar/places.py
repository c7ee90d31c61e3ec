"""What each word and sign around a clause is: harmless, known, a name that is not known, a danger, or out of place."""

from collections.abc import Sequence
from typing import Literal

from clsctl.core.calendar.tokens import Token

Place = Literal["sign", "tool", "known", "act", "about", "unknown", "danger", "stray"]
Placed = list[tuple[Token, Place]]

_SIGNS = ("dash", "comma", "colon", "semicolon", "open", "close", "dot", "quote", "bullet", "lost", "slash")
SMALL = frozenset({"article", "of", "a", "lead", "and", "for", "per", "from"})
_KINDS: dict[str, Place] = {
    "danger": "danger",
    "signature": "act",
    "contract": "tool",
    **dict.fromkeys(_SIGNS, "sign"),
    **dict.fromkeys(SMALL - {"from"}, "tool"),
}
_ROLES: dict[str | None, Place] = {None: "unknown", "tool": "tool", "act": "act", "about": "about"}
_WORDS: dict[str, Place] = {"des": "tool", "periode": "known", "periodes": "known", "a venir": "known"}
_CLOSING = frozenset({"quote", "close", "dot"})
_ENDING = _CLOSING | {"comma", "colon", "semicolon", "bullet"}
_LABEL_NOUNS = frozenset({"unit", "length"})
_NOUN_FOLLOWS = frozenset({"word", "of", "article", "from", "signature", "colon", "contract"})


def classify(tokens: Sequence[Token], *, before: bool, bound: bool) -> Placed:
    """The tokens of one side of a clause, each with its place. `bound` when a preposition begins the clause."""
    lost = _dangling(tokens, before=before)
    following = [*tokens[1:], None]
    return [
        (
            token,
            "stray" if i in lost else _label(tokens[i + 1 :], token) or _place(token, follows, beside=before and bound),
        )
        for i, (token, follows) in enumerate(zip(tokens, following, strict=False))
    ]


def _place(token: Token, follows: Token | None, *, beside: bool) -> Place:
    if token.kind == "word":
        return _ROLES.get(token.value, "known")
    if token.text in _WORDS:
        return _WORDS[token.text]
    if token.kind in ("num", "ord"):
        return "tool" if _counts(token, follows) else "stray"
    if token.kind == "part":
        return "known" if token.value != "mi" and _begins_noun(follows, beside=beside) else "stray"
    return _KINDS.get(token.kind, "stray")


def _label(after: Sequence[Token], token: Token) -> Place | None:
    """« Durée : », « Année de lancement : » are labels; these nouns are out of place anywhere else."""
    if (token.kind in _LABEL_NOUNS or token.text == "delai") and any(other.kind == "colon" for other in after):
        return "known"
    return None


def _begins_noun(follows: Token | None, *, beside: bool) -> bool:
    """« fin des travaux », « début : », « fin le 30 juin »; « 2024 fin » and « fin 15/03/2024 » are neither."""
    return follows.kind in _NOUN_FOLLOWS if follows else beside


def _counts(token: Token, follows: Token | None) -> bool:
    """« deux ateliers », « 10 professionnels », « première réunion », « un »."""
    if token.kind == "num" and not token.text.isdigit():
        return follows is not None and follows.kind in ("word", "ord", "danger")
    known = follows is not None and follows.kind == "word" and follows.value is not None
    return known and (token.kind == "ord" or token.value < 1000)


def _dangling(tokens: Sequence[Token], *, before: bool) -> set[int]:
    """The places of small words and signs that lead nowhere: « et 2024 », « 2024 - », « / 2024 », « 2024 en »."""
    closing = _CLOSING if before else _ENDING
    last = max((i for i, token in enumerate(tokens) if token.kind not in closing), default=-1)
    edge = last if before else 0
    found = {edge} if last >= 0 and tokens[edge].kind == "slash" else set()
    leads_nowhere = SMALL if before else SMALL | {"dash", "open", "slash", "lost"}
    if last >= 0 and tokens[last].kind in leads_nowhere:
        found.add(last)
    return found
