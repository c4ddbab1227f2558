"""Due dates against a table written by hand from the law and the calendars of 2024 to 2029."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from app.domain.calendar import Calendar, DayKind, OfficeHours
from app.domain.calendar_file import read_calendar
from app.domain.deadline import DueState, WhyUnknown, due_date, due_state, in_words
from app.domain.procedure import LimitUnit, TimeLimit
from app.domain.rule_set import RuleSets, read_rule_sets
from app.errors import OfficerCanFix

RESOURCES = Path(__file__).parents[2] / "resources"
NATIONAL = read_calendar(json.loads((RESOURCES / "calendar" / "vietnam.json").read_text("utf-8")))
RULES: RuleSets = read_rule_sets(json.loads((RESOURCES / "rules" / "rule_sets.json").read_text("utf-8")))

HERE = dt.timezone(dt.timedelta(hours=7))
MORNING = ((dt.time(7, 30), dt.time(11, 30)),)
RESIDENCE = "Cư trú"
OFFICE = NATIONAL.with_saturday_duty(RESIDENCE, MORNING)

WD, CD, H, SAME = LimitUnit.WORKING_DAY, LimitUnit.CALENDAR_DAY, LimitUnit.HOUR, LimitUnit.SAME_DAY


def at(text: str) -> dt.datetime:
    return dt.datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=HERE)


# unit, value, received, due, why
TABLE = [
    # Working days: the day of reception is day 0, the end has its clock time.
    (WD, 1, "2026-11-02 08:15:00", "2026-11-03 08:15:00", "Monday to Tuesday"),
    (WD, 3, "2026-11-02 16:30:00", "2026-11-05 16:30:00", "within one week"),
    (WD, 3, "2026-11-05 10:00:00", "2026-11-10 10:00:00", "Thursday over the weekend to Tuesday"),
    (WD, 5, "2026-11-06 09:00:00", "2026-11-13 09:00:00", "Friday to Friday"),
    (WD, 3, "2026-11-20 09:00:00", "2026-11-26 09:00:00", "weekend and 24/11, the new holiday"),
    (WD, 1, "2026-11-23 16:59:59", "2026-11-25 16:59:59", "the eve of 24/11/2026"),
    (WD, 1, "2025-11-24 09:00:00", "2025-11-25 09:00:00", "24/11 was a working day in 2025"),
    (WD, 1, "2025-11-21 09:00:00", "2025-11-24 09:00:00", "24/11/2025 counts as a working day"),
    (WD, 1, "2027-11-23 09:00:00", "2027-11-25 09:00:00", "24/11/2027, a Wednesday"),
    (WD, 1, "2025-01-24 08:00:00", "2025-02-03 08:00:00", "Tết 2025: 27-31/1 and both weekends"),
    (WD, 2, "2025-01-24 08:00:00", "2025-02-04 08:00:00", "Tết 2025, two days"),
    (WD, 3, "2026-02-12 14:00:00", "2026-02-24 14:00:00", "Tết 2026: 16-20/2; 13, 23, 24 count"),
    (WD, 5, "2027-02-02 10:00:00", "2027-02-16 10:00:00", "Tết 2027 expected 4-10/2: 3, 11, 12, 15, 16"),
    (WD, 1, "2025-04-04 08:00:00", "2025-04-08 08:00:00", "Giỗ Tổ on Monday 7/4/2025"),
    (WD, 1, "2026-04-24 08:00:00", "2026-04-28 08:00:00", "Giỗ Tổ on Sunday 26/4/2026, Monday off for it"),
    (WD, 1, "2027-04-15 08:00:00", "2027-04-19 08:00:00", "Giỗ Tổ on Friday 16/4/2027"),
    (WD, 1, "2025-04-25 08:00:00", "2025-04-26 08:00:00", "Saturday 26/4/2025 is worked for 2/5"),
    (WD, 4, "2025-04-25 08:00:00", "2025-05-05 08:00:00", "26, 28, 29/4; 30/4, 1/5 and the swapped 2/5 off"),
    (WD, 1, "2026-04-29 15:30:00", "2026-05-04 15:30:00", "30/4-1/5/2026, Thursday and Friday"),
    (WD, 1, "2027-04-29 15:30:00", "2027-05-04 15:30:00", "1/5/2027 on Saturday: Monday 3/5 off for it"),
    (WD, 1, "2026-08-21 08:00:00", "2026-08-22 08:00:00", "Saturday 22/8/2026 is worked for 31/8"),
    (WD, 1, "2026-08-28 08:00:00", "2026-09-03 08:00:00", "31/8 swapped, 1-2/9 off"),
    (WD, 1, "2025-08-29 08:00:00", "2025-09-03 08:00:00", "1-2/9/2025, Monday and Tuesday"),
    (WD, 1, "2025-12-31 08:00:00", "2026-01-05 08:00:00", "1/1, and 2/1/2026 swapped as the press told"),
    (WD, 5, "2026-01-05 08:00:00", "2026-01-10 08:00:00", "Saturday 10/1/2026 worked for 2/1"),
    (WD, 1, "2026-12-31 08:00:00", "2027-01-04 08:00:00", "year end: Friday 1/1/2027"),
    (WD, 1, "2024-02-28 08:00:00", "2024-02-29 08:00:00", "leap day 2024"),
    (WD, 2, "2028-02-28 08:00:00", "2028-03-01 08:00:00", "over the leap day 2028"),
    (WD, 1, "2024-04-26 08:00:00", "2024-05-02 08:00:00", "29/4/2024 swapped, 30/4, 1/5"),
    (WD, 2, "2024-05-02 08:00:00", "2024-05-04 08:00:00", "Saturday 4/5/2024 worked for 29/4"),
    # Reception outside office hours counts from the next opening.
    (WD, 1, "2026-11-02 06:00:00", "2026-11-03 07:30:00", "before opening"),
    (WD, 1, "2026-11-02 12:10:00", "2026-11-03 13:30:00", "lunch break"),
    (WD, 1, "2026-11-02 11:30:00", "2026-11-03 11:30:00", "11:30:00 is still the morning"),
    (WD, 1, "2026-11-02 11:30:01", "2026-11-03 13:30:00", "one second later it is lunch"),
    (WD, 1, "2026-11-02 17:00:00", "2026-11-03 17:00:00", "17:00:00 is still before closing"),
    (WD, 1, "2026-11-02 17:00:01", "2026-11-04 07:30:00", "after closing: day 0 is the next day"),
    (WD, 1, "2026-11-07 10:00:00", "2026-11-10 07:30:00", "online on Saturday: day 0 is Monday"),
    (WD, 3, "2026-11-20 20:00:00", "2026-11-27 07:30:00", "Friday night: day 0 is Monday, 24/11 off"),
    (WD, 1, "2026-02-17 09:00:00", "2026-02-24 07:30:00", "online on the first day of Tết"),
    # Same day and the 15:00 rule.
    (SAME, None, "2026-11-02 07:30:00", "2026-11-02 17:00:00", "at opening"),
    (SAME, None, "2026-11-02 06:00:00", "2026-11-02 17:00:00", "before opening is that day's opening"),
    (SAME, None, "2026-11-02 12:00:00", "2026-11-02 17:00:00", "in the lunch break"),
    (SAME, None, "2026-11-02 15:00:00", "2026-11-02 17:00:00", "15:00:00 is not after 15:00"),
    (SAME, None, "2026-11-02 15:00:01", "2026-11-03 17:00:00", "15:00:01 is"),
    (SAME, None, "2026-11-06 15:00:01", "2026-11-09 17:00:00", "Friday after 15:00"),
    (SAME, None, "2026-11-23 16:00:00", "2026-11-25 17:00:00", "after 15:00 on the eve of 24/11"),
    (
        SAME,
        None,
        "2026-11-02 17:30:00",
        "2026-11-03 17:00:00",
        "after closing: the next day, not the one after",
    ),
    (SAME, None, "2026-11-07 16:00:00", "2026-11-09 17:00:00", "online on Saturday after 15:00"),
    (SAME, None, "2026-02-13 15:30:00", "2026-02-23 17:00:00", "after 15:00 before Tết 2026"),
    (SAME, None, "2025-04-25 15:30:00", "2025-04-26 17:00:00", "after 15:00 before a worked Saturday"),
    # Hours are working hours: 7.5 a day.
    (H, 1, "2026-11-02 08:00:00", "2026-11-02 09:00:00", "inside the morning"),
    (H, 4, "2026-11-02 07:30:00", "2026-11-02 11:30:00", "exactly the morning"),
    (H, 2, "2026-11-02 10:30:00", "2026-11-02 14:30:00", "over lunch"),
    (H, 8, "2026-11-02 07:30:00", "2026-11-03 08:00:00", "eight hours are more than one day"),
    (H, 2, "2026-11-02 16:00:00", "2026-11-03 08:30:00", "over closing"),
    (H, 8, "2026-11-06 14:00:00", "2026-11-09 14:30:00", "over closing and weekend: 3 + 4 + 1"),
    (H, 8, "2026-11-23 14:00:00", "2026-11-25 14:30:00", "over closing and 24/11"),
    (H, 1, "2026-11-02 12:00:00", "2026-11-02 14:30:00", "received at lunch"),
    (H, 1, "2026-11-02 18:00:00", "2026-11-03 08:30:00", "received after closing"),
    (H, 72, "2026-11-02 07:30:00", "2026-11-13 14:00:00", "nine days of 7.5 hours and 4.5 hours more"),
    # Calendar days: counted through, an end on a day off rolls forward.
    (CD, 10, "2026-11-02 10:00:00", "2026-11-12 10:00:00", "ends on a Thursday"),
    (CD, 5, "2026-11-02 10:00:00", "2026-11-09 10:00:00", "ends on Saturday 7/11"),
    (CD, 6, "2026-11-02 10:00:00", "2026-11-09 10:00:00", "ends on Sunday 8/11"),
    (CD, 22, "2026-11-02 10:00:00", "2026-11-25 10:00:00", "ends on 24/11"),
    (CD, 15, "2026-02-02 10:00:00", "2026-02-23 10:00:00", "ends on the first day of Tết 2026"),
    (CD, 30, "2026-08-01 09:00:00", "2026-09-03 07:30:00", "received on a Saturday; 2/9 is off"),
    (CD, 30, "2026-07-23 09:00:00", "2026-08-22 09:00:00", "ends on the worked Saturday 22/8"),
    (CD, 1, "2024-02-28 09:00:00", "2024-02-29 09:00:00", "leap day 2024"),
    (CD, 30, "2026-12-02 09:00:00", "2027-01-04 09:00:00", "ends on 1/1/2027"),
    (CD, 1, "2026-11-02 17:01:00", "2026-11-04 07:30:00", "received after closing"),
]


@pytest.mark.parametrize(
    ("unit", "value", "received", "due", "why"), TABLE, ids=[f"{row[0]}-{row[4]}" for row in TABLE]
)
def test_the_due_date_is_the_one_written_by_hand(
    unit: LimitUnit, value: int | None, received: str, due: str, why: str
) -> None:
    moment = at(received)
    found = due_date(TimeLimit(value, unit), moment, OFFICE, RULES.rule_set_on(moment.date()))
    assert found.due == at(due), why
    assert found.due is not None
    assert found.due.utcoffset() == dt.timedelta(hours=7)
    assert (found.unit, found.value) == (unit, value)


SATURDAY_TABLE = [
    (WD, 1, "2026-11-06 09:00:00", "2026-11-07 09:00:00", "Friday to the Saturday on duty"),
    (WD, 1, "2026-11-06 16:00:00", "2026-11-07 11:30:00", "16:00 moved inside Saturday's hours"),
    (WD, 2, "2026-11-06 16:00:00", "2026-11-09 16:00:00", "Saturday counts, Monday is the second day"),
    (WD, 1, "2026-11-07 08:00:00", "2026-11-09 08:00:00", "received on Saturday: it is day 0"),
    (WD, 1, "2026-11-07 11:31:00", "2026-11-10 07:30:00", "after Saturday's closing: day 0 is Monday"),
    (SAME, None, "2026-11-06 15:00:01", "2026-11-07 11:30:00", "after 15:00 on Friday: Saturday's closing"),
    (SAME, None, "2026-11-07 08:00:00", "2026-11-07 11:30:00", "on Saturday until its closing"),
    (H, 4, "2026-11-06 16:00:00", "2026-11-07 10:30:00", "one hour on Friday, three on Saturday"),
    (CD, 5, "2026-11-02 10:00:00", "2026-11-07 10:00:00", "ends on a Saturday on duty"),
    (WD, 1, "2026-01-30 09:00:00", "2026-01-31 09:00:00", "an ordinary Saturday in January"),
    (
        WD,
        1,
        "2027-04-29 09:00:00",
        "2027-05-04 09:00:00",
        "a holiday on Saturday 1/5/2027 is off in spite of duty",
    ),
    (WD, 1, "2026-08-21 16:00:00", "2026-08-22 16:00:00", "a worked Saturday has the whole day's hours"),
]


@pytest.mark.parametrize(
    ("unit", "value", "received", "due", "why"), SATURDAY_TABLE, ids=[row[4] for row in SATURDAY_TABLE]
)
def test_saturday_counts_only_for_the_field_on_duty(
    unit: LimitUnit, value: int | None, received: str, due: str, why: str
) -> None:
    moment = at(received)
    rules = RULES.rule_set_on(moment.date())
    assert due_date(TimeLimit(value, unit), moment, OFFICE, rules, RESIDENCE).due == at(due), why
    without_duty = due_date(TimeLimit(value, unit), moment, NATIONAL, rules, RESIDENCE)
    other_field = due_date(TimeLimit(value, unit), moment, OFFICE, rules, "Hộ tịch")
    assert other_field.due == without_duty.due


def test_the_table_is_long_enough() -> None:
    assert len(TABLE) + len(SATURDAY_TABLE) >= 40


def test_the_last_microsecond_decides_the_same_day_rule() -> None:
    rules = RULES.rule_set_on(dt.date(2026, 11, 2))
    limit = TimeLimit(None, SAME)
    cutoff = at("2026-11-02 15:00:00")
    just_after = cutoff + dt.timedelta(microseconds=1)
    assert due_date(limit, cutoff, OFFICE, rules).due == at("2026-11-02 17:00:00")
    assert due_date(limit, just_after, OFFICE, rules).due == at("2026-11-03 17:00:00")


def test_fifteen_o_clock_touches_same_day_limits_only() -> None:
    rules = RULES.rule_set_on(dt.date(2026, 11, 2))
    late = at("2026-11-02 16:00:00")
    assert due_date(TimeLimit(1, WD), late, OFFICE, rules).due == at("2026-11-03 16:00:00")
    assert due_date(TimeLimit(1, H), late, OFFICE, rules).due == at("2026-11-02 17:00:00")
    assert due_date(TimeLimit(1, CD), late, OFFICE, rules).due == at("2026-11-03 16:00:00")


def test_the_zone_of_the_clock_does_not_move_the_due_date() -> None:
    rules = RULES.rule_set_on(dt.date(2026, 11, 2))
    here = at("2026-11-02 15:00:01")
    for zone in (dt.UTC, dt.timezone(dt.timedelta(hours=-8)), dt.timezone(dt.timedelta(hours=14))):
        assert due_date(TimeLimit(None, SAME), here.astimezone(zone), OFFICE, rules) == due_date(
            TimeLimit(None, SAME), here, OFFICE, rules
        )


def test_a_half_day_counts_as_a_day_and_ends_at_its_own_closing() -> None:
    storm = OFFICE.with_override(
        dt.date(2026, 11, 3),
        DayKind.HALF_DAY,
        "nghỉ chiều tránh bão",
        by="u-giam-sat",
        at=at("2026-11-02 10:00:00"),
        sessions=MORNING,
    )
    rules = RULES.rule_set_on(dt.date(2026, 11, 2))
    late = at("2026-11-02 16:00:00")
    assert due_date(TimeLimit(1, WD), late, storm, rules).due == at("2026-11-03 11:30:00")
    assert due_date(TimeLimit(2, WD), late, storm, rules).due == at("2026-11-04 16:00:00")
    assert due_date(TimeLimit(2, H), late, storm, rules).due == at("2026-11-03 08:30:00")
    assert due_date(TimeLimit(6, H), late, storm, rules).due == at("2026-11-04 08:30:00")


def test_two_receptions_that_roll_to_one_monday_keep_their_own_clock_times() -> None:
    # Days are what such a limit is counted in: the later one is never due on an earlier day, and the clock
    # time of each is its own, even where that is earlier on the same Monday.
    rules = RULES.rule_set_on(dt.date(2026, 11, 5))
    thursday = due_date(TimeLimit(2, CD), at("2026-11-05 16:00:00"), OFFICE, rules).due
    friday = due_date(TimeLimit(2, CD), at("2026-11-06 09:00:00"), OFFICE, rules).due
    assert thursday == at("2026-11-09 16:00:00")
    assert friday == at("2026-11-09 09:00:00")


def test_other_office_hours_move_the_due_date_and_the_calendar_version() -> None:
    early = NATIONAL.with_hours(OfficeHours(((dt.time(7), dt.time(11)), (dt.time(13), dt.time(16, 30)))))
    rules = RULES.rule_set_on(dt.date(2026, 11, 2))
    found = due_date(TimeLimit(None, SAME), at("2026-11-02 08:00:00"), early, rules)
    usual = due_date(TimeLimit(None, SAME), at("2026-11-02 08:00:00"), NATIONAL, rules)
    assert found.due == at("2026-11-02 16:30:00")
    assert found.calendar_version != usual.calendar_version
    assert usual.calendar_version == NATIONAL.version


@pytest.mark.parametrize(
    ("limit", "why"),
    [
        (None, WhyUnknown.NO_LIMIT),
        (TimeLimit(None, WD), WhyUnknown.NO_VALUE),
        (TimeLimit(3, LimitUnit.UNSPECIFIED), WhyUnknown.NO_UNIT),
        (TimeLimit(None, LimitUnit.UNSPECIFIED), WhyUnknown.NO_VALUE),
    ],
)
def test_an_unknown_limit_has_no_due_date_and_says_why(limit: TimeLimit | None, why: WhyUnknown) -> None:
    now = at("2026-11-02 08:00:00")
    found = due_date(limit, now, OFFICE, RULES.rule_set_on(now.date()))
    assert found.due is None
    assert found.why_unknown is why
    assert found.explained_codes == (f"deadline.{why}",)
    assert due_state(found, now, OFFICE) is DueState.UNKNOWN
    assert in_words(found) == "chưa xác định"


@pytest.mark.parametrize("value", [0, -1, 3651, 10**9])
@pytest.mark.parametrize("unit", [WD, CD, H])
def test_a_limit_nobody_can_mean_is_refused(unit: LimitUnit, value: int) -> None:
    now = at("2026-11-02 08:00:00")
    with pytest.raises(OfficerCanFix) as refused:
        due_date(TimeLimit(value, unit), now, OFFICE, RULES.rule_set_on(now.date()))
    assert refused.value.code == "deadline.limit_out_of_range"


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        (dt.datetime(2026, 11, 2, 8), "deadline.moment_without_zone"),  # noqa: DTZ001
        (dt.datetime(1, 1, 1, tzinfo=dt.UTC), "deadline.moment_out_of_range"),
        (dt.datetime(9999, 12, 31, 23, tzinfo=dt.UTC), "deadline.moment_out_of_range"),
    ],
)
def test_a_reception_at_no_real_moment_is_refused(moment: dt.datetime, code: str) -> None:
    with pytest.raises(OfficerCanFix) as refused:
        due_date(TimeLimit(1, WD), moment, OFFICE, RULES.rule_set_on(dt.date(2026, 1, 1)))
    assert refused.value.code == code


def test_the_longest_limit_is_counted_and_says_where_the_calendar_ends() -> None:
    now = at("2026-11-02 08:00:00")
    found = due_date(TimeLimit(3650, WD), now, OFFICE, RULES.rule_set_on(now.date()))
    assert found.due is not None
    assert not found.confirmed
    assert "deadline.not_covered" in found.explained_codes


def calendar_of(*holidays: dt.date) -> Calendar:
    calendar = Calendar("test", 2026, 2026)
    for day in holidays:
        calendar = calendar.with_override(
            day, DayKind.OFF, "nghỉ", by="u-giam-sat", at=at("2026-01-01 08:00:00")
        )
    return calendar


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2026-11-05 16:30:00", DueState.EARLY),
        ("2026-11-06 08:00:00", DueState.TOMORROW),
        ("2026-11-08 08:00:00", DueState.TOMORROW),
        ("2026-11-09 07:00:00", DueState.TODAY),
        ("2026-11-09 16:30:00", DueState.TODAY),
        ("2026-11-09 16:30:01", DueState.OVERDUE),
        ("2026-11-10 08:00:00", DueState.OVERDUE),
    ],
)
def test_how_near_a_due_date_on_monday_is(now: str, state: DueState) -> None:
    received = at("2026-11-02 16:30:00")
    due = due_date(TimeLimit(5, WD), received, calendar_of(), RULES.rule_set_on(received.date()))
    assert due.due == at("2026-11-09 16:30:00")
    assert due_state(due, at(now), calendar_of()) is state
    assert due_state(due, at(now), calendar_of(), paused=True) is DueState.PAUSED


def test_after_a_long_holiday_the_next_working_day_is_tomorrow() -> None:
    holiday = calendar_of(dt.date(2026, 11, 9))
    received = at("2026-11-06 09:00:00")
    due = due_date(TimeLimit(1, WD), received, holiday, RULES.rule_set_on(received.date()))
    assert due.due == at("2026-11-10 09:00:00")
    assert due_state(due, received, holiday) is DueState.TOMORROW


def test_the_due_date_is_told_in_words() -> None:
    received = at("2026-11-24 09:00:00")
    due = due_date(TimeLimit(1, H), at("2026-11-25 15:30:00"), OFFICE, RULES.rule_set_on(received.date()))
    assert in_words(due) == "Thứ Tư 25/11/2026, 16:30"
    assert in_words(due, language="en") == "Wednesday 25/11/2026, 16:30"
    assert in_words(due, at("2026-11-24 09:00:00")) == "Thứ Tư 25/11/2026, 16:30"
    assert in_words(due, at("2026-11-25 08:00:00")) == "hôm nay trước 16:30"
    assert in_words(due, at("2026-11-25 08:00:00"), "en") == "today before 16:30"
    assert in_words(due, at("2026-11-25 16:45:00")) == "Thứ Tư 25/11/2026, 16:30"


def test_a_date_on_days_nobody_has_decided_yet_says_so() -> None:
    received = at("2028-12-29 08:00:00")
    due = due_date(TimeLimit(3, WD), received, NATIONAL, RULES.rule_set_on(received.date()))
    assert not due.confirmed
    assert in_words(due).endswith("(lịch chưa xác nhận)")
    assert in_words(due, language="en").endswith("(calendar not confirmed)")
