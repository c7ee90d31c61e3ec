"""The refusals of a text as a whole: no time in it, several, a year of two figures, a verb against its date."""

from collections.abc import Sequence
from typing import NamedTuple

from clsctl.core.calendar.clauses import Found
from clsctl.core.calendar.reading import Piece
from clsctl.core.calendar.source import Source
from clsctl.core.calendar.split import pieces
from clsctl.core.calendar.tokens import Token
from clsctl.core.calendar.tree import For, From, Span, Unit, Until, When
from clsctl.core.calendar.vague import UNSTATED
from clsctl.core.calendar.words import say
from clsctl.core.messages import Message, msg

Item = Found | Token
SEVERAL = msg("Several dates in one text: each is a phase of its own")
UNSURE = msg("The verb and the date do not go together: is it a start or an end?")
_TWO_DIGITS = msg("A year is written with four figures")
_TWO_MEANINGS = msg("This may be two years, or a code of a season or a month")
# Translators: « M+6 », « année 1 », « 2e année du contrat »
_COUNTED = msg("The time is counted from a start that is not settled")


class Refused(NamedTuple):
    """Why a text is not read: `rest` is what was not understood, in the user's own characters."""

    reason: Message
    rest: str | None = None
    nearest: str | None = None
    split: tuple[Piece, ...] = ()


def vague(text: Source, items: list[Item]) -> Refused | None:
    """The refusal of a phrase that gives no date; a status among them steps back where a date stands beside it."""
    dated = any(isinstance(item, Found) for item in items)
    for i, item in enumerate(items):
        if isinstance(item, Token) and item.kind == "vague":
            phrase, role = item.value
            if not (phrase.yields and dated):
                return Refused(phrase.reason, text.of(item))
            items[i] = item._replace(kind="word", value=role or "event")
    return None


def several(text: Source, items: Sequence[Item]) -> Refused:
    """The refusal of several times: a choice between two, or phases to be written apart."""
    danger = next((item for item in items if isinstance(item, Token) and item.kind == "danger"), None)
    if danger:
        choice = _choice(items) if danger.text in ("ou", "soit") else None
        return Refused(danger.value.reason, text.of(danger), choice)
    proposed = pieces(text, items)
    return Refused(SEVERAL, text.stripped, proposed[0].calendrier if proposed else None, proposed)


def _choice(items: Sequence[Item]) -> str | None:
    """« 2024 ou 2025 » may be meant as the time from the one to the other."""
    found = [item.clause.what for item in items if isinstance(item, Found) and isinstance(item.clause, When)]
    units = [what for what in found if isinstance(what, Unit)]
    return say(Span(units[0], units[-1])) if len(units) == 2 else None


def nothing(text: Source) -> Refused:
    """The refusal of a text in which no time was found."""
    if not text.stripped:
        return Refused(msg("Nothing is written"))
    for token in text.tokens:
        if token.kind == "danger":
            return Refused(token.value.reason, text.stripped)
        if token.kind in ("coming", "past"):
            return Refused(UNSTATED, text.of(token))
        if token.kind == "plus" or (token.kind == "unit" and _counted(token, text.tokens)):
            return Refused(_COUNTED, text.stripped)
        if token.kind == "num" and token.text.isdigit() and len(token.text) == 4:
            reason = msg(
                "{number} is not taken for a year: those of a plan lie between 1900 and 2199", number=token.text
            )
            return Refused(reason, text.of(token))
    return Refused(msg("Nothing here is understood as a calendar"), text.stripped)


def _counted(token: Token, tokens: Sequence[Token]) -> bool:
    """« année 1 », « 2e année »."""
    i = tokens.index(token)
    beside = (*tokens[max(0, i - 1) : i], *tokens[i + 1 : i + 2])
    return token.value[0] == "year" and any(other.kind in ("num", "ord") for other in beside)


def two_digits(text: Source, items: Sequence[Item]) -> Refused | None:
    """The refusal of a year of two figures: « 03/06/24 », « sept. 23 », and of `2020-21`."""
    for i, item in enumerate(items):
        if isinstance(item, Token) and item.kind == "short":
            return _short(text, item)
        if isinstance(item, Token) and item.kind == "ambiguous":
            year, number = item.value
            later = year // 100 * 100 + number
            nearest = f"{year}-{later}" if later > year else None
            return Refused(_TWO_MEANINGS, text.of(item), nearest)
        if isinstance(item, Found) and (digits := _digits_after(items, i)):
            unit = item.clause.what if isinstance(item.clause, When | From | Until | For) else None
            if isinstance(unit, Unit) and unit.year is None:
                return Refused(_TWO_DIGITS, text.of(digits), say(unit._replace(year=2000 + digits.value)))
    return None


def _digits_after(items: Sequence[Item], i: int) -> Token | None:
    """The number of two figures after a time: « juin 24 », « janv-24 »."""
    after = [item for item in items[i + 1 : i + 3] if isinstance(item, Token)]
    if len(after) > 1 and after[0].kind in ("dash", "slash", "dot", "lost"):
        after = after[1:]
    return after[0] if after and after[0].kind == "num" and len(after[0].text) == 2 else None


def _short(text: Source, token: Token) -> Refused:
    *days, year = token.value
    return Refused(_TWO_DIGITS, text.of(token), "/".join([*(f"{day:02}" for day in days), str(2000 + year)]))
