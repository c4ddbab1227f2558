"""What a reader and a change of the store hold in hand: one set of rows on one connection."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from sqlalchemy import Connection

from db.applicants import ApplicantRows
from db.catalogue import CatalogueRows, Read
from db.documents import DocumentRows
from db.dossiers import DossierRows
from db.drafts import DraftRows
from db.journal import JournalRows
from db.numbers import NumberRows
from db.office import OfficeRows
from db.outbox import OutboxRows
from db.payments import PaymentRows
from db.prints import PrintRows
from db.requests import RequestRows


@dataclass(frozen=True, slots=True)
class Known:
    """What stays the same while a store is open."""

    device_id: str
    journal_key: bytes = field(repr=False)
    procedures: Read = field(default_factory=dict, repr=False)


class Moment:
    """The store on one connection: as it was when first read, or while it is being changed.

    Fills in both `app.ports.store.Reading` and `Change`; through a reading connection SQLite itself
    refuses to write.
    """

    def __init__(self, connection: Connection, known: Known, *, changing: bool) -> None:
        self._connection = connection
        self._known = known
        self._changing = changing

    @cached_property
    def dossiers(self) -> DossierRows:
        """What was taken in."""
        return DossierRows(self._connection)

    @cached_property
    def numbers(self) -> NumberRows:
        """Ordinals and form numbers."""
        return NumberRows(self._connection)

    @cached_property
    def drafts(self) -> DraftRows:
        """What is being typed."""
        return DraftRows(self._connection)

    @cached_property
    def applicants(self) -> ApplicantRows:
        """Who came before."""
        return ApplicantRows(self._connection)

    @cached_property
    def journal(self) -> JournalRows:
        """Who did what."""
        return JournalRows(self._connection, self._known.journal_key)

    @cached_property
    def outbox(self) -> OutboxRows:
        """What far systems do not know yet."""
        return OutboxRows(self._connection, self._known.device_id)

    @cached_property
    def prints(self) -> PrintRows:
        """Papers that have to come out."""
        return PrintRows(self._connection)

    @cached_property
    def catalogue(self) -> CatalogueRows:
        """Procedures, and what the office settled itself."""
        return CatalogueRows(self._connection, self._known.procedures, changing=self._changing)

    @cached_property
    def requests(self) -> RequestRows:
        """Forms 02 and 03 given out."""
        return RequestRows(self._connection)

    @cached_property
    def payments(self) -> PaymentRows:
        """Money asked for, and where it may go."""
        return PaymentRows(self._connection)

    @cached_property
    def office(self) -> OfficeRows:
        """The office's own things."""
        return OfficeRows(self._connection, self._known.device_id)

    @cached_property
    def documents(self) -> DocumentRows:
        """Which papers are archived."""
        return DocumentRows(self._connection)
