"""From the tree back to French, in the form the grammar likes best: for hints, notes and proposals to split."""

from collections.abc import Callable

from clsctl.core.calendar.tree import Span, Time, Unit

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
_SEASONS = ("printemps", "été", "automne", "hiver")
_RANKED = {"quarter": "trimestre", "quadrimester": "quadrimestre", "semester": "semestre"}
_PARTS = {"debut": "début", "mi": "mi", "fin": "fin"}
_OWN_YEAR = frozenset({"season", "rentree", "school_year", "year"})


def say(what: Time) -> str:
    """The words of a time: « 2e trimestre 2021 », « du 1er mars 2022 au 15 mars 2022 », « juin 2024 et août 2024 »."""
    if isinstance(what, Unit):
        return say_unit(what)
    if isinstance(what, Span):
        return f"{_with('de', what.first)} {_with('à', what.last)}"
    said = [say(item) for item in what.items]
    return f"{', '.join(said[:-1])} et {said[-1]}"


def the(what: Time) -> str:
    """The words of a time with its article: « le 30 juin 2026 », « l'été 2026 », « juin 2026 »."""
    return _with("", what).strip() if isinstance(what, Unit) else say(what)


def _with(preposition: str, unit: Unit) -> str:
    """« de » or « à » with the words of a unit: « du 2e semestre 2024 », « d'avril 2024 », « à la rentrée 2024 »."""
    words = say_unit(unit)
    article = "" if unit.part else _ARTICLES.get((unit.kind, unit.rank)) or _ARTICLES.get((unit.kind, 0), "")
    if article == "le ":
        return f"{_CONTRACTED.get(preposition, 'le')} {words}"
    if not article and preposition == "de" and words[0] in "ao":
        return f"d'{words}"
    return f"{preposition} {article}{words}"


def say_unit(unit: Unit) -> str:
    """The words of one unit, with its year where it has one."""
    plain = _SAY[unit.kind](unit) if unit.kind in _SAY else f"{ordinal(unit.rank)} {_RANKED[unit.kind]}"
    year = "" if unit.kind in _OWN_YEAR or unit.year is None else f" {unit.year:04}"
    if not unit.part:
        return plain + year
    if unit.kind in _RANKED:
        return f"{'milieu' if unit.part == 'mi' else _PARTS[unit.part]} du {plain}{year}"
    return f"{_PARTS[unit.part]}{'-' if unit.part == 'mi' else ' '}{plain}{year}"


def ordinal(rank: int) -> str:
    """« 1er », « 2e »."""
    return "1er" if rank == 1 else f"{rank}e"


def _two(unit: Unit) -> str:
    if unit.year is None:
        return ""
    return f" {unit.year:04}-{unit.year2:04}" if unit.year2 else f" {unit.year:04}"


def _month(rank: int) -> str:
    return MONTHS[rank - 1] if 1 <= rank <= 12 else f"{rank:02}"


_CONTRACTED = {"de": "du", "à": "au"}
_ARTICLES = {
    **dict.fromkeys((("day", 0), ("quarter", 0), ("quadrimester", 0), ("semester", 0), ("season", 1)), "le "),
    **dict.fromkeys((("week", 0), ("iso_week", 0), ("fortnight", 0), ("rentree", 0)), "la "),
    **dict.fromkeys((("season", 0), ("school_year", 0)), "l'"),
}
_SAY: dict[str, Callable[[Unit], str]] = {
    "day": lambda u: f"{'1er' if u.day == 1 else u.day} {_month(u.rank)}",
    "week": lambda u: f"semaine du {'1er' if u.day == 1 else u.day} {_month(u.rank)}",
    "iso_week": lambda u: f"semaine {u.rank}",
    "fortnight": lambda u: f"{'1re' if u.day == 1 else '2e'} quinzaine de {_month(u.rank)}",
    "month": lambda u: _month(u.rank),
    "season": lambda u: _SEASONS[u.rank - 1] + _two(u),
    "rentree": lambda u: "rentrée" + _two(u),
    "school_year": lambda u: "année scolaire" + _two(u),
    "year": lambda u: f"{u.year:04}" if u.year else "année",
    "ordinal": lambda u: f"{u.rank}",
}
