"""Which date the desk works on, and when the PC's clock must not be believed.

A wrong clock gives wrong numbers, and a number once printed cannot be taken back. So a clock that went
back, or jumped a day or more, is asked about before the next number is given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from app.errors import OfficerCanFix

LOCAL = dt.timezone(dt.timedelta(hours=7))
"""Việt Nam has one zone and no summer time; fixed, because a PC's own zone may be wrong."""

_JUMP = dt.timedelta(days=1)


class ClockInDoubt(OfficerCanFix):
    """The officer must say whether the date is right before a number is given."""


@dataclass(frozen=True, slots=True)
class ClockMark:
    """What the clock said when the store was last written."""

    at: dt.datetime
    """UTC."""
    start_id: str = ""
    """Which start of the PC; empty where the system does not tell."""
    running_s: float = 0.0
    """Seconds since that start."""


def local_date(moment: dt.datetime) -> dt.date:
    """The date on the wall of the office."""
    return moment.astimezone(LOCAL).date()


def business_date(
    now: ClockMark, last: ClockMark | None, next_working_day: Callable[[dt.date], dt.date]
) -> dt.date:
    """The date to work on now.

    Within one start of the PC the evenly running seconds tell how much time really went by. After a new
    start, a date beyond the next working day is asked about: a long holiday costs one confirmation.
    A clock set back over midnight by less than a day keeps the later date.

    Raises:
        ClockInDoubt: The clock went back, or ahead, by a day or more.
    """
    today = local_date(now.at)
    if last is None:
        return today
    before = local_date(last.at)
    gone = now.at - last.at
    if gone <= -_JUMP:
        raise ClockInDoubt("clock.back", today=today.strftime("%d/%m/%Y"), before=before.strftime("%d/%m/%Y"))
    same_start = bool(now.start_id) and now.start_id == last.start_id
    if same_start:
        ahead = gone - dt.timedelta(seconds=now.running_s - last.running_s) >= _JUMP
    else:
        ahead = today > next_working_day(before) and gone >= _JUMP
    if ahead:
        raise ClockInDoubt(
            "clock.ahead", today=today.strftime("%d/%m/%Y"), before=before.strftime("%d/%m/%Y")
        )
    return max(today, before)
