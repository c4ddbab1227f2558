"""Opening the store behind the painted window, and asking for the passphrase where there is no key store."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.desk import Desk
from app.errors import DeskError
from app.messages import Language, say, sentence
from app.services.catalogue import Today
from ui.commit import ActButton
from ui.widgets.field import TextField
from ui.widgets.parts import Card, Strip, label
from ui.window import Window

_ASKS = frozenset(
    {
        "keys.passphrase_needed",
        "keys.wrong_passphrase",
        "keys.no_passphrase",
        "keys.no_os_store",
        "keys.os_store_locked",
        "keys.os_store_failed",
        "keys.os_store_empty",
        "keys.wrong_recovery",
        "keys.recovery_shape",
        "keys.recovery_typo",
    }
)
"""Troubles that a passphrase or the recovery key can still solve."""


UNSEEN_MS = 1000
"""A window that starts minimised is never painted; its store is opened all the same."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A data folder that is open."""

    desk: Desk
    today: Today
    stop_listening: Callable[[], None]
    """Stops the code reader on a serial port, if there is one."""


Opener = Callable[[str | None, str | None], Opened]
"""Takes passphrase and recovery key, either may be None."""


class UnlockScreen(QWidget):
    """Asks for the start passphrase, or the recovery key."""

    given = Signal(str, bool)
    """(text, it is the recovery key)."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("screen")
        outer = QHBoxLayout(self)
        card = Card(self.tr("Open the data store"))
        card.setMaximumWidth(560)
        self.strip = Strip()
        card.box.addWidget(self.strip)
        self.field = TextField(self.tr("Start passphrase"))
        self.field.edit.setEchoMode(QLineEdit.EchoMode.Password)
        card.box.addWidget(self.field)
        row = QHBoxLayout()
        self.recovery = ActButton(self.tr("It is the recovery key"))
        self.recovery.setCheckable(True)
        self.open_button = ActButton(self.tr("Open"))
        self.open_button.setProperty("kind", "act")
        row.addWidget(self.recovery)
        row.addStretch(1)
        row.addWidget(self.open_button)
        card.box.addLayout(row)
        card.box.addWidget(
            label(
                self.tr("What was entered is encrypted on this PC. Without the key nobody can read it."),
                "quiet",
                wrap=True,
            )
        )
        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(card)
        column.addStretch(2)
        outer.addStretch(1)
        outer.addLayout(column, 3)
        outer.addStretch(1)
        self.open_button.clicked.connect(self._give)
        self.field.entered.connect(self._give)
        self.recovery.toggled.connect(self._kind_chosen)

    def _kind_chosen(self, recovery: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if recovery else QLineEdit.EchoMode.Password
        self.field.edit.setEchoMode(mode)
        self.field.set_label(self.tr("Recovery key") if recovery else self.tr("Start passphrase"))

    def _give(self) -> None:
        text = self.field.edit.text()
        self.field.edit.clear()
        if text:
            self.given.emit(text, self.recovery.isChecked())


class Opening(QObject):
    """One try after another until the store is open."""

    opened = Signal()
    _done = Signal(object)

    def __init__(self, window: Window, opener: Opener, language: Language) -> None:
        super().__init__(window)
        self._window = window
        self._opener = opener
        self._language = language
        self._unlock: UnlockScreen | None = None
        self._thread: threading.Thread | None = None
        self._answer: object = None
        self._ended = False
        self._unseen = QTimer(self)
        self._unseen.setSingleShot(True)
        self._unseen.setInterval(UNSEEN_MS)
        self._unseen.timeout.connect(self.begin)
        self._done.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def begin_when_painted(self) -> None:
        """Try once the window was seen: what opening loads would hold up the first picture."""
        self._window.installEventFilter(self)
        self._unseen.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Never ends an event."""
        if watched is self._window and event.type() == QEvent.Type.Paint and self._unseen.isActive():
            # The event comes before the drawing; a timer comes after all was drawn and shown.
            self._unseen.start(0)
            self._window.removeEventFilter(self)
        return super().eventFilter(watched, event)

    def begin(self, passphrase: str | None = None, recovery: str | None = None) -> None:
        """Try, beside the window."""

        def work() -> None:
            try:
                answer: object = self._opener(passphrase, recovery)
            except Exception as error:  # noqa: BLE001 - carried to the window, which tells it
                answer = error
            self._answer = answer
            self._done.emit(answer)

        self._thread = threading.Thread(target=work, name="opening")
        self._thread.start()

    def end(self) -> None:
        """The window is gone: what was still being opened is closed again, and nothing runs on without it."""
        self._ended = True
        self._unseen.stop()
        if self._thread is None:
            return
        self._thread.join()
        self._thread = None
        if isinstance(self._answer, Opened):
            self._answer.stop_listening()
            self._answer.desk.close()

    def _finish(self, answer: object) -> None:
        if self._ended:
            return
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if isinstance(answer, Opened):
            if self._unlock is not None:
                self._window.stack.removeWidget(self._unlock)
                self._unlock.deleteLater()
                self._unlock = None
            self._window.open_desk(answer.desk, answer.today, answer.stop_listening)
            self.opened.emit()
        elif isinstance(answer, DeskError) and answer.code in _ASKS:
            self._ask(answer)
        elif isinstance(answer, DeskError):
            self._window.show_start_trouble(sentence(answer, self._language))
        else:
            kind = type(answer).__name__
            self._window.show_start_trouble(say("fault.ours", self._language, kind=kind))
            raise RuntimeError("the desk did not open") from answer if isinstance(answer, Exception) else None

    def _ask(self, why: DeskError) -> None:
        if self._unlock is None:
            self._unlock = UnlockScreen()
            self._unlock.given.connect(self._try_again)
            self._window.stack.addWidget(self._unlock)
        self._window.stack.setCurrentWidget(self._unlock)
        if why.code != "keys.passphrase_needed":
            self._unlock.strip.say("bad", sentence(why, self._language))
        self._unlock.setEnabled(True)
        self._unlock.field.setFocus()

    def _try_again(self, text: str, is_recovery: bool) -> None:
        if self._unlock is not None:
            self._unlock.setEnabled(False)
        self.begin(None if is_recovery else text, text if is_recovery else None)
