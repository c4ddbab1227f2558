"""How the program looks here, this PC's printers and reader, and the office's own lists."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.desk import Desk
from app.messages import Language, say
from app.services.settings import DATA_NOTICE, REFUSAL_REASONS, SUPPLEMENT_REASONS
from app.services.this_pc import PcForm
from ui.commit import ActButton, commit_composition
from ui.jobs import Jobs
from ui.theme import SCALES
from ui.told import words_of
from ui.widgets.calendar_card import CalendarCard
from ui.widgets.field import ChoiceField, LongTextField, TextField
from ui.widgets.parts import Card, Strip, label


class SettingsScreen(QWidget):
    """Two kinds, told apart: this PC, and the whole office."""

    changed = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, language: Language) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._desk = desk
        self._jobs = jobs
        self._language = language
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 10, 14, 10)
        self.strip = Strip()
        box.addWidget(self.strip)
        inner = QWidget()
        inner.setObjectName("plain")
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(0, 0, 4, 0)
        columns.addWidget(self._pc_card(), 1)
        office = QVBoxLayout()
        office.addWidget(self._office_card())
        self.calendar = CalendarCard(desk, jobs, self._told)
        office.addWidget(self.calendar)
        columns.addLayout(office, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box.addWidget(area, 1)

    def _pc_card(self) -> Card:
        card = Card(self.tr("This PC"))
        pc = self._desk.this_pc.form()
        themes = {"light": self.tr("light"), "dark": self.tr("dark"), "contrast": self.tr("high contrast")}
        self.theme = ChoiceField(self.tr("Colours"), tuple((name, themes[name]) for name in themes))
        self.percent = ChoiceField(
            self.tr("Text size"), tuple((str(percent), f"{percent} %") for percent in SCALES)
        )
        languages = {"vi": "Tiếng Việt", "en": "English"}
        self.language = ChoiceField(self.tr("Language"), tuple((name, languages[name]) for name in languages))
        counters = self._desk.settings.counters()
        self.counter = ChoiceField(self.tr("Counter"), tuple((one.id, one.name) for one in counters))
        self.printer_kind = ChoiceField(
            self.tr("Slip printer"),
            (
                ("", self.tr("none")),
                ("network", self.tr("network")),
                ("usb", "USB"),
                ("serial", self.tr("serial port")),
                ("file", self.tr("device file")),
                ("spooler", self.tr("system queue")),
            ),
        )
        self.printer_where = TextField(
            self.tr("Where it is"),
            hint=self.tr("192.168.1.50:9100, COM3, /dev/usb/lp0, 04b8:0e15 or a queue"),
        )
        self.paper = ChoiceField(self.tr("Paper roll"), (("80", "80 mm"), ("58", "58 mm")))
        self.page_printer = TextField(self.tr("A4/A5 printer (name in the system)"))
        self.page_size = ChoiceField(
            self.tr("Form 01 comes on"),
            tuple(
                (size, size if size != "2xA5" else self.tr("A4, two copies")) for size in ("A5", "A4", "2xA5")
            ),
        )
        self.reader_port = TextField(self.tr("Code reader on serial port (empty = types like a keyboard)"))
        self.theme.set_raw(pc.theme)
        self.percent.set_raw(str(pc.text_percent))
        self.language.set_raw(pc.language)
        self.counter.set_raw(pc.counter or counters[0].id)
        self.printer_kind.set_raw(pc.printer_kind)
        self.printer_where.set_raw(pc.printer_where)
        self.paper.set_raw(str(pc.paper_mm))
        self.page_printer.set_raw(pc.page_printer)
        self.page_size.set_raw(pc.page_size)
        self.reader_port.set_raw(pc.reader_port)
        for field in (
            self.theme,
            self.percent,
            self.language,
            self.counter,
            self.printer_kind,
            self.printer_where,
            self.paper,
            self.page_printer,
            self.page_size,
            self.reader_port,
        ):
            card.box.addWidget(field)
        card.box.addWidget(
            label(
                self.tr("Colours, text size, language and counter count from the next start."),
                "quiet",
                wrap=True,
            )
        )
        self.keep_pc = ActButton(self.tr("Keep for this PC"))
        self.keep_pc.clicked.connect(self._keep_pc)
        card.box.addWidget(self.keep_pc)
        card.box.addStretch(1)
        return card

    def _office_card(self) -> Card:
        card = Card(self.tr("Whole office"))
        desk = self._desk
        self.refusals = LongTextField(self.tr("Reasons for refusing (one a line)"), most=8000, lines_shown=6)
        self.supplements = LongTextField(
            self.tr("Reasons for asking for papers (one a line)"), most=8000, lines_shown=6
        )
        self.notice = LongTextField(self.tr("What the office does with the data"), most=1000, lines_shown=3)
        self.refusals.set_raw("\n".join(desk.settings.lines(REFUSAL_REASONS)))
        self.supplements.set_raw("\n".join(desk.settings.lines(SUPPLEMENT_REASONS)))
        self.notice.set_raw(str(desk.settings.setting(DATA_NOTICE) or ""))
        for field in (self.refusals, self.supplements, self.notice):
            card.box.addWidget(field)
        card.box.addWidget(label(self.tr("Kept with your name and the time."), "quiet"))
        self.keep_office = ActButton(self.tr("Keep for the office"))
        self.keep_office.clicked.connect(self._keep_office)
        card.box.addWidget(self.keep_office)
        card.box.addStretch(1)
        return card

    def _keep_pc(self) -> None:
        commit_composition()
        form, this_pc = self._read_pc(), self._desk.this_pc
        self._run(lambda: this_pc.keep(form))

    def _read_pc(self) -> PcForm:
        return PcForm(
            counter=self.counter.value(),
            language=self.language.value(),
            theme=self.theme.value(),
            text_percent=int(self.percent.value()),
            printer_kind=self.printer_kind.value(),
            printer_where=self.printer_where.value(),
            paper_mm=int(self.paper.value()),
            page_printer=self.page_printer.value(),
            page_size=self.page_size.value(),
            reader_port=self.reader_port.value(),
        )

    def _keep_office(self) -> None:
        commit_composition()
        desk = self._desk
        lists = {
            REFUSAL_REASONS: [line for line in self.refusals.value().split("\n") if line.strip()],
            SUPPLEMENT_REASONS: [line for line in self.supplements.value().split("\n") if line.strip()],
            DATA_NOTICE: self.notice.value(),
        }

        def work() -> None:
            for key, value in lists.items():
                if value != desk.settings.setting(key):
                    desk.settings.put(key, value, desk.actor)

        self._run(work)

    def _run(self, work: Callable[[], None]) -> None:
        def kept(_done: None) -> None:
            self.strip.say("good", say("settings.kept", self._language))
            self.changed.emit()

        self._jobs.run("store", work, owner=self, then=kept, otherwise=self._told)

    def _told(self, error: Exception) -> None:
        self.strip.say("bad", words_of(error, self._language))

    def refresh(self) -> None:
        """Ask the store for the calendar."""
        self.calendar.refresh()
