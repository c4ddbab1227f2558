"""What forms 02 and 03 have in common: number, title, numbered lists."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.dossier import SupplementRequest
from app.domain.staff import Office
from app.forms import told
from app.forms.binding import ONE_COPY
from app.forms.codes import qr, roomy
from app.forms.letterhead import letterhead, place_and_date, title
from app.forms.marks import MM
from app.forms.sheet import LEADING, Sheet
from app.forms.wrapping import Text, italic

_CODE_QR_MM = 16.0


def request_head(sheet: Sheet, office: Office, request: SupplementRequest, name: str, copy_name: str) -> None:
    """Letterhead with the paper's own number, QR of the dossier where there is one, title."""
    day = told.local_day(request.made_at)
    under = [f"Số: {request.number}", *([f"Mã hồ sơ: {request.dossier}"] if request.dossier else [])]
    letterhead(sheet, office, under, place_and_date(office.place, day))
    top = sheet.y
    # The forms know no copies; only two on one sheet must be told apart.
    below: Text = "" if copy_name == ONE_COPY else italic(f"(Liên: {copy_name})")
    if request.dossier:
        code = qr(request.dossier, roomy(_CODE_QR_MM, sheet.body))
        sheet.put([code.black], sheet.left - 1.5 * MM, top)
        sheet.y += max(0.0, (code.height - 2 * LEADING * sheet.measures.title) / 2)
        title(sheet, name, below=below, left=code.width, right=code.width)
        sheet.y = max(sheet.y, top + code.height)
    else:
        sheet.skip(0.6 * sheet.body)
        title(sheet, name, below=below)
    sheet.skip(0.6 * sheet.body)


def numbered(sheet: Sheet, items: Sequence[str]) -> None:
    """`1. …` per item; two dotted lines where there is none."""
    for number, item in enumerate(items, 1):
        sheet.text(f"{number}. {item}", indent=0.8 * sheet.body, hang=1.2 * sheet.body)
    if not items:
        sheet.field("1", "", indent=0.8 * sheet.body, lines=2)
