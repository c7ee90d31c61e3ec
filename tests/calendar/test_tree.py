"""Every unit, said in French, is read back as itself."""

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from clsctl.core.calendar import Bounds, read
from clsctl.core.calendar.intervals import interval
from clsctl.core.calendar.outcome import Interval
from clsctl.core.calendar.spelling import meant
from clsctl.core.calendar.tree import Kind, Span, Unit
from clsctl.core.calendar.words import say

years = st.integers(1900, 2198)  # a winter goes on into the next
parts = st.sampled_from(["", "debut", "mi", "fin"])


def _unit(kind: Kind, *fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Unit]:
    return st.tuples(*fields).map(lambda values: Unit(kind, *values))


units = st.one_of(
    _unit("day", years, st.integers(1, 12), st.integers(1, 31)),
    _unit("week", years, st.integers(1, 12), st.integers(1, 31)),
    _unit("iso_week", years, st.integers(1, 53)),
    _unit("fortnight", years, st.integers(1, 12), st.integers(1, 2)),
    _unit("month", years, st.integers(1, 12), st.just(0), parts),
    _unit("quarter", years, st.integers(1, 4), st.just(0), parts),
    _unit("quadrimester", years, st.integers(1, 3), st.just(0), parts),
    _unit("semester", years, st.integers(1, 2), st.just(0), parts),
    _unit("season", years, st.integers(1, 3), st.just(0), parts),
    _unit("rentree", years),
    _unit("year", years, st.just(0), st.just(0), parts),
    years.map(lambda year: Unit("season", year, 4, year2=year + 1)),
    years.map(lambda year: Unit("school_year", year, year2=year + 1)),
)


@settings(deadline=None)
@given(units)
def test_a_unit_said_is_read_back(unit: Unit) -> None:
    days = interval(unit, Bounds())
    reading = read(say(unit))
    if isinstance(days, Interval):
        assert (reading.nature, reading.start, reading.end) == ("dated", days.start, days.end)
    else:
        assert reading.nature == "undatable"


@settings(deadline=None)
@given(units, units)
def test_a_span_said_is_read_back(first: Unit, last: Unit) -> None:
    one, other = interval(first, Bounds()), interval(last, Bounds())
    assume(isinstance(one, Interval) and isinstance(other, Interval))
    assert isinstance(one, Interval)
    assert isinstance(other, Interval)
    reading = read(say(Span(first, last)))
    if one.start <= other.start and one.start <= other.end:
        assert (reading.nature, reading.start, reading.end) == ("dated", one.start, other.end)
    else:
        assert reading.nature == "undatable"


@settings(deadline=None)
@given(units, st.sampled_from(["d'ici", "jusqu'à", "à partir de", "avant", "après", "dès"]))
def test_introduced_by_a_preposition(unit: Unit, words: str) -> None:
    days = interval(unit, Bounds())
    assume(isinstance(days, Interval))
    assert isinstance(days, Interval)
    reading = read(f"{words} {say(unit)}")
    if words in ("à partir de", "dès"):
        assert (reading.nature, reading.start) == ("open", days.start)
    elif words in ("d'ici", "jusqu'à"):
        assert (reading.nature, reading.end) == ("deadline", days.end)
    else:
        assert reading.nature == {"avant": "deadline", "après": "open"}[words]


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("trismestre", "trimestre"),
        ("trimstre", "trimestre"),
        ("semstre", "semestre"),
        ("sernestre", "semestre"),
        ("semestrre", "semestre"),
        ("septmbre", "septembre"),
        ("spetembre", "septembre"),
        ("decmebre", "decembre"),
        ("fevirer", "fevrier"),
        ("quadrimetre", "quadrimestre"),
        ("trismestres", "trimestres"),
        ("juilet", "juillet"),
    ],
)
def test_misspelt_units(word: str, known: str) -> None:
    assert meant(word) == known


@pytest.mark.parametrize(
    "word", ["levrier", "sevrier", "demembre", "avirl", "juni", "entree", "membre", "domaine", "registre", "terrestre",
             "ministre", "sinistre", "triste", "romaine", "semailles", "billet", "printanier", "obtenir"],
)  # fmt: skip
def test_other_words_are_left_alone(word: str) -> None:
    assert meant(word) is None
