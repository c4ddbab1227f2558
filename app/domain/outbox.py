"""A fact that a far system has not confirmed yet. It never expires; it belongs to the PC, not to a login."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Target(StrEnum):
    """The three far systems, each with its own outbox and lamp."""

    ONE_STOP = "one_stop"
    CIVIL_STATUS = "civil_status"
    PAYMENT = "payment"


@dataclass(frozen=True, slots=True)
class OutboxFact:
    """One thing to tell a target."""

    key: str
    """UUIDv7, the same for every try."""
    target: Target
    kind: str
    """`dossier`, `void`, `payment` …"""
    subject: str
    """Dossier number."""
    revision: int
    sequence: int
    """Per device and dossier."""
    actor_id: str
    made_at: dt.datetime
    content: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Lamp:
    """What one target's lamp shows."""

    target: Target
    waiting: int
    oldest: dt.datetime | None
    configured: bool = False
