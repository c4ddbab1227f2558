"""A procedure of the catalogue: its cases, the papers asked for, limits, fees, and what it declares.

The legal numbers (codes, limits, amounts) are data with dates, never constants. What a source leaves
open is *unknown* here (`None`), and stays so until an officer settles it (`app.domain.local_rule`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Channel(StrEnum):
    """How a dossier comes in. `assisted` is a mark beside it, not a channel of its own."""

    COUNTER = "counter"
    ONLINE = "online"
    POSTAL = "postal"


class LimitUnit(StrEnum):
    """What a time limit is counted in. `UNSPECIFIED` = the source gives a number without a unit."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    HOUR = "hour"
    SAME_DAY = "same_day"
    UNSPECIFIED = "unspecified"


class OnlineLevel(StrEnum):
    """Whether the whole procedure can be done online (toàn trình) or a part of it (một phần)."""

    FULL = "full"
    PARTIAL = "partial"


class FeeKind(StrEnum):
    """Phí (for a service) and lệ phí (for a state act) are kept and summed apart."""

    FEE = "fee"
    CHARGE = "charge"


class FeeBasis(StrEnum):
    """What an amount is counted by."""

    FREE = "free"
    PER_CASE = "per_case"
    PER_COPY = "per_copy"
    PER_DOCUMENT = "per_document"
    PER_PAGE_STEPS = "per_page_steps"
    LOCAL = "local"
    UNKNOWN = "unknown"


class PaperGroup(StrEnum):
    """Handed in and kept, or shown and given back."""

    SUBMIT = "submit"
    PRESENT = "present"


class FieldKind(StrEnum):
    """What may stand in a declaration field."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    SEX = "sex"
    ID_NUMBER = "id_number"
    CHOICE = "choice"


class CardPart(StrEnum):
    """Which part of a scanned ID card fills a declaration field."""

    ID_NUMBER = "id_number"
    OLD_ID_NUMBER = "old_id_number"
    FULL_NAME = "full_name"
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    ADDRESS = "address"
    ISSUED_ON = "issued_on"


@dataclass(frozen=True, slots=True)
class Case:
    """One of the situations (trường hợp) a procedure is asked for in."""

    id: str
    """Short ASCII name, unique in the procedure, such as `"reissue"`."""
    name: str
    """Vietnamese, as the officer reads it."""
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Component:
    """A paper the procedure asks for."""

    id: str
    """Short ASCII name, unique in the procedure, such as `"id_paper"`; `MAGIAYTO` where imported."""
    name: str
    group: PaperGroup = PaperGroup.SUBMIT
    originals: int = 1
    copies: int = 0
    when: tuple[str, ...] = ()
    """Empty = always. Otherwise needed when any of these marks holds: `case:<id>`, `channel:<channel>`,
    `authorised`, `other_filer`, `organisation`."""
    may_look_up: bool = False
    """The officer may look it up in a database instead of taking paper (personal ID number is enough)."""
    required: bool = True
    note: str = ""
    valid_days: int | None = None
    """How long an earlier scan of it may be used again; None = no limit known."""

    def applies(self, marks: Collection[str]) -> bool:
        """Whether it is asked for, given what is known of the visit."""
        return not self.when or any(mark in marks for mark in self.when)


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """How long the office may take, for one case and channel or for all."""

    value: int | None
    """In `unit`; None = the source gives none. Ignored for `SAME_DAY`."""
    unit: LimitUnit
    case: str | None = None
    """None = every case that has no limit of its own."""
    channel: Channel | None = None
    note: str = ""
    source: str = ""

    @property
    def known(self) -> bool:
        """Whether a due date can be told from it without a person deciding."""
        return self.unit is LimitUnit.SAME_DAY or (
            self.value is not None and self.unit is not LimitUnit.UNSPECIFIED
        )


@dataclass(frozen=True, slots=True)
class PageStep:
    """From this page of one copy on, a page costs this much."""

    from_page: int
    amount_dong: int


@dataclass(frozen=True, slots=True)
class Exemption:
    """Who pays less or nothing, and the ground for it."""

    id: str
    name: str
    percent: int = 100
    """How much of the amount is let off, 1–100."""
    ground: str = ""


@dataclass(frozen=True, slots=True)
class FeeRule:
    """One amount that is owed, by what it is counted, and for whom not."""

    id: str
    """Names the amount; a rule of the same id for a case, a channel or later days takes this one's place."""
    name: str
    kind: FeeKind
    basis: FeeBasis
    amount_dong: int | None = None
    """Whole đồng. None = not known here (`LOCAL` before the province's amount is settled, `UNKNOWN`)."""
    steps: tuple[PageStep, ...] = ()
    """For `PER_PAGE_STEPS`, ascending by `from_page`."""
    cap_dong: int | None = None
    """At most this much per copy."""
    case: str | None = None
    channel: Channel | None = None
    exemptions: tuple[Exemption, ...] = ()
    on_request: bool = False
    """Owed only for what is asked for beside the result, such as extra copies of a birth certificate:
    counted from zero, not from one."""
    ground: str = ""
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ProcedureResult:
    """What the applicant gets."""

    name: str
    code: str | None = None
    """National result code, `KQ.Gxx.NNNNNN`."""
    valid_months: int | None = None
    valid_note: str = ""


@dataclass(frozen=True, slots=True)
class DeclarationField:
    """One question of a declaration."""

    id: str
    label: str
    label_en: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()
    from_card: CardPart | None = None


@dataclass(frozen=True, slots=True)
class DeclarationGroup:
    """The questions about one person (child, mother, father …) or about the matter itself."""

    id: str
    name: str
    name_en: str
    fields: tuple[DeclarationField, ...]
    takes_card: bool = False
    """The next card scanned fills this group when it has the focus."""
    when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure as one version of the catalogue tells it."""

    code: str
    """National code, `N.NNNNNN`, with the portal's suffix where it has one."""
    name: str
    field: str
    """Lĩnh vực, as the portal names it."""
    short_name: str = ""
    """What officers say; shown where the full name is too long."""
    field_code: str = ""
    cases: tuple[Case, ...] = ()
    components: tuple[Component, ...] = ()
    limits: tuple[TimeLimit, ...] = ()
    fees: tuple[FeeRule, ...] = ()
    declaration: tuple[DeclarationGroup, ...] = ()
    results: tuple[ProcedureResult, ...] = ()
    legal_grounds: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    """Office shorthand and other names people search for."""
    online_level: OnlineLevel | None = None
    """None = not known; set by the province's decision."""
    channels: tuple[Channel, ...] = (Channel.COUNTER, Channel.ONLINE, Channel.POSTAL)
    civil_status: bool = False
    """The act counts only once the national register has answered."""
    refusal_signed_by_head: bool = False
    """Refusals in writing by the head of the agency (Law 60/2014/QH13 Art. 5.2)."""
    effective_from: dt.date | None = None
    effective_to: dt.date | None = None
    source: str = ""
    version: int = 1
    """Counted per code in this store; an open dossier keeps the one it started with."""

    def case(self, case_id: str | None) -> Case | None:
        """The case of that id, or None where the procedure has none or none was chosen."""
        return next((case for case in self.cases if case.id == case_id), None)

    def limit_for(self, case_id: str | None, channel: Channel) -> TimeLimit | None:
        """The limit that fits best: case and channel, then case, then channel, then the general one."""
        fitting = [
            limit
            for limit in self.limits
            if limit.case in (None, case_id) and limit.channel in (None, channel)
        ]
        fitting.sort(key=lambda limit: (limit.case is None, limit.channel is None))
        return fitting[0] if fitting else None

    def components_for(self, marks: Collection[str]) -> tuple[Component, ...]:
        """The papers asked for, given what is known of the visit."""
        return tuple(component for component in self.components if component.applies(marks))
