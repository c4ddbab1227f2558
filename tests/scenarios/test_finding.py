"""What was given out is found again, in the words of `finding.feature`."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView
from pytest_bdd import given, parsers, scenarios, then, when

from app.domain.applicant import Person
from app.domain.dossier import IntakeForm
from app.domain.print_job import Paper, PrintState
from tests.forms.judges import flat, text_of
from tests.window import Officer

scenarios("finding.feature")


@given(parsers.parse('form 02 was given to "{name}" and printed'))
def _given_out(officer: Officer, name: str) -> None:
    """Its sheet is in the person's hand: the printer had it once."""
    desk = officer.desk
    form = IntakeForm(procedure="2.000908", owner=Person(name, id_number="001199000001"))
    request = desk.intake.ask_for_supplement(form, ("Giấy tờ thử còn thiếu",), (), desk.actor, desk.counter)
    (job,) = desk.printing.of(request.number)
    with desk.printing._store.transaction() as change:
        change.prints.mark(job.id, PrintState.SENDING)
        change.prints.mark(job.id, PrintState.PRINTED)


@when("the first line of the list is chosen")
def _first_line(officer: Officer) -> None:
    table = officer.window.finding.table
    officer.wait(lambda: officer.window.finding.model.rowCount() > 0, "the list is filled")
    officer.tab_to(table.accessibleName(), QTableView)
    officer.press("Down")
    officer.wait_quiet()


@then(parsers.parse('the list shows "{number}"'))
def _shows(officer: Officer, number: str) -> None:
    officer.wait(lambda: officer.window.finding.model.row_of(number) == 0, "the list shows it")
    assert officer.window.finding.model.rowCount() == 1


@then(parsers.parse('form 02 "{number}" waits for the printer and says "{mark}"'))
def _waits(officer: Officer, number: str, mark: str) -> None:
    first, again = officer.desk.printing.of(number)
    assert (first.state, first.copy_of) == (PrintState.PRINTED, 0)
    assert (again.paper, again.state, again.numbers) == (Paper.SUPPLEMENT, PrintState.WAITING, (number,))
    paper = flat(text_of(officer.desk.printing.paper(again.paper, number, copy_of=again.copy_of)))
    assert mark in paper
    assert "Giấy tờ thử còn thiếu" in paper
    assert mark not in flat(text_of(officer.desk.printing.paper(first.paper, number, copy_of=first.copy_of)))


@then(parsers.parse('the journal of "{number}" says "{acts}"'))
def _journal(officer: Officer, number: str, acts: str) -> None:
    page = officer.desk.find.renewed_request(number)
    assert [line.act for line in page.journal] == acts.split(", ")
