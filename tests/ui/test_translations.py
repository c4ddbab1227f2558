"""The window speaks Vietnamese, wholly: judged by Qt's own collector of texts and by Qt's own menus."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the window and what it is in Vietnamese."""

    context: str
    source: str
    counted: bool
    vietnamese: tuple[str, ...]
    state: str
    """Empty = finished."""


def texts_in(file: Path) -> list[Text]:
    """All texts of a .ts file."""
    found = []
    for context in ET.parse(file).getroot().findall("context"):
        for message in context.findall("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.findall("numerusform")]
            found.append(
                Text(
                    context.findtext("name", ""),
                    message.findtext("source", ""),
                    message.get("numerus") == "yes",
                    tuple(forms) or (translation.text or "",),
                    translation.get("type", ""),
                )
            )
    return found


VI = texts_in(TRANSLATIONS / "vi.ts")


def blanks(text: str) -> list[str]:
    """What is filled in later: {0}, {name}, %n."""
    return sorted(re.findall(r"\{\w*\}|%n", text))


@pytest.fixture
def translators(qapp: QApplication) -> Iterator[dict[str, QTranslator]]:
    """The compiled files, in force as the start puts them."""
    made = {}
    for name in ("vi.qm", "qt_vi.qm"):
        translator = QTranslator()
        assert translator.load(str(TRANSLATIONS / name))
        qapp.installTranslator(translator)
        made[name] = translator
    yield made
    for translator in made.values():
        qapp.removeTranslator(translator)


def test_the_window_says_nothing_that_is_not_in_the_file(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    sources = sorted(str(path) for part in ("ui", "app") for path in (ROOT / part).rglob("*.py"))
    command = [str(Path(sys.executable).with_name("pyside6-lupdate")), *sources, "-ts", str(fresh)]
    subprocess.run(
        [*command, "-source-language", "en", "-target-language", "vi"], check=True, capture_output=True
    )
    said = {(text.context, text.source, text.counted) for text in texts_in(fresh)}
    assert len(said) > 200
    assert {(text.context, text.source, text.counted) for text in VI} == said


def test_no_text_hides_where_the_collector_of_texts_does_not_look() -> None:
    """A text asked for inside an f-string is not collected, so it would stay English."""
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for part in ("ui", "app")
        for path in sorted((ROOT / part).rglob("*.py"))
        for filled in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(filled, ast.JoinedStr)
        for call in ast.walk(filled)
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith((".tr", ".translate"))
    ]
    assert hidden == []


def test_every_text_of_the_window_is_finished_in_vietnamese() -> None:
    assert [text for text in VI if text.state or not all(form.strip() for form in text.vietnamese)] == []


def test_every_blank_of_a_text_is_there_in_vietnamese_too() -> None:
    wrong = [text for text in VI if any(blanks(form) != blanks(text.source) for form in text.vietnamese)]
    assert wrong == []


def test_vietnamese_has_one_form_for_any_count() -> None:
    counted = [text for text in VI if text.counted]
    assert counted
    assert [text for text in counted if len(text.vietnamese) != 1 or "%n" not in text.source] == []


def test_the_compiled_file_says_what_the_source_says(translators: dict[str, QTranslator]) -> None:
    compiled = translators["vi.qm"]
    wrong = [
        text
        for text in VI
        if compiled.translate(text.context, text.source, None, 1 if text.counted else -1)
        != text.vietnamese[0]
    ]
    assert wrong == []


def test_qts_own_menus_speak_vietnamese(qtbot: QtBot, translators: dict[str, QTranslator]) -> None:
    ours = {text.vietnamese[0].replace("&", "") for text in texts_in(TRANSLATIONS / "qt_vi.ts")}
    line, page = QLineEdit("Mẫu"), QPlainTextEdit("Mẫu")
    for field in (line, page):
        qtbot.addWidget(field)
        menu = field.createStandardContextMenu()
        qtbot.addWidget(menu)
        # The key stands behind a tab.
        shown = {action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()}
        assert len(shown) >= 6
        assert shown - ours == set()
    assert translators
