"""The store: one change together or not at all, readers that wait for nobody, nothing overwritten."""

from __future__ import annotations

import re
import sqlite3
import threading
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import OperationalError

from app.domain.print_job import PrintState
from app.errors import DeviceTrouble, Refused
from db import connection
from db.store import EncryptedStore
from tests.db.stores import COUNTER, DAY, KEY, accept, new_store, print_job
from tests.sample_dossiers import RECEIVED, sample_office, sample_officer
from tests.told import told


def test_what_was_accepted_is_there_after_the_program_was_closed(
    store: EncryptedStore, tmp_path: Path
) -> None:
    dossier = accept(store)
    store.close()
    reopened = EncryptedStore.open(tmp_path, KEY)
    with reopened.reading() as now:
        assert now.dossiers.get(dossier.number) == dossier
        assert now.office.office() == sample_office()
    reopened.close()


def test_closing_leaves_one_file(store: EncryptedStore, tmp_path: Path) -> None:
    accept(store)
    store.close()
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == ["store.db"]


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    """Names of folders travel in a URI to SQLite."""
    folder = tmp_path / "Hồ sơ #1 (100%?) & 'mẫu' ;"
    folder.mkdir()
    made = new_store(folder)
    accept(made)
    made.close()
    assert [file.name for file in folder.iterdir()] == ["store.db"]
    EncryptedStore.open(folder, KEY).close()


def test_a_second_store_is_not_made_over_the_first(store: EncryptedStore, tmp_path: Path) -> None:
    number = accept(store).number
    with told(Refused, "store.exists"):
        EncryptedStore.create(tmp_path, KEY, "another")
    with store.reading() as now:
        assert now.dossiers.get(number).number == number


def test_nothing_is_kept_of_a_change_that_breaks_off(store: EncryptedStore) -> None:
    """The last step fails: number, dossier, journal and outbox are as if nothing had been begun."""
    job = print_job((), RECEIVED)
    with store.transaction() as change:
        change.prints.add(job)
    with pytest.raises(Refused, match="unknown_job"), store.transaction() as change:  # noqa: PT012
        assert change.numbers.take(COUNTER.id, DAY) == 5001
        change.journal.append("accepted", "x", sample_officer(), RECEIVED)
        change.prints.mark("no such job", PrintState.PRINTED)
    with store.reading() as now:
        assert now.journal.lines() == ()
    assert accept(store).number.endswith("-5001")


def test_a_reader_sees_the_moment_before_and_does_not_wait(store: EncryptedStore) -> None:
    with store.transaction() as change:
        change.journal.append("read", "x", sample_officer(), RECEIVED)
        with store.reading() as now:
            assert now.journal.lines() == ()
    with store.reading() as now:
        assert len(now.journal.lines()) == 1


def test_what_a_reader_saw_stays_while_he_reads(store: EncryptedStore) -> None:
    with store.reading() as now:
        assert now.dossiers.latest(10) == ()
        accept(store)
        assert now.dossiers.latest(10) == ()
    with store.reading() as now:
        assert len(now.dossiers.latest(10)) == 1


def test_thirty_readers_at_once_are_served(store: EncryptedStore) -> None:
    accept(store)
    everybody = threading.Barrier(30)
    seen: list[int] = []

    def read() -> None:
        with store.reading() as now:
            everybody.wait(20)
            seen.append(len(now.dossiers.latest(5)))

    readers = [threading.Thread(target=read) for _ in range(30)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert seen == [1] * 30


def test_nothing_can_be_written_through_the_reading_door(store: EncryptedStore) -> None:
    with told(DeviceTrouble, "store.read_only"), store.reading() as now:
        now.journal.append("read", "x", sample_officer(), RECEIVED)  # type: ignore[attr-defined]


def test_a_change_inside_a_change_is_told_at_once(store: EncryptedStore) -> None:
    with store.transaction(), pytest.raises(RuntimeError, match="wait for itself"), store.transaction():
        raise AssertionError("not reached")
    accept(store)


def test_a_closed_store_is_not_opened_again_by_itself(store: EncryptedStore) -> None:
    store.close()
    for use in (store.reading, store.transaction):
        with pytest.raises(RuntimeError, match="closed"), use():
            raise AssertionError("not reached")
    with pytest.raises(RuntimeError, match="closed"):
        store.version_seen()


def test_a_change_of_another_process_is_seen(store: EncryptedStore, tmp_path: Path) -> None:
    """Another connection stands for it: `data_version` knows no difference."""
    before = store.version_seen()
    assert store.version_seen() == before
    accept(store)
    after_own = store.version_seen()
    assert after_own != before
    other = EncryptedStore.open(tmp_path, KEY)
    seen = store.version_seen()
    accept(other)
    other.close()
    assert store.version_seen() not in (before, after_own, seen)


def test_who_waits_too_long_for_the_store_is_told(store: EncryptedStore, tmp_path: Path) -> None:
    impatient = EncryptedStore.open(tmp_path, KEY, busy_ms=50)
    with store.transaction() as change:
        change.journal.append("read", "x", sample_officer(), RECEIVED)
        with told(DeviceTrouble, "store.busy"), impatient.transaction():
            raise AssertionError("not reached")
    accept(impatient)
    impatient.close()


def test_a_window_that_is_older_than_the_store_by_now_writes_no_more(
    store: EncryptedStore, tmp_path: Path
) -> None:
    """A newer program was started beside it and has brought the store to its version."""
    raw = connection.open_raw(tmp_path / "store.db", KEY)
    raw.execute("PRAGMA user_version = 3")
    with told(DeviceTrouble, "store.newer"), store.transaction():
        raise AssertionError("not reached")
    raw.execute("PRAGMA user_version = 2")
    raw.close()
    accept(store)


def test_every_commit_is_synced_and_every_page_sealed(store: EncryptedStore) -> None:
    """The settings that durability and secrecy rest on, as SQLite itself tells them."""
    wanted: dict[str, object] = {
        "synchronous": 2,
        "foreign_keys": 1,
        "journal_mode": "wal",
        "temp_store": 2,
        "query_only": 1,
        "cipher_page_size": "4096",
        "cipher_hmac_algorithm": "HMAC_SHA512",
        "cipher_kdf_algorithm": "PBKDF2_HMAC_SHA512",
        "cipher_use_hmac": "1",
    }
    with store.connection() as reading:
        found = {name: reading.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in wanted}
    assert found == wanted


def test_the_key_stands_in_no_text_about_the_store(store: EncryptedStore) -> None:
    """Engines and connections are printed in logs and traces."""
    with store.connection() as reading:
        shown = [
            repr(reading.engine),
            str(reading.engine.url),
            repr(reading),
            repr(store),
            repr(store._known),
        ]
    for text in shown:
        assert KEY.hex() not in text.lower()
        assert not re.search("[0-9a-f]{64}", text)


def test_a_broken_rule_of_a_table_is_our_fault_and_not_the_disks(store: EncryptedStore) -> None:
    with pytest.raises(OperationalError, match="no such table"), store.connection() as reading:
        reading.exec_driver_sql("SELECT * FROM absent")


def test_the_drivers_of_plain_sqlite_cannot_read_the_file(store: EncryptedStore, tmp_path: Path) -> None:
    store.close()
    plain = sqlite3.connect(tmp_path / "store.db")
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        plain.execute("SELECT count(*) FROM sqlite_master")
    plain.close()
    assert sqlcipher.sqlite_version_info >= (3, 43)  # contentless_delete


def test_two_offices_do_not_share_what_proves_their_journals(tmp_path: Path) -> None:
    keys = set()
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        made = new_store(tmp_path / name)
        keys.add(made._known.journal_key)
        made.close()
    assert len(keys) == 2
