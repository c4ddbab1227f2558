"""A thermal printer behind the system's spooler: takes bytes as they are, never tells what became of them."""

from __future__ import annotations

import sys

from app.devices import cups
from app.devices.escpos_job import slip_job
from app.errors import DeviceTrouble
from app.ports.printing import (
    PerhapsSent,
    PrintEnding,
    PrinterAddress,
    PrinterState,
    PrintOutcome,
    SpoolerLink,
)
from app.ports.slip import SlipPicture

_TITLE = "motcua slip"


class SpooledReceiptPrinter:
    """Every slip ends as unknown: the spooler has it, and only a person sees the paper."""

    def __init__(self, address: PrinterAddress) -> None:
        if not isinstance(address.link, SpoolerLink):
            raise ValueError("not a spooler")
        self._address = address
        self._name = address.link.name

    def state(self) -> PrinterState:
        """UNKNOWN, or OFFLINE where the queue is missing or stopped."""
        try:
            _check(self._name)
        except DeviceTrouble:
            return PrinterState.OFFLINE
        return PrinterState.UNKNOWN

    def print_slip(self, picture: SlipPicture) -> PrintOutcome:
        """See `ReceiptPrinter`."""
        if picture.width != self._address.dots:
            raise ValueError(f"a picture of {picture.width} dots for paper of {self._address.dots}")
        try:
            _check(self._name)
            _submit(self._name, slip_job(picture, watched=False))
        except DeviceTrouble as trouble:
            why = trouble.code.removeprefix("page_printing.")
            ending = PrintEnding.UNKNOWN if isinstance(trouble, PerhapsSent) else PrintEnding.NOT_STARTED
            return PrintOutcome(ending, PrinterState.OFFLINE, f"printing.queue_{why}")
        return PrintOutcome(PrintEnding.UNKNOWN, PrinterState.UNKNOWN, "printing.spooled")


if sys.platform == "win32":
    import pywintypes
    import win32print

    def _check(name: str) -> None:
        level_4 = win32print.EnumPrinters(
            win32print.PRINTER_ENUM_LOCAL | win32print.PRINTER_ENUM_CONNECTIONS, None, 4
        )
        if name not in {printer["pPrinterName"] for printer in level_4}:
            raise DeviceTrouble("page_printing.unknown_printer", printer=name)

    def _submit(name: str, data: bytes) -> None:
        started = False
        try:
            handle = win32print.OpenPrinter(name)
            try:
                win32print.StartDocPrinter(handle, 1, (_TITLE, None, "RAW"))
                started = True
                win32print.StartPagePrinter(handle)
                win32print.WritePrinter(handle, data)
                win32print.EndPagePrinter(handle)
                win32print.EndDocPrinter(handle)
            finally:
                win32print.ClosePrinter(handle)
        except pywintypes.error as fault:
            if started:
                raise PerhapsSent("page_printing.no_answer", printer=name) from fault
            raise DeviceTrouble("page_printing.refused", printer=name) from fault

else:

    def _check(name: str) -> None:
        cups.check(name)

    def _submit(name: str, data: bytes) -> None:
        cups.submit(name, data, _TITLE, "raw")
