"""EDTF in and out, held against an independent implementation."""

import time
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from clsctl.core.calendar import Context, Reading, read
from clsctl.core.calendar.edtf import from_edtf, to_edtf
from clsctl.core.calendar.place import place
from clsctl.core.calendar.recurrence import Duration
from clsctl.core.calendar.tree import From, Lasting, Listing, Span, Unit, Until, When

_CODES = [*range(21, 24), *range(33, 42)]
years = st.integers(1, 9999).map(lambda year: f"{year:04}")
months = st.tuples(years, st.integers(1, 12)).map(lambda p: f"{p[0]}-{p[1]:02}")
days = st.dates().map(date.isoformat)
codes = st.tuples(years, st.sampled_from(_CODES)).map(lambda p: f"{p[0]}-{p[1]}")
plain = years | months | days


def _oracle(text: str) -> tuple[date | None, date | None]:
    """The first and last day by the other implementation; None for an open end."""
    parsed = parse_edtf(text)
    first, slash, last = text.partition("/")
    start = None if first == ".." else _day(parsed.lower_strict())
    return start, None if slash and last == ".." else _day(parsed.upper_strict())


def _day(moment: time.struct_time) -> date:
    return date(*moment[:3])


def _ours(text: str) -> Reading:
    clause = from_edtf(text)
    assert clause is not None
    placed = place(clause, Context())
    assert isinstance(placed, Reading)
    return placed


@settings(deadline=None, max_examples=25)
@given(plain | codes)
def test_a_date_means_what_the_oracle_says(text: str) -> None:
    reading = _ours(text)
    assert (reading.start, reading.end) == _oracle(text)
    assert reading.nature == "dated"
    assert reading.edtf == text


@settings(deadline=None, max_examples=25)
@given(plain, plain)
def test_an_interval_means_what_the_oracle_says(one: str, other: str) -> None:
    first, last = sorted((one, other), key=_oracle)
    text = f"{first}/{last}"
    if _oracle(first)[0] <= _oracle(last)[0]:  # type: ignore[operator]  # both are closed
        clause = from_edtf(text)
        assert clause is not None
        placed = place(clause, Context())
        if isinstance(placed, Reading):
            assert (placed.start, placed.end) == _oracle(text)
            assert placed.edtf == text
        else:
            assert _oracle(first)[1] > _oracle(last)[1]  # type: ignore[operator]  # 2020/2020-03 ends before it ends


@settings(deadline=None, max_examples=25)
@given(plain)
def test_open_ends_mean_what_the_oracle_says(text: str) -> None:
    for form, nature in ((f"{text}/..", "open"), (f"../{text}", "deadline")):
        reading = _ours(form)
        assert (reading.start, reading.end) == _oracle(form)
        assert reading.nature == nature
        assert reading.edtf == form


@pytest.mark.parametrize(
    "text",
    ["", "..", "../..", "/", "2020/", "/2020", "2020-1", "20", "202X", "2020?", "2020~", "Y20200", "juin 2020",
     "2020-12-17T10:00", "2020/2021/2022", "-2020", "[2020..2021]"],
)  # fmt: skip
def test_other_forms_are_not_taken(text: str) -> None:
    assert from_edtf(text) is None


@pytest.mark.parametrize("text", ["2020-13", "2020-20", "2020-32", "2020-42", "2020-00", "2020-02-30", "0000"])
def test_what_cannot_be_is_refused_when_it_is_placed(text: str) -> None:
    clause = from_edtf(text)
    assert clause is not None
    assert not isinstance(place(clause, Context()), Reading)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2e semestre 2019", "2019-41"),
        ("1er trimestre 2020", "2020-33"),
        ("2e quadrimestre 2021", "2021-38"),
        ("de janvier 2021 à juin 2021", "2021-01/2021-06"),
        ("décembre 2020", "2020-12"),
        ("à partir de 2024", "2024/.."),
        ("printemps 2023", "2023-21"),
        ("à partir du 2e semestre 2024", "2024-07/.."),
        ("d'ici le 1er trimestre 2024", "../2024-03"),
        ("avant le 1er mars 2024", "../2024-02-29"),
        ("avant le 2e trimestre 2024", "../2024-03"),
        ("après le 31 décembre 2024", "2025-01-01/.."),
        ("après le 2e trimestre 2024", "2024-07/.."),
        ("du 1er semestre 2024 au 3e trimestre 2025", "2024-01/2025-09"),
        ("T1, T2 et T3 2024", "2024-01/2024-09"),
        ("2024-2025-2026", "2024/2026"),
        # what is given bounds by convention has no form, nor has what none states
        ("fin 2024", None),
        ("de fin 2024 à juin 2025", None),
        ("à partir de fin 2024", None),
        ("avant l'été 2024", None),
        ("hiver 2023-2024", None),
        ("rentrée 2024", None),
        ("année scolaire 2023-2024", None),
        ("de l'été 2023 à juin 2024", None),
        ("1 fois par an", None),
        ("en continu", None),
        ("dès la signature", None),
        ("30/02/2020", None),
    ],
)
def test_the_form_of_an_expression(text: str, edtf: str | None) -> None:
    assert read(text).edtf == edtf


def test_a_clause_without_dates_has_no_form() -> None:
    quarter = Unit("quarter", 2024, 1)
    assert to_edtf(Lasting(Duration(years=1))) is None
    assert to_edtf(From(Unit("week", 2024, 6, 3), beyond=True)) is None
    assert to_edtf(Until(Unit("season", 2024, 2), short=True)) is None
    assert to_edtf(From(Unit("month", 2024, 13), beyond=True)) is None
    assert to_edtf(When(Unit("week", 2024, 6, 4))) is None  # a Tuesday
    assert to_edtf(When(Listing((Span(quarter, quarter), Span(quarter, quarter))))) == "2024-01/2024-03"
