"""The real things a full test run must have started: a run that quietly did without one has proved less.

A test or fixture that has started one and *had an answer from it* says so:

    def printer_process(real_part):
        …
        real_part(RealPart.NETWORK_PRINTER)

After a run of the whole suite everything below must have been started, or the session fails.
"""

from __future__ import annotations

from enum import StrEnum


class RealPart(StrEnum):
    """One real program or device of the tests. Add a line here together with its first test."""

    NETWORK_PRINTER = "a thermal printer on TCP, in a process of its own"
    SERIAL_PAIR = "a pair of serial ports (socat)"
    SCREEN = "a screen with a window manager (Xvfb, openbox)"
    INPUT_METHOD = "a Vietnamese input method (ibus-unikey)"
    KEY_STORE = "the operating system's key store (gnome-keyring)"
    SYSTEM_PRINTER = "a printer of the system (CUPS with cups-pdf)"
    PDFA_JUDGE = "the judge of archived papers (PDFBox Preflight)"
    CARD_READER = "a smart-card reader with a card in it (pcscd, vpcd)"
    SECOND_PROCESS = "a second process of the program on the same store"
