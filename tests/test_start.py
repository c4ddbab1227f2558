"""The start: what nobody caught is told with a code and ends with 70, never with a trace on the screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

FALLS_BEFORE = """
import sys
sys.argv = ["motcua", "--practice", "--data", sys.argv[1]]
import app.window_start as start
def fall(*_given):
    raise ZeroDivisionError("Nguyễn Văn Mẫu")
start.make_window = fall
from app.__main__ import main
sys.exit(main())
"""
FALLS_WITHIN = """
import sys
sys.argv = ["motcua", "--practice", "--data", sys.argv[1]]
import app.window_start as start
from PySide6.QtCore import QTimer
made = start.make_window
def make(*given):
    window = made(*given)
    def fall():
        QTimer.singleShot(0, window.close)
        raise ZeroDivisionError("Nguyễn Văn Mẫu")
    window.opened.connect(fall)
    return window
start.make_window = make
from app.__main__ import main
sys.exit(main())
"""


def _run(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=120,
    )


def _told_without_a_trace(done: subprocess.CompletedProcess[str], folder: Path) -> None:
    assert done.returncode == 70
    assert "ZeroDivisionError" in done.stderr
    for hidden in ("Traceback", "Mẫu"):
        assert hidden not in done.stdout + done.stderr
    log = (folder / "logs" / "motcua.log").read_text("utf-8")
    assert " fall" in log
    assert "Mẫu" not in log


def test_a_fault_before_the_window_ends_with_70(tmp_path: Path) -> None:
    _told_without_a_trace(_run(FALLS_BEFORE, tmp_path / "d"), tmp_path / "d")


def test_a_fault_in_the_window_is_told_and_counts_when_it_is_closed(tmp_path: Path) -> None:
    _told_without_a_trace(_run(FALLS_WITHIN, tmp_path / "d"), tmp_path / "d")
