"""What a refused text may have meant, in a form that is read: only ever proposed, never read by itself.

A letter too many in a short month (« juiin »), letters that a scanner makes of figures (« 2O26 »), the words of a
document in English, a date of figures alone, a year that is missing.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from clsctl.core.calendar.lexicon import MONTHS, SEASONS
from clsctl.core.calendar.normalize import normalize
from clsctl.core.calendar.phrases import phrases
from clsctl.core.calendar.spelling import slips, written

_ENGLISH = """
    january=janvier|february=février|march=mars|april=avril|may=mai|june=juin|july=juillet|august=août|
    september=septembre|october=octobre|november=novembre|december=décembre|
    spring=printemps|summer=été|autumn=automne|fall=automne|winter=hiver|
    quarter=trimestre|half=semestre|year=an|month=mois|first=premier|second=second|third=troisième|fourth=quatrième|
    of=|the=|in=en|by=d'ici|before=avant|after=après|since=depuis|from=de|to=à|until=jusqu'à|between=entre|and=et|
    early=début|beginning=début|mid=mi|late=fin|end=fin|
    yearly=annuel|annually=annuel|monthly=mensuel|quarterly=trimestriel|weekly=hebdomadaire|ongoing=en continu|
    continuous=en continu|permanently=en permanence
"""
_WORDS = ((r"(?i)^(signature\b.*)$", r"à la \1"),)
# Figures that have a form of their own which is read: `20260603`, `2026-6`, « Q3 2026 », « 1 semestre 2026 », « M+6 ».
_FIGURES = (
    (r"\b2\s0(\d\d)\b", r"20\1"),
    (r"\b(0[1-9]|1[0-2])\s((?:19|20)\d\d)\b", r"\1/\2"),
    (r"\b((?:19|20)\d\d)[ _](0[1-9]|1[0-2])\b", r"\1-\2"),
    _WORDS[0],
    (r"\b((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\b", r"\1-\2-\3"),
    (r"\b((?:19|20)\d\d)(0[1-9]|1[0-2])\b", r"\1-\2"),
    (r"\b(\d{4})-(\d)\b(?![-/.\d])", r"\1-0\2"),
    (r"(?i)\bq([1-4])\b", r"T\1"),
    (r"(?i)\bS(?=(?:[5-9]|[1-5]\d)\b)", "semaine "),
    (r"(?i)\b1(?= (?:trimestre|semestre|quadrimestre)\b)", "1er"),
    (r"(?i)^[mt]0?\s*\+\s*(\d+)(?:\s*mois)?$", r"\1 mois après la signature"),
    (r"(?i)^j\s*\+\s*(\d+)$", r"\1 jours après la signature"),
)
_SHORT = range(4, 6)  # longer words of the calendar are mended while they are read
_WORD = re.compile(r"[^\W_]+")
_MISREAD = str.maketrans("OoIl", "0011")


def mended(text: str, reads: Callable[[str], bool]) -> str | None:
    """The text with the least change that makes it a calendar; None where no change does."""
    return next((made for made in _made(text.strip()) if made != text.strip() and reads(made)), None)


def _made(text: str) -> Iterator[str]:
    for pattern, form in _FIGURES if any(map(str.isdigit, text)) else _WORDS:
        yield re.sub(pattern, form, text)
    yield _WORD.sub(_spelt, text)
    yield " ".join(_WORD.sub(_translated, text).split())


def _spelt(found: re.Match[str]) -> str:
    """The word of the calendar that a short word misspells, or the year that a scanner misread."""
    word = found[0]
    figures = word.translate(_MISREAD)
    if figures != word and figures.isdigit() and any(char.isdigit() for char in word):
        return figures
    plain = normalize(word).text
    if phrases().begin(plain) or (len(plain) - 1 not in _SHORT and len(plain) not in _SHORT):
        return word
    near = [known for known in _short_words() if known[0] == plain[0] and slips(known, plain) == 1]
    return written(near[0]) if len(near) == 1 else word


@cache
def _short_words() -> tuple[str, ...]:
    """The months and seasons of four or five letters; « mai » too, which « mais » may be as well as « mars »."""
    nouns = (normalize(forms.split("|")[0]).text for forms in (*MONTHS, *SEASONS))
    return tuple(word for word in nouns if len(word) in _SHORT or word == "mai")


def _translated(found: re.Match[str]) -> str:
    return _english().get(found[0].lower(), found[0])


@cache
def _english() -> dict[str, str]:
    pairs = (pair.strip().split("=") for pair in _ENGLISH.split("|"))
    return {english: french for english, french in pairs}  # noqa: C416 - pairs of two, which dict() does not know
