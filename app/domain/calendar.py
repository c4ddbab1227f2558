"""When the office is open: hours, weekly rest, holidays, swapped working days, and the supervisor's word.

What wins, highest first: the supervisor's override of a day, a swapped working day (hoán đổi), a national
holiday (Labour Code 2019 Art. 112), the office's week with the Saturday duty of single fields.

A session is open from its first to its last moment, both included: whoever stands at the counter at
17:00:00 was there before closing. All moments that come out are in +07:00.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.domain.business_day import LOCAL
from app.errors import OfficerCanFix, Refused

Session = tuple[dt.time, dt.time]
"""(opening, closing) of one uninterrupted time at the counter."""
Sessions = tuple[Session, ...]
"""A day's sessions in order; empty = closed."""

SATURDAY = 5
_LONGEST_CLOSURE_DAYS = 400


class DayKind(StrEnum):
    """What a marked day is."""

    OFF = "off"
    WORK = "work"
    HALF_DAY = "half_day"


def check_sessions(sessions: Sessions) -> None:
    """Each session ends after it begins, and they follow one another. Raises `OfficerCanFix`."""
    before = None
    for opening, closing in sessions:
        if opening >= closing or (before is not None and opening <= before):
            raise OfficerCanFix("calendar.hours_wrong", hours=sessions_text(sessions))
        before = closing


def sessions_text(sessions: Sessions) -> str:
    """`07:30-11:30, 13:30-17:00`."""
    return ", ".join(f"{opening:%H:%M}-{closing:%H:%M}" for opening, closing in sessions)


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """The office's week."""

    workday: Sessions = ((dt.time(7, 30), dt.time(11, 30)), (dt.time(13, 30), dt.time(17, 0)))
    """Monday to Friday, unless `weekdays` says otherwise."""
    weekdays: tuple[tuple[int, Sessions], ...] = ()
    """Other hours of single weekdays, 0 = Monday … 6 = Sunday; empty sessions = closed."""

    def __post_init__(self) -> None:
        if not self.workday:
            raise OfficerCanFix("calendar.hours_wrong", hours="")
        check_sessions(self.workday)
        for weekday, sessions in self.weekdays:
            if not 0 <= weekday <= 6:
                raise OfficerCanFix("calendar.hours_wrong", hours=f"weekday {weekday}")
            check_sessions(sessions)

    def on_weekday(self, weekday: int) -> Sessions:
        """The sessions of an ordinary day, 0 = Monday … 6 = Sunday."""
        for marked, sessions in self.weekdays:
            if marked == weekday:
                return sessions
        return self.workday if weekday < SATURDAY else ()


@dataclass(frozen=True, slots=True)
class DayMark:
    """A day that is not as its weekday would have it."""

    day: dt.date
    kind: DayKind
    name: str
    """Vietnamese, as it stands in the explanation of a due date."""
    name_en: str = ""
    source: str = ""
    sessions: Sessions = ()
    """Hours of that day; must be given for a half day. A working day without them has its usual hours."""
    in_place_of: dt.date | None = None
    """The day it was swapped with."""
    confirmed: bool = True
    """False = expected by the rule of the law, the year's decision is not out or was not seen."""
    set_by: str = ""
    """Who said so, for an override."""
    set_at: dt.datetime | None = None

    def __post_init__(self) -> None:
        check_sessions(self.sessions)
        if self.kind is DayKind.HALF_DAY and not self.sessions:
            raise OfficerCanFix("calendar.half_day_without_hours", day=self.day.isoformat())
        if self.kind is DayKind.OFF and self.sessions:
            raise OfficerCanFix("calendar.day_off_with_hours", day=self.day.isoformat())


@dataclass(frozen=True, slots=True)
class SwappedDay:
    """A working day given for a day of rest (hoán đổi ngày làm việc), by a decision of its year."""

    off: dt.date
    work: dt.date
    source: str
    active: bool = True
    """The supervisor may switch it off and on."""
    confirmed: bool = True
    """False = known from the press only, the decision itself was not read."""
    set_by: str = ""
    set_at: dt.datetime | None = None

    def marks(self) -> tuple[DayMark, DayMark]:
        """The day off and the day worked for it."""
        off = DayMark(
            self.off,
            DayKind.OFF,
            f"nghỉ hoán đổi, làm bù {self.work:%d/%m/%Y}",
            f"day off, worked on {self.work:%d/%m/%Y} instead",
            self.source,
            in_place_of=self.work,
            confirmed=self.confirmed,
        )
        work = DayMark(
            self.work,
            DayKind.WORK,
            f"làm bù cho {self.off:%d/%m/%Y}",
            f"worked in place of {self.off:%d/%m/%Y}",
            self.source,
            in_place_of=self.off,
            confirmed=self.confirmed,
        )
        return off, work


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of the country and the hours of the office, at one version."""

    national_version: str
    """Version of the national part, as its file says."""
    first_year: int
    last_year: int
    """Years whose holidays are in it. Of other years only the week is known: see `covers`."""
    holidays: tuple[DayMark, ...] = ()
    swapped_days: tuple[SwappedDay, ...] = ()
    overrides: tuple[DayMark, ...] = ()
    hours: OfficeHours = OfficeHours()
    saturday_fields: Mapping[str, Sessions] = field(default_factory=dict)
    """Field of procedures → its hours on Saturday duty (such as residence in the police's part)."""
    _marks: Mapping[dt.date, DayMark] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for sessions in self.saturday_fields.values():
            check_sessions(sessions)
        marks = {mark.day: mark for mark in self.holidays}
        for swap in self.swapped_days:
            if swap.active:
                marks.update((mark.day, mark) for mark in swap.marks())
        marks.update((mark.day, mark) for mark in self.overrides)
        object.__setattr__(self, "_marks", marks)

    @property
    def version(self) -> str:
        """Stored with every due date. The national version, and a digest of what the office changed."""
        own = self._own_text()
        if not own:
            return self.national_version
        return f"{self.national_version}+{hashlib.sha256(own.encode()).hexdigest()[:8]}"

    def _own_text(self) -> str:
        lines = []
        if self.hours != OfficeHours():
            lines.append(f"hours {sessions_text(self.hours.workday)}")
            lines += [
                f"hours {day} {sessions_text(sessions)}" for day, sessions in sorted(self.hours.weekdays)
            ]
        for name, sessions in sorted(self.saturday_fields.items()):
            lines.append(f"saturday {name} {sessions_text(sessions)}")
        for swap in sorted(self.swapped_days, key=lambda swap: swap.off):
            if swap.set_by:
                lines.append(f"swap {swap.off} {swap.work} {swap.active}")
        for mark in sorted(self.overrides, key=lambda mark: mark.day):
            lines.append(f"day {mark.day} {mark.kind} {sessions_text(mark.sessions)} {mark.name}")
        return "\n".join(lines)

    def covers(self, day: dt.date) -> bool:
        """Whether the holidays of that day's year are in this calendar."""
        return self.first_year <= day.year <= self.last_year

    def mark_on(self, day: dt.date) -> DayMark | None:
        """What makes the day unusual; None = an ordinary day of the week."""
        return self._marks.get(day)

    def sessions(self, day: dt.date, field_name: str | None = None) -> Sessions:
        """When the counter is open for that field; None = for what has no duty of its own."""
        mark = self._marks.get(day)
        if mark is not None:
            if mark.kind is DayKind.OFF:
                return ()
            usual = mark.in_place_of or day
            return mark.sessions or self.hours.on_weekday(usual.weekday()) or self.hours.workday
        weekly = self.hours.on_weekday(day.weekday())
        if not weekly and day.weekday() == SATURDAY and field_name is not None:
            return self.saturday_fields.get(field_name, ())
        return weekly

    def is_working_day(self, day: dt.date, field_name: str | None = None) -> bool:
        """Whether the day counts in a limit of working days. A half day counts as one."""
        return bool(self.sessions(day, field_name))

    def next_working_day(self, day: dt.date, field_name: str | None = None) -> dt.date:
        """The first working day after that day.

        Raises:
            Refused: `calendar.no_working_day`: more than a year is marked off.
        """
        for ahead in range(1, _LONGEST_CLOSURE_DAYS + 1):
            candidate = day + dt.timedelta(days=ahead)
            if self.is_working_day(candidate, field_name):
                return candidate
        raise Refused("calendar.no_working_day", after=f"{day:%d/%m/%Y}")

    def working_day_from(self, day: dt.date, field_name: str | None = None) -> dt.date:
        """The day itself if it is a working day, or the next one."""
        return day if self.is_working_day(day, field_name) else self.next_working_day(day, field_name)

    def opening(self, day: dt.date, field_name: str | None = None) -> dt.datetime:
        """When a working day begins."""
        return dt.datetime.combine(day, self.sessions(day, field_name)[0][0], LOCAL)

    def closing(self, day: dt.date, field_name: str | None = None) -> dt.datetime:
        """When a working day ends."""
        return dt.datetime.combine(day, self.sessions(day, field_name)[-1][1], LOCAL)

    def next_opening(self, moment: dt.datetime, field_name: str | None = None) -> dt.datetime:
        """The moment itself while the counter is open, or when it opens next; in +07:00."""
        moment = moment.astimezone(LOCAL)
        clock = moment.time()
        for opening, closing in self.sessions(moment.date(), field_name):
            if clock <= closing:
                return moment if clock >= opening else dt.datetime.combine(moment.date(), opening, LOCAL)
        return self.opening(self.next_working_day(moment.date(), field_name), field_name)

    def with_override(
        self,
        day: dt.date,
        kind: DayKind,
        name: str,
        *,
        by: str,
        at: dt.datetime,
        sessions: Sessions = (),
        source: str = "",
    ) -> Calendar:
        """The supervisor says what a day is (storm, flood, a decision just out). Replaces an earlier word.

        Raises:
            OfficerCanFix: No name, nobody who says so, or hours that do not fit the kind.
        """
        if not name.strip() or not by.strip():
            raise OfficerCanFix("calendar.override_incomplete", day=f"{day:%d/%m/%Y}")
        said = DayMark(day, kind, name.strip(), source=source, sessions=sessions, set_by=by, set_at=at)
        others = tuple(mark for mark in self.overrides if mark.day != day)
        return replace(self, overrides=tuple(sorted((*others, said), key=lambda mark: mark.day)))

    def without_override(self, day: dt.date) -> Calendar:
        """The day is again what the country and the week say."""
        return replace(self, overrides=tuple(mark for mark in self.overrides if mark.day != day))

    def with_swap(self, off: dt.date, *, active: bool, by: str, at: dt.datetime) -> Calendar:
        """Switch a listed swap of working days on or off. Raises `Refused` if none is listed for that day."""
        if all(swap.off != off for swap in self.swapped_days):
            raise Refused("calendar.no_such_swap", day=f"{off:%d/%m/%Y}")
        return replace(
            self,
            swapped_days=tuple(
                replace(swap, active=active, set_by=by, set_at=at) if swap.off == off else swap
                for swap in self.swapped_days
            ),
        )

    def with_hours(self, hours: OfficeHours) -> Calendar:
        """The same days with other office hours."""
        return replace(self, hours=hours)

    def with_saturday_duty(self, field_name: str, sessions: Sessions) -> Calendar:
        """That field is open on Saturdays in these hours; empty sessions = no duty any more."""
        others = {name: hours for name, hours in self.saturday_fields.items() if name != field_name}
        return replace(self, saturday_fields=others | ({field_name: sessions} if sessions else {}))

    def renewed(self, national: Calendar) -> Calendar:
        """A newer national part, with everything this office has set itself kept."""
        own = {swap.off: swap for swap in self.swapped_days if swap.set_by}
        kept = tuple(own.pop(swap.off, swap) for swap in national.swapped_days) + tuple(own.values())
        return replace(
            self,
            national_version=national.national_version,
            first_year=national.first_year,
            last_year=national.last_year,
            holidays=national.holidays,
            swapped_days=kept,
        )
