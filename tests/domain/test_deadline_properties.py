"""What holds of every due date, whoever comes when: tried on thousands of receptions nobody thought of."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import Calendar, DayKind, OfficeHours
from app.domain.calendar_file import read_calendar
from app.domain.deadline import DueDate, due_date, restarted, shifted
from app.domain.procedure import LimitUnit, TimeLimit
from app.domain.rule_set import RuleSet, read_rule_sets

RESOURCES = Path(__file__).parents[2] / "resources"
NATIONAL = read_calendar(json.loads((RESOURCES / "calendar" / "vietnam.json").read_text("utf-8")))
RULES = read_rule_sets(json.loads((RESOURCES / "rules" / "rule_sets.json").read_text("utf-8")))

HERE = dt.timezone(dt.timedelta(hours=7))
MORNING = ((dt.time(7, 30), dt.time(11, 30)),)
AFTERNOON = ((dt.time(13), dt.time(16, 45)),)
RESIDENCE = "Cư trú"


def _with_closures(days: list[tuple[int, DayKind]]) -> Calendar:
    calendar = NATIONAL.with_saturday_duty(RESIDENCE, MORNING).with_hours(
        OfficeHours(weekdays=((2, MORNING), (4, AFTERNOON)))
    )
    for offset, kind in days:
        calendar = calendar.with_override(
            dt.date(2025, 1, 1) + dt.timedelta(days=offset),
            kind,
            "bão",
            by="u-giam-sat",
            at=dt.datetime(2025, 1, 1, tzinfo=HERE),
            sessions=AFTERNOON if kind is DayKind.HALF_DAY else (),
        )
    return calendar


moments = st.datetimes(
    dt.datetime(2024, 1, 1),  # noqa: DTZ001 - Hypothesis takes plain bounds and adds the zone
    dt.datetime(2028, 6, 30),  # noqa: DTZ001
    timezones=st.sampled_from([HERE, dt.UTC, dt.timezone(dt.timedelta(hours=-5, minutes=-30))]),
)
calendars = st.one_of(
    st.just(NATIONAL),
    st.lists(st.tuples(st.integers(0, 1200), st.sampled_from(list(DayKind))), max_size=6).map(_with_closures),
)
fields = st.sampled_from([None, RESIDENCE, "Hộ tịch"])
counted = st.sampled_from([LimitUnit.WORKING_DAY, LimitUnit.CALENDAR_DAY, LimitUnit.HOUR])
limits = st.builds(TimeLimit, st.integers(1, 90), st.one_of(counted, st.just(LimitUnit.SAME_DAY)))


def _rules(moment: dt.datetime) -> RuleSet:
    return RULES.rule_set_on(moment.astimezone(HERE).date())


def _due(
    limit: TimeLimit, received: dt.datetime, calendar: Calendar, field: str | None
) -> tuple[DueDate, dt.datetime]:
    found = due_date(limit, received, calendar, _rules(received), field)
    assert found.due is not None
    return found, found.due


@given(limits, moments, calendars, fields)
def test_never_before_reception_and_never_outside_office_hours(
    limit: TimeLimit, received: dt.datetime, calendar: Calendar, field: str | None
) -> None:
    _, due = _due(limit, received, calendar, field)
    assert due >= received
    assert calendar.is_working_day(due.date(), field)
    assert any(opening <= due.time() <= closing for opening, closing in calendar.sessions(due.date(), field))


@given(limits, moments, st.timedeltas(dt.timedelta(0), dt.timedelta(days=12)), calendars, fields)
def test_who_comes_later_is_never_due_earlier(
    limit: TimeLimit, first: dt.datetime, gap: dt.timedelta, calendar: Calendar, field: str | None
) -> None:
    _, earlier = _due(limit, first, calendar, field)
    _, later = _due(limit, first + gap, calendar, field)
    if limit.unit is LimitUnit.CALENDAR_DAY:
        # Counted in days: two ends that roll to one working day keep the clock times of their receptions.
        assert earlier.date() <= later.date()
    else:
        assert earlier <= later


@given(moments, st.timedeltas(dt.timedelta(0), dt.timedelta(hours=10)), st.integers(1, 60), calendars, fields)
def test_of_two_on_one_day_the_later_is_never_due_earlier(
    first: dt.datetime, gap: dt.timedelta, value: int, calendar: Calendar, field: str | None
) -> None:
    start = calendar.next_opening(first, field)
    later = min(start + gap, calendar.closing(start.date(), field))
    limit = TimeLimit(value, LimitUnit.CALENDAR_DAY)
    assert _due(limit, start, calendar, field)[1] <= _due(limit, later, calendar, field)[1]


@given(counted, st.integers(1, 60), st.integers(0, 30), moments, calendars, fields)
def test_a_longer_limit_never_ends_earlier(
    unit: LimitUnit, value: int, more: int, received: dt.datetime, calendar: Calendar, field: str | None
) -> None:
    shorter = _due(TimeLimit(value, unit), received, calendar, field)[1]
    longer = _due(TimeLimit(value + more, unit), received, calendar, field)[1]
    assert shorter <= longer


@given(st.integers(1, 40), moments, calendars, fields)
def test_hours_are_those_the_counter_was_open(
    value: int, received: dt.datetime, calendar: Calendar, field: str | None
) -> None:
    # An independent count: every minute from reception to the due date, open or not.
    received = received.replace(second=0, microsecond=0)
    _, due = _due(TimeLimit(value, LimitUnit.HOUR), received, calendar, field)
    minute, open_minutes = received.astimezone(HERE), 0
    while minute < due:
        open_minutes += any(
            opening <= minute.time() < closing for opening, closing in calendar.sessions(minute.date(), field)
        )
        minute += dt.timedelta(minutes=1)
    assert open_minutes == value * 60


@given(st.integers(1, 40), moments, calendars, fields)
def test_working_days_are_those_the_office_worked(
    value: int, received: dt.datetime, calendar: Calendar, field: str | None
) -> None:
    _, due = _due(TimeLimit(value, LimitUnit.WORKING_DAY), received, calendar, field)
    start = calendar.next_opening(received, field).date()
    days = [start + dt.timedelta(days=ahead) for ahead in range(1, (due.date() - start).days + 1)]
    assert sum(calendar.is_working_day(day, field) for day in days) == value


@given(limits, moments, calendars, fields)
def test_every_day_stepped_over_is_named(
    limit: TimeLimit, received: dt.datetime, calendar: Calendar, field: str | None
) -> None:
    found, due = _due(limit, received, calendar, field)
    named = " ".join(text for step in found.explained for _, text in step.facts)
    start = calendar.next_opening(received, field).date()
    if limit.unit is LimitUnit.CALENDAR_DAY:
        assert limit.value is not None
        start += dt.timedelta(days=limit.value - 1)
    day = start + dt.timedelta(days=1)
    while day <= due.date():
        if not calendar.is_working_day(day, field):
            assert day.isoformat() in named
        day += dt.timedelta(days=1)


@given(
    limits,
    moments,
    st.timedeltas(dt.timedelta(0), dt.timedelta(days=20)),
    st.timedeltas(dt.timedelta(0), dt.timedelta(days=20)),
    calendars,
    fields,
)
def test_a_pause_never_brings_the_due_date_nearer(
    limit: TimeLimit,
    received: dt.datetime,
    until_pause: dt.timedelta,
    pause: dt.timedelta,
    calendar: Calendar,
    field: str | None,
) -> None:
    before, due = _due(limit, received, calendar, field)
    paused = received + until_pause
    moved = shifted(before, paused, paused + pause, calendar, field).due
    assert moved is not None
    assert moved >= due
    assert calendar.is_working_day(moved.date(), field)
    if paused < due:
        assert moved >= paused + pause
        anew = restarted(limit, paused + pause, calendar, _rules(received), field).due
        assert anew is not None
        assert anew >= paused + pause
