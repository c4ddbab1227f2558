"""Ordinals and form numbers: taken one by one under the write lock, so none is used twice or skipped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from app.domain.dossier_number import NumberRange, following, past_9999, refuse_overlap
from app.errors import Refused
from db.tables.office import COUNTERS, FORM_SERIES, LAST_ORDINALS, NUMBER_RANGES

_LAST = select(LAST_ORDINALS.c.last).where(
    LAST_ORDINALS.c.counter_id == bindparam("counter"), LAST_ORDINALS.c.day == bindparam("on")
)
_FIRST_OF_DAY = insert(LAST_ORDINALS)
_NEXT_OF_DAY = (
    update(LAST_ORDINALS)
    .where(LAST_ORDINALS.c.counter_id == bindparam("counter"), LAST_ORDINALS.c.day == bindparam("on"))
    .values(last=bindparam("taken"))
)
_RANGES = select(NUMBER_RANGES.c.first, NUMBER_RANGES.c.last).where(
    NUMBER_RANGES.c.counter_id == bindparam("counter")
)
_PLACE = select(COUNTERS.c.place).where(COUNTERS.c.id == bindparam("counter"))
_TAKE_IN_SERIES = insert_or(FORM_SERIES).values(
    counter_id=bindparam("counter"), series=bindparam("of"), year=bindparam("in"), last=1
)
_TAKE_IN_SERIES = _TAKE_IN_SERIES.on_conflict_do_update(
    index_elements=[FORM_SERIES.c.counter_id, FORM_SERIES.c.series, FORM_SERIES.c.year],
    set_={"last": FORM_SERIES.c.last + 1},
)
_LAST_IN_SERIES = select(FORM_SERIES.c.last).where(
    FORM_SERIES.c.counter_id == bindparam("counter"),
    FORM_SERIES.c.series == bindparam("of"),
    FORM_SERIES.c.year == bindparam("in"),
)


class NumberRows:
    """The ordinals of one change."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, counter_id: str, day: dt.date) -> int:
        """The next ordinal of that counter and day.

        Raises:
            Refused: `office.unknown_counter`, `number.ranges_used_up`.
        """
        place = self._connection.execute(_PLACE, {"counter": counter_id}).scalar_one_or_none()
        if place is None:
            raise Refused("office.unknown_counter", counter=counter_id)
        key = {"counter": counter_id, "on": day}
        last = self._connection.execute(_LAST, key).scalar_one_or_none()
        taken = following((*self.ranges(counter_id), past_9999(place - 1)), last)
        if last is None:
            self._connection.execute(_FIRST_OF_DAY, {"counter_id": counter_id, "day": day, "last": taken})
        else:
            self._connection.execute(_NEXT_OF_DAY, {**key, "taken": taken})
        return taken

    def take_in_series(self, counter_id: str, series: str, year: int) -> int:
        """The next number of a form series, 1, 2, 3 … per counter and year."""
        key = {"counter": counter_id, "of": series, "in": year}
        self._connection.execute(_TAKE_IN_SERIES, key)
        return int(self._connection.execute(_LAST_IN_SERIES, key).scalar_one())

    def ranges(self, counter_id: str) -> tuple[NumberRange, ...]:
        """The standing ranges the counter holds, ascending."""
        rows = self._connection.execute(_RANGES, {"counter": counter_id})
        return tuple(sorted(NumberRange(row.first, row.last) for row in rows))

    def grant(self, counter_id: str, ranges: Sequence[NumberRange]) -> None:
        """The counter holds these ranges from now on, besides those it has.

        Raises:
            OfficerCanFix: `number.ranges_overlap`: another counter, or this one, holds an ordinal already.
        """
        rows = self._connection.execute(select(NUMBER_RANGES.c.first, NUMBER_RANGES.c.last))
        refuse_overlap([*(NumberRange(row.first, row.last) for row in rows), *ranges])
        if ranges:
            self._connection.execute(
                insert(NUMBER_RANGES),
                [{"counter_id": counter_id, "first": one.first, "last": one.last} for one in ranges],
            )
