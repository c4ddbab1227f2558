"""Which date the desk works on, and when the clock must not be believed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.business_day import LOCAL, ClockInDoubt, ClockMark, business_date, local_date

FRIDAY = dt.datetime(2026, 11, 20, 9, 0, tzinfo=LOCAL).astimezone(dt.UTC)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


def _next_working_day(day: dt.date) -> dt.date:
    after = day + DAY
    while after.weekday() >= 5:
        after += DAY
    return after


def _day(now: ClockMark, last: ClockMark | None) -> dt.date:
    return business_date(now, last, _next_working_day)


def _code(now: ClockMark, last: ClockMark | None) -> str:
    with pytest.raises(ClockInDoubt) as doubt:
        _day(now, last)
    return doubt.value.code


def test_the_first_day_is_believed() -> None:
    assert _day(ClockMark(FRIDAY), None) == dt.date(2026, 11, 20)


def test_the_zone_of_the_pc_does_not_matter() -> None:
    late = dt.datetime(2026, 11, 20, 18, 30, tzinfo=dt.UTC)
    assert local_date(late) == dt.date(2026, 11, 21)
    assert _day(ClockMark(late.astimezone(dt.timezone(-10 * HOUR))), None) == dt.date(2026, 11, 21)


def test_monday_after_friday_is_an_ordinary_day() -> None:
    assert _day(ClockMark(FRIDAY + 3 * DAY, "b"), ClockMark(FRIDAY, "a")) == dt.date(2026, 11, 23)


@pytest.mark.parametrize("days", [4, 5, 40, 4000])
def test_a_date_beyond_the_next_working_day_is_asked_about(days: int) -> None:
    assert _code(ClockMark(FRIDAY + days * DAY, "b"), ClockMark(FRIDAY, "a")) == "clock.ahead"


@pytest.mark.parametrize("days", [1, 2, 400])
def test_a_clock_that_went_back_a_day_or_more_is_asked_about(days: int) -> None:
    assert _code(ClockMark(FRIDAY - days * DAY, "b"), ClockMark(FRIDAY, "a")) == "clock.back"


def test_a_clock_set_back_over_midnight_by_minutes_keeps_the_later_date() -> None:
    after_midnight = dt.datetime(2026, 11, 20, 0, 5, tzinfo=LOCAL)
    before_midnight = dt.datetime(2026, 11, 19, 23, 58, tzinfo=LOCAL)
    assert _day(ClockMark(before_midnight), ClockMark(after_midnight)) == dt.date(2026, 11, 20)


def test_within_one_start_of_the_pc_even_the_next_day_is_asked_about_if_no_time_went_by() -> None:
    last = ClockMark(FRIDAY, "a", 1000.0)
    assert _code(ClockMark(FRIDAY + DAY + dt.timedelta(minutes=1), "a", 1060.0), last) == "clock.ahead"


def test_within_one_start_of_the_pc_a_long_weekend_that_really_went_by_is_believed() -> None:
    gone = 10 * DAY
    now = ClockMark(FRIDAY + gone, "a", 1000.0 + gone.total_seconds())
    assert _day(now, ClockMark(FRIDAY, "a", 1000.0)) == dt.date(2026, 11, 30)


@given(st.integers(-400_000, 400_000), st.integers(0, 400_000), st.booleans())
def test_the_date_never_goes_back_by_itself(moved_min: int, ran_min: int, same_start: bool) -> None:
    last = ClockMark(FRIDAY, "a", 0.0)
    now = ClockMark(FRIDAY + dt.timedelta(minutes=moved_min), "a" if same_start else "b", ran_min * 60.0)
    try:
        day = _day(now, last)
    except ClockInDoubt:
        return
    assert day >= local_date(last.at)
    assert day >= local_date(now.at)
