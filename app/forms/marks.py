"""What stands on a page, piece by piece: words, lines, boxes and the black areas of codes.

Lengths are points, 1/72 inch; x runs from the left edge, y from the **top** edge downwards, as one reads.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from app.forms.typeface import Face, width

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Words:
    """Words on one line."""

    x: float
    y: float
    """Of the line the letters stand on."""
    text: str
    face: Face
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float = 0.5
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Blocks:
    """Black rectangles (x, y of the upper left corner, width, height), painted in one go so that none
    of a code's modules is parted from its neighbour by a hair."""

    rectangles: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The outline of a rectangle."""

    x: float
    y: float
    width: float
    height: float
    thickness: float = 0.6


Mark = Words | Line | Blocks | Frame


def moved(mark: Mark, right: float, down: float) -> Mark:
    """The same mark elsewhere."""
    match mark:
        case Words():
            return Words(mark.x + right, mark.y + down, mark.text, mark.face, mark.size)
        case Line():
            return Line(
                mark.x1 + right,
                mark.y1 + down,
                mark.x2 + right,
                mark.y2 + down,
                mark.thickness,
                mark.dashed,
            )
        case Blocks():
            return Blocks(tuple((x + right, y + down, w, h) for x, y, w, h in mark.rectangles))
        case Frame():
            return Frame(mark.x + right, mark.y + down, mark.width, mark.height, mark.thickness)


def tick_box(x: float, baseline: float, size: float, *, ticked: bool) -> tuple[Mark, ...]:
    """A box to tick, standing on a line of that type size. Drawn, because the typeface has no such sign."""
    side = 0.72 * size
    top = baseline - side
    box: tuple[Mark, ...] = (Frame(x, top, side, side),)
    if not ticked:
        return box
    return (
        *box,
        Line(x + 0.18 * side, top + 0.5 * side, x + 0.42 * side, top + 0.8 * side, 1.1),
        Line(x + 0.42 * side, top + 0.8 * side, x + 0.84 * side, top + 0.16 * side, 1.1),
    )


def paint(canvas: Canvas, marks: Sequence[Mark], page_height: float) -> None:
    """Draw the marks in order; all black."""
    for mark in marks:
        match mark:
            case Words():
                canvas.setFont(mark.face.value, mark.size)
                canvas.drawString(mark.x, page_height - mark.y, mark.text)
            case Line():
                canvas.setLineWidth(mark.thickness)
                if mark.dashed:
                    canvas.setDash(3, 3)
                canvas.line(mark.x1, page_height - mark.y1, mark.x2, page_height - mark.y2)
                if mark.dashed:
                    canvas.setDash()
            case Blocks():
                path = canvas.beginPath()
                for x, y, across, down in mark.rectangles:
                    path.rect(x, page_height - y - down, across, down)
                canvas.drawPath(path, stroke=0, fill=1)
            case Frame():
                canvas.setLineWidth(mark.thickness)
                canvas.rect(mark.x, page_height - mark.y - mark.height, mark.width, mark.height)


def paint_across(canvas: Canvas, text: str, page_width: float, page_height: float) -> None:
    """A word in light grey from corner to corner. Opaque, so it must be painted before all else:
    an archival paper (PDF/A-1) knows no transparency."""
    diagonal = math.hypot(page_width, page_height)
    size = 0.62 * diagonal / width(text, Face.BOLD, 1)
    canvas.saveState()
    canvas.setFillGray(0.88)
    canvas.translate(page_width / 2, page_height / 2)
    canvas.rotate(math.degrees(math.atan2(page_height, page_width)))
    canvas.setFont(Face.BOLD.value, size)
    canvas.drawCentredString(0, -0.35 * size, text)
    canvas.restoreState()
