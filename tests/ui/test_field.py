"""The fields of every screen: what is typed, what counts, and what is wrong in words, also spoken."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.typing import press, type_text
from ui.widgets.field import ChoiceField, DateField, Field, LongTextField, NumberField, TextField, read_date

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    form = QWidget()
    QVBoxLayout(form)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def add(form: QWidget, field: Field) -> None:
    """Show it in the form with the focus."""
    layout = form.layout()
    assert layout is not None
    layout.addWidget(field)
    field.show()
    field.setFocus()
    assert field.edit.hasFocus()


def compose(field: Field, text: str) -> None:
    """What an input method sends while a word is being composed."""
    QCoreApplication.sendEvent(field.edit, QInputMethodEvent(text, []))


def spoken(widget: QWidget) -> tuple[str, str]:
    """What a screen reader says of it: name and description."""
    seen = QAccessible.queryAccessibleInterface(widget)
    assert seen is not None
    return seen.text(QAccessible.Text.Name), seen.text(QAccessible.Text.Description)


def shown_lines(field: Field) -> list[str]:
    """The lines of text to be seen around it."""
    return [label.text() for label in field.findChildren(QLabel) if label.isVisible()]


def test_a_name_in_any_form_of_unicode_is_kept_in_one(form: QWidget) -> None:
    field = TextField("Họ và tên")
    add(form, field)
    type_text(form, unicodedata.normalize("NFD", "  Nguyễn  Thị Ưởng "))
    assert field.value() == "Nguyễn Thị Ưởng"
    assert field.raw().startswith("  ")


def test_the_word_being_composed_counts_as_typed_and_is_told(form: QWidget) -> None:
    told: list[str] = []
    field = TextField("Họ và tên")
    add(form, field)
    field.changed.connect(lambda: told.append(field.value()))
    type_text(form, "Trần An")
    press(field.edit, Qt.Key.Key_Home)
    told.clear()
    compose(field, "Ông")
    assert field.value() == "ÔngTrần An"
    assert told == ["ÔngTrần An"]
    note = LongTextField("Ghi chú")
    add(form, note)
    type_text(form, "dòng\n")
    compose(note, "hai")
    assert note.value() == "dòng\nhai"


def test_too_long_an_answer_is_said_and_nothing_is_cut_off(form: QWidget) -> None:
    field = TextField("Họ và tên", most=10)
    add(form, field)
    type_text(form, "Nguyễn Văn Mẫu")
    assert field.value() == "Nguyễn Văn Mẫu"
    assert "14" in field.trouble()
    # Nobody is interrupted while typing; the sentence comes when the field is left.
    assert field.error() == ""
    add(form, TextField("Địa chỉ"))
    assert field.error() == field.trouble()


def test_what_is_wrong_stands_below_in_words_and_is_spoken(form: QWidget) -> None:
    field = TextField("Số định danh", hint="12 chữ số")
    add(form, field)
    assert spoken(field.edit) == ("Số định danh", "12 chữ số")
    assert shown_lines(field) == ["Số định danh"]
    field.set_error("Số này không đủ 12 chữ số. Hãy gõ lại.")
    assert shown_lines(field) == ["Số định danh", "Số này không đủ 12 chữ số. Hãy gõ lại."]
    assert spoken(field.edit) == ("Số định danh", "Số này không đủ 12 chữ số. Hãy gõ lại. 12 chữ số")
    type_text(form, "0")
    assert shown_lines(field) == ["Số định danh"]
    assert spoken(field.edit) == ("Số định danh", "12 chữ số")


@pytest.mark.parametrize(
    "field",
    [
        lambda: TextField("Tên"),
        lambda: LongTextField("Tên"),
        lambda: DateField("Tên"),
        lambda: NumberField("Tên"),
        lambda: ChoiceField("Tên", [("a", "A")]),
        lambda: ChoiceField("Tên", [("a", "A")], free=True),
    ],
    ids=["text", "long", "date", "number", "choice", "free choice"],
)
def test_every_field_has_a_name_for_a_screen_reader_and_its_label_leads_to_it(
    form: QWidget, field: object
) -> None:
    assert callable(field)
    made: Field = field()
    add(form, made)
    # On Unix Qt speaks a combo box's choice as its name; the label beside it tells what it is.
    assert made.edit.accessibleName() == "Tên"
    seen = QAccessible.queryAccessibleInterface(made.edit)
    assert seen is not None
    assert "Tên" in [other.text(QAccessible.Text.Name) for other, _relation in seen.relations()]
    for inner in made.edit.findChildren(QWidget):
        if inner.focusPolicy() != Qt.FocusPolicy.NoFocus and inner.isVisible():
            assert inner.accessibleName() == "Tên"
    label = next(label for label in made.findChildren(QLabel) if label.text() == "Tên")
    assert label.buddy() is made.edit
    assert made.focusProxy() is made.edit


@pytest.mark.parametrize(
    ("typed", "shown", "date"),
    [
        ("5/3/1990", "05/03/1990", dt.date(1990, 3, 5)),
        ("05031990", "05/03/1990", dt.date(1990, 3, 5)),
        ("5.3.1990", "05/03/1990", dt.date(1990, 3, 5)),
        ("05-03-1990", "05/03/1990", dt.date(1990, 3, 5)),
        ("1990-03-05", "05/03/1990", dt.date(1990, 3, 5)),
        (" 29 2 2024 ", "29/02/2024", dt.date(2024, 2, 29)),
    ],
)
def test_a_date_may_be_typed_in_every_usual_way(form: QWidget, typed: str, shown: str, date: dt.date) -> None:
    field = DateField("Ngày sinh")
    add(form, field)
    type_text(form, typed)
    assert field.value() == date
    assert field.raw() == typed
    add(form, TextField("Địa chỉ"))
    assert field.raw() == shown
    assert (field.value(), field.error()) == (date, "")


@pytest.mark.parametrize(
    "typed", ["31/02/1990", "5/3/90", "0503199", "1960", "năm 1960", "٠٥/٠٣/1990", "5/3/1490"]
)
def test_what_is_not_a_date_is_kept_as_typed_and_said_when_left(form: QWidget, typed: str) -> None:
    field = DateField("Ngày sinh")
    add(form, field)
    type_text(form, typed)
    assert (field.value(), field.error()) == (None, "")
    add(form, TextField("Địa chỉ"))
    assert field.raw() == typed
    assert "05/03/1990" in field.error()
    assert spoken(field.edit)[1].startswith(field.error())


def test_a_year_alone_is_an_answer_only_where_it_may_be(form: QWidget) -> None:
    field = DateField("Ngày sinh", year_only=True)
    add(form, field)
    type_text(form, "1960")
    assert (field.value(), field.year(), field.trouble()) == (None, 1960, "")
    field.set_value(dt.date(1961, 2, 3))
    assert (field.raw(), field.year()) == ("03/02/1961", 1961)
    field.set_value(1962)
    assert (field.raw(), field.year()) == ("1962", 1962)
    field.set_value(None)
    assert (field.raw(), field.year()) == ("", None)


def test_a_date_half_typed_comes_back_from_a_draft_as_it_was(form: QWidget) -> None:
    field = DateField("Ngày sinh")
    add(form, field)
    field.set_raw("05/0")
    assert field.raw() == "05/0"
    field.set_raw("1990-03-05")
    assert field.raw() == "05/03/1990"
    assert read_date(field.raw()) == dt.date(1990, 3, 5)


def test_amounts_are_typed_with_or_without_dots_and_shown_with_them(form: QWidget) -> None:
    field = NumberField("Số tiền", least=1000, most=5_000_000)
    add(form, field)
    for typed, amount in (("1.200.000", 1_200_000), ("1200000", 1_200_000), ("1 200 000", 1_200_000)):
        field.set_raw("")
        field.setFocus()
        type_text(form, typed)
        assert field.value() == amount
        press(field.edit, Qt.Key.Key_Return)
        assert field.raw() == "1.200.000"
    for typed in ("999", "5000001", "12.00", "mười", "1,5"):
        field.set_raw(typed)
        assert field.value() is None
        assert field.trouble()
    field.set_raw("")
    assert (field.value(), field.trouble()) == (None, "")


def test_enter_tells_the_word_whole(form: QWidget) -> None:
    entered: list[str] = []
    field = TextField("Tìm")
    add(form, field)
    field.entered.connect(lambda: entered.append(field.value()))
    type_text(form, "khai sinh\n")
    assert entered == ["khai sinh"]


def test_a_choice_keeps_its_value_when_the_list_is_offered_anew(form: QWidget) -> None:
    told: list[str] = []
    field = ChoiceField("Trường hợp", [("new", "Cấp mới"), ("reissue", "Cấp lại")])
    add(form, field)
    field.changed.connect(lambda: told.append(field.value()))
    assert field.value() == "new"
    field.set_value("reissue")
    field.set_choices([("reissue", "Cấp lại"), ("change", "Đổi")])
    assert field.value() == "reissue"
    field.set_value("unknown")
    assert field.value() == "reissue"
    field.set_choices([("other", "Khác")])
    assert field.value() == "other"
    assert told == ["reissue", "other"]


def test_a_free_choice_takes_the_list_or_what_is_typed(form: QWidget) -> None:
    field = ChoiceField("Dân tộc", [("01", "Kinh"), ("02", "Tày")], free=True)
    add(form, field)
    field.set_value("02")
    assert (field.value(), field.raw()) == ("02", "02")
    field.set_value("")
    assert field.value() == ""
    type_text(field.edit, "Dao đỏ")
    assert field.value() == "Dao đỏ"
    field.set_raw("02")
    assert field.value() == "02"


def test_the_wheel_changes_no_choice(form: QWidget) -> None:
    field = ChoiceField("Giới tính", [("male", "Nam"), ("female", "Nữ")])
    add(form, field)
    turned = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(field.edit, turned)
    assert field.value() == "male"
    assert not turned.isAccepted()


def test_tab_leaves_a_note_and_types_nothing(form: QWidget) -> None:
    note = LongTextField("Ghi chú")
    add(form, note)
    after = TextField("Địa chỉ")
    add(form, after)
    note.setFocus()
    type_text(form, "a\t")
    assert note.value() == "a"
    assert after.edit.hasFocus()
