"""The office's own days: closed, worked, half; and which fields are open on Saturday mornings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk import Desk
from app.domain.business_day import LOCAL
from app.domain.calendar import Calendar, DayKind, DayMark
from app.errors import OfficerCanFix
from ui.commit import ActButton, commit_composition
from ui.jobs import Jobs
from ui.widgets.field import ChoiceField, DateField, TextField
from ui.widgets.parts import Card, label


class CalendarCard(Card):
    """What the supervisor says about days; who and when is kept, and each due date keeps its calendar."""

    def __init__(self, desk: Desk, jobs: Jobs, trouble: Callable[[Exception], None]) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Working days"))
        self._desk = desk
        self._jobs = jobs
        self._trouble = trouble
        self.version = label("", "quiet", wrap=True)
        self.box.addWidget(self.version)
        self._days = QVBoxLayout()
        self.box.addLayout(self._days)
        row = QHBoxLayout()
        self.day = DateField(self.tr("Day"))
        self.kind = ChoiceField(
            self.tr("is"),
            (
                (DayKind.OFF, self.tr("closed")),
                (DayKind.WORK, self.tr("worked")),
                (DayKind.HALF_DAY, self.tr("worked in the morning")),
            ),
        )
        row.addWidget(self.day, 2)
        row.addWidget(self.kind, 3)
        self.box.addLayout(row)
        self.name = TextField(self.tr("Why (storm, decision number …)"), most=200)
        self.box.addWidget(self.name)
        self.add = ActButton(self.tr("Keep this day"))
        self.add.clicked.connect(self._add)
        self.box.addWidget(self.add)
        self.field = ChoiceField(self.tr("Saturday mornings are open for"), ())
        self.box.addWidget(self.field)
        duty = QHBoxLayout()
        self.open_saturday = ActButton(self.tr("Open"))
        self.close_saturday = ActButton(self.tr("Not any more"))
        self.open_saturday.clicked.connect(partial(self._saturday, True))
        self.close_saturday.clicked.connect(partial(self._saturday, False))
        duty.addWidget(self.open_saturday)
        duty.addWidget(self.close_saturday)
        self.box.addLayout(duty)
        self.duty = label("", "quiet", wrap=True)
        self.box.addWidget(self.duty)
        self.box.addStretch(1)
        self._rows: list[QWidget] = []

    def refresh(self) -> None:
        """Ask the store."""
        desk = self._desk
        self._jobs.run(
            "read",
            lambda: (desk.settings.calendar(), sorted({one.field for one in desk.catalogue.procedures()})),
            owner=self,
            then=lambda told: self._show(*told),
            otherwise=self._trouble,
            key="calendar",
        )

    def _show(self, calendar: Calendar, fields: list[str] | None = None) -> None:
        self.version.setText(calendar.version)
        for row in self._rows:
            self._days.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(mark) for mark in calendar.overrides]
        for row in self._rows:
            self._days.addWidget(row)
        if fields is not None:
            self.field.set_choices(tuple((name, name) for name in fields))
        self.duty.setText(", ".join(calendar.saturday_fields))

    def _row(self, mark: DayMark) -> QWidget:
        row = QWidget()
        row.setObjectName("plain")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        kinds = {
            DayKind.OFF: self.tr("closed"),
            DayKind.WORK: self.tr("worked"),
            DayKind.HALF_DAY: self.tr("worked in the morning"),
        }
        when = f"{mark.set_at.astimezone(LOCAL):%H:%M %d/%m/%Y}" if mark.set_at is not None else ""
        words = f"{mark.day:%d/%m/%Y} · {kinds[mark.kind]} · {mark.name} · {mark.set_by} {when}"
        line.addWidget(label(words, wrap=True), 1)
        away = ActButton(self.tr("Take away"))
        away.setAccessibleName(f"{mark.day:%d/%m/%Y}: {away.text()}")
        away.clicked.connect(partial(self._take_away, mark.day))
        line.addWidget(away)
        return row

    def _add(self) -> None:
        commit_composition()
        day, kind, name = self.day.value(), DayKind(self.kind.value()), self.name.value()
        if day is None or not name:
            shown = f"{day:%d/%m/%Y}" if day is not None else "…"
            self._trouble(OfficerCanFix("calendar.override_incomplete", day=shown))
            return
        desk = self._desk
        self._change(lambda: desk.settings.mark_day(day, kind, name, desk.actor))
        self.day.set_value(None)
        self.name.set_value("")

    def _take_away(self, day: dt.date) -> None:
        desk = self._desk
        self._change(lambda: desk.settings.unmark_day(day, desk.actor))

    def _saturday(self, on: bool) -> None:
        desk, field = self._desk, self.field.value()
        if field:
            self._change(lambda: desk.settings.set_saturday_duty(field, on, desk.actor))

    def _change(self, work: Callable[[], Calendar]) -> None:
        self._jobs.run("store", work, owner=self, then=self._show, otherwise=self._trouble)
