"""What the program does for its data by itself: a copy of the store once a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from app.domain.business_day import local_date
from app.ports.clock import Clock

BackUp = Callable[[dt.date], Path | None]
"""Makes the day's copy unless there is one, and throws the oldest away; None = there was one."""


class Upkeep:
    """Looks after the store of this PC."""

    def __init__(self, clock: Clock, back_up: BackUp) -> None:
        self._clock = clock
        self._back_up = back_up

    def daily(self) -> Path | None:
        """Today's encrypted copy in `backups/`. Raises `DeviceTrouble` where the disk does not take it."""
        return self._back_up(local_date(self._clock.now()))
