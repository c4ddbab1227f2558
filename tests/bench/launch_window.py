"""The program's own start in a process of its own; tells when it could be seen and when it could be used.

    python -m tests.bench.launch_window DATA [VISITS]

It is `motcua --data DATA` with a watch beside it; the passphrase comes by `MOTCUA_PASSPHRASE_FD`. Prints one
line of JSON: `painted`, `opened`, `usable` (seconds of the monotonic clock), then, after so many visits typed
into the window, `peak_mb` and `after_mb`.
"""

from __future__ import annotations

import json
import sys
import time
import traceback
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from app import window_start
from app.ports.this_pc import PcSettings
from tests.bench.first_paint import FirstPaint
from tests.bench.process_memory import now_mb, peak_mb
from ui.window import Window

OPENS_WITHIN_MS = 60_000

_make_window = window_start.make_window


class Watch:
    """Notes the stamps of one window."""

    def __init__(self, visits: int) -> None:
        self._visits = visits
        self._told: dict[str, float] = {}

    def make_window(self, settings: PcSettings, practice: bool) -> Window:
        """The program's own window, watched."""
        window = _make_window(settings, practice)
        FirstPaint(window, lambda at: self._told.update(painted=at))
        window.opened.connect(lambda: self._opened(window))
        QTimer.singleShot(OPENS_WITHIN_MS, lambda: self._look(window))
        return window

    def _look(self, window: Window) -> None:
        """A window that tells a trouble waits for a person; here there is none."""
        if "opened" not in self._told:
            print(f"not open: {[label.text() for label in window.findChildren(QLabel)]}", file=sys.stderr)
            window.close()
            QApplication.exit(1)

    def _opened(self, window: Window) -> None:
        self._told["opened"] = time.monotonic()
        # Usable: the search field stands there and has the focus.
        FirstPaint(window.intake.picker.field.edit, lambda at: self._usable(window, at))

    def _usable(self, window: Window, at: float) -> None:
        self._told["usable"] = at
        self._told["opened_mb"] = now_mb()
        QTimer.singleShot(0, lambda: self._work(window))

    def _work(self, window: Window) -> None:
        try:
            if self._visits:
                from tests.bench.visits import visit

                for number in range(self._visits):
                    visit(window, number)
            self._told.update(peak_mb=peak_mb(), after_mb=now_mb())
            print(json.dumps(self._told), flush=True)
        except TimeoutError:
            # The program's own hook would write it to its log and go on.
            traceback.print_exc()
        finally:
            window.close()
            QApplication.quit()


def main() -> int:
    """Start the program as an officer does."""
    visits = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    window_start.make_window = Watch(visits).make_window
    return window_start.show_window(Path(sys.argv[1]), False, None)


if __name__ == "__main__":
    sys.exit(main())
