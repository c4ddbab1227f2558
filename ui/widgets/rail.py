"""The dark rail on the left: where one can go, with keys and counts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme import Look
from ui.widgets.parts import label, restyle


@dataclass(frozen=True, slots=True)
class Place:
    """One place to go."""

    id: str
    name: str
    key: str
    """As shown, such as "F2"."""


class RailButton(QPushButton):
    """Name left, count and key right-aligned."""

    def __init__(self, place: Place, look: Look) -> None:
        super().__init__()
        self.place = place
        self.setCheckable(True)
        self.setAccessibleName(f"{place.name} {place.key}".strip())
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(look.dp(14), 0, look.dp(12), 0)
        self._name = label(place.name, "name")
        self._count = label("", "count")
        row.addWidget(self._name)
        row.addStretch(1)
        row.addWidget(self._count)
        row.addWidget(label(place.key, "railkey"))
        for text in self.findChildren(QLabel):
            text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedHeight(look.dp(36))

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return self._row.sizeHint()

    def show_here(self) -> None:
        """The name of the place one is at is bold."""
        self._name.setProperty("here", self.isChecked())
        restyle(self._name)

    def set_count(self, count: int) -> None:
        """How much waits there; nothing is shown for 0."""
        self._count.setText(str(count) if count else "")
        words = f"{self.place.name} {count}" if count else self.place.name
        self.setAccessibleName(f"{words} {self.place.key}".strip())


class Rail(QFrame):
    """The places of the program, one above the other."""

    chosen = Signal(str)

    def __init__(self, places: tuple[Place, ...], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(look.dp(188))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, look.dp(12), 0, look.dp(10))
        box.setSpacing(0)
        self._brand = QLabel("Một Cửa")
        self._brand.setObjectName("brand")
        self._office = label("", "quiet", wrap=True)
        for text in (self._brand, self._office):
            text.setContentsMargins(look.dp(16), 0, look.dp(8), 0)
            box.addWidget(text)
        box.addSpacing(look.dp(8))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RailButton] = {}
        for place in places:
            button = RailButton(place, look)
            self._group.addButton(button)
            self._buttons[place.id] = button
            box.addWidget(button)
            button.clicked.connect(lambda _checked=False, to=place.id: self.chosen.emit(to))
        box.addStretch(1)
        self._who = label("", "quiet", wrap=True)
        self._who.setContentsMargins(look.dp(16), 0, look.dp(8), 0)
        box.addWidget(self._who)

    def set_here(self, place_id: str) -> None:
        """Mark where one is."""
        self._buttons[place_id].setChecked(True)
        for button in self._buttons.values():
            button.show_here()

    def set_count(self, place_id: str, count: int) -> None:
        """How much waits at a place."""
        self._buttons[place_id].set_count(count)

    def set_office(self, office: str, who: str) -> None:
        """Office and counter on top, the officer at the foot."""
        self._office.setText(office)
        self._who.setText(who)
