"""What the answers look like under `--json`: moments +07:00, dates YYYY-MM-DD, money in whole đồng.

`docs/manual/commands.md` tells each field; scripts of offices rest on them.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from app.domain.business_day import LOCAL
from app.messages import Language, word

if TYPE_CHECKING:
    from app.domain.applicant import Person
    from app.domain.deadline import DueDate
    from app.domain.dossier import Dossier, DossierLine
    from app.domain.fee import Owed
    from app.domain.id_card import IdCard
    from app.domain.print_job import PrintJob
    from app.services.find import DossierPage
    from app.services.intake import Accepted

Answer = dict[str, object]


def moment(at: dt.datetime | None) -> str | None:
    """A moment on the wall of the office, to the second."""
    return None if at is None else at.astimezone(LOCAL).replace(microsecond=0).isoformat()


def day(date: dt.date | None) -> str | None:
    """A date."""
    return None if date is None else date.isoformat()


def id_card(card: IdCard) -> Answer:
    """`motcua id-card`."""
    return {
        "id_number": card.id_number,
        "old_id_number": card.old_id_number,
        "full_name": card.full_name or None,
        "birth_date": day(card.birth_date),
        "sex": None if card.sex is None else str(card.sex),
        "address": card.address or None,
        "issued_on": day(card.issued_on),
        "name_doubtful": card.name_doubtful,
        "warnings": list(card.warnings),
        "extra": list(card.extra),
    }


def due(date: DueDate, language: Language) -> Answer:
    """`motcua deadline`."""
    from app.messages.deadline import explain

    return {
        "due": moment(date.due),
        "unit": None if date.unit is None else str(date.unit),
        "value": date.value,
        "rule_set": date.rule_set,
        "calendar_version": date.calendar_version,
        "confirmed": date.confirmed,
        "why_unknown": None if date.why_unknown is None else str(date.why_unknown),
        "explained": list(explain(date, language)),
    }


def owed(owing: Owed) -> Answer:
    """`motcua fee`: an unknown amount is null, never 0."""
    return {
        "lines": [
            {
                "id": line.rule_id,
                "name": line.name,
                "kind": str(line.kind),
                "amount_dong": line.amount_dong,
                "state": str(line.state),
                "why": None if line.why is None else str(line.why),
                "quantity": line.quantity_text,
                "exemption": line.exemption,
                "ground": line.ground,
            }
            for line in owing.lines
        ],
        "total_dong": owing.total_dong,
        "fee_dong": owing.fee_dong,
        "charge_dong": owing.charge_dong,
        "free": owing.free,
    }


def accepted(taken: Accepted, left_out: tuple[str, ...]) -> Answer:
    """`motcua accept`, and the act `accept`."""
    dossier = taken.dossier
    return {
        "number": dossier.number,
        "received_at": moment(dossier.received_at),
        "due": moment(dossier.due.due),
        "total_dong": dossier.owed.total_dong,
        "status": int(dossier.status),
        "case": dossier.form.case,
        "visit": dossier.visit,
        "missing": [paper.id for paper in dossier.missing],
        "left_out": list(left_out),
        "to_print": [str(job.paper) for job in taken.jobs],
    }


def found(line: DossierLine) -> Answer:
    """One line of `motcua search`."""
    return {
        "number": line.number,
        "owner": line.owner,
        "procedure": line.procedure,
        "status": int(line.status),
        "due": moment(line.due),
        "procedure_name": line.procedure_name,
        "received_at": moment(line.received_at),
        "missing": line.missing,
        "voided": line.voided,
    }


def person(someone: Person) -> Answer:
    """Owner or filer, with the names of the accept form."""
    return {
        "name": someone.name,
        "id_kind": str(someone.id_kind),
        "id_number": someone.id_number,
        "birth_date": day(someone.birth_date),
        "sex": None if someone.sex is None else str(someone.sex),
        "address": someone.address,
        "new_address": someone.new_address,
        "phone": someone.phone,
        "email": someone.email,
        "organisation": someone.organisation,
        "tax_code": someone.tax_code,
        "id_issued_on": day(someone.id_issued_on),
    }


def dossier_page(page: DossierPage, language: Language) -> Answer:
    """`motcua show`."""
    dossier = page.dossier
    form = dossier.form
    date = due(dossier.due, language)
    return {
        "number": dossier.number,
        "status": int(dossier.status),
        "status_name": word(f"status.{dossier.status.name.lower()}", language),
        "procedure": form.procedure,
        "procedure_name": dossier.procedure_name,
        "procedure_version": dossier.procedure_version,
        "case": form.case,
        "channel": str(form.channel),
        "assisted": form.assisted,
        "tracking_number": form.tracking_number,
        "owner": person(form.owner),
        "filer": None if form.filer is None else person(form.filer),
        "relation": str(form.relation),
        "components": [
            {
                "id": paper.id,
                "name": paper.name,
                "state": str(paper.state),
                "originals": paper.originals,
                "copies": paper.copies,
                "why": paper.why,
            }
            for paper in form.components
        ],
        "missing": [paper.id for paper in dossier.missing],
        "declaration": {group: dict(answers) for group, answers in form.declaration.items()},
        "pages": form.pages,
        "copies": form.copies,
        "exempt": list(form.exempt),
        "return_by": str(form.return_by),
        "return_address": form.return_address,
        "given_at_once": form.given_at_once,
        "note": form.note,
        "received_at": moment(dossier.received_at),
        "business_date": day(dossier.business_date),
        **date,
        **_money(dossier),
        "received_by": dossier.received_by_name,
        "visit": dossier.visit,
        "visit_numbers": list(page.visit),
        "revision": dossier.revision,
        "voided_at": moment(dossier.voided_at),
        "void_reason": dossier.void_reason,
        "finished_at": moment(dossier.finished_at),
        "prints": [_print(job) for job in page.prints],
        "payments": [
            {
                "amount_dong": payment.amount_dong,
                "state": str(payment.state),
                "paid_by": str(payment.paid_by),
                "at": moment(payment.at),
            }
            for payment in page.payments
        ],
        "journal": [
            {"at": moment(line.at), "act": line.act, "by": line.actor_kind, "line": line.position}
            for line in page.journal
        ],
    }


def _money(dossier: Dossier) -> Answer:
    told = owed(dossier.owed)
    return {
        "fees": told["lines"],
        **{key: told[key] for key in ("total_dong", "fee_dong", "charge_dong", "free")},
    }


def _print(job: PrintJob) -> Answer:
    return {
        "paper": str(job.paper),
        "state": str(job.state),
        "copy_of": job.copy_of,
        "made_at": moment(job.made_at),
        "trouble": job.trouble,
    }
