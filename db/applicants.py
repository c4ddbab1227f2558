"""Known applicants as rows: what earlier visits told of a person, offered next time."""

from __future__ import annotations

import datetime as dt
import os
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from app.domain.applicant import KnownApplicant, Person
from app.domain.ids import RANDOM_BYTES, uuid7
from db import search
from db.people import person_of, person_row
from db.tables.desk import APPLICANTS

_A = APPLICANTS.c
_ADD = insert(APPLICANTS)
_FOUND = "SELECT rowid FROM applicant_search WHERE applicant_search MATCH ? ORDER BY rowid DESC LIMIT ?"


class ApplicantRows:
    """The known applicants of one moment or one change."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by_id_number(self, id_number: str) -> KnownApplicant | None:
        """The person with exactly that ID number."""
        row = self._connection.execute(select(APPLICANTS).where(_A.id_number == id_number)).one_or_none()
        return None if row is None else _known(row)

    def search(self, text: str, limit: int) -> tuple[KnownApplicant, ...]:
        """Those in whose name, numbers or phone every word occurs, seen last first."""
        asked = search.question(text)
        if asked is None or limit < 1:
            return ()
        found = self._connection.exec_driver_sql(_FOUND, (asked, limit)).scalars().all()
        rows = self._connection.execute(
            select(APPLICANTS).where(_A.row.in_(found)).order_by(_A.last_seen.desc(), _A.row.desc())
        )
        return tuple(_known(row) for row in rows)

    def remember(self, person: Person, at: dt.datetime) -> None:
        """What this visit told of the person becomes what is offered next time.

        The same ID number is the same person. Without one, it is the same name with the same phone and
        birth date: rather two entries than one that mixes two people.
        """
        told = person_row(person)
        told["found_by"] = search.words(
            person.name, person.organisation, person.id_number, person.phone, person.tax_code
        )
        told["last_seen"] = at
        if person.id_number is not None:
            same = _A.id_number == person.id_number
        else:
            same = (
                _A.id_number.is_(None)
                & (_A.folded_name == told["folded_name"])
                & _A.phone.is_not_distinct_from(person.phone)
                & _A.birth_date.is_not_distinct_from(person.birth_date)
            )
        known = self._connection.execute(select(_A.row, _A.dossiers).where(same).limit(1)).one_or_none()
        if known is None:
            new_id = uuid7(at, os.urandom(RANDOM_BYTES))
            self._connection.execute(_ADD, {**told, "id": new_id, "dossiers": 1})
        else:
            told["dossiers"] = known.dossiers + 1
            self._connection.execute(update(APPLICANTS).where(_A.row == known.row).values(told))


def _known(row: Row[Any]) -> KnownApplicant:
    return KnownApplicant(id=row.id, person=person_of(row), dossiers=row.dossiers, last_seen=row.last_seen)
