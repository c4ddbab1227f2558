"""The print queue: what waits, what hangs, and what only a person can tell."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.desk import Desk
from app.domain.business_day import LOCAL
from app.domain.print_job import PrintJob, PrintState
from app.messages import Language, say, word
from ui.commit import ActButton
from ui.jobs import Jobs
from ui.told import words_of
from ui.widgets.parts import Badge, Card, Strip, label

_LOOKS = {
    PrintState.HELD: ("◷ ", "plain"),
    PrintState.WAITING: ("▲ ", "warn"),
    PrintState.SENDING: ("➤ ", "info"),
    PrintState.UNKNOWN: ("? ", "bad"),
}


class PrintsScreen(QWidget):
    """Every paper that has not certainly come out."""

    counted = Signal(int)
    settled = Signal(str, bool)
    """(job, came out) as the officer saw it."""
    again_wanted = Signal()

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
        card = Card(self.tr("Print queue"))
        self.again = ActButton(self.tr("Try all again"))
        self.again.clicked.connect(self.again_wanted)
        card.top.addWidget(self.again)
        inner = QWidget()
        inner.setObjectName("plain")
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setAccessibleName(self.tr("Papers that wait"))
        card.box.addWidget(area, 1)
        box.addWidget(card, 1)
        self._rows: list[QWidget] = []

    def refresh(self) -> None:
        """Ask the store."""
        desk = self._desk
        self._jobs.run(
            "read",
            lambda: desk.printing.unsettled(desk.counter),
            owner=self,
            then=self._show,
            otherwise=self._trouble,
            key="prints",
        )

    def _show(self, jobs: tuple[PrintJob, ...]) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(job) for job in jobs] or [
            label(self.tr("Everything is printed. Nothing waits."), "quiet")
        ]
        for place, row in enumerate(self._rows):
            self._list.insertWidget(place, row)
        self.counted.emit(len(jobs))

    def _row(self, job: PrintJob) -> QWidget:
        row = QWidget()
        row.setObjectName("plain")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 4)
        words = QVBoxLayout()
        words.setSpacing(0)
        name = f"{', '.join(job.numbers)} · {word('paper.' + job.paper, self._language)}"
        if job.copy_of:
            name += f" · IN LẠI lần {job.copy_of}"
        words.addWidget(label(name, wrap=True))
        why = say(job.trouble, self._language) if job.trouble else ""
        words.addWidget(label(f"{job.made_at.astimezone(LOCAL):%H:%M %d/%m/%Y}  {why}", "quiet", wrap=True))
        line.addLayout(words, 1)
        badge = Badge(row)
        sign, look = _LOOKS.get(job.state, ("", "plain"))
        badge.say(sign + word("print_state." + job.state, self._language), look)
        line.addWidget(badge)
        if job.state is PrintState.UNKNOWN:
            for words_shown, came_out in ((self.tr("It is there"), True), (self.tr("Print again"), False)):
                button = ActButton(words_shown)
                button.setAccessibleName(f"{name}: {words_shown}")
                button.clicked.connect(lambda _c=False, yes=came_out, of=job.id: self.settled.emit(of, yes))
                line.addWidget(button)
        return row

    def _trouble(self, error: Exception) -> None:
        self.strip.say("bad", words_of(error, self._language))
