"""A dossier: what was taken in, for whom, under which number, and until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from app.domain.applicant import FilerRelation, Person
from app.domain.deadline import DueDate
from app.domain.fee import Owed
from app.domain.procedure import Channel

Declaration = Mapping[str, Mapping[str, str]]
"""Group id → field id → value as typed (dates ISO)."""


class Status(IntEnum):
    """The ten national statuses (Circular 22/2019/TT-BTTTT Annex I)."""

    NEW = 1
    RECEIVED = 2
    NOT_ACCEPTED = 3
    IN_PROGRESS = 4
    SUPPLEMENT_REQUESTED = 5
    FINANCIAL_OBLIGATION = 6
    WITHDRAWN = 7
    STOPPED = 8
    RESOLVED = 9
    RETURNED = 10


class PaperState(StrEnum):
    """How a component stands."""

    PRESENT = "present"
    COPY = "copy"
    LOOKED_UP = "looked_up"
    REUSED = "reused"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


class ReturnBy(StrEnum):
    """How the result goes back."""

    COUNTER = "counter"
    POST = "post"
    ONLINE = "online"


@dataclass(frozen=True, slots=True)
class ComponentTaken:
    """One line of the checklist as it was at reception."""

    id: str
    name: str
    state: PaperState
    originals: int = 1
    copies: int = 0
    why: str = ""
    """Why it was accepted although missing."""

    @property
    def at_hand(self) -> bool:
        """Whether there is nothing left to bring."""
        return self.state not in (PaperState.MISSING, PaperState.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class IntakeForm:
    """Everything the counter knows before *accept*: the same for window, command and import."""

    procedure: str
    owner: Person
    case: str | None = None
    channel: Channel = Channel.COUNTER
    assisted: bool = False
    tracking_number: str = ""
    """Of the public post, for `POSTAL`."""
    filer: Person | None = None
    """None = the owner files."""
    relation: FilerRelation = FilerRelation.SELF
    components: tuple[ComponentTaken, ...] = ()
    declaration: Declaration = field(default_factory=dict)
    pages: int | None = None
    """Pages of one copy, where the fee counts them."""
    copies: int | None = None
    exempt: tuple[str, ...] = ()
    """Ids of the exemptions claimed."""
    return_by: ReturnBy = ReturnBy.COUNTER
    return_address: str = ""
    given_at_once: bool = False
    """The result was given on the spot; form 01 only if asked for (Decree 61/2018 Art. 17.4)."""
    want_appointment_slip: bool = True
    missing_why: str = ""
    note: str = ""
    received_at: dt.datetime | None = None
    """Only where papers came in earlier than they are entered (post); None = now."""
    visit: str | None = None
    """Id of the visit that several dossiers of one person belong to."""

    def marks(self) -> frozenset[str]:
        """What decides which components are asked for; see `Component.when`."""
        marks = {f"channel:{self.channel}"}
        if self.case:
            marks.add(f"case:{self.case}")
        if self.filer is not None:
            marks.add("other_filer")
        if self.relation is FilerRelation.AUTHORISED:
            marks.add("authorised")
        if self.owner.organisation:
            marks.add("organisation")
        return frozenset(marks)


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier as the store keeps it."""

    id: str
    """UUIDv7."""
    number: str
    """Dossier code, `agency-YYMMDD-XXXX`; never changes once shown."""
    form: IntakeForm
    procedure_name: str
    procedure_version: int
    """The catalogue version it keeps."""
    received_at: dt.datetime
    """UTC."""
    business_date: dt.date
    """The date in the number."""
    due: DueDate
    owed: Owed
    status: Status
    counter_id: str
    received_by: str
    """Actor id."""
    received_by_name: str
    visit: str
    revision: int = 1
    sequence: int = 1
    """Counts this device's facts about this dossier."""
    device_id: str = ""
    voided_at: dt.datetime | None = None
    void_reason: str = ""
    finished_at: dt.datetime | None = None

    @property
    def missing(self) -> tuple[ComponentTaken, ...]:
        """Papers accepted as missing, to be brought later."""
        return tuple(taken for taken in self.form.components if taken.state is PaperState.MISSING)


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One line of a list of dossiers."""

    id: str
    number: str
    owner: str
    procedure: str
    procedure_name: str
    status: Status
    received_at: dt.datetime
    due: dt.datetime | None
    missing: int
    voided: bool


@dataclass(frozen=True, slots=True)
class SupplementRequest:
    """Form 02 or 03 as it was given out, before or after reception."""

    id: str
    number: str
    """`001/HDHS` or `001/TCHS`, counted per counter, kind and year."""
    kind: str
    """"supplement" or "refusal"."""
    form: IntakeForm
    procedure_name: str
    items: tuple[str, ...]
    reasons: tuple[str, ...]
    made_at: dt.datetime
    made_by: str
    made_by_name: str
    signed_by_head: bool = False
    dossier: str | None = None
    """Dossier number where one had been received."""
