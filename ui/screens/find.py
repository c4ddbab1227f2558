"""Finding a dossier or a form 02/03 again, and its page: what it is, what was printed, who did what."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.desk import Desk
from app.domain.dossier import DossierLine, SupplementRequest
from app.messages import Language, say
from app.services.find import DossierPage, RequestPage
from ui.jobs import Jobs
from ui.theme import Look
from ui.told import words_of
from ui.widgets.dossier_view import DossierView
from ui.widgets.field import TextField
from ui.widgets.found_lines import Lines
from ui.widgets.parts import Chips, Strip
from ui.widgets.request_view import RequestView

ROWS = 200
WIDE_UP_TO_PERCENT = 125
"""List and page side by side up to this text size, one above the other beyond."""

DOSSIERS, REQUESTS = "dossiers", "requests"


class FindScreen(QWidget):
    """One field over all dossiers, or all forms 02 and 03; the newest first when it is empty."""

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
        self._wanted = ""
        """The number last asked to be shown, also while the store is still opening it."""
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 10, 14, 10)
        self.strip = Strip()
        box.addWidget(self.strip)
        self.field = TextField(self.tr("Number, name, ID number, phone or procedure"))
        self.field.changed.connect(self._search)
        self.what = Chips(
            self.tr("Look among"), [(DOSSIERS, self.tr("Dossiers")), (REQUESTS, self.tr("Forms 02, 03"))]
        )
        self.what.chosen.connect(self._look_among)
        asking = QHBoxLayout()
        asking.addWidget(self.field, 1)
        asking.addWidget(self.what, 0, Qt.AlignmentFlag.AlignBottom)
        box.addLayout(asking)
        wide = look.percent <= WIDE_UP_TO_PERCENT
        split = QSplitter(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        self.model = Lines(language)
        self.table = self._table(look)
        self.view = DossierView(language)
        self.request_view = RequestView(language)
        self.pages = QStackedWidget()
        for view in (self.view, self.request_view):
            holder = QWidget()
            holder.setObjectName("plain")
            inside = QVBoxLayout(holder)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(view)
            self.pages.addWidget(holder)
            view.preview_wanted.connect(self.preview_wanted)
            view.reprint_wanted.connect(self.reprint_wanted)
        split.addWidget(self.table)
        split.addWidget(self.pages)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([look.dp(690), look.dp(450)] if wide else [look.dp(90), look.dp(200)])
        if wide:
            box.addWidget(split, 1)
        else:
            self.table.setMinimumHeight(look.dp(110))
            self.pages.setMinimumHeight(look.dp(190))
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setWidget(split)
            box.addWidget(area, 1)
        self.view.own_slip_wanted.connect(self.own_slip_wanted)
        self.view.void_wanted.connect(self._ask_void)

    def _table(self, look: Look) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Dossiers"))
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(look.dp(32))
        header = table.horizontalHeader()
        for column, width in enumerate((160, 150, 150, 100, 130)):
            table.setColumnWidth(column, look.dp(width))
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(look.dp(70))
        table.selectionModel().currentRowChanged.connect(self._row_changed)
        return table

    # ------------------------------------------------------------------ the list

    def refresh(self) -> None:
        """Ask the store again, for the list and for the page that is open."""
        self._search()
        self._renew()

    def search(self, text: str) -> None:
        """Search dossiers from outside."""
        self._set_what(DOSSIERS)
        self.field.set_value(text)
        self.refresh()
        self.field.setFocus()

    def _look_among(self, _what: str) -> None:
        self._set_what(self.what.value())
        self._search()

    def _set_what(self, what: str) -> None:
        self.what.set_value(what)
        self.pages.setCurrentIndex(0 if what == DOSSIERS else 1)
        self.table.setAccessibleName(self.tr("Dossiers") if what == DOSSIERS else self.tr("Forms 02, 03"))

    def _search(self) -> None:
        text, desk = self.field.raw(), self._desk
        if self.what.value() == DOSSIERS:
            self._jobs.run(
                "read",
                lambda: desk.find.search(text, ROWS),
                owner=self,
                then=self._found,
                otherwise=self._trouble,
                key="find",
            )
        else:
            self._jobs.run(
                "read",
                lambda: desk.find.requests(text, ROWS),
                owner=self,
                then=self._found_requests,
                otherwise=self._trouble,
                key="find",
            )

    def _found(self, lines: tuple[DossierLine, ...]) -> None:
        self.model.put(lines)
        self._tell_found(bool(lines), "find.nothing", self.view.number)

    def _found_requests(self, requests: tuple[SupplementRequest, ...]) -> None:
        self.model.put_requests(requests)
        self._tell_found(bool(requests), "find.no_request", self.request_view.number)

    def _tell_found(self, something: bool, nothing: str, shown: str) -> None:
        if not something:
            self.strip.say("info", say(nothing, self._language))
            return
        self.strip.clear()
        row = self.model.row_of(self._wanted)
        if row < 0:
            row = self.model.row_of(shown)
        if row >= 0:
            self.table.selectionModel().blockSignals(True)
            self.table.selectRow(row)
            self.table.selectionModel().blockSignals(False)

    def _row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        line = self.model.line(current.row())
        if line is None or line.number == self._wanted:
            return  # a list that was renewed comes back to its line: that is no second opening
        if isinstance(line, SupplementRequest):
            self.open_request(line.number)
        else:
            self.open(line.number)

    # ------------------------------------------------------------------ the page

    def open(self, number: str) -> None:
        """Show one dossier beside the list."""
        if self.what.value() != DOSSIERS:
            self._set_what(DOSSIERS)
            self._search()
        self._wanted = number
        desk = self._desk
        self._jobs.run(
            "store",
            lambda: desk.find.open(number, desk.actor),
            owner=self,
            then=self.view.show_page,
            otherwise=self._trouble,
            key="open",
        )

    def open_request(self, number: str) -> None:
        """Show one form 02 or 03 beside the list."""
        self._wanted = number
        desk = self._desk
        self._jobs.run(
            "store",
            lambda: desk.find.open_request(number, desk.actor),
            owner=self,
            then=self.request_view.show_page,
            otherwise=self._trouble,
            key="open",
        )

    def _renew(self) -> None:
        """What is open may have been voided or printed meanwhile."""
        desk, number, request = self._desk, self.view.number, self.request_view.number
        if number:
            self._jobs.run(
                "read",
                lambda: desk.find.renewed(number),
                owner=self,
                then=self._renewed,
                otherwise=self._trouble,
                key="renew",
            )
        if request:
            self._jobs.run(
                "read",
                lambda: desk.find.renewed_request(request),
                owner=self,
                then=self._renewed_request,
                otherwise=self._trouble,
                key="renew_request",
            )

    def _renewed(self, page: DossierPage) -> None:
        # Another one may have been opened while the store was asked.
        if page.dossier.number == self.view.number:
            self.view.show_page(page)

    def _renewed_request(self, page: RequestPage) -> None:
        if page.request.number == self.request_view.number:
            self.request_view.show_page(page)

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
        self._wanted = ""
        self.strip.say("bad", words_of(error, self._language))
