"""A paper as it will come out, page by page, before it goes to a printer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.desk import Desk
from app.domain.dossier import IntakeForm
from app.domain.print_job import Paper
from app.messages import Language, word
from ui.commit import ActButton
from ui.jobs import Jobs
from ui.told import words_of
from ui.widgets.parts import label

DPI = 110
A4_WIDTH = 990
"""An A4 page at that resolution, with its scroll bar."""


class Preview(QDialog):
    """Look, then print or not."""

    def __init__(
        self,
        parent: QWidget,
        jobs: Jobs,
        desk: Desk,
        number: str,
        paper: Paper,
        print_it: Callable[[str, Paper], None],
        language: Language,
        form: IntakeForm | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{word('paper.' + paper, language)} {number}".strip())
        self.resize(min(A4_WIDTH, parent.width() - 40), parent.height() - 40)
        self._language = language
        box = QVBoxLayout(self)
        self._told = label(self.tr("Drawing the paper…"), "quiet", wrap=True)
        box.addWidget(self._told)
        inner = QWidget()
        inner.setObjectName("plain")
        self._pages = QVBoxLayout(inner)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setAccessibleName(self.tr("Pages"))
        box.addWidget(area, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        self.print_button = ActButton(self.tr("Print"), self)
        self.print_button.setProperty("kind", "act")
        close = ActButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        row.addWidget(close)
        row.addWidget(self.print_button)
        box.addLayout(row)
        self.print_button.clicked.connect(lambda: print_it(number, paper))
        self.print_button.clicked.connect(self.accept)

        def draw() -> tuple[bytes, ...]:
            if form is not None:
                return desk.printing.pictures(desk.printing.declaration_of(form), DPI)
            return desk.printing.pictures(desk.printing.paper(paper, number), DPI)

        def show_it(_noted: object = None) -> None:
            jobs.run("read", draw, owner=self, then=self._show, otherwise=self._trouble)

        if form is not None:
            show_it()  # what is on the screen anyway, of nobody who is on file
        else:
            # Noted first: nobody sees a person's paper without a line that says who did.
            jobs.run(
                "store",
                lambda: desk.find.note_read(number, desk.actor),
                owner=self,
                then=show_it,
                otherwise=self._trouble,
            )

    def _show(self, pages: tuple[bytes, ...]) -> None:
        self._told.setText(self.tr("%n page(s)", None, len(pages)))
        for number, png in enumerate(pages, start=1):
            page = QLabel()
            picture = QPixmap()
            picture.loadFromData(png)
            page.setPixmap(picture)
            page.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            page.setAccessibleName(self.tr("Page {0}").format(number))
            self._pages.addWidget(page)

    def _trouble(self, error: Exception) -> None:
        self._told.setText(words_of(error, self._language))
        self.print_button.setEnabled(False)
