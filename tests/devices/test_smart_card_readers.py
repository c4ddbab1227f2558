"""Smart-card readers and cards are seen as they are, through a real pcscd; nothing ever hangs."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.messages import say
from app.ports.readers import ReaderSeen, ReadersSeen, ReadersState
from tests.real_parts import RealPart
from tests.stand_ins.smart_card_service import Card, SmartCardService

ATR = bytes.fromhex("3B9F958131FE9F006646530510113471D6")
LOOK = """
import pickle, sys, time
from app.devices.smart_card_readers import PcscReaders
started = time.monotonic()
seen = PcscReaders().look()
sys.stdout.buffer.write(pickle.dumps((seen, time.monotonic() - started)))
"""


def look(socket_name: str) -> tuple[ReadersSeen, float]:
    """What is seen, and in how many seconds.

    In a process of its own: the system's library remembers the first place where it looked for the service.
    """
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", LOOK],
        env={**os.environ, "PCSCLITE_CSOCK_NAME": socket_name},
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        timeout=30,
        check=True,
    )
    seen, took = pickle.loads(done.stdout)
    return seen, took


def look_until(socket_name: str, state: ReadersState) -> ReadersSeen:
    """pcscd asks a virtual reader for cards several times a second: look until it has."""
    until = time.monotonic() + 30
    while True:
        seen, _ = look(socket_name)
        if seen.state is state:
            return seen
        assert time.monotonic() < until, seen


def test_without_the_service_this_is_told_at_once(tmp_path: Path) -> None:
    seen, took = look(str(tmp_path / "nothing-here"))
    assert seen.state is ReadersState.NOT_RUNNING
    assert seen.readers == ()
    assert took < 1


def test_a_service_without_a_reader_is_told_apart() -> None:
    with SmartCardService(with_reader=False) as service:
        seen, _ = look(service.socket_name)
    assert seen == ReadersSeen()
    assert seen.state is ReadersState.NO_READER


def test_a_card_is_seen_when_it_is_put_in_and_gone_when_it_is_taken_out(
    real_part: Callable[[RealPart], None],
) -> None:
    with SmartCardService() as service:
        seen = look_until(service.socket_name, ReadersState.NO_CARD)
        assert [reader.name for reader in seen.readers] == ["Virtual PCD 00 00", "Virtual PCD 00 01"]
        with Card(service.card_port, ATR):
            seen = look_until(service.socket_name, ReadersState.CARD)
            assert seen.readers[0] == ReaderSeen("Virtual PCD 00 00", True, ATR.hex().upper())
            assert not seen.readers[1].card_present
            real_part(RealPart.CARD_READER)
        look_until(service.socket_name, ReadersState.NO_CARD)


def test_a_card_that_does_not_answer_is_not_taken_for_a_working_one() -> None:
    with SmartCardService() as service, Card(service.card_port, ATR, mute=True):
        seen = look_until(service.socket_name, ReadersState.MUTE)
    assert seen.readers[0].card_present
    assert seen.readers[0].atr_hex is None


def test_a_service_that_hangs_is_told_within_two_seconds() -> None:
    with SmartCardService() as service:
        service.freeze()
        seen, took = look(service.socket_name)
    assert seen.state is ReadersState.NOT_ANSWERING
    assert took < 2


@pytest.mark.parametrize("state", list(ReadersState))
def test_every_state_has_a_sentence_that_says_what_to_do(state: ReadersState) -> None:
    assert len(say(f"readers.{state}", "vi")) > 20
    assert len(say(f"readers.{state}", "en")) > 20
