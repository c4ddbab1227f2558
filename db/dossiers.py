"""Dossiers as rows: one for the dossier, one per person, one per component, one per move."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from app.domain.applicant import FilerRelation
from app.domain.deadline import DueDate
from app.domain.dossier import ComponentTaken, Dossier, DossierLine, IntakeForm, PaperState, ReturnBy, Status
from app.domain.fee import Owed
from app.domain.procedure import Channel
from app.domain.staff import Actor
from app.domain.text import fold
from app.errors import Refused
from db import search
from db.people import person_of, person_row
from db.tables.dossiers import DOSSIER_COMPONENTS, DOSSIER_PEOPLE, DOSSIERS, MOVES
from db.written import read, written

_D = DOSSIERS.c
_LINE = (
    _D.id, _D.number, _D.owner_shown, _D.procedure, _D.procedure_name, _D.status, _D.received_at, _D.due_at,
    _D.missing, _D.voided_at,
)  # fmt: skip
_LIVE = _D.status.not_in((Status.NOT_ACCEPTED, Status.WITHDRAWN, Status.STOPPED, Status.RETURNED))

_PERSON = DOSSIER_PEOPLE.c
_MOST_DOUBLES = 20
_OWNERS = select(_PERSON.dossier).where(_PERSON.role == "owner").order_by(_PERSON.dossier.desc()).limit(500)
"""Of a name that thousands share, the newest decide."""

_BY_NUMBER = select(DOSSIERS).where(_D.number == bindparam("number"))
_PEOPLE = select(DOSSIER_PEOPLE).where(DOSSIER_PEOPLE.c.dossier == bindparam("dossier"))
_COMPONENTS = (
    select(DOSSIER_COMPONENTS)
    .where(DOSSIER_COMPONENTS.c.dossier == bindparam("dossier"))
    .order_by(DOSSIER_COMPONENTS.c.position)
)
_ADD = insert(DOSSIERS)
_ADD_PEOPLE = insert(DOSSIER_PEOPLE)
_ADD_COMPONENTS = insert(DOSSIER_COMPONENTS)
_ADD_MOVE = insert(MOVES)
_LATEST = select(*_LINE).order_by(_D.received_at.desc(), _D.row.desc()).limit(bindparam("limit"))
_LATEST_OF_DAY = _LATEST.where(_D.business_date == bindparam("day"))
_FOUND = "SELECT rowid FROM dossier_search WHERE dossier_search MATCH ? ORDER BY rowid DESC LIMIT ?"


class DossierRows:
    """The dossiers of one moment or one change."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, number: str) -> Dossier:
        """The dossier of that number. Raises `Refused("dossier.unknown")`."""
        row = self._connection.execute(_BY_NUMBER, {"number": number}).one_or_none()
        if row is None:
            raise Refused("dossier.unknown", number=number)
        return self._whole(row)

    def search(self, text: str, limit: int) -> tuple[DossierLine, ...]:
        """The one of exactly that number first, then all in which every word occurs, newest first."""
        asked = search.question(text)
        if asked is None or limit < 1:
            return ()
        exact = self._connection.execute(select(*_LINE).where(_D.number == text.strip().upper())).all()
        found = self._connection.exec_driver_sql(_FOUND, (asked, limit)).scalars().all()
        newest = select(*_LINE).where(_D.row.in_(found)).order_by(_D.received_at.desc(), _D.row.desc())
        lines = [_line(row) for row in (*exact, *self._connection.execute(newest))]
        return tuple({line.number: line for line in lines}.values())[:limit]

    def latest(self, limit: int, day: dt.date | None = None) -> tuple[DossierLine, ...]:
        """The last ones received, of one business date if given."""
        if day is None:
            rows = self._connection.execute(_LATEST, {"limit": limit})
        else:
            rows = self._connection.execute(_LATEST_OF_DAY, {"limit": limit, "day": day})
        return tuple(_line(row) for row in rows)

    def of_visit(self, visit: str) -> tuple[Dossier, ...]:
        """All dossiers of one visit in order of acceptance, without voided ones."""
        of_it = select(DOSSIERS).where(_D.visit == visit, _D.voided_at.is_(None)).order_by(_D.row)
        return tuple(self._whole(row) for row in self._connection.execute(of_it).all())

    def like(
        self, procedure: str, id_number: str | None, folded_name: str, since: dt.datetime
    ) -> tuple[DossierLine, ...]:
        """Open or recent ones of the same owner and procedure, newest first: possible duplicates.

        The same owner has the same ID number; where one of the two has none, the same name.
        """
        same_name = _OWNERS.where(_PERSON.folded_name == fold(folded_name))
        if id_number is None:
            same = [same_name]
        else:
            same = [
                _OWNERS.where(_PERSON.id_number == id_number),
                same_name.where(_PERSON.id_number.is_(None)),
            ]
        # Asked one by one: joined by OR, SQLite would go through every dossier of the procedure.
        owned = {row for way in same for row in self._connection.execute(way).scalars()}
        doubles = (
            select(*_LINE)
            .where(
                _D.row.in_(owned),
                _D.procedure == procedure,
                _D.voided_at.is_(None),
                or_(_LIVE, _D.received_at >= since),
            )
            .order_by(_D.received_at.desc(), _D.row.desc())
            .limit(_MOST_DOUBLES)
        )
        return tuple(_line(row) for row in self._connection.execute(doubles))

    def add(self, dossier: Dossier) -> None:
        """Keep a new one. Raises `Refused("dossier.number_taken")` for a number that is in use."""
        try:
            added = self._connection.execute(_ADD, _row(dossier))
        except IntegrityError as fault:
            # Only these two are about somebody else's dossier; any other broken rule is our fault.
            if "dossiers.number" in str(fault.orig) or "dossiers.id" in str(fault.orig):
                raise Refused("dossier.number_taken", number=dossier.number) from fault
            raise
        row = int(added.inserted_primary_key[0])  # type: ignore[index]  # a row that was added has one
        self._add_parts(row, dossier)
        self._moved(row, 1, None, dossier.status, dossier.received_by, dossier.received_at)

    def put(self, dossier: Dossier, by: Actor | None = None, at: dt.datetime | None = None) -> None:
        """Keep a changed one.

        Args:
            dossier: Its revision must be one more than the stored one.
            by: Who moved it; needed when the status changed.
            at: When it was moved; needed when the status changed.

        Raises:
            Refused: `dossier.unknown`, or `dossier.changed_meanwhile` where another one was faster.
        """
        stored = self._connection.execute(
            select(_D.row, _D.status, _D.revision).where(_D.number == dossier.number)
        ).one_or_none()
        if stored is None:
            raise Refused("dossier.unknown", number=dossier.number)
        if stored.revision != dossier.revision - 1:
            raise Refused("dossier.changed_meanwhile", number=dossier.number)
        self._connection.execute(update(DOSSIERS).where(_D.row == stored.row).values(_row(dossier)))
        for table in (DOSSIER_PEOPLE, DOSSIER_COMPONENTS):
            self._connection.execute(delete(table).where(table.c.dossier == stored.row))
        self._add_parts(stored.row, dossier)
        if stored.status != dossier.status:
            if by is None or at is None:
                raise ValueError("a move needs who and when")
            self._moved(stored.row, dossier.revision, Status(stored.status), dossier.status, by.id, at)

    def _add_parts(self, row: int, dossier: Dossier) -> None:
        form = dossier.form
        people = [{"dossier": row, "role": "owner", **person_row(form.owner)}]
        if form.filer is not None:
            people.append({"dossier": row, "role": "filer", **person_row(form.filer)})
        self._connection.execute(_ADD_PEOPLE, people)
        if form.components:
            self._connection.execute(
                _ADD_COMPONENTS,
                [
                    {
                        "dossier": row, "position": position, "id": taken.id, "name": taken.name,
                        "state": str(taken.state), "originals": taken.originals, "copies": taken.copies,
                        "why": taken.why,
                    }
                    for position, taken in enumerate(form.components)
                ],
            )  # fmt: skip

    def _moved(
        self, row: int, position: int, before: Status | None, after: Status, actor_id: str, at: dt.datetime
    ) -> None:
        self._connection.execute(
            _ADD_MOVE,
            {
                "dossier": row, "position": position, "from_status": None if before is None else int(before),
                "to_status": int(after), "actor_id": actor_id, "at": at,
            },
        )  # fmt: skip

    def _whole(self, row: Row[Any]) -> Dossier:
        people = {
            person.role: person_of(person)
            for person in self._connection.execute(_PEOPLE, {"dossier": row.row})
        }
        components = tuple(
            ComponentTaken(part.id, part.name, PaperState(part.state), part.originals, part.copies, part.why)
            for part in self._connection.execute(_COMPONENTS, {"dossier": row.row})
        )
        form = IntakeForm(
            procedure=row.procedure,
            owner=people["owner"],
            case=row.case_id,
            channel=Channel(row.channel),
            assisted=row.assisted,
            tracking_number=row.tracking_number,
            filer=people.get("filer"),
            relation=FilerRelation(row.relation),
            components=components,
            declaration=row.declaration,
            pages=row.pages,
            copies=row.copies,
            exempt=tuple(row.exempt),
            return_by=ReturnBy(row.return_by),
            return_address=row.return_address,
            given_at_once=row.given_at_once,
            want_appointment_slip=row.want_appointment_slip,
            missing_why=row.missing_why,
            note=row.note,
            received_at=row.form_received_at,
            visit=row.form_visit,
        )
        return Dossier(
            id=row.id,
            number=row.number,
            form=form,
            procedure_name=row.procedure_name,
            procedure_version=row.procedure_version,
            received_at=row.received_at,
            business_date=row.business_date,
            due=read(DueDate, row.due),
            owed=read(Owed, row.owed),
            status=Status(row.status),
            counter_id=row.counter_id,
            received_by=row.received_by,
            received_by_name=row.received_by_name,
            visit=row.visit,
            revision=row.revision,
            sequence=row.sequence,
            device_id=row.device_id,
            voided_at=row.voided_at,
            void_reason=row.void_reason,
            finished_at=row.finished_at,
        )


def _line(row: Any) -> DossierLine:
    return DossierLine(
        id=row.id,
        number=row.number,
        owner=row.owner_shown,
        procedure=row.procedure,
        procedure_name=row.procedure_name,
        status=Status(row.status),
        received_at=row.received_at,
        due=row.due_at,
        missing=row.missing,
        voided=row.voided_at is not None,
    )


def _row(dossier: Dossier) -> dict[str, Any]:
    form = dossier.form
    return {
        "id": dossier.id,
        "number": dossier.number,
        "procedure": form.procedure,
        "procedure_name": dossier.procedure_name,
        "procedure_version": dossier.procedure_version,
        "case_id": form.case,
        "channel": str(form.channel),
        "assisted": form.assisted,
        "tracking_number": form.tracking_number,
        "relation": str(form.relation),
        "declaration": written(form.declaration),
        "pages": form.pages,
        "copies": form.copies,
        "exempt": list(form.exempt),
        "return_by": str(form.return_by),
        "return_address": form.return_address,
        "given_at_once": form.given_at_once,
        "want_appointment_slip": form.want_appointment_slip,
        "missing_why": form.missing_why,
        "note": form.note,
        "form_received_at": form.received_at,
        "form_visit": form.visit,
        "received_at": dossier.received_at,
        "business_date": dossier.business_date,
        "due_at": dossier.due.due,
        "due": written(dossier.due),
        "owed": written(dossier.owed),
        "status": int(dossier.status),
        "counter_id": dossier.counter_id,
        "received_by": dossier.received_by,
        "received_by_name": dossier.received_by_name,
        "visit": dossier.visit,
        "revision": dossier.revision,
        "sequence": dossier.sequence,
        "device_id": dossier.device_id,
        "voided_at": dossier.voided_at,
        "void_reason": dossier.void_reason,
        "finished_at": dossier.finished_at,
        "missing": len(dossier.missing),
        "owner_shown": form.owner.shown_name,
        "found_by": _found_by(dossier),
    }


def _found_by(dossier: Dossier) -> str:
    """Number, people, their ID numbers and phones, the procedure."""
    people = [dossier.form.owner] + ([dossier.form.filer] if dossier.form.filer else [])
    told = [
        text
        for person in people
        for text in (
            person.name, person.organisation, person.id_number, person.phone, person.tax_code
        )
    ]  # fmt: skip
    return search.words(
        dossier.number,
        *search.other_ways(dossier.number),
        dossier.form.tracking_number,
        *told,
        dossier.form.procedure,
        dossier.procedure_name,
    )
