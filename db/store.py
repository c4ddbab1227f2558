"""The encrypted store of one data folder: reading the moment, and one short change at a time."""

from __future__ import annotations

import contextlib
import secrets
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from app.errors import DeviceTrouble, Refused
from app.ports.store import Change, Reading
from db.connection import BUSY_MS, open_doors, open_raw, told_as_trouble
from db.moment import Known, Moment
from db.schema import CURRENT, Schema
from db.standing import Standing, standing_of
from db.tables.office import DEVICE, MARKS

FILE_NAME = "store.db"


class EncryptedStore:
    """The store behind `app.ports.store.Store`. Use it from any thread; each use has its own connection.

    Changes of this process queue here, changes of several processes queue in SQLite.
    """

    def __init__(
        self, file: Path, data_key: bytes, schema: Schema, *, changeable: bool, busy_ms: int
    ) -> None:
        """Use `create` or `open`."""
        self.file = file
        self.data_key = data_key
        self.schema = schema
        self._changeable = changeable
        self._busy_ms = busy_ms
        self._known = _known(file, data_key)
        self._reading, self._changing = open_doors(file, data_key, busy_ms)
        self._turn = threading.Lock()
        self._whose_turn: int | None = None
        self._watch = open_raw(file, data_key)
        self._watch_turn = threading.Lock()
        self._closed = False

    @classmethod
    def create(
        cls, folder: Path, data_key: bytes, device_id: str, schema: Schema = CURRENT
    ) -> EncryptedStore:
        """Make the store of a new data folder and open it.

        Args:
            folder: The data folder, which exists.
            data_key: 32 random bytes from `keys.json`.
            device_id: UUIDv7 of this PC in this folder.
            schema: Another version than the program's, in tests.

        Raises:
            Refused: `store.exists`; nothing is ever overwritten.
            DeviceTrouble: `store.disk_full`, `store.read_only`, `store.disk_trouble`.
        """
        from db.upkeep import make_store  # Alembic comes with it: only here and for older stores

        file = folder / FILE_NAME
        if file.exists():
            raise Refused("store.exists", file=file.name)
        make_store(file, data_key, schema, lambda connection: _first_rows(connection, device_id))
        return cls.open(folder, data_key, schema)

    @classmethod
    def open(
        cls, folder: Path, data_key: bytes, schema: Schema = CURRENT, *, busy_ms: int = BUSY_MS
    ) -> EncryptedStore:
        """Open the store of a data folder; an older one is backed up and brought up to date first.

        A newer one that says this version may still read it opens for reading only.

        Args:
            folder: The data folder.
            data_key: From `keys.json`.
            schema: Another version than the program's, in tests.
            busy_ms: How long a change waits for others.

        Raises:
            DeviceTrouble: `store.missing`, `store.foreign`, `store.unreadable` (wrong key, or damaged at its
                very beginning), `store.damaged`, `store.newer`, or a trouble with the disk. The file is as
                it was then.
        """
        file = folder / FILE_NAME
        standing = standing_of(file, data_key)
        if standing.version < schema.version:
            from db.upkeep import bring_up_to_date

            bring_up_to_date(file, data_key, schema)
            standing = standing_of(file, data_key)
        if standing.readable_from > schema.version:
            raise _newer(standing, schema)
        changeable = standing.version == schema.version
        store = cls(file, data_key, schema, changeable=changeable, busy_ms=busy_ms)
        if changeable:
            try:
                with store.transaction():
                    pass  # tells now, and not at the first dossier, whether this folder can be written
            except BaseException:
                store.close()
                raise
        return store

    @contextlib.contextmanager
    def reading(self) -> Iterator[Reading]:
        """The store as it is at the first question asked; waits for nobody, holds up nobody."""
        self._refuse_when_closed()
        with told_as_trouble(self.file), self._reading.connect() as connection, connection.begin():
            yield Moment(connection, self._known, changing=False)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Change]:
        """One change: everything done in it holds together when the block ends, or nothing does.

        Raises:
            DeviceTrouble: `store.busy` after half a minute behind other changes, `store.newer` where a newer
                program has taken over this folder, or a trouble with the disk. Nothing was changed then.
        """
        self._refuse_when_closed()
        if self._whose_turn == threading.get_ident():
            raise RuntimeError("a change inside a change of the same thread would wait for itself")
        if not self._turn.acquire(timeout=self._busy_ms / 1000):
            raise DeviceTrouble("store.busy", file=self.file.name)
        try:
            self._whose_turn = threading.get_ident()
            with told_as_trouble(self.file), self._changing.begin() as connection:
                self._refuse_other_versions(connection)
                yield Moment(connection, self._known, changing=True)
        finally:
            self._whose_turn = None
            self._turn.release()

    def version_seen(self) -> int:
        """Changes whenever any process, also this one, changed the store."""
        self._refuse_when_closed()
        with self._watch_turn, told_as_trouble(self.file):
            return int(self._watch.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Write everything into the one file and let go of it. Closing twice is fine."""
        with self._turn:
            if self._closed:
                return
            self._closed = True
            self._reading.dispose()
            self._changing.dispose()
            with self._watch_turn, contextlib.closing(self._watch), told_as_trouble(self.file):
                if self._changeable:
                    self._watch.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextlib.contextmanager
    def connection(self) -> Iterator[Connection]:
        """A reading connection for checks and backups. Not for services."""
        self._refuse_when_closed()
        with told_as_trouble(self.file), self._reading.connect() as connection, connection.begin():
            yield connection

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise RuntimeError("the store is closed")

    def _refuse_other_versions(self, connection: Connection) -> None:
        # Another window may have brought the store to a newer version while this one was open.
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if not self._changeable or version != self.schema.version:
            raise DeviceTrouble("store.newer", store=version, program=self.schema.version)


def _newer(standing: Standing, schema: Schema) -> DeviceTrouble:
    return DeviceTrouble("store.newer", store=standing.version, program=schema.version)


def _first_rows(connection: Connection, device_id: str) -> None:
    # Random and kept in the store rather than taken from the data key: the digests in the journal must
    # still be comparable after the store has got a new key.
    connection.execute(insert(MARKS), {"name": "journal_key", "value": secrets.token_hex(32)})
    row: dict[str, Any] = {
        "id": 1,
        "device_id": device_id,
        "seen_at": None,
        "seen_start": "",
        "seen_running_s": 0.0,
    }
    connection.execute(insert(DEVICE), row)


def _known(file: Path, data_key: bytes) -> Known:
    with told_as_trouble(file), contextlib.closing(open_raw(file, data_key)) as raw:
        (journal_key,) = raw.execute("SELECT value FROM marks WHERE name = 'journal_key'").fetchone()
        (device_id,) = raw.execute("SELECT device_id FROM device").fetchone()
    return Known(device_id=device_id, journal_key=bytes.fromhex(journal_key))
