"""Remembers how a text field was before a reader typed into it, and puts it back as it was.

As it was: text, cursor, selection, what undo takes back (the person's own typing, never the code), and a word
that an input method was still composing, which is kept whole.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

Editor = QLineEdit | QPlainTextEdit | QTextEdit


@dataclass(frozen=True, slots=True)
class FieldState:
    """A text field at one moment."""

    text: str
    cursor: int
    anchor: int
    """Where the selection began; equal to `cursor` without one."""
    undo_available: bool
    modified: bool
    composing: str = ""
    """What an input method was composing at the cursor; not in `text`."""


def editor_of(widget: QWidget | None) -> Editor | None:
    """The text editor that takes the keys when this widget has the focus; None = keys act here."""
    if isinstance(widget, QComboBox | QAbstractSpinBox):
        widget = widget.lineEdit()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) and not widget.isReadOnly():
        return widget
    return None


def is_secret(editor: Editor) -> bool:
    """Whether what is typed there must not be kept anywhere: a passphrase."""
    return isinstance(editor, QLineEdit) and editor.echoMode() != QLineEdit.EchoMode.Normal


def redo_available(editor: Editor) -> bool:
    """Whether one more key would destroy what redo could bring back."""
    if isinstance(editor, QLineEdit):
        return editor.isRedoAvailable()
    return editor.document().isRedoAvailable()


def remember(editor: Editor, composing: str = "") -> FieldState:
    """The field as it is now."""
    if isinstance(editor, QLineEdit):
        cursor = editor.cursorPosition()
        anchor = cursor
        if editor.hasSelectedText():
            start, end = editor.selectionStart(), editor.selectionEnd()
            anchor = start if cursor == end else end
        return FieldState(
            text=editor.text(),
            cursor=cursor,
            anchor=anchor,
            undo_available=editor.isUndoAvailable(),
            modified=editor.isModified(),
            composing=composing,
        )
    place = editor.textCursor()
    return FieldState(
        text=editor.toPlainText(),
        cursor=place.position(),
        anchor=place.anchor(),
        undo_available=editor.document().isUndoAvailable(),
        modified=editor.document().isModified(),
        composing=composing,
    )


def put_back(editor: Editor, before: FieldState, since: Collection[str] = ()) -> None:
    """Make the field what it was, whatever was typed or composed into it since.

    Args:
        editor: The field.
        before: What it was.
        since: Texts it had between then and now; tells how far undo has to go.
    """
    # What the input method still holds belongs to the code, not to the person.
    QGuiApplication.inputMethod().reset()
    QCoreApplication.sendEvent(editor, QInputMethodEvent())
    if isinstance(editor, QLineEdit):
        _put_back_line(editor, before, {*since, editor.text()})
    else:
        _put_back_lines(editor, before, {*since, editor.toPlainText()})


def _put_back_line(line: QLineEdit, before: FieldState, since: set[str]) -> None:
    if before.undo_available and line.text() != before.text:
        while line.isUndoAvailable():
            line.undo()
            if line.text() != before.text and line.text() in since:
                continue
            if line.text() == before.text and line.isUndoAvailable():
                # One step further and forward again: otherwise redo would bring the code back.
                line.undo()
            # Typing joins the person's last keys and the code's into one undo step: type the person's again.
            start, gone, own = _difference(line.text(), before.text)
            if gone:
                line.setSelection(start, gone)
            elif line.cursorPosition() != start or line.hasSelectedText():
                line.setCursorPosition(start)
            line.insert(own)
            break
    if line.text() != before.text or not before.undo_available:
        # Also forgets redo.
        line.setText(before.text)
    if before.anchor != before.cursor:
        line.setSelection(before.anchor, before.cursor - before.anchor)
    elif line.cursorPosition() != before.cursor or line.hasSelectedText():
        line.setCursorPosition(before.cursor)
    line.setModified(before.modified)
    completer = line.completer()
    offers = completer.popup() if completer is not None else None
    if offers is not None:
        offers.hide()
    if before.composing:
        line.insert(before.composing)


def _put_back_lines(lines: QPlainTextEdit | QTextEdit, before: FieldState, since: set[str]) -> None:
    document = lines.document()
    while lines.toPlainText() != before.text and document.isUndoAvailable():
        document.undo()
        if lines.toPlainText() in since - {before.text}:
            continue
        start, gone, own = _difference(lines.toPlainText(), before.text)
        if gone or own:
            place = QTextCursor(document)
            place.setPosition(start)
            place.setPosition(start + gone, QTextCursor.MoveMode.KeepAnchor)
            place.insertText(own)
        break
    if lines.toPlainText() != before.text:
        lines.setPlainText(before.text)
    document.clearUndoRedoStacks(QTextDocument.Stacks.RedoStack)
    place = lines.textCursor()
    place.setPosition(before.anchor)
    place.setPosition(before.cursor, QTextCursor.MoveMode.KeepAnchor)
    lines.setTextCursor(place)
    document.setModified(before.modified)
    if before.composing:
        place.insertText(before.composing)


def _difference(earlier: str, later: str) -> tuple[int, int, str]:
    """What makes the later text of the earlier: from where, how many characters go, what comes instead."""
    most = min(len(earlier), len(later))
    start = 0
    while start < most and earlier[start] == later[start]:
        start += 1
    end = 0
    while end < most - start and earlier[-1 - end] == later[-1 - end]:
        end += 1
    return start, len(earlier) - start - end, later[start : len(later) - end]
