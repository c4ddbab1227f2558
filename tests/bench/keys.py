"""Plays keys to a widget and tells how long the last one took until the field was painted."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.typing import send_key

PATIENCE_S = 120.0


@dataclass(frozen=True, slots=True)
class Keystroke:
    """One key."""

    key: int
    text: str
    at_ms: int
    """By the clock of the window system."""


class Painted(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Never ends an event."""
        if event.type() == QEvent.Type.Paint and watched is self._widget:
            self.times += 1
        return False

    def wait(self, more_than: int = 0) -> None:
        """Let the window work until it was painted more often than that."""
        work_until(lambda: self.times > more_than, "painted")


def work_until(condition: Callable[[], bool], what: str) -> None:
    """Let the window work until it is so; looks again after every event."""
    give_up_at = time.monotonic() + PATIENCE_S
    while not condition():
        QApplication.processEvents()
        if time.monotonic() > give_up_at:
            raise TimeoutError(what)


def strokes(text: str, begin_ms: int, gap_ms: int = 8, *, reader: bool = False) -> list[Keystroke]:
    """The keys of a text; of a reader with its prefix before and Enter behind it."""
    keys = [(ord(letter.upper()) if letter.isascii() else 0, letter) for letter in text]
    if reader:
        keys = [(int(Qt.Key.Key_F20), ""), *keys, (int(Qt.Key.Key_Return), "\r")]
    return [Keystroke(key, text, begin_ms + at * gap_ms) for at, (key, text) in enumerate(keys)]


def play(
    target: QWidget, keys: Sequence[Keystroke], painted: Painted, done: Callable[[], bool] = lambda: True
) -> float:
    """Milliseconds from the last key until it is done and the field was painted afterwards."""
    for key in keys[:-1]:
        send_key(target, key.key, key.text, at_ms=key.at_ms)
    before = painted.times
    begun = time.perf_counter_ns()
    send_key(target, keys[-1].key, keys[-1].text, at_ms=keys[-1].at_ms)
    work_until(lambda: done() and painted.times > before, "the key was never seen")
    return (time.perf_counter_ns() - begun) / 1e6
