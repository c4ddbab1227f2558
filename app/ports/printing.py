"""What the desk asks of printers: how they are, a slip on the thermal one, pages on the other.

A send that succeeds proves nothing: a thermal printer may take a whole job and lose it. So a slip counts
as printed only when the printer itself has answered after it; everything else is *not started* (safe to
send again) or *unknown* (a person has to look).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Protocol

from app.errors import DeviceTrouble
from app.ports.slip import DOTS, PaperWidth, SlipPicture

FlowControl = Literal["none", "xonxoff", "rtscts", "dsrdtr"]
PageSize = Literal["A4", "A5"]


@dataclass(frozen=True, slots=True)
class NetworkLink:
    """A printer with its own network plug."""

    host: str
    port: int = 9100


@dataclass(frozen=True, slots=True)
class UsbLink:
    """A printer on USB, spoken to directly (Windows needs a WinUSB driver for it; use the spooler there)."""

    vendor: int
    """Such as 0x04B8."""
    product: int


@dataclass(frozen=True, slots=True)
class SerialLink:
    """A printer on a serial port."""

    device: str
    """Such as "/dev/ttyUSB0" or "COM3"."""
    baud: int = 115_200
    """Below 38,400 a slip takes more than 15 seconds."""
    flow: FlowControl = "none"


@dataclass(frozen=True, slots=True)
class FileLink:
    """A device file such as "/dev/usb/lp0", or a plain file that collects the bytes."""

    path: str


@dataclass(frozen=True, slots=True)
class SpoolerLink:
    """A raw queue of the system's spooler (CUPS or Windows). It never tells how the printer is."""

    name: str


PrinterLink = NetworkLink | UsbLink | SerialLink | FileLink | SpoolerLink


@dataclass(frozen=True, slots=True)
class PrinterAddress:
    """Where a thermal printer is, and how wide its paper."""

    link: PrinterLink
    paper_mm: PaperWidth = 80
    answers: bool = True
    """False for a printer that is known never to answer a status question (simple clones, one-way cables):
    it is sent to without asking, and each slip ends as unknown. Spoolers and plain files never answer."""

    @property
    def dots(self) -> int:
        """Printable dots across: 384 or 576."""
        return DOTS[self.paper_mm]


class PrinterState(StrEnum):
    """How a thermal printer says it is. With several troubles, the one to put right first."""

    READY = "ready"
    PAPER_LOW = "paper_low"
    """Still prints; a new roll should be at hand."""
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER_ERROR = "cutter_error"
    FAULT = "fault"
    """Another error the printer reports: overheated head, voltage, mechanics."""
    OFFLINE = "offline"
    """Not reached, or reached and it says it is off line."""
    UNKNOWN = "unknown"
    """It does not say."""

    @property
    def can_print(self) -> bool:
        """Whether a job may be started."""
        return self in (PrinterState.READY, PrinterState.PAPER_LOW)


class PrintEnding(StrEnum):
    """How a try to print ended."""

    PRINTED = "printed"
    """The printer has answered after the last byte."""
    NOT_STARTED = "not_started"
    """Not one byte of the slip was sent; sending it again cannot double it."""
    UNKNOWN = "unknown"
    """Bytes were sent and the answer never came: only a person can see whether paper came out."""


@dataclass(frozen=True, slots=True)
class PrintOutcome:
    """What became of one slip."""

    ending: PrintEnding
    state: PrinterState
    """Before the job for NOT_STARTED, after it otherwise, as far as it is known."""
    why: str
    """Code of the officer's sentence in `app.messages`, such as `"printing.paper_out_midway"`."""


class ReceiptPrinter(Protocol):
    """A thermal printer. It never sends anything twice by itself. One caller at a time."""

    def state(self) -> PrinterState:
        """How it is now; sends nothing that prints. Ends within a few seconds, whatever the printer does."""

    def print_slip(self, picture: SlipPicture) -> PrintOutcome:
        """Print and cut one slip. A trouble of the printer is an outcome, not an error.

        Raises:
            ValueError: The picture is not as wide as the paper (our fault).
        """


class PerhapsSent(DeviceTrouble):
    """The system may have the paper: only a person can see whether it comes out, or where."""


class PagePrinter(Protocol):
    """The system's printers, for A4 and A5 papers."""

    def printers(self) -> tuple[str, ...]:
        """Names of the printers the system knows, in its order.

        Raises:
            DeviceTrouble: `page_printing.no_print_system`.
        """

    def print_pdf(
        self, data: bytes, printer_name: str, title_ascii: str, copies: int = 1, paper: PageSize = "A5"
    ) -> None:
        """Hand the archived PDF to a printer of exactly that name.

        Returning means the system has taken the job, not that paper has come out.

        Raises:
            PerhapsSent: `page_printing.no_answer`, `page_printing.other_printer`; never to be sent again
                without the mark of a reprint.
            DeviceTrouble: `page_printing.…`: no print system, no printer of that name (it is never replaced
                by the default printer), printer stopped, job refused, file not printable. Nothing was sent.
            ValueError: Title not ASCII, copies below 1 (our fault).
        """
