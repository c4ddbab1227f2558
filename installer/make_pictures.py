"""Renews every picture of the manual from the program itself, without a screen.

    python installer/make_pictures.py [FOLDER]

One officer of the practice office goes through the real window on a real store, beside a virtual slip
printer in a process of its own; the clock stands at one working day, so that pictures change only when the
program does. PNG with a small palette, because they live in the repository.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice, QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea

from app import bootstrap
from app.desk import Desk
from app.domain.business_day import LOCAL
from app.domain.print_job import Paper, PrintState
from app.ports.printing import FileLink, NetworkLink, PrinterAddress
from app.ports.this_pc import PcSettings
from app.services.settings import REFUSAL_REASONS, SUPPLEMENT_REASONS
from app.settings import read_settings, write_settings
from app.window_start import make_application, make_window, translate
from tests.desk import SettableClock
from tests.stand_ins.printer_process import PrinterProcess
from ui.opening import Opened, Opening
from ui.tour import press, type_text, wait_for
from ui.window import Window

PICTURES = Path(__file__).parent.parent / "docs" / "manual" / "pictures"
TUESDAY_9_AM = dt.datetime(2026, 11, 10, 9, 0, tzinfo=LOCAL)
WIDTH, HEIGHT = 1366, 768
COLOURS = 40
PAPER_DPI = 96
Colour = tuple[int, int, int]
LOOKS = (("light", 100), ("light", 150), ("dark", 100), ("dark", 150), ("contrast", 200))
MOTHER = "001199000124|123456789|Nguyễn Thị Thử|05111999|Nữ|Thôn Mẫu, xã Mẫu, huyện Thử, tỉnh Mẫu|01052021"
FATHER = "001095000125||Nguyễn Văn Mẫu|12031995|Nam|Thôn Mẫu, xã Mẫu, huyện Thử, tỉnh Mẫu|02062021"
OTHER = "001090000127||Trần Văn Thử|20081990|Nam|Thôn Thử, xã Mẫu, huyện Thử, tỉnh Mẫu|03072021"
CERTIFIED_COPY, BIRTH, MARITAL = "2.000815", "1.001193", "1.004873"
OPEN_LIMIT = "1.001776"
SHOWN_PRINTER = "192.168.1.50:9100"
"""What the settings page shows instead of the virtual printer's own address."""


def small_png(picture: Image.Image, to: Path) -> None:
    """Write it with the colours that it has most of: a button keeps its green, a letter loses its fringe."""
    rgb = picture.convert("RGB")
    pixels: list[Colour] = [(at[0], at[1], at[2]) for at in rgb.get_flattened_data() if isinstance(at, tuple)]
    counted = sorted(Counter(pixels).items(), key=lambda one: (-one[1], one[0]))
    kept = [colour for colour, _count in counted[:COLOURS]]
    place = {
        colour: min(range(len(kept)), key=lambda at: _apart(kept[at], colour)) for colour, _count in counted
    }
    small = Image.new("P", rgb.size)
    small.putpalette([part for colour in kept for part in colour])
    small.putdata([place[colour] for colour in pixels])
    small.save(to, optimize=True)


def _apart(one: Colour, other: Colour) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def image_of(pixmap: QPixmap) -> Image.Image:
    """Qt's picture as Pillow's."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    pixmap.save(buffer, "PNG")
    return Image.open(io.BytesIO(bytes(buffer.data().data())))


class Sitting:
    """One look of the window, with all its pictures."""

    def __init__(self, folder: Path, out: Path, theme: str, percent: int, printer: PrinterProcess) -> None:
        self._folder = folder
        self._out = out
        self._suffix = f"{theme}-{percent}"
        self._printer = printer
        self.clock = SettableClock(TUESDAY_9_AM)
        address = PrinterAddress(NetworkLink("127.0.0.1", printer.port), 80)
        settings = read_settings(folder / "motcua.toml")
        self._settings = replace(settings, theme=theme, text_percent=percent, receipt_printer=address)
        self._keep(self._settings)
        self.window: Window = make_window(self._settings, practice=True)

    def _keep(self, settings: PcSettings) -> None:
        write_settings(self._folder / "motcua.toml", settings)

    def open(self, passphrase_first: bool) -> None:
        """Open the store; with a picture of the question for the passphrase if wanted."""

        def opener(passphrase: str | None, recovery: str | None) -> Opened:
            desk = bootstrap.desk(self._folder, passphrase, recovery, clock=self.clock)
            return Opened(desk, desk.catalogue.today(), lambda: None)

        window = self.window
        opening = Opening(window, opener, "vi")
        window.show()
        window.activateWindow()
        if passphrase_first:
            opening.begin()
            wait_for("the question", lambda: window.stack.currentIndex() > 0)
            self.picture("unlock")
        opening.begin(bootstrap.PRACTICE_PASSPHRASE)
        wait_for("the store", lambda: window.desk is not None)
        self.quiet()

    @property
    def desk(self) -> Desk:
        """The open desk."""
        if self.window.desk is None:
            raise RuntimeError("the desk is not open")
        return self.window.desk

    def quiet(self) -> None:
        """Nothing runs and everything is painted."""
        for _ in range(3):
            wait_for("quiet", lambda: self.window.jobs.quiet)
            QApplication.processEvents()

    def picture(self, name: str) -> None:
        """Keep the window, with the dialog over it if one is open."""
        QApplication.processEvents()
        whole = self.window.grab()
        for dialog in self.window.findChildren(QDialog):
            if dialog.isVisible():
                whole = self._with(whole, dialog)
        if (whole.width(), whole.height()) != (WIDTH, HEIGHT):
            raise RuntimeError(f"{name}: the window needs {whole.width()} × {whole.height()}")
        small_png(image_of(whole), self._out / f"{name}-{self._suffix}.png")

    def _with(self, whole: QPixmap, dialog: QDialog) -> QPixmap:
        shown = dialog.grab()
        corner = QPoint((whole.width() - shown.width()) // 2, max(0, (whole.height() - shown.height()) // 2))
        painter = QPainter(whole)
        painter.fillRect(whole.rect(), QColor(0, 0, 0, 90))
        painter.drawPixmap(corner, shown)
        painter.setPen(QColor(self.window.look.theme.line))
        painter.drawRect(corner.x(), corner.y(), shown.width() - 1, shown.height() - 1)
        painter.end()
        return whole

    # ------------------------------------------------------------------ steps of the officer

    def scan(self, card: str) -> None:
        """A card is read."""
        self.window.router.scanned(card)
        self.quiet()

    def choose(self, code: str) -> None:
        """A procedure is chosen."""
        self.window.intake.picker.pick(code)
        self.quiet()

    def afresh(self) -> None:
        """An empty intake; nothing waits as a draft."""
        window = self.window
        window.go("intake")
        window.intake.park()
        self.quiet()
        desk = self.desk
        for draft in desk.intake.drafts(desk.counter):
            desk.intake.drop_draft(draft.id, desk.actor)
        window.intake.load_drafts()
        window.strip.clear()
        self.quiet()

    def dialog(self, name: str, open_it: Callable[[], object]) -> None:
        """A picture of a question, which is then left."""
        open_it()
        self.quiet()
        self.picture(name)
        for dialog in self.window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        # A dialog deletes itself when it is left.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.window.activateWindow()
        wait_for("the window again", self.window.isActiveWindow)
        self.quiet()

    def accept(self) -> str:
        """F9, until it is in the store and its slip is through."""
        accepted: list[str] = []
        window = self.window
        take = window.intake.accepted.connect(lambda told: accepted.append(told.dossier.number))
        window.router.accept()
        wait_for("accepted", lambda: bool(accepted))
        window.intake.accepted.disconnect(take)
        wait_for("printed", lambda: self._slip_is_through(accepted[0]))
        self.quiet()
        return accepted[0]

    def _slip_is_through(self, number: str) -> bool:
        states = [job.state for job in self.desk.printing.of(number) if job.paper is Paper.SLIP]
        return any(state not in (PrintState.WAITING, PrintState.SENDING) for state in states)

    # ------------------------------------------------------------------ the pictures

    def intake_only(self) -> None:
        """The intake alone: empty, and with a card."""
        self.open(passphrase_first=False)
        self.picture("intake-empty")
        self._copies_ready()
        self.picture("intake-papers-fee-due")

    def _copies_ready(self) -> None:
        intake = self.window.intake
        self.scan(MOTHER)
        self.choose(CERTIFIED_COPY)
        intake.due.pages.set_raw("3")
        intake.due.copies.set_raw("2")
        self.window.router.all_present()
        wait_for("outlook", lambda: intake.outlook is not None and not intake.outlook.faults)
        self.quiet()

    def everything(self) -> None:
        """Every screen and question."""
        self.open(passphrase_first=True)
        window, intake = self.window, self.window.intake
        self.picture("intake-empty")
        self.scan(MOTHER)
        self.picture("card-scanned")
        intake.picker.field.setFocus()
        type_text(window, "sao y")
        wait_for("procedure list", lambda: not intake.picker.found.isHidden())
        self.quiet()
        self.picture("procedure-list")
        press(window, Qt.Key.Key_Return)
        wait_for("procedure", lambda: intake.picker.procedure is not None)
        self.quiet()
        self.window.router.accept()
        self.quiet()
        self.picture("faults")
        self.afresh()
        self._copies_ready()
        self.picture("intake-papers-fee-due")
        number = self.accept()
        self.picture("accepted")
        window.undo_bar.hide()
        self._birth()
        self._second_dossier()
        self._questions()
        self._finding(number)
        self._prints()
        window.go("devices")
        wait_for("devices", lambda: bool(window.devices.findings))
        self.quiet()
        self.picture("devices")
        window.settings.printer_where.set_raw(SHOWN_PRINTER)
        window.go("settings")
        self.quiet()
        self.picture("settings")
        area = window.settings.findChild(QScrollArea)
        if area is None:
            raise RuntimeError("settings")
        area.ensureWidgetVisible(window.settings.calendar, 0, 0)
        self.quiet()
        self.picture("settings-calendar")
        self._keys_and_palette()
        self._date()

    def _birth(self) -> None:
        self._birth_form()
        self.picture("declaration")
        self.dialog("declaration-preview", self.window.router.preview_declaration)

    def _birth_form(self) -> None:
        window, intake = self.window, self.window.intake
        self.afresh()
        self.scan(MOTHER)
        self.choose(BIRTH)
        window.router.all_present()
        groups = intake.declaration.groups
        for card, group in ((MOTHER, "mother"), (FATHER, "father")):
            intake.tabs.setCurrentIndex(1)
            next(iter(groups[group].entries.values())).setFocus()
            self.scan(card)
        next(iter(groups["mother"].entries.values())).setFocus()
        self.quiet()

    def papers(self) -> None:
        """The papers themselves; the window of `everything` is still open."""
        printing, intake, desk = self.desk.printing, self.desk.intake, self.desk
        self.afresh()
        self._copies_ready()
        number = self.accept()
        self._pages("paper-form-01", printing.paper(Paper.APPOINTMENT, number))
        for paper_mm in (80, 58):
            slip = Image.open(io.BytesIO(printing.slip_png((number,), paper_mm)))
            small_png(slip, self._out / f"paper-slip-{paper_mm}.png")
        self._birth_form()
        form = self.window.intake.form()
        self._pages("paper-declaration", printing.declaration_of(form))
        reasons = desk.settings.lines(SUPPLEMENT_REASONS)[:1], desk.settings.lines(REFUSAL_REASONS)[:1]
        items = tuple(taken.name for taken in form.components)[:2]
        asked = intake.ask_for_supplement(form, items, reasons[0], desk.actor, desk.counter)
        self._pages("paper-form-02", printing.paper(Paper.SUPPLEMENT, asked.number))
        refused = intake.refuse(form, reasons[1], desk.actor, desk.counter)
        self._pages("paper-form-03", printing.paper(Paper.REFUSAL, refused.number))

    def _pages(self, name: str, pdf: bytes) -> None:
        for number, png in enumerate(self.desk.printing.pictures(pdf, PAPER_DPI), start=1):
            place = name if number == 1 else f"{name}-page-{number}"
            small_png(Image.open(io.BytesIO(png)), self._out / f"{place}.png")

    def _second_dossier(self) -> None:
        self.afresh()
        self.scan(OTHER)
        self.choose(MARITAL)
        self.window.router.all_present()
        self.quiet()

    def _questions(self) -> None:
        window, intake = self.window, self.window.intake
        window.router.tick(1)
        self.quiet()
        self.dialog("form-02-question", window.router.ask_for_supplement)
        self.dialog("form-03-question", window.router.refuse)
        self.choose(OPEN_LIMIT)
        self.picture("limit-unknown")
        self.dialog("set-limit-question", window.router.settle_limit)
        self.choose(MARITAL)
        self.dialog("set-fee-question", lambda: intake.fee_wanted.emit(self._open_fee()))
        self.afresh()

    def _open_fee(self) -> str:
        procedure = self.window.intake.picker.procedure
        if procedure is None:
            raise RuntimeError("procedure")
        return procedure.fees[0].id

    def _finding(self, number: str) -> None:
        window = self.window
        window.router.open_dossier(number)
        wait_for("page", lambda: window.finding.view.isVisible())
        self.quiet()
        self.picture("dossier")
        self.dialog("form-01-preview", lambda: window.router.preview(number, Paper.APPOINTMENT))

    def _prints(self) -> None:
        """A slip whose end nobody knows, and one that waits for paper."""
        window = self.window
        nowhere = PrinterAddress(FileLink(str(self._folder / "slip.bin")), 80)
        self._keep(replace(self._settings, receipt_printer=nowhere))
        self.afresh()
        self._copies_ready()
        number = self.accept()
        self.picture("print-in-doubt")
        self._keep(self._settings)
        self._printer.set_faults("paper_end")
        window.runner.reprint(number, Paper.SLIP)
        wait_for(
            "paper is missing",
            lambda: any(job.trouble for job in self.desk.printing.of(number) if job.copy_of),
        )
        self.quiet()
        window.undo_bar.hide()
        window.go("prints")
        self.quiet()
        self.picture("print-queue")
        self._printer.set_faults("")

    def _keys_and_palette(self) -> None:
        window = self.window
        self.afresh()
        self.dialog("keys", window.router.show_keys)
        window.one_field.open()
        type_text(window, "in")
        self.quiet()
        self.picture("palette")
        window.one_field.leave()

    def _date(self) -> None:
        window, intake = self.window, self.window.intake
        self._second_dossier()
        intake.picker.case.set_raw(intake.picker.procedure.cases[0].id if intake.picker.procedure else "")
        self.quiet()
        self.clock.set_wrong(dt.timedelta(days=3))
        self.dialog("date-question", window.router.accept)
        self.clock.set_wrong(dt.timedelta(days=-3))
        self.afresh()

    def close(self) -> None:
        """The officer goes home."""
        self.window.close()


def main(arguments: list[str]) -> int:
    """Renew the pictures."""
    out = Path(arguments[0]) if arguments else PICTURES
    out.mkdir(parents=True, exist_ok=True)
    app = make_application(["motcua"])
    translate(app, "vi")
    with tempfile.TemporaryDirectory(prefix="motcua-pictures-") as place:
        founded = Path(place) / "founded"
        bootstrap.found_practice(founded)
        for theme, percent in LOOKS:
            folder = Path(shutil.copytree(founded, Path(place) / f"{theme}-{percent}"))
            with PrinterProcess(Path(place) / f"paper-{theme}-{percent}") as printer:
                sitting = Sitting(folder, out, theme, percent, printer)
                try:
                    if percent == 200:
                        sitting.intake_only()
                    else:
                        sitting.everything()
                    if (theme, percent) == LOOKS[0]:
                        sitting.papers()
                finally:
                    sitting.close()
            print(f"{theme} {percent} %", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
