"""The refusals of a text as a whole: no time in it, several, a year of two figures, a verb against its date."""

from collections.abc import Sequence
from typing import NamedTuple

from clsctl.core.calendar.clauses import Found
from clsctl.core.calendar.normalize import Normal
from clsctl.core.calendar.reading import Piece
from clsctl.core.calendar.tokens import Token
from clsctl.core.calendar.tree import For, From, Unit, Until, When
from clsctl.core.calendar.words import say
from clsctl.core.messages import Message, msg

SEVERAL = msg("Several dates in one text: each is a phase of its own")
UNSURE = msg("The verb and the date do not go together: is it a start or an end?")
_TWO_DIGITS = msg("A year is written with four figures")
_TWO_MEANINGS = msg("This may be two years, or a code of a season or a month")
EXAMPLE = "1er semestre 2025"


class Refused(NamedTuple):
    """Why a text is not read: `rest` is what was not understood, in the user's own characters."""

    reason: Message
    rest: str | None = None
    nearest: str | None = None
    split: tuple[Piece, ...] = ()


def nothing(text: str, normal: Normal, tokens: Sequence[Token]) -> Refused:
    """The refusal of a text in which no time was found."""
    if not text.strip():
        return Refused(msg("Nothing is written"), None, EXAMPLE)
    for token in tokens:
        if token.kind == "danger":
            return Refused(token.value, text.strip(), EXAMPLE)
        if token.kind == "num" and len(token.text) == 4:
            reason = msg(
                "{number} is not taken for a year: those of a plan lie between 1900 and 2199", number=token.text
            )
            return Refused(reason, _own(text, normal, token), EXAMPLE)
    return Refused(msg("Nothing here is understood as a calendar"), text.strip(), EXAMPLE)


def two_digits(text: str, normal: Normal, items: Sequence[Found | Token]) -> Refused | None:
    """The refusal of a year of two figures: « 03/06/24 », « sept. 23 », and of `2020-21`."""
    for i, item in enumerate(items):
        if isinstance(item, Token) and item.kind == "short":
            return _short(text, normal, item)
        if isinstance(item, Token) and item.kind == "ambiguous":
            year, number = item.value
            later = year // 100 * 100 + number
            nearest = f"{year}-{later}" if later > year else EXAMPLE
            return Refused(_TWO_MEANINGS, _own(text, normal, item), nearest)
        follows = items[i + 1] if i + 1 < len(items) else None
        if isinstance(item, Found) and isinstance(follows, Token) and follows.kind == "num" and len(follows.text) == 2:
            unit = item.clause.what if isinstance(item.clause, When | From | Until | For) else None
            if isinstance(unit, Unit) and unit.year is None:
                nearest = say(unit._replace(year=2000 + follows.value))
                return Refused(_TWO_DIGITS, _own(text, normal, follows), nearest)
    return None


def _short(text: str, normal: Normal, token: Token) -> Refused:
    if len(token.value) != 3:
        return Refused(_TWO_DIGITS, _own(text, normal, token), EXAMPLE)
    day, month, year = token.value
    return Refused(_TWO_DIGITS, _own(text, normal, token), f"{day:02}/{month:02}/{2000 + year}")


def _own(text: str, normal: Normal, token: Token) -> str:
    first, last = normal.original(token.start, token.end)
    return text[first:last]
