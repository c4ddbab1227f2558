"""Head, title and signatures of every paper, as Decree 30/2020/NĐ-CP Annex I sets them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.staff import Office
from app.domain.words import day_on_paper
from app.forms.marks import Frame
from app.forms.sheet import LEADING, Sheet
from app.forms.typeface import NO_BREAK, Face
from app.forms.wrapping import Run, Text, bold, italic, line_width, runs_of, wrap, wrap_evenly

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_TWO_SYLLABLES = (
    *("TIẾP NHẬN", "HỒ SƠ", "HẸN TRẢ", "KẾT QUẢ", "YÊU CẦU", "BỔ SUNG", "HOÀN THIỆN", "TỪ CHỐI"),
    *("GIẢI QUYẾT", "XÁC NHẬN", "TÌNH TRẠNG", "HÔN NHÂN", "ĐĂNG KÝ", "KHAI SINH", "KHAI TỬ", "KẾT HÔN"),
    *("CHỨNG THỰC", "BẢN SAO", "BẢN CHÍNH", "CHỮ KÝ", "GIẤY TỜ", "VĂN BẢN", "TRÍCH LỤC", "HỘ TỊCH"),
    *("VIỆT NAM", "NƯỚC NGOÀI"),
)
"""Words of titles; a line never ends inside one."""
_SIGNING_ROOM = 2.9
"""For the signature itself, in lines."""
_LEFT_SHARE = 0.46
"""Of the text width for the agency; the rest is for the country's name, which never wraps."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One place to sign."""

    title: str
    """In capitals, may be of several lines."""
    note: str
    """Such as "(Ký và ghi rõ họ tên)"."""
    name: str = ""
    """Printed under the place for the signature; empty = to be written by hand."""


def place_and_date(place: str, day: dt.date | None) -> str:
    """The date line; dots where the place or day is not known, to be written by hand."""
    return f"{place or '.' * 16}, {day_on_paper(day) if day else 'ngày ...... tháng ...... năm .........'}"


def letterhead(sheet: Sheet, office: Office, under: Sequence[Text], place_date: str) -> None:
    """Agency on the left with its number or code, country, motto and date on the right."""
    size = sheet.measures.head
    leading = LEADING * size
    width = sheet.right - sheet.left
    country_width = line_width((bold(COUNTRY),), size)
    right_width = max(country_width, (1 - _LEFT_SHARE) * width)
    left_width = width - right_width - size
    top = sheet.y

    lines = [line for line in (office.superior, office.name, office.department) if line.strip()]
    y = top
    for index, agency in enumerate(lines):
        last = index == len(lines) - 1
        text: Text = bold(agency) if last else agency
        for line in wrap_evenly(text, size, left_width):
            sheet.centred(line, sheet.left, left_width, y, size)
            y += leading
    middle = sheet.left + left_width / 2
    # A third to a half of the line's length, under the own agency.
    sheet.rule(middle - left_width / 6, middle + left_width / 6, y + 0.12 * size)
    y += 0.45 * size
    for told in under:
        for line in wrap(told, size, left_width):
            sheet.centred(line, sheet.left, left_width, y, size)
            y += leading

    right = sheet.right - right_width
    sheet.centred((bold(COUNTRY),), right, right_width, top, size)
    motto_size = size + 0.5
    sheet.centred((bold(MOTTO),), right, right_width, top + leading, motto_size)
    motto_width = line_width((bold(MOTTO),), motto_size)
    x = right + (right_width - motto_width) / 2
    # As long as the motto itself.
    sheet.rule(x, x + motto_width, top + leading + LEADING * motto_size + 0.06 * size)
    date_y = top + leading + LEADING * motto_size + 0.45 * size
    for line in wrap(italic(place_date), size, right_width):
        sheet.centred(line, right, right_width, date_y, size)
        date_y += leading
    sheet.y = max(y, date_y) + 0.4 * size


def country_head(sheet: Sheet) -> None:
    """Country and motto alone in the middle, as on papers that applicants write."""
    size = sheet.measures.head + 0.5
    width = sheet.right - sheet.left
    sheet.centred((bold(COUNTRY),), sheet.left, width, sheet.y, size)
    sheet.y += LEADING * size
    sheet.centred((bold(MOTTO),), sheet.left, width, sheet.y, size)
    motto_width = line_width((bold(MOTTO),), size)
    x = sheet.left + (width - motto_width) / 2
    sheet.y += LEADING * size
    sheet.rule(x, x + motto_width, sheet.y + 0.06 * size)
    sheet.y += 0.5 * size


def title(sheet: Sheet, text: str, *, below: Text = "", left: float = 0.0, right: float = 0.0) -> None:
    """The paper's title in bold capitals with a line in italics below it, between the white given."""
    size = sheet.measures.title
    x, width = sheet.left + left, sheet.right - sheet.left - left - right
    for line in wrap_evenly(bold(_unbroken(text.upper())), size, width):
        sheet.need(LEADING * size)
        sheet.centred(line, x, width, sheet.y, size)
        sheet.y += LEADING * size
    for line in wrap(below, sheet.body, width):
        sheet.need(LEADING * sheet.body)
        sheet.centred(line, x, width, sheet.y, sheet.body)
        sheet.y += LEADING * sheet.body


def _unbroken(capitals: str) -> str:
    """The title with its words of two syllables held together."""
    for word in _TWO_SYLLABLES:
        capitals = capitals.replace(word, word.replace(" ", NO_BREAK))
    return capitals


def signatures(sheet: Sheet, places: Sequence[Signature]) -> None:
    """Places to sign side by side; a single one stands on the right. Never parted by the end of a page."""
    size = sheet.body
    leading = LEADING * size
    columns = max(2, len(places))
    width = (sheet.right - sheet.left) / columns
    room = width - size
    titles = [
        [line for part in place.title.split("\n") for line in wrap(bold(part), size, room)]
        for place in places
    ]
    notes = [wrap(italic(place.note), size, room) for place in places]
    names = [wrap(bold(place.name), size, room) for place in places]
    above = max(len(head) + len(note) for head, note in zip(titles, notes, strict=True))
    below = max((len(name) for name in names), default=0)
    height = (above + below) * leading + _SIGNING_ROOM * leading
    sheet.skip(0.4 * size)
    sheet.need(height)
    for index, (head, note, name) in enumerate(zip(titles, notes, names, strict=True)):
        x = sheet.left + (columns - len(places) + index) * width
        y = sheet.y
        for line in [*head, *note]:
            sheet.centred(line, x, width, y, size)
            y += leading
        y = sheet.y + above * leading + _SIGNING_ROOM * leading
        for line in name:
            sheet.centred(line, x, width, y, size)
            y += leading
    sheet.y += height


def stamp(sheet: Sheet, text: str) -> None:
    """A boxed mark at the upper edge in the middle of the first page, such as "IN LẠI lần 2"."""
    size = sheet.body
    wide = line_width((Run(text, Face.BOLD),), size) + size
    x = (sheet.left + sheet.right - wide) / 2
    runs = runs_of(bold(text))
    sheet.line(runs, x + size / 2, sheet.y + 0.08 * size, size)
    sheet.put([Frame(x, sheet.y, wide, 1.38 * size, 0.9)])
    sheet.y += 1.7 * size


def footnote(sheet: Sheet, text: Text) -> None:
    """A remark in small type."""
    sheet.text(text, size=0.85 * sheet.body)
