"""The grammar of lengths and rhythms: « 18 mois », « tous les deux ans », « 2 à 3 fois par an », « mensuel »."""

from clsctl.core.calendar.leaves import Tokens, is_unit, of
from clsctl.core.calendar.recurrence import Duration, parse_duration
from clsctl.core.calendar.tree import Always, Every, Lasting

LENGTHS = {
    "day": Duration(days=1), "week": Duration(weeks=1), "month": Duration(months=1), "quarter": Duration(months=3),
    "quadrimester": Duration(months=4), "semester": Duration(months=6), "year": Duration(years=1),
}  # fmt: skip
_COUNTED = {"m": "month", "j": "day"}
_YEARLY = frozenset({"season", "rentree", "school", "month"})
_YEARLY_ONCE = ("P1Y", 1)
_NOUNS = 6  # words between a number and « par an » at most: « 2 réunions du comité de pilotage par an »

Measured = tuple[Duration, int] | None
Rhythm = tuple[Every, int] | None


def number(t: Tokens, i: int) -> tuple[int, int] | None:
    """A number in figures or letters, perhaps both: « 6 », « six », « 6 (six) »; September's « sept » too."""
    value = 7 if t[i].text == "sept" else t[i].value if t[i].kind == "num" else None
    if value is None:
        return None
    if t[i + 1].kind == "open" and t[i + 2].kind == "num" and t[i + 2].value == value and t[i + 3].kind == "close":
        return value, i + 4
    return value, i + 1


def duration(t: Tokens, i: int) -> Measured:
    """A length of time: « 18 mois », « deux ans », « 6 (six) mois », « M+6 »."""
    if t[i].kind == "plus" and t[i].text[0] in _COUNTED:
        return LENGTHS[_COUNTED[t[i].text[0]]].times(t[i].value[0]), i + 1
    count = number(t, i)
    one = count and _length(t, count[1])
    return (one.times(count[0]), count[1] + 1) if count and one and 0 < count[0] < 1000 else None


def _length(t: Tokens, i: int) -> Duration | None:
    # « 3 x/sem. »: a week, or a semester?
    return LENGTHS.get(t[i].value[0]) if t[i].kind == "unit" and t[i].text != "sem" else None


def told(t: Tokens, i: int) -> int:
    """The place after « une durée de », « durée : », or the same place."""
    j = i + 1 if t[i].kind == "num" and t[i].value == 1 else i
    if t[j].kind != "length":
        return i
    return j + 2 if t[j + 1].kind in ("of", "colon") else j + 1


def lasting(t: Tokens, i: int) -> tuple[Lasting, int] | None:
    """A length that stands by itself, or that is said to begin soon: « cinq années à venir »."""
    found = duration(t, i)
    if not found:
        return None
    length, j = found
    return (Lasting(length, coming=True), j + 1) if t[j].kind == "coming" else (Lasting(length), j)


def every(t: Tokens, i: int) -> Rhythm:
    """Any rhythm that begins here."""
    token = t[i]
    if token.kind == "recurring":
        duration_of = parse_duration(token.value[0])
        return Every(duration_of or Duration(), token.value[1]), i + 1
    if token.kind == "at_least" and (rhythm := each(t, i + 1)):
        return rhythm
    if token.kind in ("a", "lead", "article"):  # « à chaque rentrée »
        return each(t, i + 1) if t[i + 1].kind == "each" else None
    if token.kind in ("all", "each", "of"):
        return each(t, i) or _counted(t, i)
    return _counted(t, i)


def each(t: Tokens, i: int) -> Rhythm:
    """« tous les ans », « toutes les deux semaines », « chaque trimestre », « chaque lundi », « tous les étés »."""
    j = i + 1 if t[i].kind == "of" else i
    if t[j].kind not in ("all", "each"):
        return None
    if t[j].kind == "all" and (length := duration(t, j + 1)):
        return Every(length[0]), length[1]
    noun = t[j + 1].kind
    one = LENGTHS["week"] if noun == "weekday" else LENGTHS["year"] if noun in _YEARLY else _length(t, j + 1)
    return (Every(one), j + 2) if one else None


def _counted(t: Tokens, i: int) -> Rhythm:
    """« 2 fois par an », « 1/an », « au moins une réunion par trimestre », « 1 fois tous les 2 mois »."""
    j = i + 1 if t[i].kind in ("at_least", "between", "of") else i
    low = number(t, j)
    if not low or not 0 < low[0] < 1000:
        return None
    times, j = low
    most = None
    if (
        t[j].kind in ("a", "dash", "slash", "and" if t[i].kind == "between" else "a")
        and (high := number(t, j + 1))
        and high[0] > times
    ):
        most, j = high
    per = _noun(t, j)
    if t[per].kind == "recurring" and per > j and not most and (times == 1 or t[per].value == _YEARLY_ONCE):
        rhythm = every(t, per)  # « 1 COPIL annuel », « 2 réunions annuelles »
        return (rhythm[0]._replace(times=times * rhythm[0].times), rhythm[1]) if rhythm else None
    named = any(token.kind != "of" for token in t[j:per]) or t[per].kind in ("per", "slash")
    measured = _period(t, per) if named else None  # « le 15 de chaque mois » is no count
    if not measured:
        return None
    length, j = measured
    return Every(length, times, most), j + 1 if t[j].kind == "at_least" else j


def _noun(t: Tokens, i: int) -> int:
    """The place after what is counted: « fois », « réunions du comité »; nothing that is measured or dated."""
    j = i
    while j - i < _NOUNS and t[j].kind in ("times", "of", "at_least", "word"):
        j += 1
    return j


def _period(t: Tokens, i: int) -> Measured:
    """« par an », « /an », « tous les deux mois », « chaque année », « l'an »."""
    if t[i].kind in ("per", "slash"):
        one = _length(t, i + 1)
        return (one, i + 2) if one else duration(t, i + 1)  # « 1 fois / 2 ans »
    if t[i].kind == "article" and is_unit(t[i + 1], "year", many=False):
        return LENGTHS["year"], i + 2
    rhythm = each(t, i) if t[i].kind in ("all", "each") else None
    return (rhythm[0].duration, rhythm[1]) if rhythm else None


def always(t: Tokens, i: int) -> tuple[Always, int] | None:
    """Continuous: « en continu », « au fil de l'eau », « au fur et à mesure du déploiement »."""
    if t[i].kind == "always":
        return Always(), i + 1
    if t[i].kind == "whole":
        year = of(t, i + 1)
        all_of_it = is_unit(t[year], "year", many=False) and t[year + 1].kind not in ("year", "civil")
        return (Always(), year + 1) if all_of_it else None
    j = i + 1
    while t[j].kind in ("of", "article", "word", "from", "contract"):
        j += 1
    return Always(phrase=True), j
