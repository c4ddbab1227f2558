"""Finding a dossier again, and opening it. Opening is a read of personal data: it is journaled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.dossier import Dossier, DossierLine, SupplementRequest
from app.domain.journal import JournalLine
from app.domain.payment import Payment
from app.domain.print_job import PrintJob
from app.domain.staff import Actor
from app.ports.clock import Clock
from app.ports.store import Store


@dataclass(frozen=True, slots=True)
class DossierPage:
    """All that is known of one dossier."""

    dossier: Dossier
    prints: tuple[PrintJob, ...]
    payments: tuple[Payment, ...]
    journal: tuple[JournalLine, ...]
    visit: tuple[str, ...]
    """Numbers of the same visit, this one included."""
    names: Mapping[str, str]
    """Actor id → name, for those who are in the journal lines."""


class Find:
    """Looks dossiers up."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def search(self, text: str, limit: int = 50) -> tuple[DossierLine, ...]:
        """By number or part of it, name without accents, ID number, phone; newest first. Empty = latest."""
        with self._store.reading() as now:
            if not text.strip():
                return now.dossiers.latest(limit)
            return now.dossiers.search(text, limit)

    def of_day(self, day: dt.date, limit: int = 1000) -> tuple[DossierLine, ...]:
        """What was received on one business date."""
        with self._store.reading() as now:
            return now.dossiers.latest(limit, day)

    def open(self, number: str, actor: Actor) -> DossierPage:
        """One dossier with everything about it. Raises `Refused("dossier.unknown")`."""
        with self._store.reading() as now:
            dossier = now.dossiers.get(number)
            page = DossierPage(
                dossier=dossier,
                prints=now.prints.of(number),
                payments=now.payments.of(number),
                journal=now.journal.of(number),
                visit=tuple(other.number for other in now.dossiers.of_visit(dossier.visit)),
                names={one.id: one.name for one in now.office.staff()},
            )
        with self._store.transaction() as change:
            change.journal.append("read", number, actor, self._clock.now())
        return page

    def request(self, number: str) -> SupplementRequest:
        """A form 02 or 03 that was given out."""
        with self._store.reading() as now:
            return now.requests.get(number)

    def journal_is_whole(self) -> tuple[int, int | None]:
        """(number of lines, first line that does not follow or None)."""
        with self._store.reading() as now:
            broken = now.journal.first_broken()
            position = 0
            while lines := now.journal.lines(after=position, limit=5000):
                position = lines[-1].position
            return position, broken
