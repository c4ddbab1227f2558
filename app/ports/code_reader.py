"""What the desk asks of a reader that is no keyboard: tell each code read, and when it is gone or back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from app.errors import DeviceTrouble

OnScan = Callable[[str], None]
"""Takes the text of one code: untrusted, not normalised. Called on the reader's own thread."""
OnTrouble = Callable[[DeviceTrouble], None]
"""Told once when the reader is gone or sends what cannot be a code. Called on the reader's own thread."""
OnBack = Callable[[], None]
"""Told when a reader that was gone answers again. Called on the reader's own thread."""


class CodeReader(Protocol):
    def start(self) -> None:
        """Listen from now on; returns at once, also when the reader is not there yet."""

    def stop(self) -> None:
        """Listen no more; returns when nothing of it runs any longer. Twice is once."""
