"""Looking after the store: making it, bringing an older one up to date, backing it up, checking it.

An older store is backed up first; then all steps and their checks run in one transaction, so that a step
that fails, or loses a trigger, leaves the store as it was.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine

from app.errors import DeviceTrouble
from db import search
from db.connection import open_doors, open_raw, told_as_trouble
from db.schema import Schema
from db.standing import standing_of

if TYPE_CHECKING:
    from db.store import EncryptedStore

BACKUPS = "backups"
_DAILY = "ngay-"
_BEFORE = "truoc-nang-cap-"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    check: str
    """`pages`, `structure`, `references`, `triggers`, `search`, `journal`."""
    what: str
    """For the log and the IT person; holds no personal values."""


def make_store(file: Path, data_key: bytes, schema: Schema, first_rows: Callable[[Connection], None]) -> None:
    """Make a new store under another name and give it its own when it is whole."""
    from db.migrations.run import run_steps

    unfinished = file.with_name(file.name + ".new")
    _clear(unfinished)
    with told_as_trouble(file), contextlib.closing(open_raw(unfinished, data_key, mode="rwc")) as raw:
        raw.execute("PRAGMA journal_mode = DELETE")
    with (
        told_as_trouble(file),
        _doors(unfinished, data_key) as (_, changing),
        changing.begin() as connection,
    ):
        run_steps(connection, schema)
        first_rows(connection)
    _take_its_place(unfinished, file)


def bring_up_to_date(file: Path, data_key: bytes, schema: Schema) -> None:
    """Back up, run the missing steps, check: all or nothing.

    Raises:
        DeviceTrouble: `store.upgrade_failed` where a check found something; the store is as before.
    """
    from db.migrations.run import run_steps

    # The write lock is held throughout, so that the backup holds what the steps begin with.
    with told_as_trouble(file), _doors(file, data_key) as (_, changing), changing.begin() as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if version >= schema.version:
            return  # another process was faster
        backup = file.parent / BACKUPS / f"{_BEFORE}{version}.db"
        with contextlib.closing(open_raw(file, data_key)) as source:
            _back_up(source, backup, data_key)
        run_steps(connection, schema)
        findings = check_after_steps(connection, schema)
        if findings:
            raise DeviceTrouble(
                "store.upgrade_failed",
                backup=backup.name,
                findings="; ".join(f"{one.check}: {one.what}" for one in findings),
            )


def check_after_steps(connection: Connection, schema: Schema) -> tuple[Finding, ...]:
    """What a step may have lost without a word: triggers, rows of the search indexes, references."""
    return (*_triggers(connection, schema), *_search(connection), *_references(connection))


def verify(store: EncryptedStore) -> tuple[Finding, ...]:
    """Everything that can be checked while the desk works; empty = whole. Takes seconds on a large store."""
    # A connection of its own: the search index remembers its structure per connection, and one that has
    # not searched since others wrote would be told of damage that is not there (SQLite 3.53.4).
    with (
        told_as_trouble(store.file),
        _doors(store.file, store.data_key) as (reading, _),
        reading.begin() as connection,
    ):
        pages = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check")]
        structure = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA quick_check")]
        found = [Finding("pages", what) for what in pages]
        found += [Finding("structure", what) for what in structure if what != "ok"]
        found += check_after_steps(connection, store.schema)
    with store.reading() as now:
        broken = now.journal.first_broken()
    if broken is not None:
        found.append(Finding("journal", f"line {broken}"))
    return tuple(found)


def back_up(store: EncryptedStore, target: Path) -> None:
    """Copy the store, as it is now, into another encrypted file with the same key, while work goes on.

    The wrapped keys go along as `<target>.keys.json`: with them and the recovery key another PC can open it.

    Raises:
        DeviceTrouble: `store.backup_failed`; what stood at `target` before is still there.
    """
    with store.connection() as connection:
        _back_up(connection.connection.driver_connection, target, store.data_key)
    keys = store.file.with_name("keys.json")
    if keys.exists():
        _copy_durably(keys, target.with_name(target.name + ".keys.json"))


def back_up_daily(store: EncryptedStore, today: dt.date, keep: int = 14) -> Path | None:
    """One backup per day in `backups/`, the newest `keep` of them; None where today's is there already.

    Backups made before an upgrade are not counted and not taken away.
    """
    folder = store.file.parent / BACKUPS
    target = folder / f"{_DAILY}{today.isoformat()}.db"
    if target.exists():
        return None
    back_up(store, target)
    for old in sorted(folder.glob(f"{_DAILY}*.db"), reverse=True)[max(keep, 1) :]:
        old.with_name(old.name + ".keys.json").unlink(missing_ok=True)
        old.unlink()
    return target


def rekey(file: Path, old_key: bytes, new_key: bytes) -> None:
    """Give the store another key. Killed at any moment, it opens with exactly one of the two.

    Nobody else may have the store open. See `which_key` for what to do after a crash.

    Raises:
        DeviceTrouble: `store.busy` where somebody has, or a trouble with the disk.
    """
    with told_as_trouble(file), contextlib.closing(open_raw(file, old_key, busy_ms=2_000)) as raw:
        # With a rollback journal the whole change of key is one transaction, undone if it is cut short.
        (mode,) = raw.execute("PRAGMA journal_mode = DELETE").fetchone()
        if mode != "delete":
            raise DeviceTrouble("store.busy", file=file.name)
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute(f"PRAGMA rekey = \"x'{new_key.hex()}'\"")
        raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    with told_as_trouble(file), contextlib.closing(open_raw(file, new_key)) as raw:
        raw.execute("PRAGMA journal_mode = WAL")


def which_key(file: Path, keys: tuple[bytes, ...]) -> bytes:
    """The one of these keys that opens the store: after a change of key was cut short, both are at hand.

    Raises:
        DeviceTrouble: `store.unreadable` where none does.
    """
    for key in keys:
        try:
            standing_of(file, key)
        except DeviceTrouble as trouble:
            if trouble.code != "store.unreadable":
                raise
        else:
            return key
    raise DeviceTrouble("store.unreadable", file=file.name)


@contextlib.contextmanager
def _doors(file: Path, data_key: bytes) -> Iterator[tuple[Engine, Engine]]:
    """Both doors, closed afterwards."""
    reading, changing = open_doors(file, data_key)
    try:
        yield reading, changing
    finally:
        reading.dispose()
        changing.dispose()


def _back_up(source: Any, target: Path, data_key: bytes) -> None:
    unfinished = target.with_name(target.name + ".new")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _clear(unfinished)
        with told_as_trouble(target):
            with contextlib.closing(open_raw(unfinished, data_key, mode="rwc")) as copy:
                # One step: a copy in several steps begins anew whenever somebody writes, and never ends.
                source.backup(copy, pages=-1)
            standing_of(unfinished, data_key)
        _take_its_place(unfinished, target)
    except (DeviceTrouble, OSError) as fault:
        with contextlib.suppress(OSError):
            _clear(unfinished)
        raise DeviceTrouble("store.backup_failed", file=target.name, result=str(fault)) from fault


def _clear(unfinished: Path) -> None:
    """What an earlier attempt left: with its journals, which SQLite would play into the new file."""
    for end in ("", "-wal", "-shm", "-journal"):
        unfinished.with_name(unfinished.name + end).unlink(missing_ok=True)


def _take_its_place(unfinished: Path, target: Path) -> None:
    with unfinished.open("rb+") as opened:
        os.fsync(opened.fileno())
    unfinished.replace(target)
    _settle_folder(target.parent)


def _copy_durably(source: Path, target: Path) -> None:
    unfinished = target.with_name(target.name + ".new")
    shutil.copyfile(source, unfinished)
    unfinished.chmod(0o600)
    _take_its_place(unfinished, target)


def _settle_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # a folder cannot be opened for syncing; NTFS journals the rename itself
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _triggers(connection: Connection, schema: Schema) -> list[Finding]:
    there = set(connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'").scalars())
    return [Finding("triggers", f"{name} is gone") for name in sorted(schema.triggers - there)]


def _search(connection: Connection) -> list[Finding]:
    found = []
    for table, index in search.SEARCHED:
        strangers = search.strangers(connection, table, index)
        if strangers:
            found.append(Finding("search", f"{strangers} rows differ between {table} and {index}"))
    return found


def _references(connection: Connection) -> list[Finding]:
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [Finding("references", f"{row[0]} row {row[1]} points at no {row[2]}") for row in rows]
