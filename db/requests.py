"""Requests for supplements and refusals (forms 02 and 03) as rows."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, insert, select

from app.domain.business_day import local_date
from app.domain.dossier import SupplementRequest
from app.errors import Refused
from db.tables.dossiers import REQUESTS
from db.written import read, written


class RequestRows:
    """The requests of one moment or one change."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, number: str) -> SupplementRequest:
        """By id, or by number: numbers begin anew each year, so the newest one of that number.

        Raises:
            Refused: `request.unknown`.
        """
        wanted = (
            select(REQUESTS.c.content)
            .where((REQUESTS.c.number == number) | (REQUESTS.c.id == number))
            .order_by(REQUESTS.c.row.desc())
            .limit(1)
        )
        content = self._connection.execute(wanted).scalar_one_or_none()
        if content is None:
            raise Refused("request.unknown", number=number)
        return read(SupplementRequest, content)

    def of_day(self, day: dt.date) -> tuple[SupplementRequest, ...]:
        """Those made on that day in Vietnam, oldest first."""
        of_it = select(REQUESTS.c.content).where(REQUESTS.c.day == day).order_by(REQUESTS.c.row)
        return tuple(
            read(SupplementRequest, content) for content in self._connection.execute(of_it).scalars()
        )

    def add(self, request: SupplementRequest) -> None:
        """Keep a new one."""
        self._connection.execute(
            insert(REQUESTS),
            {
                "id": request.id,
                "number": request.number,
                "kind": request.kind,
                "day": local_date(request.made_at),
                "dossier": request.dossier,
                "content": written(request),
            },
        )
