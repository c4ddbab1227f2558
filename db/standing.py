"""What kind of file lies there, before anything is done with it: ours, whose version, readable at all."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from app.errors import DeviceTrouble
from db.connection import open_raw, told_as_trouble
from db.schema import APPLICATION_ID

_PLAIN_SQLITE = b"SQLite format 3\x00"
_SMALLEST = 4096


@dataclass(frozen=True, slots=True)
class Standing:
    """A store's own word about itself."""

    version: int
    readable_from: int


def standing_of(file: Path, data_key: bytes) -> Standing:
    """Look without changing anything.

    Raises:
        DeviceTrouble: `store.missing`, `store.damaged` (cut or empty), `store.foreign` (another program's),
            `store.unreadable` (another key, or damaged at its beginning), or a trouble with the disk.
    """
    try:
        with file.open("rb") as opened:
            head = opened.read(len(_PLAIN_SQLITE))
        size = file.stat().st_size
    except FileNotFoundError as fault:
        raise DeviceTrouble("store.missing", file=file.name) from fault
    except OSError as fault:
        raise DeviceTrouble("store.cannot_open", file=file.name, result=fault.strerror) from fault
    if head == _PLAIN_SQLITE:
        raise DeviceTrouble("store.foreign", file=file.name)
    if size < _SMALLEST:
        # SQLite would take an empty file for a new database and quietly begin one.
        raise DeviceTrouble("store.damaged", file=file.name, result="cut")
    with told_as_trouble(file), contextlib.closing(open_raw(file, data_key)) as raw:
        (application,) = raw.execute("PRAGMA application_id").fetchone()
        (version,) = raw.execute("PRAGMA user_version").fetchone()
        if application != APPLICATION_ID or version < 1:
            raise DeviceTrouble("store.foreign", file=file.name)
        found = raw.execute("SELECT value FROM marks WHERE name = 'readable_from'").fetchone()
    return Standing(version, int(found[0]) if found else version)
