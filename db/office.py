"""The office's own things as rows: who, where, this PC, settings and calendar by version."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects.sqlite import insert

from app.domain.business_day import ClockMark
from app.domain.staff import Actor, ActorKind, Counter, Office
from app.errors import Refused
from db.tables.office import CALENDARS, COUNTERS, DEVICE, OFFICE, SETTINGS, STAFF

_OFFICE_COLUMNS = tuple(column.name for column in OFFICE.c if column.name not in ("id", "revision"))
_MARK = select(DEVICE.c.seen_at, DEVICE.c.seen_start, DEVICE.c.seen_running_s)


class OfficeRows:
    """The office of one moment or one change."""

    def __init__(self, connection: Connection, device_id: str) -> None:
        self._connection = connection
        self._device_id = device_id

    def office(self) -> Office:
        """The office this folder belongs to. Raises `Refused("office.not_founded")`."""
        row = self._connection.execute(select(OFFICE)).one_or_none()
        if row is None:
            raise Refused("office.not_founded")
        return Office(**{name: getattr(row, name) for name in _OFFICE_COLUMNS})

    def counters(self) -> tuple[Counter, ...]:
        """All counters in their order."""
        rows = self._connection.execute(select(COUNTERS).order_by(COUNTERS.c.place))
        return tuple(Counter(row.id, row.name, row.place) for row in rows)

    def counter(self, counter_id: str) -> Counter:
        """One counter. Raises `Refused("office.unknown_counter")`."""
        row = self._connection.execute(select(COUNTERS).where(COUNTERS.c.id == counter_id)).one_or_none()
        if row is None:
            raise Refused("office.unknown_counter", counter=counter_id)
        return Counter(row.id, row.name, row.place)

    def staff(self) -> tuple[Actor, ...]:
        """All who may act, in the order they were added."""
        rows = self._connection.execute(select(STAFF).order_by(STAFF.c.position))
        return tuple(Actor(row.id, row.name, ActorKind(row.kind), row.title) for row in rows)

    def setting(self, key: str) -> object | None:
        """A JSON value, or None if never set."""
        newest = (
            select(SETTINGS.c.value).where(SETTINGS.c.key == key).order_by(SETTINGS.c.version.desc()).limit(1)
        )
        return cast("object | None", self._connection.execute(newest).scalar_one_or_none())

    def calendar(self) -> Mapping[str, object] | None:
        """The calendar's newest version, or None if the program's own is in use."""
        newest = select(CALENDARS.c.content).order_by(CALENDARS.c.version.desc()).limit(1)
        return cast("Mapping[str, object] | None", self._connection.execute(newest).scalar_one_or_none())

    def device_id(self) -> str:
        """This PC's id, made when its data folder was made."""
        return self._device_id

    def clock_mark(self) -> ClockMark | None:
        """What the clock said when the store was last written with a number."""
        row = self._connection.execute(_MARK).one()
        return None if row.seen_at is None else ClockMark(row.seen_at, row.seen_start, row.seen_running_s)

    def set_office(self, office: Office) -> None:
        """The office, for the first time or changed."""
        told: dict[str, Any] = {name: getattr(office, name) for name in _OFFICE_COLUMNS}
        self._connection.execute(
            insert(OFFICE)
            .values(id=1, revision=1, **told)
            .on_conflict_do_update(
                index_elements=[OFFICE.c.id], set_={**told, "revision": OFFICE.c.revision + 1}
            )
        )

    def add_counter(self, counter: Counter) -> None:
        """A counter, for the first time or with a new name. Its place never changes."""
        self._connection.execute(
            insert(COUNTERS)
            .values(id=counter.id, name=counter.name, place=counter.index, revision=1)
            .on_conflict_do_update(
                index_elements=[COUNTERS.c.id],
                set_={"name": counter.name, "revision": COUNTERS.c.revision + 1},
            )
        )

    def add_staff(self, actor: Actor) -> None:
        """One who may act, for the first time or changed."""
        told = {"name": actor.name, "kind": str(actor.kind), "title": actor.title}
        last = self._connection.execute(select(func.max(STAFF.c.position))).scalar_one()
        self._connection.execute(
            insert(STAFF)
            .values(id=actor.id, position=(last or 0) + 1, revision=1, **told)
            .on_conflict_do_update(
                index_elements=[STAFF.c.id], set_={**told, "revision": STAFF.c.revision + 1}
            )
        )

    def put_setting(self, key: str, value: object, actor: Actor, at: dt.datetime) -> None:
        """The next version of a setting; the earlier ones stay."""
        last = self._connection.execute(
            select(func.max(SETTINGS.c.version)).where(SETTINGS.c.key == key)
        ).scalar_one()
        row = {"key": key, "version": (last or 0) + 1, "value": value, "actor_id": actor.id, "at": at}
        self._connection.execute(insert(SETTINGS), row)

    def put_calendar(self, calendar: Mapping[str, object], actor: Actor, at: dt.datetime) -> None:
        """The next version of the calendar; the earlier ones stay, due dates name them."""
        row = {"content": dict(calendar), "actor_id": actor.id, "at": at}
        self._connection.execute(insert(CALENDARS), row)

    def mark_clock(self, mark: ClockMark) -> None:
        """Replace the mark (one row, no history)."""
        self._connection.execute(
            update(DEVICE).values(seen_at=mark.at, seen_start=mark.start_id, seen_running_s=mark.running_s)
        )
