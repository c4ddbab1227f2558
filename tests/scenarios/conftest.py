"""Days at the counter through the real window on a real store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desk import clock, desk, folder, founded_folder, use_printer
from tests.real_parts import RealPart
from tests.stand_ins.printer_process import PrinterProcess
from tests.window import officer, sit_down

__all__ = ["clock", "desk", "folder", "founded_folder", "officer", "sit_down"]


@pytest.fixture
def printer(folder: Path, tmp_path: Path, real_part: Callable[[RealPart], None]) -> Iterator[PrinterProcess]:
    """A thermal printer on TCP in a process of its own, set up as this PC's slip printer."""
    with PrinterProcess(tmp_path / "paper") as process:
        use_printer(folder, process.port)
        yield process
        if process.told("job"):
            real_part(RealPart.NETWORK_PRINTER)
