"""Who came to the counter: the owner of the dossier, the person filing, an organisation."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.domain.id_card import IdKind, Sex


class FilerRelation(StrEnum):
    """Why somebody else than the owner files. `AUTHORISED` asks for the authorisation paper."""

    SELF = "self"
    RELATIVE = "relative"
    AUTHORISED = "authorised"
    ORGANISATION = "organisation"
    HELPER = "helper"


@dataclass(frozen=True, slots=True)
class Person:
    """A person or organisation as told at the counter. Only the name is ever required."""

    name: str
    id_kind: IdKind = IdKind.CCCD
    id_number: str | None = None
    birth_date: dt.date | None = None
    sex: Sex | None = None
    address: str = ""
    """As on the card or as told; never changed to the unit after the 2025 merger by itself."""
    new_address: str = ""
    """The unit after the merger, where the officer took the one offered."""
    phone: str | None = None
    email: str | None = None
    organisation: str | None = None
    tax_code: str | None = None
    id_issued_on: dt.date | None = None

    @property
    def shown_name(self) -> str:
        """The organisation where one is the owner, else the person."""
        return self.organisation or self.name


@dataclass(frozen=True, slots=True)
class KnownApplicant:
    """What earlier dossiers tell about the same person, offered and never filled in by itself."""

    id: str
    person: Person
    dossiers: int
    last_seen: dt.datetime
    """UTC."""
