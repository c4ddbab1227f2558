"""Reads a file that was named on the command line, or stdin for `-`, up to a size that makes sense."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import BinaryIO

from app.commands.asked import Asked, WrongUse
from app.errors import OfficerCanFix

STDIN = "-"


def refuse_two_readers(asked: Asked, name: str) -> None:
    """Stdin holds either the passphrase or the file.

    Raises:
        WrongUse: `command.stdin_twice`.
    """
    if name == STDIN and asked.passphrase_on_stdin:
        raise WrongUse("command.stdin_twice")


def read_untrusted(name: str, most_bytes: int) -> bytes:
    """The bytes of the file.

    Raises:
        OfficerCanFix: `command.file_unreadable`, `command.file_too_large`.
    """
    if name == STDIN:
        return read_at_most(sys.stdin.buffer, most_bytes, name)
    try:
        with Path(name).open("rb") as opened:
            return read_at_most(opened, most_bytes, name)
    except (OSError, ValueError) as fault:  # ValueError: a null character in the name
        result = getattr(fault, "strerror", None) or type(fault).__name__
        raise OfficerCanFix("command.file_unreadable", file=Path(name).name, result=result) from fault


def read_at_most(opened: BinaryIO, most_bytes: int, name: str) -> bytes:
    """Everything, unless it is too much. Raises `OfficerCanFix("command.file_too_large")`."""
    untrusted = opened.read(most_bytes + 1)
    if len(untrusted) > most_bytes:
        raise OfficerCanFix("command.file_too_large", file=Path(name).name, most_kb=most_bytes // 1024)
    return untrusted


def write_result(file: Path, content: bytes) -> None:
    """Write a paper where it was asked for: whole, or not at all.

    Raises:
        OfficerCanFix: `command.file_unwritable`.
    """
    beside = file.with_name(f".{file.name}.new")
    try:
        beside.write_bytes(content)
        beside.replace(file)
    except (OSError, ValueError) as fault:
        with contextlib.suppress(OSError, ValueError):
            beside.unlink()
        result = getattr(fault, "strerror", None) or type(fault).__name__
        raise OfficerCanFix("command.file_unwritable", file=file.name, result=result) from fault
