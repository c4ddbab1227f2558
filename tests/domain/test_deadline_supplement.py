"""What becomes of a due date when papers were asked for, and how every date is explained."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.calendar import DayKind
from app.domain.calendar_file import read_calendar
from app.domain.deadline import DueState, after_supplement, due_date, restarted, shifted
from app.domain.procedure import LimitUnit, TimeLimit
from app.domain.rule_set import SupplementRule, read_rule_sets
from app.errors import OfficerCanFix
from app.messages import all_sentences, sentence
from app.messages.deadline import explain

RESOURCES = Path(__file__).parents[2] / "resources"
CALENDAR = read_calendar(json.loads((RESOURCES / "calendar" / "vietnam.json").read_text("utf-8")))
RULES = read_rule_sets(json.loads((RESOURCES / "rules" / "rule_sets.json").read_text("utf-8"))).rule_set_on(
    dt.date(2026, 11, 2)
)
HERE = dt.timezone(dt.timedelta(hours=7))
WD, CD, H, SAME = LimitUnit.WORKING_DAY, LimitUnit.CALENDAR_DAY, LimitUnit.HOUR, LimitUnit.SAME_DAY


def at(text: str) -> dt.datetime:
    return dt.datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=HERE)


def test_the_limit_runs_anew_from_the_moment_the_papers_are_complete() -> None:
    limit = TimeLimit(3, WD)
    found = restarted(limit, at("2026-11-10 09:15"), CALENDAR, RULES)
    assert found.due == at("2026-11-13 09:15")
    assert found.explained_codes[0] == "deadline.restarted"
    assert replace(found, explained=found.explained[1:]) == due_date(
        limit, at("2026-11-10 09:15"), CALENDAR, RULES
    )


def test_papers_completed_after_fifteen_o_clock_restart_a_same_day_limit_on_the_next_day() -> None:
    assert restarted(TimeLimit(None, SAME), at("2026-11-10 15:01"), CALENDAR, RULES).due == at(
        "2026-11-11 17:00"
    )


@pytest.mark.parametrize(
    ("unit", "value", "received", "paused", "resumed", "due"),
    [
        # Due Thursday 09:00; six working days asked for papers: Tuesday 10:00 to Wednesday week 10:00.
        (WD, 3, "2026-11-02 09:00", "2026-11-03 10:00", "2026-11-11 10:00", "2026-11-13 09:00"),
        # Asked and brought on the same morning: ninety minutes.
        (WD, 1, "2026-11-02 09:00", "2026-11-02 10:00", "2026-11-02 11:30", "2026-11-03 10:30"),
        # The weekend in between costs no working time.
        (H, 8, "2026-11-06 08:00", "2026-11-06 17:00", "2026-11-09 07:30", "2026-11-09 08:30"),
        # A same-day limit ends at closing of the day it then ends on.
        (SAME, None, "2026-11-02 08:00", "2026-11-02 10:00", "2026-11-04 10:00", "2026-11-04 17:00"),
        # Calendar days move by the time elapsed: 10 November + 4 days = Saturday 14, hence Monday.
        (CD, 8, "2026-11-02 09:00", "2026-11-03 08:00", "2026-11-07 08:00", "2026-11-16 09:00"),
        # An end at opening stays at an opening.
        (WD, 3, "2026-11-02 07:30", "2026-11-03 07:30", "2026-11-04 07:30", "2026-11-06 07:30"),
    ],
)
def test_where_the_rules_say_so_the_date_moves_by_the_time_it_stood_still(
    unit: LimitUnit, value: int | None, received: str, paused: str, resumed: str, due: str
) -> None:
    limit = TimeLimit(value, unit)
    before = due_date(limit, at(received), CALENDAR, RULES)
    moved = shifted(before, at(paused), at(resumed), CALENDAR)
    assert moved.due == at(due)
    assert "deadline.shifted" in moved.explained_codes
    shifting = replace(RULES, supplement=SupplementRule.SHIFT)
    assert after_supplement(before, limit, at(paused), at(resumed), CALENDAR, shifting) == moved
    anew = after_supplement(before, limit, at(paused), at(resumed), CALENDAR, RULES)
    assert anew == restarted(limit, at(resumed), CALENDAR, RULES)


def test_a_date_that_had_passed_stays_passed() -> None:
    before = due_date(TimeLimit(1, WD), at("2026-11-02 09:00"), CALENDAR, RULES)
    assert shifted(before, at("2026-11-04 09:00"), at("2026-11-10 09:00"), CALENDAR) == before


def test_an_unknown_date_stays_unknown_through_a_pause() -> None:
    before = due_date(None, at("2026-11-02 09:00"), CALENDAR, RULES)
    assert shifted(before, at("2026-11-03 09:00"), at("2026-11-10 09:00"), CALENDAR) == before


def test_papers_cannot_come_before_they_were_asked_for() -> None:
    before = due_date(TimeLimit(3, WD), at("2026-11-02 09:00"), CALENDAR, RULES)
    with pytest.raises(OfficerCanFix) as refused:
        shifted(before, at("2026-11-03 09:00"), at("2026-11-03 08:59"), CALENDAR)
    assert refused.value.code == "deadline.resumed_before_paused"
    assert "08:59" in sentence(refused.value)


def test_each_day_stepped_over_is_named_in_vietnamese_and_english() -> None:
    due = due_date(TimeLimit(3, WD), at("2026-11-20 17:20"), CALENDAR, RULES)
    assert explain(due) == (
        "Tiếp nhận Thứ Sáu 20/11/2026, 17:20, ngoài giờ làm việc: tính từ Thứ Hai 23/11/2026, 07:30.",
        "Nghỉ hằng tuần: Thứ Bảy 21/11/2026, Chủ Nhật 22/11/2026.",
        "Không tính Thứ Ba 24/11/2026: Ngày Văn hóa Việt Nam.",
        "3 ngày làm việc, ngày tiếp nhận không tính: hạn Thứ Sáu 27/11/2026, 07:30.",
    )
    assert explain(due, "en")[2] == "Not counted: Tuesday 24/11/2026, Vietnam Cultural Day."


def test_a_worked_saturday_and_the_day_it_was_worked_for_are_told() -> None:
    due = due_date(TimeLimit(6, WD), at("2026-08-21 09:00"), CALENDAR, RULES)
    assert due.due == at("2026-08-28 09:00")
    assert "Có làm việc Thứ Bảy 22/08/2026: làm bù cho 31/08/2026." in explain(due)
    longer = due_date(TimeLimit(7, WD), at("2026-08-21 09:00"), CALENDAR, RULES)
    assert longer.due == at("2026-09-03 09:00")
    assert "Không tính Thứ Hai 31/08/2026: nghỉ hoán đổi, làm bù 22/08/2026." in explain(longer)


def test_the_second_past_fifteen_o_clock_is_told() -> None:
    received = at("2026-11-02 15:00") + dt.timedelta(seconds=1)
    told = explain(due_date(TimeLimit(None, SAME), received, CALENDAR, RULES))
    assert told[0] == "Tiếp nhận: Thứ Hai 02/11/2026, 15:00:01."
    assert told[1] == "Tiếp nhận sau 15:00: trả trong ngày làm việc tiếp theo."


def test_a_day_that_rolls_forward_is_told() -> None:
    told = explain(due_date(TimeLimit(22, CD), at("2026-11-02 10:00"), CALENDAR, RULES))
    assert "Ngày cuối Thứ Ba 24/11/2026 là ngày nghỉ: chuyển sang Thứ Tư 25/11/2026." in told


def test_the_supervisors_word_stands_in_the_explanation_and_in_the_version() -> None:
    stormy = CALENDAR.with_override(
        dt.date(2026, 11, 3), DayKind.OFF, "nghỉ tránh bão số 9", by="u-giam-sat", at=at("2026-11-02 16:00")
    )
    before = due_date(TimeLimit(1, WD), at("2026-11-02 09:00"), CALENDAR, RULES)
    after = due_date(TimeLimit(1, WD), at("2026-11-02 09:00"), stormy, RULES)
    assert (before.due, after.due) == (at("2026-11-03 09:00"), at("2026-11-04 09:00"))
    assert "Không tính Thứ Ba 03/11/2026: nghỉ tránh bão số 9." in explain(after)
    assert before.calendar_version == CALENDAR.version
    assert after.calendar_version == stormy.version != CALENDAR.version


@pytest.mark.parametrize(
    ("received", "what"),
    [
        ("2027-02-02 10:00", "deadline.skipped_expected"),
        ("2028-12-29 10:00", "deadline.not_covered"),
    ],
)
def test_days_nobody_has_decided_yet_are_never_guessed_silently(received: str, what: str) -> None:
    due = due_date(TimeLimit(3, WD), at(received), CALENDAR, RULES)
    assert not due.confirmed
    assert what in due.explained_codes
    assert any("dự kiến" in told or "lịch chưa xác nhận" in told for told in explain(due))


def test_days_that_are_decided_need_no_remark() -> None:
    due = due_date(TimeLimit(20, WD), at("2026-08-03 10:00"), CALENDAR, RULES)
    assert due.confirmed


def test_every_step_and_every_state_has_its_sentence_in_both_languages() -> None:
    for state in DueState:
        assert all(all_sentences()[f"deadline.state_{state}"])
    for unit in (WD, CD, H):
        for received in ("2026-08-21 17:20", "2027-02-03 12:00", "2028-12-30 09:00"):
            for value in (1, 2, 5, 40):
                due = due_date(TimeLimit(value, unit), at(received), CALENDAR, RULES)
                moved = shifted(due, at(received), at(received) + dt.timedelta(days=9), CALENDAR)
                for told in (*explain(moved), *explain(moved, "en")):
                    assert "…" not in told
                    assert "{" not in told
