"""Archived papers: each is kept once, sealed, and comes back exactly or not at all."""

from __future__ import annotations

import hashlib
import stat
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.devices.document_store import EncryptedDocuments
from app.errors import DeviceTrouble
from tests import limited
from tests.told import told

KEY, OTHER_KEY = bytes(range(32)), bytes(range(1, 33))
PAPER = b"%PDF-1.4 Nguy\xe1\xbb\x85n V\xc4\x83n M\xe1\xba\xabu " * 2_000


@pytest.fixture
def documents(tmp_path: Path) -> EncryptedDocuments:
    return EncryptedDocuments(tmp_path / "documents", KEY)


def files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=5_000))
def test_any_paper_comes_back_exactly(documents: EncryptedDocuments, content: bytes) -> None:
    sha256 = documents.keep(content)
    assert sha256 == hashlib.sha256(content).hexdigest()
    assert documents.read(sha256) == content


def test_the_same_paper_twice_is_one_file(documents: EncryptedDocuments, tmp_path: Path) -> None:
    first = documents.keep(PAPER)
    before = {file: file.stat().st_mtime_ns for file in files(tmp_path)}
    assert documents.keep(PAPER) == first
    assert {file: file.stat().st_mtime_ns for file in files(tmp_path)} == before
    assert len(before) == 1


def test_the_file_tells_nothing_to_anybody(documents: EncryptedDocuments, tmp_path: Path) -> None:
    sha256 = documents.keep(PAPER)
    (file,) = files(tmp_path)
    assert b"PDF" not in file.read_bytes()
    assert sha256 not in str(file), "who knows a paper could tell that it is here"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    again = EncryptedDocuments(tmp_path / "elsewhere", KEY)
    again.keep(PAPER)
    assert files(tmp_path / "elsewhere")[0].read_bytes() != file.read_bytes()


def test_a_paper_that_is_not_there_is_told(documents: EncryptedDocuments) -> None:
    with told(DeviceTrouble, "documents.missing"):
        documents.read("0" * 64)


@pytest.mark.parametrize("place", [0, 7, 8, 19, 20, 1_000, -1])
def test_one_flipped_bit_is_told_and_keeping_again_puts_it_right(
    documents: EncryptedDocuments, tmp_path: Path, place: int
) -> None:
    sha256 = documents.keep(PAPER)
    (file,) = files(tmp_path)
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)
    with told(DeviceTrouble, "documents.damaged"):
        documents.read(sha256)
    assert documents.keep(PAPER) == sha256
    assert documents.read(sha256) == PAPER


@pytest.mark.parametrize("size", [0, 1, 8, 20, 30, 1_000])
def test_a_cut_file_is_told(documents: EncryptedDocuments, tmp_path: Path, size: int) -> None:
    sha256 = documents.keep(PAPER)
    (file,) = files(tmp_path)
    file.write_bytes(file.read_bytes()[:size])
    with told(DeviceTrouble, "documents.damaged"):
        documents.read(sha256)


def test_a_paper_put_in_the_place_of_another_is_told(documents: EncryptedDocuments, tmp_path: Path) -> None:
    """Sealed with the right key, but it is not the paper that was asked for."""
    one = documents.keep(b"one")
    (file,) = files(tmp_path)
    sealed = file.read_bytes()
    file.unlink()
    other = documents.keep(b"two")
    (place,) = files(tmp_path)
    place.write_bytes(sealed)
    with told(DeviceTrouble, "documents.damaged"):
        documents.read(other)
    with told(DeviceTrouble, "documents.missing"):
        documents.read(one)


def test_another_key_opens_nothing(documents: EncryptedDocuments, tmp_path: Path) -> None:
    sha256 = documents.keep(PAPER)
    with told(DeviceTrouble, "documents.missing"):
        EncryptedDocuments(tmp_path / "documents", OTHER_KEY).read(sha256)


def test_after_a_change_of_key_all_papers_are_taken_over(
    documents: EncryptedDocuments, tmp_path: Path
) -> None:
    """Also when it is done again from the beginning, because the first time was cut short."""
    kept = [documents.keep(content) for content in (b"one", b"two", b"three")]
    renewed = EncryptedDocuments(tmp_path / "documents", OTHER_KEY)
    for sha256 in (*kept[:2], *kept):
        renewed.take_over(sha256, documents)
    assert [renewed.read(sha256) for sha256 in kept] == [b"one", b"two", b"three"]
    assert len(files(tmp_path)) == 3
    with told(DeviceTrouble, "documents.missing"):
        documents.read(kept[0])


def test_several_lanes_may_keep_the_same_paper(documents: EncryptedDocuments, tmp_path: Path) -> None:
    everybody = threading.Barrier(8)
    kept: list[str] = []

    def keep() -> None:
        everybody.wait(20)
        kept.append(documents.keep(PAPER))

    lanes = [threading.Thread(target=keep) for _ in range(8)]
    for lane in lanes:
        lane.start()
    for lane in lanes:
        lane.join()
    assert len(kept) == 8
    assert documents.read(kept[0]) == PAPER
    assert len(files(tmp_path)) == 1


KEEP = """
import pathlib, resource
from app.devices.document_store import EncryptedDocuments
from app.errors import DeskError
{limit}
try:
    EncryptedDocuments(pathlib.Path({folder!r}), bytes(range(32))).keep(bytes(100_000))
except DeskError as error:
    print(error.code)
"""


def test_a_full_disk_is_told_and_leaves_nothing_half(documents: EncryptedDocuments, tmp_path: Path) -> None:
    sha256 = documents.keep(PAPER)
    limit = "resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000))"
    done = limited.run_code(KEEP.format(limit=limit, folder=str(tmp_path / "documents")))
    assert done.stdout.strip() == "documents.disk_full", done.stderr
    assert len(files(tmp_path)) == 1
    assert documents.read(sha256) == PAPER


def test_a_folder_that_cannot_be_written_is_told(documents: EncryptedDocuments, tmp_path: Path) -> None:
    sha256 = documents.keep(PAPER)
    with limited.read_only(tmp_path / "documents"):
        done = limited.run_code(KEEP.format(limit="", folder=str(tmp_path / "documents")))
        assert documents.read(sha256) == PAPER
    assert done.stdout.strip() == "documents.read_only", done.stderr
