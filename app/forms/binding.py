"""From set pages to the finished file: each page's foot, two copies on one A4, marks, archival form."""

from __future__ import annotations

import datetime as dt
import io
import threading
from collections.abc import Callable
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from app.domain.words import VIETNAM
from app.forms.archival import archival
from app.forms.codes import code_128
from app.forms.letterhead import stamp
from app.forms.marks import MM, Line, Mark, moved, paint, paint_across
from app.forms.sheet import A4, A5, LEADING, Measures, Sheet
from app.forms.typeface import Face, ready
from app.forms.wrapping import line_width, runs_of, wrap
from app.ports.papers import PaperLook

PRACTICE_MARK = "THỬ NGHIỆM"
ONE_COPY = "Lưu / Giao khách hàng"
TWO_COPIES = ("Lưu", "Giao khách hàng")
"""The two copies (liên) of form 01: one stays with the dossier, one goes with the applicant."""

_BAR_HEIGHT_MM = 7.0
_drawing = threading.Lock()
"""The PDF library reads the typeface files through one shared place: one paper at a time."""


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the foot of every page."""

    label: str
    """Such as "Mã hồ sơ: H56.14-261120-0012"."""
    code: str = ""
    """Printed as Code 128 above the label; empty = none."""


SetCopy = Callable[[Sheet, str], None]
"""Sets one copy of a paper on a sheet; the text tells which copy (liên) it is."""


def bind(
    set_copy: SetCopy, foot: Foot, look: PaperLook, *, practice: bool, title: str, moment: dt.datetime | None
) -> bytes:
    """The finished PDF/A bytes of a paper.

    Args:
        set_copy: Called once per copy, on an empty sheet.
        practice: "THỬ NGHIỆM" across every page.
        title: Of the file; without personal data.
        moment: When the paper itself came about, for the file's date where `look` tells none.

    Raises:
        ValueError: A paper size that there is none of (our fault).
    """
    if look.paper_size not in ("A4", "A5", "2xA5"):
        raise ValueError(f"paper size {look.paper_size!r}")
    with _drawing:
        ready()
        measures = A4 if look.paper_size == "A4" else A5
        names = TWO_COPIES if look.paper_size == "2xA5" else (ONE_COPY,)
        copies = [_set(set_copy, name, measures, foot, look) for name in names]
        drawn = _drawn(copies, measures, practice=practice)
    return archival(drawn, title, look.made_at or moment)


def _set(set_copy: SetCopy, name: str, measures: Measures, foot: Foot, look: PaperLook) -> list[list[Mark]]:
    foot_marks, foot_height = _foot(measures, foot, look)
    sheet = Sheet(measures, foot_height)
    if look.copy_of:
        stamp(sheet, f"IN LẠI lần {look.copy_of}")
    set_copy(sheet, name)
    for number, page in enumerate(sheet.pages, 1):
        page += foot_marks
        page += _on_the_right(f"Trang {number}/{len(sheet.pages)}", measures, lines_up=1)
    return sheet.pages


def _foot_size(measures: Measures) -> float:
    return 0.8 * measures.body


def _foot(measures: Measures, foot: Foot, look: PaperLook) -> tuple[list[Mark], float]:
    """The marks that every page's foot has, and how much of the page they take."""
    size = _foot_size(measures)
    leading = LEADING * size
    # The right third is for the page number and the time of printing.
    room = 0.68 * measures.text_width
    bars = code_128(foot.code, _BAR_HEIGHT_MM, measures.text_width * 0.78 / MM) if foot.code else None
    lines = wrap(foot.label, size, room)
    reprinted = bool(look.copy_of) and look.made_at is not None
    height = (bars.height + 1 * MM if bars else 0.0) + max(len(lines), 1 + reprinted) * leading
    sheet = Sheet(measures, 0)
    top = measures.height - measures.bottom - height
    sheet.y = top
    if bars:
        sheet.put([bars.black], sheet.left - 2 * MM, sheet.y)
        sheet.y += bars.height + 0.6 * MM
    for line in lines:
        sheet.line(line, sheet.left, sheet.y, size)
        sheet.y += leading
    marks = sheet.pages[0]
    if look.copy_of and look.made_at is not None:
        printed = f"In lúc {look.made_at.astimezone(VIETNAM):%H:%M %d/%m/%Y}"
        marks += _on_the_right(printed, measures, lines_up=2)
    return marks, height + 2 * MM


def _on_the_right(text: str, measures: Measures, lines_up: int) -> list[Mark]:
    """One line of the foot at the right margin, counted from the bottom."""
    size = _foot_size(measures)
    sheet = Sheet(measures, 0)
    runs = runs_of(text)
    y = measures.height - measures.bottom - lines_up * LEADING * size
    sheet.line(runs, sheet.right - line_width(runs, size), y, size)
    return sheet.pages[0]


def _drawn(copies: list[list[list[Mark]]], measures: Measures, *, practice: bool) -> bytes:
    beside = len(copies) > 1
    width = A4.height if beside else measures.width
    height = A4.width if beside else measures.height
    content = io.BytesIO()
    canvas = Canvas(
        content,
        pagesize=(width, height),
        invariant=1,
        pageCompression=1,
        initialFontName=Face.REGULAR.value,
        pdfVersion=(1, 4),
    )
    for number in range(max(len(pages) for pages in copies)):
        if practice:
            for index in range(len(copies)):
                canvas.saveState()
                canvas.translate(index * width / len(copies), 0)
                paint_across(canvas, PRACTICE_MARK, width / len(copies), height)
                canvas.restoreState()
        if beside:
            paint(canvas, [Line(width / 2, 0, width / 2, height, 0.3, dashed=True)], height)
        for index, pages in enumerate(copies):
            if number < len(pages):
                right = index * width / len(copies)
                paint(canvas, [moved(mark, right, 0) for mark in pages[number]], height)
        canvas.showPage()
    canvas.save()
    return content.getvalue()
