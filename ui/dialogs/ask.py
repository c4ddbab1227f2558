"""The few questions of the intake: reasons of forms 02 and 03, an open limit or fee, a clock in doubt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.desk import Desk
from app.domain.local_rule import LocalFee, LocalLimit
from app.domain.procedure import LimitUnit, Procedure
from app.errors import DeskError, OfficerCanFix
from app.messages import Language, sentence
from app.services.settings import REFUSAL_REASONS, SUPPLEMENT_REASONS
from ui.commit import ActButton, commit_composition
from ui.jobs import Jobs
from ui.told import words_of
from ui.widgets.field import ChoiceField, LongTextField, NumberField, TextField
from ui.widgets.parts import FollowingArea, Strip, label

LINE_LETTERS = 76
"""How wide a question is, in letters."""


class Ask(QDialog):
    """A short question with one green button."""

    def __init__(self, parent: QWidget, title: str, act: str, language: Language) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._language = language
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(8)
        self._whole.addWidget(label(title, "big", wrap=True))
        self.strip = Strip()
        self._whole.addWidget(self.strip)
        self._questions = QWidget()
        self._questions.setObjectName("plain")
        self.box = QVBoxLayout(self._questions)
        self.box.setContentsMargins(0, 0, 4, 0)
        self.box.setSpacing(8)
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self.leave = ActButton(self.tr("Not now"))
        self.leave.clicked.connect(self.reject)
        self.act = ActButton(act)
        self.act.setProperty("kind", "act")
        self.act.clicked.connect(self._act)
        self._foot.addWidget(self.leave)
        self._foot.addWidget(self.act)

    def finish(self) -> None:
        """Put the buttons under the questions."""
        self.box.addStretch(1)
        self._area = FollowingArea(self._questions)
        self._whole.addWidget(self._area, 1)
        self._area.setVisible(self.box.count() > 1)
        self._whole.addLayout(self._foot)
        # Words below have their place reckoned for this width, whatever the text size.
        self.setMinimumWidth(min(self.fontMetrics().averageCharWidth() * LINE_LETTERS, self._widest()))

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words are, and never higher than the window; then the questions scroll."""
        width = max(self.minimumWidth(), self._foot.sizeHint().width() + 40)
        inside = width - 30
        rest = self._whole.sizeHint().height() - self._area.sizeHint().height()
        rest += max(0, self.strip.heightForWidth(inside) - self.strip.sizeHint().height())
        # Where no word wraps, Qt reckons no height for a width.
        wraps = self.box.hasHeightForWidth()
        height = rest + (self.box.totalHeightForWidth(inside) if wraps else self.box.sizeHint().height()) + 12
        parent = self.parentWidget()
        self.resize(width, min(height, parent.height() - 20) if parent is not None else height)
        super().showEvent(event)

    def _widest(self) -> int:
        parent = self.parentWidget()
        return parent.width() - 40 if parent is not None else 1000

    def _act(self) -> None:
        commit_composition()
        try:
            self.answer()
        except DeskError as fault:
            self.strip.say("bad", sentence(fault, self._language))

    def answer(self) -> None:
        """Take the answer; raises what the officer can put right."""

    def trouble(self, error: Exception) -> None:
        """The answer could not be kept."""
        self.strip.say("bad", words_of(error, self._language))


class AskReasons(Ask):
    """What is to be brought (form 02), or why it is refused (form 03)."""

    given = Signal(tuple, tuple)

    def __init__(
        self, parent: QWidget, desk: Desk, supplement: bool, missing: tuple[str, ...], language: Language
    ) -> None:
        title = (
            QCoreApplication.translate("Ask", "Ask for papers (form 02): once, completely")
            if supplement
            else QCoreApplication.translate("Ask", "Refuse the dossier (form 03)")
        )
        super().__init__(parent, title, QCoreApplication.translate("Ask", "Print the form"), language)
        self._supplement = supplement
        self._items = [self._check(name, True) for name in missing] if supplement else []
        if supplement:
            self.box.addWidget(label(self.tr("Papers to bring"), "heading"))
            for check in self._items:
                self.box.addWidget(check)
            self.more = LongTextField(self.tr("More, one a line"), most=4000)
            self.box.addWidget(self.more)
        self.box.addWidget(label(self.tr("Reasons"), "heading"))
        key = SUPPLEMENT_REASONS if supplement else REFUSAL_REASONS
        self._reasons = [self._check(reason, False) for reason in desk.settings.lines(key)]
        for check in self._reasons:
            self.box.addWidget(check)
        self.own = LongTextField(self.tr("Another reason, in your own words"), most=2000)
        self.box.addWidget(self.own)
        self.finish()
        (*self._items, *self._reasons, self.own)[0].setFocus()

    @staticmethod
    def _check(words: str, on: bool) -> QCheckBox:
        short = words if len(words) <= 90 else words[:88] + "…"
        check = QCheckBox(short.replace("&", "&&"))
        check.setToolTip(words)
        check.setAccessibleName(words)
        check.setProperty("words", words)
        check.setChecked(on)
        return check

    def answer(self) -> None:
        """Items and reasons, in order."""
        items = [str(check.property("words")) for check in self._items if check.isChecked()]
        if self._supplement:
            items += [line for line in self.more.value().split("\n") if line.strip()]
        reasons = [str(check.property("words")) for check in self._reasons if check.isChecked()]
        if self.own.value():
            reasons.append(self.own.value())
        if self._supplement and not items:
            raise OfficerCanFix("intake.supplement_needs_items")
        if not self._supplement and not reasons:
            raise OfficerCanFix("intake.refusal_needs_reason")
        self.given.emit(tuple(items), tuple(reasons))
        self.accept()


class AskLimit(Ask):
    """A time limit that the source leaves open; it holds since the day these papers came."""

    def __init__(
        self,
        parent: QWidget,
        jobs: Jobs,
        desk: Desk,
        procedure: Procedure,
        case: str | None,
        since: dt.date,
        language: Language,
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("Ask", "Set the time limit"),
            QCoreApplication.translate("Ask", "Keep"),
            language,
        )
        self._jobs, self._desk, self._procedure, self._case = jobs, desk, procedure, case
        self._since = since
        self.box.addWidget(label(procedure.name, wrap=True))
        self.box.addWidget(
            label(
                self.tr("The catalogue gives no certain limit. What you enter is kept with your name."),
                "quiet",
                wrap=True,
            )
        )
        self.unit = ChoiceField(
            self.tr("Counted in"),
            (
                (LimitUnit.WORKING_DAY, self.tr("working days")),
                (LimitUnit.CALENDAR_DAY, self.tr("days")),
                (LimitUnit.HOUR, self.tr("working hours")),
                (LimitUnit.SAME_DAY, self.tr("same day")),
            ),
        )
        self.value = NumberField(self.tr("How many"), least=1, most=3650)
        self.ground = TextField(self.tr("By which decision or rule"), most=300)
        for field in (self.value, self.unit, self.ground):
            self.box.addWidget(field)
        self.finish()
        self.value.setFocus()

    def answer(self) -> None:
        """Keep it."""
        now = self._desk.now()
        unit = LimitUnit(self.unit.value())
        rule = LocalLimit(
            procedure=self._procedure.code,
            case=self._case,
            channel=None,
            value=None if unit is LimitUnit.SAME_DAY else self.value.value(),
            unit=unit,
            settled_by=self._desk.actor.id,
            settled_at=now,
            ground=self.ground.value(),
            valid_from=self._since,
        )
        desk = self._desk
        self._jobs.run(
            "store",
            lambda: desk.catalogue.settle_limit(rule, desk.actor),
            owner=self,
            then=lambda _done: self.accept(),
            otherwise=self.trouble,
        )


class AskFee(Ask):
    """An amount that the source leaves open; it holds since the day these papers came."""

    def __init__(
        self,
        parent: QWidget,
        jobs: Jobs,
        desk: Desk,
        procedure: Procedure,
        rule_id: str,
        case: str | None,
        since: dt.date,
        language: Language,
    ) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("Ask", "Set the amount"),
            QCoreApplication.translate("Ask", "Keep"),
            language,
        )
        self._jobs, self._desk, self._procedure = jobs, desk, procedure
        self._rule_id, self._case, self._since = rule_id, case, since
        self.box.addWidget(label(procedure.name, wrap=True))
        self.box.addWidget(
            label(
                self.tr("The province sets this amount. What you enter is kept with your name."),
                "quiet",
                wrap=True,
            )
        )
        self.amount = NumberField(self.tr("Amount in đồng"), least=0, most=1_000_000_000)
        self.free = QCheckBox(self.tr("Nothing is taken, by the decision named below"))
        self.ground = TextField(self.tr("By which decision"), most=300)
        for field in (self.amount, self.free, self.ground):
            self.box.addWidget(field)
        self.finish()
        self.amount.setFocus()

    def answer(self) -> None:
        """Keep it."""
        now = self._desk.now()
        free = self.free.isChecked()
        amount = 0 if free else self.amount.value()
        if amount is None:
            raise OfficerCanFix("intake.count", fields=("amount",))
        rule = LocalFee(
            procedure=self._procedure.code,
            fee_rule_id=self._rule_id,
            case=self._case,
            channel=None,
            amount_dong=amount,
            free=free,
            settled_by=self._desk.actor.id,
            settled_at=now,
            ground=self.ground.value(),
            valid_from=self._since,
        )
        desk = self._desk
        self._jobs.run(
            "store",
            lambda: desk.catalogue.settle_fee(rule, desk.actor),
            owner=self,
            then=lambda _done: self.accept(),
            otherwise=self.trouble,
        )


class AskDate(Ask):
    """The PC's clock jumped: no number before the officer has said what day it is."""

    def __init__(
        self,
        parent: QWidget,
        jobs: Jobs,
        desk: Desk,
        doubt: OfficerCanFix,
        again: Callable[[], None] | None,
        language: Language,
    ) -> None:
        today = str(doubt.facts.get("today", ""))
        super().__init__(
            parent,
            QCoreApplication.translate("Ask", "Is the date right?"),
            QCoreApplication.translate("Ask", "Yes, today is {0}").format(today),
            language,
        )
        self._jobs, self._desk, self._again = jobs, desk, again
        self.strip.say("warn", sentence(doubt, language))
        self.finish()
        # Not the green one: a reader's Enter must not confirm a date.
        self.leave.setFocus()

    def answer(self) -> None:
        """Believe the clock, and go on with what was asked."""
        desk = self._desk

        def go_on(_day: object) -> None:
            self.accept()
            if self._again is not None:
                self._again()

        self._jobs.run(
            "store",
            lambda: desk.intake.confirm_date(desk.actor),
            owner=self,
            then=go_on,
            otherwise=self.trouble,
        )
