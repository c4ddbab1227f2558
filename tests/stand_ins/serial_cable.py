"""A serial cable (socat): one end is a serial port, the other a printer on loopback, or another port."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Self


class SerialCable:
    """`with SerialCable(folder, port) as cable: … cable.port …`"""

    def __init__(self, folder: Path, printer_port: int) -> None:
        self.port = folder / "ttyPrinter"
        self._process = subprocess.Popen(
            ["socat", f"pty,raw,echo=0,link={self.port}", f"tcp:127.0.0.1:{printer_port}"],
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + 20
        while not self.port.exists():
            assert time.monotonic() < until, "socat does not start"
            assert self._process.poll() is None, "socat has ended"

    def pull_out(self) -> None:
        """As when somebody trips over it."""
        self._process.kill()
        self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pull_out()
