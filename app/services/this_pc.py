"""This PC's own settings, as the settings screen fills them in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.errors import OfficerCanFix
from app.ports.printing import (
    FileLink,
    NetworkLink,
    PrinterAddress,
    PrinterLink,
    SerialLink,
    SpoolerLink,
    UsbLink,
)
from app.ports.this_pc import CodeReaderSettings, PcSettings


@dataclass(frozen=True, slots=True)
class PcForm:
    """The settings in the words of the screen; empty = none."""

    counter: str
    language: str
    theme: str
    text_percent: int
    printer_kind: str
    """`network`, `usb`, `serial`, `file`, `spooler` or empty."""
    printer_where: str
    """`192.168.1.50:9100`, `04b8:0e15`, a port, a path or the name of a queue."""
    paper_mm: int
    page_printer: str
    page_size: str
    reader_port: str


class ThisPc:
    """Reads and keeps them."""

    def __init__(self, read: Callable[[], PcSettings], write: Callable[[PcSettings], None]) -> None:
        self._read = read
        self._write = write

    def form(self) -> PcForm:
        """As they are."""
        pc = self._read()
        kind, where = _told(pc.receipt_printer)
        return PcForm(
            counter=pc.counter,
            language=pc.language,
            theme=pc.theme,
            text_percent=pc.text_percent,
            printer_kind=kind,
            printer_where=where,
            paper_mm=pc.receipt_printer.paper_mm if pc.receipt_printer else 80,
            page_printer=pc.page_printer or "",
            page_size=pc.page_size,
            reader_port=pc.code_reader.port if pc.code_reader else "",
        )

    def keep(self, form: PcForm) -> None:
        """Keep what was filled in. Raises `OfficerCanFix("settings.printer_where")`; nothing is kept then."""
        before = self._read()
        self._write(
            replace(
                before,
                counter=form.counter,
                language=form.language,
                theme=form.theme,
                text_percent=form.text_percent,
                receipt_printer=_printer(form, before.receipt_printer),
                page_printer=form.page_printer or None,
                page_size=form.page_size,
                code_reader=_reader(form.reader_port, before.code_reader),
            )
        )


def _printer(form: PcForm, before: PrinterAddress | None) -> PrinterAddress | None:
    """What the form does not ask (speed, whether it answers) stays as the file has it."""
    if not form.printer_kind:
        return None
    width = 58 if form.paper_mm == 58 else 80
    if before is not None and _told(before) == (form.printer_kind, form.printer_where):
        return replace(before, paper_mm=58 if width == 58 else 80)
    return PrinterAddress(_link(form.printer_kind, form.printer_where), 58 if width == 58 else 80)


def _reader(port: str, before: CodeReaderSettings | None) -> CodeReaderSettings | None:
    if not port:
        return None
    return before if before is not None and before.port == port else CodeReaderSettings(port)


def _told(address: PrinterAddress | None) -> tuple[str, str]:
    if address is None:
        return "", ""
    match address.link:
        case NetworkLink(host, port):
            return "network", f"{host}:{port}"
        case UsbLink(vendor, product):
            return "usb", f"{vendor:04x}:{product:04x}"
        case SerialLink(device, _baud, _flow):
            return "serial", device
        case FileLink(path):
            return "file", path
        case SpoolerLink(name):
            return "spooler", name


def _link(kind: str, where: str) -> PrinterLink:
    try:
        if not where:
            raise ValueError("where")
        if kind == "network":
            host, _, port = where.rpartition(":") if ":" in where else (where, "", "9100")
            return NetworkLink(host, int(port))
        if kind == "usb":
            vendor, _, product = where.partition(":")
            return UsbLink(int(vendor, 16), int(product, 16))
    except ValueError as fault:
        raise OfficerCanFix("settings.printer_where", fields=("printer_where",)) from fault
    if kind == "serial":
        return SerialLink(where)
    return FileLink(where) if kind == "file" else SpoolerLink(where)
