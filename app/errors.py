"""What can go wrong at the desk, told by who can put it right.

    DeskError
    ├── OfficerCanFix       something typed, scanned or chosen can be corrected on the spot
    ├── DeviceTrouble       a printer, reader, token or disk needs a hand
    ├── TargetUnreachable   a far system does not answer; the work goes on without it
    └── Refused             the rules do not allow it, whoever asks

Anything else that is raised is our fault: it is not caught, it is logged with its trace.

Each error carries a `code` such as `"id_card.foreign"`. The officer's sentence for it (what happened,
why, what to do now) stands in `app/messages/`, in Vietnamese and English; `facts` fill its blanks.
Facts must be fit for a log line: no names, no ID numbers, no PINs.
"""

from __future__ import annotations

from collections.abc import Mapping


class DeskError(Exception):
    """A trouble the desk knows by name.

    Attributes:
        code: Key of the officer's sentence, `"subject.what"` in snake case.
        facts: What the sentence needs filled in, and what a screen points at (`fields`, `tries_left`).
    """

    code: str
    facts: Mapping[str, object]

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code, *(f"{name}={value!r}" for name, value in facts.items()))


class OfficerCanFix(DeskError):
    """Something typed, scanned or chosen can be corrected on the spot."""


class DeviceTrouble(DeskError):
    """A device or the disk needs a hand; nothing that was entered is lost."""


class TargetUnreachable(DeskError):
    """A far system does not answer. Changes nothing but its lamp."""


class Refused(DeskError):
    """The rules do not allow it."""
