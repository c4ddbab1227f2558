"""What "black" means on an archived paper: the sRGB colour space (IEC 61966-2-1) as an ICC profile.

PDF/A-1 wants the profile inside the file, in version 2 of ICC. It is written here from the published numbers
of sRGB, so there is no file of anybody else's to license.
"""

from __future__ import annotations

import struct
from functools import cache

_D50 = (0.9642, 1.0, 0.8249)
"""White of the profile connection space."""
_RED = (0.4360, 0.2225, 0.0139)
_GREEN = (0.3851, 0.7169, 0.0971)
_BLUE = (0.1431, 0.0606, 0.7139)
"""Primaries of sRGB adapted from D65 to D50 (Bradford); they add up to the white."""
_CURVE_POINTS = 1024


@cache
def srgb_profile() -> bytes:
    """An ICC 2.1 display profile of sRGB, some 2.5 kB; always the same bytes."""
    curve = struct.pack(">4sII", b"curv", 0, _CURVE_POINTS) + b"".join(
        struct.pack(">H", round(_linear(index / (_CURVE_POINTS - 1)) * 65535))
        for index in range(_CURVE_POINTS)
    )
    tags = [
        (b"desc", _description("sRGB")),
        (b"cprt", struct.pack(">4sI", b"text", 0) + b"No copyright, use freely\0"),
        (b"wtpt", _xyz(_D50)),
        (b"rXYZ", _xyz(_RED)),
        (b"gXYZ", _xyz(_GREEN)),
        (b"bXYZ", _xyz(_BLUE)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    ]
    table, body = b"", b""
    start = 128 + 4 + 12 * len(tags)
    placed: dict[bytes, int] = {}
    for name, content in tags:
        if content not in placed:
            placed[content] = start + len(body)
            body += content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", name, placed[content], len(content))
    size = start + len(body)
    return _header(size) + struct.pack(">I", len(tags)) + table + body


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _fixed(value: float) -> int:
    return round(value * 65536)


def _xyz(values: tuple[float, float, float]) -> bytes:
    return struct.pack(">4sI3i", b"XYZ ", 0, *(_fixed(value) for value in values))


def _description(text: str) -> bytes:
    ascii_text = text.encode("ascii") + b"\0"
    # ASCII text, then an empty Unicode and an empty Macintosh text.
    return (
        struct.pack(">4sII", b"desc", 0, len(ascii_text))
        + ascii_text
        + struct.pack(">IIHB", 0, 0, 0, 0)
        + bytes(67)
    )


def _header(size: int) -> bytes:
    """Display profile, RGB to XYZ, version 2.1, made on a fixed day, perceptual."""
    return (
        struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
        + struct.pack(">6H", 2025, 1, 1, 0, 0, 0)
        + struct.pack(">4s4sI4s4sQI", b"acsp", bytes(4), 0, bytes(4), bytes(4), 0, 0)
        + struct.pack(">3i", *(_fixed(value) for value in _D50))
        + bytes(48)
    )
