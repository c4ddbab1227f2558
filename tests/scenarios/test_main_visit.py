"""The main job through the real window: from a scanned card to a slip that says the same as the store."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import zxingcpp

from tests.devices.slips import as_image
from tests.stand_ins.escpos_decoder import decode
from tests.stand_ins.printer_process import PrinterProcess
from tests.window import CARD, FATHER, Officer


def test_from_card_to_slip(
    printer: PrinterProcess, folder: Path, sit_down: Callable[[Path], Officer]
) -> None:
    """Card, shorthand without accents, pages, papers by Alt+number, due date and fee, F9, slip."""
    officer = sit_down(folder)
    officer.scan(CARD)
    officer.wait(lambda: officer.value("Full name") == "Nguyễn Thị Thử", "the card fills the form")
    assert officer.value("Number") == "001199000001"
    assert officer.value("Birth date") == "05/11/1999"
    assert officer.value("Sex") == "Female"
    assert officer.value("Address (as on the card)") == "Thôn Mẫu, xã Mẫu, huyện Thử, tỉnh Mẫu"

    assert officer.focus_name == "Procedure"
    officer.write("ctbs")
    officer.press("Return")
    officer.wait(lambda: officer.sees("2.000815"), "the procedure is chosen")
    officer.fill("Pages of the original", "3")
    officer.fill("Copies", "2")
    officer.press("Alt+1")
    officer.press("Alt+2")
    officer.wait_quiet()
    assert officer.sees("complete 2 / 2")
    assert officer.sees("Today before 17:00") or officer.sees("oday")
    assert officer.sees("10.000 đ")

    dossier = officer.accept("F9")
    assert dossier.number == "H56.14-251107-5001"
    assert officer.sees("H56.14-251107-5001 is accepted.")

    printer.wait_for("job")
    (file,) = printer.job_files()
    (slip,) = decode(file.read_bytes())
    numbers = (dossier.number,)
    drawn = as_image(officer.desk.printing.slip_picture(numbers, 80))
    assert slip.picture.size == drawn.size
    assert slip.picture.tobytes() == drawn.tobytes()
    codes = zxingcpp.read_barcodes(slip.picture.convert("L"))
    payment = officer.desk.printing.payment_text_of(numbers)
    assert payment is not None
    kept = officer.desk.find.open(dossier.number, officer.desk.actor).dossier
    assert sorted(code.text for code in codes) == sorted([kept.number, payment])
    assert kept.form.owner.name == "Nguyễn Thị Thử"
    assert kept.owed.total_dong == 10_000


def test_the_next_card_waits_for_the_number(officer: Officer) -> None:
    """The disk is slow and the next person is quick: the card is not lost, nor fills the old form."""
    officer.scan(CARD)
    officer.wait(lambda: officer.value("Full name") == "Nguyễn Thị Thử")
    officer.choose_procedure("sg")
    officer.press("Alt+A")
    officer.wait_quiet()
    slow = threading.Event()
    officer.window.jobs.run(
        "store",
        lambda: slow.wait(20),
        owner=officer.window,
        then=lambda _done: None,
        otherwise=lambda _error: None,
    )
    officer.press("F9")
    officer.scan(FATHER)
    officer.window.jobs.run(
        "read",
        lambda: None,
        owner=officer.window,
        then=lambda _done: slow.set(),
        otherwise=lambda _error: None,
    )
    officer.wait(lambda: officer.accepted, "the first is accepted")
    officer.wait(lambda: officer.value("Full name") == "Nguyễn Văn Mẫu", "the next card is there")
    assert officer.accepted[0].dossier.form.owner.name == "Nguyễn Thị Thử"
    officer.wait_quiet()
    (draft,) = officer.desk.intake.drafts()
    assert draft.title == "Nguyễn Văn Mẫu"
