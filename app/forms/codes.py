"""Codes that a reader scans from a paper: Code 128 and QR of the dossier code, QR of the bank transfer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import qrcode
from qrcode.exceptions import DataOverflowError
from reportlab.graphics.barcode.code128 import Code128

from app.errors import Refused
from app.forms.marks import MM, Blocks

BAR_MM = 0.33
"""Width of the thinnest bar: what readers and 200 dpi scans still tell apart."""
_THINNEST_BAR_MM = 0.25
_QUIET_BARS = 10
"""White on both sides, in thinnest bars (ISO/IEC 15417)."""


@dataclass(frozen=True, slots=True)
class Code:
    """A drawn code with its white border."""

    width: float
    height: float
    black: Blocks
    """From its own upper left corner."""


def roomy(side_mm: float, type_size: float) -> float:
    """The side of a code on a paper of that type size: a quarter more on A4 than on A5."""
    return side_mm * min(1.25, max(1.0, type_size / 10))


@lru_cache(maxsize=64)
def qr(text: str, side_mm: float) -> Code:
    """A QR code of that side, white border of four modules included (ISO/IEC 18004).

    Raises:
        Refused: `papers.qr_too_long`.
    """
    code = qrcode.QRCode(border=4, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError) as too_long:
        raise Refused("papers.qr_too_long", length=len(text)) from too_long
    matrix = code.get_matrix()
    side = side_mm * MM
    module = side / len(matrix)
    rectangles = []
    for row, cells in enumerate(matrix):
        start = None
        for column, black in enumerate([*cells, False]):
            if black and start is None:
                start = column
            elif not black and start is not None:
                rectangles.append((start * module, row * module, (column - start) * module, module))
                start = None
    return Code(side, side, Blocks(tuple(rectangles)))


@lru_cache(maxsize=64)
def code_128(text: str, height_mm: float, most_mm: float) -> Code | None:
    """Code 128 at most that wide, white borders included.

    None where it cannot be printed so that a reader reads it: too long for the paper, or letters that
    Code 128 does not have (numbers given by far systems). The QR code beside it still carries it.
    """
    if not text or not text.isascii() or not text.isprintable():
        return None
    encoder = Code128(text, quiet=0)
    encoder.validate()
    encoder.encode()
    # Letters tell widths: "Ba" is a bar of two and a gap of one.
    widths = [(ord(sign.lower()) - ord("a") + 1, sign.isupper()) for sign in encoder.decompose()]
    bars = sum(wide for wide, _ in widths) + 2 * _QUIET_BARS
    bar_mm = min(BAR_MM, most_mm / bars)
    if bar_mm < _THINNEST_BAR_MM:
        return None
    bar = bar_mm * MM
    rectangles = []
    x = float(_QUIET_BARS)
    for wide, black in widths:
        if black:
            rectangles.append((x * bar, 0.0, wide * bar, height_mm * MM))
        x += wide
    return Code(bars * bar, height_mm * MM, Blocks(tuple(rectangles)))
