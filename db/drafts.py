"""Drafts as rows: what is being typed, exactly as on screen."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, delete, select
from sqlalchemy.dialects.sqlite import insert

from app.domain.draft import Draft
from db.tables.desk import DRAFTS

_KEEP = insert(DRAFTS)
_KEEP = _KEEP.on_conflict_do_update(
    index_elements=[DRAFTS.c.id],
    set_={column.name: _KEEP.excluded[column.name] for column in DRAFTS.c if column.name != "id"},
)


class DraftRows:
    """The drafts of one moment or one change."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waiting(self, counter_id: str | None = None) -> tuple[Draft, ...]:
        """Drafts not accepted yet, newest first."""
        waiting = select(DRAFTS).order_by(DRAFTS.c.saved_at.desc(), DRAFTS.c.id.desc())
        if counter_id is not None:
            waiting = waiting.where(DRAFTS.c.counter_id == counter_id)
        return tuple(_draft(row) for row in self._connection.execute(waiting))

    def get(self, draft_id: str) -> Draft | None:
        """The draft, or None once it was accepted or thrown away."""
        row = self._connection.execute(select(DRAFTS).where(DRAFTS.c.id == draft_id)).one_or_none()
        return None if row is None else _draft(row)

    def keep(self, draft: Draft) -> None:
        """Insert or replace."""
        self._connection.execute(
            _KEEP,
            {
                "id": draft.id,
                "counter_id": draft.counter_id,
                "content": dict(draft.content),
                # A title is shown only; half a surrogate from a broken reader must not stop the keeping.
                "title": draft.title.encode("utf-8", "replace").decode(),
                "started_at": draft.started_at,
                "saved_at": draft.saved_at,
                "parked": draft.parked,
            },
        )

    def drop(self, draft_id: str) -> None:
        """Gone, because accepted or thrown away. Nothing happens if it is gone already."""
        self._connection.execute(delete(DRAFTS).where(DRAFTS.c.id == draft_id))


def _draft(row: Row[Any]) -> Draft:
    return Draft(
        id=row.id,
        counter_id=row.counter_id,
        content=row.content,
        title=row.title,
        started_at=row.started_at,
        saved_at=row.saved_at,
        parked=row.parked,
    )
