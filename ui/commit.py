"""A word still being composed is written before anything acts: no save, button or shortcut loses it.

With Telex or VNI the last word is not yet in the field while it is composed. Pressing a button that does not
take the focus, or a shortcut, would then work with "Trần Thị" instead of "Trần Thị Hường".
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

_MODIFIER_KEYS = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}
)


def commit_composition() -> None:
    """Write what an input method is composing into the field that has the focus."""
    QGuiApplication.inputMethod().commit()


class CommitFirst(QObject):
    """Commits before every mouse press and every key that is not text, wherever it goes, and never twice.

    Make one after the QApplication and keep it; buttons and shortcuts that Qt or others made are covered too.

    ibus sometimes writes the last word a second time after Enter, into the field that Enter has just emptied
    (its own preedit is still there when Qt resets it; ibus issue 1742 is of the kind): that one is dropped.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._composing = False
        self._last_word = ""
        self._enter_since = False
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ends no event but the second writing of a word."""
        kind = event.type()
        if kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            return isinstance(watched, QWidget) and self._is_second_writing(event)
        if kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter_since = True
            elif event.key() not in _MODIFIER_KEYS:
                self._enter_since = False
        if kind == QEvent.Type.MouseButtonPress:
            if isinstance(watched, QWidget) and watched is not QApplication.focusWidget():
                commit_composition()
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _may_act(event):
            commit_composition()
        return False

    def _is_second_writing(self, event: QInputMethodEvent) -> bool:
        """A word written though nothing was being composed, the same as before Enter, and no key since."""
        word = event.commitString()
        if word and not self._composing and self._enter_since and word == self._last_word:
            self._last_word = ""
            return True
        if word:
            # Methods that write without composing may well write the same again.
            self._last_word = word if self._composing else ""
            self._enter_since = False
        self._composing = bool(event.preeditString())
        return False


def _may_act(event: QKeyEvent) -> bool:
    if event.key() in _MODIFIER_KEYS:
        return False
    return (
        not event.text().isprintable()
        or not event.text()
        or bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))
    )


class ActButton(QPushButton):
    """A button that never works with half a word, also when it takes no focus or is pressed by a mnemonic."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)
        # First of all listeners: `clicked` comes after `pressed`.
        self.pressed.connect(commit_composition)


def act_shortcut(
    keys: QKeySequence | str,
    parent: QWidget,
    act: Callable[[], object],
    *,
    context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> QShortcut:
    """A shortcut that commits the word being composed and then acts.

    Text fields keep their own keys: Qt asks the field first, so Ctrl+A or a plain letter never reaches the
    act while a text field has the focus. Holding the key down acts once.
    """
    shortcut = QShortcut(QKeySequence(keys), parent)
    shortcut.setContext(context)
    shortcut.setAutoRepeat(False)

    def commit_and_act() -> None:
        commit_composition()
        act()

    shortcut.activated.connect(commit_and_act)
    return shortcut
