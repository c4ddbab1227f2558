"""Puts a visit into the words of the thermal slip."""

from __future__ import annotations

import datetime as dt

from app.domain.business_day import LOCAL
from app.domain.deadline import in_words
from app.domain.dossier import Dossier
from app.domain.fee import FeeState
from app.domain.staff import Counter, Office
from app.domain.words import moment_on_paper
from app.ports.slip import SlipContent, SlipDossier, SlipFee

TITLE = "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"
VOID_TITLE = "HỒ SƠ ĐÃ HỦY"
NO_DUE = "Cơ quan sẽ thông báo"
NO_FEE = "Mức thu chưa xác định, cơ quan sẽ thông báo trước khi thu."
RECEIPT_NOTE = "Không thay biên lai."


def slip_content(
    office: Office,
    counter: Counter,
    dossiers: tuple[Dossier, ...],
    payment_text: str | None,
    copy_of: int,
    data_notice: str,
) -> SlipContent:
    """The slip of one visit: one dossier, or all of them listed."""
    first = dossiers[0]
    standing = tuple(dossier for dossier in dossiers if dossier.voided_at is None)
    owner = first.form.owner.shown_name
    lines = [line for dossier in standing for line in dossier.owed.lines]
    totals = [dossier.owed.total_dong for dossier in standing]
    known = [total for total in totals if total is not None]
    unknown = len(known) != len(totals) or any(line.state is FeeState.UNKNOWN for line in lines)
    return SlipContent(
        office_lines=tuple(line for line in (office.superior, office.name, office.department) if line),
        counter=counter.name,
        title=TITLE if standing else VOID_TITLE,
        owner=owner,
        dossiers=tuple(_one(dossier, owner) for dossier in dossiers),
        received=moment_on_paper(first.received_at.astimezone(LOCAL)),
        dossier_qr=" ".join(dossier.number for dossier in dossiers),
        fees=tuple(SlipFee(line.name, line.amount_dong) for line in lines if line.state is not FeeState.FREE),
        total_dong=None if unknown else sum(known),
        fee_note=NO_FEE if unknown else RECEIPT_NOTE if sum(known) else "",
        payment_qr=payment_text,
        filer=first.form.filer.shown_name if first.form.filer is not None else "",
        officer=first.received_by_name,
        data_notice=data_notice,
        phone=office.phone,
        reprint=copy_of,
        practice=office.practice,
    )


def _one(dossier: Dossier, owner: str) -> SlipDossier:
    due: dt.datetime | None = dossier.due.due
    own = dossier.form.owner.shown_name
    return SlipDossier(
        number=dossier.number,
        procedure=dossier.procedure_name,
        due=in_words(dossier.due) if due is not None else None,
        due_note="" if due is not None else NO_DUE,
        owner=own if own != owner else "",
        missing=tuple(taken.name for taken in dossier.missing),
    )
