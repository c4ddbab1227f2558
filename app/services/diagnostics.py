"""What works and what does not, layer by layer: for the devices page and `motcua doctor`."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.domain.business_day import local_date
from app.errors import DeviceTrouble
from app.ports.clock import Clock
from app.ports.printing import PagePrinter, PrintEnding, PrinterState, ReceiptPrinter
from app.ports.readers import ReadersState, SmartCardReaders
from app.ports.rules import Rules
from app.ports.slip import PaperWidth, SlipContent, SlipDossier, SlipLayout
from app.ports.store import Store

LITTLE_DISK_BYTES = 500_000_000
NO_DISK_BYTES = 50_000_000


class FindingState(StrEnum):
    """Green, amber, red."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    id: str
    state: FindingState
    layer: str
    """Where it fails: `setting`, `cable`, `driver`, `service`, `card`, `disk`, `data`, or empty."""
    advice: str
    """Code of the sentence that says what to do."""
    detail: str = ""
    """A name or figure fit for the phone; never personal."""


@dataclass(frozen=True, slots=True)
class ReceiptSetup:
    """The slip printer of this PC."""

    printer: ReceiptPrinter
    paper_mm: PaperWidth


class Diagnostics:
    """Looks, and tells."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        rules: Rules,
        folder: Path,
        receipt: Callable[[], ReceiptSetup | None],
        pages: PagePrinter,
        page_printer_name: Callable[[], str | None],
        readers: SmartCardReaders,
        layout: SlipLayout,
        reader_port: Callable[[], str | None],
        ports: Callable[[], tuple[str, ...]],
        verify: Callable[[], tuple[str, ...]],
    ) -> None:
        self._store = store
        self._clock = clock
        self._rules = rules
        self._folder = folder
        self._receipt = receipt
        self._pages = pages
        self._page_printer_name = page_printer_name
        self._readers = readers
        self._layout = layout
        self._reader_port = reader_port
        self._ports = ports
        self._verify = verify

    def look(self, thorough: bool = False) -> tuple[Finding, ...]:
        """Everything, in the order an officer would be asked on the phone. Never hangs.

        Args:
            thorough: Check every page of the store too; takes seconds on a large one.
        """
        return (
            self._receipt_printer(),
            self._page_printer(),
            self._code_reader(),
            self._card_readers(),
            self._store_finding(thorough),
            self._journal(),
            self._calendar(),
            disk_finding(self._folder),
        )

    def _receipt_printer(self) -> Finding:
        setup = self._receipt()
        if setup is None:
            return Finding("receipt_printer", FindingState.WARN, "setting", "printing.no_receipt_printer")
        state = setup.printer.state()
        if state in (PrinterState.READY, PrinterState.PAPER_LOW):
            good = FindingState.OK if state is PrinterState.READY else FindingState.WARN
            return Finding("receipt_printer", good, "", f"diagnostics.printer_{state}")
        if state is PrinterState.UNKNOWN:
            return Finding("receipt_printer", FindingState.WARN, "driver", "diagnostics.printer_unknown")
        return Finding("receipt_printer", FindingState.FAIL, "cable", f"diagnostics.printer_{state}")

    def _page_printer(self) -> Finding:
        name = self._page_printer_name()
        if name is None:
            return Finding("page_printer", FindingState.WARN, "setting", "printing.no_page_printer")
        try:
            known = self._pages.printers()
        except DeviceTrouble as trouble:
            return Finding("page_printer", FindingState.FAIL, "service", trouble.code, name)
        if name not in known:
            return Finding("page_printer", FindingState.FAIL, "driver", "diagnostics.page_printer_gone", name)
        return Finding("page_printer", FindingState.OK, "", "diagnostics.fine", name)

    def _code_reader(self) -> Finding:
        port = self._reader_port()
        if port is None:
            return Finding("code_reader", FindingState.OK, "", "diagnostics.reader_types")
        if port not in self._ports():
            return Finding("code_reader", FindingState.FAIL, "cable", "diagnostics.reader_gone", port)
        return Finding("code_reader", FindingState.OK, "", "diagnostics.fine", port)

    def _card_readers(self) -> Finding:
        seen = self._readers.look()
        names = ", ".join(reader.name for reader in seen.readers)
        if seen.state is ReadersState.CARD:
            return Finding("card_readers", FindingState.OK, "", seen.sentence_code, names)
        layer = "service" if seen.service is not None else "card" if seen.readers else "cable"
        return Finding("card_readers", FindingState.WARN, layer, seen.sentence_code, names)

    def _store_finding(self, thorough: bool) -> Finding:
        with self._store.reading() as now:
            office = now.office.office()
        broken = self._verify() if thorough else ()
        if broken:
            return Finding("store", FindingState.FAIL, "data", "diagnostics.store_broken", broken[0])
        return Finding("store", FindingState.OK, "", "diagnostics.store", office.identifier)

    def _journal(self) -> Finding:
        with self._store.reading() as now:
            broken = now.journal.first_broken()
        if broken is None:
            return Finding("journal", FindingState.OK, "", "diagnostics.journal")
        return Finding("journal", FindingState.FAIL, "data", "diagnostics.journal_broken", str(broken))

    def _calendar(self) -> Finding:
        calendar = self._rules.shipped_calendar()
        today = local_date(self._clock.now())
        year_end = today.replace(month=12, day=31)
        if not calendar.covers(year_end):
            return Finding("calendar", FindingState.WARN, "data", "diagnostics.calendar", str(today.year))
        return Finding("calendar", FindingState.OK, "", "diagnostics.fine", calendar.version)

    def test_slip(self) -> Finding:
        """Print a slip that says it is a test."""
        setup = self._receipt()
        if setup is None:
            return Finding("receipt_printer", FindingState.WARN, "setting", "printing.no_receipt_printer")
        with self._store.reading() as now:
            office = now.office.office()
        content = SlipContent(
            office_lines=(office.name, office.department),
            counter="",
            title="PHIẾU IN THỬ",
            owner="Nguyễn Thị Thử",
            dossiers=(SlipDossier("THU-0000", "Kiểm tra máy in: ăâđêôơư ẮẰẲẴẶ ỀỂỄỆ ỘỚỢỮỰ", None),),
            received=f"{local_date(self._clock.now()):%d/%m/%Y}",
            dossier_qr="THU-0000",
            practice=office.practice,
        )
        outcome = setup.printer.print_slip(self._layout.draw(content, setup.paper_mm))
        if outcome.ending is PrintEnding.PRINTED:
            return Finding("receipt_printer", FindingState.OK, "", "diagnostics.test_printed")
        return Finding("receipt_printer", FindingState.FAIL, "cable", outcome.why)


def disk_finding(folder: Path) -> Finding:
    """Whether the disk of a folder has room for dossiers."""
    free = shutil.disk_usage(folder).free
    told = f"{free / 1e9:.1f} GB"
    if free < NO_DISK_BYTES:
        return Finding("disk", FindingState.FAIL, "disk", "diagnostics.disk_none", told)
    if free < LITTLE_DISK_BYTES:
        return Finding("disk", FindingState.WARN, "disk", "diagnostics.disk_little", told)
    return Finding("disk", FindingState.OK, "", "diagnostics.fine", told)
