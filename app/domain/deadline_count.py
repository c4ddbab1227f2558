"""Counts a limit from its beginning to its end on one calendar, and writes down what it steps over.

What the rules are stands in `app.domain.deadline`; here is how they are counted.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.domain.business_day import LOCAL
from app.domain.calendar import Calendar, DayKind, DayMark, Sessions


@dataclass(frozen=True, slots=True)
class Explained:
    """One step of how a due date came about; `app.messages.deadline.explain` puts it into words."""

    code: str
    """Key of the sentence, `"deadline.…"`."""
    facts: tuple[tuple[str, str], ...] = ()
    """Blanks of the sentence; days and moments ISO 8601, several days parted by spaces."""


def _inside(day: dt.date, clock: dt.time, sessions: Sessions) -> dt.datetime:
    """The clock time on that working day, moved inside its hours: to the next opening, or back to closing."""
    for opening, closing in sessions:
        if clock <= closing:
            return dt.datetime.combine(day, max(clock, opening), LOCAL)
    return dt.datetime.combine(day, sessions[-1][1], LOCAL)


def is_opening(calendar: Calendar, field_name: str | None, moment: dt.datetime) -> bool:
    """Whether a session begins at that very moment."""
    return any(moment.time() == opening for opening, _ in calendar.sessions(moment.date(), field_name))


def working_time(
    calendar: Calendar, field_name: str | None, start: dt.datetime, end: dt.datetime
) -> dt.timedelta:
    """How long the counter is open between two moments."""
    total = dt.timedelta()
    day = start.date()
    while day <= end.date():
        for opening, closing in calendar.sessions(day, field_name):
            begun = max(start, dt.datetime.combine(day, opening, LOCAL))
            ended = min(end, dt.datetime.combine(day, closing, LOCAL))
            total += max(ended - begun, dt.timedelta())
        day += dt.timedelta(days=1)
    return total


class Count:
    """One count from one reception, writing down what it steps over.

    Attributes:
        explained: The steps so far.
        confirmed: Whether the calendar knows for certain every day that mattered.
    """

    def __init__(
        self, calendar: Calendar, field_name: str | None, received: dt.datetime, start: dt.datetime
    ) -> None:
        self._calendar = calendar
        self._field = field_name
        self._start = start
        self.confirmed = True
        self.explained: list[Explained] = []
        if received == start:
            self._tell("received", moment=received.isoformat())
        else:
            self._tell("received_outside", moment=received.isoformat(), start=start.isoformat())
            self._tell_days(received.date(), start.date(), skipped="closed")

    def _tell(self, what: str, **facts: str) -> None:
        self.explained.append(Explained(f"deadline.{what}", tuple(facts.items())))

    def same_day(self, cutoff: dt.time) -> dt.datetime:
        """Closing of this day, or of the next working day if received after the cut-off."""
        day = self._start.date()
        if self._start.time() > cutoff:
            day = self._calendar.next_working_day(day, self._field)
            self._tell("after_cutoff", cutoff=f"{cutoff:%H:%M}")
            self._tell_days(self._start.date() + dt.timedelta(days=1), day)
        due = self._calendar.closing(day, self._field)
        self._tell("same_day", due=due.isoformat())
        return due

    def working_days(self, value: int) -> dt.datetime:
        """The n-th working day after this one, at the same clock time."""
        day = self._start.date()
        for _ in range(value):
            day = self._calendar.next_working_day(day, self._field)
        due = self._clock_on(day)
        self._tell_days(self._start.date() + dt.timedelta(days=1), day)
        self._tell("working_days", value=str(value), due=due.isoformat())
        return due

    def calendar_days(self, value: int) -> dt.datetime:
        """n days later at the same clock time, rolled forward off a day off."""
        due = self.rolled(self._start + dt.timedelta(days=value))
        self._tell("calendar_days", value=str(value), due=due.isoformat())
        return due

    def hours(self, value: int) -> dt.datetime:
        """After n working hours."""
        due = self.run(dt.timedelta(hours=value))
        self._tell("hours", value=str(value), due=due.isoformat())
        return due

    def rolled(self, end: dt.datetime) -> dt.datetime:
        """That moment, or the same clock time of the next working day."""
        last = end.date()
        day = self._calendar.working_day_from(last, self._field)
        if day != last:
            self._tell("rolled", last=last.isoformat(), day=day.isoformat())
        self._tell_days(last, day, skipped="closed")
        return _inside(day, end.time(), self._calendar.sessions(day, self._field))

    def run(self, left: dt.timedelta) -> dt.datetime:
        """So much working time after the start."""
        day, now = self._start.date(), self._start
        while True:
            for opening, closing in self._calendar.sessions(day, self._field):
                begun = max(now, dt.datetime.combine(day, opening, LOCAL))
                ended = dt.datetime.combine(day, closing, LOCAL)
                if begun + left <= ended:
                    self._tell_days(self._start.date() + dt.timedelta(days=1), day)
                    return begun + left
                left -= max(ended - begun, dt.timedelta())
            day = self._calendar.next_working_day(day, self._field)

    def _clock_on(self, day: dt.date) -> dt.datetime:
        due = _inside(day, self._start.time(), self._calendar.sessions(day, self._field))
        if due.time() != self._start.time():
            self._tell("moved_inside", due=due.isoformat())
        return due

    def _tell_days(self, first: dt.date, last: dt.date, skipped: str = "skipped") -> None:
        """Name each day that does not count, and each that counts although one would not think so."""
        resting: list[str] = []
        on_duty: list[str] = []
        uncovered: set[str] = set()
        day = first
        while day <= last:
            mark = self._calendar.mark_on(day)
            open_today = self._calendar.is_working_day(day, self._field)
            if mark is not None:
                what = skipped if not open_today else "half" if mark.kind is DayKind.HALF_DAY else "worked"
                self._tell_mark(what, day, mark)
            elif not open_today:
                resting.append(day.isoformat())
            elif not self._calendar.hours.on_weekday(day.weekday()):
                on_duty.append(day.isoformat())
            if mark is None and not self._calendar.covers(day):
                uncovered.add(str(day.year))
            day += dt.timedelta(days=1)
        if resting:
            self._tell(f"{skipped}_rest", days=" ".join(resting))
        if on_duty:
            self._tell("on_duty", days=" ".join(on_duty), field=self._field or "")
        if uncovered:
            self.confirmed = False
            self._tell(
                "not_covered",
                years=", ".join(sorted(uncovered)),
                last_year=str(self._calendar.last_year),
                version=self._calendar.version,
            )

    def _tell_mark(self, what: str, day: dt.date, mark: DayMark) -> None:
        expected = "" if mark.confirmed else "_expected"
        self.confirmed = self.confirmed and mark.confirmed
        self._tell(
            f"{what}{expected}", day=day.isoformat(), name=mark.name, name_en=mark.name_en or mark.name
        )
