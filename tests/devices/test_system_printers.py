"""Papers and slips through the system's own print service: a real CUPS, started for the test alone."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.devices import cups, page_printer
from app.devices.page_printer import CupsPagePrinter, QtPagePrinter
from app.devices.printer_links import Patience
from app.devices.receipt_layout import ThermalSlipLayout
from app.devices.receipt_printer import receipt_printer
from app.errors import DeviceTrouble
from app.messages import say
from app.ports.printing import (
    PagePrinter,
    PerhapsSent,
    PrintEnding,
    PrinterAddress,
    PrinterState,
    PrintOutcome,
    SpoolerLink,
)
from tests.devices.slips import CONTENT, as_image
from tests.real_parts import RealPart
from tests.stand_ins.escpos_decoder import decode
from tests.stand_ins.print_system import PrintSystem
from tests.stand_ins.printer_process import PrinterProcess

SLIP = ThermalSlipLayout().draw(CONTENT, 80)
FONT = Path(__file__).parents[2] / "resources" / "fonts" / "NotoSans-Regular.ttf"


@pytest.fixture(scope="module")
def a5_paper() -> bytes:
    """Two pages of A5 with Vietnamese on them."""
    pdfmetrics.registerFont(TTFont("Noto", str(FONT)))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(419.53, 595.28), invariant=1)
    for words in ("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Trang hai, Nguyễn Văn Mẫu"):
        canvas.setFont("Noto", 14)
        canvas.drawString(40, 500, words)
        canvas.rect(20, 20, 379, 555)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintSystem]:
    with PrintSystem() as running:
        monkeypatch.setenv("CUPS_SERVER", running.server)
        yield running


def printed_words(pdf: Path) -> str:
    return subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True, text=True).stdout


def page_sizes(pdf: Path) -> list[str]:
    told = subprocess.run(["pdfinfo", "-l", "9", pdf], capture_output=True, check=True, text=True).stdout
    return [
        line.split(":")[1].strip() for line in told.splitlines() if " size:" in line and line[:4] == "Page"
    ]


def test_a_paper_goes_to_the_printer_that_was_named_as_it_was_archived(
    system: PrintSystem, a5_paper: bytes, real_part: Callable[[RealPart], None]
) -> None:
    jobs, others = system.add_pages("Office"), system.add_pages("Default")
    system.command("lpadmin", "-d", "Default")
    printer = page_printer.page_printer()
    assert isinstance(printer, CupsPagePrinter)
    assert set(printer.printers()) == {"Office", "Default"}

    printer.print_pdf(a5_paper, "Office", "H56.14-261123-5001 form 01", copies=2, paper="A5")
    job = system.wait_for_job(jobs)
    real_part(RealPart.SYSTEM_PRINTER)
    assert "Giấy tiếp nhận hồ sơ và hẹn trả kết quả" in printed_words(job)
    assert "Trang hai, Nguyễn Văn Mẫu" in printed_words(job)
    assert [size.split(" pts")[0] for size in page_sizes(job)] == ["420 x 595", "420 x 595"]
    title, copies, options = job.with_suffix(".txt").read_text().splitlines()
    assert (title, copies) == ("H56.14-261123-5001 form 01", "2")
    assert "media=A5" in options
    assert list(others.iterdir()) == []


def test_the_archived_bytes_themselves_reach_the_print_service(system: PrintSystem, a5_paper: bytes) -> None:
    jobs = system.add_pages("Office")
    CupsPagePrinter().print_pdf(a5_paper, "Office", "form 01")
    system.wait_for_job(jobs)
    assert [path.read_bytes() for path in (system.root / "spool").glob("d*")] == [a5_paper]


def test_no_file_of_ours_holds_the_paper_in_clear(
    system: PrintSystem, a5_paper: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = system.add_pages("Office")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    CupsPagePrinter().print_pdf(a5_paper, "Office", "form 01")
    system.wait_for_job(jobs)
    assert list(tmp_path.iterdir()) == []


def print_with_cups(paper: bytes, name: str, folder: Path) -> str:
    try:
        CupsPagePrinter().print_pdf(paper, name, "H56.14-261123-5001 form 01", paper="A5")
    except DeviceTrouble as trouble:
        return trouble.code
    return ""


QT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from app.devices.page_printer import QtPagePrinter
from app.errors import DeviceTrouble
application = QApplication([])
try:
    data = Path(sys.argv[1]).read_bytes()
    QtPagePrinter().print_pdf(data, sys.argv[2], "H56.14-261123-5001 form 01", paper="A5")
except DeviceTrouble as trouble:
    print(trouble.code)
"""


def print_with_qt(paper: bytes, name: str, folder: Path) -> str:
    """In a process of its own: CUPS' library remembers the first service that it was told of."""
    file = folder / "paper.pdf"
    file.write_bytes(paper)
    return subprocess.run(
        [sys.executable, "-c", QT, str(file), name],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        timeout=60,
    ).stdout.strip()


WAYS = [print_with_cups, print_with_qt]
Way = Callable[[bytes, str, Path], str]
"""Prints on a printer of that name; the code of the trouble, or ""."""


@pytest.mark.parametrize("way", WAYS)
def test_a_printer_that_is_not_there_is_never_replaced_by_the_default_one(
    way: Way, system: PrintSystem, a5_paper: bytes, tmp_path: Path
) -> None:
    jobs = system.add_pages("Default")
    system.command("lpadmin", "-d", "Default")
    assert way(a5_paper, "Gone", tmp_path) == "page_printing.unknown_printer"
    assert "Gone" in say("page_printing.unknown_printer", printer="Gone")
    assert list(jobs.iterdir()) == []
    assert system.command("lpstat", "-o") == b""


@pytest.mark.parametrize("command", ["cupsdisable", "cupsreject"])
def test_a_printer_that_is_stopped_does_not_swallow_the_paper(
    command: str, system: PrintSystem, a5_paper: bytes
) -> None:
    system.add_pages("Office")
    system.command(command, "Office")
    with pytest.raises(DeviceTrouble) as trouble:
        CupsPagePrinter().print_pdf(a5_paper, "Office", "form 01")
    assert trouble.value.code == "page_printing.stopped"
    assert system.command("lpstat", "-o") == b""


def test_without_a_print_service_this_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, a5_paper: bytes
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "none.sock"))
    with pytest.raises(DeviceTrouble) as trouble:
        CupsPagePrinter().print_pdf(a5_paper, "Office", "form 01")
    assert trouble.value.code == "page_printing.no_print_system"
    outcome = receipt_printer(PrinterAddress(SpoolerLink("Thermal"))).print_slip(SLIP)
    assert outcome == PrintOutcome(
        PrintEnding.NOT_STARTED, PrinterState.OFFLINE, "printing.queue_no_print_system"
    )


@pytest.mark.parametrize(
    ("says", "code"),
    [
        ("exec sleep 60", "page_printing.no_answer"),
        ("echo", "page_printing.no_answer"),
        ("echo request id is Other-1 '(1 file(s))'", "page_printing.other_printer"),
    ],
)
def test_a_print_service_that_has_the_job_and_does_not_say_so_leaves_it_in_doubt(
    says: str, code: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    got = tmp_path / "got"
    lp = tmp_path / "lp"
    lp.write_text(f"#!/bin/sh\n/bin/cat > {got}\nPATH=/bin:/usr/bin\n{says}\n")
    lp.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PerhapsSent) as doubt:
        cups.submit("Office", b"paper", "form 01", answer_s=1.0)
    assert doubt.value.code == code
    assert got.read_bytes() == b"paper"


def test_without_the_commands_of_a_print_service_this_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, a5_paper: bytes
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DeviceTrouble) as trouble:
        CupsPagePrinter().printers()
    assert trouble.value.code == "page_printing.no_print_system"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("data", [b"", b"no paper at all", b"%PDF-1.7\ncut off"])
def test_what_is_no_paper_is_not_sent(way: Way, data: bytes, system: PrintSystem, tmp_path: Path) -> None:
    jobs = system.add_pages("Office")
    assert way(data, "Office", tmp_path) == "page_printing.not_a_pdf"
    assert list(jobs.iterdir()) == []


@pytest.mark.parametrize("kind", [CupsPagePrinter, QtPagePrinter])
def test_a_title_with_vietnamese_letters_is_our_own_fault(kind: type[PagePrinter], a5_paper: bytes) -> None:
    with pytest.raises(ValueError, match="ASCII"):
        kind().print_pdf(a5_paper, "Office", "Giấy tiếp nhận")


def test_qt_prints_the_same_pages_where_there_is_no_cups(
    system: PrintSystem, a5_paper: bytes, tmp_path: Path
) -> None:
    """The way of Windows, walked on Linux as far as its last step."""
    jobs, others = system.add_pages("Office"), system.add_pages("Default")
    system.command("lpadmin", "-d", "Default")
    assert print_with_qt(a5_paper, "Office", tmp_path) == ""
    job = system.wait_for_job(jobs)
    assert list(others.iterdir()) == []
    assert job.with_suffix(".txt").read_text().startswith("H56.14-261123-5001 form 01\n1\n")
    assert [size.split(" pts")[0] for size in page_sizes(job)] == ["420 x 595", "420 x 595"]
    for number in (0, 1):
        assert different_dots(page_picture(a5_paper, number), page_picture(job.read_bytes(), number)) < 0.002
    assert different_dots(page_picture(a5_paper, 0), page_picture(job.read_bytes(), 1)) > 0.004


def page_picture(pdf: bytes, number: int) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        return document[number].render(scale=150 / 72, grayscale=True).to_pil().resize((840, 1190))


def different_dots(one: Image.Image, other: Image.Image) -> float:
    """Share of dots that are dark on one and light on the other."""
    shades = ImageChops.difference(one, other).histogram()
    return sum(shades[128:]) / (one.width * one.height)


# ---------------------------------------------------------------- a thermal printer behind the spooler


def test_a_raw_queue_passes_the_slip_on_byte_for_byte(system: PrintSystem, tmp_path: Path) -> None:
    with PrinterProcess(tmp_path) as machine:
        system.add_raw("Thermal", machine.port)
        printer = receipt_printer(PrinterAddress(SpoolerLink("Thermal")), Patience())
        assert printer.state() is PrinterState.UNKNOWN
        outcome = printer.print_slip(SLIP)
        machine.wait_for("job")
        (job,) = machine.job_files()
    assert outcome == PrintOutcome(PrintEnding.UNKNOWN, PrinterState.UNKNOWN, "printing.spooled")
    assert decode(job.read_bytes())[0].picture.tobytes() == as_image(SLIP).tobytes()
    assert [path.read_bytes() for path in (system.root / "spool").glob("d*")] == [job.read_bytes()]


@pytest.mark.parametrize(
    ("command", "why"), [("", "queue_unknown_printer"), ("cupsdisable", "queue_stopped")]
)
def test_a_queue_that_is_missing_or_stopped_takes_no_slip(
    command: str, why: str, system: PrintSystem, tmp_path: Path
) -> None:
    with PrinterProcess(tmp_path) as machine:
        if command:
            system.add_raw("Thermal", machine.port)
            system.command(command, "Thermal")
        printer = receipt_printer(PrinterAddress(SpoolerLink("Thermal")))
        assert printer.state() is PrinterState.OFFLINE
        outcome = printer.print_slip(SLIP)
        assert machine.told("connected") == []
    assert outcome == PrintOutcome(PrintEnding.NOT_STARTED, PrinterState.OFFLINE, f"printing.{why}")
    assert len(say(outcome.why)) > 40
