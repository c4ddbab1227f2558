"""The program cannot start here: what happened, why, what to do."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from ui.commit import ActButton
from ui.widgets.parts import label


class TroubleBox(QDialog):
    """One sentence and one button."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Một Cửa"))
        self.setMinimumWidth(520)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.addWidget(label(self.tr("The program cannot start"), "big"))
        box.addWidget(label(text, wrap=True))
        row = QHBoxLayout()
        row.addStretch(1)
        close = ActButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        row.addWidget(close)
        box.addLayout(row)
