"""The calendar as a JSON file or a row of the store tells it, read without trust, and written back.

    {"format": "motcua-calendar/1", "version": "…", "first_year": 2024, "last_year": 2028,
     "holidays":     [{"day", "kind": "off|work|half_day", "name", "name_en", "source", "confirmed", …}],
     "swapped_days": [{"off", "work", "source", "active", "confirmed", "set_by", "set_at"}],
     "overrides":    [a day as in holidays, with "set_by" and "set_at"],
     "hours":        {"workday": [["07:30", "11:30"], …], "weekdays": {"4": [["07:30", "11:30"]]}},
     "saturday_fields": {"Cư trú": [["07:30", "11:30"]]}}

The first six fields come with the program (`resources/calendar/`); the office adds the others.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from app.domain.calendar import (
    Calendar,
    DayKind,
    DayMark,
    OfficeHours,
    Sessions,
    SwappedDay,
    check_sessions,
)
from app.domain.untrusted import BadDataFile, UntrustedPart
from app.errors import OfficerCanFix

FORMAT = "motcua-calendar/1"
_EARLIEST_YEAR, _LATEST_YEAR = 1995, 2200


def read_calendar(untrusted: Mapping[str, object]) -> Calendar:
    """Read a calendar.

    Raises:
        BadDataFile: A field is missing, wrong or unknown; `where` names it.
        OfficerCanFix: A day stands twice, lies outside the years, or its hours are impossible.
    """
    if not isinstance(untrusted, Mapping):
        raise BadDataFile("data_file.not_an_object", file="calendar", where="")
    whole = UntrustedPart("calendar", "", untrusted)
    if whole.text("format", default="") != FORMAT:
        raise BadDataFile("data_file.format_unknown", file="calendar", where="format", expected=FORMAT)
    whole.only(
        "format",
        "version",
        "first_year",
        "last_year",
        "made_with",
        "holidays",
        "swapped_days",
        "overrides",
        "hours",
        "saturday_fields",
    )
    first_year = whole.number("first_year", _EARLIEST_YEAR, _LATEST_YEAR)
    last_year = whole.number("last_year", first_year, _LATEST_YEAR)
    holidays = tuple(_day_mark(part) for part in whole.parts("holidays"))
    for mark in holidays:
        if not first_year <= mark.day.year <= last_year:
            raise OfficerCanFix("calendar.day_outside_years", day=f"{mark.day:%d/%m/%Y}")
    swapped_days = tuple(_swapped_day(part) for part in whole.parts("swapped_days"))
    overrides = tuple(_override(part) for part in whole.parts("overrides"))
    _once_each([mark.day for mark in holidays])
    _once_each([mark.day for mark in overrides])
    _once_each([day for swap in swapped_days for day in (swap.off, swap.work)])
    saturdays = whole.part("saturday_fields")
    return Calendar(
        national_version=whole.text("version", longest=80),
        first_year=first_year,
        last_year=last_year,
        holidays=holidays,
        swapped_days=swapped_days,
        overrides=overrides,
        hours=_hours(whole.part("hours")),
        saturday_fields={
            _field_name(saturdays, name): _sessions(saturdays, name) for name in saturdays.untrusted
        },
    )


def _once_each(days: list[dt.date]) -> None:
    seen: set[dt.date] = set()
    for day in days:
        if day in seen:
            raise OfficerCanFix("calendar.day_twice", day=f"{day:%d/%m/%Y}")
        seen.add(day)


def _field_name(part: UntrustedPart, name: str) -> str:
    if not isinstance(name, str) or not name.strip() or len(name) > 200 or not name.isprintable():
        raise part.wrong(repr(name)[:40], "text, 1-200")
    return name


def _sessions(part: UntrustedPart, key: str) -> Sessions:
    sessions = []
    for index, pair in enumerate(part.items(key)):
        if not isinstance(pair, list) or len(pair) != 2:
            raise part.wrong(f"{key}[{index}]", '["HH:MM", "HH:MM"]')
        opening, closing = (part.time_of(f"{key}[{index}]", value) for value in pair)
        sessions.append((opening, closing))
    check_sessions(tuple(sessions))
    return tuple(sessions)


def _hours(part: UntrustedPart) -> OfficeHours:
    part.only("workday", "weekdays")
    weekdays = part.part("weekdays")
    weekdays.only(*"0123456")
    other = tuple((int(key), _sessions(weekdays, key)) for key in sorted(weekdays.untrusted))
    if not part.has("workday"):
        return OfficeHours(weekdays=other)
    return OfficeHours(_sessions(part, "workday"), other)


def _day_mark(part: UntrustedPart) -> DayMark:
    part.only(
        "day",
        "kind",
        "name",
        "name_en",
        "source",
        "sessions",
        "in_place_of",
        "confirmed",
        "set_by",
        "set_at",
    )
    kind = part.text("kind")
    if kind not in tuple(DayKind):
        raise part.wrong("kind", ", ".join(DayKind))
    return DayMark(
        day=part.day("day"),
        kind=DayKind(kind),
        name=part.text("name"),
        name_en=part.text("name_en", default=""),
        source=part.text("source", default=""),
        sessions=_sessions(part, "sessions"),
        in_place_of=part.day("in_place_of") if part.has("in_place_of") else None,
        confirmed=part.flag("confirmed", default=True),
        set_by=part.text("set_by", default=""),
        set_at=part.moment("set_at") if part.has("set_at") else None,
    )


def _override(part: UntrustedPart) -> DayMark:
    part.text("set_by")
    part.moment("set_at")
    return _day_mark(part)


def _swapped_day(part: UntrustedPart) -> SwappedDay:
    part.only("off", "work", "source", "active", "confirmed", "set_by", "set_at")
    return SwappedDay(
        off=part.day("off"),
        work=part.day("work"),
        source=part.text("source"),
        active=part.flag("active", default=True),
        confirmed=part.flag("confirmed", default=True),
        set_by=part.text("set_by", default=""),
        set_at=part.moment("set_at") if part.has("set_at") else None,
    )


def calendar_mapping(calendar: Calendar) -> dict[str, object]:
    """The calendar as JSON values; `read_calendar` gives an equal one back."""
    return {
        "format": FORMAT,
        "version": calendar.national_version,
        "first_year": calendar.first_year,
        "last_year": calendar.last_year,
        "holidays": [_mark_mapping(mark) for mark in calendar.holidays],
        "swapped_days": [_swap_mapping(swap) for swap in calendar.swapped_days],
        "overrides": [_mark_mapping(mark) for mark in calendar.overrides],
        "hours": {
            "workday": _sessions_list(calendar.hours.workday),
            "weekdays": {str(day): _sessions_list(sessions) for day, sessions in calendar.hours.weekdays},
        },
        "saturday_fields": {
            name: _sessions_list(sessions) for name, sessions in calendar.saturday_fields.items()
        },
    }


def _sessions_list(sessions: Sessions) -> list[list[str]]:
    return [[f"{opening:%H:%M}", f"{closing:%H:%M}"] for opening, closing in sessions]


def _said(set_by: str, set_at: dt.datetime | None) -> dict[str, object]:
    said: dict[str, object] = {}
    if set_by:
        said["set_by"] = set_by
    if set_at is not None:
        said["set_at"] = set_at.isoformat()
    return said


def _mark_mapping(mark: DayMark) -> dict[str, object]:
    mapping: dict[str, object] = {"day": mark.day.isoformat(), "kind": mark.kind.value, "name": mark.name}
    if mark.name_en:
        mapping["name_en"] = mark.name_en
    if mark.source:
        mapping["source"] = mark.source
    if mark.sessions:
        mapping["sessions"] = _sessions_list(mark.sessions)
    if mark.in_place_of:
        mapping["in_place_of"] = mark.in_place_of.isoformat()
    if not mark.confirmed:
        mapping["confirmed"] = False
    return mapping | _said(mark.set_by, mark.set_at)


def _swap_mapping(swap: SwappedDay) -> dict[str, object]:
    mapping: dict[str, object] = {
        "off": swap.off.isoformat(),
        "work": swap.work.isoformat(),
        "source": swap.source,
        "active": swap.active,
        "confirmed": swap.confirmed,
    }
    return mapping | _said(swap.set_by, swap.set_at)
