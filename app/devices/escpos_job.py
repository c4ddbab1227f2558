"""A slip as the bytes a thermal printer takes: python-escpos builds them, nothing is sent from here."""

from __future__ import annotations

import logging
import shutil
from functools import cache
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from app.devices.real_time import without_real_time_commands
from app.ports.slip import SlipPicture

if TYPE_CHECKING:
    from escpos.printer import Dummy

FRAGMENT_ROWS = 96
"""Some printers lose their place in taller images and print the data as letters (python-escpos#631)."""


WATCH = b"\x1d\x61\x0e"
"""GS a: tell unasked when off line, out of paper or failing. Ends with `UNWATCH` or the next ESC @."""
UNWATCH = b"\x1d\x61\x00"


def slip_job(picture: SlipPicture, *, watched: bool) -> bytes:
    """Start fresh, print the picture, feed, cut. Ends with the cut; the handshake is the sender's.

    Watched = the printer tells of trouble while it prints. It is the only way to learn why a job stands
    still: questions would wait in line behind the job.
    """
    rows = without_real_time_commands(picture.rows)
    black_is_one = Image.frombytes("1", (picture.width, picture.height), rows)
    printer = _collector(picture.width)
    printer.hw("INIT")
    if watched:
        printer._raw(WATCH)
    printer.image(
        ImageOps.invert(black_is_one.convert("L")), impl="bitImageRaster", fragment_height=FRAGMENT_ROWS
    )
    printer.cut()
    if watched:
        printer._raw(UNWATCH)
    return bytes(printer.output)


def warm_up() -> None:
    """Load what the first slip needs, about a third of a second; for a lane, after the window is painted."""
    slip_job(SlipPicture(8, 1, b"\0"), watched=True)


def _collector(dots: int) -> Dummy:
    _load_escpos()
    from escpos.printer import Dummy  # a quarter of a second, not on the way to the first window

    printer = Dummy()
    # Without a width python-escpos 3.1 prints a warning for each picture, on the stdout of our commands.
    printer.profile.profile_data = {**printer.profile.profile_data, "media": {"width": {"pixels": dots}}}
    return printer


@cache
def _load_escpos() -> None:
    """Import python-escpos 3.1 and take back what it does to the process while importing.

    It puts a handler on the root logger, past our filter for personal data, and leaves a folder with a
    pickle in the temporary folder.
    """
    handlers_before = list(logging.root.handlers)
    from escpos import capabilities

    for handler in list(logging.root.handlers):
        if handler not in handlers_before:
            logging.root.removeHandler(handler)
    shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)
