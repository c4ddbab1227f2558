"""Who acts, and from where: every service method is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    """A person at the counter, the program by itself, or a command."""

    OFFICER = "officer"
    PROGRAM = "program"
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class Actor:
    """One who acts."""

    id: str
    name: str
    """Printed under the slip; never written to the journal or to a log."""
    kind: ActorKind = ActorKind.OFFICER
    title: str = ""


@dataclass(frozen=True, slots=True)
class Counter:
    """One place at the desk that holds its own ranges of numbers."""

    id: str
    name: str
    index: int
    """1-based among the office's counters; decides which numbers past 9999 are its own."""


@dataclass(frozen=True, slots=True)
class Office:
    """The one-stop department that the data folder belongs to."""

    name: str
    """As printed in capitals in the letterhead, such as "UBND XÃ MẪU"."""
    superior: str
    """The line above it in the letterhead, may be empty."""
    identifier: str
    """Agency identifier, such as "H56.14"."""
    department: str = "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"
    place: str = ""
    """Where papers are dated, such as "Xã Mẫu"."""
    phone: str = ""
    address: str = ""
    head_title: str = "CHỦ TỊCH"
    head_name: str = ""
    practice: bool = False
    """Practice mode: "THỬ NGHIỆM" across every paper, nothing can be sent."""
