"""Ids grow in the order in which things happened at the desk."""

from __future__ import annotations

import datetime as dt
import sys
import threading
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import RANDOM_BYTES, IdMaker, uuid7

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
NOON = dt.datetime(2026, 11, 25, 5, 0, tzinfo=dt.UTC)


class Ticks:
    """A clock that tells the given moments, one per call, and stays at the last."""

    def __init__(self, *moments: dt.datetime) -> None:
        self._moments = list(moments)

    def __call__(self) -> dt.datetime:
        return self._moments.pop(0) if len(self._moments) > 1 else self._moments[0]


def zeros(count: int) -> bytes:
    return bytes(count)


def ones(count: int) -> bytes:
    return b"\xff" * count


def test_the_example_of_the_standard_is_made_byte_for_byte() -> None:
    # RFC 9562, appendix A.6: 2022-02-22 14:22:22 -05:00, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F.
    moment = dt.datetime(2022, 2, 22, 14, 22, 22, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
    random_bits = ((0xCC3 << 62) | 0x18C4DC0C0C07398F).to_bytes(RANDOM_BYTES)
    assert uuid7(moment, random_bits) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@given(
    st.integers(0, 32_000_000_000_000_000).map(lambda us: EPOCH + dt.timedelta(microseconds=us)),
    st.binary(min_size=RANDOM_BYTES, max_size=RANDOM_BYTES),
)
def test_version_variant_and_moment_can_be_read_back(moment: dt.datetime, random_bits: bytes) -> None:
    made = uuid.UUID(uuid7(moment, random_bits))
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    read = EPOCH + dt.timedelta(milliseconds=made.int >> 80)
    assert dt.timedelta(0) <= moment - read < dt.timedelta(milliseconds=1)


def test_too_few_random_bytes_are_our_fault() -> None:
    with pytest.raises(ValueError, match="random bytes"):
        uuid7(NOON, b"1234")


@pytest.mark.parametrize("random", [zeros, ones])
def test_a_thousand_ids_of_one_millisecond_grow(random: object) -> None:
    maker = IdMaker(Ticks(NOON), zeros if random is zeros else ones)
    made = [maker.new() for _ in range(1000)]
    assert made == sorted(set(made))


def test_ids_grow_when_the_clock_is_set_back_a_day() -> None:
    yesterday = NOON - dt.timedelta(days=1)
    later = NOON + dt.timedelta(milliseconds=1)
    maker = IdMaker(Ticks(NOON, yesterday, yesterday, later), zeros)
    made = [maker.new() for _ in range(4)]
    assert made == sorted(set(made))
    assert uuid.UUID(made[3]).int >> 80 == (uuid.UUID(made[0]).int >> 80) + 1


@given(
    st.lists(st.integers(-2000, 2000), min_size=2, max_size=50),
    st.lists(st.binary(min_size=RANDOM_BYTES, max_size=RANDOM_BYTES), min_size=50, max_size=50),
)
def test_ids_grow_whatever_the_clock_does(steps: list[int], random_bits: list[bytes]) -> None:
    maker = IdMaker(
        Ticks(*(NOON + dt.timedelta(milliseconds=step) for step in steps)), lambda _: random_bits.pop()
    )
    made = [maker.new() for _ in steps]
    assert made == sorted(set(made))
    assert all(uuid.UUID(each).version == 7 for each in made)


def test_eight_lanes_never_make_the_same_id() -> None:
    maker = IdMaker(Ticks(NOON), zeros)
    made: list[list[str]] = [[] for _ in range(8)]
    start = threading.Barrier(8)

    def work(mine: list[str]) -> None:
        start.wait()
        mine.extend(maker.new() for _ in range(500))

    lanes = [threading.Thread(target=work, args=(mine,)) for mine in made]
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # so that lanes meet in the middle of making an id
    try:
        for lane in lanes:
            lane.start()
        for lane in lanes:
            lane.join()
    finally:
        sys.setswitchinterval(usual)
    everything = [each for mine in made for each in mine]
    assert len(everything) == 4000
    assert len(set(everything)) == 4000
    assert all(mine == sorted(mine) for mine in made)
