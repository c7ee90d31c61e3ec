"""Two clauses that say one thing together: « janvier 2017, pour 5 ans », « à partir de 2022, jusqu'à fin 2024 »,
« 2020 : janvier-mars », « 1 fois par an sur la durée du CLS »."""

from collections.abc import Sequence

from clsctl.core.calendar.clauses import Found
from clsctl.core.calendar.effects import ANNOUNCING
from clsctl.core.calendar.joins import Seen, join
from clsctl.core.calendar.tokens import Token
from clsctl.core.calendar.tree import From, Until

Item = Found | Token
_JOINERS = frozenset({"comma", "dash", "colon", "open", "and", "quote", "slash", "dot"})
_BOUNDING = ("closes", "closing", "fin")


def combine(items: list[Item]) -> list[Item]:
    """The same items with the clauses that belong together made into one."""
    done = list(items)
    i = 0
    while i < len(done):
        joined = _pair(done, i)
        if joined:
            merged, end = joined
            done[i:end] = [merged]
            i = -1  # a merged clause may join with one before it
        i += 1
    return done


def _pair(items: list[Item], i: int) -> tuple[Found, int] | None:
    first = items[i]
    if not isinstance(first, Found):
        return None
    j = i + 1
    while j < len(items) and isinstance(items[j], Token):
        j += 1
    second = items[j] if j < len(items) else None
    if not isinstance(second, Found):
        return None
    seen = _seen(items[i + 1 : j], bounding=isinstance(first.clause, From) and isinstance(second.clause, Until))
    if seen is None:
        return None
    clause = join(first.clause, second.clause, seen)
    if not clause:
        return None
    close = items[j + 1] if j + 1 < len(items) else None
    closed = "open" in seen and isinstance(close, Token) and close.kind == "close"
    return Found(clause, first.first, second.end), j + 2 if closed else j + 1


def _seen(between: Sequence[Item], *, bounding: bool) -> Seen | None:
    """The signs between two clauses, None where anything else parts them; « Fin : » may, between a start and an end."""
    tokens = [item for item in between if isinstance(item, Token)]
    if bounding and any(token.value in _BOUNDING for token in tokens):
        parted = [token for token in tokens if token.kind not in _JOINERS and not _announces(token)]
        return None if parted else frozenset()
    return frozenset(token.kind for token in tokens) if len(tokens) < 3 and _all_join(tokens) else None


def _all_join(tokens: Sequence[Token]) -> bool:
    return all(token.kind in _JOINERS for token in tokens)


def _announces(token: Token) -> bool:
    return token.value in _BOUNDING or token.text in ANNOUNCING or token.kind in ("of", "article", "and")
