"""Right side of the intake: when it is due, what it costs, and the one green button."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.deadline import DueDate, in_words
from app.domain.dossier import ReturnBy
from app.domain.fee import FeeState, Owed, WhyNoAmount
from app.domain.procedure import Exemption, FeeBasis, Procedure
from app.domain.words import money
from app.messages import Language, say
from app.messages.deadline import explain
from ui.commit import ActButton
from ui.widgets.field import ChoiceField, NumberField, TextField
from ui.widgets.parts import Badge, Card, Chips, label


class DuePanel(Card):
    """Due date and fee before anything is accepted."""

    changed = Signal()
    limit_unknown = Signal()
    """The officer wants to settle the time limit."""
    fee_unknown = Signal(str)
    """The officer wants to settle an amount, by the rule's id."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.heading.setText(self.tr("Due date and fee"))
        self._language = language
        self.due = label("", "big", wrap=True)
        self.why = label("", "quiet", wrap=True)
        self.state = Badge()
        self.settle_limit = ActButton(self.tr("Set the time limit…"))
        self.settle_limit.hide()
        self.settle_limit.clicked.connect(self.limit_unknown)
        self.pages = NumberField(self.tr("Pages of the original"), least=1, most=5000)
        self.copies = NumberField(self.tr("Copies"), least=1, most=1000)
        self.exempt = ChoiceField(self.tr("Exemption"), ())
        self._counts = QWidget()
        self._counts.setObjectName("plain")
        counts = QHBoxLayout(self._counts)
        counts.setContentsMargins(0, 0, 0, 0)
        counts.addWidget(self.pages)
        counts.addWidget(self.copies)
        self._lines = QGridLayout()
        self._lines.setColumnStretch(0, 1)
        self._lines.setVerticalSpacing(3)
        self.total = label("", "money", wrap=True)
        self.total_words = label("", "label")
        self.return_by = Chips(
            self.tr("Result by"),
            (
                (ReturnBy.COUNTER, self.tr("At the counter")),
                (ReturnBy.POST, self.tr("By post")),
                (ReturnBy.ONLINE, self.tr("Online")),
            ),
        )
        self.return_address = TextField(self.tr("Address for the post"), most=500)
        self.return_address.hide()
        self.given_at_once = QCheckBox(self.tr("Result given at once"))
        self.want_form = QCheckBox(self.tr("Print form 01 too"))
        for widget in (self.due, self.why, self.state, self.settle_limit, self._counts, self.exempt):
            self.box.addWidget(widget)
        self.box.addLayout(self._lines)
        self.box.addWidget(self.total_words)
        self.box.addWidget(self.total)
        self.box.addWidget(self.return_by)
        self.box.addWidget(self.return_address)
        checks = QVBoxLayout()
        checks.setSpacing(2)
        checks.addWidget(self.given_at_once)
        checks.addWidget(self.want_form)
        self.box.addLayout(checks)
        self.box.addStretch(1)
        self.notice = label("", "quiet", wrap=True)
        self.box.addWidget(self.notice)
        self._exemptions: tuple[Exemption, ...] = ()
        self._fee_buttons: list[QWidget] = []
        for field in (self.pages, self.copies, self.exempt, self.return_address):
            field.changed.connect(self.changed)
        self.return_by.chosen.connect(self._return_chosen)
        for check in (self.given_at_once, self.want_form):
            check.toggled.connect(lambda _on: self.changed.emit())
        self.show_procedure(None)

    def _return_chosen(self, by: str) -> None:
        self.return_address.setVisible(by == ReturnBy.POST)
        self.changed.emit()

    def show_procedure(self, procedure: Procedure | None) -> None:
        """Which counts and exemptions this procedure knows."""
        fees = procedure.fees if procedure else ()
        paged = any(rule.basis is FeeBasis.PER_PAGE_STEPS for rule in fees)
        counted = paged or any(rule.basis in (FeeBasis.PER_COPY, FeeBasis.PER_DOCUMENT) for rule in fees)
        self.pages.setVisible(paged)
        self.copies.setVisible(counted)
        self._counts.setVisible(counted)
        by_id = {exemption.id: exemption for rule in fees for exemption in rule.exemptions}
        self._exemptions = tuple(by_id.values())
        self.exempt.set_choices(
            (("", self.tr("none")), *((exemption.id, exemption.name) for exemption in self._exemptions))
        )
        self.exempt.setVisible(bool(self._exemptions))
        self.given_at_once.setVisible(procedure is not None and not procedure.civil_status)
        if procedure is None:
            self.pages.set_raw("")
            self.copies.set_raw("")
            self.given_at_once.setChecked(False)
            self.want_form.setChecked(False)
            self.return_by.set_value(ReturnBy.COUNTER)
            self.return_address.set_raw("")
            self.return_address.hide()
            self.due.setText("–")
            self.why.setText(self.tr("Choose a procedure: due date and fee show here before accepting."))
            self.state.say("", "plain")
            self.settle_limit.hide()
            self._show_lines(None)

    def show_outlook(self, due: DueDate, owed: Owed, now: dt.datetime) -> None:
        """What accepting now would mean."""
        words = in_words(due, now, self._language)
        self.due.setText(words[:1].upper() + words[1:])
        told = explain(due, self._language)
        self.why.setText(" · ".join(told[:4]))
        self.why.setToolTip("\n".join(told))
        self.settle_limit.setVisible(due.due is None)
        if due.due is None:
            self.state.say(self.tr("▲ Time limit not known: the slip will say so"), "warn")
        elif not due.confirmed:
            self.state.say(self.tr("▲ Calendar of that year not confirmed"), "warn")
        elif due.due.date() == now.astimezone(due.due.tzinfo).date():
            self.state.say(self.tr("⚡ Same day"), "good")
        else:
            self.state.say("", "plain")
        self._show_lines(owed)

    def _show_lines(self, owed: Owed | None) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if owed is None:
            self.total.setText("")
            self.total_words.setText("")
            return
        before: QWidget = self.exempt.edit
        for row, line in enumerate(owed.lines):
            words = line.name + (f" · {line.quantity_text}" if line.quantity_text else "")
            if line.exemption:
                words += f" · {line.exemption}"
            self._lines.addWidget(label(words, wrap=True), row, 0)
            if line.why is WhyNoAmount.PAGES_MISSING:
                # Nothing to settle: the amount is known as soon as the pages are.
                self._lines.addWidget(label(self.tr("enter the pages")), row, 1)
            elif line.state is FeeState.UNKNOWN:
                settle = ActButton(self.tr("Set amount…"))
                settle.setProperty("state", "warn")
                if line.why is not None:
                    settle.setToolTip(say(f"fee.{line.why}", self._language))
                settle.setAccessibleName(f"{line.name}: {settle.text()}")
                settle.clicked.connect(lambda _c=False, rule=line.rule_id: self.fee_unknown.emit(rule))
                self._lines.addWidget(settle, row, 1)
                QWidget.setTabOrder(before, settle)
                before = settle
            else:
                free = line.state is FeeState.FREE
                amount = self.tr("none taken") if free else money(line.amount_dong or 0)
                self._lines.addWidget(label(amount), row, 1)
        self.total_words.setText(self.tr("To pay"))
        if owed.unknown or owed.total_dong is None:
            self.total.setText(self.tr("not determined"))
        else:
            self.total.setText(self.tr("none taken") if owed.free else money(owed.total_dong))

    def exempt_ids(self) -> tuple[str, ...]:
        """The exemption claimed."""
        chosen = self.exempt.raw()
        return (chosen,) if chosen else ()

    def content(self) -> dict[str, object]:
        """For drafts."""
        return {
            "pages": self.pages.raw(),
            "copies": self.copies.raw(),
            "exempt": self.exempt.raw(),
            "return_by": self.return_by.value(),
            "return_address": self.return_address.raw(),
            "given_at_once": self.given_at_once.isChecked(),
            "want_form": self.want_form.isChecked(),
        }

    def fill(self, content: Mapping[str, object]) -> None:
        """Put a draft back."""
        self.pages.set_raw(str(content.get("pages") or ""))
        self.copies.set_raw(str(content.get("copies") or ""))
        self.exempt.set_raw(str(content.get("exempt") or ""))
        self.return_by.set_value(str(content.get("return_by") or ReturnBy.COUNTER))
        self.return_address.set_raw(str(content.get("return_address") or ""))
        self.return_address.setVisible(self.return_by.value() == ReturnBy.POST)
        self.given_at_once.setChecked(bool(content.get("given_at_once")))
        self.want_form.setChecked(bool(content.get("want_form")))
