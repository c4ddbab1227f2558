"""A whole visit typed into the real window: card, procedure by shorthand, papers, accept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.services.intake import Accepted
from tests.bench.keys import strokes, work_until
from tests.typing import press, scan_text, send_key
from ui.window import Window

THREE_PAPERS = "2.001019"
"""A procedure with three papers, a known fee and a known limit."""
SHORTHAND = "di chuc"


def card(number: int) -> str:
    """The card of an invented person; another one for each number."""
    return f"{1099000000 + number:012d}||Trần Thị Thử|05111999|Nữ|Thôn Mẫu, xã Mẫu, tỉnh Mẫu|01052021"


def quiet(window: Window) -> None:
    """Let everything come to rest."""
    work_until(lambda: window.jobs.quiet, "the window is still busy")
    QApplication.processEvents()


def visit(window: Window, number: int) -> None:
    """One visit, from the card to the number of the dossier."""
    intake = window.intake
    accepted: list[Accepted] = []
    noted = intake.accepted.connect(accepted.append)
    text = card(number)
    scan_text(window, text, prefix=Qt.Key.Key_F20)
    work_until(lambda: intake.owner.id_number.raw() == text[:12], "the card fills the form")
    intake.picker.field.setFocus()
    for key in strokes(SHORTHAND, 0, 0):
        send_key(window, key.key, key.text)
    press(window, Qt.Key.Key_Return)
    work_until(lambda: intake.picker.procedure is not None, "the procedure is chosen")
    window.router.all_present()
    quiet(window)
    window.router.accept()
    work_until(lambda: bool(accepted), "the dossier is accepted")
    quiet(window)
    intake.accepted.disconnect(noted)
