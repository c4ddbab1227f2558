"""A word still being composed is written before anything acts, and only once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.typing import press, type_text
from ui.commit import CommitFirst

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def search(qapp: QApplication, qtbot: QtBot) -> Iterator[QLineEdit]:
    """A field that Enter empties, with what it was asked for in its property."""
    first = CommitFirst(qapp)
    line = QLineEdit()
    line.setProperty("asked", [])

    def ask() -> None:
        line.setProperty("asked", [*line.property("asked"), line.text()])
        line.clear()

    line.returnPressed.connect(ask)
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    qtbot.waitUntil(line.hasFocus)
    yield line
    qapp.removeEventFilter(first)
    first.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def compose(line: QLineEdit, text: str) -> None:
    """The input method shows a word it is composing."""
    QCoreApplication.sendEvent(line, QInputMethodEvent(text, []))


def write(line: QLineEdit, text: str) -> None:
    """The input method writes a word and composes no more."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QCoreApplication.sendEvent(line, event)


def test_a_word_that_ibus_writes_again_after_enter_is_not_there_twice(search: QLineEdit) -> None:
    compose(search, "Ă12")
    write(search, "Ă12")
    press(search, Qt.Key.Key_Return)
    write(search, "Ă12")
    assert search.text() == ""
    compose(search, "hố")
    write(search, "hố")
    press(search, Qt.Key.Key_Return)
    assert search.property("asked") == ["Ă12", "hố"]


def test_the_same_word_composed_again_is_kept(search: QLineEdit) -> None:
    for _ in range(3):
        compose(search, "Hường")
        write(search, "Hường")
        press(search, Qt.Key.Key_Return)
    assert search.property("asked") == ["Hường"] * 3


def test_a_method_that_writes_without_composing_may_write_the_same_again(search: QLineEdit) -> None:
    for _ in range(3):
        write(search, "1")
        press(search, Qt.Key.Key_Return)
    assert search.property("asked") == ["1"] * 3


def test_a_second_writing_after_other_keys_is_kept(search: QLineEdit) -> None:
    compose(search, "An")
    write(search, "An")
    press(search, Qt.Key.Key_Return)
    type_text(search, "x")
    write(search, "An")
    assert search.text() == "xAn"
