"""What belongs to this PC alone: how the program looks here, and which devices stand here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.ports.printing import PrinterAddress

LANGUAGES = ("vi", "en")
THEMES = ("light", "dark", "contrast")
TEXT_PERCENTS = (100, 125, 150, 175, 200)
PAGE_SIZES = ("A5", "A4", "2xA5")


@dataclass(frozen=True, slots=True)
class CodeReaderSettings:
    """A code reader on a serial port."""

    port: str
    baud: int = 9600


@dataclass(frozen=True, slots=True)
class PcSettings:
    """Everything that belongs to this PC alone."""

    counter: str = ""
    """Id of the counter that works here; empty = the first one."""
    language: str = "vi"
    theme: str = "light"
    text_percent: int = 100
    receipt_printer: PrinterAddress | None = None
    page_printer: str | None = None
    """Name of a system printer."""
    page_size: str = "A5"
    code_reader: CodeReaderSettings | None = None
    scan_prefix: str = "F20"
    keys: Mapping[str, str] = field(default_factory=dict)
    """Act → key, where it differs from the shipped one."""
