"""Which screen follows which; nothing else. Painted before the store is open, filled when it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.desk import Desk
from app.domain.news import (
    CatalogueChanged,
    CodeScanned,
    DeviceTold,
    DossierChanged,
    News,
    PrintChanged,
    StoreChanged,
)
from app.messages import Language, say
from app.services.catalogue import Today
from app.services.intake import Accepted
from ui.jobs import Jobs
from ui.keys import Keys
from ui.print_runner import PrintRunner
from ui.routes import Router
from ui.scanner_input import ScannerInput
from ui.screens.devices import DevicesScreen
from ui.screens.find import FindScreen
from ui.screens.intake import IntakeScreen
from ui.screens.prints import PrintsScreen
from ui.screens.settings import SettingsScreen
from ui.theme import Look
from ui.told import words_of
from ui.widgets.lamps import Lamps
from ui.widgets.one_field import OneField
from ui.widgets.parts import Strip, UndoBar, label
from ui.widgets.rail import Place, Rail

LOOK_AROUND_MS = 700
"""How often the store's version is asked for, to see what other windows and commands did."""


SHORT_ABOVE_PERCENT = 125
"""With larger text the lamps say less; everything is still in their accessible names."""


class Window(QMainWindow):
    """The program's one window."""

    opened = Signal()
    """The desk is there: everything can be used."""

    def __init__(self, look: Look, keys: Keys, language: Language) -> None:
        super().__init__()
        self.look = look
        self.keys = keys
        self.language = language
        self.desk: Desk | None = None
        self.jobs = Jobs(self)
        self.setWindowTitle(self.tr("Một Cửa"))
        self.setMinimumSize(1200, 640)
        self.resize(1366, 768)
        self._places = (
            Place("intake", self.tr("Reception"), keys.shown("new")),
            Place("find", self.tr("Find"), keys.shown("find")),
            Place("prints", self.tr("Print queue"), keys.shown("prints")),
            Place("devices", self.tr("Devices"), keys.shown("devices")),
            Place("settings", self.tr("Settings"), keys.shown("settings")),
        )
        self.rail = Rail(self._places, look)
        self.one_field = OneField()
        self.lamps = Lamps(short=look.percent > SHORT_ABOVE_PERCENT)
        self.strip = Strip()
        self.undo_bar = UndoBar()
        self.stack = QStackedWidget()
        self._opening = label(self.tr("Opening the data store…"), "big")
        self._opening.setContentsMargins(look.dp(40), look.dp(40), 0, 0)
        self.stack.addWidget(self._opening)
        self._build()
        self.screens: dict[str, QWidget] = {}
        self._version = 0
        self._around_told = False
        self._around = QTimer(self)
        self._around.setInterval(LOOK_AROUND_MS)
        self._around.timeout.connect(self._look_around)
        self._unsubscribe: Callable[[], None] = lambda: None
        self._stop_listening: Callable[[], None] = lambda: None
        self.jobs.heard.connect(self._hear)
        self.rail.chosen.connect(self.go)

    def _build(self) -> None:
        top = QWidget()
        top.setObjectName("top")
        line = QHBoxLayout(top)
        line.setContentsMargins(14, 8, 14, 8)
        line.setSpacing(14)
        line.addWidget(self.one_field, 1)
        line.addWidget(self.lamps)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(top)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 0, 14, 8)
        foot.setSpacing(6)
        foot.addWidget(self.strip)
        foot.addWidget(self.undo_bar)
        right.addWidget(self.stack, 1)
        right.addLayout(foot)
        ground = QWidget()
        ground.setObjectName("screen")
        whole = QHBoxLayout(ground)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addLayout(right, 1)
        self.setCentralWidget(ground)

    # ------------------------------------------------------------------ opening

    def open_desk(self, desk: Desk, today: Today, stop_listening: Callable[[], None] = lambda: None) -> None:
        """The store is open: make the screens and begin."""
        self.desk = desk
        self._stop_listening = stop_listening
        office = desk.settings.office()
        # In words too: a colour alone is not seen by everybody.
        mark = self.tr("PRACTICE") + "\n" if office.practice else ""
        self.rail.set_office(
            f"{mark}{office.name}\n{desk.counter.name}", f"{desk.actor.name}\n{desk.actor.title}"
        )
        if office.practice:
            self.setWindowTitle(self.tr("Một Cửa – PRACTICE, nothing is real"))
        self.intake = IntakeScreen(desk, self.jobs, self.look, self.language)
        self.finding = FindScreen(desk, self.jobs, self.look, self.language)
        self.prints = PrintsScreen(desk, self.jobs, self.language)
        self.devices = DevicesScreen(desk, self.jobs, self.language)
        self.settings = SettingsScreen(desk, self.jobs, self.language)
        self.screens = {
            "intake": self.intake,
            "find": self.finding,
            "prints": self.prints,
            "devices": self.devices,
            "settings": self.settings,
        }
        for screen in self.screens.values():
            self.stack.addWidget(screen)
        self.runner = PrintRunner(desk, self.jobs, self.language, self)
        self.router = Router(self, desk, today, office.identifier)
        self._connect()
        self.intake.set_today(today)
        self.intake.set_notice(str(desk.settings.setting("data_notice") or ""))
        self._unsubscribe = desk.changes.subscribe(self.jobs.hear)
        self._version = desk.data_version()
        self.go("intake")
        self.intake.picker.field.setFocus()
        self.intake.load_drafts()
        self._show_lamps()
        self.runner.begin()
        # In the printer's own lane: what is printed first waits for it, and nothing else does.
        self.jobs.run("printer", desk.get_ready, owner=self, then=lambda _: None, otherwise=lambda _: None)
        self._around.start()
        self.jobs.run(
            "upkeep", desk.upkeep.daily, owner=self, then=lambda _file: None, otherwise=self.tell_trouble
        )
        self.opened.emit()

    def _connect(self) -> None:
        self.intake.accepted.connect(self._accepted)
        self.intake.drafts_changed.connect(lambda count: self.rail.set_count("intake", count))
        self.prints.counted.connect(lambda count: self.rail.set_count("prints", count))
        self.finding.preview_wanted.connect(self.router.preview)
        self.finding.reprint_wanted.connect(self.runner.reprint)
        self.finding.own_slip_wanted.connect(self.runner.own_slip)
        self.finding.void_wanted.connect(self.router.void)
        self.prints.settled.connect(self.runner.settle)
        self.prints.again_wanted.connect(self.runner.run)
        self.devices.setup_wanted.connect(lambda: self.go("settings"))
        self.intake.papers_released.connect(self.runner.run)
        self.runner.moved.connect(lambda _job: self.prints.refresh())
        self.runner.told.connect(self.strip.say)
        self.runner.calm.connect(self.strip.clear)

    def tell_trouble(self, error: Exception) -> None:
        """On the strip of the window, which is in sight on every screen."""
        self.strip.say("bad", words_of(error, self.language))

    def take_scanner(self, scanner: ScannerInput) -> None:
        """Codes that a reader types, on every screen."""
        scanner.scanned.connect(self._scanned)
        scanner.misheard.connect(self._misheard)

    def _misheard(self) -> None:
        self.strip.say("warn", say("code_reader.misheard", self.language))

    def _scanned(self, untrusted_text: str) -> None:
        if self.desk is not None:
            self.router.scanned(untrusted_text)

    def show_start_trouble(self, text: str) -> None:
        """The store cannot be opened: say so, and touch nothing."""
        self._opening.setText(self.tr("The data store is not open"))
        self.strip.say("bad", text)

    # ------------------------------------------------------------------ where one is

    def go(self, place: str) -> None:
        """Show a screen."""
        screen = self.screens.get(place)
        if screen is None:
            return
        self.stack.setCurrentWidget(screen)
        self.rail.set_here(place)
        refresh = getattr(screen, "refresh", None)
        if refresh is not None:
            refresh()

    @property
    def here(self) -> str:
        """The id of the screen in sight; empty while opening."""
        current = self.stack.currentWidget()
        return next((place for place, screen in self.screens.items() if screen is current), "")

    # ------------------------------------------------------------------ what happened

    def _accepted(self, accepted: Accepted) -> None:
        number = accepted.dossier.number
        self.undo_bar.offer(
            self.tr("{0} is accepted.").format(number),
            lambda: self.router.undo_acceptance(accepted),
        )
        self.prints.refresh()
        self.runner.run()
        self._show_lamps()

    def _hear(self, news: News) -> None:
        if isinstance(news, CodeScanned):
            self.router.scanned(news.untrusted_text)
        elif isinstance(news, DeviceTold):
            if news.code:
                self.strip.say("warn", say(news.code, self.language))
            else:
                self.strip.clear()
        elif isinstance(news, CatalogueChanged):
            self.router.renew_catalogue()
        elif isinstance(news, (DossierChanged, PrintChanged, StoreChanged)):
            self._refresh_here()

    def _refresh_here(self) -> None:
        if self.here in ("find", "prints"):
            self.go(self.here)
        self._show_lamps()

    def _look_around(self) -> None:
        """In a lane: while another process mends or closes the store, even this question waits."""
        if self.desk is None:
            return
        self.jobs.run(
            "read",
            self.desk.data_version,
            owner=self,
            then=self._seen,
            otherwise=self._not_seen,
            key="version",
        )

    def _seen(self, version: int) -> None:
        self._around_told = False
        if version != self._version:
            self._version = version
            self._hear(StoreChanged())
            self.runner.look()

    def _not_seen(self, error: Exception) -> None:
        if not self._around_told:
            self._around_told = True
            self.tell_trouble(error)

    def _show_lamps(self) -> None:
        if self.desk is None:
            return
        desk = self.desk
        self.jobs.run(
            "read",
            desk.lamps,
            owner=self,
            then=lambda lamps: self.lamps.show_lamps(lamps, desk.now()),
            otherwise=lambda _error: None,
            key="lamps",
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is typed is a draft already; finish what runs, then close the store."""
        self._around.stop()
        if self.desk is not None:
            self.runner.end()
            self.intake.park_quietly()
        self._stop_listening()
        self._unsubscribe()
        self.jobs.end()
        if self.desk is not None:
            self.desk.close()
            self.desk = None
        super().closeEvent(event)
