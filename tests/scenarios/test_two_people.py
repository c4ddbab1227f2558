"""What was entered for one person never turns up in another's dossier, and is never lost to it."""

from __future__ import annotations

import threading

from PySide6.QtWidgets import QAbstractButton

from app.domain.dossier import PaperState
from tests.window import CARD, FATHER, Officer
from ui.widgets.field import TextField


def open_draft(officer: Officer, title: str) -> None:
    """Press the link of a waiting draft."""
    link = next(
        button
        for button in officer.window.findChildren(QAbstractButton)
        if button.isVisible() and f"· {title}" in button.text()
    )
    officer.push(link.text())
    officer.wait_quiet()


def scan(officer: Officer, card: str) -> None:
    """Scan a card and wait until its number stands in the form."""
    officer.scan(card)
    officer.wait(lambda: officer.value("Number") == card.split("|")[0], "the card does not come")
    officer.wait_quiet()


def choose(officer: Officer, shorthand: str) -> None:
    """Choose this procedure instead of the one chosen."""
    before = officer.window.intake.picker.procedure
    officer.window.intake.picker.field.setFocus()
    officer.press("Ctrl+A")
    officer.write(shorthand)
    officer.press("Return")
    officer.wait(lambda: officer.window.intake.picker.procedure is not before, shorthand)
    officer.wait_quiet()


def test_a_draft_without_procedure_takes_no_ticks_and_no_offers_of_the_one_before(officer: Officer) -> None:
    scan(officer, CARD)
    officer.choose_procedure("sg")
    officer.press("Alt+A")
    officer.accept()
    officer.fill("Full name", "Nguyễn Văn Mẫu")
    officer.press("F2")
    officer.wait_quiet()
    scan(officer, CARD)
    officer.wait_to_see("earlier dossier(s)")
    officer.choose_procedure("sg")
    officer.press("Alt+A")
    officer.wait_quiet()
    open_draft(officer, "Nguyễn Văn Mẫu")
    assert not officer.sees("earlier dossier(s)")
    assert not officer.sees("similar dossier(s)")
    officer.choose_procedure("sg")
    states = {row.taken.state for row in officer.window.intake.checklist.rows}
    assert states == {PaperState.MISSING}


def test_what_was_told_for_one_number_is_not_offered_for_the_next(officer: Officer) -> None:
    scan(officer, CARD)
    officer.choose_procedure("sg")
    officer.press("Alt+A")
    officer.accept()
    scan(officer, CARD)
    officer.wait_to_see("earlier dossier(s)")
    officer.fill("Number", "00119900000")
    assert not officer.sees("earlier dossier(s)")


def test_another_persons_card_begins_another_dossier(officer: Officer) -> None:
    scan(officer, CARD)
    officer.choose_procedure("sg")
    officer.fill("Phone (if any)", "0900000000")
    officer.wait_quiet()
    scan(officer, FATHER)
    assert officer.value("Phone (if any)") == ""
    assert officer.window.intake.picker.procedure is not None
    assert officer.sees("another person's card")
    open_draft(officer, "Nguyễn Thị Thử")
    assert officer.value("Number") == CARD.split("|")[0]
    assert officer.value("Phone (if any)") == "0900000000"


def test_what_is_typed_while_the_store_is_slow_is_a_draft_of_its_own(officer: Officer) -> None:
    scan(officer, CARD)
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
    officer.fill("Phone (if any)", "0900000001")
    slow.set()
    officer.wait(lambda: officer.accepted, "it is accepted")
    officer.wait_quiet()
    assert officer.accepted[0].dossier.form.owner.phone is None
    (draft,) = officer.desk.intake.drafts()
    owner = draft.content["owner"]
    assert isinstance(owner, dict)
    assert owner["phone"] == "0900000001"


def test_a_declaration_is_kept_while_another_procedure_is_looked_at(officer: Officer) -> None:
    choose(officer, "ks")
    officer.window.router.toggle_declaration()
    groups = officer.window.intake.declaration.groups.values()
    entries = [entry for group in groups for entry in group.entries.values()]
    next(entry for entry in entries if isinstance(entry, TextField)).setFocus()
    officer.write("Nguyen Van Moi")
    officer.wait_quiet()
    declared = officer.window.intake.declaration.filled()
    assert "Nguyen Van Moi" in str(declared)
    choose(officer, "tthn")
    assert "Nguyen Van Moi" not in str(officer.window.intake.declaration.filled())
    choose(officer, "ks")
    assert officer.window.intake.declaration.filled() == declared
    officer.press("F2")
    officer.wait_quiet()
    choose(officer, "ks")
    assert "Nguyen Van Moi" not in str(officer.window.intake.declaration.filled())
