"""Dossier numbers under load: none skipped, none twice, from several windows and commands at once."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from app.domain.dossier_number import NumberRange, parse_number
from app.errors import OfficerCanFix, Refused
from db.store import EncryptedStore
from db.upkeep import verify
from tests.db.stores import COUNTER, DAY, KEY, SECOND, accept, new_store
from tests.real_parts import RealPart
from tests.told import told

ROOT = Path(__file__).resolve().parents[2]
NEXT_DAY = DAY + dt.timedelta(days=1)


def accepting(folder: Path, counter: str, days: tuple[dt.date, ...], count: int) -> subprocess.Popen[str]:
    """A process of its own that takes in `count` dossiers from eight threads on each day."""
    told_days = ",".join(day.isoformat() for day in days)
    return subprocess.Popen(
        [sys.executable, "-m", "tests.db.stores", str(folder), counter, told_days, str(count), "8"],
        cwd=ROOT,
        env={**os.environ, "MOTCUA_TEST_KEY": KEY.hex()},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_programs_with_eight_threads_each_leave_no_gap_and_use_no_number_twice(
    tmp_path: Path, real_part: Callable[[RealPart], None]
) -> None:
    """1,000 acceptances by one counter, across midnight, out of its range and past 9999."""
    new_store(tmp_path, 9_901, 9_999).close()
    processes = [accepting(tmp_path, COUNTER.id, (DAY, NEXT_DAY), 250) for _ in range(2)]
    outputs = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    shown = [number for output in outputs for number in output.split()]
    assert len(shown) == len(set(shown)) == 1_000
    ordinals: dict[dt.date, list[int]] = defaultdict(list)
    for number in shown:
        told_number = parse_number(number)
        ordinals[told_number.day].append(told_number.ordinal)
    expected = [*range(9_901, 10_000), *range(10_000, 10_401)]
    assert {day: sorted(given) for day, given in ordinals.items()} == {DAY: expected, NEXT_DAY: expected}
    store = EncryptedStore.open(tmp_path, KEY)
    with store.reading() as now:
        kept = now.dossiers.latest(2_000)
        assert {line.number for line in kept} == set(shown)
        assert len(now.journal.lines(limit=2_000)) == 1_000
        assert now.outbox.lamps()[0].waiting == len(now.prints.unsettled()) == 1_000
    assert verify(store) == ()
    store.close()
    real_part(RealPart.SECOND_PROCESS)


def test_each_counter_and_day_counts_for_itself(store: EncryptedStore) -> None:
    with store.transaction() as change:
        change.numbers.grant(SECOND.id, [NumberRange(5_501, 6_000)])
    numbers = [
        accept(store, counter, day).number[-11:]
        for day in (DAY, NEXT_DAY, DAY)
        for counter in (COUNTER.id, SECOND.id)
    ]
    assert numbers == [
        "261120-5001", "261120-5501", "261121-5001", "261121-5501", "261120-5002", "261120-5502",
    ]  # fmt: skip


def test_a_full_range_goes_on_in_the_next_one_and_then_past_9999(store: EncryptedStore) -> None:
    with store.transaction() as change:
        change.numbers.grant(SECOND.id, [NumberRange(7_001, 7_002), NumberRange(9_001, 9_001)])
        assert change.numbers.ranges(SECOND.id) == (NumberRange(7_001, 7_002), NumberRange(9_001, 9_001))
        taken = [change.numbers.take(SECOND.id, DAY) for _ in range(5)]
    assert taken == [7_001, 7_002, 9_001, 20_000, 20_001]


def test_two_counters_hold_no_common_number(store: EncryptedStore) -> None:
    with told(OfficerCanFix, "number.ranges_overlap"), store.transaction() as change:
        change.numbers.grant(SECOND.id, [NumberRange(5_500, 5_600)])
    with store.transaction() as change:
        assert change.numbers.ranges(SECOND.id) == ()


def test_an_unknown_counter_gets_no_number(store: EncryptedStore) -> None:
    with told(Refused, "office.unknown_counter"), store.transaction() as change:
        change.numbers.take("none", DAY)


def test_form_numbers_count_per_counter_series_and_year(store: EncryptedStore) -> None:
    with store.transaction() as change:
        taken = [
            change.numbers.take_in_series(counter, series, year)
            for counter, series, year in (
                (COUNTER.id, "HDHS", 2026),
                (COUNTER.id, "HDHS", 2026),
                (COUNTER.id, "TCHS", 2026),
                (SECOND.id, "HDHS", 2026),
                (COUNTER.id, "HDHS", 2027),
                (COUNTER.id, "HDHS", 2026),
            )
        ]
    assert taken == [1, 2, 1, 1, 1, 3]
    with pytest.raises(IntegrityError), store.transaction() as change:
        change.numbers.take_in_series("none", "HDHS", 2026)


def test_a_number_of_a_change_that_broke_off_is_given_to_the_next(store: EncryptedStore) -> None:
    with told(Refused, "dossier.unknown"), store.transaction() as change:
        change.numbers.take(COUNTER.id, DAY)
        change.dossiers.get("none")
    assert accept(store).number.endswith("-5001")
