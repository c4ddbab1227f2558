"""One line of who did what, chained to the line before. No names, no ID numbers."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass

FIRST_LINK = "0" * 64


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One act."""

    position: int
    """1, 2, 3 … without gaps."""
    at: dt.datetime
    """UTC."""
    actor_id: str
    actor_kind: str
    act: str
    """`accepted`, `read`, `printed` …"""
    subject: str
    """Dossier number or id of what was acted on."""
    before: str
    """Keyed digest of the state before, or empty."""
    after: str
    link: str
    """SHA-256 over the previous link and this line."""


def link_of(previous: str, position: int, at: dt.datetime, parts: tuple[str, ...]) -> str:
    """The chain's next link. Equal inputs give equal links on every machine."""
    told = json.dumps([previous, position, at.astimezone(dt.UTC).isoformat(), *parts], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


def first_broken(lines: tuple[JournalLine, ...], previous: str = FIRST_LINK, position: int = 0) -> int | None:
    """The position of the first line that does not follow from the one before, or None."""
    for line in lines:
        position += 1
        parts = (line.actor_id, line.actor_kind, line.act, line.subject, line.before, line.after)
        if line.position != position or line.link != link_of(previous, position, line.at, parts):
            return position
        previous = line.link
    return None
