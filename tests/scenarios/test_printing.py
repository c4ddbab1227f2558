"""Slips and their printer, in the words of `printing.feature`."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytest_bdd import given, parsers, scenarios, then, when

from app.domain.print_job import Paper, PrintState
from tests.desk import SettableClock, use_printer
from tests.scenarios.conftest import accept_elsewhere, same_picture, slips
from tests.stand_ins.printer_process import PrinterProcess
from tests.window import CARD, Officer

scenarios("printing.feature")

SitDown = Callable[[Path], Officer]


class Switch:
    """A printer that can be switched on later, at an address that is known before."""

    def __init__(self, paper: Path) -> None:
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port: int = found.getsockname()[1]
        self._paper = paper
        self.printer: PrinterProcess | None = None

    def on(self) -> PrinterProcess:
        """Switch it on."""
        self.printer = PrinterProcess(self._paper, port=self.port)
        self.printer.__enter__()
        return self.printer


@pytest.fixture
def switch(tmp_path: Path) -> Iterator[Switch]:
    """Off at first; off again at the end."""
    made = Switch(tmp_path / "paper")
    yield made
    if made.printer is not None:
        made.printer.__exit__(None, None, None)


@given("an open counter with a slip printer that is switched off", target_fixture="officer")
def _switched_off(sit_down: SitDown, folder: Path, switch: Switch) -> Officer:
    use_printer(folder, switch.port)
    return sit_down(folder)


@given("a dossier is ready to be accepted")
@when("a dossier is ready to be accepted")
def _ready(officer: Officer) -> None:
    officer.scan(CARD)
    officer.wait(lambda: officer.value("Full name"), "the card fills the form")
    officer.choose_procedure("sg")
    officer.press("Alt+A")
    officer.wait_quiet()


@when("another dossier is accepted")
def _another(officer: Officer) -> None:
    _ready(officer)
    officer.accept("F9")


@when("a command accepts a dossier at this counter")
def _command_accepts(folder: Path) -> None:
    assert accept_elsewhere(folder, counter=0) == "H56.14-251107-5001"


@when("the printer will run out of paper in the middle of a slip")
def _runs_out(printer: PrinterProcess) -> None:
    printer.set_faults("paper_end@8000")


@when("the connection will break in the middle of a slip")
def _breaks(printer: PrinterProcess) -> None:
    printer.set_faults("drop@8000")


@when("the printer is out of paper")
def _no_paper(printer: PrinterProcess) -> None:
    printer.set_faults("paper_end")


@when("a new roll is put in")
def _new_roll(printer: PrinterProcess) -> None:
    printer.set_faults("")


@when("the printer is switched on")
def _switch_on(switch: Switch) -> None:
    switch.on()


@when("the program is closed")
def _close(officer: Officer) -> None:
    officer.close()


@when("the program ended while the slip was being sent")
def _ended_while_sending(officer: Officer, folder: Path, clock: SettableClock) -> None:
    """The state that a power cut leaves: accepted, marked as being sent, and no word from the printer."""
    officer.window.runner.end()
    officer.accept("F9")
    (job,) = officer.desk.printing.unsettled(officer.desk.counter)
    with officer.desk.printing._store.transaction() as change:
        change.prints.mark(job.id, PrintState.SENDING)
    officer.close()


@when("the program is started again", target_fixture="officer")
def _start_again(sit_down: SitDown, folder: Path) -> Officer:
    return sit_down(folder)


@when(parsers.parse('"{words}" is pushed in the print queue'))
def _push_in_queue(officer: Officer, words: str) -> None:
    officer.wait(lambda: officer.window.here == "prints")
    officer.wait_quiet()
    (button,) = [
        button
        for button in officer.window.prints.findChildren(QAbstractButton)
        if button.isVisible() and button.text() == words
    ]
    officer.push(button.accessibleName())
    officer.wait_quiet()


@then(parsers.parse('the job of "{number}" is in doubt'))
def _in_doubt(officer: Officer, number: str) -> None:
    (job,) = officer.desk.printing.of(number)
    assert (job.state, job.copy_of) == (PrintState.UNKNOWN, 0)


@then(parsers.parse('a slip of "{number}" comes out that says "IN LẠI lần {copy:d}"'))
def _copy_comes_out(officer: Officer, printer: PrinterProcess, number: str, copy: int) -> None:
    officer.wait(lambda: slips(printer), "a slip comes out")
    officer.wait_quiet()
    slip = slips(printer)[-1]
    assert same_picture(officer, slip, number, copy_of=copy)
    assert not same_picture(officer, slip, number)


@then("nothing waits for a printer any more")
def _nothing_waits(officer: Officer) -> None:
    officer.wait(lambda: not officer.desk.printing.unsettled(officer.desk.counter))
    officer.wait(lambda: not officer.sees("print again"))
    assert officer.window.rail._buttons["prints"].accessibleName() == "Print queue Ctrl+P"


@then(parsers.parse('no number was used besides "{number}"'))
def _no_other(officer: Officer, number: str) -> None:
    assert [line.number for line in officer.desk.find.search("", 10)] == [number]


@then("nothing is sent to the printer again")
def _not_again(officer: Officer, printer: PrinterProcess) -> None:
    printer.set_faults("")
    officer.press("Ctrl+P")
    officer.push("Try all again")
    officer.wait_quiet()
    assert slips(printer) == []
    (job,) = officer.desk.printing.of(officer.accepted[-1].dossier.number)
    assert (job.state, job.copy_of, job.tries) == (PrintState.PRINTED, 0, 1)


@then("no slip came out yet")
def _no_slip(officer: Officer, printer: PrinterProcess) -> None:
    officer.wait_quiet()
    assert slips(printer) == []


@then(parsers.parse('"{number}" waits for the printer'))
def _waits(officer: Officer, number: str) -> None:
    officer.wait(lambda: officer.desk.printing.of(number)[0].state is PrintState.WAITING)
    assert officer.desk.printing.of(number)[0].trouble == "printing.refused"


@then(
    parsers.re(
        r'(a slip|slips) of "(?P<first>[^"]+)"( and "(?P<second>[^"]+)")? comes? out by (itself|themselves), '
        r"not marked as (a copy|copies)"
    )
)
def _by_itself(
    request: pytest.FixtureRequest, officer: Officer, folder: Path, first: str, second: str | None
) -> None:
    numbers = [first, second] if second else [first]
    if "switch" in request.fixturenames:
        printer = request.getfixturevalue("switch").printer
    else:
        printer = request.getfixturevalue("printer")
    officer.wait(lambda: len(slips(printer)) == len(numbers), "the slips come out")
    officer.wait(lambda: not officer.desk.printing.unsettled(officer.desk.counter), "the queue is empty")
    for number, slip in zip(numbers, slips(printer), strict=True):
        assert same_picture(officer, slip, number)
        jobs = [job for job in officer.desk.printing.of(number) if job.paper is Paper.SLIP]
        assert [(job.state, job.copy_of) for job in jobs] == [(PrintState.PRINTED, 0)]
