"""A paper that has to come out of a printer, and whether it did."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class PrintState(StrEnum):
    """`HELD` = waits until the visit ends, so that one slip lists all its dossiers.
    `UNKNOWN` = the handshake was lost: only a person can see whether paper came out."""

    HELD = "held"
    WAITING = "waiting"
    SENDING = "sending"
    PRINTED = "printed"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


class Paper(StrEnum):
    """Which paper."""

    SLIP = "slip"
    APPOINTMENT = "appointment"
    SUPPLEMENT = "supplement"
    REFUSAL = "refusal"
    DECLARATION = "declaration"


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One paper for one dossier (or one visit). Written with the acceptance, sent afterwards."""

    id: str
    paper: Paper
    numbers: tuple[str, ...]
    """Dossier numbers (or the request's number) it shows."""
    copy_of: int
    """0 = the first print; n = "IN LẠI lần n"."""
    state: PrintState
    made_at: dt.datetime
    counter_id: str
    trouble: str = ""
    """Code of the last trouble, for the officer's sentence."""
    document: str = ""
    """SHA-256 of the archived bytes in the document store, for A4/A5 papers."""
    tries: int = 0
