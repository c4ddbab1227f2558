"""Which papers are in the document store, as rows; their bytes lie beside the store."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from db.tables.desk import DOCUMENTS


class DocumentRows:
    """The papers of one moment or one change."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, subject: str) -> tuple[tuple[str, str, dt.datetime], ...]:
        """(sha256, kind, made at) of the papers of a dossier or request, oldest first."""
        of_it = (
            select(DOCUMENTS)
            .where(DOCUMENTS.c.subject == subject)
            .order_by(DOCUMENTS.c.made_at, DOCUMENTS.c.kind, DOCUMENTS.c.sha256)
        )
        return tuple((row.sha256, row.kind, row.made_at) for row in self._connection.execute(of_it))

    def add(self, sha256: str, kind: str, subject: str, size: int, at: dt.datetime) -> None:
        """Tell that a paper is kept. The same paper for the same subject is one row, the first."""
        row = {"sha256": sha256, "kind": kind, "subject": subject, "size": size, "made_at": at}
        self._connection.execute(insert(DOCUMENTS).on_conflict_do_nothing(), row)
