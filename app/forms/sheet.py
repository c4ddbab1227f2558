"""A paper being set from the top down: lines that wrap, and a new page when one is full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum

from app.forms.marks import MM, Line, Mark, Words, moved, tick_box
from app.forms.wrapping import SPACE, Run, Text, line_width, runs_of, wrap

LEADING = 1.22
"""Line height in type sizes: room for Ễ above and ộ below."""
_RISE = 0.96
"""From the top of a line to where its letters stand, in type sizes."""


class Align(Enum):
    """Where a line stands in its width."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Measures:
    """Size of a paper, its margins and type sizes, in points."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    body: float
    """Type size of the text."""
    head: float
    """Of the letterhead."""
    title: float

    @property
    def text_width(self) -> float:
        """Between the margins."""
        return self.width - self.left - self.right


# Margins of A4 and type sizes 12-14: Decree 30/2020/NĐ-CP Annex I. A5 is not told there; in proportion.
A4 = Measures(595.28, 841.89, 30 * MM, 15 * MM, 20 * MM, 12 * MM, body=13, head=12, title=14)
A5 = Measures(419.53, 595.28, 14 * MM, 9 * MM, 8 * MM, 6 * MM, body=10, head=9, title=12)


class Sheet:
    """One copy of a paper.

    Attributes:
        pages: Marks of each page so far.
        y: How far down the current page is filled.
        left, right: Edges of the text now; narrower beside a picture.
    """

    def __init__(self, measures: Measures, foot_height: float) -> None:
        self.measures = measures
        self.pages: list[list[Mark]] = [[]]
        self.y = measures.top
        self.left = measures.left
        self.right = measures.width - measures.right
        self._end = measures.height - measures.bottom - foot_height

    @property
    def body(self) -> float:
        """Type size of the text."""
        return self.measures.body

    @property
    def room(self) -> float:
        """How much is left of this page."""
        return self._end - self.y

    @property
    def full_room(self) -> float:
        """How much an empty page holds."""
        return self._end - self.measures.top

    def turn(self) -> None:
        """Go on on a new page."""
        self.pages.append([])
        self.y = self.measures.top

    def need(self, height: float) -> None:
        """Go on on a new page unless so much is left of this one (or it would not fit there either)."""
        if height > self.room and self.y > self.measures.top:
            self.turn()

    def skip(self, height: float) -> None:
        """Leave white, but never at the top of a page."""
        if self.y > self.measures.top:
            self.y += height

    def put(self, marks: Iterable[Mark], right: float = 0.0, down: float = 0.0) -> None:
        """Marks on the current page."""
        self.pages[-1] += [moved(mark, right, down) for mark in marks]

    def line(self, runs: Sequence[Run], x: float, y: float, size: float) -> None:
        """One line whose upper edge is at y."""
        for run in runs:
            self.pages[-1].append(Words(x, y + _RISE * size, run.text, run.face, size))
            x += line_width((run,), size)

    def wrapped(self, text: Text, width: float) -> list[tuple[Run, ...]]:
        """Lines of the body's size that fit such a width."""
        return wrap(text, self.body, width)

    def centred(self, runs: Sequence[Run], x: float, width: float, y: float, size: float) -> None:
        """One line in the middle of that width."""
        self.line(runs, x + (width - line_width(runs, size)) / 2, y, size)

    def text(
        self,
        text: Text,
        *,
        size: float | None = None,
        align: Align = Align.LEFT,
        indent: float = 0.0,
        hang: float = 0.0,
        keep: bool = False,
    ) -> None:
        """A paragraph.

        Args:
            indent: Of the whole paragraph.
            hang: Further indent of all lines but the first.
            keep: Not parted by the end of the page (if it fits on one).
        """
        size = size or self.body
        room = self.right - self.left - indent
        lines = wrap(text, size, room - hang, room)
        if keep:
            self.need(len(lines) * LEADING * size)
        for index, line in enumerate(lines):
            self.need(LEADING * size)
            offset = indent + (hang if index else 0.0)
            free = self.right - self.left - offset - line_width(line, size)
            self.line(line, self.left + offset + align.value * free, self.y, size)
            self.y += LEADING * size

    def field(self, label: str, value: Text, *, indent: float = 0.0, lines: int = 1) -> None:
        """`label: value`. Where the value is empty, dots to write on, so many lines of them."""
        runs = runs_of(value)
        if any(run.text.strip() for run in runs):
            self.text([f"{label}: ", *runs], indent=indent)
            return
        self.text([f"{label}: "], indent=indent)
        last = self.pages[-1][-1]
        assert isinstance(last, Words)  # noqa: S101 - the label has just been set
        used = last.x + line_width((Run(last.text, last.face),), last.size)
        self._dots(used + SPACE * self.body, self.y - LEADING * self.body)
        for _ in range(lines - 1):
            self.need(LEADING * self.body)
            self._dots(self.left + indent, self.y)
            self.y += LEADING * self.body

    def _dots(self, x: float, y: float) -> None:
        count = int((self.right - x) / (SPACE * self.body))
        if count > 0:
            self.line((Run("." * count),), x, y, self.body)

    def choices(self, label: str, options: Sequence[tuple[str, bool]], *, indent: float = 0.0) -> None:
        """`label:` and boxes, ticked or not; as many lines as they need."""
        size = self.body
        self.text([f"{label}: "], indent=indent)
        last = self.pages[-1][-1]
        assert isinstance(last, Words)  # noqa: S101 - the label has just been set
        x = last.x + line_width((Run(last.text, last.face),), size) + 2 * SPACE * size
        self.y -= LEADING * size
        start = self.left + indent + size
        for name, ticked in options:
            # A box is never parted from the first word beside it.
            lines = wrap(name, size, self.right - start - 1.1 * size)
            wide = 1.1 * size + max((line_width(line, size) for line in lines), default=0.0)
            if x + wide > self.right and x > start:
                self.y += LEADING * size
                self.need(LEADING * size)
                x = start
            self.put(tick_box(x, self.y + _RISE * size, size, ticked=ticked))
            for index, line in enumerate(lines):
                if index:
                    self.y += LEADING * size
                    self.need(LEADING * size)
                self.line(line, x + 1.1 * size, self.y, size)
            x += wide + 1.4 * size
        self.y += LEADING * size

    @contextmanager
    def beside(self, width: float, height: float) -> Iterator[None]:
        """The text set meanwhile stays left of something so wide, and ends no higher than it."""
        page, bottom = len(self.pages), self.y + height
        self.right -= width
        yield
        self.right += width
        if len(self.pages) == page:
            self.y = max(self.y, bottom)

    def rule(self, x1: float, x2: float, y: float, thickness: float = 0.6) -> None:
        """A horizontal line."""
        self.pages[-1].append(Line(x1, y, x2, y, thickness))
