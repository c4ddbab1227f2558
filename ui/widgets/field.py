"""The fields of every screen: a name above, what is typed, and below it in words what is wrong.

    TextField      one line: a name, a number, an address
    LongTextField  several lines: reasons, notes
    DateField      typed as 5/3/1990, 05031990 or, where allowed, 1960; no calendar to click through
    NumberField    whole numbers, with the dots people type in amounts
    ChoiceField    one of a list

All have the same way in and out: `value` / `set_value` for what counts, `raw` / `set_raw` for what stands
there, finished or not (drafts), `changed` for every key. A word still being composed counts as typed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.domain.text import clean
from ui.commit import commit_composition

# Far beyond any answer; against a book pasted by mistake. Nothing shorter is ever cut off.
_MOST_IN_EDITOR = 20_000
_EARLIEST_YEAR = 1850
_LATEST_YEAR = 2200


class LineEdit(QLineEdit):
    """One line that also knows what is being composed in it."""

    composed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composing = ""
        self.setMaxLength(_MOST_IN_EDITOR)

    def typed(self) -> str:
        """The text with the word being composed in its place."""
        cursor = self.cursorPosition()
        text = self.text()
        return text[:cursor] + self.composing + text[cursor:]

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember what is being composed."""
        before = self.composing
        self.composing = event.preeditString()
        super().inputMethodEvent(event)
        if before != self.composing:
            self.composed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell it also where Qt does not (`editingFinished` stays silent when nothing changed)."""
        super().focusOutEvent(event)
        self.left.emit()


class LinesEdit(QPlainTextEdit):
    """Several lines that also know what is being composed in them; Tab goes on to the next field."""

    composed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composing = ""
        self.setTabChangesFocus(True)

    def typed(self) -> str:
        """The text with the word being composed in its place."""
        cursor = self.textCursor().position()
        text = self.toPlainText()
        return text[:cursor] + self.composing + text[cursor:]

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember what is being composed."""
        before = self.composing
        self.composing = event.preeditString()
        super().inputMethodEvent(event)
        if before != self.composing:
            self.composed.emit()


class ChoiceBox(QComboBox):
    """A list that the mouse wheel does not change while someone scrolls past it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class Field(QWidget):
    """A named field. Build one of the kinds below.

    Signals:
        changed: What stands there is another than before, by key, by composing or by `set_value`.
        finished: The person went on: left the field or pressed Enter.
    """

    changed = Signal()
    finished = Signal()

    edit: QWidget
    """What takes the keys."""

    def __init__(self, label: str, edit: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = edit
        self._hint = hint
        self._error = ""
        self._trouble_shown = False
        self._label = QLabel(label, self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setProperty("kind", "field")
        self._label.setBuddy(edit)
        # A long name never makes the form wider than the window; it is whole in the tool tip.
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._label.setToolTip(label)
        self._below = QLabel("", self)
        self._below.setTextFormat(Qt.TextFormat.PlainText)
        self._below.setWordWrap(True)
        self._below.setProperty("kind", "field-error")
        self._below.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        for part in (self._label, edit, self._below):
            box.addWidget(part)
        self.setFocusProxy(edit)
        self.set_label(label)
        self._describe()

    def label(self) -> str:
        """The field's name, as shown and as a screen reader says it."""
        return self._label.text()

    def set_label(self, label: str) -> None:
        """Rename it, on screen and for a screen reader."""
        self._label.setText(label)
        for named in self._named():
            # Without the mark of a mnemonic.
            named.setAccessibleName(re.sub("&(?=.)", "", label))

    def raw(self) -> str:
        """What stands there, finished or not, as a draft keeps it."""
        raise NotImplementedError

    def set_raw(self, text: str) -> None:
        """Put back what a draft kept."""
        raise NotImplementedError

    def trouble(self) -> str:
        """Why what stands there cannot be used, as a sentence; empty = it can. An empty field can."""
        return ""

    def error(self) -> str:
        """The sentence shown below the field now; empty = none."""
        return self._below.text()

    def set_error(self, sentence: str) -> None:
        """Show what is wrong with it in words; empty takes it away. The next change takes it away too."""
        self._error = sentence
        self._describe()

    def commit_composition(self) -> None:
        """Write the word being composed; needed before something acts on it."""
        if self.edit.hasFocus():
            commit_composition()

    def _named(self) -> tuple[QWidget, ...]:
        return (self.edit,)

    def _touched(self) -> None:
        self._error = ""
        self._trouble_shown = False
        self._describe()
        self.changed.emit()

    def _finish(self) -> None:
        self._trouble_shown = True
        self._describe()
        self.finished.emit()

    def _describe(self) -> None:
        sentence = self._error or (self.trouble() if self._trouble_shown else "")
        wrong = bool(sentence)
        self._below.setText(sentence)
        self._below.setVisible(wrong)
        described = " ".join(part for part in (sentence, self._hint) if part)
        for named in self._named():
            named.setAccessibleDescription(described)
        if bool(self.edit.property("wrong")) != wrong:
            self.edit.setProperty("wrong", wrong)
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)


class _LineField(Field):
    """What the one-line fields have in common."""

    edit: LineEdit
    entered = Signal()
    """Enter was pressed in it; the word being composed is written."""

    def __init__(
        self, label: str, *, hint: str = "", placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(label, LineEdit(), hint, parent)
        self.edit.setPlaceholderText(placeholder)
        self.edit.textChanged.connect(self._touched)
        self.edit.composed.connect(self._touched)
        self.edit.left.connect(self._finish)
        self.edit.returnPressed.connect(self._enter)

    def raw(self) -> str:
        """What stands there, finished or not, as a draft keeps it."""
        return self.edit.typed()

    def set_raw(self, text: str) -> None:
        """Put back what a draft kept."""
        if text != self.edit.text():
            self.edit.setText(text)

    def is_empty(self) -> bool:
        """Nothing to be seen stands there."""
        return not self.raw().strip()

    def _enter(self) -> None:
        commit_composition()
        self._finish()
        self.entered.emit()


class TextField(_LineField):
    """One line of text.

    Args:
        label: The field's name.
        most: Longest answer in characters. More may be typed; the field then says so. Nothing is cut off.
        hint: What a screen reader adds.
        placeholder: Grey words in the empty field.
    """

    def __init__(
        self,
        label: str,
        *,
        most: int = 200,
        hint: str = "",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.most = most
        super().__init__(label, hint=hint, placeholder=placeholder, parent=parent)

    def value(self) -> str:
        """The text as the desk keeps it: NFC, one line, trimmed; perhaps too long, then `trouble` tells."""
        return _cleaned(self.raw())

    def set_value(self, text: str) -> None:
        """Show this text."""
        self.set_raw(text)

    def trouble(self) -> str:
        """Too long?"""
        return _too_long(len(self.value()), self.most)


class LongTextField(Field):
    """Several lines of text. `most` as in `TextField`."""

    edit: LinesEdit

    def __init__(
        self,
        label: str,
        *,
        most: int = 2000,
        lines_shown: int = 3,
        hint: str = "",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.most = most
        super().__init__(label, LinesEdit(), hint, parent)
        self.edit.setPlaceholderText(placeholder)
        # Qt would make every such field nine lines high; what does not fit scrolls.
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * lines_shown + 14)
        self.edit.textChanged.connect(self._touched)
        self.edit.composed.connect(self._touched)

    def value(self) -> str:
        """The text as the desk keeps it: NFC, lines as typed."""
        return _cleaned(self.raw(), lines=True)

    def set_value(self, text: str) -> None:
        """Show this text."""
        self.set_raw(text)

    def raw(self) -> str:
        """What stands there, finished or not, as a draft keeps it."""
        return self.edit.typed()

    def set_raw(self, text: str) -> None:
        """Put back what a draft kept."""
        if text != self.edit.toPlainText():
            self.edit.setPlainText(text)

    def is_empty(self) -> bool:
        """Nothing to be seen stands there."""
        return not self.raw().strip()

    def trouble(self) -> str:
        """Too long?"""
        return _too_long(len(self.value()), self.most)


_DAY_FIRST = re.compile(r"(\d{1,2})[\s./\-](\d{1,2})[\s./\-](\d{4})")
_EIGHT_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_YEAR = re.compile(r"\d{4}")


def read_date(untrusted_text: str) -> dt.date | None:
    """The date someone typed day first, or in ISO form; None = not (yet) a date between 1850 and 2200.

    >>> read_date("5/3/1990") == read_date("05031990") == read_date("1990-03-05") == dt.date(1990, 3, 5)
    True
    """
    text = untrusted_text.strip()
    if not text.isascii():
        return None
    day_first = _DAY_FIRST.fullmatch(text) or _EIGHT_DIGITS.fullmatch(text)
    iso = _ISO.fullmatch(text)
    if day_first:
        day, month, year = map(int, day_first.groups())
    elif iso:
        year, month, day = map(int, iso.groups())
    else:
        return None
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


class DateField(_LineField):
    """A date, typed.

    Args:
        label: The field's name.
        year_only: A year alone is an answer too (old people's papers often have no more).
        hint: What a screen reader adds.
    """

    def __init__(
        self, label: str, *, year_only: bool = False, hint: str = "", parent: QWidget | None = None
    ) -> None:
        self.year_only = year_only
        super().__init__(label, hint=hint, parent=parent)
        shape = self.tr("dd/mm/yyyy or yyyy") if year_only else self.tr("dd/mm/yyyy")
        self.edit.setPlaceholderText(shape)
        self._hint = " ".join(part for part in (hint, shape) if part)
        self._describe()

    def value(self) -> dt.date | None:
        """The date; None while nothing, something unfinished or a year alone stands there."""
        return read_date(self.raw())

    def year(self) -> int | None:
        """The year of the date, or the year alone where that is allowed."""
        date = self.value()
        if date is not None:
            return date.year
        text = self.raw().strip()
        if self.year_only and text.isascii() and _YEAR.fullmatch(text):
            year = int(text)
            return year if _EARLIEST_YEAR <= year <= _LATEST_YEAR else None
        return None

    def set_value(self, date: dt.date | int | None) -> None:
        """Show this date, this year alone, or nothing."""
        if date is None:
            self.set_raw("")
        elif isinstance(date, int):
            self.set_raw(f"{date:04d}")
        else:
            self.set_raw(_as_typed(date))

    def set_raw(self, text: str) -> None:
        """Put back what a draft kept; an ISO date shows day first."""
        date = read_date(text) if _ISO.fullmatch(text.strip()) else None
        super().set_raw(_as_typed(date) if date is not None else text)

    def trouble(self) -> str:
        """Not a date?"""
        if self.is_empty() or self.year() is not None:
            return ""
        if self.year_only:
            return self.tr(
                "This is not a date. Type day, month and year such as 05/03/1960, or the year alone."
            )
        return self.tr("This is not a date. Type day, month and year, such as 05/03/1990.")

    def _finish(self) -> None:
        date = self.value()
        if date is not None:
            self.set_raw(_as_typed(date))
        super()._finish()


class NumberField(_LineField):
    """A whole number; dots, spaces and commas between groups of three are allowed.

    Args:
        label: The field's name.
        least, most: Bounds, both allowed.
        hint: What a screen reader adds, such as the unit.
    """

    def __init__(
        self,
        label: str,
        *,
        least: int = 0,
        most: int = 999_999_999_999,
        hint: str = "",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.least = least
        self.most = most
        super().__init__(label, hint=hint, placeholder=placeholder, parent=parent)

    def value(self) -> int | None:
        """The number; None while nothing, something unfinished or one out of bounds stands there."""
        number = _read_number(self.raw())
        return number if number is not None and self.least <= number <= self.most else None

    def set_value(self, number: int | None) -> None:
        """Show this number, or nothing."""
        self.set_raw("" if number is None else _grouped(number))

    def trouble(self) -> str:
        """Not a number, or out of bounds?"""
        if self.is_empty() or self.value() is not None:
            return ""
        if _read_number(self.raw()) is None:
            return self.tr("This is not a whole number. Type digits only.")
        return self.tr("The number must be from {least} to {most}.").format(
            least=_grouped(self.least), most=_grouped(self.most)
        )

    def _finish(self) -> None:
        number = self.value()
        if number is not None:
            self.set_raw(_grouped(number))
        super()._finish()


class ChoiceField(Field):
    """One of a list.

    Args:
        label: The field's name.
        choices: (value, words) each, in order. The first is chosen.
        free: Another answer may be typed too.
        hint: What a screen reader adds.
    """

    edit: ChoiceBox

    def __init__(
        self,
        label: str,
        choices: Sequence[tuple[str, str]] = (),
        *,
        free: bool = False,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        box = ChoiceBox()
        self._line: LineEdit | None = None
        if free:
            self._line = LineEdit()
            box.setEditable(True)
            box.setLineEdit(self._line)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        super().__init__(label, box, hint, parent)
        self.set_choices(choices)
        if self._line is not None:
            self._line.textChanged.connect(self._touched)
            self._line.composed.connect(self._touched)
            self._line.left.connect(self._finish)
        else:
            box.currentIndexChanged.connect(self._touched)
            box.activated.connect(self.finished)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these instead; what was chosen stays so if it is among them."""
        before = self.raw()
        self.edit.blockSignals(True)
        self.edit.clear()
        for value, words in choices:
            self.edit.addItem(words, value)
        self.edit.blockSignals(False)
        if before:
            self.set_raw(before)
        if self.raw() != before:
            self._touched()

    def value(self) -> str:
        """The value of the choice (or the words typed, where they are free); "" without any."""
        if self._line is not None:
            typed = _cleaned(self._line.typed())
            place = self.edit.findText(typed, Qt.MatchFlag.MatchFixedString)
            return str(self.edit.itemData(place)) if place >= 0 else typed
        data = self.edit.currentData()
        return "" if data is None else str(data)

    def set_value(self, value: str) -> None:
        """Choose this value; one that is not offered is shown as typed where free, and ignored otherwise."""
        place = next(
            (row for row in range(self.edit.count()) if str(self.edit.itemData(row)) == str(value)), -1
        )
        if place >= 0:
            self.edit.setCurrentIndex(place)
        elif self._line is not None:
            self._line.setText(value)

    def raw(self) -> str:
        """The value, as a draft keeps it."""
        return self.value()

    def set_raw(self, text: str) -> None:
        """Put back what a draft kept."""
        self.set_value(text)

    def is_empty(self) -> bool:
        """Nothing is chosen."""
        return not self.value()

    def _named(self) -> tuple[QWidget, ...]:
        # Qt gives the inner editor no name of its own.
        line = self.edit.lineEdit()
        return (self.edit, line) if line is not None else (self.edit,)


def _cleaned(untrusted_text: str, *, lines: bool = False) -> str:
    # No limit here: `trouble` tells one that is too long, and the service refuses it.
    return clean(untrusted_text, most=len(untrusted_text) * 4 + 1, lines=lines)


def _too_long(length: int, most: int) -> str:
    if length <= most:
        return ""
    return QCoreApplication.translate(
        "Field", "This is too long: {length} characters, at most {most}. Shorten it."
    ).format(length=length, most=most)


def _as_typed(date: dt.date) -> str:
    return f"{date.day:02d}/{date.month:02d}/{date.year:04d}"


def _read_number(untrusted_text: str) -> int | None:
    text = untrusted_text.strip()
    if not text.isascii():
        return None
    if re.fullmatch(r"-?\d{1,15}", text):
        return int(text)
    if re.fullmatch(r"-?\d{1,3}(?:[.\s,]\d{3}){1,4}", text):
        return int(re.sub(r"[.\s,]", "", text))
    return None


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
