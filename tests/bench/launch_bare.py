"""The floor under the window: a bare QMainWindow in a process of its own.

    python -m tests.bench.launch_bare

Prints one line of JSON: when it was painted (seconds of the monotonic clock) and its peak memory in MB.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtWidgets import QApplication, QMainWindow

from tests.bench.first_paint import FirstPaint
from tests.bench.process_memory import peak_mb


def main() -> int:
    """Show it, tell when it was seen, end."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1366, 768)

    def seen(at: float) -> None:
        print(json.dumps({"painted": at, "peak_mb": peak_mb()}), flush=True)
        app.quit()

    FirstPaint(window, seen)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
