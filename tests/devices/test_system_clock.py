"""The PC's clock and ids."""

from __future__ import annotations

import datetime as dt
import subprocess
import time
import uuid

from app.devices.system_clock import SystemClock, SystemIds


def test_the_clock_tells_the_moment_in_utc() -> None:
    """The PC's own zone is wrong in these tests, as it may be at a counter."""
    before = dt.datetime.now(dt.UTC)
    now = SystemClock().now()
    assert now.tzinfo is dt.UTC
    assert before <= now <= dt.datetime.now(dt.UTC)
    judge = subprocess.run(["date", "-u", "+%s"], capture_output=True, text=True, check=True).stdout
    assert abs(int(judge) - now.timestamp()) < 5


def test_the_start_of_the_pc_is_named_and_its_seconds_run_on() -> None:
    start, seconds = SystemClock().running()
    later_start, later = SystemClock().running()
    assert start == later_start != ""
    assert 0 < seconds <= later
    assert later >= time.monotonic() - 1


def test_ids_only_grow() -> None:
    ids = SystemIds()
    made = [ids.new() for _ in range(1_000)]
    assert made == sorted(set(made))
    assert {uuid.UUID(one).version for one in made} == {7}
    since_1970 = uuid.UUID(made[0]).int >> 80
    assert abs(since_1970 / 1000 - time.time()) < 5
