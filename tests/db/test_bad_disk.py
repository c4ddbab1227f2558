"""A full disk, a read-only folder, a damaged file, a wrong key: a sentence, and nothing overwritten."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import DeviceTrouble
from db.connection import open_raw
from db.schema import CURRENT
from db.store import EncryptedStore
from db.upkeep import verify
from tests import limited
from tests.db.stores import KEY, OTHER_KEY, accept, new_store
from tests.told import told

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """The folder of a closed store with twenty dossiers in it."""
    store = new_store(tmp_path)
    for _ in range(20):
        accept(store)
    store.close()
    return tmp_path


@pytest.fixture
def nothing_changes(closed: Path) -> Iterator[None]:
    """Whatever is tried, the files are afterwards as they were before it."""
    yield
    before = json.loads((closed / "digests").read_text())
    (closed / "digests").unlink()
    assert digests(closed) == before


def digests(folder: Path) -> dict[str, str]:
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.iterdir()
        if file.is_file() and not file.name.endswith("-shm")
    }


def remember(folder: Path) -> None:
    (folder / "digests").write_text(json.dumps(digests(folder)))


@pytest.mark.usefixtures("nothing_changes")
class TestAFileThatIsNotAsItShouldBe:
    """Each is refused with its sentence, byte for byte untouched."""

    def test_another_key(self, closed: Path) -> None:
        remember(closed)
        with told(DeviceTrouble, "store.unreadable"):
            EncryptedStore.open(closed, OTHER_KEY)

    def test_no_store(self, closed: Path) -> None:
        (closed / "store.db").rename(closed / "elsewhere.db")
        remember(closed)
        with told(DeviceTrouble, "store.missing"):
            EncryptedStore.open(closed, KEY)

    def test_an_empty_file(self, closed: Path) -> None:
        """SQLite alone would take it for a new database and begin one."""
        (closed / "store.db").write_bytes(b"")
        remember(closed)
        with told(DeviceTrouble, "store.damaged"):
            EncryptedStore.open(closed, KEY)

    @pytest.mark.parametrize("size", [1, 100, 4095])
    def test_a_file_cut_to_less_than_a_page(self, closed: Path, size: int) -> None:
        cut(closed / "store.db", size)
        remember(closed)
        with told(DeviceTrouble, "store.damaged"):
            EncryptedStore.open(closed, KEY)

    @pytest.mark.parametrize("pages", [1, 3, 20])
    def test_a_file_cut_after_some_pages(self, closed: Path, pages: int) -> None:
        cut(closed / "store.db", pages * 4096)
        remember(closed)
        with told(DeviceTrouble, "store.damaged"):
            EncryptedStore.open(closed, KEY)

    @pytest.mark.parametrize("place", [0, 15, 16, 100, 4000])
    def test_a_flipped_bit_in_the_first_page(self, closed: Path, place: int) -> None:
        flip(closed / "store.db", place)
        remember(closed)
        with told(DeviceTrouble, "store.unreadable"):
            EncryptedStore.open(closed, KEY)

    def test_zeros_of_the_right_size(self, closed: Path) -> None:
        size = (closed / "store.db").stat().st_size
        (closed / "store.db").write_bytes(bytes(size))
        remember(closed)
        with told(DeviceTrouble, "store.unreadable"):
            EncryptedStore.open(closed, KEY)

    def test_the_plain_database_of_another_program(self, closed: Path) -> None:
        (closed / "store.db").unlink()
        plain = sqlite3.connect(closed / "store.db")
        plain.execute("CREATE TABLE t (a)")
        plain.close()
        remember(closed)
        with told(DeviceTrouble, "store.foreign"):
            EncryptedStore.open(closed, KEY)

    def test_an_encrypted_database_of_another_program(self, closed: Path) -> None:
        (closed / "store.db").unlink()
        raw = open_raw(closed / "store.db", KEY, mode="rwc")
        raw.execute("CREATE TABLE t (a)")
        raw.close()
        remember(closed)
        with told(DeviceTrouble, "store.foreign"):
            EncryptedStore.open(closed, KEY)

    def test_a_store_of_a_newer_program(self, closed: Path) -> None:
        set_version(closed, 3, readable_from=3)
        remember(closed)
        with told(DeviceTrouble, "store.newer"):
            EncryptedStore.open(closed, KEY)

    def test_a_folder_in_the_place_of_the_store(self, closed: Path) -> None:
        (closed / "store.db").rename(closed / "elsewhere.db")
        (closed / "store.db").mkdir()
        remember(closed)
        with told(DeviceTrouble, "store.cannot_open"):
            EncryptedStore.open(closed, KEY)


def cut(file: Path, size: int) -> None:
    with file.open("rb+") as opened:
        opened.truncate(size)


def flip(file: Path, place: int) -> None:
    with file.open("rb+") as opened:
        opened.seek(place)
        byte = opened.read(1)[0]
        opened.seek(place)
        opened.write(bytes([byte ^ 1]))


def set_version(folder: Path, version: int, readable_from: int) -> None:
    raw = open_raw(folder / "store.db", KEY)
    raw.execute("UPDATE marks SET value = ? WHERE name = 'readable_from'", (str(readable_from),))
    raw.execute(f"PRAGMA user_version = {version}")
    raw.close()


def test_a_newer_store_that_says_so_may_still_be_read(closed: Path) -> None:
    set_version(closed, 3, readable_from=1)
    store = EncryptedStore.open(closed, KEY)
    with store.reading() as now:
        assert len(now.dossiers.latest(100)) == 20
    with told(DeviceTrouble, "store.newer"), store.transaction():
        raise AssertionError("not reached")
    store.close()
    newer = EncryptedStore.open(closed, KEY, replace(CURRENT, version=3))
    accept(newer)
    newer.close()


def test_a_bit_flipped_deep_inside_is_found(closed: Path) -> None:
    """Wherever it is: the store says so, at the latest when it is checked, and never gives wrong data."""
    size = (closed / "store.db").stat().st_size
    for page in range(1, size // 4096):
        copy = closed / f"copy-{page}"
        copy.mkdir()
        shutil.copyfile(closed / "store.db", copy / "store.db")
        flip(copy / "store.db", page * 4096 + 2000)
        found = []
        try:
            store = EncryptedStore.open(copy, KEY)
            try:
                found = [finding.check for finding in verify(store)]
            finally:
                store.close()
        except DeviceTrouble as trouble:
            found = [trouble.code]
        assert "pages" in found or "store.damaged" in found, page
        shutil.rmtree(copy)


def test_a_read_only_folder_is_told_and_nothing_in_it_changes(closed: Path) -> None:
    before = digests(closed)
    with limited.read_only(closed):
        done = limited.run_python("tests.db.until_full", str(closed))
    assert done.returncode == 1
    assert "store.read_only" in done.stderr or "store.cannot_open" in done.stderr
    assert digests(closed) == before
    store = EncryptedStore.open(closed, KEY)
    assert verify(store) == ()
    store.close()


def nothing_lost(folder: Path, done: subprocess.CompletedProcess[str], codes: set[str]) -> None:
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["shown"]
    assert answer["told"]
    assert set(answer["told"]) <= codes
    store = EncryptedStore.open(folder, KEY)
    with store.reading() as now:
        kept = [line.number for line in now.dossiers.latest(10_000)]
    assert set(answer["shown"]) <= set(kept)
    assert verify(store) == ()
    accept(store)
    store.close()


def test_a_disk_that_fills_up_loses_nothing_that_was_shown(closed: Path, tmp_path: Path) -> None:
    """A file system of 3 MiB where one may be mounted; and a limit on the size of files, everywhere."""
    with limited.small_disk(tmp_path / "disk", 3_072) as disk:
        if disk is not None:
            shutil.copyfile(closed / "store.db", disk / "store.db")
            done = limited.run_python("tests.db.until_full", str(disk))
            assert json.loads(done.stdout)["told"][0] == "store.disk_full"
            room = tmp_path / "room"
            room.mkdir()
            for file in disk.iterdir():
                shutil.copyfile(file, room / file.name)
            nothing_lost(room, done, {"store.disk_full"})
    done = limited.run_python("tests.db.until_full", str(closed), str(2 * 1024 * 1024))
    nothing_lost(closed, done, {"store.disk_full", "store.disk_trouble"})


def test_a_store_is_not_made_on_a_full_disk(tmp_path: Path) -> None:
    """What was begun is not taken for a store; with room it is made."""
    code = (
        "import resource, sys, pathlib; from db.store import EncryptedStore;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536));"
        "EncryptedStore.create(pathlib.Path(sys.argv[1]), bytes(32), 'device')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "store.disk_trouble" in done.stderr or "store.disk_full" in done.stderr
    assert not (tmp_path / "store.db").exists()
    new_store(tmp_path).close()
