"""Durations, and the whole periods that close between two days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsctl.core.calendar.recurrence import Duration, Period, after, open_period, parse_duration, periods


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("P1Y", Duration(years=1)),
        ("P18M", Duration(months=18)),
        ("P2W", Duration(weeks=2)),
        ("P15D", Duration(days=15)),
        ("P1Y6M", Duration(1, 6)),
        ("P0D", Duration()),
    ],
)
def test_durations_read_and_write(text: str, duration: Duration) -> None:
    assert parse_duration(text) == duration
    assert duration.iso == text


@pytest.mark.parametrize("text", ["", "P", "1Y", "P1H", "PT1H", "P-1Y", "P1.5Y", "an"])
def test_what_is_no_duration(text: str) -> None:
    assert parse_duration(text) is None
    assert periods(text, date(2020, 1, 1), date(2030, 1, 1)) == ()


@pytest.mark.parametrize(
    ("every", "start", "end", "expected"),
    [
        ("P1Y", date(2020, 6, 15), date(2022, 12, 31), ["2021-01-01/2021-12-31", "2022-01-01/2022-12-31"]),
        ("P1Y", date(2020, 1, 1), date(2021, 12, 30), ["2020-01-01/2020-12-31"]),
        ("P6M", date(2020, 1, 2), date(2021, 7, 1), ["2020-07-01/2020-12-31", "2021-01-01/2021-06-30"]),
        ("P3M", date(2020, 6, 15), date(2020, 12, 31), ["2020-07-01/2020-09-30", "2020-10-01/2020-12-31"]),
        ("P1M", date(2020, 1, 31), date(2020, 3, 31), ["2020-02-01/2020-02-29", "2020-03-01/2020-03-31"]),
        ("P2M", date(2020, 2, 1), date(2020, 6, 30), ["2020-03-01/2020-04-30", "2020-05-01/2020-06-30"]),
        ("P2Y", date(2020, 6, 1), date(2024, 12, 31), ["2021-01-01/2022-12-31", "2023-01-01/2024-12-31"]),
        ("P1W", date(2020, 6, 17), date(2020, 7, 5), ["2020-06-22/2020-06-28", "2020-06-29/2020-07-05"]),
        ("P1W", date(2020, 6, 22), date(2020, 6, 28), ["2020-06-22/2020-06-28"]),
        ("P1D", date(2020, 6, 17), date(2020, 6, 18), ["2020-06-17/2020-06-17", "2020-06-18/2020-06-18"]),
        ("P5M", date(2020, 2, 1), date(2020, 12, 31), ["2020-02-01/2020-06-30", "2020-07-01/2020-11-30"]),
        ("P1M3D", date(2020, 1, 3), date(2020, 3, 3), ["2020-02-01/2020-03-03"]),
        ("P0D", date(2020, 1, 1), date(2030, 1, 1), []),
        ("P1Y", date(2022, 1, 1), date(2021, 1, 1), []),
    ],
)
def test_whole_periods(every: str, start: date, end: date, expected: list[str]) -> None:
    assert [f"{period.start}/{period.end}" for period in periods(every, start, end)] == expected


def test_the_open_period() -> None:
    assert open_period("P1Y", date(2020, 6, 15), date(2020, 7, 1)) == Period(date(2021, 1, 1), date(2021, 12, 31))
    assert open_period("P3M", date(2020, 1, 1), date(2020, 6, 30)) == Period(date(2020, 4, 1), date(2020, 6, 30))
    assert open_period("P1Y", date(9999, 1, 1), date(9999, 6, 1)) == Period(date(9999, 1, 1), date(9999, 12, 31))
    assert open_period("P2Y", date(9999, 1, 1), date(9999, 6, 1)) is None
    assert open_period("P1D", date(9999, 12, 31), date(9999, 12, 31)) == Period(date(9999, 12, 31), date(9999, 12, 31))
    assert open_period("P1Y", date(9999, 2, 1), date(9999, 6, 1)) is None


def test_a_duration_past_the_last_year_is_none() -> None:
    assert after(date(9999, 1, 1), Duration(years=1)) is None
    assert after(date(2024, 1, 31), Duration(months=1, days=1)) == date(2024, 3, 1)


@given(
    st.sampled_from(["P1Y", "P6M", "P4M", "P3M", "P2M", "P1M", "P2Y", "P6Y", "P5M", "P18M", "P1W", "P10D"]),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.integers(0, 3000),
)
def test_periods_follow_each_other_inside_the_bounds(every: str, start: date, days: int) -> None:
    end = start + timedelta(days=days)
    found = periods(every, start, end)
    assert all(start <= period.start <= period.end <= end for period in found)
    assert all(a.end + timedelta(days=1) == b.start for a, b in pairwise(found))
    opened = open_period(every, start, end)
    assert opened is not None
    assert opened.end >= end
    assert not found or opened.start <= found[-1].end + timedelta(days=1)
