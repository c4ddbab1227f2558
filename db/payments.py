"""What is asked for a dossier, and the accounts that money may go to, as rows."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from app.domain.payment import PaidBy, Payment, PaymentChannel, PaymentState
from db.tables.desk import PAYMENTS
from db.tables.office import PAYMENT_CHANNELS

_ADD = insert(PAYMENTS)


class PaymentRows:
    """The payments of one moment or one change."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, number: str) -> tuple[Payment, ...]:
        """All of one dossier, oldest first."""
        of_it = select(PAYMENTS).where(PAYMENTS.c.dossier == number).order_by(PAYMENTS.c.row)
        return tuple(
            Payment(
                id=row.id,
                dossier=row.dossier,
                amount_dong=row.amount_dong,
                fee_dong=row.fee_dong,
                charge_dong=row.charge_dong,
                paid_by=PaidBy(row.paid_by),
                state=PaymentState(row.state),
                at=row.at,
                actor_id=row.actor_id,
            )
            for row in self._connection.execute(of_it)
        )

    def channels(self) -> tuple[PaymentChannel, ...]:
        """The office's accounts, the one offered first in front."""
        in_order = select(PAYMENT_CHANNELS).order_by(PAYMENT_CHANNELS.c.position)
        return tuple(
            PaymentChannel(row.id, row.kind, row.bin, row.account, row.holder, row.bank_name, row.by_card)
            for row in self._connection.execute(in_order)
        )

    def add(self, payment: Payment) -> None:
        """Keep a new one."""
        self._connection.execute(
            _ADD,
            {
                "id": payment.id,
                "dossier": payment.dossier,
                "amount_dong": payment.amount_dong,
                "fee_dong": payment.fee_dong,
                "charge_dong": payment.charge_dong,
                "paid_by": str(payment.paid_by),
                "state": str(payment.state),
                "at": payment.at,
                "actor_id": payment.actor_id,
            },
        )

    def set_channels(self, channels: Sequence[PaymentChannel]) -> None:
        """These accounts in this order, and no others."""
        self._connection.execute(delete(PAYMENT_CHANNELS))
        rows = [
            {
                "id": one.id, "position": position, "kind": one.kind, "bin": one.bin, "account": one.account,
                "holder": one.holder, "bank_name": one.bank_name, "by_card": one.by_card,
            }
            for position, one in enumerate(channels, 1)
        ]  # fmt: skip
        if rows:
            self._connection.execute(insert(PAYMENT_CHANNELS), rows)
