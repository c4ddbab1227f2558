"""What is left after a kill: what the printer received and what the store holds; one judges the other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import zxingcpp

from app.devices.key_store import unlock
from app.domain.dossier import Dossier
from app.domain.draft import Draft
from app.domain.print_job import PrintJob
from db.store import EncryptedStore
from db.upkeep import Finding, verify
from tests.desk import PASSPHRASE
from tests.stand_ins.escpos_decoder import decode
from tests.stand_ins.printer_process import PrinterProcess

NUMBER = re.compile(r"H56\.14-\d{6}-\d{4,5}")
CUT = b"\x1dV\x00"


@dataclass(frozen=True, slots=True)
class OnPaper:
    """One slip, or the upper part of one."""

    whole: bool
    number: str | None
    """Read from its code; None = the paper ends above it."""
    picture: bytes
    """Its dots, row by row."""


class PrinterTray:
    """Everything that has come out of the printer, each paper read once."""

    def __init__(self, printer: PrinterProcess) -> None:
        self._printer = printer
        self._read: dict[str, OnPaper] = {}

    def at_rest(self) -> list[OnPaper]:
        """All papers in order, after the printer is through with what it was sent before the kill."""
        while True:
            # Told twice: a connection that waited at its door is taken in between.
            for _ in range(2):
                self._printer.set_faults(SPEED)
            if len(self._printer.told("connected")) == len(self._printer.told("hung_up")):
                return self.papers()
            self._printer.wait_for("hung_up")

    def papers(self) -> list[OnPaper]:
        """All papers so far, in order."""
        for file in sorted(self._printer.jobs.glob("job-*"), key=lambda file: file.stem):
            if file.name not in self._read:
                self._read[file.name] = _on_paper(file)
        return list(self._read.values())

    @property
    def begun(self) -> int:
        """How many slips have seen their first byte."""
        return len(self._printer.told("first_byte"))


SPEED = "slow@200000"
"""Half a second a slip."""


def _on_paper(file: Path) -> OnPaper:
    whole = file.suffix == ".bin"
    data = file.read_bytes()
    (slip,) = decode(data if whole else data + CUT)
    codes = [code.text for code in zxingcpp.read_barcodes(slip.picture.convert("L"))]
    numbers = [text for text in codes if NUMBER.fullmatch(text)]
    if whole:
        (number,) = numbers
        (payment,) = (text for text in codes if text != number)
        assert re.sub(r"[.-]", "", number) in payment
        return OnPaper(True, number, slip.picture.tobytes())
    assert len(numbers) <= 1
    return OnPaper(False, numbers[0] if numbers else None, slip.picture.tobytes())


@dataclass(frozen=True, slots=True)
class Look:
    """The store at one moment, with nobody else in it."""

    dossiers: Mapping[str, Dossier]
    drafts: Mapping[str, Draft]
    jobs: Mapping[str, PrintJob]
    journal: tuple[tuple[str, str], ...]
    """(act, subject) of every line, in order."""
    findings: tuple[Finding, ...]

    @property
    def journaled(self) -> list[str]:
        """The numbers of the lines "accepted", in order."""
        return [subject for act, subject in self.journal if act == "accepted"]


def has_draft_of(folder: Path, card: str) -> bool:
    """Whether a draft holds that card's number; the store is closed again before anything else happens."""
    store = EncryptedStore.open(folder, unlock(folder, PASSPHRASE))
    try:
        with store.reading() as now:
            owners = [draft.content["owner"] for draft in now.drafts.waiting()]
    finally:
        store.close()
    return any(isinstance(owner, dict) and owner["id_number"] == card for owner in owners)


def look(folder: Path, drop_drafts_but: int = 1_000) -> Look:
    """Open the store with its key, look at everything, and close it again.

    Args:
        folder: The data folder; no window is open on it.
        drop_drafts_but: Afterwards keep this many of the newest drafts only.
    """
    store = EncryptedStore.open(folder, unlock(folder, PASSPHRASE))
    try:
        with store.reading() as now:
            numbers = [line.number for line in now.dossiers.latest(10_000)]
            seen = Look(
                dossiers={number: now.dossiers.get(number) for number in numbers},
                drafts={draft.id: draft for draft in now.drafts.waiting()},
                jobs={job.id: job for number in numbers for job in now.prints.of(number)},
                journal=tuple((line.act, line.subject) for line in now.journal.lines(limit=100_000)),
                findings=(),
            )
        findings = verify(store)
        with store.transaction() as change:
            for draft in list(seen.drafts)[drop_drafts_but:]:
                change.drafts.drop(draft)
    finally:
        store.close()
    return replace(seen, findings=findings)
