"""The pieces a thermal slip is made of: wrapped text, rules, bands and QR codes, in black dots."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, Protocol

import qrcode
from PIL import Image, ImageDraw, ImageFont

from app.errors import Refused

Align = Literal["left", "center"]
_BLACK = 0
_WHITE = 1
_QR_QUIET_MODULES = 4
"""ISO/IEC 18004: four modules of white on every side."""
_QR_LARGEST_MODULE = 6
"""0.75 mm at 203 dpi; larger only costs paper."""
MARGIN = 4
"""Dots kept white on both sides, so that no letter is cut off by a roll that sits a little askew."""


@cache
def _font_bytes(bold: bool) -> bytes:
    name = "NotoSans-Bold.ttf" if bold else "NotoSans-Regular.ttf"
    return (resources.files("resources") / "fonts" / name).read_bytes()


@cache
def font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The bundled typeface. Basic layout: the same dots whether or not a shaping library is installed."""
    return ImageFont.truetype(io.BytesIO(_font_bytes(bold)), size, layout_engine=ImageFont.Layout.BASIC)


def clean(text: str) -> str:
    """NFC (the typeface has each Vietnamese letter as one glyph), one line, nothing invisible."""
    composed = unicodedata.normalize("NFC", text)
    shown = (" " if char.isspace() else char for char in composed)
    return " ".join("".join(char for char in shown if unicodedata.category(char) not in _HIDDEN).split())


_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def wrap(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Lines no wider than `width` dots; a word that is wider is broken between letters, never lost."""
    lines: list[str] = []
    line = ""
    for word in clean(text).split(" "):
        tried = f"{line} {word}" if line else word
        if face.getlength(tried) <= width:
            line = tried
            continue
        if line:
            lines.append(line)
        pieces = list(_pieces(word, face, width))
        lines += pieces[:-1]
        line = pieces[-1]
    return [*lines, line] if line else lines


def wrap_evenly(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """As many lines as `wrap` needs, of about equal length: no word is left alone on the last one."""
    lines = wrap(text, face, width)
    narrow, wide = width // 2, width
    while wide - narrow > 8:
        middle = (narrow + wide) // 2
        if len(wrap(text, face, middle)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return wrap(text, face, wide)


def _pieces(word: str, face: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    piece = ""
    for char in word:
        # A mark that has no composed letter stays with the letter before it.
        if piece and not unicodedata.combining(char) and face.getlength(piece + char) > width:
            yield piece
            piece = ""
        piece += char
    yield piece


class Block(Protocol):
    """One piece, as wide as the paper."""

    @property
    def height(self) -> int: ...

    @property
    def words(self) -> tuple[str, ...]:
        """The lines of letters in it."""

    def draw(self, pen: ImageDraw.ImageDraw, top: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Gap:
    """White."""

    height: int
    words: tuple[str, ...] = ()

    def draw(self, pen: ImageDraw.ImageDraw, top: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""

    width: int
    height: int = 15
    words: tuple[str, ...] = ()

    def draw(self, pen: ImageDraw.ImageDraw, top: int) -> None:
        middle = top + self.height // 2
        pen.rectangle((0, middle, self.width - 1, middle + 1), fill=_BLACK)


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of one size."""

    lines: tuple[str, ...]
    face: ImageFont.FreeTypeFont
    width: int
    align: Align = "left"
    indent: int = 0

    @property
    def words(self) -> tuple[str, ...]:
        return self.lines

    @property
    def line_height(self) -> int:
        # 1.30 leaves stacked diacritics (Ễ over ệ) a white dot between lines.
        return round(self.face.size * 1.30)

    @property
    def height(self) -> int:
        return self.line_height * len(self.lines)

    def draw(self, pen: ImageDraw.ImageDraw, top: int) -> None:
        for number, line in enumerate(self.lines):
            left = float(MARGIN + self.indent)
            if self.align == "center":
                left = (self.width - self.face.getlength(line)) // 2
            baseline = top + number * self.line_height + round(self.face.size * 1.02)
            pen.text((left, baseline), line, font=self.face, fill=_BLACK, anchor="ls")


@dataclass(frozen=True, slots=True)
class Amount:
    """A name on the left, an amount on the right of its last line, or below it where there is no room."""

    name: Text
    amount: str
    face: ImageFont.FreeTypeFont

    @property
    def words(self) -> tuple[str, ...]:
        return (*self.name.lines, self.amount)

    @property
    def _own_line(self) -> bool:
        last = self.name.lines[-1] if self.name.lines else ""
        used = 2 * MARGIN + self.name.indent + self.face.getlength(last) + self.face.size
        return used + self.face.getlength(self.amount) > self.name.width

    @property
    def height(self) -> int:
        return self.name.height + (self.name.line_height if self._own_line else 0)

    def draw(self, pen: ImageDraw.ImageDraw, top: int) -> None:
        self.name.draw(pen, top)
        baseline = top + self.height - self.name.line_height + round(self.face.size * 1.02)
        pen.text((self.name.width - MARGIN, baseline), self.amount, font=self.face, fill=_BLACK, anchor="rs")


@dataclass(frozen=True, slots=True)
class Band:
    """White letters on black, for what nobody may overlook."""

    text: Text

    @property
    def words(self) -> tuple[str, ...]:
        return self.text.lines

    @property
    def height(self) -> int:
        return self.text.height + 12

    def draw(self, pen: ImageDraw.ImageDraw, top: int) -> None:
        pen.rectangle((0, top + 1, self.text.width - 1, top + self.height - 2), fill=_BLACK)
        face = self.text.face
        for number, line in enumerate(self.text.lines):
            left = (self.text.width - face.getlength(line)) // 2
            baseline = top + 6 + number * self.text.line_height + round(face.size * 1.02)
            pen.text((left, baseline), line, font=face, fill=_WHITE, anchor="ls")


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code in the middle of the paper, its quiet zone kept white."""

    modules: tuple[tuple[bool, ...], ...]
    """With the quiet zone."""
    module_dots: int
    width: int
    words: tuple[str, ...] = ()

    @property
    def height(self) -> int:
        return len(self.modules) * self.module_dots

    def draw(self, pen: ImageDraw.ImageDraw, top: int) -> None:
        size = self.module_dots
        left = (self.width - self.height) // 2
        pen.rectangle((left, top, left + self.height - 1, top + self.height - 1), fill=_WHITE)
        for row, cells in enumerate(self.modules):
            for column, dark in enumerate(cells):
                if dark:
                    x, y = left + column * size, top + row * size
                    pen.rectangle((x, y, x + size - 1, y + size - 1), fill=_BLACK)


def qr_code(text: str, width: int, least_module_dots: int) -> QrCode:
    """The code of a text, its modules as large as fit, up to 0.75 mm.

    Raises:
        Refused: `printing.qr_too_long`: at the least module size it is wider than the paper.
    """
    code = qrcode.QRCode(
        error_correction=qrcode.constants.ERROR_CORRECT_M, border=_QR_QUIET_MODULES, box_size=1
    )
    code.add_data(text.encode("utf-8"))
    try:
        code.make(fit=True)
    except (qrcode.exceptions.DataOverflowError, ValueError) as fault:
        raise Refused("printing.qr_too_long", letters=len(text)) from fault
    modules = tuple(tuple(bool(cell) for cell in row) for row in code.get_matrix())
    module_dots = min(width // len(modules), _QR_LARGEST_MODULE)
    if module_dots < least_module_dots:
        raise Refused("printing.qr_too_long", letters=len(text))
    return QrCode(modules, module_dots, width)


def stack(blocks: list[Block], width: int, watermark: str = "") -> Image.Image:
    """The blocks below each other, as a picture of mode "1"; a watermark lies under them in sparse dots."""
    picture = Image.new("1", (width, sum(block.height for block in blocks)), _WHITE)
    if watermark:
        _mark_across(picture, watermark)
    pen = ImageDraw.Draw(picture)
    pen.fontmode = "1"
    top = 0
    for block in blocks:
        block.draw(pen, top)
        top += block.height
    return picture


def _mark_across(picture: Image.Image, text: str) -> None:
    """Large slanted letters again and again, one dot in nine: seen at once, and the slip stays readable."""
    face = font(picture.width // 6, bold=True)
    box = face.getbbox(text)
    letters = Image.new("1", (round(box[2]) + 8, round(box[3]) + 8), 0)
    pen = ImageDraw.Draw(letters)
    pen.fontmode = "1"
    pen.text((4, 4), text, font=face, fill=1)
    slanted = letters.rotate(28, expand=True)
    for top in range(-slanted.height // 4, picture.height, slanted.height):
        left = (picture.width - slanted.width) // 2
        for y in range(max(top, 0), min(top + slanted.height, picture.height), 3):
            for x in range(max(left, 0), min(left + slanted.width, picture.width), 3):
                if slanted.getpixel((x - left, y - top)):
                    picture.putpixel((x, y), _BLACK)
