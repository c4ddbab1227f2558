"""What the papers say about people, papers, dates and money, in the words an officer would write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.domain.applicant import FilerRelation, Person
from app.domain.deadline import DueDate
from app.domain.dossier import ComponentTaken, Dossier, IntakeForm, ReturnBy
from app.domain.fee import FeeLine, Owed
from app.domain.id_card import IdKind
from app.domain.procedure import LimitUnit
from app.domain.staff import Office
from app.domain.words import VIETNAM, amount_in_words, moment_on_paper
from app.domain.words import money as money_words
from app.forms.typeface import NO_BREAK

UNKNOWN_DUE = "Chưa xác định – cơ quan thông báo sau"
UNKNOWN_AMOUNT = "chưa xác định"
FREE = "không thu"

_DESK_NAMES = (
    "Trung tâm Phục vụ hành chính công",
    "Bộ phận Tiếp nhận và Trả kết quả",
    "Bộ phận Một cửa",
)
"""How names that stand in capitals in the letterhead are written inside a sentence."""
_UNITS = ("Xã ", "Phường ", "Đặc khu ")
_ID_NAMES = {IdKind.CMND: "CMND", IdKind.PASSPORT: "hộ chiếu"}
_RELATIONS = {
    FilerRelation.RELATIVE: "người thân",
    FilerRelation.AUTHORISED: "người được ủy quyền",
    FilerRelation.ORGANISATION: "đại diện tổ chức",
    FilerRelation.HELPER: "người giúp nộp",
}


def money(amount_dong: int) -> str:
    """In figures; the đồng sign stays with them."""
    return money_words(amount_dong).replace(" ", NO_BREAK)


def contact(person: Person) -> str:
    """Phone and e-mail on one line, with dots for what is not known."""
    phone = person.phone or "." * 22
    return f"Số điện thoại: {phone}{NO_BREAK * 4} Email: {person.email or '.' * 30}"


def desk_name(office: Office) -> str:
    """The desk as written inside a sentence: "Trung tâm Phục vụ hành chính công xã Mẫu"."""
    given = office.department or office.name
    name = next((known for known in _DESK_NAMES if known.upper() == given.upper()), given)
    if name == given or not office.place:
        return name
    place = office.place
    if place.startswith(_UNITS):
        place = place[0].lower() + place[1:]
    return f"{name} {place}"


def owner_name(person: Person) -> str:
    """The organisation, with the person beside it; else the person."""
    if person.organisation and person.name and person.name != person.organisation:
        return f"{person.organisation} (người đại diện: {person.name})"
    return person.shown_name


def id_text(person: Person) -> str:
    """Tax code of an organisation, else the number of the ID paper, with its kind where it is no CCCD."""
    if person.tax_code:
        return person.tax_code
    if not person.id_number:
        return ""
    kind = _ID_NAMES.get(person.id_kind, "")
    return f"{person.id_number} ({kind})" if kind else person.id_number


def address(person: Person) -> str:
    """As told, with the unit after the merger where the officer took it."""
    if person.new_address and person.new_address != person.address:
        return f"{person.address} (nay là: {person.new_address})" if person.address else person.new_address
    return person.address


def filer_text(form: IntakeForm) -> str:
    """Who files for the owner, or an empty text."""
    if form.filer is None:
        return ""
    details = [_RELATIONS.get(form.relation, ""), id_text(form.filer)]
    told = ", ".join(detail for detail in details if detail)
    return f"{form.filer.shown_name} ({told})" if told else form.filer.shown_name


def signer_name(form: IntakeForm) -> str:
    """Who signs as the one who filed; empty where only an organisation is known."""
    return (form.filer or form.owner).name


def limit_text(due: DueDate) -> str:
    """The statutory limit: "03 ngày làm việc"."""
    if due.unit is LimitUnit.SAME_DAY:
        return "trong ngày làm việc"
    if due.value is None or due.unit in (None, LimitUnit.UNSPECIFIED):
        return UNKNOWN_AMOUNT
    units = {
        LimitUnit.WORKING_DAY: "ngày làm việc",
        LimitUnit.CALENDAR_DAY: "ngày",
        LimitUnit.HOUR: "giờ làm việc",
    }
    return f"{due.value:02d} {units[due.unit]}"


def due_text(dossier: Dossier) -> str:
    """When the result is given: hour and day, or the word that it will be told; never a guess."""
    if dossier.voided_at is not None:
        return "hồ sơ đã hủy"
    if dossier.form.given_at_once and dossier.finished_at is not None:
        return f"đã trả ngay lúc {moment_on_paper(dossier.finished_at)}"
    if dossier.due.due is None:
        return UNKNOWN_DUE
    told = moment_on_paper(dossier.due.due)
    # It rests on days off that nobody has decided yet.
    return told if dossier.due.confirmed else f"{told} (lịch nghỉ chưa xác nhận, cơ quan báo lại nếu đổi)"


def return_text(form: IntakeForm, office: Office) -> str:
    """Where the result is fetched or sent."""
    if form.return_by is ReturnBy.POST:
        where = form.return_address or address(form.owner)
        through = "tại nhà (trụ sở tổ chức) qua dịch vụ bưu chính"
        return f"{through}: {where}" if where else through
    if form.return_by is ReturnBy.ONLINE:
        return "trực tuyến (bản điện tử)"
    return desk_name(office)


def counts(taken: ComponentTaken) -> str:
    """How many of a paper, in words: "01 bản chính, 01 bản sao"."""
    parts = []
    if taken.originals:
        parts.append(f"{taken.originals:02d} bản chính")
    if taken.copies:
        parts.append(f"{taken.copies:02d} bản sao")
    return ", ".join(parts)


def fee_text(line: FeeLine, amount: str) -> str:
    """What is taken, what it is counted by, the amount, and what was let off."""
    counted = f" ({line.quantity_text})" if line.quantity_text and amount != FREE else ""
    let_off = f" – {line.exemption}" if line.exemption else ""
    return f"{line.name}{counted}: {amount}{let_off}"


def amount_text(amount_dong: int | None, *, words: bool = False) -> str:
    """An amount in figures, if wished in words too; unknown or nothing is never "0 đ"."""
    if amount_dong is None:
        return UNKNOWN_AMOUNT
    if amount_dong == 0:
        return FREE
    return f"{money(amount_dong)} (bằng chữ: {amount_in_words(amount_dong)})" if words else money(amount_dong)


def total_dong(owed: Sequence[Owed]) -> int | None:
    """The sum of several dossiers; None as soon as one is unknown."""
    totals = [one.total_dong for one in owed]
    if any(one.unknown for one in owed) or None in totals:
        return None
    return sum(total for total in totals if total is not None)


def local_day(moment: dt.datetime) -> dt.date:
    """The day in Vietnam."""
    return moment.astimezone(VIETNAM).date()
