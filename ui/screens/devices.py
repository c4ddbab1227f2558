"""Devices an officer can read out on the phone: green, amber, red, the layer that fails, and a test."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.desk import Desk
from app.messages import Language, say
from app.services.diagnostics import Finding, FindingState
from ui.commit import ActButton
from ui.jobs import Jobs
from ui.told import words_of
from ui.widgets.parts import Badge, Card, Strip, label

_LOOKS = {
    FindingState.OK: ("● ", "good"),
    FindingState.WARN: ("▲ ", "warn"),
    FindingState.FAIL: ("■ ", "bad"),
}


class DevicesScreen(QWidget):
    """One line per device."""

    setup_wanted = Signal()

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
        card = Card(self.tr("Devices and data of this PC"))
        self.again = ActButton(self.tr("Look again"))
        self.again.clicked.connect(self.refresh)
        self.test_slip = ActButton(self.tr("Print a test slip"))
        self.test_slip.clicked.connect(self._test_slip)
        self.setup = ActButton(self.tr("Set up printers…"))
        self.setup.clicked.connect(self.setup_wanted)
        for button in (self.setup, self.test_slip, self.again):
            card.top.addWidget(button)
        inner = QWidget()
        inner.setObjectName("plain")
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setAccessibleName(self.tr("Devices and data of this PC"))
        card.box.addWidget(area, 1)
        box.addWidget(card, 1)
        self._rows: list[QWidget] = []
        self.findings: tuple[Finding, ...] = ()

    def refresh(self) -> None:
        """Look at everything, beside the window."""
        self._run(self._desk.diagnostics.look, self._show)

    def _test_slip(self) -> None:
        self._run(self._desk.diagnostics.test_slip, self._tested)

    def _run(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        for button in (self.again, self.test_slip):
            button.setEnabled(False)

        def on_again() -> None:
            for button in (self.again, self.test_slip):
                button.setEnabled(True)

        def done(answer: object) -> None:
            on_again()
            then(answer)

        def failed(error: Exception) -> None:
            on_again()
            self.strip.say("bad", words_of(error, self._language))

        self._jobs.run("device", work, owner=self, then=done, otherwise=failed)

    def _tested(self, finding: object) -> None:
        if isinstance(finding, Finding):
            look = _LOOKS[finding.state][1]
            self.strip.say(look, say(finding.advice, self._language))

    def _show(self, findings: object) -> None:
        if not isinstance(findings, Sequence):
            return
        self.findings = tuple(finding for finding in findings if isinstance(finding, Finding))
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(finding) for finding in self.findings]
        for place, row in enumerate(self._rows):
            self._list.insertWidget(place, row)

    def _row(self, finding: Finding) -> QWidget:
        names = {
            "receipt_printer": self.tr("Slip printer"),
            "page_printer": self.tr("A4/A5 printer"),
            "code_reader": self.tr("Code reader on a serial port"),
            "card_readers": self.tr("Smart-card readers"),
            "store": self.tr("Data store"),
            "journal": self.tr("Journal"),
            "calendar": self.tr("Calendar"),
            "disk": self.tr("Disk"),
        }
        row = QWidget()
        row.setObjectName("plain")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 5, 0, 5)
        words = QVBoxLayout()
        words.setSpacing(0)
        name = names.get(finding.id, finding.id)
        words.addWidget(label(f"{name}  {finding.detail}".strip(), wrap=True))
        words.addWidget(label(say(finding.advice, self._language), "quiet", wrap=True))
        line.addLayout(words, 1)
        states = {
            FindingState.OK: self.tr("fine"),
            FindingState.WARN: self.tr("look at it"),
            FindingState.FAIL: self.tr("does not work"),
        }
        badge = Badge(row)
        sign, look = _LOOKS[finding.state]
        badge.say(sign + states[finding.state], look)
        badge.setAccessibleName(f"{name}: {states[finding.state]}")
        line.addWidget(badge)
        return row
