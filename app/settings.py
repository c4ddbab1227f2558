"""This PC's own settings (`motcua.toml`), read once and frozen. The office's settings are in the store."""

from __future__ import annotations

import contextlib
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomli_w

from app.errors import DeviceTrouble, OfficerCanFix
from app.ports.printing import (
    FileLink,
    NetworkLink,
    PrinterAddress,
    PrinterLink,
    SerialLink,
    SpoolerLink,
    UsbLink,
)
from app.ports.this_pc import LANGUAGES, PAGE_SIZES, TEXT_PERCENTS, THEMES, CodeReaderSettings, PcSettings


def printer_of(table: Mapping[str, Any]) -> PrinterAddress:
    """A thermal printer from its table. Raises ValueError, KeyError or TypeError where it is not one."""
    kind = table.get("kind")
    link: PrinterLink
    if kind == "network":
        link = NetworkLink(str(table["host"]), int(table.get("port", 9100)))
    elif kind == "usb":
        link = UsbLink(int(table["vendor"]), int(table["product"]))
    elif kind == "serial":
        link = SerialLink(str(table["device"]), int(table.get("baud", 115_200)), table.get("flow", "none"))
    elif kind == "file":
        link = FileLink(str(table["path"]))
    elif kind == "spooler":
        link = SpoolerLink(str(table["name"]))
    else:
        raise ValueError("kind")
    return PrinterAddress(link, 58 if table.get("paper_mm") == 58 else 80, bool(table.get("answers", True)))


def _printer_table(address: PrinterAddress) -> dict[str, Any]:
    link = address.link
    table: dict[str, Any]
    match link:
        case NetworkLink(host, port):
            table = {"kind": "network", "host": host, "port": port}
        case UsbLink(vendor, product):
            table = {"kind": "usb", "vendor": vendor, "product": product}
        case SerialLink(device, baud, flow):
            table = {"kind": "serial", "device": device, "baud": baud, "flow": flow}
        case FileLink(path):
            table = {"kind": "file", "path": path}
        case SpoolerLink(name):
            table = {"kind": "spooler", "name": name}
    return {**table, "paper_mm": address.paper_mm, "answers": address.answers}


def _one_of(table: Mapping[str, Any], name: str, allowed: tuple[Any, ...]) -> Any:
    value = table.get(name, allowed[0])
    if value not in allowed:
        raise ValueError(name)
    return value


def read_settings(file: Path) -> PcSettings:
    """The settings of this PC; the shipped ones where the file does not exist.

    Raises:
        OfficerCanFix: `settings.unreadable` with `name` of what cannot be understood. Nothing is overwritten.
    """
    if not file.exists():
        return PcSettings()
    try:
        table = tomllib.loads(file.read_text("utf-8"))
        reader = table.get("code_reader")
        printer = table.get("receipt_printer")
        return PcSettings(
            counter=str(table.get("counter", "")),
            language=_one_of(table, "language", LANGUAGES),
            theme=_one_of(table, "theme", THEMES),
            text_percent=_one_of(table, "text_percent", TEXT_PERCENTS),
            receipt_printer=printer_of(printer) if printer else None,
            page_printer=table.get("page_printer") or None,
            page_size=_one_of(table, "page_size", PAGE_SIZES),
            code_reader=CodeReaderSettings(str(reader["port"]), int(reader.get("baud", 9600)))
            if reader
            else None,
            scan_prefix=str(table.get("scan_prefix", "F20")),
            keys={str(act): str(key) for act, key in table.get("keys", {}).items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as fault:
        raise OfficerCanFix("settings.unreadable", name=str(fault)[:80]) from fault


def write_settings(file: Path, settings: PcSettings) -> None:
    """Keep them; written beside, then renamed.

    Raises:
        DeviceTrouble: `settings.unwritable`: the disk is full or may not be written. The file is as before.
    """
    table: dict[str, Any] = {
        "counter": settings.counter,
        "language": settings.language,
        "theme": settings.theme,
        "text_percent": settings.text_percent,
        "page_size": settings.page_size,
        "scan_prefix": settings.scan_prefix,
    }
    if settings.page_printer:
        table["page_printer"] = settings.page_printer
    if settings.receipt_printer is not None:
        table["receipt_printer"] = _printer_table(settings.receipt_printer)
    if settings.code_reader is not None:
        table["code_reader"] = {"port": settings.code_reader.port, "baud": settings.code_reader.baud}
    if settings.keys:
        table["keys"] = dict(settings.keys)
    beside = file.with_suffix(".new")
    try:
        with beside.open("wb") as opened:
            opened.write(tomli_w.dumps(table).encode())
            opened.flush()
            os.fsync(opened.fileno())  # else a power cut may leave an empty file under the right name
        beside.replace(file)
    except OSError as fault:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise DeviceTrouble("settings.unwritable", file=file.name, result=fault.strerror or "") from fault
