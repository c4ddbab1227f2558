"""The one table of keys, and what an office may make of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.errors import OfficerCanFix
from app.messages import sentence
from tests.typing import press, type_text
from ui.commit import act_shortcut
from ui.keys import KeyKind, Keys

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_the_usual_keys_are_those_on_the_card_beside_the_keyboard(qtbot: QtBot) -> None:
    usual = {line.act: line.key for line in Keys()}
    assert {act: usual[act] for act in ("overlay", "new", "find", "scan", "my_work", "fee", "copies")} == {
        "overlay": "F1",
        "new": "F2",
        "find": "F3",
        "scan": "F4",
        "my_work": "F5",
        "fee": "F6",
        "copies": "F7",
    }
    assert (usual["sign_queue"], usual["accept"], usual["accept_next"]) == ("F8", "F9", "Shift+F9")
    assert (usual["return"], usual["lock"], usual["palette"]) == ("F10", "F12", "Ctrl+K")
    assert (usual["tick_1"], usual["tick_9"], usual["all_present"], usual["undo"]) == (
        "Alt+1",
        "Alt+9",
        "Alt+A",
        "Alt+Z",
    )
    assert Keys().line("accept").kind is KeyKind.DECIDE
    assert Keys().words_of(Keys().line("tick_3")) == "Tick paper 3"


def test_an_office_may_move_a_key(qtbot: QtBot) -> None:
    keys = Keys({"fee": "ctrl+f6", "accept": "Ctrl+Shift+F9"})
    assert (keys.shown("fee"), keys.line("accept").key) == ("Ctrl+F6", "Ctrl+Shift+F9")


@pytest.mark.parametrize(
    ("act", "key", "code"),
    [
        *(
            ("fee", key, "shortcut.shadows_typing")
            for key in ("Ctrl+A", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+V", "Home")
        ),
        *(
            ("fee", key, "shortcut.shadows_typing")
            for key in ("J", "Shift+J", "5", "Space", "Return", "Shift+Tab")
        ),
        *(("fee", key, "shortcut.shadows_typing") for key in ("Ctrl+Left", "Ctrl+Alt+E", "Đ", "Backspace")),
        *(("fee", key, "shortcut.reserved") for key in ("F20", "F13", "Shift+F20", "Alt+F4")),
        ("fee", "F2", "shortcut.doubled"),
        ("accept", "F8", "shortcut.doubled"),
        ("accept", "Shift+F8", "shortcut.going_beside_deciding"),
        ("fee", "Shift+Alt+Z", "shortcut.going_beside_deciding"),
        ("fee", "", "shortcut.not_a_key"),
        ("fee", "F9x", "shortcut.not_a_key"),
        ("fee", "Ctrl+X, Ctrl+S", "shortcut.not_a_key"),
        ("dance", "F11", "shortcut.unknown_act"),
    ],
)
def test_a_table_that_invites_slips_is_refused_with_a_sentence(
    qtbot: QtBot, act: str, key: str, code: str
) -> None:
    with pytest.raises(OfficerCanFix) as refused:
        Keys({act: key})
    assert refused.value.code == code
    assert "…" not in sentence(refused.value, "vi") + sentence(refused.value, "en")


def test_editing_keys_edit_while_a_text_field_has_the_focus(qtbot: QtBot) -> None:
    """Even a shortcut made by mistake on such a key does not take it from the field."""
    acts: list[str] = []
    window = QWidget()
    qtbot.addWidget(window)
    line = QLineEdit()
    QVBoxLayout(window).addWidget(line)
    for key in ("Ctrl+A", "Ctrl+Z", "J", "5", "F9"):
        act_shortcut(key, window, lambda key=key: acts.append(key))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    line.setFocus()
    type_text(window, "J5")
    press(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert (line.text(), line.selectedText()) == ("J5", "J5")
    press(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == ""
    assert acts == []
    press(line, Qt.Key.Key_F9)
    assert acts == ["F9"]
