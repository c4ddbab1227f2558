"""Days and moments in the words of screen and paper."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from app.domain.business_day import LOCAL

Language = Literal["vi", "en"]

_WEEKDAYS = {
    "vi": ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def day_words(day: dt.date, language: Language = "vi") -> str:
    """A day with its weekday.

    >>> day_words(dt.date(2026, 11, 25))
    'Thứ Tư 25/11/2026'
    >>> day_words(dt.date(2026, 1, 5), "en")
    'Monday 05/01/2026'
    """
    return f"{_WEEKDAYS[language][day.weekday()]} {day:%d/%m/%Y}"


def moment_words(moment: dt.datetime, language: Language = "vi") -> str:
    """A moment on the wall of the office; seconds are left away, so it never says too late.

    >>> moment_words(dt.datetime(2026, 11, 25, 9, 30, 59, tzinfo=dt.UTC))
    'Thứ Tư 25/11/2026, 16:30'
    """
    here = moment.astimezone(LOCAL)
    return f"{day_words(here.date(), language)}, {here:%H:%M}"
