"""Character keys that came close to each other, and what they really were.

Events may come out of order (an input method answers some keys later than others), and of a key it ate only
the release comes, perhaps after Shift was let go: each key's own time stamp puts them right.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ui.field_state import Editor, FieldState
from ui.held_keys import HeldKey
from ui.scan_timing import ReaderTiming, Stroke, mean_gap_ms, scan_begins_at

# The symbols over the US keyboard's keys, which Vietnamese keyboards share.
_SHIFTED = dict(zip("`1234567890-=[]\\;',./", '~!@#$%^&*()_+{}|:"<>?', strict=True))

_SURE_GAP_MS = 2
_STUMBLE_GAPS = 4


@dataclass(frozen=True, slots=True)
class SeenStroke:
    """A character key as it was seen."""

    at_ms: int
    text: str
    release_only: bool = False
    """An input method ate the press; the time is that of the release."""
    shift: bool = False
    """Shift was down at that time. It may have been down at the press, too, and not any more."""
    before: FieldState | None = None
    """The field before it changed it; None = the key was kept from the field."""


class ShiftPresses:
    """When Shift went down lately."""

    def __init__(self) -> None:
        self._at_ms: deque[int] = deque(maxlen=512)

    def pressed(self, at_ms: int) -> None:
        """Shift went down."""
        self._at_ms.append(at_ms)

    def between(self, after_ms: int, until_ms: int) -> bool:
        """Whether Shift went down later than the one moment and not later than the other."""
        return any(after_ms < at_ms <= until_ms for at_ms in self._at_ms)


def as_typed(seen: Sequence[SeenStroke], shifts: ShiftPresses, after_ms: int) -> list[tuple[Stroke, int]]:
    """The strokes in the order of their own times, as they were pressed, each with its place in `seen`.

    Shift that went down before `after_ms`, the key before them all, belonged to that key.
    """
    typed: list[tuple[Stroke, int]] = []
    before_ms = after_ms
    for place in _in_order(seen):
        one = seen[place]
        text = one.text
        shift_unknown = one.release_only and not one.shift
        if shift_unknown and shifts.between(before_ms, one.at_ms):
            text = text.swapcase() if text.isalpha() else _SHIFTED.get(text, text)
        typed.append((Stroke(one.at_ms, text), place))
        before_ms = one.at_ms
    return typed


def order_is_sure(seen: Sequence[SeenStroke]) -> bool:
    """Whether the times, whole milliseconds, tell which of two keys came first and which had Shift."""
    ordered = [seen[place] for place in _in_order(seen)]
    return not any(
        (one.release_only or other.release_only) and other.at_ms - one.at_ms < _SURE_GAP_MS
        for one, other in pairwise(ordered)
    )


def _in_order(seen: Sequence[SeenStroke]) -> list[int]:
    # The press behind a release seen alone was a little earlier.
    return sorted(range(len(seen)), key=lambda place: (seen[place].at_ms, not seen[place].release_only))


@dataclass(slots=True)
class KeyRun:
    """One run of keys without a prefix, until a longer silence or another kind of key ends it."""

    seen: list[SeenStroke] = field(default_factory=list)
    held: list[HeldKey] = field(default_factory=list)
    after_ms: int = 0
    """When the key before the run came."""
    perhaps_cut: bool = False
    """Another character came so shortly before that it may belong to the same code."""
    ended_ms: int | None = None
    """When the last key of the run before came, if only silence ended it."""
    editor: Editor | None = None
    """Where the keys went; None = they were held back."""

    def clear(self) -> None:
        """Nothing was typed."""
        self.seen.clear()
        self.held.clear()
        self.editor = None
        self.perhaps_cut = False
        self.ended_ms = None

    def continues(self, at_ms: int, timing: ReaderTiming) -> bool:
        """Whether a key at this time belongs to the run."""
        if not self.seen:
            return True
        times = [one.at_ms for one in self.seen]
        return (
            abs(at_ms - max(times[-8:])) <= timing.max_gap_ms and abs(at_ms - times[0]) <= timing.longest_ms
        )

    def begin_anew(self, at_ms: int, timing: ReaderTiming) -> None:
        """A key at this time begins another run. A reader that stumbled must not be told with half a code."""
        self.end_in_silence()
        ended_ms = self.ended_ms
        self.clear()
        self.perhaps_cut = ended_ms is not None and 0 <= at_ms - ended_ms <= timing.max_gap_ms * _STUMBLE_GAPS

    def end_in_silence(self) -> None:
        """Nothing more came in time; the next run may be the rest of this one."""
        ended_ms = max((one.at_ms for one in self.seen[-8:]), default=self.ended_ms)
        self.clear()
        self.ended_ms = ended_ms

    def is_fast(self, shifts: ShiftPresses, timing: ReaderTiming) -> bool:
        """Whether three keys and more came faster than hands."""
        strokes = [stroke for stroke, _place in as_typed(self.seen, shifts, self.after_ms)]
        return len(strokes) >= 3 and mean_gap_ms(strokes) <= timing.mean_gap_ms

    def scan(
        self, shifts: ShiftPresses, timing: ReaderTiming, suffix_at_ms: int | None = None
    ) -> FoundScan | None:
        """The code the run ends with; None = all of it was typed by hand."""
        typed = as_typed(self.seen, shifts, self.after_ms)
        strokes = [stroke for stroke, _place in typed]
        begin = scan_begins_at(strokes, timing, suffix_at_ms=suffix_at_ms)
        if begin is None:
            return None
        first = min(place for _stroke, place in typed[begin:])
        states = [one.before for one in self.seen[first:] if one.before is not None]
        return FoundScan(
            text="".join(stroke.text for stroke in strokes[begin:]),
            before=states[0] if states else None,
            texts_since=frozenset(state.text for state in states),
            sure=order_is_sure(self.seen[first:]) and not (first == 0 and self.perhaps_cut),
            by_hand=tuple(key for key in self.held if key.stroke < first),
        )


@dataclass(frozen=True, slots=True)
class FoundScan:
    """A code in a run."""

    text: str
    before: FieldState | None
    """The field before the code; None = it reached no field."""
    texts_since: frozenset[str]
    """What the field held from then on."""
    sure: bool
    """False = it may not be whole, or came too fast through an input method to be told right."""
    by_hand: tuple[HeldKey, ...]
    """Held keys that a hand typed before it."""
