"""Commands that only look something up: a card, a due date, a fee, a procedure, a transfer text."""

from __future__ import annotations

import datetime as dt
import sys
from typing import Annotated

import typer

from app.commands import shapes
from app.commands.asked import Asked, WrongUse
from app.commands.at_hand import OFFICE, procedure_at_hand, procedures_at_hand, refuse_unknown_case
from app.commands.untrusted_file import read_at_most
from app.domain.business_day import LOCAL, local_date
from app.domain.card_text import decode_scan
from app.domain.deadline import due_date
from app.domain.fee import what_is_owed
from app.domain.id_card import read_id_card_qr
from app.domain.local_rule import limit_with
from app.domain.payment_qr import BankAccount, payment_text
from app.domain.procedure import Channel
from app.domain.procedure_form import written_procedure
from app.domain.procedure_search import ProcedureIndex
from app.errors import OfficerCanFix, Refused
from app.intake_file import read_moment
from app.messages import say
from app.shipped import ShippedRules

MOST_CARD_BYTES = 64 * 1024

Code = Annotated[str, typer.Option("--procedure", help="Mã thủ tục / procedure code")]
Case = Annotated[str | None, typer.Option("--case", help="Trường hợp / case id")]
HowItCame = Annotated[Channel, typer.Option("--channel", help="Cách nộp / how it comes in")]


def read_card(context: typer.Context) -> None:
    """`motcua id-card`: the QR text on stdin."""
    asked: Asked = context.obj
    if asked.passphrase_on_stdin:
        raise WrongUse("command.stdin_twice")
    scan = decode_scan(read_at_most(sys.stdin.buffer, MOST_CARD_BYTES, "-"))
    card = read_id_card_qr(scan, today=dt.datetime.now(LOCAL).date())
    answer = shapes.id_card(card)
    if not asked.as_json:
        answer["warnings"] = [say(code, asked.language) for code in card.warnings]
    asked.tell(answer)


def tell_deadline(
    context: typer.Context,
    code: Code,
    received: Annotated[str, typer.Option("--received", help="2026-11-24T08:15:00+07:00")],
    case: Case = None,
    channel: HowItCame = Channel.COUNTER,
) -> None:
    """`motcua deadline`: the due date, and how it came about."""
    asked: Asked = context.obj
    moment = read_moment(received)
    if moment is None:
        raise WrongUse("command.bad_moment", value=received[:40])
    known = procedure_at_hand(asked, code)
    procedure = known.procedure
    refuse_unknown_case(procedure, case)
    day = local_date(moment)
    limit = limit_with(
        procedure.limit_for(case, channel),
        known.limits,
        procedure=procedure.code,
        case=case,
        channel=channel,
        on=day,
    )
    due = due_date(limit, moment, known.calendar, ShippedRules().rule_set_on(day), procedure.field)
    asked.tell({**shapes.due(due, asked.language), "catalogue": known.source})


def tell_fee(
    context: typer.Context,
    code: Code,
    pages: Annotated[int | None, typer.Option("--pages", help="Số trang / pages of one copy")] = None,
    copies: Annotated[int | None, typer.Option("--copies", help="Số bản / copies")] = None,
    exempt: Annotated[
        list[str] | None, typer.Option("--exempt", help="Diện miễn, giảm / ground, may be repeated")
    ] = None,
    channel: HowItCame = Channel.COUNTER,
    case: Case = None,
) -> None:
    """`motcua fee`: what is owed today."""
    asked: Asked = context.obj
    known = procedure_at_hand(asked, code)
    refuse_unknown_case(known.procedure, case)
    today = dt.datetime.now(LOCAL).date()
    owed = what_is_owed(known.procedure, case, channel, pages, copies, exempt or [], today, known.fees)
    asked.tell({**shapes.owed(owed), "catalogue": known.source})


def search_catalogue(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="Tên, tên tắt hoặc mã / name, shorthand or code")],
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000)] = 20,
) -> None:
    """`motcua catalogue search`."""
    asked: Asked = context.obj
    source, procedures = procedures_at_hand(asked)
    by_code = {procedure.code: procedure for procedure in procedures}
    asked.tell(
        [
            {
                "code": hit.code,
                "name": by_code[hit.code].name,
                "field": by_code[hit.code].field,
                "score": hit.score,
                "catalogue": source,
            }
            for hit in ProcedureIndex(procedures).find(text, limit)
        ]
    )


def show_procedure(
    context: typer.Context,
    code: Annotated[str, typer.Argument(help="Mã thủ tục / procedure code")],
) -> None:
    """`motcua catalogue show`: in the form that `catalogue import` takes."""
    asked: Asked = context.obj
    known = procedure_at_hand(asked, code)
    shipped = {} if known.source == OFFICE else {"catalogue": known.source}
    asked.tell({**written_procedure(known.procedure), **shipped})


def make_payment_text(
    context: typer.Context,
    bank: Annotated[str | None, typer.Option("--bin", help="6 chữ số / six digits")] = None,
    account: Annotated[str | None, typer.Option("--account", help="Số tài khoản / account")] = None,
    amount: Annotated[int | None, typer.Option("--amount", help="Đồng")] = None,
    purpose: Annotated[str, typer.Option("--purpose", help="Nội dung / purpose")] = "",
    number: Annotated[str | None, typer.Option("--number", help="Mã hồ sơ / dossier number")] = None,
    visit: Annotated[bool, typer.Option("--visit", help="Cả lượt / the whole visit")] = False,
) -> None:
    """`motcua payment-qr`: the text alone, of an account or of what a dossier's papers carry."""
    asked: Asked = context.obj
    if number is not None:
        if bank is not None or account is not None or amount is not None or purpose:
            raise WrongUse("command.payment_either")
        text = _text_of_dossier(asked, number, visit)
    elif bank is None or account is None or visit:
        raise WrongUse("command.payment_either")
    else:
        text = payment_text(BankAccount(bank.strip(), account.strip(), ""), amount, purpose)
    asked.tell(text, text)


def _text_of_dossier(asked: Asked, untrusted_number: str, visit: bool) -> str:
    from app.commands.dossiers import open_dossier

    with asked.desk() as desk:
        page = open_dossier(desk, untrusted_number)
        number = page.dossier.number
        text = desk.printing.payment_text_of(page.visit if visit and page.visit else (number,))
        if text is not None:
            return text
        total = page.dossier.owed.total_dong
        if page.dossier.voided_at is not None or total == 0:
            raise Refused("command.nothing_to_pay", number=number)
        if not any(channel.kind == "bank" for channel in desk.settings.payment_channels()):
            raise OfficerCanFix("command.no_account", number=number)
        raise OfficerCanFix("command.amount_unknown", number=number)
