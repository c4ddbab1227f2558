"""The typeface of the statutory papers: which letters it has, and how wide they are.

Liberation Serif (OFL, bundled), the widths of Times New Roman as Decree 30/2020/NĐ-CP asks for. It is loaded
by path, never by family name: a PC may hold another file of that name without Vietnamese.
"""

from __future__ import annotations

import io
import threading
import unicodedata
from enum import StrEnum
from functools import cache
from importlib import resources

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

MISSING_LETTER = "□"
"""Stands for a letter that the typeface lacks, so that nobody thinks there was none."""


NO_BREAK = "\u00a0"
"""A space at which no line ends."""


class Face(StrEnum):
    """The four cuts, by the name under which the PDF library knows them."""

    REGULAR = "MotcuaSerif"
    BOLD = "MotcuaSerif-Bold"
    ITALIC = "MotcuaSerif-Italic"
    BOLD_ITALIC = "MotcuaSerif-BoldItalic"


_FILES = {
    Face.REGULAR: "LiberationSerif-Regular.ttf",
    Face.BOLD: "LiberationSerif-Bold.ttf",
    Face.ITALIC: "LiberationSerif-Italic.ttf",
    Face.BOLD_ITALIC: "LiberationSerif-BoldItalic.ttf",
}

# Streams as bytes at once: spelling them out in letters would only be undone when the paper is archived.
rl_config.useA85 = 0

_loading = threading.Lock()
_widths: dict[Face, dict[int, float]] = {}


def _loaded() -> dict[Face, dict[int, float]]:
    """Width of each letter in thousandths of the type size, by cut; all four are registered once only."""
    if len(_widths) < len(Face):
        with _loading:
            for face, name in _FILES.items():
                if face not in _widths:
                    content = (resources.files("resources") / "fonts" / name).read_bytes()
                    font = TTFont(face.value, io.BytesIO(content))
                    pdfmetrics.registerFont(font)
                    _widths[face] = {char: font.face.charWidths[char] for char in font.face.charToGlyph}
    return _widths


@cache
def _letters() -> frozenset[int]:
    """Letters that every cut has."""
    return frozenset.intersection(*(frozenset(widths) for widths in _loaded().values()))


def ready() -> None:
    """Make the typeface known to the PDF library; the first call takes some 60 ms."""
    _loaded()


def printable(text: str) -> str:
    """The text as it can be printed: NFC, every blank a space, unknown letters as `MISSING_LETTER`.

    Takes any `str`, also lone surrogates and control characters.
    """
    if text.isascii() and text.isprintable():
        return text
    letters = _letters()
    return "".join(_printed(char, letters) for char in unicodedata.normalize("NFC", text))


def _printed(char: str, letters: frozenset[int]) -> str:
    if char.isspace():
        # A space that must not break a line stays one.
        return char if char == NO_BREAK else " "
    category = unicodedata.category(char)
    if category in ("Cc", "Cf", "Cs"):
        return ""
    if ord(char) in letters:
        return char
    # Full-width digits, ligatures and the like have a plain form that means the same.
    plain = unicodedata.normalize("NFKC", char)
    if plain != char and all(ord(part) in letters for part in plain):
        return plain
    return "" if category.startswith("M") else MISSING_LETTER


def width(text: str, face: Face, size: float) -> float:
    """Width in points of a printable text."""
    widths = _loaded()[face]
    return sum(widths[ord(char)] for char in text) * size / 1000
