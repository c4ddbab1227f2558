"""Wrong, huge and hostile text in every field of the window: kept cleaned, or refused with a sentence."""

from __future__ import annotations

import unicodedata

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.domain.print_job import Paper
from tests.window import Officer

HOSTILE = {
    "ten kilobytes": "Nguyễn " * 1500,
    "right to left override": "Mẫu \u202etxet desrever\u202c",
    "zero width": "Ng\u200bu\u200dyễn\ufeff Văn",
    "NUL and controls": "Mẫu\x00\x01\x1b[31m\x7f",
    "Arabic and Hebrew": "محمد שלום",
    "emoji": "👨‍👩‍👧‍👦🇻🇳",
    "SQL": "'; DROP TABLE dossiers; --",
    "HTML": "<img src=x onerror=alert(1)><b>Mẫu</b>&amp;",
    "marks without end": "a" + "\u0301" * 2000,
    "half a surrogate": "Mẫu \ud83d",
    "other half": "\udc00Mẫu",
    "line ends": "Mẫu\r\nVăn\u2028Thử\u0085",
    "format and code": "{0} %s %n ${HOME} `id` \\N{BULLET}",
    "not NFC": unicodedata.normalize("NFD", "Nguyễn Thị Hường"),
    "only blanks": " \t\u3000\u2007 ",
    "private use": "\ue000\U000f0000",
}


def invisible(text: str) -> list[str]:
    """What has no business in a text that is kept."""
    return [char for char in text if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co")]


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_in_every_field(officer: Officer, kind: str) -> None:
    text = HOSTILE[kind]
    officer.choose_procedure("ks")
    filled = 0
    for tab in (0, 1):
        officer.window.intake.tabs.setCurrentIndex(tab)
        for widget in officer.window.intake.findChildren(QWidget):
            if not widget.isVisible() or widget is officer.window.intake.picker.field.edit:
                continue
            if isinstance(widget, QLineEdit):
                widget.setText(text)
            elif isinstance(widget, QPlainTextEdit):
                widget.setPlainText(text)
            else:
                continue
            filled += 1
    assert filled > 15
    officer.window.intake.tabs.setCurrentIndex(0)
    officer.press("Alt+A")
    officer.wait_quiet()
    draft_before = officer.window.intake.content()
    officer.press("F9")
    officer.wait(lambda: officer.accepted or not officer.window.intake.strip.isHidden(), "an answer")
    officer.wait_quiet()
    if not officer.accepted:
        assert officer.window.intake.content() == draft_before, "what was typed stands there still"
        assert "mistake of its own" not in officer.window.intake.strip.text()
        (draft,) = officer.desk.intake.drafts()
        assert draft.content["owner"] == draft_before["owner"]
        for field in officer.window.intake.owner.fields().values():
            if field not in (officer.window.intake.owner.sex, officer.window.intake.owner.id_kind):
                field.set_raw("")
        for number_field in (officer.window.intake.due.pages, officer.window.intake.due.copies):
            number_field.set_raw("")
        for group in officer.window.intake.declaration.groups.values():
            for entry in group.entries.values():
                if entry.trouble():
                    entry.set_raw("")
        short = text[:150]
        officer.window.intake.owner.name.set_raw("Mẫu " + short)
        officer.window.intake.owner.address.set_raw(short)
        officer.accept("F9")
    kept = officer.desk.find.open(officer.accepted[-1].dossier.number, officer.desk.actor).dossier
    owner = kept.form.owner
    assert owner.name.startswith("Mẫu")
    told = [
        owner.name,
        owner.address,
        *(value for group in kept.form.declaration.values() for value in group.values()),
    ]
    for value in told:
        assert unicodedata.is_normalized("NFC", value)
        assert not [
            char for char in value if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co") and char != "\n"
        ]
    officer.desk.printing.slip_picture((kept.number,), 80)
    assert officer.desk.printing.paper(Paper.APPOINTMENT, kept.number).startswith(b"%PDF")


def test_hostile_text_in_the_one_field_and_in_find(officer: Officer) -> None:
    for kind, text in HOSTILE.items():
        officer.press("Ctrl+K")
        officer.window.one_field.setText(text)
        officer.wait_quiet()
        officer.press("Return")
        officer.wait_quiet()
        officer.press("F3")
        officer.window.finding.field.set_raw(text)
        officer.wait_quiet()
        assert officer.window.finding.model.rowCount() == 0, kind
        assert not officer.sees("mistake of its own"), kind


def test_hostile_codes_are_told_to_be_no_card(officer: Officer) -> None:
    for kind, text in HOSTILE.items():
        officer.window.strip.clear()
        officer.window.router.scanned(text)
        officer.wait_quiet()
        assert officer.window.strip.text(), kind
        assert not officer.sees("mistake of its own"), kind
        officer.window.router.scanned(f"001099000001||{text}|01011999|Nam|{text}|01052021")
        officer.wait_quiet()
        owner = officer.window.intake.owner
        assert not invisible(owner.name.value() + owner.address.value()), kind
