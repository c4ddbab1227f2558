"""What plainly invented people bring to the counter, and services on a store where one thing fails."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.desk import Changes
from app.devices.key_store import unlock
from app.devices.system_clock import SystemIds
from app.domain.applicant import Person
from app.domain.dossier import ComponentTaken, IntakeForm, PaperState
from app.errors import DeviceTrouble
from app.services.intake import Intake
from app.shipped import ShippedRules
from db.store import EncryptedStore
from tests.desk import PASSPHRASE, SettableClock

COPIES, MARITAL, BIRTH, FROM_BOOK, ALLOWANCE = "2.000815", "1.004873", "1.001193", "2.000908", "1.001776"
"""Certified copies (a known fee), marital status and birth (civil status), a copy from the book (free),
an allowance whose fee and limit the source leaves open."""

NAME, NUMBER, PHONE, ADDRESS = "Nguyễn Văn Mẫu", "001099000001", "0900000000", "Thôn Mẫu, xã Mẫu"


def person(**told: Any) -> Person:
    """One who is invented."""
    return Person(**{"name": NAME, "id_number": NUMBER, "phone": PHONE, "address": ADDRESS, **told})


def form(procedure: str = FROM_BOOK, *papers: str, **told: Any) -> IntakeForm:
    """Papers by id are present; what is missing is accepted with a reason unless `missing_why` says else."""
    taken = tuple(ComponentTaken(paper, "", PaperState.PRESENT) for paper in papers)
    usual = {"owner": person(), "missing_why": "mang đến sau", "components": taken}
    return IntakeForm(procedure=procedure, **{**usual, **told})


@dataclass(frozen=True)
class _Broken:
    """Does what the real part does, then says that the disk is full."""

    real: Any
    method: str

    def __getattr__(self, name: str) -> Any:
        done = getattr(self.real, name)
        if name != self.method:
            return done

        def fail(*given: Any, **named: Any) -> Any:
            done(*given, **named)
            raise DeviceTrouble("store.disk_full")

        return fail


@dataclass(frozen=True)
class _BrokenChange:
    real: Any
    part: str
    method: str

    def __getattr__(self, name: str) -> Any:
        part = getattr(self.real, name)
        return _Broken(part, self.method) if name == self.part else part


@dataclass(frozen=True)
class BrokenStore:
    """The real store, in which one method of one part of a change fails after it was done."""

    real: EncryptedStore
    part: str
    method: str

    def reading(self) -> Any:
        """As it is."""
        return self.real.reading()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Any]:
        """One change, in which the named step fails."""
        with self.real.transaction() as change:
            yield _BrokenChange(change, self.part, self.method)


@contextlib.contextmanager
def broken_intake(folder: Path, clock: SettableClock, part: str, method: str) -> Iterator[Intake]:
    """The intake of that folder, where that step fails."""
    store = EncryptedStore.open(folder, unlock(folder, PASSPHRASE, None))
    try:
        broken: Any = BrokenStore(store, part, method)
        yield Intake(broken, clock, SystemIds(), ShippedRules(), Changes())
    finally:
        store.close()
