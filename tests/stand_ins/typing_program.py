"""The program typed at on the Vietnamese desktop: our fields, our buttons, our ear for readers.

One JSON line out for everything that happens; one JSON line in to ask what it holds or to change its focus.
"without-reader" and "without-commit" leave our ear and our care away, to show that the traps are real.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.commit import ActButton, CommitFirst, act_shortcut
from ui.scanner_input import ScannerInput
from ui.widgets.field import LongTextField, TextField


def say(**what: Any) -> None:
    print(json.dumps(what), flush=True)


class Desk(QWidget):
    """A form as screens build it, beside Qt's bare widgets."""

    def __init__(self) -> None:
        super().__init__()
        self.name = TextField("Họ và tên")
        self.note = LongTextField("Ghi chú")
        self.bare = QLineEdit()
        self.search = TextField("Tìm")
        self.accept = ActButton("accept")
        self.accept.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.accept.clicked.connect(lambda: self.act("button"))
        self.plain_button = QPushButton("plain")
        self.plain_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plain_button.clicked.connect(lambda: self.act("plain button"))
        self.default = QPushButton("default")
        self.default.setDefault(True)
        self.default.clicked.connect(lambda: self.act("default button"))
        act_shortcut("F9", self, lambda: self.act("F9"))
        act_shortcut("Alt+A", self, lambda: self.act("Alt+A"))
        self.search.entered.connect(self.search_entered)
        self.search.edit.returnPressed.connect(lambda: say(enter=self.search.edit.text()))
        self.bare.returnPressed.connect(self.enter_bare)
        box = QVBoxLayout(self)
        for part in (
            self.name,
            self.note,
            self.bare,
            self.search,
            self.accept,
            self.plain_button,
            self.default,
        ):
            box.addWidget(part)

    def act(self, by: str) -> None:
        """Work with what the name field holds now, as Qt alone tells it."""
        say(acted=by, name=self.name.edit.text(), value=self.name.value())

    def search_entered(self) -> None:
        """What a search field does: use the text and be empty again."""
        say(entered=self.search.value())
        self.search.edit.clear()

    def enter_bare(self) -> None:
        """The same, as Qt alone does it."""
        say(bare=self.bare.text())
        self.bare.clear()


class Ear(QObject):
    """Listens on stdin without leaving the window's own loop."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._heard)

    def _heard(self) -> None:
        line = sys.stdin.readline()
        if not line:
            QApplication.quit()
            return
        told = json.loads(line)
        if "focus" in told:
            for field in (self._desk.name, self._desk.note, self._desk.search):
                field.edit.clear()
            self._desk.bare.clear()
            widget = getattr(self._desk, told["focus"])
            widget.setFocus()
            if "text" in told:
                widget.set_value(told["text"])
            QTimer.singleShot(0, lambda: say(focused=told["focus"]))
        else:
            self._answer(told["ask"])

    def _answer(self, question: str) -> None:
        desk = self._desk
        say(
            answer=question,
            name=desk.name.edit.text(),
            composing=desk.name.edit.composing,
            raw=desk.name.raw(),
            value=desk.name.value(),
            note=desk.note.edit.toPlainText(),
            note_composing=desk.note.edit.composing,
            bare=desk.bare.text(),
            search=desk.search.edit.text(),
            undo=desk.name.edit.isUndoAvailable(),
        )


def main() -> None:
    app = QApplication([])
    kept: list[QObject] = []
    if "without-reader" not in sys.argv:
        reader = ScannerInput(app)
        reader.scanned.connect(lambda text: say(scanned=text))
        reader.misheard.connect(lambda: say(misheard=True))
        kept.append(reader)
    if "without-commit" not in sys.argv:
        kept.append(CommitFirst(app))
    desk = Desk()
    desk.resize(600, 500)
    desk.show()
    desk.activateWindow()
    desk.name.setFocus()
    kept.append(Ear(desk))

    def ready_once_active() -> None:
        if not desk.isActiveWindow() or not desk.name.edit.hasFocus():
            QTimer.singleShot(20, ready_once_active)
            return
        places = {
            name: getattr(desk, name).mapToGlobal(getattr(desk, name).rect().center()).toTuple()
            for name in ("accept", "plain_button")
        }
        say(ready=places)

    QTimer.singleShot(0, ready_once_active)
    app.exec()


if __name__ == "__main__":
    main()
