"""All keys on one page, on F1."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from ui.keys import Keys
from ui.widgets.parts import label

_ROWS = 11


class KeyOverlay(QDialog):
    """Any key closes it. Only keys that do something in this version are shown."""

    def __init__(self, keys: Keys, acts: Collection[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 18, 24, 18)
        box.addWidget(label(self.tr("Keys"), "big"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(7)
        shown = [line for line in keys if line.act in acts]
        for place, line in enumerate(shown):
            column, row = divmod(place, _ROWS)
            grid.addWidget(label(keys.shown(line.act), "key"), row, column * 2)
            grid.addWidget(label(keys.words_of(line)), row, column * 2 + 1)
        box.addLayout(grid)
        box.addWidget(label(self.tr("Any key closes this page."), "quiet"))

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        """Any key."""
        self.accept()
