"""What services ask of the store: reading the moment, and one short change at a time.

`reading()` waits for nobody. `transaction()` takes the write lock at once, and everything done on its
change object holds together or not at all. Never wait for a device, the network or a person inside it.
What comes out is frozen and may cross threads.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from app.domain.applicant import KnownApplicant, Person
from app.domain.business_day import ClockMark
from app.domain.dossier import Dossier, DossierLine, SupplementRequest
from app.domain.dossier_number import NumberRange
from app.domain.draft import Draft
from app.domain.journal import JournalLine
from app.domain.local_rule import LocalFee, LocalLimit
from app.domain.outbox import Lamp, OutboxFact, Target
from app.domain.payment import Payment, PaymentChannel
from app.domain.print_job import Paper, PrintJob, PrintState
from app.domain.procedure import Procedure
from app.domain.staff import Actor, Counter, Office


class DossiersRead(Protocol):
    """The dossiers, as they are."""

    def get(self, number: str) -> Dossier:
        """The dossier of that number. Raises `Refused("dossier.unknown")`."""

    def search(self, text: str, limit: int) -> tuple[DossierLine, ...]:
        """By number or part of it, owner's or filer's name without accents, ID number, phone, procedure;
        newest first."""

    def latest(self, limit: int, day: dt.date | None = None) -> tuple[DossierLine, ...]:
        """The last ones received, of one business date if given."""

    def of_visit(self, visit: str) -> tuple[Dossier, ...]:
        """All dossiers of one visit in order of acceptance, without voided ones."""

    def like(
        self, procedure: str, id_number: str | None, folded_name: str, since: dt.datetime
    ) -> tuple[DossierLine, ...]:
        """Open or recent ones of the same owner and procedure: possible duplicates."""


class Dossiers(DossiersRead, Protocol):
    """The dossiers, to be changed."""

    def add(self, dossier: Dossier) -> None:
        """Keep a new one. Raises `Refused("dossier.number_taken")` for a number that is in use."""

    def put(self, dossier: Dossier, by: Actor | None = None, at: dt.datetime | None = None) -> None:
        """Keep a changed one; its revision must be one more than the stored one.

        When the status changed, `by` and `at` tell who moved it and when. Raises
        `Refused("dossier.changed_meanwhile")` where another window was faster.
        """


class Numbers(Protocol):
    """Standing ranges of ordinals, and series of forms. Only inside a transaction."""

    def take(self, counter_id: str, day: dt.date) -> int:
        """The next ordinal of that counter and day. Raises `Refused("number.…")`."""

    def take_in_series(self, counter_id: str, series: str, year: int) -> int:
        """The next number of a form series (`"HDHS"`, `"TCHS"`, `"SO"` …), 1, 2, 3 … per counter and year."""

    def ranges(self, counter_id: str) -> tuple[NumberRange, ...]: ...
    def grant(self, counter_id: str, ranges: Sequence[NumberRange]) -> None: ...


class DraftsRead(Protocol):
    def waiting(self, counter_id: str | None = None) -> tuple[Draft, ...]:
        """Drafts not accepted yet, newest first."""

    def get(self, draft_id: str) -> Draft | None: ...


class Drafts(DraftsRead, Protocol):
    def keep(self, draft: Draft) -> None:
        """Insert or replace."""

    def drop(self, draft_id: str) -> None:
        """Gone, because accepted or thrown away. Nothing happens if it is gone already."""


class ApplicantsRead(Protocol):
    def by_id_number(self, id_number: str) -> KnownApplicant | None: ...
    def search(self, text: str, limit: int) -> tuple[KnownApplicant, ...]: ...


class Applicants(ApplicantsRead, Protocol):
    def remember(self, person: Person, at: dt.datetime) -> None:
        """What this visit told of the person becomes what is offered next time."""


class JournalRead(Protocol):
    def lines(self, after: int = 0, limit: int = 1000) -> tuple[JournalLine, ...]: ...
    def of(self, subject: str) -> tuple[JournalLine, ...]: ...
    def first_broken(self) -> int | None:
        """Walks the whole chain; None = whole."""


class Journal(JournalRead, Protocol):
    def append(
        self,
        act: str,
        subject: str,
        actor: Actor,
        at: dt.datetime,
        before: object | None = None,
        after: object | None = None,
    ) -> None:
        """One line. `before`/`after` are domain values; only their keyed digests are kept."""


class OutboxRead(Protocol):
    def lamps(self) -> tuple[Lamp, ...]:
        """One per target, in the order of `Target`."""

    def waiting(self, target: Target, limit: int = 200) -> tuple[OutboxFact, ...]: ...


class Outbox(OutboxRead, Protocol):
    def put(self, fact: OutboxFact) -> None: ...


class PrintsRead(Protocol):
    def of(self, number: str) -> tuple[PrintJob, ...]:
        """All jobs that show this number, oldest first."""

    def unsettled(self, counter_id: str | None = None) -> tuple[PrintJob, ...]:
        """Held, waiting, sending and unknown ones, oldest first."""

    def get(self, job_id: str) -> PrintJob: ...


class Prints(PrintsRead, Protocol):
    def add(self, job: PrintJob) -> None: ...
    def mark(
        self, job_id: str, state: PrintState, trouble: str = "", document: str | None = None
    ) -> None: ...
    def copies_made(self, paper: Paper, numbers: Sequence[str]) -> int:
        """How many jobs of that paper for exactly these numbers there are already."""

    def recover(self, counter_id: str) -> int:
        """After a crash: what was being sent is `UNKNOWN` now. Tells how many."""


class CatalogueRead(Protocol):
    def current(self, on: dt.date) -> tuple[Procedure, ...]:
        """The newest version of each procedure in effect on that day, with its version number."""

    def get(self, code: str, version: int | None = None) -> Procedure:
        """One version, or the newest. Raises `Refused("catalogue.unknown_procedure")`."""

    def local_limits(self) -> tuple[LocalLimit, ...]: ...
    def local_fees(self) -> tuple[LocalFee, ...]: ...


class CatalogueWrite(CatalogueRead, Protocol):
    def keep(self, procedure: Procedure, at: dt.datetime) -> Procedure:
        """Keep it as the next version of its code, unless equal to the newest one; as kept."""

    def settle_limit(self, rule: LocalLimit) -> None: ...
    def settle_fee(self, rule: LocalFee) -> None: ...


class RequestsRead(Protocol):
    def get(self, number: str) -> SupplementRequest: ...
    def of_day(self, day: dt.date) -> tuple[SupplementRequest, ...]: ...
    def search(self, text: str, limit: int) -> tuple[SupplementRequest, ...]:
        """By number, owner's or filer's name without accents, ID number, phone,
        procedure; newest first."""

    def latest(self, limit: int) -> tuple[SupplementRequest, ...]:
        """The last ones given out."""


class Requests(RequestsRead, Protocol):
    """Forms 02 and 03 given out."""

    def add(self, request: SupplementRequest) -> None: ...


class PaymentsRead(Protocol):
    def of(self, number: str) -> tuple[Payment, ...]: ...
    def channels(self) -> tuple[PaymentChannel, ...]: ...


class Payments(PaymentsRead, Protocol):
    def add(self, payment: Payment) -> None: ...
    def set_channels(self, channels: Sequence[PaymentChannel]) -> None: ...


class OfficeRead(Protocol):
    """The office's own things: who, where, and its settings (versioned)."""

    def office(self) -> Office: ...
    def counters(self) -> tuple[Counter, ...]: ...
    def counter(self, counter_id: str) -> Counter: ...
    def staff(self) -> tuple[Actor, ...]: ...
    def setting(self, key: str) -> object | None:
        """A JSON value, or None if never set."""

    def calendar(self) -> Mapping[str, object] | None:
        """The calendar's newest version in the shape of `app.domain.calendar`, or None."""

    def device_id(self) -> str: ...
    def clock_mark(self) -> ClockMark | None:
        """When the store was last written at; the business date never goes back by itself."""


class OfficeWrite(OfficeRead, Protocol):
    def set_office(self, office: Office) -> None: ...
    def add_counter(self, counter: Counter) -> None: ...
    def add_staff(self, actor: Actor) -> None: ...
    def put_setting(self, key: str, value: object, actor: Actor, at: dt.datetime) -> None: ...
    def put_calendar(self, calendar: Mapping[str, object], actor: Actor, at: dt.datetime) -> None: ...
    def mark_clock(self, mark: ClockMark) -> None:
        """Replace the mark (one row, no history)."""


class DocumentsRead(Protocol):
    """Which papers are in the document store; their bytes are in `app.ports.documents`."""

    def of(self, subject: str) -> tuple[tuple[str, str, dt.datetime], ...]:
        """(sha256, kind, made at) of the papers of a dossier or request."""


class Documents(DocumentsRead, Protocol):
    def add(self, sha256: str, kind: str, subject: str, size: int, at: dt.datetime) -> None: ...


class Reading(Protocol):
    """The store as it is at one moment."""

    @property
    def dossiers(self) -> DossiersRead: ...
    @property
    def drafts(self) -> DraftsRead: ...
    @property
    def applicants(self) -> ApplicantsRead: ...
    @property
    def journal(self) -> JournalRead: ...
    @property
    def outbox(self) -> OutboxRead: ...
    @property
    def prints(self) -> PrintsRead: ...
    @property
    def catalogue(self) -> CatalogueRead: ...
    @property
    def requests(self) -> RequestsRead: ...
    @property
    def payments(self) -> PaymentsRead: ...
    @property
    def office(self) -> OfficeRead: ...
    @property
    def documents(self) -> DocumentsRead: ...


class Change(Protocol):
    """One change of the store: together or not at all."""

    @property
    def dossiers(self) -> Dossiers: ...
    @property
    def numbers(self) -> Numbers: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def applicants(self) -> Applicants: ...
    @property
    def journal(self) -> Journal: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def prints(self) -> Prints: ...
    @property
    def catalogue(self) -> CatalogueWrite: ...
    @property
    def requests(self) -> Requests: ...
    @property
    def payments(self) -> Payments: ...
    @property
    def office(self) -> OfficeWrite: ...
    @property
    def documents(self) -> Documents: ...


class Store(Protocol):
    """The store of one data folder."""

    def reading(self) -> AbstractContextManager[Reading]: ...
    def transaction(self) -> AbstractContextManager[Change]: ...
    def version_seen(self) -> int:
        """Changes whenever any process changed the store (`PRAGMA data_version` and our own commits)."""

    def close(self) -> None: ...
