"""Facts that far systems have not confirmed yet, as rows."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from app.domain.outbox import Lamp, OutboxFact, Target
from db.tables.office import SETTINGS
from db.tables.proof import OUTBOX
from db.written import written

_O = OUTBOX.c
_ADD = insert(OUTBOX)
_WAITING = (
    select(_O.target, func.count().label("waiting"), func.min(_O.made_at).label("oldest"))
    .where(_O.confirmed_at.is_(None))
    .group_by(_O.target)
)


def target_setting(target: Target) -> str:
    """Key of the setting that tells where a target is; unset = not configured."""
    return f"target.{target}"


class OutboxRows:
    """The outbox of one moment or one change."""

    def __init__(self, connection: Connection, device_id: str) -> None:
        self._connection = connection
        self._device_id = device_id

    def lamps(self) -> tuple[Lamp, ...]:
        """One per target, in the order of `Target`."""
        held = {row.target: (row.waiting, row.oldest) for row in self._connection.execute(_WAITING)}
        keys = {target_setting(target): target for target in Target}
        configured = set(
            self._connection.execute(select(SETTINGS.c.key).where(SETTINGS.c.key.in_(keys))).scalars()
        )
        return tuple(
            Lamp(target, *held.get(target.value, (0, None)), configured=key in configured)
            for key, target in keys.items()
        )

    def waiting(self, target: Target, limit: int = 200) -> tuple[OutboxFact, ...]:
        """What that target has not confirmed, in the order it happened."""
        of_it = (
            select(OUTBOX)
            .where(_O.target == str(target), _O.confirmed_at.is_(None))
            .order_by(_O.row)
            .limit(limit)
        )
        return tuple(_fact(row) for row in self._connection.execute(of_it))

    def put(self, fact: OutboxFact) -> None:
        """Keep a fact until its target has confirmed it. Its sequence must be new for its subject here."""
        self._connection.execute(
            _ADD,
            {
                "key": fact.key,
                "target": str(fact.target),
                "kind": fact.kind,
                "subject": fact.subject,
                "revision": fact.revision,
                "device_id": self._device_id,
                "sequence": fact.sequence,
                "actor_id": fact.actor_id,
                "made_at": fact.made_at,
                "content": written(fact.content),
            },
        )


def _fact(row: Row[Any]) -> OutboxFact:
    return OutboxFact(
        key=row.key,
        target=Target(row.target),
        kind=row.kind,
        subject=row.subject,
        revision=row.revision,
        sequence=row.sequence,
        actor_id=row.actor_id,
        made_at=row.made_at,
        content=row.content,
    )
