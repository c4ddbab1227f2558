"""Days at the counter through the real window on a real store."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytest_bdd import given, parsers, then, when

from app.domain.print_job import Paper
from tests.desk import clock, desk, folder, founded_folder, use_printer
from tests.devices.slips import as_image
from tests.forms.judges import flat, text_of
from tests.real_parts import RealPart
from tests.stand_ins.escpos_decoder import Slip, decode
from tests.stand_ins.printer_process import PrinterProcess
from tests.window import CARD, FATHER, Officer, officer, sit_down

__all__ = ["clock", "desk", "folder", "founded_folder", "officer", "sit_down"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen screen tells of each window that it has no size hints; nobody can mend that."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture
def printer(folder: Path, tmp_path: Path, real_part: Callable[[RealPart], None]) -> Iterator[PrinterProcess]:
    """A thermal printer on TCP in a process of its own, set up as this PC's slip printer."""
    with PrinterProcess(tmp_path / "paper") as process:
        use_printer(folder, process.port)
        yield process
        if process.told("job"):
            real_part(RealPart.NETWORK_PRINTER)


# ---------------------------------------------------------------- what officers do and see, in their words


@given("an open counter", target_fixture="officer")
def _open_counter(sit_down: Callable[[Path], Officer], folder: Path) -> Officer:
    return sit_down(folder)


@given("an open counter with a slip printer", target_fixture="officer")
def _counter_with_printer(
    sit_down: Callable[[Path], Officer], folder: Path, printer: PrinterProcess
) -> Officer:
    assert printer.port
    return sit_down(folder)


@when(parsers.parse('the ID card of "{who}" is scanned'))
@given(parsers.parse('the ID card of "{who}" is scanned'))
def _scan(officer: Officer, who: str) -> None:
    before = officer.window.intake.content()
    officer.scan(next(card for card in (CARD, FATHER) if f"|{who}|" in card))
    officer.wait(lambda: officer.window.intake.content() != before, "the card fills something")
    officer.wait_quiet()


@when(parsers.parse('the procedure is chosen by "{shorthand}"'))
@given(parsers.parse('the procedure is chosen by "{shorthand}"'))
def _choose_procedure(officer: Officer, shorthand: str) -> None:
    officer.choose_procedure(shorthand)


@when(parsers.parse('"{name}" is filled with "{text}"'))
def _fill(officer: Officer, name: str, text: str) -> None:
    officer.fill(name, text)
    officer.wait_quiet()


@when(parsers.parse('"{words}" is chosen for "{name}"'))
def _choose(officer: Officer, words: str, name: str) -> None:
    officer.choose(name, words)
    officer.wait_quiet()


@when(parsers.parse('the chip "{name}" is chosen'))
def _chip(officer: Officer, name: str) -> None:
    chip = officer.named(name, QPushButton)
    group = chip.group()
    assert group is not None
    chosen = group.checkedButton()
    assert chosen is not None
    officer.tab_to(chosen.accessibleName())
    for _ in group.buttons():
        if chip.hasFocus():
            break
        officer.press("Right")
    officer.press("Space")
    assert chip.isChecked()
    officer.wait_quiet()


@when(parsers.parse('"{name}" is pushed'))
def _push(officer: Officer, name: str) -> None:
    officer.push(name)
    officer.wait_quiet()


@when(parsers.parse("{keys} is pressed"))
def _press(officer: Officer, keys: str) -> None:
    officer.press(keys)
    officer.wait_quiet()


@when("all papers are there")
def _all_papers(officer: Officer) -> None:
    officer.press("Alt+A")
    officer.wait_quiet()


@when(parsers.re(r"it is accepted with (?P<keys>\S+)"))
def _accept(officer: Officer, keys: str) -> None:
    officer.accept(keys)


@then(parsers.parse('the field "{name}" holds "{text}"'))
def _holds(officer: Officer, name: str, text: str) -> None:
    assert officer.value(name) == text


@then(parsers.parse('the field "{name}" is empty'))
def _is_empty(officer: Officer, name: str) -> None:
    assert officer.value(name) == ""


@then(parsers.parse('the window says "{words}"'))
def _says(officer: Officer, words: str) -> None:
    officer.wait_to_see(words)


@then(parsers.parse('the window does not say "{words}"'))
def _says_not(officer: Officer, words: str) -> None:
    officer.wait_quiet()
    assert not officer.sees(words)


@then(parsers.parse('the last number is "{number}"'))
def _last_number(officer: Officer, number: str) -> None:
    assert officer.accepted[-1].dossier.number == number
    assert officer.desk.find.search("", 1)[0].number == number


@then("nothing is accepted")
def _nothing_accepted(officer: Officer) -> None:
    officer.wait_quiet()
    assert not officer.accepted
    assert officer.desk.find.search("", 5) == ()


@then(parsers.parse('form 01 says "{words}"'))
def _form_says(officer: Officer, words: str) -> None:
    assert words in form_01(officer)


@then(parsers.parse('form 01 does not say "{words}"'))
def _form_says_not(officer: Officer, words: str) -> None:
    assert words not in form_01(officer)


ELSEWHERE = """
import sys
from pathlib import Path
from app import bootstrap
from app.domain.applicant import Person
from app.domain.dossier import IntakeForm
from tests.desk import PASSPHRASE, SettableClock
desk = bootstrap.desk(Path(sys.argv[1]), PASSPHRASE, clock=SettableClock(), by_command=True)
counter = desk.settings.counters()[int(sys.argv[2])]
form = IntakeForm(procedure="2.000908", owner=Person("Lê Thị Thử"), missing_why="mang đến sau")
print(desk.intake.accept(form, desk.actor, counter).dossier.number)
desk.close()
"""


def accept_elsewhere(folder: Path, counter: int) -> str:
    """Another process on the same folder accepts a dossier at a counter (0 = the first); its number."""
    command = [sys.executable, "-c", ELSEWHERE, str(folder), str(counter)]
    done = subprocess.run(
        command, cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def form_01(officer: Officer) -> str:
    """The last dossier's form 01 as poppler reads it."""
    pdf = officer.desk.printing.paper(Paper.APPOINTMENT, officer.accepted[-1].dossier.number)
    return flat(text_of(pdf))


def slips(printer: PrinterProcess) -> list[Slip]:
    """Every slip that came out so far, read back from the bytes the printer got."""
    printer.told("job")
    return [slip for file in printer.job_files() for slip in decode(file.read_bytes())]


def same_picture(officer: Officer, slip: Slip, *numbers: str, copy_of: int = 0) -> bool:
    """Whether the paper shows exactly what the desk draws for these dossiers."""
    drawn = as_image(officer.desk.printing.slip_picture(numbers, 80, copy_of))
    return slip.picture.size == drawn.size and slip.picture.tobytes() == drawn.tobytes()
