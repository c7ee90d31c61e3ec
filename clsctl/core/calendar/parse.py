"""From a text to its one clause, apart from any context: normal form, tokens, clauses, surroundings, in that order."""

from functools import lru_cache
from typing import NamedTuple

from clsctl.core.calendar.clauses import Found, scan
from clsctl.core.calendar.combine import combine
from clsctl.core.calendar.edtf import from_edtf
from clsctl.core.calendar.effects import effects
from clsctl.core.calendar.normalize import Normal, normalize
from clsctl.core.calendar.reading import Piece
from clsctl.core.calendar.refusals import SEVERAL, UNSURE, Refused, nothing, two_digits
from clsctl.core.calendar.remarks import remarks
from clsctl.core.calendar.split import pieces
from clsctl.core.calendar.surroundings import objection
from clsctl.core.calendar.tokens import END, Token, tokenize
from clsctl.core.calendar.tree import Clause
from clsctl.core.messages import Message, msg

LONGEST = 1000
Item = Found | Token


class Parsed(NamedTuple):
    """A clause and what was assumed to find it, or a refusal; `clauses` are all those seen, for the refusal's sake."""

    clause: Clause | None
    notes: tuple[Message, ...] = ()
    refused: Refused | None = None
    clauses: tuple[Clause, ...] = ()


@lru_cache(maxsize=4096)
def parse(text: str) -> Parsed:
    """The clause of a text; the same text always gives the same."""
    if len(text) > LONGEST:
        return Parsed(None, refused=Refused(msg("The text is too long for a calendar")))
    normal = normalize(text)
    if clause := _interval(normal.text.strip()):
        return Parsed(clause)
    tokens = tokenize(normal.text)
    items = scan([*tokens, END, END, END, END])
    return _settle(text, normal, tokens, items)


def _interval(plain: str) -> Clause | None:
    """An interval in EDTF, which cannot be anything else when it has an open end or months: `2021-01/2021-06`."""
    first, slash, last = plain.partition("/")
    if not slash or (len(first) < 7 and len(last) < 7 and ".." not in (first, last)):
        return None
    return from_edtf(plain) if not any("21" <= end[5:] <= "24" for end in (first, last) if len(end) == 7) else None


def _settle(text: str, normal: Normal, tokens: list[Token], items: list[Item]) -> Parsed:
    if len(items) == 1 and isinstance(items[0], Found):
        return Parsed(items[0].clause, remarks(tokens))
    refused = _vague(text, normal, items) or two_digits(text, normal, items)
    if refused:
        return Parsed(None, refused=refused, clauses=_clauses(items))
    made = effects(items)
    if made is None:
        return Parsed(None, refused=Refused(UNSURE, text), clauses=_clauses(items))
    items = combine(made)
    found = [item for item in items if isinstance(item, Found)]
    if not found:
        return Parsed(None, refused=nothing(text, normal, tokens))
    if len(found) > 1:
        return Parsed(None, refused=_several(text, normal, items, tokens), clauses=_clauses(items))
    where = items.index(found[0])
    before = [item for item in items[:where] if isinstance(item, Token)]
    after = [item for item in items[where + 1 :] if isinstance(item, Token)]
    against = objection(before, found[0], after)
    if against:
        rest = _slice(text, normal, against.tokens[0].start, against.tokens[-1].end)
        refused = Refused(against.reason, rest, _own_words(text, normal, found[0], tokens))
        return Parsed(None, refused=refused, clauses=_clauses(items))
    return Parsed(found[0].clause, remarks(tokens))


def _clauses(items: list[Item]) -> tuple[Clause, ...]:
    return tuple(item.clause for item in items if isinstance(item, Found))


def _vague(text: str, normal: Normal, items: list[Item]) -> Refused | None:
    """The refusal of a phrase that gives no date; a status among them steps back where a date stands beside it."""
    dated = any(isinstance(item, Found) for item in items)
    for i, item in enumerate(items):
        if isinstance(item, Token) and item.kind == "vague":
            vague, role = item.value
            if not (vague.yields and dated):
                return Refused(vague.reason, _slice(text, normal, item.start, item.end), vague.example)
            items[i] = item._replace(kind="word", value=role or "event")
    return None


def _several(text: str, normal: Normal, items: list[Item], tokens: list[Token]) -> Refused:
    danger = next((item for item in items if isinstance(item, Token) and item.kind == "danger"), None)
    if danger:
        return Refused(danger.value, _slice(text, normal, danger.start, danger.end))
    proposed: tuple[Piece, ...] = pieces(text, normal, items, tokens)
    nearest = proposed[0].calendrier if proposed else None
    return Refused(SEVERAL, text.strip(), nearest, proposed)


def _own_words(text: str, normal: Normal, found: Found, tokens: list[Token]) -> str:
    return _slice(text, normal, tokens[found.first].start, tokens[found.end - 1].end)


def _slice(text: str, normal: Normal, start: int, end: int) -> str:
    first, last = normal.original(start, end)
    return text[first:last]
