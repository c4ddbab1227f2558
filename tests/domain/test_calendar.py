"""When the office is open, who may say otherwise, and what a damaged calendar file is told."""

from __future__ import annotations

import copy
import datetime as dt
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import Calendar, DayKind, DayMark, OfficeHours, Sessions
from app.domain.calendar_file import calendar_mapping, read_calendar
from app.errors import DeskError, OfficerCanFix, Refused
from app.messages import sentence

ROOT = Path(__file__).parents[2]
FILE = ROOT / "resources" / "calendar" / "vietnam.json"
UNTRUSTED: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
NATIONAL = read_calendar(UNTRUSTED)

HERE = dt.timezone(dt.timedelta(hours=7))
SAID = {"by": "u-giam-sat", "at": dt.datetime(2026, 9, 1, 8, tzinfo=HERE)}
MORNING: Sessions = ((dt.time(7, 30), dt.time(11, 30)),)
WHOLE_DAY: Sessions = ((dt.time(7, 30), dt.time(11, 30)), (dt.time(13, 30), dt.time(17)))


def days(*texts: str) -> set[dt.date]:
    return {dt.date.fromisoformat(text) for text in texts}


@pytest.mark.parametrize(
    ("year", "off", "worked"),
    [
        (
            2024,
            days("2024-01-01", "2024-02-08", "2024-02-09", "2024-02-12", "2024-02-13", "2024-02-14")
            | days("2024-04-18", "2024-04-29", "2024-04-30", "2024-05-01", "2024-09-02", "2024-09-03"),
            days("2024-05-04"),
        ),
        (
            2025,
            days("2025-01-01", "2025-01-27", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31")
            | days("2025-04-07", "2025-04-30", "2025-05-01", "2025-05-02", "2025-09-01", "2025-09-02"),
            days("2025-04-26"),
        ),
        (
            2026,
            days("2026-01-01", "2026-01-02", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19")
            | days("2026-02-20", "2026-04-27", "2026-04-30", "2026-05-01", "2026-08-31", "2026-09-01")
            | days("2026-09-02", "2026-11-24"),
            days("2026-01-10", "2026-08-22"),
        ),
        (
            2027,
            days("2027-01-01", "2027-02-04", "2027-02-05", "2027-02-08", "2027-02-09", "2027-02-10")
            | days("2027-04-16", "2027-04-30", "2027-05-03", "2027-09-02", "2027-09-03", "2027-11-24"),
            set(),
        ),
    ],
)
def test_the_days_off_of_a_year_are_those_written_by_hand(
    year: int, off: set[dt.date], worked: set[dt.date]
) -> None:
    day = dt.date(year, 1, 1)
    found_off, found_worked = set(), set()
    while day.year == year:
        if day.weekday() < 5 and not NATIONAL.is_working_day(day):
            found_off.add(day)
        if day.weekday() >= 5 and NATIONAL.is_working_day(day):
            found_worked.add(day)
        day += dt.timedelta(days=1)
    assert found_off == off
    assert found_worked == worked


def test_the_calendar_in_the_tree_is_the_one_the_tool_makes(tmp_path: Path) -> None:
    made = tmp_path / "vietnam.json"
    subprocess.run([sys.executable, ROOT / "installer" / "make_calendar.py", made], check=True, timeout=60)
    assert made.read_bytes() == FILE.read_bytes()


def test_what_is_not_decided_or_not_read_is_marked() -> None:
    expected = {mark.day for mark in NATIONAL.holidays if not mark.confirmed}
    assert days("2027-02-04", "2027-02-10", "2027-09-03", "2028-01-24", "2028-09-01") <= expected
    assert not expected & days("2027-09-02", "2027-01-01", "2027-11-24", "2026-02-16", "2026-09-01")
    assert {swap.off for swap in NATIONAL.swapped_days if not swap.confirmed} == days("2026-01-02")


def test_the_swap_known_from_the_press_can_be_switched_off_and_on() -> None:
    off = NATIONAL.with_swap(dt.date(2026, 1, 2), active=False, **SAID)
    assert off.is_working_day(dt.date(2026, 1, 2))
    assert not off.is_working_day(dt.date(2026, 1, 10))
    assert off.version != NATIONAL.version
    on = off.with_swap(dt.date(2026, 1, 2), active=True, **SAID)
    assert not on.is_working_day(dt.date(2026, 1, 2))
    assert [swap.set_by for swap in on.swapped_days if swap.off == dt.date(2026, 1, 2)] == ["u-giam-sat"]
    with pytest.raises(Refused):
        NATIONAL.with_swap(dt.date(2026, 1, 5), active=False, **SAID)


def test_the_supervisor_is_stronger_than_the_country_and_can_be_taken_back() -> None:
    eve = dt.date(2026, 11, 24)
    open_after_all = NATIONAL.with_override(eve, DayKind.WORK, "trực giải quyết hồ sơ", **SAID)
    assert open_after_all.sessions(eve) == WHOLE_DAY
    half = open_after_all.with_override(eve, DayKind.HALF_DAY, "trực buổi sáng", sessions=MORNING, **SAID)
    assert half.sessions(eve) == MORNING
    assert len(half.overrides) == 1
    assert half.overrides[0].set_by == "u-giam-sat"
    assert half.overrides[0].set_at == SAID["at"]
    assert half.without_override(eve) == NATIONAL
    assert half.without_override(eve).version == NATIONAL.version


def test_each_change_of_the_office_gives_another_version_and_the_same_change_the_same() -> None:
    day = dt.date(2026, 11, 5)
    versions = [
        NATIONAL.version,
        NATIONAL.with_override(day, DayKind.OFF, "bão", **SAID).version,
        NATIONAL.with_override(day, DayKind.OFF, "lũ", **SAID).version,
        NATIONAL.with_override(day, DayKind.HALF_DAY, "bão", sessions=MORNING, **SAID).version,
        NATIONAL.with_saturday_duty("Cư trú", MORNING).version,
        NATIONAL.with_hours(OfficeHours(MORNING)).version,
    ]
    assert len(set(versions)) == len(versions)
    assert all(version.startswith(NATIONAL.national_version) for version in versions)
    assert NATIONAL.with_override(day, DayKind.OFF, "bão", **SAID).version == versions[1]


def test_a_new_national_part_keeps_what_the_office_has_set() -> None:
    own = (
        NATIONAL.with_override(dt.date(2026, 11, 5), DayKind.OFF, "bão", **SAID)
        .with_saturday_duty("Cư trú", MORNING)
        .with_swap(dt.date(2026, 1, 2), active=False, **SAID)
    )
    newer = Calendar(
        "vn-2030", 2024, 2030, NATIONAL.holidays[:5], NATIONAL.swapped_days, hours=OfficeHours(MORNING)
    )
    renewed = own.renewed(newer)
    assert renewed.national_version == "vn-2030"
    assert renewed.covers(dt.date(2030, 5, 1))
    assert renewed.holidays == newer.holidays
    assert renewed.hours == own.hours
    assert not renewed.is_working_day(dt.date(2026, 11, 5))
    assert renewed.is_working_day(dt.date(2026, 1, 2))
    assert renewed.sessions(dt.date(2026, 11, 7), "Cư trú") == MORNING


def test_saturday_duty_is_for_its_field_and_gives_way_to_a_holiday() -> None:
    duty = NATIONAL.with_saturday_duty("Cư trú", MORNING)
    assert duty.sessions(dt.date(2026, 11, 7), "Cư trú") == MORNING
    assert duty.sessions(dt.date(2026, 11, 7), "Hộ tịch") == ()
    assert duty.sessions(dt.date(2026, 11, 7)) == ()
    assert duty.sessions(dt.date(2026, 11, 8), "Cư trú") == ()
    assert duty.sessions(dt.date(2027, 5, 1), "Cư trú") == ()
    assert duty.sessions(dt.date(2026, 8, 22), "Cư trú") == WHOLE_DAY
    assert duty.with_saturday_duty("Cư trú", ()) == NATIONAL


def test_a_worked_saturday_has_the_hours_of_the_day_it_stands_for() -> None:
    friday = ((dt.time(7), dt.time(15, 30)),)
    calendar = NATIONAL.with_hours(OfficeHours(weekdays=((4, friday),)))
    assert calendar.sessions(dt.date(2025, 4, 26)) == friday  # for Friday 2/5/2025
    assert calendar.sessions(dt.date(2026, 8, 22)) == WHOLE_DAY  # for Monday 31/8/2026


def test_single_weekdays_may_have_other_hours_or_be_closed() -> None:
    hours = OfficeHours(weekdays=((2, MORNING), (3, ()), (5, MORNING)))
    calendar = NATIONAL.with_hours(hours)
    assert [calendar.sessions(dt.date(2026, 11, day)) for day in range(2, 9)] == [
        WHOLE_DAY,
        WHOLE_DAY,
        MORNING,
        (),
        WHOLE_DAY,
        MORNING,
        (),
    ]


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        ("2026-11-02T07:29:59+07:00", "2026-11-02T07:30:00+07:00"),
        ("2026-11-02T07:30:00+07:00", "2026-11-02T07:30:00+07:00"),
        ("2026-11-02T11:30:00+07:00", "2026-11-02T11:30:00+07:00"),
        ("2026-11-02T11:30:01+07:00", "2026-11-02T13:30:00+07:00"),
        ("2026-11-02T17:00:00+07:00", "2026-11-02T17:00:00+07:00"),
        ("2026-11-06T17:00:01+07:00", "2026-11-09T07:30:00+07:00"),
        ("2026-11-02T00:15:00+00:00", "2026-11-02T07:30:00+07:00"),
        ("2026-11-01T23:30:00+00:00", "2026-11-02T07:30:00+07:00"),
        ("2026-11-23T11:00:00+00:00", "2026-11-25T07:30:00+07:00"),
    ],
)
def test_the_counter_opens_next_at(moment: str, opening: str) -> None:
    found = NATIONAL.next_opening(dt.datetime.fromisoformat(moment))
    assert found == dt.datetime.fromisoformat(opening)
    assert found.utcoffset() == dt.timedelta(hours=7)


def test_an_office_closed_for_years_is_told_and_not_searched_for_ever() -> None:
    closed = NATIONAL.with_hours(OfficeHours(MORNING, tuple((day, ()) for day in range(7))))
    with pytest.raises(Refused) as refused:
        closed.next_working_day(dt.date(2027, 1, 10))
    assert refused.value.code == "calendar.no_working_day"


@pytest.mark.parametrize(
    "wrong",
    [
        ((dt.time(8), dt.time(8)),),
        ((dt.time(9), dt.time(8)),),
        ((dt.time(8), dt.time(12)), (dt.time(12), dt.time(17))),
        ((dt.time(13), dt.time(17)), (dt.time(8), dt.time(11))),
    ],
)
def test_impossible_hours_are_refused_everywhere(wrong: Sessions) -> None:
    day = dt.date(2026, 11, 5)
    for attempt in (
        lambda: OfficeHours(wrong),
        lambda: OfficeHours(weekdays=((1, wrong),)),
        lambda: NATIONAL.with_saturday_duty("Cư trú", wrong),
        lambda: NATIONAL.with_override(day, DayKind.HALF_DAY, "bão", sessions=wrong, **SAID),
    ):
        with pytest.raises(OfficerCanFix) as refused:
            attempt()
        assert refused.value.code == "calendar.hours_wrong"


def test_an_incomplete_word_of_the_supervisor_is_refused() -> None:
    day = dt.date(2026, 11, 5)
    for kind, name, by, sessions, code in (
        (DayKind.OFF, " ", "u-1", (), "calendar.override_incomplete"),
        (DayKind.OFF, "bão", "", (), "calendar.override_incomplete"),
        (DayKind.HALF_DAY, "bão", "u-1", (), "calendar.half_day_without_hours"),
        (DayKind.OFF, "bão", "u-1", MORNING, "calendar.day_off_with_hours"),
    ):
        with pytest.raises(OfficerCanFix) as refused:
            NATIONAL.with_override(day, kind, name, by=by, at=SAID["at"], sessions=sessions)
        assert refused.value.code == code


def test_a_calendar_comes_back_from_the_store_and_from_another_process_as_it_went() -> None:
    own = (
        NATIONAL.with_override(dt.date(2026, 11, 5), DayKind.HALF_DAY, "bão", sessions=MORNING, **SAID)
        .with_saturday_duty("Cư trú", MORNING)
        .with_hours(OfficeHours(WHOLE_DAY, ((4, MORNING), (6, ()))))
        .with_swap(dt.date(2026, 1, 2), active=False, **SAID)
    )
    stored = json.loads(json.dumps(calendar_mapping(own)))
    assert read_calendar(stored) == own
    assert read_calendar(stored).version == own.version
    assert pickle.loads(pickle.dumps(own)) == own
    assert pickle.loads(pickle.dumps(own)).sessions(dt.date(2026, 11, 5)) == MORNING


def _broken(change: Any) -> dict[str, Any]:
    untrusted = copy.deepcopy(UNTRUSTED)
    change(untrusted)
    return untrusted


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        (lambda c: c.pop("format"), "data_file.format_unknown", "format"),
        (lambda c: c.update(format="motcua-calendar/2"), "data_file.format_unknown", "format"),
        (lambda c: c.pop("version"), "data_file.field_missing", "version"),
        (lambda c: c.update(version=7), "data_file.field_wrong", "version"),
        (lambda c: c.update(first_year="2024"), "data_file.field_wrong", "first_year"),
        (lambda c: c.update(last_year=2020), "data_file.field_wrong", "last_year"),
        (lambda c: c.update(last_year=True), "data_file.field_wrong", "last_year"),
        (lambda c: c.update(holidays={}), "data_file.field_wrong", "holidays"),
        (lambda c: c["holidays"].insert(3, "2026-01-01"), "data_file.field_wrong", "holidays[3]"),
        (lambda c: c["holidays"][3].pop("day"), "data_file.field_missing", "holidays[3].day"),
        (lambda c: c["holidays"][3].update(day="2026-02-30"), "data_file.field_wrong", "holidays[3].day"),
        (lambda c: c["holidays"][3].update(day="20260201"), "data_file.field_wrong", "holidays[3].day"),
        (lambda c: c["holidays"][3].update(kind="nghỉ"), "data_file.field_wrong", "holidays[3].kind"),
        (lambda c: c["holidays"][3].update(name=""), "data_file.field_wrong", "holidays[3].name"),
        (lambda c: c["holidays"][3].update(name="a\x00b"), "data_file.field_wrong", "holidays[3].name"),
        (lambda c: c["holidays"][3].update(nam="Tết"), "data_file.field_unknown", "holidays[3].nam"),
        (
            lambda c: c["holidays"][3].update(confirmed="no"),
            "data_file.field_wrong",
            "holidays[3].confirmed",
        ),
        (lambda c: c["swapped_days"][0].pop("work"), "data_file.field_missing", "swapped_days[0].work"),
        (
            lambda c: c.update(overrides=[{"day": "2026-11-05", "kind": "off", "name": "bão"}]),
            "data_file.field_missing",
            "overrides[0].set_by",
        ),
        (
            lambda c: c.update(
                overrides=[{"day": "2026-11-05", "kind": "off", "name": "bão", "set_by": "u", "set_at": "x"}]
            ),
            "data_file.field_wrong",
            "overrides[0].set_at",
        ),
        (lambda c: c.update(hours={"workday": [["07:30"]]}), "data_file.field_wrong", "hours.workday[0]"),
        (
            lambda c: c.update(hours={"workday": [["7:30", "11:30"]]}),
            "data_file.field_wrong",
            "hours.workday[0]",
        ),
        (
            lambda c: c.update(hours={"weekdays": {"7": []}}),
            "data_file.field_unknown",
            "hours.weekdays.7",
        ),
        (
            lambda c: c.update(saturday_fields={"Cư trú": [["07:30", "25:00"]]}),
            "data_file.field_wrong",
            "saturday_fields.Cư trú[0]",
        ),
        (lambda c: c["holidays"].append(dict(c["holidays"][0])), "calendar.day_twice", None),
        (lambda c: c["holidays"][0].update(day="2031-01-01"), "calendar.day_outside_years", None),
        (lambda c: c.update(hours={"workday": [["11:30", "07:30"]]}), "calendar.hours_wrong", None),
        (lambda c: c.update(hours={"workday": []}), "calendar.hours_wrong", None),
    ],
)
def test_a_wrong_place_in_the_file_is_refused_by_name(change: Any, code: str, where: str | None) -> None:
    with pytest.raises(OfficerCanFix) as refused:
        read_calendar(_broken(change))
    assert refused.value.code == code
    assert refused.value.facts.get("where") == where
    if where:
        assert where in sentence(refused.value)


@pytest.mark.parametrize("untrusted", [[], "x", 7, None, [UNTRUSTED]])
def test_what_is_no_calendar_at_all_is_refused(untrusted: Any) -> None:
    with pytest.raises(OfficerCanFix) as refused:
        read_calendar(untrusted)
    assert refused.value.code == "data_file.not_an_object"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.data(), json_values)
def test_any_damage_gives_a_calendar_or_a_sentence(data: st.DataObject, value: Any) -> None:
    untrusted = copy.deepcopy(UNTRUSTED)
    said = {"set_by": "u-giam-sat", "set_at": "2026-11-02T08:00:00+07:00"}
    untrusted["overrides"] = [untrusted["holidays"][0] | said]
    untrusted["hours"] = {"workday": [["07:30", "11:30"]], "weekdays": {"4": []}}
    untrusted["saturday_fields"] = {"Cư trú": [["07:30", "11:30"]]}
    place: Any = untrusted
    key: Any = data.draw(st.sampled_from(sorted(untrusted)))
    while isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans()):
        place = place[key]
        key = data.draw(
            st.sampled_from(sorted(place)) if isinstance(place, dict) else st.integers(0, len(place) - 1)
        )
    place[key] = value
    try:
        calendar = read_calendar(untrusted)
    except DeskError as trouble:
        told = sentence(trouble)
    else:
        told = "a calendar"
        assert read_calendar(calendar_mapping(calendar)) == calendar
    assert "…" not in told


def test_a_mark_of_a_half_day_needs_hours() -> None:
    with pytest.raises(OfficerCanFix):
        DayMark(dt.date(2026, 11, 5), DayKind.HALF_DAY, "bão")
