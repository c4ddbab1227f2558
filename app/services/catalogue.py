"""The catalogue of procedures: looking things up, taking a new one in, settling what its source left open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from app.domain.address import UnitChange, read_unit_changes
from app.domain.business_day import local_date
from app.domain.catalogue_change import CatalogueChange, CatalogueReading, compare
from app.domain.local_rule import LocalFee, LocalLimit
from app.domain.news import CatalogueChanged
from app.domain.procedure import Procedure
from app.domain.procedure_search import ProcedureIndex
from app.domain.staff import Actor
from app.ports.clock import Clock
from app.ports.news import Told
from app.ports.store import Store

UNIT_CHANGES = "unit_changes"
"""Setting that holds the office's old-to-new table of communes, as the text that was imported."""

CatalogueReader = Callable[[bytes], CatalogueReading]


@dataclass(frozen=True, slots=True)
class Today:
    """What a counter needs of the catalogue all day; fetched once and renewed when it changes."""

    procedures: Mapping[str, Procedure]
    """By code."""
    index: ProcedureIndex
    unit_changes: tuple[UnitChange, ...]


class Catalogue:
    """What may be asked for at this desk."""

    def __init__(self, store: Store, clock: Clock, read: CatalogueReader, news: Told) -> None:
        self._store = store
        self._clock = clock
        self._read = read
        self._news = news

    def procedures(self) -> tuple[Procedure, ...]:
        """All that are in effect today."""
        with self._store.reading() as now:
            return now.catalogue.current(local_date(self._clock.now()))

    def today(self) -> Today:
        """Everything in effect today, with its search; keep it until `CatalogueChanged`."""
        procedures = self.procedures()
        with self._store.reading() as now:
            table = now.office.setting(UNIT_CHANGES)
        changes = read_unit_changes(table)[0] if isinstance(table, str) else ()
        return Today({one.code: one for one in procedures}, ProcedureIndex(procedures), changes)

    def show(self, code: str, version: int | None = None) -> Procedure:
        """One procedure. Raises `Refused("catalogue.unknown_procedure")`."""
        with self._store.reading() as now:
            return now.catalogue.get(code, version)

    def local_rules(self) -> tuple[tuple[LocalLimit, ...], tuple[LocalFee, ...]]:
        """What was settled here."""
        with self._store.reading() as now:
            return now.catalogue.local_limits(), now.catalogue.local_fees()

    def take_in(self, untrusted_file: bytes, actor: Actor, dry_run: bool = False) -> CatalogueChange:
        """Import a catalogue file. Open dossiers keep the version they started with.

        With `dry_run` nothing is kept; the answer says what would change either way.
        """
        reading = self._read(untrusted_file)
        with self._store.reading() as now:
            existing = {
                procedure.code: procedure
                for procedure in now.catalogue.current(local_date(self._clock.now()))
            }
        change = compare(existing, reading)
        if not dry_run:
            self.keep((*change.added, *(one.after for one in change.changed)), actor)
        return change

    def keep(self, procedures: Iterable[Procedure], actor: Actor) -> None:
        """Keep each as the next version of its code, unless it is equal to the newest."""
        now = self._clock.now()
        with self._store.transaction() as change:
            for procedure in procedures:
                kept = change.catalogue.keep(procedure, now)
                change.journal.append("catalogue_kept", f"{kept.code}@{kept.version}", actor, now, after=kept)
        self._news.tell(CatalogueChanged())

    def settle_limit(self, rule: LocalLimit, actor: Actor) -> None:
        """The officer says what a time limit is that the source leaves open."""
        now = self._clock.now()
        with self._store.transaction() as change:
            change.catalogue.settle_limit(rule)
            change.journal.append("limit_settled", rule.procedure, actor, now, after=rule)
        self._news.tell(CatalogueChanged())

    def settle_fee(self, rule: LocalFee, actor: Actor) -> None:
        """The officer says what an amount is that the source leaves open."""
        now = self._clock.now()
        with self._store.transaction() as change:
            change.catalogue.settle_fee(rule)
            change.journal.append("fee_settled", rule.procedure, actor, now, after=rule)
        self._news.tell(CatalogueChanged())
