"""Tells a code typed by a reader from hands on a keyboard, by the times of the keys and by what they say.

A keyboard-wedge reader types 1-15 ms per character and ends with Enter or Tab. A very fast person (120 words
a minute) needs 100 ms on average and, rolling over neighbouring keys, 30-60 ms for a few of them. So the mean
decides, one slow key in between is forgiven, and a reader slower than hands can be must send its prefix key.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ui.scan_content import looks_like_code


@dataclass(frozen=True, slots=True)
class ReaderTiming:
    """What is expected of the readers of this counter. All times in milliseconds."""

    max_gap_ms: int = 55
    """Longest gap between two keys of one code without a prefix."""
    mean_gap_ms: int = 25
    """Longest gap on average without a prefix; hands do not get below 30."""
    longest_ms: int = 5000
    """Longest time from the first key to the last without a prefix."""
    shortest: int = 6
    """Fewest characters of a code without a prefix."""
    shortest_unended: int = 8
    """Fewest characters of a code that comes with neither prefix nor suffix."""
    hold_ms: int = 35
    """How long a key waits, where keys act, before it counts as typed by hand."""
    quiet_ms: int = 90
    """This long after the last key a code of known shape is whole, although no suffix came."""
    prefix_first_ms: int = 500
    """Longest time from the prefix key to the first character."""
    prefix_gap_ms: int = 150
    """Longest gap between two keys after a prefix: slow Bluetooth readers."""
    prefix_longest_ms: int = 20_000
    """Longest time from the prefix key to the suffix."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One character key."""

    at_ms: int
    """When it was pressed, by the clock of the window system."""
    text: str


# How many keys of a hand may stand right before a scan and still be told apart from it.
_HAND_KEYS_BEFORE = 4


def scan_begins_at(
    strokes: Sequence[Stroke], timing: ReaderTiming, *, suffix_at_ms: int | None = None
) -> int | None:
    """Which of the strokes begins the code they end with; None = all of them were typed by hand.

    Args:
        strokes: One run of character keys, in order.
        timing: What is expected of the readers.
        suffix_at_ms: When Enter or Tab followed; None = the run ended in silence.
    """
    begins = [
        begin
        for begin in range(min(_HAND_KEYS_BEFORE, len(strokes)) + 1)
        if _typed_by_reader(strokes[begin:], timing, suffix_at_ms)
    ]
    for begin in begins:
        if looks_like_code(_text(strokes[begin:])):
            return begin
    if suffix_at_ms is not None:
        for begin in begins:
            if _text(strokes[begin:]).isascii():
                return begin
    return None


def mean_gap_ms(strokes: Sequence[Stroke]) -> float:
    """The mean time between two keys; 0 for fewer than two."""
    if len(strokes) < 2:
        return 0.0
    return (strokes[-1].at_ms - strokes[0].at_ms) / (len(strokes) - 1)


def _text(strokes: Sequence[Stroke]) -> str:
    return "".join(stroke.text for stroke in strokes)


def _typed_by_reader(strokes: Sequence[Stroke], timing: ReaderTiming, suffix_at_ms: int | None) -> bool:
    fewest = timing.shortest_unended if suffix_at_ms is None else timing.shortest
    if len(strokes) < fewest or len({stroke.text for stroke in strokes}) == 1:
        return False
    times = [stroke.at_ms for stroke in strokes]
    if suffix_at_ms is not None:
        times.append(suffix_at_ms)
    gaps = [later - earlier for earlier, later in pairwise(times)]
    lasted = times[-1] - times[0]
    return (
        max(gaps) <= timing.max_gap_ms
        and lasted <= timing.mean_gap_ms * len(gaps)
        and lasted <= timing.longest_ms
    )
