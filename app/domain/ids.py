"""Ids of everything that may travel to another PC or system: UUIDs of version 7, in the order they were made.

RFC 9562: 48 bits of milliseconds since 1970, then 74 random bits. Rows made later sort later, which keeps
indexes small and lets two desks make ids without asking each other.
"""

from __future__ import annotations

import datetime as dt
import threading
import uuid
from collections.abc import Callable

RANDOM_BYTES = 10
"""How many random bytes one id uses up (74 of the 80 bits)."""

_RANDOM_BITS = 74
_MOST_RANDOM = (1 << _RANDOM_BITS) - 1
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def uuid7(now: dt.datetime, random_bits: bytes) -> str:
    """One id of that moment, lower case with dashes.

    Args:
        now: With a zone.
        random_bits: `RANDOM_BYTES` of them.
    """
    return _uuid(_milliseconds(now), _random(random_bits))


class IdMaker:
    """Makes ids that only ever grow, also within one millisecond and when the PC's clock is set back.

    Safe to share between lanes. Clock and randomness are given, so that a test can hold them still.
    """

    def __init__(self, now: Callable[[], dt.datetime], random: Callable[[int], bytes]) -> None:
        self._now = now
        self._random = random
        self._lock = threading.Lock()
        self._last = (-1, 0)

    def new(self) -> str:
        """The next id."""
        with self._lock:
            last_milliseconds, last_random = self._last
            milliseconds = _milliseconds(self._now())
            random = _random(self._random(RANDOM_BYTES))
            if milliseconds <= last_milliseconds:
                # A random step of up to 32 bits keeps ids unguessable (RFC 9562, section 6.2, method 2).
                milliseconds = last_milliseconds
                random = last_random + 1 + (random & 0xFFFFFFFF)
                if random > _MOST_RANDOM:
                    milliseconds, random = milliseconds + 1, random & _MOST_RANDOM
            self._last = (milliseconds, random)
            return _uuid(milliseconds, random)


def _milliseconds(moment: dt.datetime) -> int:
    return (moment - _EPOCH) // dt.timedelta(milliseconds=1)


def _random(random_bits: bytes) -> int:
    if len(random_bits) != RANDOM_BYTES:
        raise ValueError(f"{RANDOM_BYTES} random bytes are needed")
    return int.from_bytes(random_bits) & _MOST_RANDOM


def _uuid(milliseconds: int, random: int) -> str:
    high, low = random >> 62, random & ((1 << 62) - 1)
    return str(uuid.UUID(int=(milliseconds << 80) | (7 << 76) | (high << 64) | (2 << 62) | low))
