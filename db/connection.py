"""Opens connections to the encrypted store: the key, the pinned cipher, the durable journal, our own BEGIN.

Two doors lead to one file. Through the *reading* door nothing can be written (`query_only`) and every
reader sees one moment and waits for nobody (WAL). Through the *changing* door each transaction begins
with the write lock in hand.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool

from app.errors import DeskError, DeviceTrouble

KEY_BYTES = 32
BUSY_MS = 30_000
"""How long a change waits for other changes before the officer is told; changes take milliseconds."""

# Pinned, so that a later SQLCipher with other defaults still opens what this one wrote.
_CIPHER = (
    "PRAGMA cipher_page_size = 4096",
    "PRAGMA cipher_hmac_algorithm = HMAC_SHA512",
    "PRAGMA cipher_kdf_algorithm = PBKDF2_HMAC_SHA512",
    "PRAGMA cipher_use_hmac = ON",
    "PRAGMA cipher_plaintext_header_size = 0",
)

# FULL: each commit is on the disk before an officer sees its number. TEMP in memory: no plaintext spills.
_DURABLE = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)


def open_raw(file: Path, data_key: bytes, *, mode: str = "rw", busy_ms: int = BUSY_MS) -> Any:
    """A bare driver connection with the key set and nothing read yet.

    Args:
        file: The store's file. With `mode` "rw" or "ro" it is never made; "rwc" makes it.
        data_key: 32 random bytes, used as they are (no key derivation, so opening takes no time).
        mode: SQLite's URI mode.
        busy_ms: How long a locked file is waited for.
    """
    if len(data_key) != KEY_BYTES:
        raise ValueError(f"a data key has {KEY_BYTES} bytes")
    with told_as_trouble(file):
        raw = sqlcipher.connect(
            f"{file.resolve().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,  # no BEGIN of the driver's: ours says which kind it is
            check_same_thread=False,  # the pool hands a connection to one thread at a time
            timeout=busy_ms / 1000,
            cached_statements=256,
        )
        # The log first: SQLCipher otherwise writes to stderr what it thinks of a wrong key.
        raw.execute("PRAGMA cipher_log_level = NONE")
        raw.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")
        for pragma in _CIPHER:
            raw.execute(pragma)
    return raw


def open_doors(file: Path, data_key: bytes, busy_ms: int = BUSY_MS) -> tuple[Engine, Engine]:
    """The reading and the changing engine of one store file, which must exist."""
    return _door(file, data_key, busy_ms, changing=False), _door(file, data_key, busy_ms, changing=True)


def _door(file: Path, data_key: bytes, busy_ms: int, *, changing: bool) -> Engine:
    begin = "BEGIN IMMEDIATE" if changing else "BEGIN"

    def connect() -> Any:
        raw = open_raw(file, data_key, busy_ms=busy_ms)
        for pragma in _DURABLE:
            raw.execute(pragma)
        if changing:
            raw.execute("PRAGMA journal_mode = WAL")
        else:
            raw.execute("PRAGMA query_only = ON")
        return raw

    # The key travels in `creator`'s closure: an engine's URL is printed in logs and traces.
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=connect,
        poolclass=QueuePool,
        pool_size=1 if changing else 4,
        max_overflow=0 if changing else 28,
        pool_timeout=busy_ms / 1000,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # IMMEDIATE: take the write lock at once, so that two jobs cannot both read the last number.
        connection.exec_driver_sql(begin)

    return engine


@contextlib.contextmanager
def told_as_trouble(file: Path) -> Iterator[None]:
    """Turns what SQLite says about the disk, the lock or the file into a trouble with a sentence.

    What is neither (a broken rule of a table, wrong SQL) is our fault and passes through unchanged.
    """
    try:
        yield
    except DBAPIError as fault:
        trouble = trouble_of(fault.orig, file)
        if trouble is None:
            raise
        raise trouble from fault
    except sqlcipher.Error as fault:
        trouble = trouble_of(fault, file)
        if trouble is None:
            raise
        raise trouble from fault
    except PoolTimeout as fault:
        raise DeviceTrouble("store.busy", file=file.name) from fault


_BY_RESULT = {
    "SQLITE_BUSY": "store.busy",
    "SQLITE_LOCKED": "store.busy",
    "SQLITE_FULL": "store.disk_full",
    "SQLITE_READONLY": "store.read_only",
    "SQLITE_PERM": "store.read_only",
    "SQLITE_CANTOPEN": "store.cannot_open",
    "SQLITE_NOTADB": "store.unreadable",
    "SQLITE_CORRUPT": "store.damaged",
    "SQLITE_IOERR": "store.disk_trouble",
    "SQLITE_AUTH": "store.unreadable",
}


def trouble_of(fault: object, file: Path) -> DeskError | None:
    """The trouble a driver's error stands for, or None where the error is ours."""
    name = str(getattr(fault, "sqlite_errorname", ""))
    for result, code in _BY_RESULT.items():
        if name == result or name.startswith(result + "_"):
            return DeviceTrouble(code, file=file.name, result=name)
    return None
