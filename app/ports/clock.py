"""Time, ids and randomness from outside, so that a test can hold them still."""

from __future__ import annotations

import datetime as dt
from typing import Protocol


class Clock(Protocol):
    def now(self) -> dt.datetime:
        """The moment, UTC."""

    def running(self) -> tuple[str, float]:
        """(id of this start of the PC, seconds since it), whatever the wall clock is set to."""


class Ids(Protocol):
    def new(self) -> str:
        """A new UUIDv7, later than every one before it."""
