"""Keys that wait, where a key acts at once, until it is known that a hand typed them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


@dataclass(frozen=True, slots=True)
class HeldKey:
    """One press or release, as it came."""

    kind: QEvent.Type
    which: int
    """The key on the board; the same for a press and its release."""
    key: int
    modifiers: Qt.KeyboardModifier
    text: str
    scan_code: int
    virtual_key: int
    native_modifiers: int
    stroke: int
    """Which stroke of the run it belongs to."""

    @classmethod
    def of(cls, event: QKeyEvent, which: int, stroke: int) -> HeldKey:
        """A copy of an event, which itself does not outlive its delivery."""
        return cls(
            kind=event.type(),
            which=which,
            key=event.key(),
            modifiers=event.modifiers(),
            text=event.text(),
            scan_code=event.nativeScanCode(),
            virtual_key=event.nativeVirtualKey(),
            native_modifiers=event.nativeModifiers(),
            stroke=stroke,
        )


def replay(keys: Sequence[HeldKey], fallback: QWidget | None) -> None:
    """Give them to whatever takes keys now, in order, shortcuts first, as if they had just been pressed."""
    for key in keys:
        target = _takes_keys() or fallback
        if target is None:
            return
        # Without a time stamp: Qt tries the shortcuts by itself for events that do not come from a window.
        QCoreApplication.sendEvent(
            target,
            QKeyEvent(
                key.kind,
                key.key,
                key.modifiers,
                key.scan_code,
                key.virtual_key,
                key.native_modifiers,
                key.text,
            ),
        )


def _takes_keys() -> QWidget | None:
    popup = QApplication.activePopupWidget()
    if popup is not None:
        return popup.focusWidget() or popup
    return QApplication.focusWidget() or QApplication.activeWindow()
