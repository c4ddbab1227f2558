"""Opens the window: paints first, then opens the store in a thread and hands the desk to the window."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLocale, QtMsgType, QTranslator, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from app.devices.data_folder import DataFolder, create_folder, default_folder
from app.devices.file_lock import HeldLock
from app.errors import DeskError
from app.logs import no_core_files, start_logging, trace_crashes
from app.messages import Language, say, sentence
from app.ports.this_pc import PcSettings
from app.settings import read_settings, write_settings
from ui.commit import CommitFirst
from ui.keys import Keys
from ui.opening import Opened, Opening
from ui.scanner_input import ScannerInput, prefix_keys
from ui.theme import THEMES, Look, load_fonts
from ui.window import Window

OUR_FAULT = 70
ExceptHook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


def make_application(arguments: list[str]) -> QApplication:
    """The one application object, in the program's own typeface."""
    # The wheel carries no fcitx context; fcitx5 speaks ibus.
    if os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
        os.environ["QT_IM_MODULE"] = "ibus"
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(arguments)
    app.setApplicationName("motcua")
    app.setApplicationDisplayName("Một Cửa")
    QLocale.setDefault(QLocale("vi_VN"))
    load_fonts()
    return app


def translate(app: QApplication, language: Language) -> None:
    """Vietnamese is the default; the source texts are English."""
    if language == "en":
        return
    # Qt's own words (Copy, Paste, Cancel …) have no Vietnamese file in the wheel: qt_vi is ours.
    for name in ("vi.qm", "qt_vi.qm"):
        translator = QTranslator(app)
        if not translator.load(str(files("resources").joinpath("translations", name))):
            raise RuntimeError(f"{name} cannot be used")
        app.installTranslator(translator)


def qt_messages(kind: QtMsgType, _context: object, text: str) -> None:
    """Qt's own complaints go to the log."""
    level = logging.INFO if kind is QtMsgType.QtInfoMsg or kind is QtMsgType.QtDebugMsg else logging.WARNING
    logging.getLogger("qt").log(level, text)


def opener(folder: Path, practice: bool) -> Callable[[str | None, str | None], Opened]:
    """Opens the store and puts the desk together; called in a thread, because its imports are heavy."""

    def open_it(passphrase: str | None, recovery: str | None) -> Opened:
        from app import bootstrap

        if practice:
            if not DataFolder(folder).founded:
                bootstrap.found_practice(folder, read_settings(DataFolder(folder).settings))
            passphrase = bootstrap.PRACTICE_PASSPHRASE
        desk = bootstrap.desk(folder, passphrase or bootstrap.passphrase_from_descriptor(), recovery)
        return Opened(desk, desk.catalogue.today(), bootstrap.listen(folder, desk))

    return open_it


def make_window(settings: PcSettings, practice: bool) -> Window:
    """The window, painted but not open yet."""
    look = Look(THEMES[settings.theme], settings.text_percent, practice)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        look.wear(app)
    language: Language = "en" if settings.language == "en" else "vi"
    return Window(look, Keys(settings.keys), language)


def show_window(data: Path | None, practice: bool, language: str | None) -> int:
    """Run the window until it is closed."""
    no_core_files()
    app = make_application(sys.argv[:1])
    path = data or default_folder(practice=practice)
    held: HeldLock | None = None
    settings = PcSettings()
    try:
        folder = create_folder(path)
        settings = read_settings(folder.settings)
        Keys(settings.keys)  # a key that may not be is told in a window, not found out behind one
        held = folder.open_window()
    except DeskError as trouble:
        translate(app, "vi")
        return _only_tell(app, trouble)
    start_logging(folder.logs)
    trace_crashes(folder.logs)
    qInstallMessageHandler(qt_messages)
    if language is not None:
        settings = replace(settings, language=language)
    translate(app, "en" if settings.language == "en" else "vi")
    window = make_window(settings, practice)
    filters = CommitFirst(app)
    scanner = ScannerInput(app, prefix_keys=prefix_keys(settings.scan_prefix))
    window.take_scanner(scanner)
    opening = Opening(window, opener(path, practice), window.language)
    faults: list[str] = []
    sys.excepthook = _told_in(window, sys.excepthook, faults)
    window.show()
    opening.begin_when_painted()
    try:
        return OUR_FAULT if app.exec() or faults else 0
    finally:
        opening.end()
        app.removeEventFilter(filters)
        held.release()


def _told_in(window: Window, log: ExceptHook, faults: list[str]) -> ExceptHook:
    """What nobody caught is logged with its trace and noted; the officer reads a code, not a trace."""

    def tell(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        log(kind, fault, trace)
        faults.append(kind.__name__)
        window.strip.say("bad", say("fault.ours", window.language, kind=kind.__name__))

    return tell


def _only_tell(app: QApplication, trouble: DeskError) -> int:
    """The folder cannot be used at all: say why in a window of its own."""
    from ui.dialogs.trouble import TroubleBox

    look = Look(THEMES["light"], 100)
    look.wear(app)
    TroubleBox(sentence(trouble, "vi")).exec()
    return 1


def run_tour(out: Path, language: Language = "vi") -> dict[str, object]:
    """A whole visit through the window, offscreen; leaves papers and pictures in `out`.

    Raises:
        DeskError: The folder or the store cannot be used.
    """
    from app.ports.printing import FileLink, PrinterAddress
    from ui.tour import Tour, wait_for

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    no_core_files()
    out.mkdir(parents=True, exist_ok=True)
    app = make_application(["motcua"])
    translate(app, language)
    with tempfile.TemporaryDirectory(prefix="motcua-demo-") as place:
        folder = create_folder(Path(place) / "data")
        printer = PrinterAddress(FileLink(str(out / "slip-as-printed.bin")), 80)
        settings = replace(PcSettings(), language=language, receipt_printer=printer)
        write_settings(folder.settings, settings)
        window = make_window(settings, practice=True)
        opening = Opening(window, opener(folder.path, practice=True), language)
        try:
            window.show()
            opening.begin()
            wait_for("the store", lambda: window.desk is not None)
            toured = Tour(window, out).visit()
        finally:
            window.close()  # Windows removes no folder whose files are open
    files = [*toured.files, out / "slip-as-printed.bin"]
    return {"number": toured.number, "files": [str(file) for file in files]}
