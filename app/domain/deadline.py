"""Until when the office must have a dossier done, and how that date came about.

How it counts: the day of reception is day 0. What comes in outside office hours counts from the next
opening. A limit in working days ends on the last working day at the clock time of reception, moved inside
that day's hours. Calendar days likewise, and an end on a day off rolls forward to the next working day at
the same clock time. Hours are working hours. A same-day limit ends at closing; received after the cut-off
(15:00:00 itself is still in time) it ends at closing of the next working day (Decree 23/2015 Art. 7, Law
60/2014/QH13 Art. 5.3). Nothing is guessed: an unknown limit has no due date, and a date that rests on days
the calendar does not know for certain says so.

All moments are computed and given in +07:00, whatever zone they come in.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.business_day import LOCAL
from app.domain.calendar import Calendar
from app.domain.day_words import Language, moment_words
from app.domain.deadline_count import Count, Explained, is_opening, working_time
from app.domain.procedure import LimitUnit, TimeLimit
from app.domain.rule_set import RuleSet, SupplementRule
from app.errors import OfficerCanFix

LONGEST_LIMIT = 3650
"""Against a slip of the finger, in any unit; not a rule of law."""
_EARLIEST_YEAR, _LATEST_YEAR = 1995, 2200


class WhyUnknown(StrEnum):
    """Why there is no due date."""

    NO_LIMIT = "no_limit"
    """The catalogue names no limit for this case and channel."""
    NO_VALUE = "no_value"
    NO_UNIT = "no_unit"
    """A number without a unit in the source."""


class DueState(StrEnum):
    """How near the due date is."""

    EARLY = "early"
    TODAY = "today"
    TOMORROW = "tomorrow"
    """On the next working day: on Friday that is Monday."""
    OVERDUE = "overdue"
    PAUSED = "paused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DueDate:
    """When the result is due, and on which rules and calendar that rests."""

    due: dt.datetime | None
    """+07:00; None = unknown, see `why_unknown`."""
    unit: LimitUnit | None
    value: int | None
    """In `unit`; None for a same-day or unknown limit."""
    rule_set: str
    calendar_version: str
    explained: tuple[Explained, ...] = ()
    why_unknown: WhyUnknown | None = None
    confirmed: bool = True
    """False = it rests on days the calendar does not know for certain (not covered, or expected only)."""

    @property
    def explained_codes(self) -> tuple[str, ...]:
        """The codes of the explanation, in order."""
        return tuple(step.code for step in self.explained)


def due_date(
    limit: TimeLimit | None,
    received: dt.datetime,
    calendar: Calendar,
    rules: RuleSet,
    field_name: str | None = None,
) -> DueDate:
    """When a dossier received at that moment is due.

    Args:
        limit: From the catalogue, after `local_rule.limit_with`; None = it names none.
        received: Any zone.
        rules: Of the day of reception.
        field_name: Field of the procedure, for its Saturday duty.

    Raises:
        OfficerCanFix: The moment has no zone or is far off, or the limit is not 1-3650.
    """
    received = _here(received)
    reason = _why_unknown(limit)
    if limit is None or reason is not None:
        return DueDate(
            None,
            None if limit is None else limit.unit,
            None if limit is None else limit.value,
            rules.id,
            calendar.version,
            (Explained(f"deadline.{reason}", (("value", str(limit.value if limit else "")),)),),
            reason,
        )
    start = calendar.next_opening(received, field_name)
    count = Count(calendar, field_name, received, start)
    if limit.unit is LimitUnit.SAME_DAY or limit.value is None:
        due = count.same_day(rules.same_day_cutoff)
    elif not 1 <= limit.value <= LONGEST_LIMIT:
        raise OfficerCanFix("deadline.limit_out_of_range", value=limit.value, most=LONGEST_LIMIT)
    elif limit.unit is LimitUnit.WORKING_DAY:
        due = count.working_days(limit.value)
    elif limit.unit is LimitUnit.CALENDAR_DAY:
        due = count.calendar_days(limit.value)
    else:
        due = count.hours(limit.value)
    return DueDate(
        due,
        limit.unit,
        None if limit.unit is LimitUnit.SAME_DAY else limit.value,
        rules.id,
        calendar.version,
        tuple(count.explained),
        confirmed=count.confirmed,
    )


def restarted(
    limit: TimeLimit | None,
    completed: dt.datetime,
    calendar: Calendar,
    rules: RuleSet,
    field_name: str | None = None,
) -> DueDate:
    """The limit run anew from the moment the supplement was complete (Decree 61/2018 Art. 19.4)."""
    anew = due_date(limit, completed, calendar, rules, field_name)
    told = Explained("deadline.restarted", (("moment", _here(completed).isoformat()),))
    return replace(anew, explained=(told, *anew.explained))


def shifted(
    before: DueDate,
    paused: dt.datetime,
    resumed: dt.datetime,
    calendar: Calendar,
    field_name: str | None = None,
) -> DueDate:
    """The due date moved by the time it stood still: what was left at the pause is left afterwards.

    What is left is counted in working time, in elapsed time for limits in calendar days; a same-day limit
    still ends at closing. A date that had passed before the pause, or is unknown, stays as it is.

    Raises:
        OfficerCanFix: `deadline.resumed_before_paused`, or a moment without zone.
    """
    paused, resumed = _here(paused), _here(resumed)
    if resumed < paused:
        raise OfficerCanFix(
            "deadline.resumed_before_paused", paused=moment_words(paused), resumed=moment_words(resumed)
        )
    if before.due is None or paused >= before.due:
        return before
    old = before.due.astimezone(LOCAL)
    start = calendar.next_opening(resumed, field_name)
    count = Count(calendar, field_name, resumed, start)
    if before.unit is LimitUnit.CALENDAR_DAY:
        due = count.rolled(old + (resumed - paused))
    else:
        left = working_time(calendar, field_name, calendar.next_opening(paused, field_name), old)
        due = count.run(left)
        if before.unit is LimitUnit.SAME_DAY:
            due = calendar.closing(due.date(), field_name)
        elif is_opening(calendar, field_name, old) and not is_opening(calendar, field_name, due):
            # An end at opening time and the closing before it are the same working moment: keep the later.
            due = calendar.next_opening(due + dt.timedelta(microseconds=1), field_name)
    told = Explained(
        "deadline.shifted",
        (("paused", paused.isoformat()), ("resumed", resumed.isoformat()), ("due", due.isoformat())),
    )
    return replace(
        before,
        due=due,
        calendar_version=calendar.version,
        explained=(*before.explained, told, *count.explained),
        confirmed=before.confirmed and count.confirmed,
    )


def after_supplement(
    before: DueDate,
    limit: TimeLimit | None,
    paused: dt.datetime,
    completed: dt.datetime,
    calendar: Calendar,
    rules: RuleSet,
    field_name: str | None = None,
) -> DueDate:
    """The due date once all papers asked for are there, as the rule set says: run anew, or moved."""
    if rules.supplement is SupplementRule.SHIFT:
        return shifted(before, paused, completed, calendar, field_name)
    return restarted(limit, completed, calendar, rules, field_name)


def due_state(
    due: DueDate,
    now: dt.datetime,
    calendar: Calendar,
    field_name: str | None = None,
    *,
    paused: bool = False,
) -> DueState:
    """How near the due date is now. `paused`: the dossier waits for its applicant."""
    if due.due is None:
        return DueState.UNKNOWN
    if paused:
        return DueState.PAUSED
    if now > due.due:
        return DueState.OVERDUE
    today, last = now.astimezone(LOCAL).date(), due.due.astimezone(LOCAL).date()
    if last == today:
        return DueState.TODAY
    return DueState.TOMORROW if last <= calendar.next_working_day(today, field_name) else DueState.EARLY


def in_words(due: DueDate, now: dt.datetime | None = None, language: Language = "vi") -> str:
    """The due date for screen and slip: `Thứ Tư 25/11/2026, 16:30`, or `hôm nay trước 17:00`."""
    if due.due is None:
        return "chưa xác định" if language == "vi" else "not determined yet"
    here = due.due.astimezone(LOCAL)
    if now is not None and now <= due.due and now.astimezone(LOCAL).date() == here.date():
        words = f"hôm nay trước {here:%H:%M}" if language == "vi" else f"today before {here:%H:%M}"
    else:
        words = moment_words(here, language)
    if due.confirmed:
        return words
    return words + (" (lịch chưa xác nhận)" if language == "vi" else " (calendar not confirmed)")


def _here(moment: dt.datetime) -> dt.datetime:
    if moment.tzinfo is None:
        raise OfficerCanFix("deadline.moment_without_zone")
    if not _EARLIEST_YEAR <= moment.year <= _LATEST_YEAR:
        raise OfficerCanFix("deadline.moment_out_of_range", year=moment.year)
    return moment.astimezone(LOCAL)


def _why_unknown(limit: TimeLimit | None) -> WhyUnknown | None:
    if limit is None:
        return WhyUnknown.NO_LIMIT
    if limit.known:
        return None
    return WhyUnknown.NO_VALUE if limit.value is None else WhyUnknown.NO_UNIT
