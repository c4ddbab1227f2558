"""Finding a dossier again, and its page: what it is, what was printed, who did what."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.desk import Desk
from app.domain.business_day import LOCAL
from app.domain.deadline import in_words
from app.domain.dossier import DossierLine, PaperState, Status
from app.domain.print_job import Paper, PrintState
from app.domain.words import money
from app.messages import Language, say, word
from app.services.find import DossierPage
from ui.commit import ActButton
from ui.jobs import Jobs
from ui.theme import Look
from ui.told import words_of
from ui.widgets.field import TextField
from ui.widgets.parts import Badge, Card, Strip, label

Index = QModelIndex | QPersistentModelIndex
ROWS = 200
WIDE_UP_TO_PERCENT = 125
"""List and page side by side up to this text size, one above the other beyond."""


def status_words(status: Status, language: Language = "vi") -> str:
    """The national name of a status."""
    return word(f"status.{status.name.lower()}", language)


class Lines(QAbstractTableModel):
    """Dossiers as a table. Sorted and filtered by the store, never here."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._lines: tuple[DossierLine, ...] = ()
        self.headings = (
            self.tr("Number"),
            self.tr("Owner"),
            self.tr("Procedure"),
            self.tr("Due"),
            self.tr("Status"),
        )

    def put(self, lines: tuple[DossierLine, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> DossierLine | None:
        """One of them."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, number: str) -> int:
        """Where a number stands; -1 = not here."""
        return next((row for row, line in enumerate(self._lines) if line.number == number), -1)

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        return len(self._lines)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        return len(self.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        line = self._lines[index.row()]
        column = index.column()
        if column == 0:
            return line.number
        if column == 1:
            return line.owner
        if column == 2:
            return line.procedure_name
        if column == 3:
            return f"{line.due.astimezone(LOCAL):%H:%M %d/%m}" if line.due else self.tr("not determined")
        words = status_words(line.status, self._language)
        if line.voided:
            return self.tr("✕ void")
        if line.missing:
            return self.tr("▲ {0}, %n paper(s) missing", None, line.missing).format(words)
        return words


class DossierView(QWidget):
    """The page of one dossier."""

    preview_wanted = Signal(str, object)
    reprint_wanted = Signal(str, object)
    void_wanted = Signal(str, str)
    own_slip_wanted = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._language = language
        self._number = ""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.card = Card("")
        self.badge = Badge()
        self.card.top.insertWidget(1, self.badge)
        self.body = label("", wrap=True)
        self.body.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        inner = QWidget()
        inner.setObjectName("plain")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.body)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self.card.box.addWidget(area, 1)
        row = QHBoxLayout()
        self.look = ActButton(self.tr("Look at form 01"))
        self.slip = ActButton(self.tr("Print slip again"))
        self.own_slip = ActButton(self.tr("Slip of its own"))
        self.form = ActButton(self.tr("Print form 01"))
        self.void = ActButton(self.tr("Void…"))
        for button in (self.look, self.slip, self.own_slip, self.form, self.void):
            row.addWidget(button)
        self.card.box.addLayout(row)
        box.addWidget(self.card)
        self.look.clicked.connect(lambda: self.preview_wanted.emit(self._number, Paper.APPOINTMENT))
        self.slip.clicked.connect(lambda: self.reprint_wanted.emit(self._number, Paper.SLIP))
        self.own_slip.clicked.connect(lambda: self.own_slip_wanted.emit(self._number))
        self.form.clicked.connect(lambda: self.reprint_wanted.emit(self._number, Paper.APPOINTMENT))
        self.void.clicked.connect(lambda: self.void_wanted.emit(self._number, ""))
        self.hide()

    def show_page(self, page: DossierPage) -> None:
        """Everything about it."""
        dossier = page.dossier
        self._number = dossier.number
        self.card.heading.setText(dossier.number)
        if dossier.voided_at:
            self.badge.say(self.tr("✕ void"), "bad")
        else:
            self.badge.say(status_words(dossier.status, self._language), "info")
        self.body.setText("\n".join(self._told(page)))
        self.void.setVisible(dossier.voided_at is None)
        self.own_slip.setVisible(len(page.visit) > 1)
        self.show()

    def _told(self, page: DossierPage) -> list[str]:
        dossier, owner = page.dossier, page.dossier.form.owner
        total = dossier.owed.total_dong
        amount = (
            self.tr("not determined")
            if total is None
            else self.tr("none taken")
            if not total
            else money(total)
        )
        received = dossier.received_at.astimezone(LOCAL)
        lines = [
            (self.tr("Owner"), owner.shown_name),
            (self.tr("Paper"), owner.id_number or "–"),
            (self.tr("Address"), owner.address or "–"),
            (self.tr("Phone"), owner.phone or "–"),
            (self.tr("Filed by"), dossier.form.filer.name if dossier.form.filer is not None else ""),
            (self.tr("Received"), f"{received:%H:%M %d/%m/%Y} · {dossier.received_by_name}"),
            (self.tr("Due"), in_words(dossier.due, None, self._language)),
            (self.tr("To pay"), amount),
            (self.tr("Same visit"), ", ".join(page.visit) if len(page.visit) > 1 else ""),
            (self.tr("Void"), dossier.void_reason if dossier.voided_at is not None else ""),
        ]
        told = [dossier.procedure_name, ""]
        told += [f"{name}: {value}" for name, value in lines if value]
        told += ["", self.tr("Papers")]
        told += [f"  {_sign(taken.state)} {taken.name}" for taken in dossier.form.components]
        told += ["", self.tr("Prints")]
        told += [
            f"  {self._print_words(job.paper, job.state, job.copy_of, job.made_at)}" for job in page.prints
        ]
        told += ["", self.tr("Who did what")]
        told += [
            f"  {line.at.astimezone(LOCAL):%H:%M:%S %d/%m/%Y} · {word('act.' + line.act, self._language)}"
            f" · {page.names.get(line.actor_id, '')}"
            for line in page.journal
        ]
        return told

    def _print_words(self, paper: Paper, state: PrintState, copy_of: int, at: dt.datetime) -> str:
        words = f"{word('paper.' + paper, self._language)} · {word('print_state.' + state, self._language)}"
        if copy_of:
            words += f" · IN LẠI lần {copy_of}"
        return f"{at.astimezone(LOCAL):%H:%M %d/%m} · {words}"


def _sign(state: PaperState) -> str:
    return {PaperState.MISSING: "✕", PaperState.NOT_APPLICABLE: "–"}.get(state, "✓")


class FindScreen(QWidget):
    """One field over all dossiers; the newest first when it is empty."""

    preview_wanted = Signal(str, object)
    reprint_wanted = Signal(str, object)
    void_wanted = Signal(str, str)
    own_slip_wanted = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs, look: Look, language: Language) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._desk = desk
        self._jobs = jobs
        self._language = language
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 10, 14, 10)
        self.strip = Strip()
        box.addWidget(self.strip)
        self.field = TextField(self.tr("Number, name, ID number, phone or procedure"))
        self.field.changed.connect(self.refresh)
        box.addWidget(self.field)
        wide = look.percent <= WIDE_UP_TO_PERCENT
        split = QSplitter(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        self.model = Lines(language)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Dossiers"))
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(look.dp(32))
        header = self.table.horizontalHeader()
        for column, width in enumerate((160, 150, 150, 100, 130)):
            self.table.setColumnWidth(column, look.dp(width))
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(look.dp(70))
        self.view = DossierView(language)
        split.addWidget(self.table)
        split.addWidget(self.view)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([look.dp(690), look.dp(450)] if wide else [look.dp(90), look.dp(200)])
        if wide:
            box.addWidget(split, 1)
        else:
            self.table.setMinimumHeight(look.dp(110))
            self.view.setMinimumHeight(look.dp(190))
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setWidget(split)
            box.addWidget(area, 1)
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.view.preview_wanted.connect(self.preview_wanted)
        self.view.reprint_wanted.connect(self.reprint_wanted)
        self.view.own_slip_wanted.connect(self.own_slip_wanted)
        self.view.void_wanted.connect(self._ask_void)

    def refresh(self) -> None:
        """Ask the store again."""
        text = self.field.raw()
        desk = self._desk
        self._jobs.run(
            "read",
            lambda: desk.find.search(text, ROWS),
            owner=self,
            then=self._found,
            otherwise=self._trouble,
            key="find",
        )

    def search(self, text: str) -> None:
        """Search from outside."""
        self.field.set_value(text)
        self.refresh()
        self.field.setFocus()

    def _found(self, lines: tuple[DossierLine, ...]) -> None:
        self.model.put(lines)
        if not lines:
            self.strip.say("info", say("find.nothing", self._language))
        else:
            self.strip.clear()
            row = self.model.row_of(self.view._number)
            if row >= 0:
                self.table.selectionModel().blockSignals(True)
                self.table.selectRow(row)
                self.table.selectionModel().blockSignals(False)

    def _row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        line = self.model.line(current.row())
        if line is not None:
            self.open(line.number)

    def open(self, number: str) -> None:
        """Show one dossier beside the list."""
        desk = self._desk
        self._jobs.run(
            "store",
            lambda: desk.find.open(number, desk.actor),
            owner=self,
            then=self.view.show_page,
            otherwise=self._trouble,
            key="open",
        )

    def _ask_void(self, number: str, _reason: str) -> None:
        self.strip.say(
            "warn",
            say("find.void_really", self._language, number=number),
            actions=[(self.tr("Void it"), lambda: self._void(number))],
        )

    def _void(self, number: str) -> None:
        self.strip.clear()
        self.void_wanted.emit(number, self.tr("mistaken acceptance"))

    def _trouble(self, error: Exception) -> None:
        self.strip.say("bad", words_of(error, self._language))
