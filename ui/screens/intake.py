"""One screen for the visit: left person and procedure, middle the papers, right due date, fee, accept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.desk import Desk
from app.domain.address import offer_new_unit
from app.domain.applicant import FilerRelation, KnownApplicant
from app.domain.business_day import local_date
from app.domain.dossier import IntakeForm, ReturnBy
from app.domain.draft import Draft
from app.domain.id_card import IdCard
from app.domain.procedure import Procedure
from app.errors import DeskError
from app.messages import Language, say
from app.services.catalogue import Today
from app.services.intake import Accepted, NotComplete, Outlook, Wishes
from ui.commit import ActButton, commit_composition
from ui.jobs import Jobs
from ui.kept_drafts import KeptDrafts
from ui.theme import Look
from ui.told import words_of
from ui.widgets.component_checklist import ComponentChecklist
from ui.widgets.declaration_form import DeclarationForm, person_parts
from ui.widgets.due_panel import DuePanel
from ui.widgets.field import ChoiceField, Field
from ui.widgets.parts import Badge, Card, Chips, FollowingArea, Strip, label
from ui.widgets.person_form import PersonForm
from ui.widgets.procedure_picker import ProcedurePicker

WIDE_UP_TO_PERCENT = 125
"""Three columns up to this text size; above it one, with due date, fee and the button always in sight."""


class IntakeScreen(QWidget):
    """The desk officer's main screen."""

    accepted = Signal(object)
    """An `Accepted` that is on disk."""
    supplement_wanted = Signal()
    refusal_wanted = Signal()
    declaration_wanted = Signal()
    dossier_wanted = Signal(str)
    limit_wanted = Signal()
    fee_wanted = Signal(str)
    drafts_changed = Signal(int)
    date_in_doubt = Signal(object, object)
    """(what the clock says, what to do again once the date is confirmed)."""
    papers_released = Signal()
    """A held slip may be printed now."""

    def __init__(self, desk: Desk, jobs: Jobs, look: Look, language: Language) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._desk = desk
        self._jobs = jobs
        self._drafts = KeptDrafts(desk, jobs, self.show_trouble, self)
        self._language = language
        self._draft: Draft | None = None
        self._visit: str | None = None
        self._outlook: Outlook | None = None
        self._today: Today | None = None
        self._filling = False
        self._accepting = False
        self._next_cards: list[IdCard] = []
        self._waiting: tuple[Draft, ...] = ()
        self._last_content: Mapping[str, object] | None = None
        self._build(look)
        self._connect()
        self._blank = self.content()

    # ------------------------------------------------------------------ the parts

    def _build(self, look: Look) -> None:
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

        self.papers = Card(self.tr("Papers"), "Alt+1–9 · Alt+A")
        self.papers_count = Badge()
        self.papers.top.insertWidget(1, self.papers_count)
        self.tabs = QTabWidget()
        self.tabs.addTab(self._scroll(self.checklist), self.tr("Papers"))
        self.tabs.addTab(self._scroll(self.declaration), self.tr("Declaration"))
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
        columns = look.percent <= WIDE_UP_TO_PERCENT
        more = QBoxLayout(QBoxLayout.Direction.TopToBottom if columns else QBoxLayout.Direction.LeftToRight)
        more.setSpacing(6)
        more.addWidget(self.next_button)
        more.addWidget(self.visit_button)
        acts.addLayout(more)

        box = QVBoxLayout(self)
        box.setContentsMargins(14, 10, 14, 10)
        box.setSpacing(8)
        box.addWidget(self.strip)
        box.addWidget(self.drafts_bar)
        if columns:
            self._build_columns(box)
        else:
            self._build_one_column(box)

    def _scroll(self, inner: QWidget) -> QScrollArea:
        return FollowingArea(inner)

    def _build_columns(self, box: QVBoxLayout) -> None:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(10)
        row.addWidget(self._scroll(self.left), 35)
        row.addWidget(self.papers, 39)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._scroll(self.due), 1)
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
        box.addWidget(self._scroll(inner), 1)
        foot = Card("")
        foot.heading.hide()
        line = QHBoxLayout()
        words = QVBoxLayout()
        self._foot_due = label("–", "heading", wrap=True)
        self._foot_total = label("", "heading")
        words.addWidget(self._foot_due)
        words.addWidget(self._foot_total)
        line.addLayout(words, 2)
        self.next_button.setText(self.tr("Same procedure  ⇧F9"))
        self.visit_button.setText(self.tr("Same person  Ctrl+F9"))
        line.addWidget(self._acts, 3)
        foot.box.addLayout(line)
        box.addWidget(foot)

    def _connect(self) -> None:
        self.owner.changed.connect(self._touched)
        self.filer.changed.connect(self._touched)
        self.picker.changed.connect(self._touched)
        self.picker.picked.connect(self._picked)
        self.checklist.changed.connect(self._touched)
        self.declaration.changed.connect(self._touched)
        self.declaration.owner_wanted.connect(self._fill_group_from_owner)
        self.due.changed.connect(self._touched)
        self.due.limit_unknown.connect(self.limit_wanted)
        self.due.fee_unknown.connect(self.fee_wanted)
        self.relation.changed.connect(self._relation_chosen)
        self.owner_kind.chosen.connect(self._owner_kind_chosen)
        self.owner.number_typed.connect(self._look_up)
        self.owner.known.clicked.connect(self._use_known)
        self.accept_button.clicked.connect(self.accept)
        self.next_button.clicked.connect(self.accept_and_same_procedure)
        self.visit_button.clicked.connect(self.accept_and_same_person)
        self.supplement_button.clicked.connect(self.supplement_wanted)
        self.refuse_button.clicked.connect(self.refusal_wanted)
        self.declaration_button.clicked.connect(self.declaration_wanted)
        self._known: KnownApplicant | None = None
        self._save_soon = QTimer(self)
        self._save_soon.setSingleShot(True)
        self._save_soon.setInterval(0)
        self._save_soon.timeout.connect(self._save)

    # ------------------------------------------------------------------ the catalogue and drafts

    def set_today(self, today: Today) -> None:
        """The procedures of today."""
        self._today = today
        self.picker.set_catalogue(today.procedures, today.index)
        self._refresh_outlook()

    def set_notice(self, text: str) -> None:
        """What the office does with the data; shown, never ticked."""
        self.due.notice.setText(text)

    def load_drafts(self) -> None:
        """At start: "3 drafts wait" brings them back."""
        # On the lane that keeps them: a list read beside it may lack the draft that was just set aside.
        self._jobs.run(
            "store",
            lambda: self._desk.intake.drafts(self._desk.counter),
            owner=self,
            then=self._show_drafts,
            otherwise=self.show_trouble,
            key="drafts",
        )

    def _show_drafts(self, drafts: tuple[Draft, ...]) -> None:
        here = self._draft.id if self._draft else None
        self._waiting = tuple(draft for draft in self._drafts.with_unkept(drafts) if draft.id != here)
        self.drafts_changed.emit(len(self._waiting))
        if not self._waiting:
            self.drafts_bar.clear()
            return
        self.drafts_bar.say(
            "info",
            self.tr("%n draft(s) wait. Nothing typed is lost.", None, len(self._waiting)),
            links=[
                (self._draft_words(draft), partial(self.open_draft, draft)) for draft in self._waiting[:3]
            ],
        )

    def _draft_words(self, draft: Draft) -> str:
        when = draft.saved_at.astimezone(dt.timezone(dt.timedelta(hours=7)))
        return f"{when:%H:%M %d/%m} · {draft.title or self.tr('no name yet')}"

    @property
    def waiting_drafts(self) -> tuple[Draft, ...]:
        """Drafts that wait besides the one on screen."""
        return self._waiting

    def open_draft(self, draft: Draft) -> None:
        """Bring a draft back; what is on screen stays a draft of its own."""
        self._save_now()
        self._filling = True
        # First nothing of whoever was on screen: no tick, no declared word, no offer.
        self.checklist.clear()
        self.declaration.show_procedure(None)
        self.tabs.setTabVisible(1, False)
        self.owner.clear()
        self.filer.clear()
        self.doubles.hide()
        self._outlook = None
        content = draft.content
        self._draft = draft
        visit = str(content.get("visit") or "") or None
        if visit != self._visit:
            self.end_visit()
        self._visit = visit
        self.owner_kind.set_value(str(content.get("owner_kind") or "person"))
        self.owner.set_organisation(self.owner_kind.value() == "organisation")
        self.owner.fill(_part(content, "owner"))
        self.filer.fill(_part(content, "filer"))
        self.relation.set_raw(str(content.get("relation") or FilerRelation.SELF))
        self._show_filer()
        self.picker.fill(_part(content, "procedure"))
        procedure = self.picker.procedure
        self.due.show_procedure(procedure)
        self.declaration.show_procedure(procedure)
        self.tabs.setTabVisible(1, bool(procedure and procedure.declaration))
        self.declaration.fill(_part(content, "declaration"))
        self.due.fill(_part(content, "due"))
        if procedure is not None:
            components = procedure.components_for(self.form_marks())
            self.checklist.fill(_part(content, "components"), components, procedure.code)
            self._order_tabs()
        self._filling = False
        self._count_papers()
        self._refresh_outlook()
        self.load_drafts()
        self.owner.name.setFocus()

    def content(self) -> dict[str, object]:
        """Everything on screen, valid or not."""
        return {
            "owner_kind": self.owner_kind.value(),
            "owner": self.owner.content(),
            "filer": self.filer.content(),
            "relation": self.relation.raw(),
            "procedure": self.picker.content(),
            "components": self.checklist.content(),
            "declaration": self.declaration.content(),
            "due": self.due.content(),
            "visit": self._visit or "",
        }

    def is_empty(self) -> bool:
        """Nothing was typed yet."""
        return self.content() == self._blank

    def _touched(self) -> None:
        if self._filling:
            return
        self._save_soon.start()
        self._show_components()
        self._refresh_outlook()

    def _save_now(self) -> None:
        if self._save_soon.isActive():
            self._save_soon.stop()
            self._save()

    def _save(self) -> None:
        if self._accepting or (self._draft is None and self.is_empty()):
            return
        title = self.owner.organisation.value() or self.owner.name.value()
        if self.picker.procedure is not None:
            title = " · ".join(
                part
                for part in (title, self.picker.procedure.short_name or self.picker.procedure.name)
                if part
            )
        content = self.content()
        if self._draft is None:
            self._draft = self._desk.intake.new_draft(self._desk.counter, content, title)
        else:
            self._draft = Draft(
                self._draft.id,
                self._draft.counter_id,
                content,
                title,
                self._draft.started_at,
                self._draft.saved_at,
                self._draft.parked,
            )
        self._drafts.keep(self._draft)

    def park(self) -> None:
        """Set this one aside and begin another; it waits as a draft."""
        commit_composition()
        self._save_now()
        self.start_new()

    def park_quietly(self) -> None:
        """The window closes: what is on screen is a draft."""
        commit_composition()
        self._save_now()
        self._drafts.keep_again()
        self.end_visit()

    def start_new(self, keep_procedure: bool = False, keep_person: bool = False) -> None:
        """An empty form; what was on screen is kept as a draft unless it was accepted."""
        self._save_now()
        self._filling = True
        self._draft = None
        self.strip.clear()
        procedure = self.picker.procedure if keep_procedure else None
        case = self.picker.case.raw() if keep_procedure else ""
        if not keep_person:
            self.end_visit()
            self.owner.clear()
            self.filer.clear()
            self.relation.set_raw(FilerRelation.SELF)
            self.owner_kind.set_value("person")
            self.owner.set_organisation(False)
            self._show_filer()
        self.picker.clear()
        self.checklist.clear()
        self.due.show_procedure(None)
        self.declaration.show_procedure(None)
        self.tabs.setTabVisible(1, False)
        self._outlook = None
        if hasattr(self, "_foot_due"):
            self._foot_due.setText("–")
            self._foot_total.setText("")
        self.doubles.hide()
        self._filling = False
        if procedure is not None:
            self.picker.pick(procedure.code)
            self.picker.case.set_raw(case)
        self._count_papers()
        self.load_drafts()
        (self.picker.field if keep_person or not keep_procedure else self.owner.name).setFocus()

    # ------------------------------------------------------------------ what is typed

    def form_marks(self) -> frozenset[str]:
        """What decides which papers are asked for."""
        return self._form().marks() if self.picker.procedure else frozenset()

    def form(self) -> IntakeForm:
        """The form as it stands."""
        commit_composition()
        return self._form()

    def _form(self) -> IntakeForm:
        procedure = self.picker.procedure
        channel, assisted = self.picker.channel_value()
        relation = FilerRelation(self.relation.raw() or FilerRelation.SELF)
        organisation = self.owner_kind.value() == "organisation"
        return IntakeForm(
            procedure=procedure.code if procedure else "",
            owner=self.owner.person(with_organisation=organisation),
            case=self.picker.case.raw() or None,
            channel=channel,
            assisted=assisted,
            tracking_number=self.picker.tracking.raw(),
            received_at=self.picker.arrived_at(local_date(self._desk.now())),
            filer=None if relation is FilerRelation.SELF else self.filer.person(),
            relation=relation,
            components=self.checklist.taken(),
            declaration=self.declaration.filled(),
            pages=self.due.pages.value() if self.due.pages.isVisibleTo(self) else None,
            copies=self.due.copies.value() if self.due.copies.isVisibleTo(self) else None,
            exempt=self.due.exempt_ids(),
            return_by=ReturnBy(self.due.return_by.value()),
            return_address=self.due.return_address.raw(),
            given_at_once=self.due.given_at_once.isChecked(),
            want_appointment_slip=self.due.want_form.isChecked(),
            visit=self._visit,
        )

    def _picked(self, procedure: Procedure) -> None:
        self.strip.clear()
        self.due.show_procedure(procedure)
        self.declaration.show_procedure(procedure)
        self.tabs.setTabVisible(1, bool(procedure.declaration))
        self.tabs.setCurrentIndex(0)
        self._touched()
        (self.picker.case if procedure.cases else self.owner.name).setFocus()

    def _show_components(self) -> None:
        procedure = self.picker.procedure
        if procedure is not None:
            self.checklist.show_components(procedure.components_for(self.form_marks()), procedure.code)
            self._order_tabs()
        self._count_papers()

    def _order_tabs(self) -> None:
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

    def _count_papers(self) -> None:
        there, asked = self.checklist.counted()
        if not asked:
            self.papers_count.say("", "plain")
        elif there == asked:
            self.papers_count.say(self.tr("✓ complete {0} / {1}").format(there, asked), "good")
        else:
            self.papers_count.say(f"{there} / {asked}", "plain")

    def _relation_chosen(self) -> None:
        self._show_filer()
        self._touched()

    def _show_filer(self) -> None:
        other = self.relation.raw() not in ("", FilerRelation.SELF)
        self.filer.setVisible(other)
        self._filer_heading.setVisible(other)

    def _owner_kind_chosen(self, kind: str) -> None:
        self.owner.set_organisation(kind == "organisation")
        self._touched()

    def _fill_group_from_owner(self, group: str) -> None:
        commit_composition()
        self.declaration.groups[group].fill_parts(person_parts(self.owner.person()))

    # ------------------------------------------------------------------ cards and earlier data

    def take_card(self, card: IdCard) -> None:
        """A card was scanned: the declaration group in focus, else the owner, else the person filing."""
        if self._accepting:
            # On a slow disk the next person's card may be there before the number is.
            self._next_cards.append(card)
            return
        commit_composition()
        group = self.declaration.group_in_focus()
        if group is not None:
            self.declaration.fill_card(group, card)
            return
        filer_open = self.filer.isVisibleTo(self)
        there = self.owner.id_number.value()
        if there and there != card.id_number and not filer_open:
            # Another person: filled over the first, the form would keep what no card tells, such as a phone.
            self._save_now()
            self.start_new(keep_procedure=True)
            self.strip.say("info", say("intake.another_card", self._language))
        if filer_open and not self.owner.is_empty() and self.owner.id_number.value() != card.id_number:
            target = self.filer
        else:
            target = self.owner
        target.fill_card(card)
        if self._today is not None and card.address:
            target.offer_new_units(offer_new_unit(card.address, self._today.unit_changes))
        if self.picker.procedure is None:
            self.picker.field.setFocus()

    def _look_up(self, number: str) -> None:
        self._jobs.run(
            "read",
            lambda: self._desk.intake.known_by_id(number),
            owner=self,
            then=self._offer_known,
            otherwise=self.show_trouble,
            key="known",
        )

    def _offer_known(self, known: KnownApplicant | None) -> None:
        here = self.owner.person()
        if known is not None and known.person.id_number != here.id_number:
            known = None
        self._known = known
        self.owner.offer_known(known)

    def _use_known(self) -> None:
        if self._known is not None and self._known.person.id_number == self.owner.person().id_number:
            self.owner.fill_person(self._known.person)
            self.owner.offer_known(None)

    # ------------------------------------------------------------------ before accepting

    def _refresh_outlook(self) -> None:
        if self.picker.procedure is None or self._filling:
            return
        form = self._form()
        self._jobs.run(
            "read",
            lambda: self._desk.intake.outlook(form),
            owner=self,
            then=self._show_outlook,
            otherwise=self.show_trouble,
            key="outlook",
        )

    def _show_outlook(self, outlook: Outlook) -> None:
        procedure = self.picker.procedure
        if procedure is None or outlook.procedure.code != procedure.code:
            return
        self._outlook = outlook
        self.due.show_outlook(outlook.due, outlook.owed, self._desk.now())
        if hasattr(self, "_foot_due"):
            self._foot_due.setText(self.due.due.text())
            self._foot_total.setText(self.due.total.text())
        if outlook.doubles:
            first = outlook.doubles[0]
            self.doubles.setText(
                self.tr("▲ %n similar dossier(s): {0} – open", None, len(outlook.doubles)).format(
                    first.number
                )
            )
            self.doubles.setProperty("number", first.number)
        self.doubles.setVisible(bool(outlook.doubles))

    @property
    def outlook(self) -> Outlook | None:
        """What was last shown."""
        return self._outlook

    # ------------------------------------------------------------------ accepting

    def accept(self) -> None:
        """F9."""
        self._accept(Wishes(appointment=self._form_wanted()), self._after_one)

    def accept_and_same_procedure(self) -> None:
        """Shift+F9."""
        self._accept(Wishes(appointment=self._form_wanted()), self._after_same_procedure)

    def accept_and_same_person(self) -> None:
        """One more dossier of this visit follows; its one slip lists them all."""
        self._accept(Wishes(appointment=self._form_wanted(), hold_slip=True), self._after_same_person)

    def _form_wanted(self) -> bool:
        return self.due.want_form.isChecked()

    def _accept(self, wishes: Wishes, after: Callable[[Accepted], None]) -> None:
        commit_composition()
        if self._accepting:
            return
        if self.picker.procedure is None:
            self.strip.say("bad", say("intake.no_procedure", self._language))
            self.picker.field.setFocus()
            return
        self._save_now()
        mistyped = self._mistyped()
        if mistyped:
            self._show_mistyped(mistyped)
            return
        self._set_accepting(True)
        form, draft, content = self._form(), self._draft, self.content()
        desk = self._desk

        def work() -> Accepted:
            return desk.intake.accept(form, desk.actor, desk.counter, wishes, draft.id if draft else None)

        def done(accepted: Accepted) -> None:
            self._set_accepting(False)
            self._last_content = content
            self._drafts.forget(draft)
            if self._draft is draft:
                self._draft = None
            if self.content() != content:
                # Typed or scanned while the store was writing: it is on no paper yet.
                self._save()
            after(accepted)
            self.accepted.emit(accepted)
            cards, self._next_cards = self._next_cards, []
            for card in cards:
                self.take_card(card)

        def failed(error: Exception) -> None:
            self._set_accepting(False)
            # Not accepted: the next person's card must not overwrite this one's form; it is scanned again.
            self._next_cards = []
            self._save()
            self.show_trouble(error, again=partial(self._accept, wishes, after))

        self._jobs.run("store", work, owner=self, then=done, otherwise=failed)

    def _set_accepting(self, on: bool) -> None:
        self._accepting = on
        for button in (self.accept_button, self.next_button, self.visit_button):
            button.setEnabled(not on)

    def _after_one(self, _accepted: Accepted) -> None:
        self.start_new()

    def _after_same_procedure(self, _accepted: Accepted) -> None:
        self.start_new(keep_procedure=True)

    def _after_same_person(self, accepted: Accepted) -> None:
        self._visit = accepted.dossier.visit
        self.start_new(keep_person=True)

    # ------------------------------------------------------------------ troubles

    def show_trouble(self, error: Exception, again: Callable[[], None] | None = None) -> None:
        """Say what happened, why, what to do; each fault leads to its field.

        `again` is what was asked for: it is done once a date in doubt is confirmed.
        """
        if isinstance(error, NotComplete):
            missing = [
                fault.field.removeprefix("components.")
                for fault in error.faults
                if fault.code == "intake.missing_needs_reason"
            ]
            self.checklist.ask_why(missing)
            self.strip.say(
                "bad",
                words_of(error, self._language),
                links=[
                    (
                        f"{self._field_words(fault.field)}: {say(fault.code, self._language)}",
                        partial(self.focus_field, fault.field),
                    )
                    for fault in error.faults
                ],
            )
            if error.faults:
                self.focus_field(error.faults[0].field)
        elif isinstance(error, DeskError) and error.code.startswith("clock."):
            self.date_in_doubt.emit(error, again)
        else:
            self.strip.say("bad", words_of(error, self._language))

    def _mistyped(self) -> list[Field]:
        """Fields where something stands that cannot be used; it would be left out without a word."""
        entries = [entry for group in self.declaration.groups.values() for entry in group.entries.values()]
        fields = [field for field in self.findChildren(Field) if field.isVisibleTo(self) or field in entries]
        return [field for field in fields if field.trouble()]

    def _show_mistyped(self, fields: list[Field]) -> None:
        self.strip.say(
            "bad",
            say("intake.not_complete", self._language, count=len(fields)),
            links=[(f"{field.label()}: {field.trouble()}", partial(self._go_to, field)) for field in fields],
        )
        self._go_to(fields[0])

    def _go_to(self, field: Field) -> None:
        if self.declaration.isAncestorOf(field):
            self.tabs.setCurrentIndex(1)
        field.setFocus()

    def _field_words(self, field: str) -> str:
        row = self.checklist.row(field.removeprefix("components."))
        if row is not None:
            return row.component.name
        widget = self._widget_of(field)
        if isinstance(widget, Field):
            return widget.label()
        return widget.accessibleName() if widget is not None else field

    def _widget_of(self, field: str) -> QWidget | None:
        place, _, name = field.rpartition(".")
        if place in ("owner", "filer"):
            return (self.owner if place == "owner" else self.filer).fields().get(name)
        return {
            "case": self.picker.case,
            "channel": self.picker.channel,
            "received_at": self.picker.arrived,
            "pages": self.due.pages,
            "copies": self.due.copies,
            "exempt": self.due.exempt,
            "given_at_once": self.due.given_at_once,
        }.get(field)

    def focus_field(self, field: str) -> None:
        """Go to the field a fault speaks of."""
        row = self.checklist.row(field.removeprefix("components."))
        if row is not None:
            self.tabs.setCurrentIndex(0)
            (row.why if row.why.isVisibleTo(row) else row.state).setFocus()
            return
        widget = self._widget_of(field)
        if widget is not None:
            widget.setFocus()

    def bring_back(self) -> None:
        """What was just accepted and taken back is a draft again, to be corrected."""
        if self._last_content is not None:
            content, self._last_content = self._last_content, None
            self.open_draft(self._desk.intake.new_draft(self._desk.counter, content, ""))
            self._touched()

    def toggle_declaration(self) -> None:
        """Between papers and declaration."""
        if self.declaration.groups:
            self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())
            if self.tabs.currentIndex() == 1:
                first = next(iter(self.declaration.groups.values()))
                next(iter(first.entries.values())).setFocus()

    def end_visit(self) -> None:
        """The person goes: print the one slip for all dossiers of the visit."""
        visit, self._visit = self._visit, None
        if visit is None:
            return
        self._jobs.run(
            "store",
            lambda: self._desk.intake.end_visit(visit),
            owner=self,
            then=lambda _jobs: self.papers_released.emit(),
            otherwise=self.show_trouble,
        )

    @property
    def visit(self) -> str | None:
        """The visit that goes on."""
        return self._visit


def _part(content: Mapping[str, object], name: str) -> Mapping[str, object]:
    part = content.get(name)
    return part if isinstance(part, Mapping) else {}
