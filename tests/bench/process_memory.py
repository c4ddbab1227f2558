"""How much memory this process has used, and most of all has used, as the system counts it."""

from __future__ import annotations

import re
import sys
from pathlib import Path


def peak_mb() -> float:
    """The most that was ever resident, in MB (2**20 bytes)."""
    return _status_mb("VmHWM")


def now_mb() -> float:
    """What is resident now."""
    return _status_mb("VmRSS")


def _status_mb(name: str) -> float:
    if sys.platform != "linux":
        raise RuntimeError("memory is measured on Linux only")
    found = re.search(rf"^{name}:\s+(\d+) kB", Path("/proc/self/status").read_text(), re.MULTILINE)
    if found is None:
        raise RuntimeError(f"the system does not tell {name}")
    return int(found[1]) / 1024
