"""Choosing the procedure by shorthand, part of a name or code, without accents; then its case and channel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.business_day import LOCAL
from app.domain.procedure import Channel, OnlineLevel, Procedure
from app.domain.procedure_search import ProcedureIndex
from ui.commit import commit_composition
from ui.widgets.field import ChoiceField, DateField, TextField
from ui.widgets.parts import Chips, label

SHOWN = 9


class ProcedurePicker(QWidget):
    """Type, look, Enter."""

    picked = Signal(object)
    """A `Procedure`."""
    changed = Signal()
    """Case, channel, assistance or tracking number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        self.field = TextField(self.tr("Procedure"))
        self.field.edit.setPlaceholderText(self.tr("tthn, ks, sao y, part of a name, code…"))
        self.found = QListWidget()
        self.found.setAccessibleName(self.tr("Procedures found"))
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.hide()
        self.detail = label("", "quiet", wrap=True)
        self.case = ChoiceField(self.tr("Case"), ())
        self.channel = Chips(
            self.tr("Channel"),
            (
                (Channel.COUNTER, self.tr("Counter")),
                (Channel.ONLINE, self.tr("Online")),
                (Channel.POSTAL, self.tr("Post")),
                ("assisted", self.tr("Assisted")),
            ),
        )
        self.tracking = TextField(self.tr("Tracking number of the post"), most=60)
        self.arrived = DateField(self.tr("Arrived on, if before today"))
        for widget in (
            self.field,
            self.found,
            self.detail,
            self.case,
            self.channel,
            self.tracking,
            self.arrived,
        ):
            box.addWidget(widget)
        self.case.hide()
        self.tracking.hide()
        self.arrived.hide()
        self._index: ProcedureIndex | None = None
        self._by_code: Mapping[str, Procedure] = {}
        self._picked: Procedure | None = None
        self._putting = False
        self.field.changed.connect(self._typed)
        self.field.edit.installEventFilter(self)
        self.found.itemClicked.connect(self._take)
        self.case.changed.connect(self._chosen)
        self.channel.chosen.connect(lambda _choice: self._chosen())
        self.tracking.changed.connect(self._chosen)
        self.arrived.changed.connect(self._chosen)

    def set_catalogue(self, procedures: Mapping[str, Procedure], index: ProcedureIndex) -> None:
        """The procedures of today and their search."""
        self._by_code = procedures
        self._index = index
        if self._picked is not None and self._picked.code in procedures:
            self._picked = procedures[self._picked.code]

    @property
    def procedure(self) -> Procedure | None:
        """The chosen one."""
        return self._picked

    def channel_value(self) -> tuple[Channel, bool]:
        """(channel, assisted)."""
        value = self.channel.value()
        return (Channel.COUNTER, True) if value == "assisted" else (Channel(value), False)

    def pick(self, code: str) -> None:
        """Choose by code; unknown codes are ignored."""
        procedure = self._by_code.get(code)
        if procedure is not None:
            self._show(procedure)
            self.picked.emit(procedure)

    def clear(self) -> None:
        """Nothing chosen."""
        self._picked = None
        self._put("")
        self.detail.setText("")
        self.case.set_choices(())
        self.case.hide()
        self.channel.set_offered([*Channel, "assisted"])
        self.channel.set_value(Channel.COUNTER)
        self.tracking.set_value("")
        self.arrived.set_raw("")
        self._show_tracking()

    def content(self) -> dict[str, object]:
        """For drafts."""
        return {
            "code": self._picked.code if self._picked else "",
            "text": self.field.raw(),
            "case": self.case.raw(),
            "channel": self.channel.value(),
            "tracking": self.tracking.raw(),
            "arrived": self.arrived.raw(),
        }

    def fill(self, content: Mapping[str, object]) -> None:
        """Put a draft's content back."""
        procedure = self._by_code.get(str(content.get("code") or ""))
        if procedure is not None:
            self._show(procedure)
        else:
            self.clear()
            self._put(str(content.get("text") or ""))
        self.case.set_raw(str(content.get("case") or ""))
        self.channel.set_value(str(content.get("channel") or Channel.COUNTER))
        self.tracking.set_raw(str(content.get("tracking") or ""))
        self.arrived.set_raw(str(content.get("arrived") or ""))
        self._show_tracking()

    def _put(self, text: str) -> None:
        self._putting = True
        self.field.set_value(text)
        self._putting = False
        self.found.hide()

    def _typed(self) -> None:
        if self._putting or self._index is None:
            return
        text = self.field.raw()
        hits = self._index.find(text, SHOWN) if text.strip() else ()
        self.found.clear()
        for hit in hits:
            procedure = self._by_code[hit.code]
            item = QListWidgetItem(procedure.short_name or procedure.name)
            item.setToolTip(procedure.name)
            item.setData(Qt.ItemDataRole.UserRole, procedure.code)
            self.found.addItem(item)
        self.found.setVisible(bool(hits))
        if hits:
            self.found.setCurrentRow(0)
            self.found.setFixedHeight(self.found.sizeHintForRow(0) * len(hits) + 6)
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, down and Enter in the field belong to the list under it."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and not self.found.isHidden()
        ):
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if key == Qt.Key.Key_Down else -1
                row = max(0, min(self.found.count() - 1, self.found.currentRow() + step))
                self.found.setCurrentRow(row)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
                commit_composition()
                self._take()
                return key != Qt.Key.Key_Tab
            if key == Qt.Key.Key_Escape:
                self.found.hide()
                return True
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        item = self.found.currentItem()
        if item is not None:
            self.pick(str(item.data(Qt.ItemDataRole.UserRole)))

    def _show(self, procedure: Procedure) -> None:
        self._picked = procedure
        self._put(procedure.short_name or procedure.name)
        self.field.edit.setCursorPosition(0)
        level = {
            OnlineLevel.FULL: self.tr("fully online"),
            OnlineLevel.PARTIAL: self.tr("partly online"),
            None: self.tr("online level not known"),
        }[procedure.online_level]
        self.detail.setText(f"{procedure.code} · {procedure.field} · {level}")
        self.detail.setToolTip(procedure.name)
        self.case.set_choices(tuple((case.id, case.name) for case in procedure.cases))
        self.case.setVisible(bool(procedure.cases))
        self.channel.set_offered([*procedure.channels, "assisted"])
        self._show_tracking()

    def _show_tracking(self) -> None:
        self.tracking.setVisible(self.channel.value() == Channel.POSTAL)
        self.arrived.setVisible(self.channel.value() in (Channel.POSTAL, Channel.ONLINE))

    def arrived_at(self, today: dt.date) -> dt.datetime | None:
        """When papers came that are entered later: the beginning of that day, so that it counts from opening.

        None = now.
        """
        day = self.arrived.value() if self.channel.value() in (Channel.POSTAL, Channel.ONLINE) else None
        return dt.datetime.combine(day, dt.time(), LOCAL) if day is not None and day != today else None

    def _chosen(self) -> None:
        self._show_tracking()
        self.changed.emit()
