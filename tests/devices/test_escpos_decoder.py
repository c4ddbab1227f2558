"""The decoder that judges printed bytes is right itself: by bytes written by hand and a kept digest."""

from __future__ import annotations

import hashlib

import pytest
from PIL import Image

from tests.stand_ins.escpos_decoder import NotOnASlip, decode

# An arrow of 16 × 5 dots, in two pieces, written by hand.
ARROW = (
    b"\x1b@"
    + b"\x1dv0\0\2\0\3\0"
    + b"\x08\0\x0c\0\xfe\x01"
    + b"\x1dv0\0\2\0\2\0"
    + b"\x0c\0\x08\0"
    + b"\x1bd\6\x1dV\0"
)
DRAWN = """
....#...........
....##..........
#######........#
....##..........
....#...........
"""


def test_bytes_written_by_hand_give_the_picture_that_was_meant() -> None:
    (slip,) = decode(ARROW)
    rows = [
        "".join("#" if slip.picture.getpixel((x, y)) == 0 else "." for x in range(slip.picture.width))
        for y in range(slip.picture.height)
    ]
    assert rows == DRAWN.split()
    assert (slip.fragment_rows, slip.fed_lines, slip.fresh_start) == ([3, 2], 6, True)


def test_a_large_picture_gives_the_kept_digest() -> None:
    """Reckoned once from the rows themselves, without the decoder."""
    rows = bytes((x * y + (x ^ y)) % 251 for y in range(300) for x in range(72))
    stream = b"\x1b@" + b"".join(
        b"\x1dv0\0" + bytes((72, 0, 100, 0)) + rows[start : start + 7200] for start in (0, 7200, 14400)
    )
    (slip,) = decode(stream + b"\x1dV\x42\0\x1da\0\x1dr\1")
    assert slip.picture.size == (576, 300)
    assert hashlib.sha256(slip.picture.tobytes()).hexdigest() == (
        "8ca9d4f2578d2d744975b85d86d79d1d35f9f459de868025cd215d7937a900c0"
    )


def test_two_slips_of_one_stream_are_kept_apart() -> None:
    first, second = decode(ARROW + ARROW)
    assert first.picture.tobytes() == second.picture.tobytes()
    assert isinstance(first.picture, Image.Image)


@pytest.mark.parametrize(
    "stream",
    [
        b"A" + ARROW,
        ARROW + b"\n",
        ARROW[:-3] + b"\x1bt\0" + ARROW[-3:],
        ARROW[:30],
        ARROW[:-3],
        b"\x1b@\x1dV\0",
        ARROW.replace(b"\x1dv0\0", b"\x1dv0\3", 1),
        ARROW.replace(b"\x1dv0\0\2\0\2\0", b"\x1dv0\0\1\0\4\0"),
    ],
    ids=[
        "letter before",
        "line feed after",
        "code page chosen",
        "ends inside a picture",
        "never cut",
        "cut without a picture",
        "stretched",
        "pieces of different width",
    ],
)
def test_anything_else_than_a_slip_is_an_error(stream: bytes) -> None:
    with pytest.raises(NotOnASlip):
        decode(stream)
