"""The dated data that rules need: the calendar and the legal rule sets."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from app.domain.calendar import Calendar
from app.domain.rule_set import RuleSet


class Rules(Protocol):
    def shipped_calendar(self) -> Calendar:
        """The calendar that came with the program, before the office's own changes."""

    def rule_set_on(self, day: dt.date) -> RuleSet: ...
