"""Nobody who takes the disk away learns a name: everything in the data folder is searched for it."""

from __future__ import annotations

from pathlib import Path

from app.devices.data_folder import create_folder
from app.devices.document_store import EncryptedDocuments
from app.devices.key_store import LIGHTER, create_keys
from app.domain.dossier_number import NumberRange
from app.domain.draft import Draft
from db.store import EncryptedStore
from db.upkeep import back_up_daily
from tests.db.stores import COUNTER, DAY, accept
from tests.sample_dossiers import (
    RECEIVED,
    sample_form,
    sample_office,
    sample_officer,
    sample_person,
    sample_request,
)

NAME = "Đặng Thị Thử Nghiệm"
SECRETS = (NAME, "dang thi thu nghiem", "thu nghiem dang", "001099000042", "0900000042", "mau-42@example.vn")


def found_in(content: bytes) -> list[str]:
    """In any of the encodings and letter cases that a program could have written them in."""
    found: dict[str, None] = {}
    for secret in SECRETS:
        for told in (secret, secret.lower(), secret.upper()):
            if any(told.encode(way) in content for way in ("utf-8", "utf-16-le", "utf-16-be")):
                found[secret] = None
    return list(found)


def everything(folder: Path) -> dict[str, list[str]]:
    """Which of the secrets stand in which file, or in its name."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert len(files) > 4
    return {
        str(file): hits
        for file in files
        if (hits := found_in(file.read_bytes()) + found_in(str(file.relative_to(folder)).encode()))
    }


def test_no_name_and_no_number_of_a_person_can_be_read_off_the_disk(tmp_path: Path) -> None:
    folder = create_folder(tmp_path / "data")
    data_key, _ = create_keys(folder.path, "mật khẩu mẫu", False, strength=LIGHTER)
    store = EncryptedStore.create(folder.path, data_key, "device-1")
    owner = sample_person(NAME, id_number="001099000042", phone="0900000042", email="mau-42@example.vn")
    with store.transaction() as change:
        change.office.set_office(sample_office())
        change.office.add_counter(COUNTER)
        change.numbers.grant(COUNTER.id, [NumberRange(5_001, 5_500)])
        change.drafts.keep(Draft("d", COUNTER.id, {"owner.name": NAME}, NAME, RECEIVED, RECEIVED))
        change.requests.add(sample_request(form=sample_form(owner=owner)))
        change.journal.append("draft_dropped", "d", sample_officer(), RECEIVED, before=owner)
    documents = EncryptedDocuments(folder.documents, data_key)
    for _ in range(50):
        number = accept(store, form=sample_form(owner=owner)).number
        sha256 = documents.keep(f"{NAME} {number} 001099000042".encode() * 50)
    with store.reading() as now:
        assert now.dossiers.search("thu nghiem dang", 5)
        # Looked at while work goes on: the write-ahead log and the shared memory are files too.
        assert everything(folder.path) == {}
    back_up_daily(store, DAY)
    assert everything(folder.path) == {}
    store.close()
    assert everything(folder.path) == {}
    assert found_in(documents.read(sha256)) == [NAME, "001099000042"]
    assert sha256 not in " ".join(str(file) for file in folder.path.rglob("*"))
