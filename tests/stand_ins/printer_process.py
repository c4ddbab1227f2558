"""Starts the virtual thermal printer for a test, listens to what it tells, and ends it."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).parents[2]


class PrinterProcess:
    """`with PrinterProcess(folder, "paper_end@8000") as printer: … printer.port …`"""

    def __init__(self, jobs: Path, faults: str = "", port: int = 0) -> None:
        jobs.mkdir(parents=True, exist_ok=True)
        self.jobs = jobs
        self.events: list[dict[str, Any]] = []
        self._unread = b""
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.stand_ins.virtual_printer"),
                *("--jobs", str(jobs), "--faults", faults, "--port", str(port)),
            ],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.port: int = self.wait_for("listening")["port"]

    def set_faults(self, faults: str) -> None:
        """Replace the faults; "" repairs it. Returns when it is so."""
        assert self._process.stdin is not None
        self._process.stdin.write(faults.encode() + b"\n")
        self._process.stdin.flush()
        self.wait_for("faults")

    def wait_for(self, event: str, seconds: float = 20) -> dict[str, Any]:
        """The next such event that has not been waited for; those before it stay in `events`."""
        until = time.monotonic() + seconds
        while True:
            told = self._next(until - time.monotonic())
            self.events.append(told)
            if told["event"] == event:
                return told

    def told(self, event: str) -> list[dict[str, Any]]:
        """All such events so far, without waiting."""
        while (line := self._line(0)) is not None:
            self.events.append(json.loads(line))
        return [each for each in self.events if each["event"] == event]

    def job_files(self) -> list[Path]:
        """The slips up to their cut, in order."""
        return sorted(self.jobs.glob("job-*.bin"))

    def _next(self, seconds: float) -> dict[str, Any]:
        line = self._line(max(seconds, 0))
        if line is None:
            raise TimeoutError(f"the printer told only {self.events}")
        found: dict[str, Any] = json.loads(line)
        return found

    def _line(self, seconds: float) -> bytes | None:
        assert self._process.stdout is not None
        with selectors.DefaultSelector() as chosen:
            chosen.register(self._process.stdout, selectors.EVENT_READ)
            while b"\n" not in self._unread:
                if not chosen.select(seconds):
                    return None
                data = os.read(self._process.stdout.fileno(), 65_536)
                if not data:
                    return None
                self._unread += data
        line, _, self._unread = self._unread.partition(b"\n")
        return line

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        try:
            self._process.wait(10)
        finally:
            self._process.kill()
            self._process.wait()
            self._process.stdout.close()
