"""A whole counter visit through the real window: what `make run` does where there is no screen.

An ID card is scanned, a procedure is found by shorthand, its papers are ticked, the dossier is accepted, and
the slip goes where this PC's slip printer is: a file, as a printer would get it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.domain.print_job import Paper, PrintState
from app.services.intake import Accepted
from ui.window import Window

CARD = "001199000124|123456789|Nguyễn Thị Thử|05111999|Nữ|Thôn Mẫu, xã Mẫu, huyện Thử, tỉnh Mẫu|01052021"
SHORTHAND = "sao y"
PAGES, COPIES = "3", "2"
PATIENCE_MS = 30_000


@dataclass(frozen=True, slots=True)
class Toured:
    """What the visit left behind."""

    number: str
    files: tuple[Path, ...]


class NotReached(RuntimeError):
    """A step of the visit did not come about in time."""


def wait_for(what: str, condition: Callable[[], bool]) -> None:
    """Let the window work until a condition holds."""
    if condition():
        return
    loop = QEventLoop()
    came = False

    def look_once() -> None:
        # What held for a moment has come about, though the next job may have begun since.
        nonlocal came
        if not came and condition():
            came = True
            loop.quit()

    look = QTimer()
    look.setInterval(10)
    look.timeout.connect(look_once)
    end = QTimer()
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    look.start()
    end.start(PATIENCE_MS)
    loop.exec()
    look.stop()
    if not came:
        raise NotReached(what)


def press(window: Window, key: Qt.Key, text: str = "", held: Qt.KeyboardModifier | None = None) -> None:
    """One key, to whatever has the focus."""
    modifiers = held or Qt.KeyboardModifier.NoModifier
    target = QApplication.focusWidget() or window
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))


def type_text(window: Window, text: str) -> None:
    """Type letter by letter."""
    for letter in text:
        press(window, Qt.Key.Key_unknown, letter)


class Tour:
    """One visit, step by step, with a picture of each."""

    def __init__(self, window: Window, out: Path) -> None:
        self._window = window
        self._out = out
        self._files: list[Path] = []
        self._accepted: list[Accepted] = []
        window.intake.accepted.connect(self._accepted.append)

    def picture(self, name: str) -> None:
        """Keep the window as it looks."""
        QApplication.processEvents()
        file = self._out / f"{name}.png"
        self._window.grab().save(str(file))
        self._files.append(file)

    def keep(self, name: str, content: bytes) -> None:
        """Keep a file."""
        file = self._out / name
        file.write_bytes(content)
        self._files.append(file)

    def visit(self) -> Toured:
        """From the card to the slip."""
        window, intake = self._window, self._window.intake
        window.activateWindow()
        wait_for("an active window", window.isActiveWindow)
        self.picture("1-open")
        window.router.scanned(CARD)
        wait_for("card", lambda: intake.owner.name.value() == "Nguyễn Thị Thử")
        self.picture("2-card")
        intake.picker.field.setFocus()
        type_text(window, SHORTHAND)
        wait_for("procedure list", lambda: not intake.picker.found.isHidden())
        self.picture("3-procedure")
        press(window, Qt.Key.Key_Return)
        wait_for("procedure", lambda: intake.picker.procedure is not None)
        intake.due.pages.set_raw(PAGES)
        intake.due.copies.set_raw(COPIES)
        window.router.all_present()
        wait_for("outlook", lambda: intake.outlook is not None and not intake.outlook.faults)
        wait_for("quiet", lambda: window.jobs.quiet)
        self.picture("4-papers-fee-due")
        window.router.accept()
        wait_for("accepted", lambda: bool(self._accepted))
        number = self._accepted[0].dossier.number
        wait_for("printed", lambda: self._printed(number))
        wait_for("quiet", lambda: window.jobs.quiet)
        self.picture("5-accepted")
        window.router.open_dossier(number)
        wait_for("page", lambda: window.finding.view.isVisible())
        wait_for("quiet", lambda: window.jobs.quiet)
        self.picture("6-dossier")
        window.go("devices")
        wait_for("devices", lambda: bool(window.devices.findings))
        self.picture("7-devices")
        self._papers(number)
        return Toured(number, tuple(self._files))

    def _printed(self, number: str) -> bool:
        desk = self._window.desk
        jobs = desk.printing.of(number) if desk is not None else ()
        return any(job.paper is Paper.SLIP and job.state is not PrintState.WAITING for job in jobs)

    def _papers(self, number: str) -> None:
        desk = self._window.desk
        if desk is None:
            raise NotReached("desk")
        pdf = desk.printing.paper(Paper.APPOINTMENT, number)
        self.keep(f"{number}-form-01.pdf", pdf)
        for page, png in enumerate(desk.printing.pictures(pdf, 150), start=1):
            self.keep(f"{number}-form-01-page-{page}.png", png)
        self.keep(f"{number}-slip.png", desk.printing.slip_png((number,), 80))
        payment = desk.printing.payment_text_of((number,))
        told = {"number": number, "payment_qr": payment}
        self.keep(f"{number}.json", json.dumps(told, ensure_ascii=False, indent=1).encode())
