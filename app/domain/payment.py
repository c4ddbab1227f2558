"""Money as far as the counter knows of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class PaymentState(StrEnum):
    """Asked for, or seen. Confirmation by bank, portal or drawer comes with the fees desk."""

    ASKED = "asked"
    TAKEN = "taken"
    VOID = "void"


class PaidBy(StrEnum):
    """How the applicant wants to pay, or paid."""

    BANK_QR = "bank_qr"
    CASH = "cash"
    PORTAL = "portal"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Payment:
    """What is asked for one dossier."""

    id: str
    dossier: str
    amount_dong: int
    fee_dong: int
    charge_dong: int
    paid_by: PaidBy
    state: PaymentState
    at: dt.datetime
    actor_id: str


@dataclass(frozen=True, slots=True)
class PaymentChannel:
    """An account of the office that money may go to. Data, not code: any NAPAS bank."""

    id: str
    kind: str
    """"bank" now; wallets and portal come as more kinds."""
    bin: str
    account: str
    holder: str
    bank_name: str = ""
    by_card: bool = False
