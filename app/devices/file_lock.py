"""A lock on a file that the system itself lets go of when its holder ends, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO


class HeldLock:
    """A lock this process holds."""

    def __init__(self, opened: IO[bytes]) -> None:
        self._opened = opened

    def release(self) -> None:
        """Let go of it. The file stays; only the lock on it means something."""
        if not self._opened.closed:
            _unlock(self._opened)
            self._opened.close()


def try_lock(file: Path) -> HeldLock | None:
    """Take the lock without waiting; None where somebody else holds it, also in this process.

    Raises:
        OSError: The file cannot be opened for writing.
    """
    handle = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    opened = os.fdopen(handle, "rb+", buffering=0)
    if not _lock(opened):
        opened.close()
        return None
    opened.truncate(0)
    opened.seek(0)
    opened.write(f"{os.getpid()}\n".encode())
    return HeldLock(opened)


if sys.platform == "win32":
    import msvcrt

    # Far behind the content, so that the process number in front stays readable for everybody.
    _PLACE = 1 << 30

    def _lock(opened: IO[bytes]) -> bool:
        opened.seek(_PLACE)
        try:
            msvcrt.locking(opened.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(opened: IO[bytes]) -> None:
        opened.seek(_PLACE)
        msvcrt.locking(opened.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(opened: IO[bytes]) -> bool:
        try:
            # flock, not lockf: it also keeps out a second window of the same process.
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(opened: IO[bytes]) -> None:
        fcntl.flock(opened, fcntl.LOCK_UN)
