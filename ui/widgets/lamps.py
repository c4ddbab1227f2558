"""Three lamps, one per far system: shape, colour, words, how many wait, and how old the oldest is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.outbox import Lamp, Target
from ui.widgets.parts import Badge


class Lamps(QWidget):
    """Always in sight, never in the way."""

    def __init__(self, short: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._short = short
        self.setObjectName("plain")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._badges = {target: Badge() for target in Target}
        for badge in self._badges.values():
            row.addWidget(badge)

    def show_lamps(self, lamps: Sequence[Lamp], now: dt.datetime) -> None:
        """Say how each target stands."""
        names = {
            Target.ONE_STOP: self.tr("Province"),
            Target.CIVIL_STATUS: self.tr("Civil status"),
            Target.PAYMENT: self.tr("Payment"),
        }
        for lamp in lamps:
            words = names[lamp.target]
            if lamp.waiting:
                words += self.tr(" · %n waiting", None, lamp.waiting)
                if lamp.oldest is not None:
                    words += " · " + self._age(now - lamp.oldest)
            look = "warn" if lamp.configured and lamp.waiting else "good" if lamp.configured else "plain"
            sign = {"warn": "▲", "good": "●", "plain": "○"}[look]
            badge = self._badges[lamp.target]
            shown = names[lamp.target] + (f" {lamp.waiting}" if lamp.waiting else "")
            badge.say(f"{sign} {shown if self._short else words}", look)
            badge.setToolTip(
                "" if lamp.configured else self.tr("Not connected: work goes on, everything is kept here.")
            )
            badge.setAccessibleName(f"{words}. {badge.toolTip()}")

    def _age(self, age: dt.timedelta) -> str:
        minutes = max(0, int(age.total_seconds() // 60))
        if minutes < 60:
            return self.tr("%n min", None, minutes)
        if minutes < 48 * 60:
            return self.tr("%n h", None, minutes // 60)
        return self.tr("%n days", None, minutes // (24 * 60))
