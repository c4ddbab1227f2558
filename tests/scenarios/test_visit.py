"""The visit, in the words of `visit.feature`."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton
from pytest_bdd import parsers, scenarios, then, when

from app.domain.dossier import PaperState, Status
from app.domain.print_job import Paper, PrintState
from app.forms.slip_words import slip_content
from app.ports.slip import SlipContent
from tests.scenarios.conftest import form_01, same_picture, slips
from tests.stand_ins.printer_process import PrinterProcess
from tests.window import Officer

scenarios("visit.feature")


def words_of_slip(officer: Officer) -> SlipContent:
    """What the desk puts on the last slip."""
    desk, dossier = officer.desk, officer.accepted[-1].dossier
    numbers = (dossier.number,)
    payment = desk.printing.payment_text_of(numbers)
    return slip_content(desk.settings.office(), desk.counter, (dossier,), payment, 0, "")


@then("no slip has come out")
def _no_slip(officer: Officer, printer: PrinterProcess) -> None:
    officer.wait_quiet()
    assert slips(printer) == []


@then(parsers.re(r'one slip comes out that lists "(?P<first>[^"]+)"( and "(?P<second>[^"]+)")?'))
def _one_slip(officer: Officer, printer: PrinterProcess, first: str, second: str | None) -> None:
    officer.wait(lambda: slips(printer), "a slip comes out")
    officer.wait_quiet()
    (slip,) = slips(printer)
    numbers = (first, second) if second else (first,)
    assert same_picture(officer, slip, *numbers)
    states = {job.id: job.state for number in numbers for job in officer.desk.printing.of(number)}
    assert sorted(states.values()).count(PrintState.PRINTED) == 1
    assert PrintState.HELD not in states.values()


@then(parsers.parse('a slip of "{number}" alone waits for the printer'))
def _slip_waits(officer: Officer, number: str) -> None:
    officer.wait_quiet()
    waiting = officer.desk.printing.unsettled(officer.desk.counter)
    assert [(job.numbers, job.state, job.copy_of) for job in waiting] == [((number,), PrintState.WAITING, 0)]


@then(parsers.parse('the procedure "{code}" is still chosen'))
def _still_chosen(officer: Officer, code: str) -> None:
    procedure = officer.window.intake.picker.procedure
    assert procedure is not None
    assert procedure.code == code


@then("no paper is ticked")
def _nothing_ticked(officer: Officer) -> None:
    taken = officer.window.intake.checklist.taken()
    assert taken
    assert {one.state for one in taken} == {PaperState.MISSING}


@then(parsers.parse('"{name}" has the focus'))
def _has_focus(officer: Officer, name: str) -> None:
    assert officer.focus_name == name


@then("the missing paper and the reason are kept")
def _missing_kept(officer: Officer) -> None:
    kept = officer.desk.find.open(officer.accepted[-1].dossier.number, officer.desk.actor).dossier
    (missing,) = [taken for taken in kept.missing if taken.why]
    assert missing.why == "Mang đến chiều nay"
    assert missing.id == "declaration"


@then("the slip and form 01 name the missing paper")
def _missing_named(officer: Officer) -> None:
    name = next(taken.name for taken in officer.accepted[-1].dossier.missing if taken.why)
    assert name in words_of_slip(officer).dossiers[0].missing
    assert "Giấy tờ còn thiếu" in form_01(officer)
    assert name in form_01(officer)


@then(parsers.parse('the paper "{component}" is asked for'))
def _asked_for(officer: Officer, component: str) -> None:
    assert officer.window.intake.checklist.row(component) is not None


@then(parsers.parse('the paper "{component}" is not asked for'))
def _not_asked_for(officer: Officer, component: str) -> None:
    assert officer.window.intake.checklist.rows
    assert officer.window.intake.checklist.row(component) is None


@then(parsers.parse('the dossier knows nothing of "{component}"'))
def _not_in_dossier(officer: Officer, component: str) -> None:
    components = [taken.id for taken in officer.accepted[-1].dossier.form.components]
    assert components
    assert component not in components


@then("the slip shows neither an amount nor a date")
def _nothing_guessed(officer: Officer) -> None:
    words = words_of_slip(officer)
    assert [fee.amount_dong for fee in words.fees] == [None]
    assert (words.total_dong, words.payment_qr) == (None, None)
    assert [dossier.due for dossier in words.dossiers] == [None]
    assert words.dossiers[0].due_note == "Cơ quan sẽ thông báo"
    assert "chưa xác định" in words.fee_note


@when("the amount of the fee is to be settled")
def _settle_fee(officer: Officer) -> None:
    (button,) = [
        button
        for button in officer.here.findChildren(QAbstractButton)
        if button.isVisible() and button.text() == "Set amount…"
    ]
    officer.push(button.accessibleName())


@then("limit and amount are kept with the officer's name and the ground")
def _settled(officer: Officer) -> None:
    (limit,), (fee,) = officer.desk.catalogue.local_rules()
    actor = officer.desk.actor.id
    assert (limit.value, limit.ground, limit.settled_by) == (10, "Quyết định thử số 1", actor)
    assert (fee.amount_dong, fee.ground, fee.settled_by) == (20_000, "Nghị quyết thử số 2", actor)


@then("the dossier is returned already, and no form 01 was printed")
def _given_at_once(officer: Officer) -> None:
    dossier = officer.accepted[-1].dossier
    assert dossier.status is Status.RETURNED
    assert dossier.finished_at == officer.clock.now()
    assert Paper.APPOINTMENT not in {job.paper for job in officer.desk.printing.of(dossier.number)}


@then(parsers.parse('there is no box "{name}"'))
def _no_box(officer: Officer, name: str) -> None:
    assert not officer.sees(name)


@then(parsers.parse('"{number}" is void under its number'))
def _void(officer: Officer, number: str) -> None:
    officer.wait_quiet()
    dossier = officer.desk.find.open(number, officer.desk.actor).dossier
    assert dossier.number == number
    assert dossier.voided_at == officer.clock.now()
    assert dossier.void_reason
