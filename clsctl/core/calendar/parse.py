"""From a text to its one clause, apart from any context: normal form, tokens, clauses, surroundings, in that order."""

from functools import lru_cache
from typing import NamedTuple

from clsctl.core.calendar.clauses import Found, scan
from clsctl.core.calendar.combine import combine
from clsctl.core.calendar.edtf import from_edtf
from clsctl.core.calendar.effects import effects
from clsctl.core.calendar.normalize import normalize
from clsctl.core.calendar.refusals import UNSURE, Refused, nothing, several, two_digits, vague
from clsctl.core.calendar.remarks import remarks
from clsctl.core.calendar.source import Source
from clsctl.core.calendar.split import title
from clsctl.core.calendar.surroundings import begins_range, objection
from clsctl.core.calendar.tokens import END, Token, tokenize
from clsctl.core.calendar.tree import Clause
from clsctl.core.messages import Message, msg

LONGEST = 1000
_MOST_TOKENS = 300  # twice what a thousand letters of prose hold; « 1-1-1-… » is tried from each of its tokens
_TOO_LONG = Refused(msg("The text is too long for a calendar"))
Item = Found | Token


class Parsed(NamedTuple):
    """A clause and what was assumed to find it, or a refusal; `clauses` are all those seen, for the refusal's sake.

    `label` is the words before the clause, for the titles of the phases a list falls into.
    """

    clause: Clause | None
    notes: tuple[Message, ...] = ()
    refused: Refused | None = None
    clauses: tuple[Clause, ...] = ()
    label: str = ""


@lru_cache(maxsize=4096)
def parse(text: str) -> Parsed:
    """The clause of a text; the same text always gives the same."""
    if len(text) > LONGEST:
        return Parsed(None, refused=_TOO_LONG)
    normal = normalize(text)
    if "/" in normal.text and (clause := _interval(normal.text.lstrip(" \"'([-•▪").rstrip(" \"')],;:"))):
        return Parsed(clause)
    tokens = tokenize(normal.text)
    if len(tokens) > _MOST_TOKENS:
        return Parsed(None, refused=_TOO_LONG)
    return _settle(Source(text, normal, tokens), scan([*tokens, *[END] * 6]))


def _interval(plain: str) -> Clause | None:
    """An interval in EDTF, which cannot be anything else when it has an open end or months: `2021-01/2021-06`."""
    first, slash, last = (plain[:-1] if plain.endswith(".") and not plain.endswith("/..") else plain).partition("/")
    if not slash or (len(first) < 7 and len(last) < 7 and ".." not in (first, last)):
        return None
    return (
        from_edtf(f"{first}/{last}")
        if not any("21" <= end[5:] <= "24" for end in (first, last) if len(end) == 7)
        else None
    )


def _settle(text: Source, items: list[Item]) -> Parsed:
    if len(items) == 1 and isinstance(items[0], Found) and not begins_range(items[0].clause):
        return Parsed(items[0].clause, remarks(text))
    seen = tuple(item.clause for item in items if isinstance(item, Found))
    refused = vague(text, items) or two_digits(text, items)
    made = None if refused else effects(items)
    if refused or made is None:
        return Parsed(None, refused=refused or Refused(UNSURE, text.stripped), clauses=seen)
    joined = combine(made)
    found = [item for item in joined if isinstance(item, Found)]
    if len(found) != 1:
        return Parsed(None, refused=several(text, joined) if found else nothing(text), clauses=seen)
    where = joined.index(found[0])
    before = [item for item in joined[:where] if isinstance(item, Token)]
    after = [item for item in joined[where + 1 :] if isinstance(item, Token)]
    refused = _surrounded(text, before, found[0], after)
    if refused:
        return Parsed(None, refused=refused, clauses=seen)
    return Parsed(found[0].clause, remarks(text), label=title(text, before))


def _surrounded(text: Source, before: list[Token], found: Found, after: list[Token]) -> Refused | None:
    """The refusal for the sake of the words around the one clause."""
    against = objection(before, found, after)
    if not against:
        return None
    nearest = text.words(found) if against.harmless_without else None
    rest = text.slice(against.tokens[0].start, against.tokens[-1].end) if against.tokens else text.stripped
    return Refused(against.reason, rest, nearest)
