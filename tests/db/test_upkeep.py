"""Looking after the store: backups, the way to a next version, another key."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.exc import OperationalError

from app.domain.dossier_number import parse_number
from app.errors import DeviceTrouble
from db import search
from db.connection import open_doors, open_raw
from db.migrations.env_names import ours
from db.schema import CURRENT, MIGRATIONS, Schema
from db.store import EncryptedStore
from db.tables import METADATA
from db.upkeep import Finding, back_up, back_up_daily, rekey, verify, which_key
from db.written import written
from tests.db.stores import DAY, IDS, KEY, OTHER_KEY, accept, new_store
from tests.sample_dossiers import RECEIVED, sample_person, sample_request
from tests.told import told

ROOT = Path(__file__).resolve().parents[2]
STEPS = Path(__file__).with_name("next_steps")
NEXT_DAY = DAY + dt.timedelta(days=1)


def next_schema(steps: str) -> Schema:
    return replace(CURRENT, version=3, readable_from=1, steps=(*CURRENT.steps, STEPS / steps))


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """The folder of a store of this version with two dossiers, which the next version finds."""
    store = new_store(tmp_path)
    accept(store)
    accept(store)
    store.close()
    return tmp_path


# ---------------------------------------------------------------- models and steps


def test_the_tables_in_the_program_are_those_the_steps_make(store: EncryptedStore) -> None:
    with store.connection() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": ours, "compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, METADATA) == []


def test_every_rule_of_the_models_stands_in_the_steps(store: EncryptedStore) -> None:
    """Alembic does not compare CHECK rules; SQLite's own text of each table is compared instead."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    def plain(sql: str) -> str:
        return "".join(sql.split()).lower()

    with store.connection() as connection:
        made = {
            row.name: plain(row.sql)
            for row in connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        }
    for table in METADATA.sorted_tables:
        assert made[table.name] == plain(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        for index in table.indexes:
            assert made[str(index.name)] == plain(str(CreateIndex(index).compile(dialect=sqlite.dialect())))


def test_every_trigger_that_is_made_is_watched_over(store: EncryptedStore) -> None:
    with store.connection() as connection:
        triggers = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        assert set(triggers.scalars()) == CURRENT.triggers


def test_starting_does_not_wait_for_alembic(older: Path) -> None:
    """It costs a third of a second and is needed only for a new or older store."""
    code = (
        "import sys, pathlib; from db.store import EncryptedStore;"
        f"EncryptedStore.open(pathlib.Path(sys.argv[1]), bytes.fromhex('{KEY.hex()}')).close();"
        "print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(older)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


# ---------------------------------------------------------------- to the next version


def test_an_older_store_is_backed_up_and_brought_up_to_date(older: Path) -> None:
    store = EncryptedStore.open(older, KEY, next_schema("good"))
    with store.connection() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM dossiers WHERE colour = ''").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == 3
    assert verify(store) == ()
    accept(store)
    store.close()
    (backup,) = (older / "backups").iterdir()
    assert backup.name == "truoc-nang-cap-2.db"
    before = older / "before"
    before.mkdir()
    shutil.copyfile(backup, before / "store.db")
    old = EncryptedStore.open(before, KEY)
    with old.reading() as now:
        assert len(now.dossiers.latest(10)) == 2
    old.close()


def test_a_form_given_out_before_the_step_that_finds_forms_is_found_after_it(tmp_path: Path) -> None:
    steps = tmp_path / "steps"
    steps.mkdir()
    shutil.copy(CURRENT.steps[0] / "v0001_first_store.py", steps)
    folder = tmp_path / "data"
    folder.mkdir()
    given = sample_request(number="007/HDHS-Q1-2025")
    first = Schema(version=1, readable_from=1, triggers=frozenset(), steps=(steps,))
    EncryptedStore.create(folder, KEY, IDS.new(), first).close()
    raw = open_raw(folder / "store.db", KEY)
    raw.execute(
        "INSERT INTO requests (id, number, kind, day, content) VALUES (?, ?, 'supplement', '2025-11-07', ?)",
        (given.id, given.number, json.dumps(written(given))),
    )
    raw.commit()
    raw.close()
    store = EncryptedStore.open(folder, KEY)
    assert verify(store) == ()
    with store.reading() as now:
        for asked in ("007", "hdhs", "NGUYEN VAN MAU", "001099000001", "tinh trang hon nhan"):
            assert now.requests.search(asked, 9) == (given,)
    store.close()


def test_it_is_done_once_even_when_several_programs_start_at_once(older: Path) -> None:
    everybody = threading.Barrier(4)
    opened: list[int] = []

    def start() -> None:
        everybody.wait(20)
        store = EncryptedStore.open(older, KEY, next_schema("good"))
        with store.reading() as now:
            opened.append(len(now.dossiers.latest(9)))
        store.close()

    starts = [threading.Thread(target=start) for _ in range(4)]
    for one in starts:
        one.start()
    for one in starts:
        one.join()
    assert opened == [2, 2, 2, 2]


@pytest.mark.parametrize(("steps", "found"), [("loses_triggers", "triggers"), ("parity", "search")])
def test_a_step_that_loses_something_is_undone(older: Path, steps: str, found: str) -> None:
    """Alembic's rebuilding of a table drops triggers without a word; nobody would find new dossiers."""
    with pytest.raises(DeviceTrouble) as caught:
        EncryptedStore.open(older, KEY, next_schema(steps))
    assert caught.value.code == "store.upgrade_failed"
    assert found in str(caught.value.facts["findings"])
    still_good(older)


def test_a_step_that_breaks_off_leaves_the_store_as_it_was(older: Path) -> None:
    with pytest.raises(OperationalError, match="no_such_table"):
        EncryptedStore.open(older, KEY, next_schema("breaks_off"))
    still_good(older)


def still_good(folder: Path) -> None:
    store = EncryptedStore.open(folder, KEY)
    assert verify(store) == ()
    accept(store)
    with store.reading() as now:
        assert len(now.dossiers.search("nguyen van mau", 9)) == 3
    store.close()


def test_without_room_for_the_backup_nothing_is_changed(older: Path) -> None:
    (older / "backups").write_text("a file in the place of the folder")
    with told(DeviceTrouble, "store.backup_failed"):
        EncryptedStore.open(older, KEY, next_schema("good"))
    (older / "backups").unlink()
    still_good(older)


# ---------------------------------------------------------------- what a check finds


def test_a_check_beside_much_work_finds_nothing_that_is_not_there(store: EncryptedStore) -> None:
    """SQLite's check of a search index is misled by what its connection remembers from before."""
    names = random.Random(3)
    for part in range(12):
        if part < 3:
            with store.reading() as now:
                now.applicants.search("mau", 5)
        with store.transaction() as change:
            for _ in range(150):
                name = "".join(names.choices("abcdefgh ", k=40))
                change.applicants.remember(sample_person(name, id_number=IDS.new()), RECEIVED)
    assert verify(store) == ()


@contextlib.contextmanager
def tampering(folder: Path) -> Iterator[object]:
    raw = open_raw(folder / "store.db", KEY)
    yield raw
    raw.close()


@pytest.mark.parametrize(
    ("sql", "finding"),
    [
        ("DROP TRIGGER dossiers_into_search", Finding("triggers", "dossiers_into_search is gone")),
        (
            "DELETE FROM dossier_search WHERE rowid = 1",
            Finding("search", "1 rows differ between dossiers and dossier_search"),
        ),
        (
            "INSERT INTO applicant_search (rowid, words) VALUES (99, 'x')",
            Finding("search", "1 rows differ between applicants and applicant_search"),
        ),
        ("DELETE FROM counters WHERE id = 'counter-1'", Finding("references", "number_ranges")),
    ],
)
def test_what_was_lost_behind_the_programs_back_is_found(older: Path, sql: str, finding: Finding) -> None:
    with tampering(older) as raw:
        raw.execute(sql)  # type: ignore[attr-defined]
    store = EncryptedStore.open(older, KEY)
    found = verify(store)
    store.close()
    assert {one.check for one in found} == {finding.check}
    assert any(finding.what in one.what for one in found)


def test_a_search_index_can_be_made_anew(older: Path) -> None:
    with tampering(older) as raw:
        raw.execute("DELETE FROM dossier_search")  # type: ignore[attr-defined]
    reading, changing = open_doors(older / "store.db", KEY)
    with changing.begin() as connection:
        for table, index in search.SEARCHED:
            search.rebuild(connection, table, index)
    reading.dispose()
    changing.dispose()
    still_good(older)


# ---------------------------------------------------------------- backups


def test_a_backup_is_whole_while_others_write(store: EncryptedStore, tmp_path: Path) -> None:
    """A copy in steps would begin anew at each write and never end."""
    target = tmp_path / "away" / "store.db"
    for _ in range(20):
        accept(store)
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            accept(store)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(5):
            back_up(store, target)
    finally:
        stop.set()
        writer.join()
    copy = EncryptedStore.open(target.parent, KEY)
    assert verify(copy) == ()
    with copy.reading() as now:
        kept = now.dossiers.latest(10_000)
        assert len(kept) == len(now.journal.lines(limit=10_000)) >= 20
        ordinals = sorted(parse_number(line.number).ordinal for line in kept)
        assert ordinals == list(range(5_001, 5_001 + len(kept)))
    copy.close()


def test_a_backup_takes_the_wrapped_keys_along(store: EncryptedStore, tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text("wrapped")
    back_up(store, tmp_path / "usb" / "monday.db")
    assert sorted(file.name for file in (tmp_path / "usb").iterdir()) == ["monday.db", "monday.db.keys.json"]
    assert (tmp_path / "usb" / "monday.db.keys.json").read_text() == "wrapped"


def test_there_is_one_backup_a_day_and_the_oldest_go(store: EncryptedStore, tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text("wrapped")
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "truoc-nang-cap-2.db").write_bytes(b"kept")
    days = [DAY + dt.timedelta(days=index) for index in range(5)]
    for day in days:
        assert back_up_daily(store, day, keep=3) is not None
        assert back_up_daily(store, day, keep=3) is None
    names = sorted(file.name for file in (tmp_path / "backups").iterdir())
    kept = [f"ngay-{day.isoformat()}.db" for day in days[2:]]
    assert names == sorted([*kept, *(f"{name}.keys.json" for name in kept), "truoc-nang-cap-2.db"])


def test_a_backup_that_cannot_be_made_leaves_the_last_one(store: EncryptedStore, tmp_path: Path) -> None:
    target = tmp_path / "usb" / "store.db"
    back_up(store, target)
    last = target.read_bytes()
    (tmp_path / "usb" / "store.db.new").mkdir()  # in the way
    with told(DeviceTrouble, "store.backup_failed"):
        back_up(store, target)
    assert target.read_bytes() == last


# ---------------------------------------------------------------- another key


def test_a_store_gets_another_key(older: Path) -> None:
    rekey(older / "store.db", KEY, OTHER_KEY)
    with told(DeviceTrouble, "store.unreadable"):
        EncryptedStore.open(older, KEY)
    store = EncryptedStore.open(older, OTHER_KEY)
    assert verify(store) == ()
    accept(store)
    store.close()
    assert which_key(older / "store.db", (KEY, OTHER_KEY)) == OTHER_KEY


def test_the_key_is_not_changed_under_an_open_window(store: EncryptedStore, tmp_path: Path) -> None:
    accept(store)
    with told(DeviceTrouble, "store.busy"):
        rekey(tmp_path / "store.db", KEY, OTHER_KEY)
    accept(store)


REKEY = (
    "import sys, pathlib; from db.upkeep import rekey; print('begin', flush=True);"
    "rekey(pathlib.Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), bytes.fromhex(sys.argv[3]));"
    "print('done', flush=True)"
)


def rekeying(folder: Path, key: bytes, other: bytes) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", REKEY, str(folder / "store.db"), key.hex(), other.hex()],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begin\n"
    return process


def test_a_change_of_key_that_is_killed_leaves_exactly_one_of_the_two(tmp_path: Path) -> None:
    """Killed at a dozen moments and more, until kills both before and after its end were among them."""
    store = new_store(tmp_path)
    for _ in range(200):
        accept(store)
    store.close()
    key, other = KEY, OTHER_KEY
    begun = time.monotonic()
    assert rekeying(tmp_path, key, other).communicate()[0] == "done\n"
    takes_s = time.monotonic() - begun
    key, other = other, key
    moments = random.Random(7)
    ended: list[bool] = []
    while len(ended) < 12 or len(set(ended)) < 2:
        process = rekeying(tmp_path, key, other)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(moments.uniform(0, takes_s))
        process.kill()
        process.communicate()
        opens = which_key(tmp_path / "store.db", (key, other))
        not_opens = other if opens == key else key
        with told(DeviceTrouble, "store.unreadable"):
            which_key(tmp_path / "store.db", (not_opens,))
        ended.append(opens == other)
        key, other = opens, not_opens
        reopened = EncryptedStore.open(tmp_path, key)
        assert verify(reopened) == ()
        accept(reopened)
        reopened.close()
        assert len(ended) < 60, "all kills came too early or too late to prove anything"


def test_the_steps_are_where_the_program_looks_for_them() -> None:
    assert (MIGRATIONS / "env.py").is_file()
    assert sorted(file.name for file in CURRENT.steps[0].glob("v*.py")) == [
        "v0001_first_store.py",
        "v0002_find_requests.py",
    ]
