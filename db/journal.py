"""The journal as rows: only ever longer, each line chained to the one before, no personal values."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select

from app.domain.journal import FIRST_LINK, JournalLine, first_broken, link_of
from app.domain.staff import Actor
from db.tables.proof import JOURNAL
from db.written import written

_J = JOURNAL.c
_HEAD = select(_J.position, _J.link).order_by(_J.position.desc()).limit(1)
_ADD = insert(JOURNAL)
_AFTER = (
    select(JOURNAL).where(_J.position > bindparam("after")).order_by(_J.position).limit(bindparam("limit"))
)
_WALK = 5_000


class JournalRows:
    """The journal of one moment or one change."""

    def __init__(self, connection: Connection, journal_key: bytes) -> None:
        self._connection = connection
        self._key = journal_key
        self._head: tuple[int, str] | None = None

    def lines(self, after: int = 0, limit: int = 1000) -> tuple[JournalLine, ...]:
        """Lines behind a position, in order."""
        rows = self._connection.execute(_AFTER, {"after": after, "limit": limit})
        return tuple(_line(row) for row in rows)

    def of(self, subject: str) -> tuple[JournalLine, ...]:
        """All lines about one dossier or thing, in order."""
        about = select(JOURNAL).where(_J.subject == subject).order_by(_J.position)
        return tuple(_line(row) for row in self._connection.execute(about))

    def first_broken(self) -> int | None:
        """Walks the whole chain; None = whole."""
        position, link = 0, FIRST_LINK
        while lines := self.lines(position, _WALK):
            broken = first_broken(lines, link, position)
            if broken is not None:
                return broken
            position, link = lines[-1].position, lines[-1].link
        return None

    def append(
        self,
        act: str,
        subject: str,
        actor: Actor,
        at: dt.datetime,
        before: object | None = None,
        after: object | None = None,
    ) -> None:
        """One line. `before`/`after` are domain values; only their keyed digests are kept."""
        if self._head is None:
            row = self._connection.execute(_HEAD).one_or_none()
            self._head = (0, FIRST_LINK) if row is None else (row.position, row.link)
        position = self._head[0] + 1
        at = at.astimezone(dt.UTC)
        parts = (actor.id, str(actor.kind), act, subject, self.digest(before), self.digest(after))
        link = link_of(self._head[1], position, at, parts)
        names = ("actor_id", "actor_kind", "act", "subject", "before", "after")
        told = dict(zip(names, parts, strict=True))
        self._connection.execute(_ADD, {"position": position, "at": at, "link": link, **told})
        self._head = (position, link)

    def digest(self, value: object | None) -> str:
        """HMAC-SHA256 of a value's written form: proves equality to who holds the key, tells nothing else."""
        if value is None:
            return ""
        told = json.dumps(written(value), sort_keys=True, separators=(",", ":"))
        return hmac.new(self._key, told.encode(), hashlib.sha256).hexdigest()


def _line(row: Row[Any]) -> JournalLine:
    return JournalLine(
        position=row.position,
        at=row.at,
        actor_id=row.actor_id,
        actor_kind=row.actor_kind,
        act=row.act,
        subject=row.subject,
        before=row.before,
        after=row.after,
        link=row.link,
    )
