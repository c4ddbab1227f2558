"""Requests for supplements and refusals (forms 02 and 03) as rows."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, Select, insert, select

from app.domain.business_day import local_date
from app.domain.dossier import SupplementRequest
from app.errors import Refused
from db import search
from db.tables.dossiers import REQUESTS
from db.written import read, written

_FOUND = "SELECT rowid FROM request_search WHERE request_search MATCH ? ORDER BY rowid DESC LIMIT ?"


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
        return self._read(select(REQUESTS.c.content).where(REQUESTS.c.day == day).order_by(REQUESTS.c.row))

    def search(self, text: str, limit: int) -> tuple[SupplementRequest, ...]:
        """Those in whose number, people, ID numbers, phones or procedure every word occurs, newest first."""
        asked = search.question(text)
        if asked is None or limit < 1:
            return ()
        found = self._connection.exec_driver_sql(_FOUND, (asked, limit)).scalars().all()
        return self._read(
            select(REQUESTS.c.content).where(REQUESTS.c.row.in_(found)).order_by(REQUESTS.c.row.desc())
        )

    def latest(self, limit: int) -> tuple[SupplementRequest, ...]:
        """The last ones given out, newest first."""
        return self._read(select(REQUESTS.c.content).order_by(REQUESTS.c.row.desc()).limit(max(limit, 0)))

    def _read(self, asked: Select[tuple[object]]) -> tuple[SupplementRequest, ...]:
        return tuple(
            read(SupplementRequest, content) for content in self._connection.execute(asked).scalars()
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
                "found_by": _found_by(request),
            },
        )


def _found_by(request: SupplementRequest) -> str:
    """Number, people, their ID numbers and phones, the procedure."""
    people = [request.form.owner] + ([request.form.filer] if request.form.filer else [])
    told = [
        text
        for person in people
        for text in (
            person.name, person.organisation, person.id_number, person.phone, person.tax_code
        )
    ]  # fmt: skip
    return search.words(request.number, *told, request.form.procedure, request.procedure_name)
