"""Writes a file so that after a power cut it is there whole, or as it was before."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.errors import DeviceTrouble


@dataclass(frozen=True, slots=True)
class DiskCodes:
    """What one subject tells of the disk; each sentence may use `file` and `result`."""

    full: str
    read_only: str
    trouble: str


@contextlib.contextmanager
def disk_trouble(codes: DiskCodes, file: Path) -> Iterator[None]:
    """Tells what the system says about the disk in the words of a subject.

    Raises:
        DeviceTrouble: With one of the three codes.
    """
    try:
        yield
    except OSError as fault:
        if fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            code = codes.full
        elif fault.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            code = codes.read_only
        else:
            code = codes.trouble
        raise DeviceTrouble(code, file=file.name, result=fault.strerror) from fault


def write_durably(file: Path, content: bytes, *, only_new: bool = False) -> None:
    """Write beside, sync, then take the place of the file; readable by its owner alone.

    Args:
        file: In a folder that exists.
        content: All of it.
        only_new: Refuse to take the place of a file that is there.

    Raises:
        FileExistsError: With `only_new`.
        OSError: The disk; what stood there before still does.
    """
    unfinished = file.with_name(f".{file.name}.{os.urandom(6).hex()}.new")
    try:
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        if only_new:
            _put_in_empty_place(unfinished, file)
        else:
            unfinished.replace(file)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    settle_folder(file.parent)


def _put_in_empty_place(unfinished: Path, file: Path) -> None:
    if os.name == "nt":
        unfinished.rename(file)  # refuses on Windows when the file is there
        return
    try:
        os.link(unfinished, file)  # refuses when the file is there, also against another process
    except FileExistsError:
        raise
    except OSError:
        # No hard links here (exFAT, some FUSE): a look before is the best there is.
        if file.exists():
            raise FileExistsError(file) from None
        unfinished.rename(file)
    else:
        unfinished.unlink()


def settle_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    if os.name == "nt":
        return  # a folder cannot be opened for syncing; NTFS journals the rename itself
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
