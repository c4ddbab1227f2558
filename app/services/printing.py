"""The print queue: what was promised on paper comes out once, or says "IN LẠI lần n", or asks a person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.domain.business_day import LOCAL
from app.domain.dossier import Dossier, IntakeForm
from app.domain.intake_check import cleaned
from app.domain.news import PrintChanged
from app.domain.payment_qr import BankAccount, payment_text, purpose_for
from app.domain.print_job import Paper, PrintJob, PrintState
from app.domain.staff import Actor, Counter, Office
from app.errors import DeskError, DeviceTrouble, OfficerCanFix
from app.ports.clock import Clock, Ids
from app.ports.documents import DocumentStore
from app.ports.news import Told
from app.ports.papers import PaperLook, Papers
from app.ports.printing import PagePrinter, PerhapsSent, PrintEnding, ReceiptPrinter
from app.ports.slip import PaperWidth, SlipContent, SlipLayout, SlipPicture
from app.ports.store import Change, Reading, Store

SlipWriter = Callable[[Office, Counter, tuple[Dossier, ...], str | None, int, str], SlipContent]
"""Puts a visit into words: office, counter, dossiers, payment text, copy number, data notice."""


@dataclass(frozen=True, slots=True)
class PrinterSetup:
    """Where this PC prints. None = there is no such printer here."""

    receipt: ReceiptPrinter | None
    receipt_paper_mm: PaperWidth
    pages: PagePrinter
    page_printer_name: str | None
    page_size: str = "A5"


class Printing:
    """Sends what waits, one job at a time; one lane calls it."""

    def __init__(
        self,
        store: Store,
        documents: DocumentStore,
        clock: Clock,
        ids: Ids,
        papers: Papers,
        layout: SlipLayout,
        slip_words: SlipWriter,
        setup: Callable[[], PrinterSetup],
        news: Told,
    ) -> None:
        self._store = store
        self._documents = documents
        self._clock = clock
        self._ids = ids
        self._papers = papers
        self._layout = layout
        self._slip_words = slip_words
        self._setup = setup
        self._news = news

    # ------------------------------------------------------------------ the queue

    def recover(self, counter: Counter) -> int:
        """At start: what was being sent when the program ended may or may not be on paper. Tells how many.

        A slip that was held for more dossiers of a visit waits no longer: that person is not there any more.
        """
        with self._store.transaction() as change:
            for job in change.prints.unsettled(counter.id):
                if job.state is PrintState.HELD:
                    change.prints.mark(job.id, PrintState.WAITING)
            return change.prints.recover(counter.id)

    def unsettled(self, counter: Counter) -> tuple[PrintJob, ...]:
        """Jobs that wait, hang, or need a person's eye, oldest first."""
        with self._store.reading() as now:
            return now.prints.unsettled(counter.id)

    def of(self, number: str) -> tuple[PrintJob, ...]:
        """Every print of a dossier."""
        with self._store.reading() as now:
            return now.prints.of(number)

    def send_next(
        self, counter: Counter, actor: Actor, skip: frozenset[str] = frozenset()
    ) -> PrintJob | None:
        """Send the oldest waiting job of this counter that has a printer here; as it stands afterwards.

        Jobs in `skip` were tried a moment ago; one printer without paper does not hold up another.
        None = nothing waits that could be sent.
        """
        setup = self._setup()
        for job in self.unsettled(counter):
            if job.state is PrintState.WAITING and job.id not in skip and self._has_printer(job, setup):
                return self.send(job.id, actor)
        return None

    def without_printer(self, counter: Counter) -> tuple[PrintJob, ...]:
        """Jobs that wait for a printer this PC does not have."""
        setup = self._setup()
        return tuple(
            job
            for job in self.unsettled(counter)
            if job.state is PrintState.WAITING and not self._has_printer(job, setup)
        )

    @staticmethod
    def _has_printer(job: PrintJob, setup: PrinterSetup) -> bool:
        if job.paper is Paper.SLIP:
            return setup.receipt is not None
        return setup.page_printer_name is not None

    def send(self, job_id: str, actor: Actor) -> PrintJob:
        """Send one waiting job. It counts as printed only when the printer itself has said so."""
        setup = self._setup()
        with self._store.transaction() as change:
            job = change.prints.get(job_id)
            if job.state is not PrintState.WAITING:
                return job
            change.prints.mark(job.id, PrintState.SENDING)
        if job.paper is Paper.SLIP:
            state, trouble, document = self._send_slip(job, setup)
        else:
            state, trouble, document = self._send_pages(job, setup)
        now = self._clock.now()
        with self._store.transaction() as change:
            if state is PrintState.WAITING and self._voided_meanwhile(change, job, now):
                state, trouble = PrintState.CANCELLED, ""
            change.prints.mark(job.id, state, trouble, document)
            if state is PrintState.PRINTED:
                change.journal.append("printed", job.numbers[0], actor, now)
            job = change.prints.get(job.id)
        self._news.tell(PrintChanged(job.id, job.numbers))
        return job

    def _voided_meanwhile(self, change: Change, job: PrintJob, now: dt.datetime) -> bool:
        """Whether a dossier of a job that did not start was voided while it was tried.

        Then the job is not tried again; those of its visit that stand get one of their own.
        """
        if job.paper in (Paper.SUPPLEMENT, Paper.REFUSAL):
            return False
        standing = tuple(number for number in job.numbers if change.dossiers.get(number).voided_at is None)
        if standing == job.numbers:
            return False
        if standing:
            change.prints.add(
                replace(
                    job, id=self._ids.new(), numbers=standing, state=PrintState.WAITING, made_at=now, tries=0
                )
            )
        return True

    def _send_slip(self, job: PrintJob, setup: PrinterSetup) -> tuple[PrintState, str, str | None]:
        if setup.receipt is None:
            return PrintState.WAITING, "printing.no_receipt_printer", None
        try:
            picture = self.slip_picture(job.numbers, setup.receipt_paper_mm, job.copy_of)
            outcome = setup.receipt.print_slip(picture)
        except DeskError as trouble:
            # Refused too, such as a slip of three metres: the job is not lost, and its trouble is told.
            return PrintState.WAITING, trouble.code, None
        if outcome.ending is PrintEnding.PRINTED:
            return PrintState.PRINTED, "", None
        if outcome.ending is PrintEnding.NOT_STARTED:
            return PrintState.WAITING, outcome.why, None
        return PrintState.UNKNOWN, outcome.why, None

    def _send_pages(self, job: PrintJob, setup: PrinterSetup) -> tuple[PrintState, str, str | None]:
        try:
            pdf, sha256 = self._archived(job, setup.page_size)
        except DeskError as trouble:
            return PrintState.WAITING, trouble.code, None
        if setup.page_printer_name is None:
            return PrintState.WAITING, "printing.no_page_printer", sha256
        size = "A4" if setup.page_size in ("A4", "2xA5") else "A5"
        try:
            setup.pages.print_pdf(
                pdf, setup.page_printer_name, f"motcua-{job.id[-8:]}", paper="A4" if size == "A4" else "A5"
            )
        except PerhapsSent as doubt:
            return PrintState.UNKNOWN, doubt.code, sha256
        except DeviceTrouble as trouble:
            return PrintState.WAITING, trouble.code, sha256
        return PrintState.PRINTED, "", sha256

    def settle(self, job_id: str, came_out: bool, actor: Actor) -> PrintJob:
        """The officer looked at the printer. If nothing usable came out, a marked reprint is queued.

        Even then the new one says "IN LẠI": half a slip may be in somebody's hand.
        """
        now = self._clock.now()
        with self._store.transaction() as change:
            job = change.prints.get(job_id)
            if job.state is not PrintState.UNKNOWN:
                raise OfficerCanFix("printing.settled_already")
            change.prints.mark(job.id, PrintState.PRINTED if came_out else PrintState.CANCELLED)
            change.journal.append("print_seen" if came_out else "print_lost", job.numbers[0], actor, now)
            if came_out:
                job = change.prints.get(job_id)
            else:
                job = self._again(_sent_before(change, job.paper, job.numbers), job, now)
                change.prints.add(job)
        self._news.tell(PrintChanged(job.id, job.numbers))
        return job

    def reprint(self, number: str, paper: Paper, actor: Actor, counter: Counter) -> PrintJob:
        """Queue one more print of a paper. What was never sent is sent as it is; else "IN LẠI lần n"."""
        now = self._clock.now()
        with self._store.transaction() as change:
            earlier = [job for job in change.prints.of(number) if job.paper is paper]
            for job in earlier:
                if job.state in (PrintState.WAITING, PrintState.HELD):
                    change.prints.mark(job.id, PrintState.WAITING)
                    return replace(job, state=PrintState.WAITING)
            numbers = earlier[-1].numbers if earlier else (number,)
            made = _sent_before(change, paper, numbers)
            job = PrintJob(self._ids.new(), paper, numbers, made, PrintState.WAITING, now, counter.id)
            change.prints.add(job)
            change.journal.append("reprint_asked", number, actor, now)
        self._news.tell(PrintChanged(job.id, job.numbers))
        return job

    def _again(self, made: int, job: PrintJob, now: dt.datetime) -> PrintJob:
        return PrintJob(
            self._ids.new(), job.paper, job.numbers, max(made, 1), PrintState.WAITING, now, job.counter_id
        )

    # ------------------------------------------------------------------ what a paper says

    def slip_picture(self, numbers: tuple[str, ...], paper_mm: PaperWidth, copy_of: int = 0) -> SlipPicture:
        """The slip of a visit as dots."""
        with self._store.reading() as now:
            dossiers = tuple(now.dossiers.get(number) for number in numbers)
            office = now.office.office()
            counter = now.office.counter(dossiers[0].counter_id)
            payment = payment_of(now, dossiers)
            notice = now.office.setting("data_notice")
        words = self._slip_words(office, counter, dossiers, payment, copy_of, str(notice or ""))
        return self._layout.draw(words, paper_mm)

    def slip_png(self, numbers: tuple[str, ...], paper_mm: PaperWidth) -> bytes:
        """The same as PNG, for the preview."""
        return self._layout.as_png(self.slip_picture(numbers, paper_mm))

    def payment_text_of(self, numbers: tuple[str, ...]) -> str | None:
        """The bank transfer text that the papers of this visit carry."""
        with self._store.reading() as now:
            return payment_of(now, tuple(now.dossiers.get(number) for number in numbers))

    def paper(self, paper: Paper, number: str, page_size: str = "A5", copy_of: int = 0) -> bytes:
        """A paper as PDF/A bytes. Writing it to a file or showing it is not a print."""
        # A full declaration does not fit A5.
        size = "A4" if paper is Paper.DECLARATION and page_size == "A5" else page_size
        look = PaperLook(size, copy_of, self._clock.now().astimezone(LOCAL))
        with self._store.reading() as now:
            office = now.office.office()
            if paper in (Paper.SUPPLEMENT, Paper.REFUSAL):
                request = now.requests.get(number)
                make = self._papers.supplement if paper is Paper.SUPPLEMENT else self._papers.refusal
                return make(office, request, look)
            dossier = now.dossiers.get(number)
            if paper is Paper.DECLARATION:
                procedure = now.catalogue.get(dossier.form.procedure, dossier.procedure_version)
                return self._papers.declaration(office, procedure, dossier.form, look)
            payment = payment_of(now, (dossier,))
        return self._papers.appointment(office, (dossier,), payment, look)

    def declaration_of(self, form: IntakeForm) -> bytes:
        """The declaration of what is typed, for signature; nothing is kept."""
        look = PaperLook("A4", made_at=self._clock.now().astimezone(LOCAL))
        with self._store.reading() as now:
            office, procedure = now.office.office(), now.catalogue.get(form.procedure)
        return self._papers.declaration(office, procedure, cleaned(form), look)

    def print_declaration(self, form: IntakeForm) -> None:
        """Send the declaration of what is typed to this PC's A4/A5 printer, for signature.

        Nothing is queued: there is no dossier yet, and the officer stands beside the printer.

        Raises:
            OfficerCanFix: `printing.no_page_printer`.
            DeviceTrouble: `page_printing.…`.
        """
        setup = self._setup()
        if setup.page_printer_name is None:
            raise OfficerCanFix("printing.no_page_printer")
        pdf = self.declaration_of(form)
        setup.pages.print_pdf(pdf, setup.page_printer_name, "motcua-declaration", paper="A4")

    def slip_of_its_own(self, number: str, actor: Actor, counter: Counter) -> PrintJob:
        """One more slip for one dossier of a visit, beside the slip that lists them all."""
        now = self._clock.now()
        with self._store.transaction() as change:
            made = _sent_before(change, Paper.SLIP, (number,))
            job = PrintJob(self._ids.new(), Paper.SLIP, (number,), made, PrintState.WAITING, now, counter.id)
            change.prints.add(job)
            change.journal.append("own_slip_asked", number, actor, now)
        self._news.tell(PrintChanged(job.id, job.numbers))
        return job

    def pictures(self, pdf: bytes, dpi: int = 110) -> tuple[bytes, ...]:
        """Each page as PNG."""
        return self._papers.page_pictures(pdf, dpi)

    def _archived(self, job: PrintJob, page_size: str) -> tuple[bytes, str]:
        """The bytes that go to the printer are the archived ones: made once, kept, then sent."""
        if job.document:
            return self._documents.read(job.document), job.document
        pdf = self.paper(job.paper, job.numbers[0], page_size, job.copy_of)
        sha256 = self._documents.keep(pdf)
        with self._store.transaction() as change:
            change.documents.add(sha256, str(job.paper), job.numbers[0], len(pdf), self._clock.now())
            change.prints.mark(job.id, PrintState.SENDING, document=sha256)
        return pdf, sha256


def _sent_before(reading: Reading, paper: Paper, numbers: tuple[str, ...]) -> int:
    """How many jobs of that paper for these dossiers a printer has seen; one cancelled before is no copy."""
    jobs = reading.prints.of(numbers[0])
    return sum(
        job.paper is paper
        and set(job.numbers) == set(numbers)
        and (job.tries > 0 or job.state is PrintState.PRINTED)
        for job in jobs
    )


def payment_of(reading: Reading, dossiers: tuple[Dossier, ...]) -> str | None:
    """The bank transfer text for what a visit owes; None where nothing or an unknown amount is owed,
    or where the office has no account on file."""
    owing = [dossier for dossier in dossiers if dossier.voided_at is None]
    totals = [dossier.owed.total_dong for dossier in owing]
    amounts = [total for total in totals if total is not None]
    if len(amounts) != len(totals) or not sum(amounts):
        return None
    account = next((channel for channel in reading.payments.channels() if channel.kind == "bank"), None)
    if account is None:
        return None
    return payment_text(
        BankAccount(account.bin, account.account, account.holder, account.by_card),
        sum(amounts),
        purpose_for(owing[0].number),
    )
