"""The whole visit without a mouse, and what a screen reader and a text field need."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTableView, QWidget

from app.domain.print_job import Paper
from tests.stand_ins.printer_process import PrinterProcess
from tests.typing import send_key
from tests.window import CARD, Officer
from ui.widgets.rail import RailButton

SitDown = Callable[[Path], Officer]


def column_of(officer: Officer, widget: QWidget) -> str:
    intake = officer.window.intake
    for name, part in (("left", intake.left), ("middle", intake.papers), ("right", intake.due)):
        if part.isAncestorOf(widget):
            return name
    return "around"


def test_tab_goes_left_middle_right_and_leaves_nothing_out(officer: Officer) -> None:
    officer.scan(CARD)
    officer.wait(lambda: officer.value("Full name"), "card")
    officer.choose_procedure("ctbs")
    officer.tab_to("Procedure")
    came_to = officer.tab_round()
    columns = [column_of(officer, widget) for widget in came_to]
    assert columns == sorted(columns, key=["left", "middle", "right", "around"].index)
    assert {*columns} == {"left", "middle", "right", "around"}
    names = [widget.accessibleName() for widget in came_to]
    assert "Bản chính giấy tờ cần sao: missing" in names
    # Of the places on the rail, and of a row of chips, the chosen one stands for all: arrows move on.
    alone = (RailButton,)
    missed = [widget for widget in officer.takes_focus() if widget not in came_to]
    assert not [widget for widget in missed if not isinstance(widget, alone) and not _is_chip(widget)]


def _is_chip(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and widget.isCheckable() and widget.group() is not None


@pytest.mark.parametrize("kind", ["Person", "Organisation"])
def test_tab_follows_the_eye_down_the_left_column(officer: Officer, kind: str) -> None:
    officer.choose_procedure("ks")
    if kind == "Organisation":
        officer.tab_to("Owner: Person")
        officer.press("Right")
        officer.press("Space")
        officer.wait_quiet()
    officer.tab_to("Procedure")
    left = [widget for widget in officer.tab_round() if column_of(officer, widget) == "left"]
    places = [widget.mapTo(officer.window.intake.left, QPoint(0, 0)) for widget in left]
    rows = [(place.y() // 12, place.x()) for place in places]
    assert rows == sorted(rows), [widget.accessibleName() for widget in left]
    assert any(widget.accessibleName() == "Tax code" for widget in left) == (kind == "Organisation")


def test_everything_that_takes_the_focus_has_a_name_on_every_screen(officer: Officer) -> None:
    officer.choose_procedure("ks")
    looked_at = 0
    for key, place in (("F2", "intake"), ("F3", "find"), ("Ctrl+P", "prints"), ("Ctrl+T", "devices")):
        officer.press(key)
        officer.wait_at(place)
        officer.wait_quiet()
        looked_at += _all_named(officer)
    officer.press("Ctrl+,")
    officer.wait_at("settings")
    looked_at += _all_named(officer)
    assert looked_at > 50


def _all_named(officer: Officer) -> int:
    widgets = officer.takes_focus()
    for widget in widgets:
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        assert widget.accessibleName() or text, f"{widget} in {widget.parentWidget()}"
    assert officer.focus in widgets
    return len(widgets)


def test_a_whole_visit_without_a_mouse(printer: PrinterProcess, folder: Path, sit_down: SitDown) -> None:
    """Forms 02 and 03, declaration, acceptance, undo, reprint, palette and overlay of keys."""
    officer = sit_down(folder)
    officer.write("ks")
    officer.press("Return")
    officer.choose("Case", "Quá hạn (sau 60 ngày)")
    officer.fill("Full name", "Nguyễn Văn Mẫu")
    officer.fill("Number", "001099000001")

    # The declaration, group by group.
    officer.press("Alt+K")
    officer.write("Nguyễn Thị Bé")
    officer.wait_quiet()
    assert officer.window.intake.form().declaration["child"]
    officer.push("Print declaration")
    officer.wait_to_see("page(s)")
    officer.press("Esc")

    # Form 02: what is missing stands there ticked; one more line, then print.
    officer.push("Ask for papers (form 02)")
    officer.wait_to_see("Papers to bring")
    officer.fill("More, one a line", "Giấy tờ khác")
    officer.push("Print the form")
    officer.wait_to_see("page(s)")
    officer.wait(lambda: officer.in_dialog)
    officer.press("Esc")
    assert not officer.in_dialog

    # Form 03.
    officer.push("Refuse…")
    officer.wait_to_see("Refuse the dossier")
    officer.push("Print the form")
    assert officer.sees("A refusal needs its reason")
    officer.push("Không thuộc thẩm quyền giải quyết của cơ quan")
    officer.push("Print the form")
    officer.wait_to_see("page(s)")
    officer.press("Esc")
    requests = officer.desk.find.requests("")[::-1]
    assert [request.number for request in requests] == ["001/HDHS-Q1-2025", "001/TCHS-Q1-2025"]
    assert [request.kind for request in requests] == ["supplement", "refusal"]
    assert "Giấy tờ khác" in requests[0].items
    assert requests[1].signed_by_head

    # Accept, take it back, accept it again.
    officer.press("Alt+A")
    first = officer.accept("F9")
    officer.press("Alt+Z")
    officer.wait(lambda: officer.value("Full name") == "Nguyễn Văn Mẫu", "the draft is back")
    assert officer.desk.find.open(first.number, officer.desk.actor).dossier.voided_at is not None
    again = officer.accept("F9")
    assert again.number == "H56.14-251107-5002"
    assert again.form.declaration == first.form.declaration

    # Find it, print it again.
    officer.press("F3")
    officer.write("5002")
    officer.wait(lambda: officer.window.finding.model.rowCount() == 1)
    officer.tab_to("Dossiers", QTableView)
    officer.press("Down")
    officer.wait_to_see("Print slip again")
    printed = len(printer.told("job"))
    officer.push("Print slip again")
    officer.wait(lambda: len(printer.told("job")) > printed, "the reprint comes out")
    officer.wait_quiet()
    assert [job.copy_of for job in officer.desk.printing.of(again.number) if job.paper is Paper.SLIP] == [
        0,
        1,
    ]

    # The palette goes anywhere; the overlay tells the keys.
    officer.press("Ctrl+K")
    officer.write("devices")
    officer.press("Return")
    officer.wait_at("devices")
    officer.press("F1")
    assert officer.sees("Any key closes this page.")
    assert officer.sees("Accept and print")
    officer.press("Space")
    assert not officer.in_dialog
    officer.press("Ctrl+K")
    officer.write("sao y")
    officer.press("Return")
    officer.wait(lambda: officer.window.here == "intake")
    assert officer.window.intake.picker.procedure is not None


EDITING = [
    *("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Z", "Ctrl+Y", "Home", "End", "Shift+Home", "Shift+End"),
    *("Left", "Right", "Ctrl+Left", "Ctrl+Right", "Shift+Left", "Backspace", "Del", "Ctrl+Backspace"),
]


def test_no_key_of_ours_shadows_the_editing_of_text(officer: Officer) -> None:
    """In a text field each editing key does what it does in a bare field of Qt, and nothing else happens."""
    for keys in EDITING:
        bare = QLineEdit("mot hai ba")
        bare.setCursorPosition(4)
        combination = QKeySequence(keys)[0]  # type: ignore[index]
        send_key(bare, combination.key(), "", modifiers=combination.keyboardModifiers())
        officer.fill("Full name", "mot hai ba")
        officer.press("Home")
        officer.press("Right", 4)
        line = officer.focus
        assert isinstance(line, QLineEdit)
        procedure = officer.window.intake.content()["procedure"]
        officer.press(keys)
        if keys not in ("Ctrl+Z", "Ctrl+Y", "Ctrl+V"):
            done = (line.text(), line.cursorPosition(), line.selectedText())
            assert done == (bare.text(), bare.cursorPosition(), bare.selectedText()), keys
        assert officer.focus is line, keys
        assert officer.window.here == "intake", keys
        assert not officer.in_dialog, keys
        assert officer.window.intake.content()["procedure"] == procedure, keys
        assert not officer.accepted, keys


def test_undo_of_text_stays_with_the_field(officer: Officer) -> None:
    officer.tab_to("Full name")
    officer.write("Mau")
    officer.press("Ctrl+Z")
    assert officer.value("Full name") == ""
    officer.press("Ctrl+Y" if officer.value("Full name") else "Ctrl+Shift+Z")
    assert officer.value("Full name") == "Mau"


def test_papers_are_ticked_from_inside_a_text_field(officer: Officer) -> None:
    """Alt+digit and Alt+A are no editing keys: the hand need not leave the field."""
    officer.choose_procedure("ctbs")
    officer.tab_to("Full name")
    officer.write("Mẫu")
    officer.press("Alt+1")
    officer.wait_to_see("complete 1 / 1")
    officer.press("Alt+1")
    officer.press("Alt+A")
    assert officer.sees("complete 2 / 2")
    assert officer.value("Full name") == "Mẫu"
    assert officer.focus_name == "Full name"
