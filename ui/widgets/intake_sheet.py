"""The sheet of one visit: the parts of the intake screen and where they stand, in three columns or one."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.applicant import FilerRelation
from app.domain.procedure import Procedure
from app.messages import Language
from ui.commit import ActButton
from ui.theme import Look
from ui.widgets.component_checklist import ComponentChecklist
from ui.widgets.declaration_form import DeclarationForm
from ui.widgets.due_panel import DuePanel
from ui.widgets.field import ChoiceField
from ui.widgets.parts import Badge, Card, Chips, FollowingArea, Strip, label
from ui.widgets.person_form import PersonForm
from ui.widgets.procedure_picker import ProcedurePicker

WIDE_UP_TO_PERCENT = 125
"""Three columns up to this text size; above it one, with due date, fee and the button always in sight."""


class IntakeSheet(QWidget):
    """Person and procedure, papers and declaration, due date, fee and the buttons; it asks nobody."""

    def __init__(self, look: Look, language: Language) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._language = language
        self._foot: tuple[QLabel, QLabel] | None = None
        self._make_parts()
        self._make_left()
        self._make_papers()
        columns = look.percent <= WIDE_UP_TO_PERCENT
        self._make_acts(columns)
        self._stand(columns)

    # ------------------------------------------------------------------ making and placing the parts

    def _make_parts(self) -> None:
        self.strip = Strip()
        self.drafts_bar = Strip()
        self.owner = PersonForm("owner", self._language)
        self.filer = PersonForm("filer", self._language)
        self.owner_kind = Chips(
            self.tr("Owner"), (("person", self.tr("Person")), ("organisation", self.tr("Organisation")))
        )
        self.relation = ChoiceField(
            self.tr("Filed by"),
            (
                (FilerRelation.SELF, self.tr("the owner")),
                (FilerRelation.RELATIVE, self.tr("a relative")),
                (FilerRelation.AUTHORISED, self.tr("an authorised person")),
                (FilerRelation.ORGANISATION, self.tr("for the organisation")),
            ),
        )
        self.picker = ProcedurePicker()
        self.checklist = ComponentChecklist()
        self.declaration = DeclarationForm(self._language)
        self.due = DuePanel(self._language)
        self.doubles = ActButton("")
        self.doubles.setProperty("kind", "offer")
        self.doubles.hide()

    def _make_left(self) -> None:
        person = Card(self.tr("Owner of the dossier"), self.tr("scan ID card"))
        person.box.addWidget(self.owner_kind)
        person.box.addWidget(self.owner)
        person.box.addWidget(self.doubles)
        person.box.addWidget(self.relation)
        self._filer_heading = label(self.tr("Person filing"), "heading")
        person.box.addWidget(self._filer_heading)
        person.box.addWidget(self.filer)
        self._filer_heading.hide()
        self.filer.hide()

        matter = Card(self.tr("Procedure"), self.tr("shorthand: tthn"))
        matter.box.addWidget(self.picker)

        self.left = QWidget()
        self.left.setObjectName("plain")
        left = QVBoxLayout(self.left)
        left.setContentsMargins(0, 0, 4, 0)
        left.setSpacing(10)
        left.addWidget(matter)
        left.addWidget(person)
        left.addStretch(1)

    def _make_papers(self) -> None:
        self.papers = Card(self.tr("Papers"), "Alt+1–9 · Alt+A")
        self.papers_count = Badge()
        self.papers.top.insertWidget(1, self.papers_count)
        self.tabs = QTabWidget()
        self.tabs.addTab(FollowingArea(self.checklist), self.tr("Papers"))
        self.tabs.addTab(FollowingArea(self.declaration), self.tr("Declaration"))
        self.tabs.setAccessibleName(self.tr("Papers and declaration"))
        self.tabs.setTabVisible(1, False)
        self.tabs.tabBar().setAccessibleName(self.tr("Papers and declaration"))
        self.papers.box.addWidget(self.tabs, 1)
        buttons = QHBoxLayout()
        self.supplement_button = ActButton(self.tr("Ask for papers (form 02)"))
        self.refuse_button = ActButton(self.tr("Refuse…"))
        self.declaration_button = ActButton(self.tr("Print declaration"))
        for button in (self.declaration_button, self.supplement_button, self.refuse_button):
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            buttons.addWidget(button)
        self.papers.box.addLayout(buttons)

    def _make_acts(self, columns: bool) -> None:
        self.accept_button = ActButton(self.tr("Accept and print   F9"))
        self.accept_button.setProperty("kind", "act")
        self.next_button = ActButton(self.tr("Accept, next: same procedure   ⇧F9"))
        self.visit_button = ActButton(self.tr("Accept, next: same person   Ctrl+F9"))
        self._acts = QWidget()
        self._acts.setObjectName("plain")
        acts = QVBoxLayout(self._acts)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(6)
        acts.addWidget(self.accept_button)
        more = QBoxLayout(QBoxLayout.Direction.TopToBottom if columns else QBoxLayout.Direction.LeftToRight)
        more.setSpacing(6)
        more.addWidget(self.next_button)
        more.addWidget(self.visit_button)
        acts.addLayout(more)

    def _stand(self, columns: bool) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 10, 14, 10)
        box.setSpacing(8)
        box.addWidget(self.strip)
        box.addWidget(self.drafts_bar)
        if columns:
            self._build_columns(box)
        else:
            self._build_one_column(box)

    def _build_columns(self, box: QVBoxLayout) -> None:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(10)
        row.addWidget(FollowingArea(self.left), 35)
        row.addWidget(self.papers, 39)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(FollowingArea(self.due), 1)
        right.addWidget(self._acts)
        row.addLayout(right, 34)
        box.addLayout(row, 1)

    def _build_one_column(self, box: QVBoxLayout) -> None:
        inner = QWidget()
        inner.setObjectName("plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(10)
        self.papers.setMinimumHeight(360)
        for widget in (self.left, self.papers, self.due):
            column.addWidget(widget)
        box.addWidget(FollowingArea(inner), 1)
        foot = Card("")
        foot.heading.hide()
        line = QHBoxLayout()
        words = QVBoxLayout()
        due, total = label("–", "heading", wrap=True), label("", "heading")
        words.addWidget(due)
        words.addWidget(total)
        self._foot = (due, total)
        line.addLayout(words, 2)
        self.next_button.setText(self.tr("Same procedure  ⇧F9"))
        self.visit_button.setText(self.tr("Same person  Ctrl+F9"))
        line.addWidget(self._acts, 3)
        foot.box.addLayout(line)
        box.addWidget(foot)

    # ------------------------------------------------------------------ what is in sight

    def show_declaration(self, procedure: Procedure | None) -> None:
        """The groups to declare for a procedure, their tab only where there are any."""
        self.declaration.show_procedure(procedure)
        self.tabs.setTabVisible(1, bool(procedure and procedure.declaration))

    def show_procedure(self, procedure: Procedure | None) -> None:
        """What a procedure asks for besides papers; None empties it."""
        self.due.show_procedure(procedure)
        self.show_declaration(procedure)

    def show_papers(self, procedure: Procedure, marks: frozenset[str]) -> None:
        """The papers a procedure asks for under these marks; see `Component.when`."""
        self.checklist.show_components(procedure.components_for(marks), procedure.code)
        self.order_tabs()

    def say_foot(self, due: str, total: str) -> None:
        """Due date and fee beside the buttons, where one column would scroll them out of sight."""
        if self._foot is not None:
            for line, text in zip(self._foot, (due, total), strict=True):
                line.setText(text)

    def show_filer(self) -> None:
        """The person filing is asked for only where that is not the owner."""
        other = self.relation.raw() not in ("", FilerRelation.SELF)
        self.filer.setVisible(other)
        self._filer_heading.setVisible(other)

    def show_doubles(self, numbers: tuple[str, ...]) -> None:
        """Offer to open the first of the dossiers that are like this one."""
        if numbers:
            self.doubles.setText(
                self.tr("▲ %n similar dossier(s): {0} – open", None, len(numbers)).format(numbers[0])
            )
            self.doubles.setProperty("number", numbers[0])
        self.doubles.setVisible(bool(numbers))

    def order_tabs(self) -> None:
        """Tab goes through papers and declaration where they stand, not where they were made: last."""
        before: QWidget = self.tabs.tabBar()
        for row in self.checklist.rows:
            for widget in (row.why.edit, row.state):
                QWidget.setTabOrder(before, widget)
                before = widget
        for group in self.declaration.groups.values():
            QWidget.setTabOrder(before, group.from_owner)
            before = group.from_owner
            for entry in group.entries.values():
                QWidget.setTabOrder(before, entry.edit)
                before = entry.edit

    def count_papers(self) -> None:
        """How many of the papers asked for are there."""
        there, asked = self.checklist.counted()
        if not asked:
            self.papers_count.say("", "plain")
        elif there == asked:
            self.papers_count.say(self.tr("✓ complete {0} / {1}").format(there, asked), "good")
        else:
            self.papers_count.say(f"{there} / {asked}", "plain")

    def toggle_declaration(self) -> None:
        """Between papers and declaration."""
        if self.declaration.groups:
            self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())
            if self.tabs.currentIndex() == 1:
                first = next(iter(self.declaration.groups.values()))
                next(iter(first.entries.values())).setFocus()
