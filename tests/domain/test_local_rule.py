"""What an officer settles once: used where the source is silent, newest first, and never without a ground."""

from __future__ import annotations

import datetime as dt

import pytest

from app.domain.local_rule import LocalFee, LocalLimit, best_settled, limit_with
from app.domain.procedure import Channel, FeeBasis, LimitUnit, TimeLimit
from app.errors import OfficerCanFix
from app.messages import sentence

TODAY = dt.date(2026, 11, 23)
SETTLED_AT = dt.datetime(2026, 7, 1, 8, tzinfo=dt.UTC)
OPEN = TimeLimit(3, LimitUnit.UNSPECIFIED)


def limit(value: int | None, unit: LimitUnit = LimitUnit.WORKING_DAY, **other: object) -> LocalLimit:
    given: dict[str, object] = {
        "procedure": "3.000322",
        "case": None,
        "channel": None,
        "value": value,
        "unit": unit,
        "settled_by": "u-giam-sat",
        "settled_at": SETTLED_AT,
        "ground": "Luật Hộ tịch Điều 22",
        "valid_from": dt.date(2026, 7, 1),
    }
    return LocalLimit(**(given | other))  # type: ignore[arg-type]


def fee(amount: int, **other: object) -> LocalFee:
    given: dict[str, object] = {
        "procedure": "3.000322",
        "fee_rule_id": "charge",
        "case": None,
        "channel": None,
        "amount_dong": amount,
        "settled_by": "u-giam-sat",
        "settled_at": SETTLED_AT,
        "ground": "Nghị quyết 01/2026/NQ-HĐND",
        "valid_from": dt.date(2026, 7, 1),
    }
    return LocalFee(**(given | other))  # type: ignore[arg-type]


def counted(
    source: TimeLimit | None,
    *settled: LocalLimit,
    case: str | None = None,
    channel: Channel = Channel.COUNTER,
    on: dt.date = TODAY,
) -> TimeLimit | None:
    return limit_with(source, settled, procedure="3.000322", case=case, channel=channel, on=on)


@pytest.mark.parametrize("source", [None, OPEN, TimeLimit(None, LimitUnit.WORKING_DAY)])
def test_an_open_limit_is_filled_by_what_was_settled(source: TimeLimit | None) -> None:
    assert counted(source) == source
    found = counted(source, limit(3))
    assert found is not None
    assert (found.value, found.unit, found.source) == (3, LimitUnit.WORKING_DAY, "Luật Hộ tịch Điều 22")
    assert found.known


def test_a_limit_the_source_tells_is_never_overruled() -> None:
    told = TimeLimit(5, LimitUnit.WORKING_DAY)
    assert counted(told, limit(3)) is told
    same_day = TimeLimit(None, LimitUnit.SAME_DAY)
    assert counted(same_day, limit(3)) is same_day


def test_the_newest_word_in_force_counts() -> None:
    july, august = limit(2), limit(4, valid_from=dt.date(2026, 8, 1))
    corrected = limit(6, valid_from=dt.date(2026, 8, 1), settled_at=SETTLED_AT + dt.timedelta(days=1))
    values = {
        day: found.value
        for day in (dt.date(2026, 6, 30), dt.date(2026, 7, 31), dt.date(2026, 8, 1))
        if (found := counted(OPEN, august, corrected, july, on=day))
    }
    assert values == {dt.date(2026, 6, 30): 3, dt.date(2026, 7, 31): 2, dt.date(2026, 8, 1): 6}
    before = counted(OPEN, august, on=dt.date(2026, 7, 31))
    assert before is OPEN


def test_a_late_entry_of_an_older_rule_does_not_push_out_the_newer_rule() -> None:
    newer = limit(4, valid_from=dt.date(2026, 8, 1))
    entered_late = limit(9, settled_at=SETTLED_AT + dt.timedelta(days=60))
    for order in ((newer, entered_late), (entered_late, newer)):
        found = counted(OPEN, *order)
        assert found is not None
        assert found.value == 4


def test_a_word_for_this_case_and_channel_wins_over_a_newer_general_one() -> None:
    rules = (
        limit(10, settled_at=SETTLED_AT + dt.timedelta(days=9)),
        limit(7, channel=Channel.ONLINE),
        limit(5, case="late"),
        limit(2, case="late", channel=Channel.ONLINE),
    )
    picked = {
        (case, channel): found.value
        for case in (None, "late", "other")
        for channel in (Channel.COUNTER, Channel.ONLINE)
        if (found := counted(OPEN, *rules, case=case, channel=channel))
    }
    assert picked == {
        (None, Channel.COUNTER): 10,
        (None, Channel.ONLINE): 7,
        ("late", Channel.COUNTER): 5,
        ("late", Channel.ONLINE): 2,
        ("other", Channel.COUNTER): 10,
        ("other", Channel.ONLINE): 7,
    }


def test_a_word_for_another_procedure_does_not_count() -> None:
    assert counted(OPEN, limit(3, procedure="1.000001")) is OPEN


def test_the_newest_amount_in_force_counts() -> None:
    rules = (fee(5_000), fee(8_000, valid_from=dt.date(2027, 1, 1)))
    for day, amount in ((TODAY, 5_000), (dt.date(2027, 1, 1), 8_000)):
        found = best_settled(rules, case=None, channel=Channel.COUNTER, on=day)
        assert found is not None
        assert found.amount_dong == amount
    assert best_settled(rules, case=None, channel=Channel.COUNTER, on=dt.date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("value", "unit", "other", "code"),
    [
        (0, LimitUnit.WORKING_DAY, {}, "local_rule.limit_out_of_range"),
        (-1, LimitUnit.HOUR, {}, "local_rule.limit_out_of_range"),
        (3651, LimitUnit.CALENDAR_DAY, {}, "local_rule.limit_out_of_range"),
        (True, LimitUnit.CALENDAR_DAY, {}, "local_rule.limit_out_of_range"),
        (None, LimitUnit.WORKING_DAY, {}, "local_rule.limit_out_of_range"),
        (3, LimitUnit.UNSPECIFIED, {}, "local_rule.unit_missing"),
        (3, LimitUnit.WORKING_DAY, {"settled_by": " "}, "local_rule.nobody"),
        (3, LimitUnit.WORKING_DAY, {"ground": ""}, "local_rule.ground_missing"),
        (3, LimitUnit.WORKING_DAY, {"ground": "a" * 501}, "local_rule.ground_missing"),
        (
            3,
            LimitUnit.WORKING_DAY,
            {"settled_at": dt.datetime(2026, 7, 1)},  # noqa: DTZ001 - the very fault
            "local_rule.moment_without_zone",
        ),
    ],
)
def test_a_limit_that_cannot_be_meant_is_refused(
    value: int | None, unit: LimitUnit, other: dict[str, object], code: str
) -> None:
    with pytest.raises(OfficerCanFix) as refused:
        limit(value, unit, **other)
    assert refused.value.code == code
    assert "…" not in sentence(refused.value)


@pytest.mark.parametrize("value", [1, 3650])
def test_the_bounds_of_a_limit_are_allowed(value: int) -> None:
    assert limit(value).value == value
    assert limit(None, LimitUnit.SAME_DAY).value is None


@pytest.mark.parametrize(
    ("amount", "other", "code"),
    [
        (0, {}, "local_rule.zero_without_free"),
        (-1, {}, "local_rule.amount_out_of_range"),
        (1_000_000_001, {}, "local_rule.amount_out_of_range"),
        (5_000, {"free": True}, "local_rule.free_with_amount"),
        (0, {"free": True, "ground": " "}, "local_rule.ground_missing"),
        (5_000, {"basis": FeeBasis.LOCAL}, "local_rule.basis_wrong"),
        (5_000, {"settled_by": ""}, "local_rule.nobody"),
    ],
)
def test_an_amount_that_cannot_be_meant_is_refused(amount: int, other: dict[str, object], code: str) -> None:
    with pytest.raises(OfficerCanFix) as refused:
        fee(amount, **other)
    assert refused.value.code == code
    assert "…" not in sentence(refused.value)


def test_nothing_is_taken_only_when_somebody_said_so_with_a_ground() -> None:
    assert fee(0, free=True).free
    assert fee(1_000_000_000).amount_dong == 1_000_000_000
