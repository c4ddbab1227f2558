"""The file an office is founded from: name, identifier, counters, accounts, printers (TOML)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.dossier_number import NumberRange, agency_id, past_9999, refuse_overlap, standing_range
from app.domain.payment import PaymentChannel
from app.domain.payment_qr import BankAccount, payment_text
from app.domain.staff import Actor, Counter, Office
from app.domain.text import clean
from app.errors import OfficerCanFix
from app.ports.this_pc import PcSettings
from app.settings import printer_of

FIRST_NUMBER = 5001
PER_COUNTER = 500
"""Where nothing else is said: counter 1 holds 5001–5500, counter 2 5501–6000 … of each day."""


@dataclass(frozen=True, slots=True)
class Founding:
    """All that a new office begins with."""

    office: Office
    counters: tuple[tuple[Counter, tuple[NumberRange, ...]], ...]
    staff: tuple[Actor, ...]
    channels: tuple[PaymentChannel, ...]
    settings: PcSettings


def _text(table: Mapping[str, Any], key: str, default: str | None = None, most: int = 200) -> str:
    value = table.get(key, default)
    if not isinstance(value, str):
        raise OfficerCanFix("office.field", name=key)
    return clean(value, most=most)


def _tables(table: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    rows = table.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise OfficerCanFix("office.field", name=key)
    return rows


def _counters(
    table: Mapping[str, Any], new_id: Callable[[], str]
) -> list[tuple[Counter, tuple[NumberRange, ...]]]:
    rows = _tables(table, "counters") or [{}]
    counters: list[tuple[Counter, tuple[NumberRange, ...]]] = []
    for index, row in enumerate(rows, start=1):
        first = row.get("first_number", FIRST_NUMBER + (index - 1) * PER_COUNTER)
        last = row.get("last_number", first + PER_COUNTER - 1 if isinstance(first, int) else None)
        if type(first) is not int or type(last) is not int:
            raise OfficerCanFix("office.field", name="first_number, last_number")
        counter = Counter(new_id(), _text(row, "name", f"Quầy {index}", 60), index)
        counters.append((counter, (standing_range(first, last), past_9999(index - 1))))
    refuse_overlap(held for _counter, ranges in counters for held in ranges)
    return counters


def _channel(row: Mapping[str, Any], number: int) -> PaymentChannel:
    channel = PaymentChannel(
        id=f"channel-{number}",
        kind=_text(row, "kind", "bank", 20),
        bin=_text(row, "bin", "", 6),
        account=_text(row, "account", "", 19),
        holder=_text(row, "holder", "", 100),
        bank_name=_text(row, "bank", "", 60),
        by_card=bool(row.get("by_card", False)),
    )
    if channel.kind == "bank":
        # Refuses a wrong BIN or account now, not in front of a citizen.
        payment_text(BankAccount(channel.bin, channel.account, channel.holder, channel.by_card), None, "")
    return channel


def read_office(untrusted_file: bytes, new_id: Callable[[], str]) -> Founding:
    """Read an office file; what is absent gets a sensible default.

    Raises:
        OfficerCanFix: `office.not_toml`, `office.field` with the `name` of what is missing or wrong,
            `number.…` for identifier and ranges, `payment.…` for accounts.
    """
    try:
        table = tomllib.loads(untrusted_file.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:  # not UTF-8, not TOML, a number without end, deep nesting
        raise OfficerCanFix("office.not_toml", line=str(fault)[-40:]) from fault
    office = Office(
        name=_text(table, "name"),
        superior=_text(table, "superior", ""),
        identifier=agency_id(_text(table, "identifier")),
        department=_text(table, "department", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"),
        place=_text(table, "place", ""),
        phone=_text(table, "phone", ""),
        address=_text(table, "address", ""),
        head_title=_text(table, "head_title", "CHỦ TỊCH"),
        head_name=_text(table, "head_name", ""),
        practice=bool(table.get("practice", False)),
    )
    if not office.name:
        raise OfficerCanFix("office.field", name="name")
    officer = table.get("officer", {})
    if not isinstance(officer, dict):
        raise OfficerCanFix("office.field", name="officer")
    actor = Actor(
        new_id(),
        _text(officer, "name", "Cán bộ tiếp nhận"),
        title=_text(officer, "title", "Cán bộ tiếp nhận"),
    )
    counters = _counters(table, new_id)
    try:
        receipt = next(
            (printer_of(row) for row in _tables(table, "printers") if row.get("kind") != "page"), None
        )
    except (ValueError, KeyError, TypeError) as fault:
        raise OfficerCanFix("office.field", name="printers") from fault
    page = next((row for row in _tables(table, "printers") if row.get("kind") == "page"), None)
    settings = PcSettings(
        counter=counters[0][0].id,
        receipt_printer=receipt,
        page_printer=_text(page, "name") if page else None,
    )
    return Founding(
        office,
        tuple(counters),
        (actor,),
        tuple(_channel(row, number) for number, row in enumerate(_tables(table, "channels"), start=1)),
        settings,
    )
