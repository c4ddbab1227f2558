"""What comes after a reader's prefix key: everything up to its suffix is one code, also from slow readers."""

from __future__ import annotations

from dataclasses import dataclass, field

from ui.held_keys import HeldKey
from ui.key_run import SeenStroke, ShiftPresses, as_typed
from ui.scan_content import looks_like_code
from ui.scan_timing import ReaderTiming, Stroke, mean_gap_ms


@dataclass(slots=True)
class PrefixCapture:
    """The keys since the prefix."""

    began_ms: int
    seen: list[SeenStroke] = field(default_factory=list)
    keys: list[HeldKey] = field(default_factory=list)
    """To be given back if it was a person after all who pressed the prefix key."""

    def in_time(self, at_ms: int, timing: ReaderTiming) -> bool:
        """Whether a key at this time can be the reader's."""
        last_ms = max((one.at_ms for one in self.seen[-8:]), default=None)
        if last_ms is None:
            return at_ms - self.began_ms <= timing.prefix_first_ms
        return at_ms - last_ms <= timing.prefix_gap_ms and at_ms - self.began_ms <= timing.prefix_longest_ms

    def patience_ms(self, shifts: ShiftPresses, timing: ReaderTiming) -> int:
        """How long a silence ends it."""
        if not self.seen:
            return timing.prefix_first_ms
        return timing.quiet_ms if looks_like_code(self.text(shifts)) else timing.prefix_gap_ms

    def is_code_without_suffix(self, shifts: ShiftPresses, timing: ReaderTiming) -> bool:
        """Whether what came is a code although the reader sent no suffix."""
        strokes = self._strokes(shifts)
        return looks_like_code(self.text(shifts)) or (
            len(strokes) >= timing.shortest and mean_gap_ms(strokes) <= timing.max_gap_ms
        )

    def text(self, shifts: ShiftPresses) -> str:
        """The code."""
        return "".join(stroke.text for stroke in self._strokes(shifts))

    def _strokes(self, shifts: ShiftPresses) -> list[Stroke]:
        return [stroke for stroke, _place in as_typed(self.seen, shifts, self.began_ms)]
