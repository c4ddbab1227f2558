"""The program's own window in a process of its own, without a screen: keys come down a pipe, one line each.

    python -m tests.nemesis.driven_window FOLDER

does what `python -m app --data FOLDER` does; the keys alone come another way. In, one JSON line per act:

    {"letter": "c"}  {"key": "F9"}  {"scan": "001…|…"}  {"tab_to": "Copies"}  {"close": "window"}

Out: `{"did": n}` once the window is through with the n-th line (`tabs`: how often Tab was pressed),
`{"opened": true}`, `{"shown": number}` once an accepted number stands on the screen, `{"drafts": n}` for
the drafts it offers, `{"quiet": true}` once what the start has set going is done.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from app.services.intake import Accepted
from app.window_start import make_application, show_window
from tests.typing import press, scan_text, send_key, type_text
from ui.window import Window

MOST_TABS = 200


def tell(**what: object) -> None:
    print(json.dumps(what), flush=True)


class Hands(QObject):
    """Presses the keys that are asked for, and tells what stands on the screen."""

    line = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._window: Window | None = None
        self._did = 0
        self._settled = QTimer(self)
        self._settled.setInterval(5)
        self._settled.timeout.connect(self._tell_when_quiet)
        self.line.connect(self._do, Qt.ConnectionType.QueuedConnection)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Finds the window when it is shown."""
        if self._window is None and event.type() == QEvent.Type.Show and isinstance(watched, Window):
            self._window = watched
            watched.opened.connect(self._opened)
        return False

    def _opened(self) -> None:
        assert self._window is not None
        self._window.intake.accepted.connect(self._accepted)
        self._window.intake.drafts_changed.connect(lambda count: tell(drafts=count))
        tell(opened=True)
        self._settled.start()

    def _tell_when_quiet(self) -> None:
        assert self._window is not None
        if self._window.jobs.quiet:
            self._settled.stop()
            tell(quiet=True)

    def _accepted(self, accepted: Accepted) -> None:
        tell(shown=accepted.dossier.number)

    def _do(self, line: str) -> None:
        window = self._window
        assert window is not None
        act = json.loads(line)
        told: dict[str, object] = {}
        if "letter" in act:
            type_text(window, act["letter"])
        elif "scan" in act:
            scan_text(window, act["scan"], prefix=Qt.Key.Key_F20)
        elif "tab_to" in act:
            told["tabs"] = self._tab_to(window, act["tab_to"])
        elif "close" in act:
            window.close()
        else:
            # The stubs leave out that a sequence has places.
            combination = QKeySequence(act["key"])[0]  # type: ignore[index]
            if combination.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
                press(window, combination.key())
            else:
                send_key(window, combination.key(), "", modifiers=combination.keyboardModifiers())
        self._did += 1
        tell(did=self._did, **told)

    @staticmethod
    def _tab_to(window: QWidget, name: str) -> int:
        for tabs in range(MOST_TABS):
            focus = window.focusWidget()
            if focus is not None and focus.accessibleName() == name:
                return tabs
            press(window, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {name!r}")


def main(folder: Path) -> int:
    """See the module."""
    app = make_application(sys.argv[:1])
    hands = Hands()
    app.installEventFilter(hands)

    def listen() -> None:
        for line in sys.stdin:
            hands.line.emit(line)
        os._exit(3)  # nobody is there any more who would end it

    threading.Thread(target=listen, daemon=True).start()
    return show_window(folder, False, "en")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
