"""French typography on output: the spaces that must not break. No other character of the user's is changed."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from re import Match

THIN, FIRM = "\u202f", "\u00a0"
_SP = "[ \u00a0\u202f\u2009]"
# The start of a run of spaces, so that a long one is looked at once.
_RUN = f"(?<!{_SP}){_SP}*"
_WORD = r"(?<=[\w)\]}»”’%€°.…])"
_END = r"(?=[\s»”)\]]|$)"
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"


@cache
def _verbatim() -> re.Pattern[str]:
    """Addresses, e-mails, code between backquotes, hours and ratios: nothing in them is prose."""
    return re.compile(
        r"(\b[a-z][a-z0-9+.-]{0,20}://[^\s<>«»]+|\bwww\.[^\s<>«»]+|[^\s@]{1,64}@[^\s@]{1,255}|`[^`]*`|[0-9]+:[0-9]+)",
        re.IGNORECASE,
    )


@cache
def _rules() -> tuple[tuple[frozenset[str], re.Pattern[str], str | Callable[[Match[str]], str]], ...]:
    """Each rule, behind the signs of which a text has one where the rule can change it."""
    digits = "0123456789"
    rules: tuple[tuple[str, str, str | Callable[[Match[str]], str]], ...] = (
        (";!?", rf"(?:{_WORD}|(?={_SP})){_RUN}([;!?]+){_END}", rf"{THIN}\1"),
        (":", rf"(?:{_WORD}|(?={_SP})){_RUN}:{_END}", f"{FIRM}:"),
        ("«", f"«{_SP}*", f"«{FIRM}"),
        ("»", f"{_RUN}»", f"{FIRM}»"),
        # 50 000; a digit right before or after makes it a telephone or something else
        (digits, rf"(?<![0-9.,])[0-9]{{1,3}}(?:{_SP}[0-9]{{3}})+(?!{_SP}?[0-9])", _thousands),
        (digits, rf"(?<=[0-9]){_SP}(?=[%€‰]|m²|(?:h|km|kg|ans?|jours?|mois|ETP|euros?)\b)", FIRM),
        (digits, rf"\b(1er|[0-9]{{1,2}}){_SP}(?=(?:{_MONTHS})\b)", rf"\1{FIRM}"),
        (digits, rf"\b({_MONTHS}){_SP}(?=[0-9]{{4}}\b)", rf"\1{FIRM}"),
        (" \u00a0\u202f\u2009", rf"\b([Nn]°|[Nn]os?|[Aa]rt\.|MM?\.|Mme|Dr|Pr){_SP}(?=[0-9A-ZÉ])", rf"\1{FIRM}"),
    )
    return tuple((frozenset(signs), re.compile(pattern), replacement) for signs, pattern, replacement in rules)


def _thousands(found: Match[str]) -> str:
    return re.sub(_SP, THIN, found[0])


def french(text: str) -> str:
    """The text with the spaces of French typography; addresses and code are left alone.

    A second pass changes nothing; nothing but spaces is added, taken or changed.
    """
    if not text or text.isalnum():
        return text
    return _remembered(text) if len(text) < _BRIEF else _set(text)


def _set(text: str) -> str:
    parts = _verbatim().split(text)
    return "".join(part if rank % 2 else _spaced(part) for rank, part in enumerate(parts))


# A site says the same titles, names and words on page after page; long texts come once.
_BRIEF = 200
_remembered = lru_cache(maxsize=8192)(_set)


def _spaced(text: str) -> str:
    for signs, pattern, replacement in _rules():
        if not signs.isdisjoint(text):
            text = pattern.sub(replacement, text)
    return text
