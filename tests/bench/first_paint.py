"""Tells when a widget has first been painted: by a time stamp, after the paint and the way to the screen."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Watches one widget; `seen` is called once, with seconds of the monotonic clock."""

    def __init__(self, widget: QWidget, seen: Callable[[float], None]) -> None:
        super().__init__(widget)
        self._seen = seen
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Never ends an event."""
        if event.type() == QEvent.Type.Paint and watched is self._widget:
            self._widget.removeEventFilter(self)
            # The event comes before the drawing; a timer comes after the whole window was drawn and shown.
            QTimer.singleShot(0, lambda: self._seen(time.monotonic()))
        return False
