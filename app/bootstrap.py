"""Puts the desk together: services meet store and devices here and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from app.catalogue import shipped_procedures
from app.catalogue_import import read_catalogue
from app.desk import Changes, Desk
from app.devices.code_reader import SerialCodeReader, serial_ports
from app.devices.data_folder import DataFolder, create_folder, open_folder
from app.devices.document_store import EncryptedDocuments
from app.devices.escpos_job import warm_up
from app.devices.key_store import LIGHTER, OFFICE, create_keys, slots, unlock
from app.devices.os_key_store import find_os_key_store
from app.devices.page_printer import page_printer
from app.devices.receipt_layout import ThermalSlipLayout
from app.devices.receipt_printer import receipt_printer
from app.devices.smart_card_readers import PcscReaders
from app.devices.system_clock import SystemClock, SystemIds
from app.domain.news import CodeScanned, DeviceTold
from app.domain.outbox import Lamp
from app.domain.staff import Actor, ActorKind
from app.errors import OfficerCanFix, Refused
from app.forms.papers import ReportlabPapers
from app.forms.slip_page import slip_pdf
from app.forms.slip_words import slip_content
from app.office_file import Founding, read_office
from app.ports.clock import Clock
from app.ports.slip import PaperWidth
from app.ports.this_pc import PcSettings
from app.services.catalogue import Catalogue
from app.services.diagnostics import Diagnostics, ReceiptSetup
from app.services.find import Find
from app.services.intake import Intake
from app.services.printing import PrinterSetup, Printing
from app.services.settings import Settings
from app.services.this_pc import ThisPc
from app.services.upkeep import Upkeep
from app.settings import read_settings, write_settings
from app.shipped import ShippedRules
from db.store import EncryptedStore
from db.upkeep import back_up, back_up_daily, verify

PRACTICE_PASSPHRASE = "thử nghiệm, không có gì thật"  # noqa: S105 - guards invented people only

PRACTICE_OFFICE = """
name = "UBND XÃ MẪU"
superior = "UBND TỈNH MẪU"
identifier = "H56.14"
place = "Xã Mẫu"
phone = "0900 000 000"
address = "Thôn Mẫu, xã Mẫu, tỉnh Mẫu"
head_name = "Lê Văn Thử"
practice = true
[officer]
name = "Trần Thị Mẫu"
title = "Cán bộ tiếp nhận"
[[counters]]
name = "Quầy 1"
first_number = 5001
last_number = 5500
[[counters]]
name = "Quầy 2"
first_number = 5501
last_number = 6000
[[channels]]
kind = "bank"
bin = "970418"
account = "0000123456789"
holder = "UBND XA MAU"
bank = "BIDV"
"""


@dataclass(frozen=True, slots=True)
class Founded:
    """A new data folder."""

    folder: DataFolder
    recovery_key: str
    """To be printed and kept by two persons; it is not stored anywhere."""


def found(
    path: Path, founding: Founding, passphrase: str | None, use_os_store: bool, light: bool = False
) -> Founded:
    """Make a data folder for an office: keys, store, catalogue, settings. Nothing is ever overwritten.

    Raises:
        Refused: `store.exists`.
        OfficerCanFix: `keys.passphrase_short`, `keys.passphrase_needed`.
        DeviceTrouble: The disk, or the key store.
    """
    folder = create_folder(path)
    if folder.founded:
        raise Refused("store.exists", file=folder.store.name)
    data_key, recovery_key = create_keys(
        folder.path, passphrase, use_os_store, strength=LIGHTER if light else OFFICE
    )
    ids = SystemIds()
    store = EncryptedStore.create(folder.path, data_key, ids.new())
    try:
        clock, changes = SystemClock(), Changes()
        Settings(store, clock, ShippedRules()).found(
            founding.office, founding.counters, founding.staff, founding.channels
        )
        Catalogue(store, clock, read_catalogue, changes).keep(shipped_procedures(), founding.staff[0])
    finally:
        store.close()
    write_settings(folder.settings, founding.settings)
    return Founded(folder, recovery_key)


def found_practice(path: Path, settings: PcSettings | None = None) -> Founded:
    """A practice folder with a sample office. Its people are invented and nothing from it can be sent."""
    founding = practice_office()
    if settings is not None:
        founding = replace(founding, settings=replace(settings, counter=founding.settings.counter))
    return found(path, founding, PRACTICE_PASSPHRASE, use_os_store=False, light=True)


def practice_office() -> Founding:
    """The sample office."""
    return office_in(PRACTICE_OFFICE.encode())


def office_in(untrusted_file: bytes) -> Founding:
    """What an office file founds. Raises as `app.office_file.read_office`."""
    return read_office(untrusted_file, SystemIds().new)


def has_os_store() -> bool:
    """Whether this session has a real key store."""
    return find_os_key_store() is not None


def desk(
    path: Path,
    passphrase: str | None = None,
    recovery: str | None = None,
    *,
    clock: Clock | None = None,
    by_command: bool = False,
    settings: PcSettings | None = None,
) -> Desk:
    """Open a data folder and put its desk together.

    Args:
        path: The data folder.
        passphrase: Where there is no OS key store.
        recovery: The recovery key instead.
        clock: Another clock, in tests.
        by_command: The acts are marked as done by a command.
        settings: Instead of the folder's `motcua.toml`.

    Raises:
        OfficerCanFix: `folder.empty`, `keys.…` (a passphrase is needed or wrong), `settings.unreadable`.
        DeviceTrouble: The folder, the keys or the store cannot be used; nothing was overwritten.
    """
    folder = open_folder(path)
    pc = settings or read_settings(folder.settings)
    data_key = unlock(folder.path, passphrase, recovery)
    store = EncryptedStore.open(folder.path, data_key)
    clock = clock or SystemClock()
    ids, rules, changes = SystemIds(), ShippedRules(), Changes()
    office_settings = Settings(store, clock, rules)
    counters = office_settings.counters()
    counter = counters[0] if not pc.counter else next((one for one in counters if one.id == pc.counter), None)
    if counter is None:
        # Never another counter's name and numbers because of a slip in a file.
        store.close()
        raise OfficerCanFix("settings.counter_unknown")
    actor = office_settings.staff()[0]
    if by_command:
        actor = Actor(actor.id, actor.name, ActorKind.COMMAND, actor.title)

    setup = printer_setup(pc if settings is not None else None, folder.settings)

    papers = ReportlabPapers(rules.rule_set_on)

    def get_ready() -> None:
        papers.get_ready()
        if setup().receipt is not None:
            warm_up()

    def lamps() -> tuple[Lamp, ...]:
        with store.reading() as now:
            return now.outbox.lamps()

    return Desk(
        intake=Intake(store, clock, ids, rules, changes),
        catalogue=Catalogue(store, clock, read_catalogue, changes),
        find=Find(store, clock),
        printing=Printing(
            store,
            EncryptedDocuments(folder.documents, data_key),
            clock,
            ids,
            papers,
            ThermalSlipLayout(),
            slip_content,
            setup,
            changes,
        ),
        settings=office_settings,
        changes=changes,
        diagnostics=Diagnostics(
            store,
            clock,
            rules,
            folder.path,
            lambda: _receipt(setup()),
            page_printer(),
            lambda: setup().page_printer_name,
            PcscReaders(),
            ThermalSlipLayout(),
            lambda: _reader_port(read_settings(folder.settings)),
            lambda: tuple(seen.port for seen in serial_ports()),
            lambda: tuple(f"{finding.check}: {finding.what}" for finding in verify(store)),
        ),
        upkeep=Upkeep(clock, lambda day: back_up_daily(store, day)),
        this_pc=ThisPc(
            lambda: read_settings(folder.settings), lambda settings: write_settings(folder.settings, settings)
        ),
        actor=actor,
        counter=counter,
        now=clock.now,
        lamps=lamps,
        data_version=store.version_seen,
        get_ready=get_ready,
        close=store.close,
    )


def listen(path: Path, of: Desk) -> Callable[[], None]:
    """Start the code reader on a serial port, where this PC has one; the answer stops it.

    What it reads and how it is reach the window as news.
    """
    told = read_settings(DataFolder(path).settings).code_reader
    if told is None:
        return lambda: None
    reader = SerialCodeReader(
        told.port,
        told.baud,
        on_scan=lambda untrusted_text: of.changes.tell(CodeScanned(untrusted_text)),
        on_trouble=lambda trouble: of.changes.tell(DeviceTold("code_reader", trouble.code)),
        on_back=lambda: of.changes.tell(DeviceTold("code_reader")),
    )
    reader.start()
    return reader.stop


def printer_setup(fixed: PcSettings | None, file: Path) -> Callable[[], PrinterSetup]:
    """Reads this PC's printers each time, so that a change under Devices counts at once."""

    def setup() -> PrinterSetup:
        pc = fixed or read_settings(file)
        address = pc.receipt_printer
        return PrinterSetup(
            receipt=receipt_printer(address) if address is not None else None,
            receipt_paper_mm=address.paper_mm if address is not None else 80,
            pages=page_printer(),
            page_printer_name=pc.page_printer,
            page_size=pc.page_size,
        )

    return setup


def _reader_port(pc: PcSettings) -> str | None:
    return pc.code_reader.port if pc.code_reader is not None else None


def _receipt(setup: PrinterSetup) -> ReceiptSetup | None:
    return ReceiptSetup(setup.receipt, setup.receipt_paper_mm) if setup.receipt is not None else None


def is_practice(path: Path) -> bool:
    """Whether a folder is guarded by the passphrase of practice mode, which everybody knows.

    Raises:
        OfficerCanFix: `folder.empty`.
        DeviceTrouble: The folder or its key file cannot be used.
    """
    return slots(open_folder(path).path).light


def back_up_store(path: Path, target: Path, passphrase: str | None = None) -> None:
    """Copy the store of a folder, encrypted, while work goes on; its wrapped keys go along beside it.

    Raises:
        Refused: `store.backup_exists`; nothing is ever overwritten.
        DeviceTrouble: `store.backup_failed`, or the folder cannot be opened.
    """
    folder = open_folder(path)
    if target.exists():
        raise Refused("store.backup_exists", file=target.name)
    store = EncryptedStore.open(folder.path, unlock(folder.path, passphrase))
    try:
        back_up(store, target)
    finally:
        store.close()


def slip_page(of: Desk, numbers: tuple[str, ...], paper_mm: PaperWidth) -> bytes:
    """The thermal slip of a visit as a PDF of its own size; writing it is not a print."""
    return slip_pdf(of.printing.slip_picture(numbers, paper_mm))


def passphrase_from_descriptor(name: str = "MOTCUA_PASSPHRASE_FD") -> str | None:
    """The passphrase from the file descriptor named by an environment variable; None = none is named.

    One line is read, so that the one who writes need not close his end.

    Raises:
        OfficerCanFix: `keys.descriptor`: it is no number, not open, or what it gives is not UTF-8.
    """
    number = os.environ.get(name)
    if number is None:
        return None
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise OfficerCanFix("keys.descriptor", name=name)
    try:
        with os.fdopen(int(number), "rb", closefd=False) as opened:
            return opened.readline(4096).decode("utf-8").rstrip("\r\n")
    except (UnicodeDecodeError, OSError) as fault:
        raise OfficerCanFix("keys.descriptor", name=name) from fault
