"""Reads thermal printer bytes back into the picture that would be on the paper. Knows nothing of the program.

Knows what a slip may hold and nothing else: ESC @ (fresh start), GS v 0 (picture), ESC d (feed), GS V (cut),
GS a (reports on or off), GS r (handshake). Any other byte is an error: on a real printer it would come out
as stray letters.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PIL import Image


class NotOnASlip(ValueError):
    """A byte that a slip has no business with."""


@dataclass
class Slip:
    """What came out of the printer up to one cut."""

    picture: Image.Image
    """Mode "1", 0 = black, the pieces below each other."""
    fragment_rows: list[int] = field(default_factory=list)
    fed_lines: int = 0
    fresh_start: bool = False


def decode(data: bytes) -> list[Slip]:
    """All slips of a stream. What follows the last cut may only be reports and handshakes."""
    slips: list[Slip] = []
    pieces: list[tuple[int, bytes]] = []
    fed, fresh, at = 0, False, 0

    def take(count: int) -> bytes:
        nonlocal at
        if at + count > len(data):
            raise NotOnASlip(f"the stream ends inside a command at byte {at}")
        at += count
        return data[at - count : at]

    while at < len(data):
        start = at
        command = take(2)
        if command == b"\x1b@":
            fresh = True
        elif command == b"\x1bd":
            fed += take(1)[0]
        elif command in (b"\x1da", b"\x1dr"):
            take(1)
        elif command == b"\x1dv":
            mode, scale, x_low, x_high, y_low, y_high = take(6)
            if mode != ord("0") or scale != 0:
                raise NotOnASlip(f"GS v with {mode} {scale} at byte {start}")
            row_bytes, rows = x_low + 256 * x_high, y_low + 256 * y_high
            if pieces and pieces[0][0] != row_bytes:
                raise NotOnASlip(f"a piece of {row_bytes} bytes per row below one of {pieces[0][0]}")
            pieces.append((row_bytes, take(row_bytes * rows)))
        elif command == b"\x1dV":
            if take(1)[0] >= 65:
                take(1)
            slips.append(_slip(pieces, fed, fresh))
            pieces, fed, fresh = [], 0, False
        else:
            raise NotOnASlip(f"{command.hex(' ')} at byte {start}")
    if pieces:
        raise NotOnASlip("a picture that was never cut off")
    return slips


def _slip(pieces: list[tuple[int, bytes]], fed: int, fresh: bool) -> Slip:
    if not pieces:
        raise NotOnASlip("a cut with nothing before it")
    row_bytes = pieces[0][0]
    rows = b"".join(piece for _, piece in pieces)
    black_is_one = Image.frombytes("1", (row_bytes * 8, len(rows) // row_bytes), rows)
    return Slip(_swap(black_is_one), [len(piece) // row_bytes for _, piece in pieces], fed, fresh)


def _swap(picture: Image.Image) -> Image.Image:
    """In a printer a set bit is black; in Pillow it is white."""
    inverted = bytes(byte ^ 0xFF for byte in picture.tobytes())
    return Image.frombytes("1", picture.size, inverted)
