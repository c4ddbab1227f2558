"""What the rows of the benchmark share: a folder, how many rounds, a store of five years, an application."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.desk import Desk
from tests.bench.five_years import WHOLE, Years, make_years
from tests.desk import PASSPHRASE, SettableClock

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 300
QUICK_DOSSIERS = 3_000
WITHIN_S = 100.0
"""The longest that making the store may take; what was made by then is what is measured on, and told."""


class Place:
    """One run's working place.

    Args:
        folder: Empty, on the disk that is measured; cleared away by the caller.
        quick: Fewer rounds and a small store.
    """

    def __init__(self, folder: Path, quick: bool) -> None:
        self.folder = folder
        self.quick = quick

    def rounds(self, many: int, few: int) -> int:
        """How many times, by the kind of run."""
        return few if self.quick else many

    @cached_property
    def years(self) -> Years:
        """A store of five years; made when first asked for."""
        (self.folder / "years").mkdir()
        wanted = QUICK_DOSSIERS if self.quick else WHOLE
        return make_years(self.folder / "years" / "data", wanted, WITHIN_S)

    @property
    def size(self) -> str:
        """How long its past is, in words."""
        return f"store of {self.years.dossiers:,} dossiers, {self.years.megabytes:.0f} MB"

    def desk(self, clock: SettableClock) -> Desk:
        """The desk on that store; the caller closes it."""
        return bootstrap.desk(self.years.folder, PASSPHRASE, clock=clock)

    @cached_property
    def application(self) -> QApplication:
        """The one application object of this process."""
        from app.window_start import make_application

        return make_application(["bench"])


def end_of_window() -> None:
    """Let closed windows really go."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def run_module(name: str, *arguments: str) -> Mapping[str, float]:
    """Run a module of the benchmark as a process of its own, as an officer without a key store starts the
    program; the one line of JSON it prints.

    Raises:
        RuntimeError: It failed, or complained.
    """
    read_end, write_end = os.pipe()
    os.write(write_end, f"{PASSPHRASE}\n".encode())
    os.close(write_end)
    try:
        ended = subprocess.run(
            [sys.executable, "-m", name, *arguments],
            cwd=ROOT,
            env={**os.environ, "MOTCUA_PASSPHRASE_FD": str(read_end)},
            pass_fds=(read_end,),
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )
    finally:
        os.close(read_end)
    if ended.returncode or not ended.stdout:
        raise RuntimeError(f"{name} ended with {ended.returncode}: {ended.stderr}")
    told: Mapping[str, float] = json.loads(ended.stdout)
    return told
