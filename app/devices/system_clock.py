"""The PC's own clock and randomness, given to everything that must not ask for them itself."""

from __future__ import annotations

import datetime as dt
import os
import sys
import time
from pathlib import Path

from app.domain.ids import IdMaker

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class SystemClock:
    """`app.ports.clock.Clock` from the PC."""

    def now(self) -> dt.datetime:
        """The moment, UTC, as the PC believes it to be."""
        return dt.datetime.now(dt.UTC)

    def running(self) -> tuple[str, float]:
        """(id of this start of the PC, seconds since it), counting sleep too where the system tells."""
        return _start_id(), _seconds_running()


class SystemIds(IdMaker):
    """`app.ports.clock.Ids` from the PC's clock and randomness."""

    def __init__(self) -> None:
        super().__init__(SystemClock().now, os.urandom)


def _start_id() -> str:
    """Linux names each start. Elsewhere "" : the next start cannot be told from this one."""
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _seconds_running() -> float:
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)  # counts on while the PC sleeps
    else:  # noqa: RET505  a check of the platform, each branch typed for its own system
        return time.monotonic()  # on Windows the tick count, which counts sleep too
