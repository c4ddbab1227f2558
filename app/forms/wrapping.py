"""Breaking words of mixed cuts into lines that fit; nothing is ever cut off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.forms.typeface import Face, printable, width

SPACE = 0.25
"""Width of a space in type sizes; the same in all four cuts."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one cut."""

    text: str
    face: Face = Face.REGULAR


Text = str | Run | Sequence[str | Run]
"""Plain words, or runs of several cuts one after another."""


def bold(text: str) -> Run:
    """In bold."""
    return Run(text, Face.BOLD)


def italic(text: str) -> Run:
    """In italics."""
    return Run(text, Face.ITALIC)


def bold_italic(text: str) -> Run:
    """In bold italics."""
    return Run(text, Face.BOLD_ITALIC)


def runs_of(text: Text) -> tuple[Run, ...]:
    """The runs of a text, fit to be printed."""
    parts = [text] if isinstance(text, str | Run) else text
    runs = (part if isinstance(part, Run) else Run(part) for part in parts)
    return tuple(Run(printable(run.text), run.face) for run in runs)


def line_width(line: Sequence[Run], size: float) -> float:
    """Width of a line in points."""
    return sum(width(run.text, run.face, size) for run in line)


def wrap(text: Text, size: float, room: float, first_room: float | None = None) -> list[tuple[Run, ...]]:
    """Lines no wider than `room` points (the first no wider than `first_room`).

    Breaks at spaces; a word wider than a whole line is broken between letters. An empty text has no lines.
    """
    lines: list[tuple[Run, ...]] = []
    line: list[Run] = []
    used = 0.0
    left = room if first_room is None else first_room
    for word in _words(runs_of(text)):
        wide = line_width(word, size)
        gap = SPACE * size if line else 0.0
        if line and used + gap + wide > left:
            lines.append(_joined(line))
            line, used, gap, left = [], 0.0, 0.0, room
        if not line and wide > left:
            *whole, rest = _broken(word, size, left, room)
            for piece in whole:
                lines.append(_joined(piece))
                left = room
            word, wide = rest, line_width(rest, size)
        if line:
            line.append(Run(" ", line[-1].face))
        line += word
        used += gap + wide
    if line:
        lines.append(_joined(line))
    return lines


def wrap_evenly(text: Text, size: float, room: float) -> list[tuple[Run, ...]]:
    """As few lines as `wrap` needs, but of about equal length, as titles are set."""
    lines = wrap(text, size, room)
    narrow, wide = 0.0, room
    while len(lines) > 1 and wide - narrow > 1:
        middle = (narrow + wide) / 2
        if len(wrap(text, size, middle)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return wrap(text, size, wide)


def _words(runs: Sequence[Run]) -> list[list[Run]]:
    """What stands between spaces; a word may be of several cuts, such as a name and its comma."""
    words: list[list[Run]] = []
    open_word = False
    for run in runs:
        for index, piece in enumerate(run.text.split(" ")):
            if index:
                open_word = False
            if not piece:
                continue
            if open_word:
                words[-1].append(Run(piece, run.face))
            else:
                words.append([Run(piece, run.face)])
                open_word = True
    return words


def _broken(word: Sequence[Run], size: float, left: float, room: float) -> list[list[Run]]:
    """A too wide word in pieces, each at least one letter."""
    pieces: list[list[Run]] = [[]]
    used = 0.0
    for run in word:
        for char in run.text:
            wide = width(char, run.face, size)
            if pieces[-1] and used + wide > (left if len(pieces) == 1 else room):
                pieces.append([])
                used = 0.0
            pieces[-1].append(Run(char, run.face))
            used += wide
    return pieces


def _joined(line: Sequence[Run]) -> tuple[Run, ...]:
    """Neighbours of one cut become one run."""
    joined: list[Run] = []
    for run in line:
        if joined and joined[-1].face is run.face:
            joined[-1] = Run(joined[-1].text + run.text, run.face)
        else:
            joined.append(run)
    return tuple(joined)
