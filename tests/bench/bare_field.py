"""The floor under typing: a bare QLineEdit in a process of its own, without any of the program's filters.

Reads lines of JSON, each a list of keys `[key, text, at_ms]`; answers with the milliseconds from the last of
them to the painted field. Ends when nothing more comes.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from tests.bench.keys import Keystroke, Painted, play


def main() -> int:
    """Answer until the other end is closed."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1366, 768)
    field = QLineEdit()
    window.setCentralWidget(field)
    window.show()
    field.setFocus()
    painted = Painted(field)
    painted.wait()
    print("ready", flush=True)
    for line in sys.stdin:
        field.clear()
        app.processEvents()
        keys = [Keystroke(*key) for key in json.loads(line)]
        print(play(field, keys, painted), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
