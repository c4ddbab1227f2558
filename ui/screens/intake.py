"""One screen for the visit: left person and procedure, middle the papers, right due date, fee, accept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QTimer, Signal

from app.desk import Desk
from app.domain.address import offer_new_unit
from app.domain.business_day import local_date
from app.domain.dossier import IntakeForm
from app.domain.draft import Draft
from app.domain.id_card import IdCard
from app.domain.procedure import Procedure
from app.errors import DeskError
from app.messages import Language, say
from app.services.catalogue import Today
from app.services.intake import Accepted, NotComplete, Outlook, Wishes
from ui.commit import commit_composition
from ui.fault_links import fault_links, focus_field, go_to, mistyped, mistyped_links
from ui.intake_content import clear_matter, clear_people, content_of, fill, form_of, title_of
from ui.jobs import Jobs
from ui.kept_drafts import KeptDrafts
from ui.known_owner import KnownOwner
from ui.theme import Look
from ui.told import words_of
from ui.widgets.declaration_form import person_parts
from ui.widgets.field import Field
from ui.widgets.intake_sheet import IntakeSheet


class IntakeScreen(IntakeSheet):
    """The desk officer's main screen."""

    accepted = Signal(object)
    """An `Accepted` that is on disk."""
    supplement_wanted = Signal()
    refusal_wanted = Signal()
    declaration_wanted = Signal()
    limit_wanted = Signal()
    fee_wanted = Signal(str)
    drafts_changed = Signal(int)
    date_in_doubt = Signal(object, object)
    """(what the clock says, what to do again once the date is confirmed)."""
    papers_released = Signal()
    """A held slip may be printed now."""

    def __init__(self, desk: Desk, jobs: Jobs, look: Look, language: Language) -> None:
        super().__init__(look, language)
        self._desk = desk
        self._jobs = jobs
        self._drafts = KeptDrafts(desk, jobs, self.show_trouble, self)
        self._known = KnownOwner(desk, jobs, self.owner, self.show_trouble)
        self._draft: Draft | None = None
        self._visit: str | None = None
        self._outlook: Outlook | None = None
        self._today: Today | None = None
        self._filling = False
        self._accepting = False
        self._next_cards: list[IdCard] = []
        self._waiting: tuple[Draft, ...] = ()
        self._last_content: Mapping[str, object] | None = None
        self._connect()
        self._blank = self.content()

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
        self.accept_button.clicked.connect(self.accept)
        self.next_button.clicked.connect(self.accept_and_same_procedure)
        self.visit_button.clicked.connect(self.accept_and_same_person)
        self.supplement_button.clicked.connect(self.supplement_wanted)
        self.refuse_button.clicked.connect(self.refusal_wanted)
        self.declaration_button.clicked.connect(self.declaration_wanted)
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
        title = draft.title or self.tr("no name yet")
        return f"{when:%H:%M %d/%m} · {title}"

    @property
    def waiting_drafts(self) -> tuple[Draft, ...]:
        """Drafts that wait besides the one on screen."""
        return self._waiting

    def open_draft(self, draft: Draft) -> None:
        """Bring a draft back; what is on screen stays a draft of its own."""
        self._save_now()
        self._filling = True
        self._outlook = None
        content = draft.content
        self._draft = draft
        visit = str(content.get("visit") or "") or None
        if visit != self._visit:
            self.end_visit()
        self._visit = visit
        fill(self, content, self._local_date())
        self._filling = False
        self.count_papers()
        self._refresh_outlook()
        self.load_drafts()
        self.owner.name.setFocus()

    def content(self) -> dict[str, object]:
        """Everything on screen, valid or not."""
        return content_of(self, self._visit)

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
        title = title_of(self)
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
            clear_people(self)
        clear_matter(self)
        self._outlook = None
        self._filling = False
        if procedure is not None:
            self.picker.pick(procedure.code)
            self.picker.case.set_raw(case)
        self.count_papers()
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
        return form_of(self, self._local_date(), self._visit)

    def _local_date(self) -> dt.date:
        return local_date(self._desk.now())

    def _picked(self, procedure: Procedure) -> None:
        self.strip.clear()
        self.show_procedure(procedure)
        self.tabs.setCurrentIndex(0)
        self._touched()
        (self.picker.case if procedure.cases else self.owner.name).setFocus()

    def _show_components(self) -> None:
        procedure = self.picker.procedure
        if procedure is not None:
            self.show_papers(procedure, self.form_marks())
        self.count_papers()

    def _relation_chosen(self) -> None:
        self.show_filer()
        self._touched()

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
        self.say_foot(self.due.due.text(), self.due.total.text())
        self.show_doubles(tuple(double.number for double in outlook.doubles))

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
        unusable = mistyped(self)
        if unusable:
            self._show_mistyped(unusable)
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
                links=fault_links(self, error.faults, self._language),
            )
            if error.faults:
                focus_field(self, error.faults[0].field)
        elif isinstance(error, DeskError) and error.code.startswith("clock."):
            self.date_in_doubt.emit(error, again)
        else:
            self.strip.say("bad", words_of(error, self._language))

    def _show_mistyped(self, fields: list[Field]) -> None:
        self.strip.say(
            "bad",
            say("intake.not_complete", self._language, count=len(fields)),
            links=mistyped_links(self, fields),
        )
        go_to(self, fields[0])

    def bring_back(self) -> None:
        """What was just accepted and taken back is a draft again, to be corrected."""
        if self._last_content is not None:
            content, self._last_content = self._last_content, None
            self.open_draft(self._desk.intake.new_draft(self._desk.counter, content, ""))
            self._touched()

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
