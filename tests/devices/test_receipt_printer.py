"""A slip comes out as it was drawn, and every trouble of the printer has its own ending."""

from __future__ import annotations

import logging
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import ImageChops

from app.devices.escpos_job import FRAGMENT_ROWS, slip_job
from app.devices.printer_links import Patience
from app.devices.receipt_layout import ThermalSlipLayout
from app.devices.receipt_printer import receipt_printer
from app.messages import say
from app.ports.printing import (
    NetworkLink,
    PrintEnding,
    PrinterAddress,
    PrinterState,
    PrintOutcome,
    ReceiptPrinter,
)
from app.ports.slip import PaperWidth, SlipPicture
from tests.devices.slips import CONTENT, NUMBER, PAYMENT, as_image
from tests.real_parts import RealPart
from tests.stand_ins.escpos_decoder import decode
from tests.stand_ins.printer_process import PrinterProcess

SHORT = Patience(connect_s=1.0, answer_s=0.3, stall_s=0.5, finish_s=0.5)
SLIP = ThermalSlipLayout().draw(CONTENT, 80)
# What is sent before the slip: four status questions.
ASKED = 12
HALF = len(slip_job(SLIP, watched=True)) // 2
WHOLE = ASKED + len(slip_job(SLIP, watched=True)) + 3

PRINTED, NOT_STARTED, UNKNOWN = PrintEnding.PRINTED, PrintEnding.NOT_STARTED, PrintEnding.UNKNOWN


def printer_at(port: int, paper_mm: PaperWidth = 80, **known: Any) -> ReceiptPrinter:
    """The program's own printer, told where the virtual one is."""
    return receipt_printer(PrinterAddress(NetworkLink("127.0.0.1", port), paper_mm, **known), SHORT)


@pytest.mark.parametrize("paper_mm", [58, 80])
def test_the_printer_gets_the_very_picture_that_was_drawn(
    paper_mm: PaperWidth, tmp_path: Path, real_part: Callable[[RealPart], None]
) -> None:
    drawn = ThermalSlipLayout().draw(CONTENT, paper_mm)
    with PrinterProcess(tmp_path) as machine:
        outcome = printer_at(machine.port, paper_mm).print_slip(drawn)
        machine.wait_for("job")
        (job,) = machine.job_files()
    assert outcome == PrintOutcome(PRINTED, PrinterState.READY, "printing.printed")
    real_part(RealPart.NETWORK_PRINTER)

    (slip,) = decode(job.read_bytes())
    assert slip.picture.size == (drawn.width, drawn.height)
    assert ImageChops.difference(slip.picture.convert("L"), as_image(drawn).convert("L")).getbbox() is None
    assert slip.fresh_start
    assert slip.fed_lines == 6
    assert max(slip.fragment_rows) <= FRAGMENT_ROWS <= 100

    codes = zxingcpp.read_barcodes(slip.picture.convert("L"))
    assert {code.text for code in codes} == {NUMBER, PAYMENT}


@pytest.mark.parametrize(
    ("faults", "state"),
    [
        ("", PrinterState.READY),
        ("near_end", PrinterState.PAPER_LOW),
        ("paper_end", PrinterState.PAPER_OUT),
        ("cover", PrinterState.COVER_OPEN),
        ("cover,paper_end", PrinterState.COVER_OPEN),
        ("cutter", PrinterState.CUTTER_ERROR),
        ("fault", PrinterState.FAULT),
        ("offline", PrinterState.OFFLINE),
        ("silent", PrinterState.UNKNOWN),
        ("only_first", PrinterState.READY),
        ("only_first,offline", PrinterState.OFFLINE),
        ("close", PrinterState.OFFLINE),
        ("drop", PrinterState.OFFLINE),
    ],
)
def test_the_state_of_the_printer_is_what_it_says(faults: str, state: PrinterState, tmp_path: Path) -> None:
    with PrinterProcess(tmp_path, faults) as machine:
        assert printer_at(machine.port).state() is state
        assert machine.told("first_byte") == []
    assert say(f"printing.state_{state}") != ""


@pytest.mark.parametrize(
    ("faults", "state", "why"),
    [
        ("paper_end", PrinterState.PAPER_OUT, "paper_out"),
        ("cover", PrinterState.COVER_OPEN, "cover_open"),
        ("cutter", PrinterState.CUTTER_ERROR, "cutter_error"),
        ("fault", PrinterState.FAULT, "fault"),
        ("offline", PrinterState.OFFLINE, "offline"),
        ("silent", PrinterState.UNKNOWN, "silent"),
        ("stall", PrinterState.UNKNOWN, "silent"),
        ("close", PrinterState.OFFLINE, "lost_before"),
        ("drop", PrinterState.OFFLINE, "lost_before"),
    ],
)
def test_a_printer_in_trouble_is_not_sent_a_single_byte_of_the_slip(
    faults: str, state: PrinterState, why: str, tmp_path: Path
) -> None:
    with PrinterProcess(tmp_path, faults) as machine:
        outcome = printer_at(machine.port).print_slip(SLIP)
        assert machine.told("first_byte") == []
    assert outcome == PrintOutcome(NOT_STARTED, state, f"printing.{why}")
    assert all(len(say(outcome.why, language)) > 40 for language in ("vi", "en"))


@pytest.mark.parametrize(
    ("faults", "state", "why"),
    [
        (f"paper_end@{HALF}", PrinterState.PAPER_OUT, "paper_out_midway"),
        (f"cover@{HALF}", PrinterState.COVER_OPEN, "cover_open_midway"),
        (f"cutter@{HALF}", PrinterState.CUTTER_ERROR, "cutter_error_midway"),
        (f"fault@{HALF}", PrinterState.FAULT, "fault_midway"),
        (f"offline@{HALF}", PrinterState.OFFLINE, "offline_midway"),
        # The printer's buffer is full before the end: no question gets through any more.
        (f"paper_end@{HALF},small_buffer", PrinterState.PAPER_OUT, "paper_out_midway"),
        (f"paper_end@{HALF},small_buffer,no_reports", PrinterState.UNKNOWN, "stalled_midway"),
        # Printers that report nothing by themselves are asked.
        (f"paper_end@{HALF},no_reports", PrinterState.PAPER_OUT, "paper_out_midway"),
        (f"cover@{HALF},no_reports", PrinterState.COVER_OPEN, "cover_open_midway"),
        (f"drop@{HALF}", PrinterState.UNKNOWN, "reset_midway"),
        (f"drop@{WHOLE},no_handshake", PrinterState.UNKNOWN, "reset_midway"),
        (f"close@{WHOLE},no_handshake", PrinterState.UNKNOWN, "closed_midway"),
        (f"stall@{HALF}", PrinterState.UNKNOWN, "stalled_midway"),
        (f"silent@{HALF}", PrinterState.UNKNOWN, "no_answer_after"),
        ("no_handshake", PrinterState.UNKNOWN, "no_answer_after"),
    ],
)
def test_a_slip_that_was_begun_and_not_confirmed_is_unknown(
    faults: str, state: PrinterState, why: str, tmp_path: Path
) -> None:
    with PrinterProcess(tmp_path, faults) as machine:
        outcome = printer_at(machine.port).print_slip(SLIP)
        assert machine.told("first_byte") != []
        assert len(machine.told("connected")) == 1
    assert outcome == PrintOutcome(UNKNOWN, state, f"printing.{why}")
    assert all("IN LẠI" in say(outcome.why, language) for language in ("vi", "en"))


def test_paper_that_is_nearly_used_up_is_told_with_the_finished_slip(tmp_path: Path) -> None:
    with PrinterProcess(tmp_path, "near_end") as machine:
        outcome = printer_at(machine.port).print_slip(SLIP)
    assert outcome == PrintOutcome(PRINTED, PrinterState.PAPER_LOW, "printing.printed_paper_low")


@pytest.mark.parametrize("faults", ["only_first", "no_reports", "slow@400000"])
def test_a_simple_or_slow_printer_still_confirms_its_slip(faults: str, tmp_path: Path) -> None:
    with PrinterProcess(tmp_path, faults) as machine:
        outcome = printer_at(machine.port).print_slip(SLIP)
        assert len(machine.job_files()) == 1
    assert outcome.ending is PRINTED


def test_a_slip_is_never_sent_again_by_itself(tmp_path: Path) -> None:
    """The paper ends in the middle, is put in again, and the printer finishes what it has: one slip."""
    with PrinterProcess(tmp_path, f"paper_end@{HALF}") as machine:
        outcome = printer_at(machine.port).print_slip(SLIP)
        assert outcome.ending is UNKNOWN
        machine.set_faults("")
        assert printer_at(machine.port).state() is PrinterState.READY
        assert len(machine.told("connected")) == 2
        assert len(machine.told("first_byte")) == 1


def test_after_new_paper_the_same_slip_prints_once(tmp_path: Path) -> None:
    with PrinterProcess(tmp_path, "paper_end") as machine:
        printer = printer_at(machine.port)
        assert printer.print_slip(SLIP).ending is NOT_STARTED
        machine.set_faults("")
        assert printer.print_slip(SLIP).ending is PRINTED
        assert len(machine.job_files()) == 1


def test_slip_after_slip_comes_out_in_order(tmp_path: Path) -> None:
    second = ThermalSlipLayout().draw(replace(CONTENT, reprint=1), 80)
    with PrinterProcess(tmp_path) as machine:
        printer = printer_at(machine.port)
        assert [printer.print_slip(slip).ending for slip in (SLIP, second)] == [PRINTED, PRINTED]
        slips = [decode(job.read_bytes())[0].picture for job in machine.job_files()]
    assert [slip.tobytes() for slip in slips] == [as_image(SLIP).tobytes(), as_image(second).tobytes()]


def test_a_printer_that_is_switched_off_refuses_before_anything_is_sent(tmp_path: Path) -> None:
    with PrinterProcess(tmp_path) as machine:
        port = machine.port
    printer = printer_at(port)
    assert printer.print_slip(SLIP) == PrintOutcome(NOT_STARTED, PrinterState.OFFLINE, "printing.refused")
    assert printer.state() is PrinterState.OFFLINE


def test_a_printer_known_never_to_answer_is_sent_to_without_questions(tmp_path: Path) -> None:
    with PrinterProcess(tmp_path, "silent") as machine:
        printer = printer_at(machine.port, answers=False)
        assert printer.state() is PrinterState.UNKNOWN
        outcome = printer.print_slip(SLIP)
        machine.wait_for("job")
        (job,) = machine.job_files()
    assert outcome == PrintOutcome(UNKNOWN, PrinterState.UNKNOWN, "printing.sent_one_way")
    assert decode(job.read_bytes())[0].picture.tobytes() == as_image(SLIP).tobytes()


class SlowMachine:
    """A printer that answers, and finishes its first slip only when told; notes who comes in between."""

    def __init__(self) -> None:
        self.finish = threading.Event()
        self.second_came = threading.Event()
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._server.getsockname()[1])
        self._threads = [threading.Thread(target=self._serve, args=(number,)) for number in (1, 2)]
        self.first_waits = threading.Event()
        self._one_by_one = threading.Lock()
        self._came = 0
        for thread in self._threads:
            thread.start()

    def _serve(self, _number: int) -> None:
        wire, _ = self._server.accept()
        with self._one_by_one:
            self._came += 1
            if self._came == 2:
                self.second_came.set()
        with wire:
            while data := wire.recv(65_536):
                if data.startswith(b"\x10\x04"):
                    wire.sendall(b"\x12" * data.count(b"\x10\x04"))
                if data.endswith(b"\x1d\x72\x01"):
                    self.first_waits.set()
                    self.finish.wait(20)
                    wire.sendall(b"\x00")

    def end(self) -> None:
        """Both visitors have gone."""
        for thread in self._threads:
            thread.join()
        self._server.close()


@pytest.mark.parametrize("second", ["print_slip", "state"])
def test_nobody_comes_between_a_slip_and_its_end(second: str) -> None:
    machine = SlowMachine()
    address = PrinterAddress(NetworkLink("127.0.0.1", machine.port))
    told: list[object] = []

    def at_the_devices_page() -> None:
        other = receipt_printer(address)
        told.append(other.state() if second == "state" else other.print_slip(SLIP).ending)

    printing = threading.Thread(target=lambda: told.append(receipt_printer(address).print_slip(SLIP).ending))
    printing.start()
    assert machine.first_waits.wait(20)
    looking = threading.Thread(target=at_the_devices_page)
    looking.start()
    came_between = machine.second_came.wait(0.5)
    machine.finish.set()
    printing.join()
    looking.join()
    machine.end()
    assert not came_between
    assert told == [PrintEnding.PRINTED, PrinterState.READY if second == "state" else PrintEnding.PRINTED]


def test_a_picture_of_another_width_is_our_own_fault(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="576"):
        printer_at(9, 58).print_slip(SLIP)


# ---------------------------------------------------------------- bytes that printers take for commands

HAZARD = b"\x10\x04\x01" + b"\x10\x14\x01\x00\x01" + b"\x10\x05\x01" + bytes(61)


def test_image_data_never_reads_as_a_command_of_real_time(tmp_path: Path) -> None:
    picture = SlipPicture(576, 100, HAZARD * 100)
    with PrinterProcess(tmp_path) as machine:
        assert printer_at(machine.port).print_slip(picture).ending is PRINTED
        assert machine.told("real_time_command_in_data") == []
        (job,) = machine.job_files()
    printed = decode(job.read_bytes())[0].picture
    changed = ImageChops.difference(printed.convert("L"), as_image(picture).convert("L"))
    assert changed.histogram()[255] == 3 * 100  # one dot for each command, and no other


def test_the_virtual_printer_notices_such_a_command(tmp_path: Path) -> None:
    """Without this the test above could not fail."""
    from tests.stand_ins.raw_client import send

    with PrinterProcess(tmp_path) as machine:
        send(machine.port, b"\x1b@\x1dv0\0" + bytes((72, 0, 100, 0)) + HAZARD * 100 + b"\x1dV\0")
        machine.wait_for("job")
        assert len(machine.told("real_time_command_in_data")) == 100


@pytest.mark.parametrize("paper_mm", [58, 80])
def test_a_drawn_slip_holds_no_such_bytes_to_begin_with(paper_mm: PaperWidth) -> None:
    """So that what is previewed and what is printed are the same to the dot."""
    owners = [CONTENT.owner, "Trần Thị Thử", "Ðặng Ưu Ế", "LÊ QUỐC MẪU", "Y Mẫu Niê H'Thử"]
    for owner in owners:
        rows = ThermalSlipLayout().draw(replace(CONTENT, owner=owner), paper_mm).rows
        assert re.search(rb"\x10[\x04\x05\x14]", rows) is None


# ---------------------------------------------------------------- a good neighbour in the process


def test_building_a_job_writes_nothing_and_takes_no_log(capfd: pytest.CaptureFixture[str]) -> None:
    before = list(logging.root.handlers)
    slip_job(SLIP, watched=True)
    assert capfd.readouterr() == ("", "")
    assert logging.root.handlers == before


def test_the_start_of_the_program_does_not_wait_for_printing_libraries() -> None:
    """They take half a second together; `warm_up` loads them once the window is there."""
    told = subprocess.run(
        [sys.executable, "-c", LOADED],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    ).stdout.split()
    assert told == ["False", "False", "False", "True"]


LOADED = """
import sys
import app.devices.page_printer, app.devices.receipt_printer, app.devices.escpos_job
print(*(name in sys.modules for name in ("escpos", "pypdfium2", "serial")))
app.devices.escpos_job.warm_up()
print("escpos" in sys.modules)
"""
