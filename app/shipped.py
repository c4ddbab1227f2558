"""The dated data that comes with the program: calendar and legal rule sets. Read once."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from importlib.resources import files

from app.domain.calendar import Calendar
from app.domain.calendar_file import read_calendar
from app.domain.rule_set import RuleSet, RuleSets, read_rule_sets


@cache
def shipped_calendar() -> Calendar:
    """`resources/calendar/vietnam.json`."""
    return read_calendar(
        json.loads(files("resources").joinpath("calendar", "vietnam.json").read_text("utf-8"))
    )


@cache
def shipped_rule_sets() -> RuleSets:
    """`resources/rules/rule_sets.json`."""
    return read_rule_sets(
        json.loads(files("resources").joinpath("rules", "rule_sets.json").read_text("utf-8"))
    )


class ShippedRules:
    """`app.ports.rules.Rules` from these files."""

    def shipped_calendar(self) -> Calendar:
        """The calendar as shipped."""
        return shipped_calendar()

    def rule_set_on(self, day: dt.date) -> RuleSet:
        """The rules of that day."""
        return shipped_rule_sets().rule_set_on(day)
