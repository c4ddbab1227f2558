"""What the figures were measured on, and whether the machine was quiet meanwhile."""

from __future__ import annotations

import os
import platform
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import PySide6

from tests.bench.measure import timed_ms

KNOWN_SYNC_MS = 0.26
"""A durable write of 4 kB on the machine the design was tried on."""
BUSY_LOAD = 1.0


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine, without its name."""

    system: str
    cores: int
    memory_gb: float
    python: str
    pyside: str
    sync_ms: float
    """Median of a durable write of 4 kB (`fdatasync`) where the stores of this run lie."""

    def told(self) -> str:
        """In one line."""
        return (
            f"{self.cores} cores, {self.memory_gb:.0f} GB, {self.system}, Python {self.python},"
            f" PySide6 {self.pyside}, 4 kB fdatasync {self.sync_ms:.2f} ms"
        )


def this_machine(place: Path) -> Machine:
    """The facts; `place` is where the durable writes are tried."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") if hasattr(os, "sysconf") else 0
    return Machine(
        f"{platform.system()} {platform.machine()}",
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 0,
        memory / 2**30,
        platform.python_version(),
        PySide6.__version__,
        _sync_ms(place),
    )


def load() -> float:
    """How many processes wanted a core in the last minute; 0 where the system does not tell."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def drop_page_cache() -> bool:
    """Make the next start a cold one; False = this user may not, or this system cannot."""
    if sys.platform != "linux":
        return False
    os.sync()
    try:
        Path("/proc/sys/vm/drop_caches").write_text("3\n")
    except OSError:
        return False
    return True


def _sync_ms(place: Path) -> float:
    sync = getattr(os, "fdatasync", os.fsync)
    with tempfile.NamedTemporaryFile(dir=place) as file:

        def write() -> None:
            file.write(bytes(4096))
            file.flush()
            sync(file.fileno())

        return statistics.median(timed_ms(write) for _ in range(50))
