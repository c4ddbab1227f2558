"""The one field on top that takes everything: a scan, a number, a name, a command."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from ui.commit import commit_composition


@dataclass(frozen=True, slots=True)
class Offer:
    """One line under the field."""

    title: str
    detail: str
    act: Callable[[], None]


class OneField(QLineEdit):
    """Type, look at the offers, Enter. Escape goes back to where one was."""

    asked = Signal(str)
    """The text changed, or the field was opened."""
    entered = Signal(str)
    """Enter without an offer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("onefield")
        self.setPlaceholderText(
            self.tr("Scan a code, type a dossier number, name, ID number or command…   Ctrl+K")
        )
        self.setAccessibleName(self.tr("Find or do anything"))
        self.setClearButtonEnabled(True)
        self._offers: tuple[Offer, ...] = ()
        self._list: QListWidget | None = None
        self._came_from: QWidget | None = None
        self.textChanged.connect(self.asked)

    def open(self) -> None:
        """Take the focus, remembering where it was."""
        window = self.window()
        before = window.focusWidget() if window is not None else None
        if before is not self:
            self._came_from = before
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self.asked.emit(self.text())

    def offer(self, offers: Sequence[Offer]) -> None:
        """Show these under the field, the first one chosen."""
        self._offers = tuple(offers)
        if not offers or not self.hasFocus():
            self.close_list()
            return
        shown = self._made_list()
        shown.clear()
        for one in offers:
            item = QListWidgetItem(f"{one.title}    {one.detail}" if one.detail else one.title)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.title}, {one.detail}")
            shown.addItem(item)
        shown.setCurrentRow(0)
        corner = self.mapTo(self.window(), self.rect().bottomLeft())
        height = min(shown.sizeHintForRow(0) * len(offers) + 8, self.window().height() - corner.y() - 20)
        shown.setGeometry(corner.x(), corner.y() + 2, self.width(), height)
        shown.show()
        shown.raise_()

    def offers(self) -> tuple[Offer, ...]:
        """What is offered now."""
        return self._offers

    def close_list(self) -> None:
        """No offers."""
        if self._list is not None:
            self._list.hide()

    def _made_list(self) -> QListWidget:
        if self._list is None:
            self._list = QListWidget(self.window())
            self._list.setAccessibleName(self.tr("Offers"))
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.itemClicked.connect(lambda _item: self._take())
        return self._list

    def _take(self) -> None:
        commit_composition()
        shown = self._list
        if shown is not None and shown.isVisible() and 0 <= shown.currentRow() < len(self._offers):
            chosen = self._offers[shown.currentRow()]
            self.leave()
            chosen.act()
        elif self.text().strip():
            text = self.text()
            self.leave()
            self.entered.emit(text)

    def leave(self) -> None:
        """Empty, close, and give the focus back."""
        self.close_list()
        self._offers = ()
        self.blockSignals(True)
        self.clear()
        self.blockSignals(False)
        back, self._came_from = self._came_from, None
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.clearFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose, Enter takes, Escape leaves."""
        shown = self._list if self._list is not None and self._list.isVisible() else None
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        elif shown is not None and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            shown.setCurrentRow(max(0, min(shown.count() - 1, shown.currentRow() + step)))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The list goes away with the focus."""
        if event.type() == QEvent.Type.FocusOut:
            self.close_list()
        return super().event(event)
