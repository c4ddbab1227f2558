"""The applicant's declaration (tờ khai), printed from what was entered, to be read and signed.

Never a civil-status paper: it is the applicant's own word, and says so.
"""

from __future__ import annotations

import datetime as dt

from app.domain.dossier import IntakeForm
from app.domain.id_card import Sex
from app.domain.procedure import DeclarationField, DeclarationGroup, FieldKind, Procedure
from app.domain.staff import Office
from app.domain.words import VIETNAM, number_in_words
from app.forms.letterhead import Signature, country_head, place_and_date, signatures, title
from app.forms.sheet import LEADING, Align, Sheet
from app.forms.wrapping import SPACE, Run, bold, italic, line_width, runs_of

COMMITMENT = (
    "Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật "
    "về nội dung khai của mình."
)
_DATES_IN_WORDS = frozenset({("child", "birth_date"), ("deceased", "death_date")})
"""(group, field): civil-status registers carry these dates in letters too."""
_SEXES = {Sex.MALE: "Nam", Sex.FEMALE: "Nữ", Sex.OTHER: "Khác"}


class DeclarationPaper:
    """One declaration to be set."""

    def __init__(
        self, office: Office, procedure: Procedure, form: IntakeForm, made_at: dt.datetime | None
    ) -> None:
        self._office = office
        self._procedure = procedure
        self._form = form
        self._made_at = made_at

    def set(self, sheet: Sheet, _copy_name: str) -> None:
        """Set one copy."""
        country_head(sheet)
        sheet.skip(0.5 * sheet.body)
        title(sheet, "Tờ khai")
        name = self._procedure.name
        title(sheet, name, below=italic("(In từ nội dung khai tại quầy, để người khai kiểm tra và ký)"))
        sheet.skip(0.6 * sheet.body)
        sheet.text(["Kính gửi: ", bold(self._office.name)], align=Align.CENTRE)
        sheet.skip(0.3 * sheet.body)
        case = self._procedure.case(self._form.case)
        if case is not None:
            sheet.field("Trường hợp", case.name)
        marks = self._form.marks()
        shown = [
            group for group in self._procedure.declaration if not group.when or marks & frozenset(group.when)
        ]
        for number, group in enumerate(shown, 1):
            self._group(sheet, number, group)
        sheet.skip(0.4 * sheet.body)
        # What is promised, the day and the signature stay together.
        sheet.need(11 * LEADING * sheet.body)
        sheet.text(COMMITMENT)
        day = None if self._made_at is None else self._made_at.astimezone(VIETNAM).date()
        sheet.skip(0.4 * sheet.body)
        width = (sheet.right - sheet.left) / 2
        for line in sheet.wrapped(italic(place_and_date(self._office.place, day)), width):
            sheet.centred(line, sheet.right - width, width, sheet.y, sheet.body)
            sheet.y += LEADING * sheet.body
        signatures(sheet, (Signature("NGƯỜI YÊU CẦU", "(Ký, ghi rõ họ, chữ đệm, tên)"),))

    def _group(self, sheet: Sheet, number: int, group: DeclarationGroup) -> None:
        sheet.skip(0.3 * sheet.body)
        sheet.need(2 * LEADING * sheet.body)
        sheet.text(bold(f"{number}. {group.name}"))
        values = self._form.declaration.get(group.id, {})
        waiting: tuple[str, str] | None = None
        for field in group.fields:
            value = _told(group, field, values.get(field.id, "").strip())
            if field.kind is FieldKind.CHOICE and not value and field.choices:
                _flush(sheet, waiting)
                waiting = None
                sheet.choices(field.label, [(choice, False) for choice in field.choices])
            elif not _is_short(sheet, field, value):
                _flush(sheet, waiting)
                waiting = None
                _whole(sheet, field, value)
            elif waiting is None:
                waiting = (field.label, value)
            else:
                _side_by_side(sheet, waiting, (field.label, value))
                waiting = None
        _flush(sheet, waiting)


def _told(group: DeclarationGroup, field: DeclarationField, value: str) -> str:
    """A value as it is read on paper; what is not of its kind is printed as it was typed."""
    if field.kind is FieldKind.SEX and value in set(Sex):
        return _SEXES[Sex(value)]
    if field.kind is FieldKind.DATE:
        try:
            day = dt.date.fromisoformat(value)
        except ValueError:
            return value
        shown = f"{day:%d/%m}/{day.year:04d}"
        if (group.id, field.id) in _DATES_IN_WORDS:
            return f"{shown} (ghi bằng chữ: {_day_in_words(day)})"
        return shown
    if field.kind is FieldKind.TIME and len(value) == 5 and value[2] == ":":
        return f"{value[:2]} giờ {value[3:]} phút"
    return value


def _day_in_words(day: dt.date) -> str:
    """ngày năm tháng tư năm một nghìn chín trăm chín mươi chín"""
    month = "tư" if day.month == 4 else number_in_words(day.month)
    return f"ngày {number_in_words(day.day)} tháng {month} năm {number_in_words(day.year)}"


def _is_short(sheet: Sheet, field: DeclarationField, value: str) -> bool:
    """Whether it leaves room for another one on the same line."""
    half = (sheet.right - sheet.left) / 2 - sheet.body
    used = line_width(runs_of(f"{field.label}: {value}"), sheet.body)
    return field.kind is not FieldKind.LONG_TEXT and used <= (half if value else 0.7 * half)


def _whole(sheet: Sheet, field: DeclarationField, value: str) -> None:
    lines = value.split("\n")
    sheet.field(field.label, lines[0], lines=2 if field.kind is FieldKind.LONG_TEXT else 1)
    for line in lines[1:]:
        sheet.text(line, indent=sheet.body)


def _flush(sheet: Sheet, waiting: tuple[str, str] | None) -> None:
    """A short field that found no neighbour has its line alone."""
    if waiting is not None:
        sheet.field(*waiting)


def _side_by_side(sheet: Sheet, first: tuple[str, str], second: tuple[str, str]) -> None:
    size = sheet.body
    sheet.need(LEADING * size)
    middle = (sheet.left + sheet.right) / 2
    for (label, value), x, end in ((first, sheet.left, middle - size), (second, middle, sheet.right)):
        runs = runs_of(f"{label}: {value}")
        if not value:
            dots = int((end - x - line_width(runs, size)) / (SPACE * size))
            runs = (*runs, Run("." * dots))
        sheet.line(runs, x, sheet.y, size)
    sheet.y += LEADING * size
