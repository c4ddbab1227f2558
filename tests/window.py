"""The real window on a real store, offscreen, and an officer who sits in front of it with a keyboard.

The officer goes to a field with Tab, as a person without a mouse does, types, presses keys and reads what
stands on the screen. Every wait is for something to be seen or kept, never for time to go by.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as PytestQtTimeoutError
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.domain.dossier import Dossier
from app.services.intake import Accepted
from app.settings import read_settings
from app.window_start import make_window
from tests.desk import PASSPHRASE, SettableClock
from tests.typing import press, scan_text, send_key, type_text
from ui.commit import CommitFirst
from ui.opening import Opened, Opening
from ui.scanner_input import ScannerInput
from ui.window import Window

W = TypeVar("W", bound=QWidget)

PATIENCE_MS = 8_000
MOST_TABS = 200

CARD = "001199000001|123456789|Nguyễn Thị Thử|05111999|Nữ|Thôn Mẫu, xã Mẫu, huyện Thử, tỉnh Mẫu|01052021"
FATHER = "001095000002||Nguyễn Văn Mẫu|12031995|Nam|Thôn Mẫu, xã Mẫu, huyện Thử, tỉnh Mẫu|02062021"


class StrayWindows(QObject):
    """Notes every window but the program's own, its dialogs and the lists that drop down."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.seen: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Never ends an event."""
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not isinstance(watched, (Window, QDialog))
            and watched.windowType() is not Qt.WindowType.Popup
            and watched.windowType() is not Qt.WindowType.ToolTip
        ):
            self.seen.append(f"{type(watched).__name__} {getattr(watched, 'text', str)()!r}")
        return False


class Officer:
    """One who works at the window with the keyboard only."""

    def __init__(self, qtbot: QtBot, folder: Path, clock: SettableClock) -> None:
        self._qtbot = qtbot
        self.folder = folder
        self.clock = clock
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app
        self.window = make_window(
            dataclasses.replace(read_settings(folder / "motcua.toml"), language="en"), False
        )
        self.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self._commit_first = CommitFirst(app)
        self._scanner = ScannerInput(app)
        self._stray = StrayWindows(app)
        self.window.take_scanner(self._scanner)
        self._opening = Opening(self.window, self._open, "en")
        self.accepted: list[Accepted] = []
        self.window.opened.connect(lambda: self.window.intake.accepted.connect(self.accepted.append))
        self._closed = False

    def _open(self, passphrase: str | None, recovery: str | None) -> Opened:
        from app import bootstrap

        desk = bootstrap.desk(self.folder, passphrase, recovery, clock=self.clock)
        return Opened(desk, desk.catalogue.today(), bootstrap.listen(self.folder, desk))

    def start(self, passphrase: str | None = PASSPHRASE) -> None:
        """Start the program; with the right passphrase it is open afterwards."""
        self.window.show()
        self.window.activateWindow()
        self._come_to_front()
        self._opening.begin(passphrase)
        if passphrase == PASSPHRASE:
            self.wait(lambda: self.window.here == "intake")
            self.wait_quiet()

    def _come_to_front(self) -> None:
        """What a window manager does when a dialog opens or closes; offscreen there is none."""
        here = self.here
        if not here.isActiveWindow():
            here.activateWindow()
            self.wait(here.isActiveWindow, "the window does not come to the front")

    def close(self) -> None:
        """Close the window; what runs is finished."""
        if self._closed:
            return
        self._closed = True
        for dialog in self.window.findChildren(QDialog):
            dialog.reject()
        self.window.close()
        self._app.removeEventFilter(self._commit_first)
        self._app.removeEventFilter(self._scanner)
        self._app.removeEventFilter(self._stray)
        stray = self._stray.seen
        for gone in (self._commit_first, self._scanner, self._stray, self.window):
            gone.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not stray, f"parts of the window stood alone for a moment: {stray}"

    @property
    def desk(self) -> Desk:
        """What the window works on."""
        assert self.window.desk is not None
        return self.window.desk

    # ------------------------------------------------------------------ waiting

    def wait(self, condition: Callable[[], object], what: str = "") -> None:
        """Until it is so."""

        try:
            self._qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)
        except PytestQtTimeoutError as late:
            raise AssertionError(f"{what or 'it did not come about'}; on screen: {self.told()}") from late

    def wait_quiet(self) -> None:
        """Until nothing is being worked on beside the window."""
        self.wait(lambda: self.window.jobs.quiet, "the window is still busy")

    # ------------------------------------------------------------------ keys

    @property
    def here(self) -> QWidget:
        """The window or dialog that takes keys."""
        dialogs = [dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()]
        return dialogs[-1] if dialogs else self.window

    @property
    def in_dialog(self) -> bool:
        """Whether a dialog lies over the window."""
        return self.here is not self.window

    def wait_at(self, place: str) -> None:
        """Until that screen is in sight."""
        self.wait(lambda: self.window.here == place, f"the screen {place} does not come")

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key by name, such as "Alt+1" or "F9"."""
        self._come_to_front()
        # The stubs leave out that a sequence has places.
        combination = QKeySequence(keys)[0]  # type: ignore[index]
        for _ in range(times):
            if combination.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
                press(self.here, combination.key())
            else:
                send_key(self.here, combination.key(), "", modifiers=combination.keyboardModifiers())

    def write(self, text: str) -> None:
        """Type into whatever has the focus."""
        type_text(self.here, text)

    def scan(self, code: str, prefix: Qt.Key | None = Qt.Key.Key_F20) -> None:
        """Let the reader type a code."""
        scan_text(self.here, code, prefix=prefix)

    # ------------------------------------------------------------------ the focus

    @property
    def focus(self) -> QWidget:
        """What has the focus."""
        focus = self.here.focusWidget()
        assert focus is not None, "nothing has the focus"
        return focus

    @property
    def focus_name(self) -> str:
        """Its name as a screen reader says it."""
        return self.focus.accessibleName() or getattr(self.focus, "text", lambda: "")()

    def tab_to(self, name: str, *kinds: type[QWidget]) -> QWidget:
        """Press Tab until the field or button of that name has the focus."""
        passed = []
        for _ in range(MOST_TABS):
            if self._is_named(self.focus, name) and isinstance(self.focus, kinds or QWidget):
                return self.focus
            passed.append(self.focus_name)
            self.press("Tab")
        raise AssertionError(f"Tab never comes to {name!r}, only to {list(dict.fromkeys(passed))}")

    @staticmethod
    def _is_named(widget: QWidget, name: str) -> bool:
        shown = widget.text() if isinstance(widget, QAbstractButton) else ""
        return name in (widget.accessibleName(), shown) or bool(shown and shown.startswith(name))

    def fill(self, name: str, text: str) -> None:
        """Go to a field with Tab, empty it and type."""
        self.tab_to(name, QLineEdit, QPlainTextEdit)
        self.press("Ctrl+A")
        self.press("Del")
        self.write(text)

    def choose(self, name: str, words: str) -> None:
        """Go to a list with Tab and go down in it until those words stand there."""
        box = self.tab_to(name, QComboBox)
        assert isinstance(box, QComboBox)
        self.press("Home")
        for _ in range(box.count()):
            if box.currentText() == words:
                return
            self.press("Down")
        raise AssertionError(f"{words!r} is not among {[box.itemText(at) for at in range(box.count())]}")

    def push(self, name: str) -> None:
        """Go to a button with Tab and press it."""
        self.tab_to(name)
        self.press("Space")

    def tab_round(self) -> list[QWidget]:
        """Everything that Tab comes to, in order, from here round to here again."""
        came_to: list[QWidget] = []
        while self.focus not in came_to:
            came_to.append(self.focus)
            assert len(came_to) < MOST_TABS
            self.press("Tab")
        return came_to

    def takes_focus(self) -> list[QWidget]:
        """Everything in sight that a person without a mouse must be able to come to."""
        return [
            widget
            for widget in self.here.findChildren(QWidget)
            if widget.isVisible()
            and widget.isEnabled()
            and widget.focusProxy() is None
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus.value
        ]

    # ------------------------------------------------------------------ what is seen

    def named(self, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]
        """The widget of that name, in sight or scrolled out of it."""
        found = [
            widget
            for widget in self.here.findChildren(kind)
            if widget.isVisible() and self._is_named(widget, name)
        ]
        assert found, f"{name!r} is not on screen: {self.told()}"
        return found[0]

    def value(self, name: str) -> str:
        """What stands in the field of that name."""
        for widget in self.here.findChildren(QWidget):
            if not widget.isVisible() or widget.accessibleName() != name:
                continue
            if isinstance(widget, QLineEdit):
                return widget.text()
            if isinstance(widget, QPlainTextEdit):
                return widget.toPlainText()
            if isinstance(widget, QComboBox):
                return widget.currentText()
        raise AssertionError(f"there is no field {name!r} on screen: {self.told()}")

    def told(self) -> list[str]:
        """Every sentence and button in sight."""
        seen = []
        for widget in self.here.findChildren(QWidget):
            if widget.isVisible() and isinstance(widget, (QLabel, QAbstractButton)) and widget.text():
                seen.append(widget.text())
        return seen

    def sees(self, words: str) -> bool:
        """Whether these words stand somewhere in sight."""
        return any(words in text for text in self.told())

    def wait_to_see(self, words: str) -> None:
        """Until these words stand somewhere."""
        self.wait(lambda: self.sees(words), f"{words!r} is not to be seen")

    # ------------------------------------------------------------------ the usual steps

    def choose_procedure(self, shorthand: str) -> None:
        """Tab to the field, shorthand, Enter."""
        self.tab_to("Procedure")
        self.write(shorthand)
        self.press("Return")
        self.wait(lambda: self.window.intake.picker.procedure is not None, shorthand)
        self.wait_quiet()

    def accept(self, keys: str = "F9") -> Dossier:
        """Press F9 (or another accepting key) and wait for the number."""
        self.wait_quiet()
        before = len(self.accepted)
        self.press(keys)
        self.wait(lambda: len(self.accepted) > before, "nothing was accepted")
        self.wait_quiet()
        return self.accepted[-1].dossier


@pytest.fixture
def officer(qtbot: QtBot, folder: Path, clock: SettableClock) -> Iterator[Officer]:
    """At an open window without a printer."""
    sits = Officer(qtbot, folder, clock)
    sits.start()
    yield sits
    sits.close()


@pytest.fixture
def sit_down(qtbot: QtBot, clock: SettableClock) -> Iterator[Callable[[Path], Officer]]:
    """Start a window on a folder; it is closed at the end. For tests that need a printer or two windows."""
    sat: list[Officer] = []

    def start(folder: Path) -> Officer:
        sits = Officer(qtbot, folder, clock)
        sat.append(sits)
        sits.start()
        return sits

    yield start
    for sits in reversed(sat):
        sits.close()


__all__ = ["CARD", "FATHER", "Officer", "Window", "officer", "sit_down"]
