"""Opening the store behind the window, also when nobody waits for it any more."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.desk import Desk
from app.ports.this_pc import PcSettings
from app.window_start import make_window
from tests.desk import PASSPHRASE, SettableClock, clock, desk, folder, founded_folder
from ui.opening import Opened, Opening

__all__ = ["clock", "desk", "folder", "founded_folder"]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_a_store_that_opens_after_the_window_was_closed_is_closed_again(
    qtbot: QtBot, folder: Path, clock: SettableClock
) -> None:
    window = make_window(PcSettings(), practice=False)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    closed = threading.Event()
    made: list[Desk] = []
    stopped: list[bool] = []

    def slowly(passphrase: str | None, recovery: str | None) -> Opened:
        assert closed.wait(20)
        made.append(bootstrap.desk(folder, passphrase, recovery, clock=clock))
        return Opened(made[0], made[0].catalogue.today(), lambda: stopped.append(True))

    opening = Opening(window, slowly, "en")
    window.show()
    opening.begin(PASSPHRASE)
    window.close()
    closed.set()
    opening.end()
    QApplication.processEvents()
    assert stopped == [True]
    with pytest.raises(RuntimeError, match="closed"):
        made[0].find.search("", 1)
    assert window.desk is None
    assert not [thread.name for thread in threading.enumerate() if thread.name == "opening"]
    window.deleteLater()
