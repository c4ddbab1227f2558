"""Finding a dossier or a form 02/03 again, and opening it: a read of personal data, which is journaled."""

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


@dataclass(frozen=True, slots=True)
class RequestPage:
    """All that is known of a form 02 or 03 that was given out."""

    request: SupplementRequest
    prints: tuple[PrintJob, ...]
    journal: tuple[JournalLine, ...]
    names: Mapping[str, str]
    """Actor id → name."""


class Find:
    """Looks up dossiers, and forms 02 and 03."""

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
        page = self.renewed(number)
        self.note_read(number, actor)
        return page

    def renewed(self, number: str) -> DossierPage:
        """The page as it is now, for one who has it open: that read was noted when it was opened."""
        with self._store.reading() as now:
            dossier = now.dossiers.get(number)
            return DossierPage(
                dossier=dossier,
                prints=now.prints.of(number),
                payments=now.payments.of(number),
                journal=now.journal.of(number),
                visit=tuple(other.number for other in now.dossiers.of_visit(dossier.visit)),
                names={one.id: one.name for one in now.office.staff()},
            )

    def note_read(self, number: str, actor: Actor) -> None:
        """Somebody is shown a dossier or form, or a paper of it: a line in the journal."""
        with self._store.transaction() as change:
            change.journal.append("read", number, actor, self._clock.now())

    # ------------------------------------------------------------------ forms 02 and 03

    def requests(self, text: str, limit: int = 50) -> tuple[SupplementRequest, ...]:
        """By number or part of it, name without accents, ID number, phone; newest first. Empty = latest."""
        with self._store.reading() as now:
            if not text.strip():
                return now.requests.latest(limit)
            return now.requests.search(text, limit)

    def open_request(self, number: str, actor: Actor) -> RequestPage:
        """A form 02 or 03 that was given out. Raises `Refused("request.unknown")`."""
        page = self.renewed_request(number)
        self.note_read(page.request.number, actor)
        return page

    def renewed_request(self, number: str) -> RequestPage:
        """The same for one who has it open."""
        with self._store.reading() as now:
            request = now.requests.get(number)
            return RequestPage(
                request=request,
                prints=now.prints.of(request.number),
                journal=now.journal.of(request.number),
                names={one.id: one.name for one in now.office.staff()},
            )

    def journal_is_whole(self) -> tuple[int, int | None]:
        """(number of lines, first line that does not follow or None)."""
        with self._store.reading() as now:
            broken = now.journal.first_broken()
            position = 0
            while lines := now.journal.lines(after=position, limit=5000):
                position = lines[-1].position
            return position, broken
