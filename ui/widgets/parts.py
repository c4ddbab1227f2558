"""The small parts every screen is made of: cards, badges, chips, the strip and the undo bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.commit import ActButton

UNDO_SECONDS = 10
NARROW_LETTERS = 100
"""Below this width in letters, buttons go under the words."""


def restyle(widget: QWidget) -> None:
    """Make a changed style property show."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    if isinstance(widget, QFrame):
        # A frame reckons its padding anew only when told so.
        QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def label(text: str = "", kind: str = "", parent: QWidget | None = None, wrap: bool = False) -> QLabel:
    """A line of text; `kind` names its look in `theme.qss`. Never reads the text as rich text."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    return made


class Badge(QLabel):
    """A state in colour, sign and words; legible in grey."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    def say(self, text: str, look: str) -> None:
        """`look` is good, warn, bad, info or plain. An empty text hides it."""
        self.setProperty("badge", look)
        restyle(self)
        # After the style: the size is reckoned with the padding then.
        self.setText("")
        self.setText(text)
        self.setVisible(bool(text))


class FollowingArea(QScrollArea):
    """Scrolls up and down only, and to the field that has the focus, however it came there."""

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        inner = self.widget()
        if now is not None and inner is not None and inner.isAncestorOf(now):
            # With its label, the heading of its group and the line of help around it.
            self.ensureWidgetVisible(now, 0, min(2 * now.height() + 16, self.height() // 3))


class Card(QFrame):
    """A white card with a short heading."""

    def __init__(self, heading: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(14, 10, 14, 12)
        self.box.setSpacing(6)
        top = QHBoxLayout()
        self.heading = label(heading, "heading")
        self.hint = label(hint, "key", self)
        self.hint.setVisible(bool(hint))
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addWidget(self.hint)
        self.top = top
        self.box.addLayout(top)


class Chips(QWidget):
    """A choice of few, all in sight. Left and right move, space chooses."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._group = QButtonGroup(self)
        self._by_id: dict[str, QPushButton] = {}
        for choice, text in choices:
            chip = QPushButton(text)
            chip.setCheckable(True)
            chip.setProperty("kind", "chip")
            chip.setAccessibleName(f"{name}: {text}")
            self._group.addButton(chip)
            self._by_id[choice] = chip
            row.addWidget(chip)
            chip.clicked.connect(lambda _checked=False, choice=choice: self.chosen.emit(choice))
        row.addStretch(1)
        if choices:
            self._by_id[choices[0][0]].setChecked(True)

    def value(self) -> str:
        """The id of the chosen one."""
        return next(choice for choice, chip in self._by_id.items() if chip.isChecked())

    def set_value(self, choice: str) -> None:
        """Choose without telling."""
        if choice in self._by_id:
            self._by_id[choice].setChecked(True)

    def set_offered(self, choices: Sequence[str]) -> None:
        """Only these can be chosen now."""
        for choice, chip in self._by_id.items():
            chip.setVisible(choice in choices)

    def first(self) -> QPushButton:
        """Where the focus goes."""
        return next(chip for chip in self._by_id.values() if chip.isChecked())


class Strip(QFrame):
    """What happened, why, what to do: on top of the form, with links to the fields it speaks of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(12, 7, 8, 7)
        box = QVBoxLayout()
        box.setSpacing(2)
        self._text = label(wrap=True)
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        box.addWidget(self._text)
        box.addLayout(self._links)
        row.addLayout(box, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self._actions = QHBoxLayout()
        foot.addLayout(self._actions)
        self._close = ActButton(self.tr("Close"))
        self._close.clicked.connect(self.clear)
        foot.addWidget(self._close)
        row.addLayout(foot)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large text the buttons stand under the words."""
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().averageCharWidth() * NARROW_LETTERS
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def say(
        self,
        look: str,
        text: str,
        links: Sequence[tuple[str, Callable[[], None]]] = (),
        actions: Sequence[tuple[str, Callable[[], None]]] = (),
    ) -> None:
        """Show it. `links` are lines that lead to a field, `actions` are buttons beside it."""
        self._empty()
        self._text.setText(text)
        self.setAccessibleName(text)
        made = []
        for words, go in links[:8]:
            link = ActButton(words, self)
            link.setProperty("kind", "link")
            link.clicked.connect(go)
            self._links.addWidget(link)
            made.append(link)
        for words, act in actions:
            button = ActButton(words, self)
            button.clicked.connect(act)
            self._actions.addWidget(button)
            made.append(button)
        before = self._close
        for button in made:
            # At once: a layout shows what is added to it only when the next events come.
            button.show()
            QWidget.setTabOrder(before, button)
            before = button
        self.setProperty("state", look)
        restyle(self)
        for child in self.findChildren(QLabel):
            restyle(child)
        self.show()

    def text(self) -> str:
        """What it says now; empty when hidden."""
        return "" if self.isHidden() else self._text.text()

    def clear(self) -> None:
        """Say nothing."""
        self._empty()
        self.hide()

    def _empty(self) -> None:
        for layout in (self._links, self._actions):
            while (item := layout.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()


class UndoBar(QFrame):
    """What was just done, and ten seconds to take it back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setProperty("state", "warn")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 8, 5)
        self._text = label(wrap=True)
        self.undo_button = ActButton("")
        row.addWidget(self._text, 1)
        row.addWidget(self.undo_button)
        self._undo: Callable[[], None] | None = None
        self._left = 0
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._count)
        self.undo_button.clicked.connect(self.undo)
        self.hide()

    def offer(self, text: str, undo: Callable[[], None] | None, seconds: int = UNDO_SECONDS) -> None:
        """Say what was done; `undo` is offered for some seconds."""
        self._text.setText(text)
        self._undo = undo
        self._left = seconds
        self.undo_button.setVisible(undo is not None)
        self._show_left()
        self._tick.start()
        self.show()

    def text(self) -> str:
        """What it says now."""
        return "" if self.isHidden() else self._text.text()

    def undo(self) -> None:
        """Take it back, if that is still offered."""
        undo, self._undo = self._undo, None
        if undo is None:
            return
        self._tick.stop()
        self.hide()
        undo()

    def _show_left(self) -> None:
        self.undo_button.setText(self.tr("Undo  Alt+Z · %n s left", None, self._left))

    def _count(self) -> None:
        self._left -= 1
        self._show_left()
        if self._left <= 0:
            self._tick.stop()
            self._undo = None
            self.hide()
