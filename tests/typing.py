"""Types into the window as a person or a reader does, with any letter of Unicode.

`qtbot.keyClicks` aborts the interpreter on a letter outside Latin-1; these do not. Events of `type_text` and
`press` carry no time stamp, so the program takes them for a hand's; those of `scan_text` come 8 ms apart.
"""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier

# Far apart, so that two scans of one test are never one.
_scan_begins_ms = count(1_000_000, 60_000)


def type_text(target: QWidget, text: str) -> None:
    """Type a text into a widget, or into whatever has the focus in a window. "\\n" is Enter, "\\t" Tab."""
    for letter in text:
        send_key(target, _key_of(letter), {"\n": "\r"}.get(letter, letter))


def press(target: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
    """Press and let go of one key, with whatever modifiers are held."""
    text = {Qt.Key.Key_Return: "\r", Qt.Key.Key_Enter: "\r", Qt.Key.Key_Tab: "\t", Qt.Key.Key_Space: " "}.get(
        key, ""
    )
    send_key(target, key, text, modifiers=modifiers)


def scan_text(
    target: QWidget,
    code: str,
    *,
    gap_ms: int = 8,
    prefix: Qt.Key | None = None,
    suffix: Qt.Key | None = Qt.Key.Key_Return,
) -> None:
    """Let a reader type a code into a widget or a window, at its speed by the keys' own time stamps."""
    at_ms = next(_scan_begins_ms)
    if prefix is not None:
        send_key(target, prefix, "", at_ms=at_ms)
        at_ms += gap_ms
    for letter in code:
        send_key(target, _key_of(letter), letter, at_ms=at_ms)
        at_ms += gap_ms
    if suffix is not None:
        send_key(target, suffix, "\t" if suffix == Qt.Key.Key_Tab else "\r", at_ms=at_ms)


def send_key(
    target: QWidget,
    key: Qt.Key | int,
    text: str,
    *,
    at_ms: int = 0,
    modifiers: Qt.KeyboardModifier | None = None,
    repeated: bool = False,
) -> None:
    """One press and one release to a widget, or to whatever has the focus in a window."""
    if modifiers is None:
        modifiers = _SHIFT if text.isupper() or (text in '~!@#$%^&*()_+{}|:"<>?' and text) else _NONE
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, int(key), modifiers, text, repeated)
        if at_ms:
            event.setTimestamp(at_ms)
        QCoreApplication.sendEvent(_receiver(target), event)


def _receiver(target: QWidget) -> QWidget:
    if not target.isWindow():
        return target
    popup = QApplication.activePopupWidget()
    if popup is not None:
        return popup.focusWidget() or popup
    return target.focusWidget() or target


def _key_of(letter: str) -> int:
    if letter in "\r\n":
        return int(Qt.Key.Key_Return)
    if letter == "\t":
        return int(Qt.Key.Key_Tab)
    upper = letter.upper()
    return ord(upper) if len(upper) == 1 and upper.isascii() else 0
