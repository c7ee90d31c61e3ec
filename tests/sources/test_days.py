"""Days in Paris, and which commit of a history a day stands for."""

import zoneinfo
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsctl.sources.days import day_asked, day_of, last_by, last_second
from tests.sources.plain import trouble


def seconds(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


@pytest.mark.parametrize("text", ["2020-07-01", "01/07/2020"])
def test_both_forms_of_a_day(text: str) -> None:
    assert day_asked(text) == date(2020, 7, 1)


@pytest.mark.parametrize(
    "text", ["HEAD", "2020", "2020-07", "v2020-07-01", "20200701", "", "٢٠٢٠-٠٧-٠١", "2020-07-01\n"]
)
def test_what_is_left_to_git(text: str) -> None:
    assert day_asked(text) is None


@pytest.mark.parametrize("text", ["2020-02-30", "31/04/2021", "0000-01-01", "1/7/2020"])
def test_a_day_that_is_none(text: str) -> None:
    message, hint = trouble(lambda: day_asked(text))
    assert message == f"{text} is not a day of the calendar."
    assert f"refs/heads/{text}" in hint


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2020-01-14T23:59:59+01:00", date(2020, 1, 14)),
        ("2020-01-15T00:00:00+01:00", date(2020, 1, 15)),
        ("2020-07-14T22:00:00+00:00", date(2020, 7, 15)),
        ("2020-07-14T21:59:59+00:00", date(2020, 7, 14)),
        ("2020-03-29T21:59:59+00:00", date(2020, 3, 29)),  # summer time began that morning
        ("2020-03-29T22:00:00+00:00", date(2020, 3, 30)),
        ("2020-10-25T22:59:59+00:00", date(2020, 10, 25)),  # and ended on that one
        ("2020-10-25T23:00:00+00:00", date(2020, 10, 26)),
    ],
)
def test_the_end_of_a_day_in_paris(moment: str, day: date) -> None:
    assert day_of(seconds(moment)) == day
    assert seconds(moment) <= last_second(day)
    assert seconds(moment) > last_second(day - timedelta(days=1))


def test_days_of_the_clock_changes_have_23_and_25_hours() -> None:
    for day, hours in ((date(2020, 3, 29), 23), (date(2020, 10, 25), 25), (date(2020, 10, 26), 24)):
        assert round(last_second(day) - last_second(day - timedelta(days=1))) == hours * 3600


@given(st.integers(-(2**31), 2**33))
def test_a_moment_is_within_its_day(at: int) -> None:
    day = day_of(at)
    assert last_second(day - timedelta(days=1)) < at <= last_second(day)


def test_the_ends_of_the_calendar() -> None:
    assert last_second(date.max) > last_second(date(9999, 12, 30))
    assert last_second(date.min) < 0
    message, _ = trouble(lambda: day_of(10**15))
    assert "no day" in message


def test_a_system_without_time_zones(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str) -> object:
        raise zoneinfo.ZoneInfoNotFoundError(name)

    monkeypatch.setattr(zoneinfo, "ZoneInfo", none)
    message, hint = trouble(lambda: day_of(0))
    assert "no data on time zones" in message
    assert "tzdata" in hint


MOMENTS = st.integers(0, 40)
HISTORIES = st.lists(MOMENTS, max_size=12)


@given(st.lists(MOMENTS, min_size=1, max_size=12), MOMENTS)
def test_on_clocks_that_agree_it_is_the_last_one_up_to_the_end(times: list[int], end: int) -> None:
    newest_first = sorted(times, reverse=True)
    place = last_by(newest_first, end)
    assert newest_first[:place] == [moment for moment in newest_first if moment > end]


@given(HISTORIES, MOMENTS)
def test_the_cut_has_the_fewest_commits_on_the_wrong_side(times: list[int], end: int) -> None:
    def misplaced(place: int) -> int:
        return sum(moment <= end for moment in times[:place]) + sum(moment > end for moment in times[place:])

    costs = [misplaced(place) for place in range(len(times) + 1)]
    earliest_best = max(place for place, cost in enumerate(costs) if cost == min(costs))
    assert last_by(times, end) == (earliest_best if earliest_best < len(times) else None)


@given(HISTORIES, MOMENTS, MOMENTS)
def test_a_later_day_never_shows_an_earlier_commit(times: list[int], one: int, other: int) -> None:
    early, late = sorted((one, other))
    places = [last_by(times, end) for end in (early, late)]
    first, second = (len(times) if place is None else place for place in places)
    assert second <= first


@given(HISTORIES, MOMENTS, st.lists(st.integers(41, 60), max_size=5))
def test_later_work_does_not_change_what_a_day_shows(times: list[int], end: int, later: list[int]) -> None:
    before, after = last_by(times, end), last_by([*later, *times], end)
    assert after == (None if before is None else before + len(later))


def test_a_clock_that_fell_back_to_1970_does_not_bring_june_into_march() -> None:
    newest_first = ["2020-12-01", "1970-01-01", "2020-06-01", "2020-01-01"]
    times = [seconds(f"{day}T12:00:00+01:00") for day in newest_first]
    assert last_by(times, last_second(date(2020, 3, 1))) == 3


def test_a_clock_that_ran_ahead_does_not_hide_what_followed() -> None:
    newest_first = ["2020-12-01", "2020-07-01", "2020-06-01", "2038-01-01", "2020-01-01"]
    times = [seconds(f"{day}T12:00:00+01:00") for day in newest_first]
    assert last_by(times, last_second(date(2020, 8, 1))) == 1
