"""The papers a case asks for, each with one key: there, a copy, looked up, reused, or missing and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.dossier import ComponentTaken, PaperState
from app.domain.procedure import Component
from ui.commit import ActButton
from ui.widgets.field import TextField
from ui.widgets.parts import label, restyle

_LOOKS = {
    PaperState.PRESENT: ("✓ ", "good"),
    PaperState.COPY: ("✓ ", "good"),
    PaperState.LOOKED_UP: ("✓ ", "good"),
    PaperState.REUSED: ("↺ ", "info"),
    PaperState.MISSING: ("– ", "plain"),
    PaperState.NOT_APPLICABLE: ("  ", "plain"),
}


class ComponentRow(QWidget):
    """One paper."""

    moved = Signal()

    def __init__(self, number: int, component: Component, taken: ComponentTaken) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.component = component
        self.taken = taken
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(8)
        self._number = label(str(number) if number <= 9 else "·", "key")
        self._number.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._name = label(component.name, wrap=True)
        self._detail = label(self._detail_words(), "quiet", wrap=True)
        words.addWidget(self._name)
        words.addWidget(self._detail)
        self.why = TextField(self.tr("Why accepted without it"), most=500)
        self.why.hide()
        self.why.changed.connect(self._why_typed)
        words.addWidget(self.why)
        self.state = ActButton("")
        self.state.clicked.connect(self.next_state)
        line.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(self.state)
        self._show()

    def _detail_words(self) -> str:
        parts = []
        if self.component.originals:
            parts.append(self.tr("%n original(s)", None, self.component.originals))
        if self.component.copies:
            parts.append(self.tr("%n copy(ies)", None, self.component.copies))
        if self.component.group == "present":
            parts.append(self.tr("shown and given back"))
        if not self.component.required:
            parts.append(self.tr("if any"))
        if self.component.note:
            parts.append(self.component.note)
        return " · ".join(parts)

    def states(self) -> tuple[PaperState, ...]:
        """The states a press goes through."""
        order = [PaperState.MISSING, PaperState.PRESENT, PaperState.COPY]
        if self.component.may_look_up:
            order.insert(1, PaperState.LOOKED_UP)
        order.append(PaperState.REUSED)
        return tuple(order)

    def next_state(self) -> None:
        """The next state, round and round."""
        order = self.states()
        here = order.index(self.taken.state) if self.taken.state in order else 0
        self.set_state(order[(here + 1) % len(order)])

    def toggle(self) -> None:
        """Alt+number: there or not."""
        first = PaperState.LOOKED_UP if self.component.may_look_up else PaperState.PRESENT
        self.set_state(PaperState.MISSING if self.taken.at_hand else first)

    def set_state(self, state: PaperState) -> None:
        """Tick it so."""
        self.taken = replace(self.taken, state=state)
        self._show()
        self.moved.emit()

    def put(self, taken: ComponentTaken) -> None:
        """Show a state without telling."""
        self.taken = taken
        self.why.set_raw(taken.why)
        self._show()

    def ask_why(self) -> None:
        """It is missing and the dossier is about to be accepted."""
        self.why.setVisible(self.taken.state is PaperState.MISSING)

    def _why_typed(self) -> None:
        self.taken = replace(self.taken, why=self.why.value())
        self.moved.emit()

    def _show(self) -> None:
        words = {
            PaperState.PRESENT: self.tr("present"),
            PaperState.COPY: self.tr("copy"),
            PaperState.LOOKED_UP: self.tr("looked up"),
            PaperState.REUSED: self.tr("reused scan"),
            PaperState.MISSING: self.tr("missing"),
            PaperState.NOT_APPLICABLE: self.tr("not needed"),
        }[self.taken.state]
        sign, look = _LOOKS[self.taken.state]
        if self.taken.state is PaperState.MISSING and self.taken.why:
            sign, look = "▲ ", "warn"
        self.state.setText(sign + words)
        self.state.setAccessibleName(f"{self.component.name}: {words}")
        self.state.setProperty("state", look)
        restyle(self.state)
        if self.taken.at_hand:
            self.why.hide()
        elif self.taken.why:
            self.why.show()


class ComponentChecklist(QWidget):
    """All papers of the case."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)
        self._empty = label(self.tr("Choose a procedure to see its papers."), "quiet", wrap=True)
        self._box.addWidget(self._empty)
        self._box.addStretch(1)
        self._rows: dict[str, ComponentRow] = {}
        self._kept: dict[str, ComponentTaken] = {}

    @property
    def rows(self) -> tuple[ComponentRow, ...]:
        """In order."""
        return tuple(self._rows.values())

    def show_components(self, components: Sequence[Component], procedure: str) -> None:
        """Show these papers; ticks of papers that stay are kept, also while they are out of sight."""
        same = [row.component for row in self.rows] == list(components) and procedure == self.property("of")
        if same:
            return
        if procedure != self.property("of"):
            self._kept = {}
        self.setProperty("of", procedure)
        for row in self.rows:
            self._kept[row.component.id] = row.taken
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for number, component in enumerate(components, start=1):
            taken = self._kept.get(component.id) or ComponentTaken(
                component.id, component.name, PaperState.MISSING, component.originals, component.copies
            )
            row = ComponentRow(number, component, taken)
            row.moved.connect(self.changed)
            self._rows[component.id] = row
            self._box.insertWidget(self._box.count() - 1, row)
        self._empty.setVisible(not components)

    def clear(self) -> None:
        """No procedure."""
        self._kept = {}
        self.show_components((), "")
        self._kept = {}

    def taken(self) -> tuple[ComponentTaken, ...]:
        """Every paper with its state."""
        return tuple(row.taken for row in self.rows)

    def toggle(self, number: int) -> None:
        """Alt+number."""
        if 1 <= number <= len(self._rows):
            self.rows[number - 1].toggle()

    def all_present(self) -> None:
        """Alt+A: everything that is missing is there."""
        for row in self.rows:
            if not row.taken.at_hand:
                row.toggle()

    def ask_why(self, ids: Sequence[str]) -> None:
        """Show the question why for the missing ones."""
        for component_id in ids:
            if component_id in self._rows:
                self._rows[component_id].ask_why()

    def row(self, component_id: str) -> ComponentRow | None:
        """The row of one paper."""
        return self._rows.get(component_id)

    def counted(self) -> tuple[int, int]:
        """(at hand, required or at hand)."""
        rows = [row for row in self.rows if row.component.required or row.taken.at_hand]
        return sum(row.taken.at_hand for row in rows), len(rows)

    def content(self) -> dict[str, object]:
        """For drafts."""
        return {row.component.id: [str(row.taken.state), row.taken.why] for row in self.rows}

    def fill(self, content: Mapping[str, object], components: Sequence[Component], procedure: str) -> None:
        """Put a draft's ticks back."""
        self.show_components(components, procedure)
        for component in components:
            kept = content.get(component.id)
            row = self._rows.get(component.id)
            if row is not None and isinstance(kept, list) and len(kept) == 2:
                row.put(replace(row.taken, state=PaperState(str(kept[0])), why=str(kept[1])))
