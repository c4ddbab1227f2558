"""The one table of the program's keys: what each does, where it holds, and which changes an office may make.

A key of ours never shadows one that edits text, never does two things, and a key that goes to a screen is
never one that decides something, so that a slip of the finger decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from app.errors import OfficerCanFix


class KeyKind(StrEnum):
    """What pressing a key leads to."""

    LOOK = "look"
    """Shows something over the screen: overlay, palette, search."""
    GO = "go"
    """Goes to a screen."""
    MARK = "mark"
    """Changes what is being filled in; nothing is decided yet."""
    DECIDE = "decide"
    """Accepts, signs, gives back, undoes."""


class Place(StrEnum):
    """Where a key holds."""

    EVERYWHERE = "everywhere"
    INTAKE = "intake"
    SIGNING = "signing"


@dataclass(frozen=True, slots=True)
class ProgramKey:
    """One line of the table."""

    act: str
    """Short ASCII name, `"accept"`; the key in an office's own table."""
    key: str
    """As `QKeySequence` writes it portably: `"Shift+F9"`."""
    kind: KeyKind
    words: str
    """English, for the overlay; shown through `words_of`."""
    place: Place = Place.EVERYWHERE


PROGRAM_KEYS: tuple[ProgramKey, ...] = (
    ProgramKey("overlay", "F1", KeyKind.LOOK, str(QT_TRANSLATE_NOOP("Keys", "All keys"))),
    ProgramKey("new", "F2", KeyKind.GO, str(QT_TRANSLATE_NOOP("Keys", "New dossier"))),
    ProgramKey("find", "F3", KeyKind.LOOK, str(QT_TRANSLATE_NOOP("Keys", "Find a dossier"))),
    ProgramKey("scan", "F4", KeyKind.GO, str(QT_TRANSLATE_NOOP("Keys", "Scan papers"))),
    ProgramKey("my_work", "F5", KeyKind.GO, str(QT_TRANSLATE_NOOP("Keys", "My work"))),
    ProgramKey("fee", "F6", KeyKind.GO, str(QT_TRANSLATE_NOOP("Keys", "Take a fee"))),
    ProgramKey("copies", "F7", KeyKind.GO, str(QT_TRANSLATE_NOOP("Keys", "Certified copies"))),
    ProgramKey("sign_queue", "F8", KeyKind.GO, str(QT_TRANSLATE_NOOP("Keys", "Sign queue"))),
    ProgramKey(
        "accept", "F9", KeyKind.DECIDE, str(QT_TRANSLATE_NOOP("Keys", "Accept and print")), Place.INTAKE
    ),
    ProgramKey(
        "accept_next",
        "Shift+F9",
        KeyKind.DECIDE,
        str(QT_TRANSLATE_NOOP("Keys", "Accept and next")),
        Place.INTAKE,
    ),
    ProgramKey("return", "F10", KeyKind.GO, str(QT_TRANSLATE_NOOP("Keys", "Give results back"))),
    ProgramKey("lock", "F12", KeyKind.LOOK, str(QT_TRANSLATE_NOOP("Keys", "Lock the screen"))),
    ProgramKey("palette", "Ctrl+K", KeyKind.LOOK, str(QT_TRANSLATE_NOOP("Keys", "Go to anything"))),
    *(
        ProgramKey(
            f"tick_{n}",
            f"Alt+{n}",
            KeyKind.MARK,
            str(QT_TRANSLATE_NOOP("Keys", "Tick paper {n}")),
            Place.INTAKE,
        )
        for n in range(1, 10)
    ),
    ProgramKey(
        "all_present",
        "Alt+A",
        KeyKind.MARK,
        str(QT_TRANSLATE_NOOP("Keys", "All papers are here")),
        Place.INTAKE,
    ),
    ProgramKey(
        "accept_person",
        "Ctrl+F9",
        KeyKind.DECIDE,
        str(QT_TRANSLATE_NOOP("Keys", "Accept, next dossier of the same person")),
        Place.INTAKE,
    ),
    ProgramKey(
        "declaration",
        "Alt+K",
        KeyKind.MARK,
        str(QT_TRANSLATE_NOOP("Keys", "Papers or declaration")),
        Place.INTAKE,
    ),
    ProgramKey("prints", "Ctrl+P", KeyKind.GO, str(QT_TRANSLATE_NOOP("Keys", "Print queue"))),
    ProgramKey("devices", "Ctrl+T", KeyKind.GO, str(QT_TRANSLATE_NOOP("Keys", "Devices"))),
    ProgramKey("settings", "Ctrl+,", KeyKind.GO, str(QT_TRANSLATE_NOOP("Keys", "Settings"))),
    ProgramKey("undo", "Alt+Z", KeyKind.DECIDE, str(QT_TRANSLATE_NOOP("Keys", "Take the last act back"))),
)

# On every system we run on; Ctrl+K is not among them on Windows, and on Linux only in the manner of Emacs.
_EDITING = frozenset(
    QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)
    for keys in (
        *("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y"),
        *("Ctrl+Ins", "Shift+Ins", "Shift+Del", "Alt+Backspace", "Alt+Shift+Backspace"),
        *(f"{held}{key}" for held in ("", "Shift+", "Ctrl+", "Ctrl+Shift+") for key in (
            "Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown", "Backspace", "Del", "Ins",
            "Return", "Enter", "Tab", "Space",
        )),
        *("Esc", "Menu", "Shift+F10"),
    )
)  # fmt: skip
# F11 and Alt+F4 are the window's; F20 and above are what readers send first.
_RESERVED = frozenset({"Alt+F4", "F11", "Alt+Tab", "Alt+Space", "Ctrl+Alt+Del"})
_FIRST_READER_KEY = int(Qt.Key.Key_F13)
_LAST_READER_KEY = int(Qt.Key.Key_F35)


class Keys:
    """The table as this office has it. Only a table without fault can be made.

    Args:
        changed: Key by act, for the acts whose key is not the usual one: `{"accept": "Ctrl+Return"}`.

    Raises:
        OfficerCanFix: `shortcut.unknown_act`, `shortcut.not_a_key`, `shortcut.shadows_typing`,
            `shortcut.reserved`, `shortcut.doubled`, `shortcut.going_beside_deciding`, each with `act`, and
            `key` or `other`.
    """

    def __init__(self, changed: Mapping[str, str] | None = None) -> None:
        changed = changed or {}
        for act in changed:
            if all(act != line.act for line in PROGRAM_KEYS):
                raise OfficerCanFix("shortcut.unknown_act", act=act)
        self._lines = tuple(
            replace(line, key=_portable(line.act, changed[line.act])) if line.act in changed else line
            for line in PROGRAM_KEYS
        )
        check(self._lines)

    def __iter__(self) -> Iterator[ProgramKey]:
        return iter(self._lines)

    def of(self, act: str) -> QKeySequence:
        """The key of an act."""
        return QKeySequence(self.line(act).key)

    def line(self, act: str) -> ProgramKey:
        """The table's line for an act; `KeyError` for an act that the table does not have."""
        for line in self._lines:
            if line.act == act:
                return line
        raise KeyError(act)

    def shown(self, act: str) -> str:
        """The key as the officer reads it, for buttons and the rail."""
        return self.of(act).toString(QKeySequence.SequenceFormat.NativeText)

    def words_of(self, line: ProgramKey) -> str:
        """What a key does, in the language of the window."""
        number = line.act.removeprefix("tick_")
        return QCoreApplication.translate("Keys", line.words).replace("{n}", number)


def check(lines: tuple[ProgramKey, ...]) -> None:
    """Refuse a table that shadows typing, gives a key two acts, or lets going and deciding share one.

    Raises:
        OfficerCanFix: See `Keys`.
    """
    for line in lines:
        facts = {"act": line.act, "key": line.key}
        if line.key in _RESERVED or _FIRST_READER_KEY <= _bare(line.key) <= _LAST_READER_KEY:
            raise OfficerCanFix("shortcut.reserved", **facts)
        if line.key in _EDITING or _writes_a_letter(line.key):
            raise OfficerCanFix("shortcut.shadows_typing", **facts)
    for one, other in combinations(lines, 2):
        facts = {"act": one.act, "other": other.act, "key": one.key}
        meet = one.place == other.place or Place.EVERYWHERE in (one.place, other.place)
        if one.key == other.key and meet:
            raise OfficerCanFix("shortcut.doubled", **facts)
        # Also in different places: the hand learns one key.
        if {one.kind, other.kind} == {KeyKind.GO, KeyKind.DECIDE} and _slips(one.key) == _slips(other.key):
            raise OfficerCanFix("shortcut.going_beside_deciding", **facts)


def _portable(act: str, untrusted_key: str) -> str:
    sequence = QKeySequence(untrusted_key)
    if sequence.count() != 1 or _combination(sequence).key() == Qt.Key.Key_unknown:
        raise OfficerCanFix("shortcut.not_a_key", act=act, key=untrusted_key)
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


def _combination(sequence: QKeySequence) -> QKeyCombination:
    # The stubs leave out that a sequence has places.
    first: QKeyCombination = sequence[0]  # type: ignore[index]
    return first


def _bare(key: str) -> int:
    return int(_combination(QKeySequence(key)).key())


def _writes_a_letter(key: str) -> bool:
    combination = _combination(QKeySequence(key))
    held = combination.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
    # Ctrl+Alt is AltGr.
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    plain = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier) or held & both == both
    return plain and int(combination.key()) < int(Qt.Key.Key_Escape)


def _slips(key: str) -> tuple[int, Qt.KeyboardModifier]:
    """The key without Shift, which a hurried hand adds or leaves out."""
    combination = _combination(QKeySequence(key))
    return int(combination.key()), combination.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier
