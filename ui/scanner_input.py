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
from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from ui.commit import commit_composition
from ui.field_state import Editor, FieldState, editor_of, is_secret, put_back, redo_available, remember
from ui.held_keys import HeldKey, replay
from ui.scan_content import looks_like_code
from ui.scan_timing import ReaderTiming, Stroke, mean_gap_ms, scan_begins_at

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

# The symbols over the US keyboard's keys, which Vietnamese keyboards share.
_SHIFTED = dict(zip("`1234567890-=[]\\;',./", '~!@#$%^&*()_+{}|:"<>?', strict=True))

_KEY_EVENTS = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease})
_WATCHED = _KEY_EVENTS | {
    QEvent.Type.InputMethod,
    QEvent.Type.InputMethodQuery,
    QEvent.Type.FocusOut,
    QEvent.Type.MouseButtonPress,
}


def _monotonic_ms() -> int:
    return time.monotonic_ns() // 1_000_000


@dataclass(slots=True)
class _Run:
    """Character keys close to each other, and what the field was before each of them."""

    strokes: list[Stroke]
    before: list[FieldState | None]
    """None = the key was held back, no field changed."""
    held: list[HeldKey]
    editor: Editor | None = None

    def clear(self) -> None:
        self.strokes.clear()
        self.before.clear()
        self.held.clear()
        self.editor = None


class ScannerInput(QObject):
    """Watches all keys of the program; make one, after the QApplication, and keep it.

    Signals:
        scanned: A reader typed this. Untrusted, unnormalised, without prefix and suffix. At most 150 ms after
            the last key.
    """

    scanned = Signal(str)
    _found = Signal(str)

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
        self._run = _Run([], [], [])
        self._pressed: set[int] = set()
        self._swallowed: set[int] = set()
        self._shift_since_stroke = False
        self._composing = ""
        self._pending: FieldState | None = None
        self._busy = False
        self._capturing = False
        self._capture_began_ms = 0
        self._captured: list[Stroke] = []
        self._captured_keys: list[HeldKey] = []
        self._suffix_until_ms: int | None = None
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
        app.installEventFilter(self)

    def deliver(self, untrusted_text: str) -> None:
        """A code from elsewhere (a serial reader); may be called from any thread."""
        self._found.emit(untrusted_text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True = the event ends here."""
        kind = event.type()
        if kind not in _WATCHED or self._busy:
            return False
        if kind is QEvent.Type.InputMethodQuery:
            return self._answer_input_method(event)
        if not isinstance(watched, QWidget):
            # The window's own copy; its widget gets the same event next.
            return False
        if isinstance(event, QKeyEvent):
            return self._key(watched, event)
        if isinstance(event, QInputMethodEvent):
            return self._composed(watched, event)
        if not self._capturing and not self._run.held:
            self._forget_run()
        return False

    def look_at_clock(self) -> None:
        """Decide what silence decides. Called by a timer; tests call it after moving their clock."""
        quiet_ms = self._clock() - self._last_arrival_ms
        limit_ms = self._patience_ms()
        if limit_ms is None:
            return
        if quiet_ms < limit_ms:
            self._timer.start(limit_ms - quiet_ms)
        elif quiet_ms > limit_ms + 30 and not self._looked_twice:
            # The program was busy: keys may already wait behind this timer. Let them come first.
            self._looked_twice = True
            self._timer.start(10)
        elif self._capturing:
            self._end_capture_in_silence()
        else:
            self._end_run_in_silence()

    # -- keys ------------------------------------------------------------------------------------------------

    def _key(self, receiver: QWidget, event: QKeyEvent) -> bool:
        if self._seen_by_child(receiver, event):
            return False
        if event.timestamp() == 0:
            if not self._capturing:
                self._release_held()
                self._forget_run()
            return False
        if event.type() == QEvent.Type.KeyRelease:
            return self._released(receiver, event)
        override = event.type() == QEvent.Type.ShortcutOverride
        taken = self._overridden(receiver, event) if override else self._pressed_key(receiver, event)
        if taken and override:
            event.accept()
        return taken

    def _seen_by_child(self, receiver: QWidget, event: QKeyEvent) -> bool:
        """Whether this is the same event on its way up from a widget that left it to its parent."""
        this = (event.type(), event.key(), event.timestamp())
        first = self._first_receiver
        if (
            this == self._first_of
            and first is not None
            and Shiboken.isValid(first)
            and receiver.isAncestorOf(first)
        ):
            return True
        self._first_of = this
        self._first_receiver = receiver
        return False

    def _overridden(self, receiver: QWidget, event: QKeyEvent) -> bool:
        """Before shortcuts: True keeps the key from being one, and it comes again as a press."""
        key = event.key()
        if self._capturing or key in self._prefix_keys:
            return True
        if key in _MODIFIER_KEYS:
            return False
        if _is_character(event) and not event.isAutoRepeat():
            return self._held_back(receiver)
        if self._is_suffix(event) and (
            self._scan_begins_at(event.timestamp()) is not None or self._tail(event)
        ):
            return True
        # Whatever this key does, it does it after what waits.
        self._release_held()
        return False

    def _pressed_key(self, receiver: QWidget, event: QKeyEvent) -> bool:
        key = event.key()
        if not event.isAutoRepeat():
            self._pressed.add(key)
        if self._capturing:
            return self._capture(event)
        if key in self._prefix_keys:
            self._begin_capture(event)
            return True
        if key in _MODIFIER_KEYS:
            self._shift_since_stroke = self._shift_since_stroke or key == Qt.Key.Key_Shift
            return False
        if event.isAutoRepeat():
            self._release_held()
            self._forget_run()
            return False
        if self._is_suffix(event):
            return self._suffix(event)
        self._suffix_until_ms = None
        if _is_character(event):
            return self._character(receiver, event)
        if key == Qt.Key.Key_Backspace and self._run.strokes and not self._run.held:
            # Some input methods send it to rewrite a word, between two keys of a reader.
            self._drop_last_stroke(event)
            return False
        self._release_held()
        self._forget_run()
        return False

    def _released(self, receiver: QWidget, event: QKeyEvent) -> bool:
        key = event.key()
        if event.isAutoRepeat():
            return key in self._swallowed
        if key in self._pressed:
            self._pressed.discard(key)
            if key not in self._swallowed:
                return False
            self._swallowed.discard(key)
            if self._capturing:
                self._captured_keys.append(HeldKey.of(event, len(self._captured) - 1))
            elif self._run.held:
                stroke = next((held.stroke for held in self._run.held if held.key == key), 0)
                self._run.held.append(HeldKey.of(event, stroke))
            return True
        if key in _MODIFIER_KEYS or not _is_character(event):
            return False
        # An input method ate the press.
        text = self._text_as_pressed(event)
        if self._capturing:
            self._capture_stroke(event, text)
            return True
        editor = editor_of(receiver)
        if editor is not None and not is_secret(editor):
            self._add_stroke(editor, event.timestamp(), text)
        return False

    def _text_as_pressed(self, release: QKeyEvent) -> str:
        """A reader lets go of Shift before the key: what the key was while Shift was down."""
        text = release.text()
        shift_gone = self._shift_since_stroke and not release.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self._shift_since_stroke = False
        if not shift_gone:
            return text
        return text.swapcase() if text.isalpha() else _SHIFTED.get(text, text)

    def _character(self, receiver: QWidget, event: QKeyEvent) -> bool:
        self._shift_since_stroke = False
        editor = editor_of(receiver)
        if editor is not None and is_secret(editor):
            self._forget_run()
            return False
        if editor is not None and not self._held_back(receiver):
            self._add_stroke(editor, event.timestamp(), event.text())
            return False
        if not self._continues(event.timestamp()) or self._run.editor is not None:
            self._release_held()
            self._forget_run()
        self._run.strokes.append(Stroke(event.timestamp(), event.text()))
        self._run.before.append(None)
        self._run.held.append(HeldKey.of(event, len(self._run.strokes) - 1))
        self._swallowed.add(event.key())
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

    def _add_stroke(self, editor: Editor, at_ms: int, text: str) -> None:
        before = self._pending or remember(editor, self._composing)
        self._pending = None
        if not self._continues(at_ms) or self._run.editor is not editor:
            self._run.clear()
        self._run.editor = editor
        self._run.strokes.append(Stroke(at_ms, text))
        self._run.before.append(before)
        self._arrived()

    def _continues(self, at_ms: int) -> bool:
        """Whether a key at this time belongs to the run; one from before it (another clock) does not."""
        strokes = self._run.strokes
        if not strokes:
            return True
        lasted_ms = at_ms - strokes[0].at_ms
        return (
            0 <= at_ms - strokes[-1].at_ms <= self.timing.max_gap_ms and lasted_ms <= self.timing.longest_ms
        )

    def _drop_last_stroke(self, event: QKeyEvent) -> None:
        if not self._continues(event.timestamp()):
            self._forget_run()
            return
        self._run.strokes.pop()
        self._run.before.pop()

    # -- the end of a code -----------------------------------------------------------------------------------

    def _is_suffix(self, event: QKeyEvent) -> bool:
        return event.key() in self._suffix_keys and not event.modifiers() & ~_CHARACTER_MODIFIERS

    def _tail(self, event: QKeyEvent) -> bool:
        """A second suffix right after the first: CR and LF, or Enter and Tab."""
        return self._suffix_until_ms is not None and event.timestamp() <= self._suffix_until_ms

    def _scan_begins_at(self, suffix_at_ms: int) -> int | None:
        if not self._run.strokes or not self._continues(suffix_at_ms):
            return None
        return scan_begins_at(self._run.strokes, self.timing, suffix_at_ms=suffix_at_ms)

    def _suffix(self, event: QKeyEvent) -> bool:
        begin = self._scan_begins_at(event.timestamp())
        if begin is None and not self._tail(event):
            self._suffix_until_ms = None
            self._release_held()
            self._forget_run()
            return False
        self._swallowed.add(event.key())
        self._suffix_until_ms = event.timestamp() + self.timing.max_gap_ms
        if begin is not None:
            self._take_scan(begin)
        return True

    def _end_run_in_silence(self) -> None:
        run = self._run
        begin = scan_begins_at(run.strokes, self.timing)
        if begin is not None:
            self._take_scan(begin)
        else:
            self._release_held()
            self._forget_run()

    def _take_scan(self, begin: int) -> None:
        """The strokes from there on are a code: out of the field with them, and tell it."""
        run = self._run
        text = "".join(stroke.text for stroke in run.strokes[begin:])
        before, editor = run.before[begin], run.editor
        typed = [held for held in run.held if held.stroke < begin]
        since = {state.text for state in run.before[begin:] if state is not None}
        self._forget_run()
        if before is not None and editor is not None and Shiboken.isValid(editor):
            self._busy = True
            put_back(editor, before, since)
            self._busy = False
        self._replay(typed)
        self._found.emit(text)

    def _release_held(self) -> None:
        """What waited was typed by hand: let it act."""
        if not self._run.held:
            return
        held = list(self._run.held)
        self._run.clear()
        for key in held:
            self._swallowed.discard(key.key)
        self._replay(held)

    def _replay(self, keys: list[HeldKey]) -> None:
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
        self._pending = None
        self._timer.stop()

    def _arrived(self) -> None:
        self._last_arrival_ms = self._clock()
        self._looked_twice = False
        limit_ms = self._patience_ms()
        if limit_ms is not None:
            self._timer.start(limit_ms)

    def _patience_ms(self) -> int | None:
        """How long a silence may last before it decides; None = nothing waits for it."""
        timing = self.timing
        if self._capturing:
            if not self._captured:
                return timing.prefix_first_ms
            whole = looks_like_code("".join(stroke.text for stroke in self._captured))
            return timing.quiet_ms if whole else timing.prefix_gap_ms
        strokes = self._run.strokes
        if not strokes:
            return None
        if self._run.held and (len(strokes) < 3 or mean_gap_ms(strokes) > timing.mean_gap_ms):
            return timing.hold_ms
        return timing.quiet_ms

    # -- after a prefix --------------------------------------------------------------------------------------

    def _begin_capture(self, event: QKeyEvent) -> None:
        self._release_held()
        self._forget_run()
        self._swallowed.add(event.key())
        self._capture_began_ms = event.timestamp()
        self._captured.clear()
        self._captured_keys.clear()
        self._suffix_until_ms = None
        # The person's own word is kept whole; the input method sees nothing from here on.
        self._busy = True
        commit_composition()
        self._busy = False
        self._composing = ""
        self._capturing = True
        QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImEnabled)
        self._arrived()

    def _capture(self, event: QKeyEvent) -> bool:
        if event.key() in _MODIFIER_KEYS:
            self._shift_since_stroke = self._shift_since_stroke or event.key() == Qt.Key.Key_Shift
            return False
        self._swallowed.add(event.key())
        if event.isAutoRepeat() or event.key() in self._prefix_keys:
            return True
        last_ms = self._captured[-1].at_ms if self._captured else self._capture_began_ms
        too_late = event.timestamp() - last_ms > (
            self.timing.prefix_gap_ms if self._captured else self.timing.prefix_first_ms
        )
        too_long = event.timestamp() - self._capture_began_ms > self.timing.prefix_longest_ms
        if self._is_suffix(event) and not too_late:
            self._suffix_until_ms = event.timestamp() + self.timing.max_gap_ms
            self._end_capture(is_code=bool(self._captured))
            return True
        if too_late or too_long or not _is_character(event):
            # A person's key: what was captured goes where it would have gone, and then this one.
            self._captured_keys.append(HeldKey.of(event, len(self._captured)))
            self._end_capture(is_code=False)
            return True
        self._shift_since_stroke = False
        self._captured_keys.append(HeldKey.of(event, len(self._captured)))
        self._capture_stroke(event, event.text())
        return True

    def _capture_stroke(self, event: QKeyEvent, text: str) -> None:
        self._captured.append(Stroke(event.timestamp(), text))
        self._arrived()

    def _end_capture_in_silence(self) -> None:
        text = "".join(stroke.text for stroke in self._captured)
        too_even_for_hands = (
            len(self._captured) >= self.timing.shortest
            and mean_gap_ms(self._captured) <= self.timing.max_gap_ms
        )
        self._end_capture(is_code=looks_like_code(text) or too_even_for_hands)

    def _end_capture(self, *, is_code: bool) -> None:
        self._timer.stop()
        # A key that the input method had already taken comes late: the keys' own times give the order.
        strokes = sorted(self._captured, key=lambda stroke: stroke.at_ms)
        keys = list(self._captured_keys)
        self._captured.clear()
        self._captured_keys.clear()
        self._capturing = False
        self._pending = None
        method = QGuiApplication.inputMethod()
        method.reset()
        method.update(Qt.InputMethodQuery.ImEnabled)
        if is_code:
            self._found.emit("".join(stroke.text for stroke in strokes))
        else:
            for key in keys:
                self._swallowed.discard(key.key)
            self._replay(keys)

    # -- input methods ---------------------------------------------------------------------------------------

    def _answer_input_method(self, event: QEvent) -> bool:
        """While a code is captured, whatever has the focus takes no input method."""
        if not self._capturing or not isinstance(event, QInputMethodQueryEvent):
            return False
        if not event.queries() & Qt.InputMethodQuery.ImEnabled:
            return False
        event.setValue(Qt.InputMethodQuery.ImEnabled, False)
        event.accept()
        return True

    def _composed(self, receiver: QWidget, event: QInputMethodEvent) -> bool:
        if self._capturing:
            # Made of keys that came before the input method was off; their releases tell what they were.
            return True
        editor = editor_of(receiver)
        if editor is not None and not is_secret(editor):
            if self._pending is None:
                self._pending = remember(editor, self._composing)
            self._composing = event.preeditString()
        return False


def _is_character(event: QKeyEvent) -> bool:
    text = event.text()
    return bool(text) and text.isprintable() and not event.modifiers() & ~_CHARACTER_MODIFIERS
