"""The journal: whole, chained, without personal values, and tampering is found where it begins."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.journal import FIRST_LINK
from db.connection import open_raw
from db.store import EncryptedStore
from db.upkeep import Finding, verify
from tests.db.stores import KEY, accept, new_store
from tests.sample_dossiers import RECEIVED, sample_dossier, sample_officer


def test_every_act_is_a_line_and_the_chain_is_whole(store: EncryptedStore) -> None:
    numbers = [accept(store).number for _ in range(30)]
    with store.transaction() as change:
        change.journal.append("read", numbers[3], sample_officer(), RECEIVED)
        change.journal.append("printed", numbers[3], sample_officer(), RECEIVED)
    with store.reading() as now:
        lines = now.journal.lines()
        assert [line.position for line in lines] == list(range(1, 33))
        assert [line.act for line in now.journal.of(numbers[3])] == ["accepted", "read", "printed"]
        assert now.journal.lines(after=30) == lines[30:]
        assert now.journal.lines(limit=5) == lines[:5]
        assert lines[-1].at == RECEIVED
        assert lines[-1].at.tzinfo is dt.UTC
        assert now.journal.first_broken() is None


def test_an_empty_journal_is_whole(store: EncryptedStore) -> None:
    with store.reading() as now:
        assert now.journal.first_broken() is None


def test_the_digests_tell_what_is_equal_and_nothing_else(store: EncryptedStore, tmp_path: Path) -> None:
    """Keyed: who knows all names of a commune cannot try them out against the journal."""
    one, other = sample_dossier(), sample_dossier(procedure_name="khác")
    (tmp_path / "other").mkdir()
    second = new_store(tmp_path / "other")
    digests = []
    for each in (store, second):
        with each.transaction() as change:
            change.journal.append("changed", one.number, sample_officer(), RECEIVED, one, other)
            change.journal.append("changed", one.number, sample_officer(), RECEIVED, other, None)
        with each.reading() as now:
            digests += [(line.before, line.after) for line in now.journal.lines()]
    second.close()
    (one_before, one_after), (other_before, other_after), (second_before, _), _ = digests
    assert one_after == other_before
    assert one_before != one_after
    assert other_after == ""
    assert second_before != one_before
    assert len(one_before) == 64


@pytest.mark.parametrize(
    ("sql", "first_bad"),
    [
        ("UPDATE journal SET act = 'read' WHERE position = 7", 7),
        ("UPDATE journal SET at = at + 1 WHERE position = 1", 1),
        ("UPDATE journal SET actor_id = 'officer-2' WHERE position = 20", 20),
        ("UPDATE journal SET after = '' WHERE position = 9", 9),
        ("DELETE FROM journal WHERE position = 5", 5),
        ("DELETE FROM journal WHERE position = 1", 1),
        (f"UPDATE journal SET link = '{FIRST_LINK}' WHERE position = 12", 12),
        ("UPDATE journal SET position = -position WHERE position IN (3, 4)", 3),
    ],
)
def test_a_line_that_was_tampered_with_is_found(tmp_path: Path, sql: str, first_bad: int) -> None:
    """By somebody who has the key and takes the triggers away first."""
    store = new_store(tmp_path)
    for _ in range(20):
        accept(store)
    store.close()
    raw = open_raw(tmp_path / "store.db", KEY)
    kept = raw.execute("SELECT name, sql FROM sqlite_schema WHERE name LIKE 'journal_no_%'").fetchall()
    for name, _ in kept:
        raw.execute(f"DROP TRIGGER {name}")
    raw.execute("PRAGMA ignore_check_constraints = ON")
    raw.execute(sql)
    for _, trigger in kept:
        raw.execute(trigger)
    raw.close()
    reopened = EncryptedStore.open(tmp_path, KEY)
    with reopened.reading() as now:
        assert now.journal.first_broken() == first_bad
    assert Finding("journal", f"line {first_bad}") in verify(reopened)
    reopened.close()


def test_a_long_journal_is_walked_in_parts(store: EncryptedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.journal._WALK", 7)
    for _ in range(20):
        accept(store)
    with store.reading() as now:
        assert now.journal.first_broken() is None


def test_no_personal_value_stands_in_the_journal(store: EncryptedStore) -> None:
    dossier = accept(store)
    with store.transaction() as change:
        voided = replace(dossier, void_reason="nhầm", revision=2)
        change.journal.append("voided", dossier.number, sample_officer(), RECEIVED, dossier, voided)
    with store.connection() as reading:
        rows = reading.exec_driver_sql("SELECT * FROM journal").all()
    text = " ".join(str(value) for row in rows for value in row)
    person = dossier.form.owner
    for personal in (person.name, person.id_number, person.phone, person.address, sample_officer().name):
        assert personal
        assert personal not in text
