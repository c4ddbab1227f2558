"""Taking a dossier in: what the officer sees before accepting, and the acceptance itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain.applicant import KnownApplicant
from app.domain.business_day import ClockMark, business_date, local_date
from app.domain.calendar import Calendar
from app.domain.calendar_file import read_calendar
from app.domain.deadline import DueDate, due_date
from app.domain.dossier import (
    ComponentTaken,
    Dossier,
    DossierLine,
    IntakeForm,
    PaperState,
    Status,
    SupplementRequest,
)
from app.domain.dossier_number import format_number
from app.domain.draft import Draft
from app.domain.fee import Owed, what_is_owed
from app.domain.intake_check import MOST_COPIES, MOST_PAGES, Fault, check, cleaned
from app.domain.local_rule import LocalFee, LocalLimit, limit_with
from app.domain.news import DossierChanged
from app.domain.outbox import OutboxFact, Target
from app.domain.payment import PaidBy, Payment, PaymentState
from app.domain.print_job import Paper, PrintJob, PrintState
from app.domain.procedure import Procedure
from app.domain.staff import Actor, Counter
from app.domain.text import fold
from app.errors import OfficerCanFix, Refused
from app.ports.clock import Clock, Ids
from app.ports.news import Told
from app.ports.rules import Rules
from app.ports.store import Change, Reading, Store

DUPLICATE_DAYS = 90
"""How far back a dossier of the same person and procedure is shown as a possible duplicate."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What accepting now would mean, shown before it is done."""

    procedure: Procedure
    components: tuple[ComponentTaken, ...]
    """What this case and channel ask for, states as ticked so far."""
    due: DueDate
    owed: Owed
    faults: tuple[Fault, ...]
    """What keeps it from being accepted."""
    doubles: tuple[DossierLine, ...]
    """Possible duplicates: a warning, never a bar."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What to print with an acceptance."""

    slip: bool = True
    appointment: bool = False
    hold_slip: bool = False
    """More dossiers of this visit follow; one slip at the end lists them all."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """An acceptance that is durable."""

    dossier: Dossier
    jobs: tuple[PrintJob, ...]


class NotComplete(OfficerCanFix):
    """The form cannot be accepted yet; `faults` says why, field by field."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(
            "intake.not_complete", fields=tuple(fault.field for fault in faults), count=len(faults)
        )
        self.faults = faults


class Intake:
    """The desk officer's main job."""

    def __init__(self, store: Store, clock: Clock, ids: Ids, rules: Rules, news: Told) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._rules = rules
        self._news = news

    # ------------------------------------------------------------------ before accepting

    def outlook(self, form: IntakeForm) -> Outlook:
        """Due date, fee, checklist, faults and possible duplicates, as of now."""
        with self._store.reading() as now:
            return self._outlook(now, cleaned(form), self._clock.now())

    def _outlook(self, reading: Reading, form: IntakeForm, now: dt.datetime) -> Outlook:
        received = form.received_at or now
        procedure = reading.catalogue.get(form.procedure)
        limits, fees = reading.catalogue.local_limits(), reading.catalogue.local_fees()
        calendar = self._calendar(reading)
        asked = asked_for(procedure, form)
        # One of another case is dropped with its tick; one that the procedure does not know is a mistake.
        known = {component.id for component in procedure.components}
        unheard_of = [
            Fault(f"components.{taken.id}", "intake.component_unknown")
            for taken in form.components
            if taken.id not in known
        ]
        form = replace(form, components=asked)
        day = local_date(received)
        since = now - dt.timedelta(days=DUPLICATE_DAYS)
        doubles: tuple[DossierLine, ...] = ()
        if form.owner.name or form.owner.id_number:
            doubles = reading.dossiers.like(
                procedure.code, form.owner.id_number, fold(form.owner.shown_name), since
            )
        return Outlook(
            procedure=procedure,
            components=asked,
            due=self._due(procedure, form, received, calendar, limits, day),
            owed=self._owed(procedure, form, fees, day),
            faults=(*unheard_of, *check(form, procedure, today=local_date(now))),
            doubles=doubles,
        )

    def _calendar(self, reading: Reading) -> Calendar:
        own = reading.office.calendar()
        return read_calendar(own) if own is not None else self._rules.shipped_calendar()

    def _due(
        self,
        procedure: Procedure,
        form: IntakeForm,
        received: dt.datetime,
        calendar: Calendar,
        limits: tuple[LocalLimit, ...],
        day: dt.date,
    ) -> DueDate:
        limit = limit_with(
            procedure.limit_for(form.case, form.channel),
            limits,
            procedure=procedure.code,
            case=form.case,
            channel=form.channel,
            on=day,
        )
        return due_date(limit, received, calendar, self._rules.rule_set_on(day), procedure.field)

    @staticmethod
    def _owed(procedure: Procedure, form: IntakeForm, fees: tuple[LocalFee, ...], day: dt.date) -> Owed:
        known = {exemption.id for rule in procedure.fees for exemption in rule.exemptions}
        pages = form.pages if form.pages and 1 <= form.pages <= MOST_PAGES else None
        copies = form.copies if form.copies and 1 <= form.copies <= MOST_COPIES else None
        exempt = [claimed for claimed in form.exempt if claimed in known]
        return what_is_owed(procedure, form.case, form.channel, pages, copies, exempt, day, fees)

    def known_by_id(self, id_number: str) -> KnownApplicant | None:
        """What earlier dossiers tell about the holder of that number."""
        with self._store.reading() as now:
            return now.applicants.by_id_number(id_number)

    def known_like(self, text: str, limit: int = 5) -> tuple[KnownApplicant, ...]:
        """Earlier applicants by part of a name, number or phone."""
        with self._store.reading() as now:
            return now.applicants.search(text, limit)

    # ------------------------------------------------------------------ drafts

    def keep_draft(self, draft: Draft) -> None:
        """Durably keep what is on screen, valid or not."""
        with self._store.transaction() as change:
            change.drafts.keep(replace(draft, saved_at=self._clock.now()))

    def new_draft(self, counter: Counter, content: Mapping[str, object], title: str) -> Draft:
        """A draft to be kept; nothing is written yet."""
        now = self._clock.now()
        return Draft(self._ids.new(), counter.id, content, title, now, now)

    def drafts(self, counter: Counter | None = None) -> tuple[Draft, ...]:
        """Drafts that wait, newest first; of one counter or of all."""
        with self._store.reading() as now:
            return now.drafts.waiting(counter.id if counter else None)

    def drop_draft(self, draft_id: str, actor: Actor) -> None:
        """Throw a draft away, on the officer's word."""
        with self._store.transaction() as change:
            change.drafts.drop(draft_id)
            change.journal.append("draft_dropped", draft_id, actor, self._clock.now())

    # ------------------------------------------------------------------ accepting

    def accept(
        self,
        form: IntakeForm,
        actor: Actor,
        counter: Counter,
        wishes: Wishes = Wishes(),
        draft_id: str | None = None,
    ) -> Accepted:
        """Give it a number and keep it, together with its journal line, outbox facts and print jobs.

        When it returns, the dossier is on disk; before that, no printer has seen a byte.

        Raises:
            NotComplete: Something is missing or cannot be right.
            ClockInDoubt: The PC's clock must be confirmed first.
            Refused: The counter holds no free number, or the procedure is not in the catalogue.
        """
        now = self._clock.now()
        form = cleaned(form)
        with self._store.transaction() as change:
            outlook = self._outlook(change, form, now)
            if outlook.faults:
                raise NotComplete(outlook.faults)
            dossier = self._numbered(change, form, outlook, actor, counter, now)
            change.dossiers.add(dossier)
            change.applicants.remember(dossier.form.owner, now)
            if dossier.form.filer is not None:
                change.applicants.remember(dossier.form.filer, now)
            change.journal.append("accepted", dossier.number, actor, now, after=dossier)
            self._tell_targets(change, dossier, actor, now)
            self._ask_payment(change, dossier, actor, now)
            jobs = self._papers(change, dossier, wishes, counter, now)
            if draft_id is not None:
                change.drafts.drop(draft_id)
        self._news.tell(DossierChanged(dossier.number))
        return Accepted(dossier, jobs)

    def _numbered(
        self,
        change: Change,
        form: IntakeForm,
        outlook: Outlook,
        actor: Actor,
        counter: Counter,
        now: dt.datetime,
    ) -> Dossier:
        day = self._business_date(change, now)
        office = change.office.office()
        number = format_number(office.identifier, day, change.numbers.take(counter.id, day))
        done = form.given_at_once
        return Dossier(
            id=self._ids.new(),
            number=number,
            form=replace(form, components=_settled(outlook)),
            procedure_name=outlook.procedure.name,
            procedure_version=outlook.procedure.version,
            received_at=form.received_at or now,
            business_date=day,
            due=outlook.due,
            owed=outlook.owed,
            status=Status.RETURNED if done else Status.RECEIVED,
            counter_id=counter.id,
            received_by=actor.id,
            received_by_name=actor.name,
            visit=form.visit or self._ids.new(),
            device_id=change.office.device_id(),
            finished_at=now if done else None,
        )

    def _business_date(self, change: Change, now: dt.datetime) -> dt.date:
        calendar = self._calendar(change)
        start_id, running_s = self._clock.running()
        mark = ClockMark(now, start_id, running_s)
        last = change.office.clock_mark()
        day = business_date(mark, last, calendar.next_working_day)
        change.office.mark_clock(mark if last is None or mark.at > last.at else replace(mark, at=last.at))
        return day

    def confirm_date(self, actor: Actor) -> dt.date:
        """The officer says the PC's date is right; numbers are given again."""
        now = self._clock.now()
        start_id, running_s = self._clock.running()
        with self._store.transaction() as change:
            change.office.mark_clock(ClockMark(now, start_id, running_s))
            change.journal.append("date_confirmed", local_date(now).isoformat(), actor, now)
        return local_date(now)

    def clock_fault(self) -> OfficerCanFix | None:
        """Whether the date must be confirmed before the next number; for the strip at the top."""
        now = self._clock.now()
        start_id, running_s = self._clock.running()
        with self._store.reading() as reading:
            calendar = self._calendar(reading)
            last = reading.office.clock_mark()
        try:
            business_date(ClockMark(now, start_id, running_s), last, calendar.next_working_day)
        except OfficerCanFix as doubt:
            return doubt
        return None

    def _tell_targets(self, change: Change, dossier: Dossier, actor: Actor, now: dt.datetime) -> None:
        for target in self._told_targets(change, dossier):
            if target is not Target.PAYMENT:
                change.outbox.put(self._fact(target, "dossier", dossier, actor, now))

    @staticmethod
    def _told_targets(change: Change, dossier: Dossier) -> tuple[Target, ...]:
        """Who hears of this dossier, and therefore of its end too."""
        targets = [Target.ONE_STOP]
        if change.catalogue.get(dossier.form.procedure, dossier.procedure_version).civil_status:
            targets.append(Target.CIVIL_STATUS)
        if dossier.owed.total_dong:
            targets.append(Target.PAYMENT)
        return tuple(targets)

    def _fact(
        self, target: Target, kind: str, dossier: Dossier, actor: Actor, now: dt.datetime
    ) -> OutboxFact:
        return OutboxFact(
            key=self._ids.new(),
            target=target,
            kind=kind,
            subject=dossier.number,
            revision=dossier.revision,
            sequence=dossier.sequence,
            actor_id=actor.id,
            made_at=now,
            content={},
        )

    def _ask_payment(self, change: Change, dossier: Dossier, actor: Actor, now: dt.datetime) -> None:
        total = dossier.owed.total_dong
        if not total:
            return
        payment = Payment(
            id=self._ids.new(),
            dossier=dossier.number,
            amount_dong=total,
            fee_dong=dossier.owed.fee_dong or 0,
            charge_dong=dossier.owed.charge_dong or 0,
            paid_by=PaidBy.LATER,
            state=PaymentState.ASKED,
            at=now,
            actor_id=actor.id,
        )
        change.payments.add(payment)
        change.outbox.put(self._fact(Target.PAYMENT, "payment", dossier, actor, now))

    def _papers(
        self, change: Change, dossier: Dossier, wishes: Wishes, counter: Counter, now: dt.datetime
    ) -> tuple[PrintJob, ...]:
        jobs: list[PrintJob] = []
        if wishes.slip:
            in_visit = tuple(other.number for other in change.dossiers.of_visit(dossier.visit))
            for number in in_visit:
                for held in change.prints.of(number):
                    if held.paper is Paper.SLIP and held.state is PrintState.HELD:
                        change.prints.mark(held.id, PrintState.CANCELLED)
            state = PrintState.HELD if wishes.hold_slip else PrintState.WAITING
            jobs.append(PrintJob(self._ids.new(), Paper.SLIP, in_visit, 0, state, now, counter.id))
        if wishes.appointment and not (dossier.form.given_at_once and not dossier.form.want_appointment_slip):
            jobs.append(
                PrintJob(
                    self._ids.new(),
                    Paper.APPOINTMENT,
                    (dossier.number,),
                    0,
                    PrintState.WAITING,
                    now,
                    counter.id,
                )
            )
        for job in jobs:
            change.prints.add(job)
        return tuple(jobs)

    def end_visit(self, visit: str) -> tuple[PrintJob, ...]:
        """No more dossiers of this person: the held slip may be printed now."""
        released: dict[str, PrintJob] = {}
        with self._store.transaction() as change:
            for dossier in change.dossiers.of_visit(visit):
                for job in change.prints.of(dossier.number):
                    if job.state is PrintState.HELD:
                        change.prints.mark(job.id, PrintState.WAITING)
                        released[job.id] = replace(job, state=PrintState.WAITING)
        return tuple(released.values())

    # ------------------------------------------------------------------ taking back

    def take_back(self, number: str, reason: str, actor: Actor) -> Dossier:
        """Void an acceptance under its number, with a mark. The number is never given again.

        Papers that have not gone to a printer are cancelled; for those that have, the officer is told
        (`Dossier.voided_at` is set and a reprint says so).

        Raises:
            Refused: It is voided already, the day has passed, or it has moved on since.
        """
        now = self._clock.now()
        with self._store.transaction() as change:
            dossier = change.dossiers.get(number)
            if dossier.voided_at is not None:
                raise Refused("intake.voided_already", number=number)
            if local_date(now) != dossier.business_date:
                raise Refused("intake.day_has_passed", number=number)
            if any(paid.state is PaymentState.TAKEN for paid in change.payments.of(number)):
                raise Refused("intake.money_has_moved", number=number)
            if dossier.revision != 1:
                raise Refused("intake.has_moved_on", number=number)
            voided = replace(
                dossier,
                voided_at=now,
                void_reason=reason,
                revision=dossier.revision + 1,
                sequence=dossier.sequence + 1,
            )
            change.dossiers.put(voided)
            for job in change.prints.of(number):
                if job.state in (PrintState.WAITING, PrintState.HELD):
                    change.prints.mark(job.id, PrintState.CANCELLED)
                    self._keep_for_others(change, job, number, now)
            change.journal.append("voided", number, actor, now, before=dossier, after=voided)
            for target in self._told_targets(change, dossier):
                change.outbox.put(self._fact(target, "void", voided, actor, now))
        self._news.tell(DossierChanged(number))
        return voided

    def _keep_for_others(self, change: Change, job: PrintJob, number: str, now: dt.datetime) -> None:
        """A slip of several dossiers that was not sent yet still comes out for those that stand."""
        others = tuple(other for other in job.numbers if other != number)
        if others:
            change.prints.add(replace(job, id=self._ids.new(), numbers=others, made_at=now, tries=0))

    # ------------------------------------------------------------------ forms 02 and 03

    def ask_for_supplement(
        self,
        form: IntakeForm,
        items: tuple[str, ...],
        reasons: tuple[str, ...],
        actor: Actor,
        counter: Counter,
    ) -> SupplementRequest:
        """Form 02 before reception: told once, completely and exactly (Decree 61/2018 Art. 15.3)."""
        if not items:
            raise OfficerCanFix("intake.supplement_needs_items")
        return self._hand_out("supplement", "HDHS", Paper.SUPPLEMENT, form, items, reasons, actor, counter)

    def refuse(
        self, form: IntakeForm, reasons: tuple[str, ...], actor: Actor, counter: Counter
    ) -> SupplementRequest:
        """Form 03, with its reasons; signed by whom the rules say (civil status: the head)."""
        if not reasons:
            raise OfficerCanFix("intake.refusal_needs_reason")
        return self._hand_out("refusal", "TCHS", Paper.REFUSAL, form, (), reasons, actor, counter)

    def _hand_out(
        self,
        kind: str,
        series: str,
        paper: Paper,
        form: IntakeForm,
        items: tuple[str, ...],
        reasons: tuple[str, ...],
        actor: Actor,
        counter: Counter,
    ) -> SupplementRequest:
        now = self._clock.now()
        form = cleaned(form)
        if not form.owner.shown_name:
            raise OfficerCanFix("intake.name_needed", fields=("owner.name",))
        with self._store.transaction() as change:
            procedure = change.catalogue.get(form.procedure)
            day = self._business_date(change, now)
            ordinal = change.numbers.take_in_series(counter.id, series, day.year)
            request = SupplementRequest(
                id=self._ids.new(),
                number=f"{ordinal:03d}/{series}-Q{counter.index}-{day.year}",
                kind=kind,
                form=form,
                procedure_name=procedure.name,
                items=items,
                reasons=reasons,
                made_at=now,
                made_by=actor.id,
                made_by_name=actor.name,
                signed_by_head=kind == "refusal" and procedure.refusal_signed_by_head,
            )
            change.requests.add(request)
            change.journal.append(f"{kind}_given", request.number, actor, now, after=request)
            change.prints.add(
                PrintJob(self._ids.new(), paper, (request.number,), 0, PrintState.WAITING, now, counter.id)
            )
        self._news.tell(DossierChanged(request.number))
        return request


def _settled(outlook: Outlook) -> tuple[ComponentTaken, ...]:
    """The checklist as it is kept: a paper asked for only "if any" and not there was not needed."""
    optional = {component.id for component in outlook.procedure.components if not component.required}
    return tuple(
        replace(taken, state=PaperState.NOT_APPLICABLE)
        if taken.state is PaperState.MISSING and taken.id in optional
        else taken
        for taken in outlook.components
    )


def asked_for(procedure: Procedure, form: IntakeForm) -> tuple[ComponentTaken, ...]:
    """The checklist for this case, channel and filer; what was ticked stays ticked, the rest is missing.

    What does not apply is left out; a tick for a paper that no longer applies is dropped with it.
    """
    ticked = {taken.id: taken for taken in form.components}
    asked = []
    for component in procedure.components_for(form.marks()):
        taken = ticked.get(component.id)
        if taken is None:
            taken = ComponentTaken(
                component.id, component.name, PaperState.MISSING, component.originals, component.copies
            )
        asked.append(replace(taken, name=component.name))
    return tuple(asked)
