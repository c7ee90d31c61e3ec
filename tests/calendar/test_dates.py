"""Written dates and month arithmetic, from the year 1 to the year 9999."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsctl.core.calendar.dates import add_days, add_months, civil, month_end, month_length, parse_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020-06-30", date(2020, 6, 30)),
        ("30/06/2020", date(2020, 6, 30)),
        ("0001-01-01", date(1, 1, 1)),
        ("31/12/9999", date(9999, 12, 31)),
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_the_two_forms(text: str, day: date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    "text",
    ["", "2020", "2020-6-30", "30/6/2020", "30-06-2020", "2020/06/30", "30/02/2020", "2020-13-01", "0000-01-01",
     " 2020-06-30", "2020-06-30\n", "٢٠٢٠-06-30", "30.06.2020"],
)  # fmt: skip
def test_nothing_else_is_a_date(text: str) -> None:
    assert parse_date(text) is None


@given(st.dates())
def test_both_forms_read_back(day: date) -> None:
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day.day:02}/{day.month:02}/{day.year:04}") == day


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2100, 1, 31), 1, date(2100, 2, 28)),
        (date(2000, 1, 30), 1, date(2000, 2, 29)),
        (date(2024, 3, 31), 1, date(2024, 4, 30)),
        (date(2024, 11, 15), 3, date(2025, 2, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 1, 15), -1, date(2023, 12, 15)),
        (date(9999, 12, 1), 1, None),
        (date(1, 1, 1), -1, None),
    ],
)
def test_months_are_added_day_to_day(day: date, months: int, later: date | None) -> None:
    assert add_months(day, months) == later


@given(st.dates(), st.integers(-130000, 130000))
def test_adding_months_never_raises_and_never_lengthens(day: date, months: int) -> None:
    later = add_months(day, months)
    if later is not None:
        assert later.day <= day.day
        assert (later.year - day.year) * 12 + later.month - day.month == months


def test_days_out_of_range_are_none() -> None:
    assert add_days(date(9999, 12, 31), 1) is None
    assert add_days(date(1, 1, 1), -1) is None
    assert add_days(date(2024, 2, 28), 2) == date(2024, 3, 1)


@given(st.integers(1, 9999), st.integers(1, 12))
def test_the_month_ends_before_the_next_begins(year: int, month: int) -> None:
    last = month_end(year, month)
    assert last.day == month_length(year, month)
    follows = add_days(last, 1)
    assert follows is None or follows.day == 1


def test_a_day_that_is_none() -> None:
    assert civil(2023, 2, 29) is None
    assert civil(0, 1, 1) is None
    assert civil(2024, 2, 29) == date(2024, 2, 29)
