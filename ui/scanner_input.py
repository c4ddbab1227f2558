"""A reader that types: takes its codes out of the keyboard's stream, on every screen, whatever has the focus.

    prefix key (F20)      everything up to the suffix is the code; no field and no input method sees it
    no prefix, in a text  typed as usual; when it proves to be a code, it is taken back out of the field
    no prefix, elsewhere  keys wait until it is known whether a hand typed them, then act in order or never

Times come from the window system's own stamps on the keys, so a busy moment of the program changes nothing.
Under an input method on X11 presses are eaten, yet releases still come: they tell what was really typed,
before Telex or VNI changed it. Qt-made events without a stamp (tests, screen readers) always count as a hand.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from ui.commit import commit_composition
from ui.field_state import Editor, FieldState, editor_of, is_secret, put_back, redo_available, remember
from ui.held_keys import HeldKey, replay
from ui.key_run import FoundScan, KeyRun, SeenStroke, ShiftPresses, order_is_sure
from ui.prefix_capture import PrefixCapture
from ui.scan_timing import ReaderTiming

# What X11 makes of the F20 key unless its keyboard map was changed: "mute the microphone".
PREFIX_KEYS = frozenset({int(Qt.Key.Key_F20), int(Qt.Key.Key_MicMute)})
SUFFIX_KEYS = frozenset({int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter), int(Qt.Key.Key_Tab)})

_MODIFIER_KEYS = frozenset(
    int(key)
    for key in (
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    )
)
_CHARACTER_MODIFIERS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier

# No keyboard repeats a key sooner. X11 marks a key pressed again within a millisecond as repeated.
_EARLIEST_REPEAT_MS = 150

# What was composed longer ago than this without a key's release was not composed by the next key.
_RELEASE_COMES_MS = 300

_WATCHED = frozenset(
    {
        QEvent.Type.ShortcutOverride,
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.InputMethod,
        QEvent.Type.InputMethodQuery,
        QEvent.Type.FocusOut,
        QEvent.Type.MouseButtonPress,
    }
)


def _monotonic_ms() -> int:
    return time.monotonic_ns() // 1_000_000


def prefix_keys(name: str) -> frozenset[int]:
    """The keys that announce a code: the one this PC's settings name, or the usual ones if they name none.

    >>> int(Qt.Key.Key_F19) in prefix_keys("F19"), prefix_keys("F20") == prefix_keys("no such key")
    (True, True)
    """
    sequence = QKeySequence(name)
    key = int(sequence[0].key()) if sequence.count() == 1 else int(Qt.Key.Key_unknown)  # type: ignore[index]
    if key in (int(Qt.Key.Key_unknown), int(Qt.Key.Key_F20)):
        return PREFIX_KEYS
    return frozenset({key})


class ScannerInput(QObject):
    """Watches all keys of the program; make one, after the QApplication, and keep it.

    Signals:
        scanned: A reader typed this. Untrusted, unnormalised, without prefix and suffix. At most 150 ms after
            the last key.
        misheard: A reader typed a code that cannot be told right: too fast through the input method, or with
            a stumble. Nothing is guessed; the sentence is `code_reader.misheard`: scan again, or give the
            reader a prefix.
    """

    scanned = Signal(str)
    misheard = Signal()
    _found = Signal(str)
    _doubted = Signal()

    def __init__(
        self,
        app: QApplication,
        timing: ReaderTiming | None = None,
        *,
        prefix_keys: Collection[int] = PREFIX_KEYS,
        suffix_keys: Collection[int] = SUFFIX_KEYS,
        clock: Callable[[], int] = _monotonic_ms,
    ) -> None:
        """
        Args:
            app: Whose keys are watched.
            timing: How fast this counter's readers are.
            prefix_keys: `Qt.Key` values a reader may send first.
            suffix_keys: `Qt.Key` values a reader may send last.
            clock: Milliseconds, for silence only; keys carry their own times.
        """
        super().__init__(app)
        self.timing = timing or ReaderTiming()
        self._prefix_keys = frozenset(prefix_keys)
        self._suffix_keys = frozenset(suffix_keys)
        self._clock = clock
        self._run = KeyRun()
        self._capture: PrefixCapture | None = None
        self._shifts = ShiftPresses()
        self._down_since_ms: dict[int, int] = {}
        self._swallowed: set[int] = set()
        self._composing = ""
        self._before_composed: FieldState | None = None
        self._before_composed_ms = 0
        self._busy = False
        self._suffix_until_ms: int | None = None
        self._last_key_ms = 0
        self._last_arrival_ms = 0
        self._looked_twice = False
        self._first_receiver: QWidget | None = None
        self._first_of: tuple[QEvent.Type, int, int] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look_at_clock)
        # Queued: whoever opens a screen for a code does so after the key's own event is over.
        self._found.connect(self.scanned, Qt.ConnectionType.QueuedConnection)
        self._doubted.connect(self.misheard, Qt.ConnectionType.QueuedConnection)
        app.installEventFilter(self)

    def deliver(self, untrusted_text: str) -> None:
        """A code from elsewhere (a serial reader); may be called from any thread."""
        self._found.emit(untrusted_text)

    def look_at_clock(self) -> None:
        """Decide what silence decides. Called by a timer; tests call it after moving their clock."""
        limit_ms = self._patience_ms()
        if limit_ms is None:
            return
        quiet_ms = self._clock() - self._last_arrival_ms
        if quiet_ms < limit_ms:
            self._timer.start(limit_ms - quiet_ms)
        elif quiet_ms > limit_ms + 30 and not self._looked_twice:
            # The program was busy: keys may already wait behind this timer. Let them come first.
            self._looked_twice = True
            self._timer.start(10)
        elif self._capture is not None:
            is_code = self._capture.is_code_without_suffix(self._shifts, self.timing)
            self._end_capture(self._capture, is_code=is_code)
        else:
            scan = self._run.scan(self._shifts, self.timing)
            if scan is not None:
                self._take(scan)
            else:
                # The run itself goes on: its keys' own times decide, however late they come.
                self._release_held()

    # -- events ----------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True = the event ends here."""
        kind = event.type()
        if kind not in _WATCHED or self._busy:
            return False
        if kind == QEvent.Type.InputMethodQuery:
            return self._answer_input_method(event)
        if not isinstance(watched, QWidget):
            # The window's own copy; its widget gets the same event next.
            return False
        if isinstance(event, QKeyEvent):
            return self._key(watched, event)
        if isinstance(event, QInputMethodEvent):
            return self._composed(watched, event)
        if self._capture is None and not self._run.held:
            self._forget_run()
        return False

    def _key(self, receiver: QWidget, event: QKeyEvent) -> bool:
        if self._seen_by_child(receiver, event):
            return False
        if event.timestamp() == 0:
            if self._capture is None:
                self._release_held()
                self._forget_run()
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            taken = self._overridden(receiver, event)
            if taken:
                event.accept()
            return taken
        if event.type() == QEvent.Type.KeyPress:
            taken = self._pressed(receiver, event)
        else:
            taken = self._released(receiver, event)
        if event.key() not in _MODIFIER_KEYS:
            self._last_key_ms = event.timestamp()
        return taken

    def _seen_by_child(self, receiver: QWidget, event: QKeyEvent) -> bool:
        """Whether this is the same event on its way up from a widget that left it to its parent."""
        this = (event.type(), event.key(), event.timestamp())
        first = self._alive(self._first_receiver)
        if this == self._first_of and first is not None and receiver.isAncestorOf(first):
            return True
        self._first_of = this
        self._first_receiver = receiver
        return False

    def _overridden(self, receiver: QWidget, event: QKeyEvent) -> bool:
        """Before shortcuts: True keeps the key from being one, and it comes again as a press."""
        key = event.key()
        if self._capture is not None or key in self._prefix_keys:
            return True
        if key in _MODIFIER_KEYS:
            return False
        if _is_character(event) and not self._really_repeated(event):
            return self._held_back(receiver)
        if self._is_suffix(event) and (self._tail(event) or self._scan_until(event) is not None):
            return True
        # Whatever this key does, it does it after what waits.
        self._release_held()
        return False

    def _pressed(self, receiver: QWidget, event: QKeyEvent) -> bool:
        key = event.key()
        repeated = self._really_repeated(event)
        if not repeated:
            self._down_since_ms[_which(event)] = event.timestamp()
        if key == Qt.Key.Key_Shift:
            self._shifts.pressed(event.timestamp())
        if self._capture is not None:
            return self._pressed_in_capture(self._capture, event, repeated)
        if key in self._prefix_keys:
            self._begin_capture(event)
            return True
        if key in _MODIFIER_KEYS:
            return False
        if self._is_suffix(event) and not repeated:
            return self._suffix(event)
        self._suffix_until_ms = None
        if _is_character(event) and not repeated:
            return self._character(receiver, event)
        if key == Qt.Key.Key_Backspace and not repeated and not self._run.held:
            # Some input methods send it to rewrite a word, between two keys of a reader.
            if self._run.seen and self._run.continues(event.timestamp(), self.timing):
                self._run.seen.pop()
            return False
        self._release_held()
        self._forget_run()
        return False

    def _released(self, receiver: QWidget, event: QKeyEvent) -> bool:
        which = _which(event)
        if which in self._down_since_ms:
            if self._really_repeated(event):
                return which in self._swallowed
            del self._down_since_ms[which]
            if which not in self._swallowed:
                return False
            self._swallowed.discard(which)
            if self._capture is not None:
                self._capture.keys.append(HeldKey.of(event, which, 0))
            elif self._run.held:
                stroke = next((held.stroke for held in self._run.held if held.which == which), 0)
                self._run.held.append(HeldKey.of(event, which, stroke))
            return True
        if not _is_character(event):
            return False
        # An input method ate the press.
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        seen = SeenStroke(event.timestamp(), event.text(), release_only=True, shift=shift)
        if self._capture is not None:
            self._capture.seen.append(seen)
            self._arrived()
            return True
        editor = editor_of(receiver)
        if editor is not None and not is_secret(editor):
            self._add_to_field(editor, seen)
        return False

    def _really_repeated(self, event: QKeyEvent) -> bool:
        if not event.isAutoRepeat():
            return False
        since_ms = self._down_since_ms.get(_which(event))
        return since_ms is None or event.timestamp() - since_ms >= _EARLIEST_REPEAT_MS

    # -- characters ------------------------------------------------------------------------------------------

    def _character(self, receiver: QWidget, event: QKeyEvent) -> bool:
        editor = editor_of(receiver)
        if editor is not None and is_secret(editor):
            self._forget_run()
            return False
        if editor is not None and not self._held_back(receiver):
            self._add_to_field(editor, SeenStroke(event.timestamp(), event.text()))
            return False
        if self._run.editor is not None:
            self._forget_run()
        elif not self._run.continues(event.timestamp(), self.timing):
            self._release_held()
        if not self._run.seen:
            self._run.begin_anew(event.timestamp(), self.timing)
        self._run.seen.append(SeenStroke(event.timestamp(), event.text()))
        self._run.held.append(HeldKey.of(event, _which(event), len(self._run.seen) - 1))
        self._swallowed.add(_which(event))
        self._arrived()
        return True

    def _held_back(self, receiver: QWidget) -> bool:
        """Whether a key waits here: it would act at once, or destroy what redo can bring back."""
        editor = editor_of(receiver)
        if editor is None:
            return True
        if is_secret(editor):
            return False
        return bool(self._run.held) or (redo_available(editor) and self._run.editor is not editor)

    def _add_to_field(self, editor: Editor, seen: SeenStroke) -> None:
        before = self._before_composed or remember(editor, self._composing)
        self._before_composed = None
        if self._run.editor is not editor:
            self._run.clear()
        elif not self._run.continues(seen.at_ms, self.timing):
            self._run.begin_anew(seen.at_ms, self.timing)
        if not self._run.seen:
            self._run.after_ms = self._last_key_ms
        self._run.editor = editor
        self._run.seen.append(replace(seen, before=before))
        self._arrived()

    # -- the end of a code -----------------------------------------------------------------------------------

    def _is_suffix(self, event: QKeyEvent) -> bool:
        return event.key() in self._suffix_keys and not event.modifiers() & ~_CHARACTER_MODIFIERS

    def _tail(self, event: QKeyEvent) -> bool:
        """A second suffix right after the first: CR and LF, or Enter and Tab."""
        return self._suffix_until_ms is not None and event.timestamp() <= self._suffix_until_ms

    def _scan_until(self, event: QKeyEvent) -> FoundScan | None:
        if not self._run.seen or not self._run.continues(event.timestamp(), self.timing):
            return None
        return self._run.scan(self._shifts, self.timing, event.timestamp())

    def _suffix(self, event: QKeyEvent) -> bool:
        scan = self._scan_until(event)
        if scan is None and not self._tail(event):
            self._suffix_until_ms = None
            self._release_held()
            self._forget_run()
            return False
        self._swallowed.add(_which(event))
        self._suffix_until_ms = event.timestamp() + self.timing.max_gap_ms
        if scan is not None:
            self._take(scan)
        return True

    def _take(self, scan: FoundScan) -> None:
        """Out of the field with the code, and tell it."""
        editor = self._run.editor
        self._forget_run()
        if scan.before is not None and editor is not None and Shiboken.isValid(editor):
            self._busy = True
            try:
                put_back(editor, scan.before, scan.texts_since)
            finally:
                self._busy = False
            self._composing = ""
        self._replay(scan.by_hand)
        self._tell(scan.text, sure=scan.sure)

    def _tell(self, text: str, *, sure: bool) -> None:
        if sure:
            self._found.emit(text)
        else:
            self._doubted.emit()

    def _release_held(self) -> None:
        """What waited was typed by hand: let it act."""
        if not self._run.held:
            return
        held = tuple(self._run.held)
        self._run.end_in_silence()
        # A key still down sends its release later, to whatever it just acted on.
        self._swallowed.difference_update(key.which for key in held)
        self._replay(held)

    def _replay(self, keys: Sequence[HeldKey]) -> None:
        if keys:
            self._busy = True
            try:
                replay(keys, self._alive(self._first_receiver))
            finally:
                self._busy = False

    def _alive(self, widget: QWidget | None) -> QWidget | None:
        return widget if widget is not None and Shiboken.isValid(widget) else None

    def _forget_run(self) -> None:
        self._run.clear()
        self._before_composed = None
        self._timer.stop()

    def _arrived(self) -> None:
        self._last_arrival_ms = self._clock()
        self._looked_twice = False
        limit_ms = self._patience_ms()
        if limit_ms is not None:
            self._timer.start(limit_ms)

    def _patience_ms(self) -> int | None:
        """How long a silence may last before it decides; None = nothing waits for it."""
        if self._capture is not None:
            return self._capture.patience_ms(self._shifts, self.timing)
        if not self._run.seen:
            return None
        if self._run.held and not self._run.is_fast(self._shifts, self.timing):
            return self.timing.hold_ms
        return self.timing.quiet_ms

    # -- after a prefix --------------------------------------------------------------------------------------

    def _begin_capture(self, event: QKeyEvent) -> None:
        self._release_held()
        self._forget_run()
        self._swallowed.add(_which(event))
        self._suffix_until_ms = None
        # The person's own word is kept whole; the input method sees nothing from here on.
        self._busy = True
        try:
            commit_composition()
        finally:
            self._busy = False
        self._composing = ""
        self._capture = PrefixCapture(event.timestamp())
        QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImEnabled)
        self._arrived()

    def _pressed_in_capture(self, capture: PrefixCapture, event: QKeyEvent, repeated: bool) -> bool:
        if event.key() in _MODIFIER_KEYS:
            return False
        self._swallowed.add(_which(event))
        if repeated or event.key() in self._prefix_keys:
            return True
        in_time = capture.in_time(event.timestamp(), self.timing)
        if self._is_suffix(event) and in_time:
            self._suffix_until_ms = event.timestamp() + self.timing.max_gap_ms
            self._end_capture(capture, is_code=bool(capture.seen))
            return True
        capture.keys.append(HeldKey.of(event, _which(event), 0))
        if not in_time or not _is_character(event):
            # A person's key: what was captured goes where it would have gone, and then this one.
            self._end_capture(capture, is_code=False)
            return True
        capture.seen.append(SeenStroke(event.timestamp(), event.text()))
        self._arrived()
        return True

    def _end_capture(self, capture: PrefixCapture, *, is_code: bool) -> None:
        self._timer.stop()
        self._capture = None
        self._before_composed = None
        method = QGuiApplication.inputMethod()
        method.reset()
        method.update(Qt.InputMethodQuery.ImEnabled)
        if is_code:
            self._tell(capture.text(self._shifts), sure=order_is_sure(capture.seen))
        else:
            self._swallowed.difference_update(key.which for key in capture.keys)
            self._replay(capture.keys)

    # -- input methods ---------------------------------------------------------------------------------------

    def _answer_input_method(self, event: QEvent) -> bool:
        """While a code is captured, whatever has the focus takes no input method."""
        if self._capture is None or not isinstance(event, QInputMethodQueryEvent):
            return False
        if not event.queries() & Qt.InputMethodQuery.ImEnabled:
            return False
        event.setValue(Qt.InputMethodQuery.ImEnabled, False)
        event.accept()
        return True

    def _composed(self, receiver: QWidget, event: QInputMethodEvent) -> bool:
        if self._capture is not None:
            # Made of keys that came before the input method was off; their releases tell what they were.
            return True
        editor = editor_of(receiver)
        if editor is not None and not is_secret(editor):
            now_ms = self._clock()
            if self._before_composed is None or now_ms - self._before_composed_ms > _RELEASE_COMES_MS:
                self._before_composed = remember(editor, self._composing)
                self._before_composed_ms = now_ms
            self._composing = event.preeditString()
        return False


def _which(event: QKeyEvent) -> int:
    """The key on the board: with Shift let go in between, its release has another name than its press."""
    return event.nativeScanCode() or -event.key()


def _is_character(event: QKeyEvent) -> bool:
    text = event.text()
    return bool(text) and text.isprintable() and not event.modifiers() & ~_CHARACTER_MODIFIERS
