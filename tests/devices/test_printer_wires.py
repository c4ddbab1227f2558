"""A slip takes any wire: serial port, device file, plain file, USB; each wire's troubles are told."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.devices.printer_links import Lost, Patience, trouble_of
from app.devices.receipt_layout import ThermalSlipLayout
from app.devices.receipt_printer import receipt_printer
from app.messages import say
from app.ports.printing import (
    FileLink,
    PrintEnding,
    PrinterAddress,
    PrinterLink,
    PrinterState,
    PrintOutcome,
    ReceiptPrinter,
    SerialLink,
    UsbLink,
)
from tests.devices.slips import CONTENT, as_image
from tests.real_parts import RealPart
from tests.stand_ins.escpos_decoder import decode
from tests.stand_ins.printer_process import PrinterProcess
from tests.stand_ins.serial_cable import SerialCable

SHORT = Patience(connect_s=1.0, answer_s=0.5, stall_s=0.5, finish_s=0.5)
SLIP = ThermalSlipLayout().draw(CONTENT, 58)
FINE = PrintOutcome(PrintEnding.PRINTED, PrinterState.READY, "printing.printed")


def printer_on(link: PrinterLink) -> ReceiptPrinter:
    return receipt_printer(PrinterAddress(link, 58), SHORT)


def serial(cable: SerialCable) -> PrinterLink:
    return SerialLink(str(cable.port), 115_200)


def device_file(cable: SerialCable) -> PrinterLink:
    return FileLink(str(cable.port))


@pytest.mark.parametrize("wire", [serial, device_file])
def test_a_slip_over_a_two_way_wire_is_the_same_picture_and_is_confirmed(
    wire: Callable[[SerialCable], PrinterLink], tmp_path: Path, real_part: Callable[[RealPart], None]
) -> None:
    with PrinterProcess(tmp_path) as machine, SerialCable(tmp_path, machine.port) as cable:
        machine.wait_for("connected")
        printer = printer_on(wire(cable))
        assert printer.state() is PrinterState.READY
        assert printer.print_slip(SLIP) == FINE
        (job,) = machine.job_files()
    assert decode(job.read_bytes())[0].picture.tobytes() == as_image(SLIP).tobytes()
    real_part(RealPart.SERIAL_PAIR)


@pytest.mark.parametrize("wire", [serial, device_file])
@pytest.mark.parametrize(
    ("faults", "ending", "state", "why"),
    [
        ("paper_end", PrintEnding.NOT_STARTED, PrinterState.PAPER_OUT, "paper_out"),
        ("cover@8000", PrintEnding.UNKNOWN, PrinterState.COVER_OPEN, "cover_open_midway"),
        ("silent", PrintEnding.NOT_STARTED, PrinterState.UNKNOWN, "silent"),
        ("drop@8000", PrintEnding.UNKNOWN, PrinterState.UNKNOWN, "reset_midway"),
    ],
)
def test_trouble_is_told_over_such_a_wire_as_over_the_network(
    faults: str,
    ending: PrintEnding,
    state: PrinterState,
    why: str,
    wire: Callable[[SerialCable], PrinterLink],
    tmp_path: Path,
) -> None:
    with PrinterProcess(tmp_path, faults) as machine, SerialCable(tmp_path, machine.port) as cable:
        machine.wait_for("connected")
        outcome = printer_on(wire(cable)).print_slip(SLIP)
    assert outcome == PrintOutcome(ending, state, f"printing.{why}")


def test_the_late_answer_for_one_slip_is_not_taken_for_that_of_the_next(tmp_path: Path) -> None:
    """The first slip is finished when paper is put in; its answer waits in the wire for the second."""
    with (
        PrinterProcess(tmp_path, "paper_end@8000") as machine,
        SerialCable(tmp_path, machine.port) as cable,
    ):
        machine.wait_for("connected")
        printer = printer_on(device_file(cable))
        assert printer.print_slip(SLIP).why == "printing.paper_out_midway"
        machine.set_faults("")
        machine.wait_for("job")
        machine.set_faults("no_handshake")
        assert printer.print_slip(SLIP) == PrintOutcome(
            PrintEnding.UNKNOWN, PrinterState.UNKNOWN, "printing.no_answer_after"
        )


@pytest.mark.parametrize("wire", [serial, device_file])
def test_a_cable_that_was_pulled_out_is_told_before_anything_is_sent(
    wire: Callable[[SerialCable], PrinterLink], tmp_path: Path
) -> None:
    with PrinterProcess(tmp_path) as machine, SerialCable(tmp_path, machine.port) as cable:
        cable.pull_out()
        printer = printer_on(wire(cable))
        assert printer.state() is PrinterState.OFFLINE
        assert printer.print_slip(SLIP) == PrintOutcome(
            PrintEnding.NOT_STARTED, PrinterState.OFFLINE, "printing.no_device"
        )


def test_a_port_that_another_program_holds_is_told(tmp_path: Path) -> None:
    with (
        PrinterProcess(tmp_path) as machine,
        SerialCable(tmp_path, machine.port) as cable,
    ):
        import serial as pyserial

        with pyserial.Serial(str(cable.port), exclusive=True):
            outcome = printer_on(SerialLink(str(cable.port))).print_slip(SLIP)
    assert outcome == PrintOutcome(PrintEnding.NOT_STARTED, PrinterState.OFFLINE, "printing.busy")


def test_a_plain_file_gets_the_bytes_and_no_promise(tmp_path: Path) -> None:
    path = tmp_path / "slips.bin"
    printer = printer_on(FileLink(str(path)))
    outcomes = [printer.print_slip(SLIP), printer.print_slip(SLIP)]
    assert outcomes == [PrintOutcome(PrintEnding.UNKNOWN, PrinterState.UNKNOWN, "printing.sent_one_way")] * 2
    assert printer.state() is PrinterState.UNKNOWN
    slips = decode(path.read_bytes())
    assert [slip.picture.tobytes() for slip in slips] == [as_image(SLIP).tobytes()] * 2
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    """/dev/full takes nothing, as a full disk does."""
    printer = receipt_printer(PrinterAddress(FileLink("/dev/full"), 58, answers=False), SHORT)
    outcome = printer.print_slip(SLIP)
    assert outcome == PrintOutcome(PrintEnding.UNKNOWN, PrinterState.UNKNOWN, "printing.write_failed_midway")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    outcome = printer_on(FileLink(str(tmp_path / "none" / "slip.bin"))).print_slip(SLIP)
    assert outcome == PrintOutcome(PrintEnding.NOT_STARTED, PrinterState.OFFLINE, "printing.no_device")


def test_a_device_file_that_is_gone_is_not_replaced_by_a_plain_file() -> None:
    path = Path("/dev/motcua-test-lp0")
    outcome = printer_on(FileLink(str(path))).print_slip(SLIP)
    assert outcome == PrintOutcome(PrintEnding.NOT_STARTED, PrinterState.OFFLINE, "printing.no_device")
    assert not path.exists()


def test_a_usb_printer_that_is_not_plugged_in_is_told() -> None:
    """Real USB printers cannot be had here; this is as far as the path can be walked."""
    printer = printer_on(UsbLink(0x04B8, 0xFFFF))
    assert printer.state() is PrinterState.OFFLINE
    outcome = printer.print_slip(SLIP)
    assert outcome.ending is PrintEnding.NOT_STARTED
    assert outcome.why in ("printing.no_device", "printing.usb_driver")


@pytest.mark.parametrize(
    ("fault", "lost"),
    [
        (ConnectionRefusedError(), Lost.REFUSED),
        (ConnectionResetError(), Lost.RESET),
        (BrokenPipeError(), Lost.RESET),
        (TimeoutError(), Lost.NOT_REACHED),
        (OSError(errno.EHOSTUNREACH, os.strerror(errno.EHOSTUNREACH)), Lost.NOT_REACHED),
        (OSError(errno.ENETUNREACH, os.strerror(errno.ENETUNREACH)), Lost.NOT_REACHED),
        (FileNotFoundError(), Lost.NO_DEVICE),
        (OSError(errno.ENODEV, os.strerror(errno.ENODEV)), Lost.NO_DEVICE),
        (PermissionError(), Lost.NO_RIGHTS),
        (OSError(errno.EBUSY, os.strerror(errno.EBUSY)), Lost.BUSY),
        (OSError(errno.EIO, os.strerror(errno.EIO)), Lost.RESET),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), Lost.WRITE_FAILED),
    ],
)
def test_every_error_of_the_system_has_its_name_and_sentence(fault: OSError, lost: Lost) -> None:
    assert trouble_of(fault).why is lost
    midway = lost in (Lost.RESET, Lost.CLOSED, Lost.STALLED)
    assert len(say(f"printing.{lost}_midway" if midway else f"printing.{lost}")) > 40
