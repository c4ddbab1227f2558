"""Commands on the office as a whole: founding, catalogues, tables, doctor, journal, backup."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import PRACTICE_PASSPHRASE, desk
from app.devices.key_store import unlock
from db.connection import open_raw
from tests.commands.asking import FORM, as_bytes, ask_here, refused_json, told_json

PASSPHRASE = b"a long enough passphrase\n"


def test_the_sample_office_is_founded_with_one_word(tmp_path: Path) -> None:
    answer = told_json("init", "--practice", data=tmp_path / "new")
    assert answer["practice"] is True
    assert told_json("accept", "-", data=tmp_path / "new", stdin=as_bytes(FORM))["status"] == 2
    again = refused_json("init", "--practice", data=tmp_path / "new")
    assert again["code"] == "store.exists"
    words = ask_here("init", "--practice", data=tmp_path / "other").out.decode()
    assert "khóa khôi phục: " in words
    assert "hai người giữ" in words


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "office.field"),
        (b"name = 1", "office.field"),
        (b'name = "UBND"\nidentifier = "x"', "number.agency"),
        (b"name = ", "office.not_toml"),
        (b"\xff\xfe\x00", "office.not_toml"),
        (b"a = " + b"[" * 20_000, "office.not_toml"),
        (b"a = " + b"9" * 5_000, "office.not_toml"),
        (b'name = "UBND"\nidentifier = "H56.14"\n[[counters]]\nfirst_number = "x"', "office.field"),
        (b'name = "UBND"\nidentifier = "H56.14"\n[[channels]]\nbin = "1"', "payment.bin"),
        (b'name = "UBND"\nidentifier = "H56.14"\n[[printers]]\nkind = "fax"', "office.field"),
        (b"#" * 300_000, "command.file_too_large"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_an_office_file_that_is_wrong_founds_nothing(content: bytes, code: str, tmp_path: Path) -> None:
    file = tmp_path / "office.toml"
    file.write_bytes(content)
    data = tmp_path / "data"
    words = ("init", "--office", file, "--passphrase-stdin")
    assert refused_json(*words, data=data, stdin=PASSPHRASE)["code"] == code
    assert not (data / "store.db").exists()
    assert not (data / "keys.json").exists()


def test_a_short_passphrase_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "office.toml"
    file.write_text('name = "UBND"\nidentifier = "H56.14"', "utf-8")
    words = ("init", "--office", file, "--passphrase-stdin")
    assert refused_json(*words, data=tmp_path / "data", stdin=b"ngan\n")["code"] == "keys.passphrase_short"
    assert (
        refused_json(*words, data=tmp_path / "data", stdin=b"\xff\n")["code"]
        == "command.passphrase_unreadable"
    )


@pytest.mark.parametrize(
    "words", [(), ("--practice", "--office", "x.toml"), ("--practice", "--passphrase-stdin")]
)
def test_founding_needs_an_office_or_the_sample_not_both(words: tuple[str, ...], tmp_path: Path) -> None:
    assert refused_json("init", *words, data=tmp_path / "data", code=2)["code"] == "command.init_either"


def own_form(*procedures: dict[str, Any]) -> bytes:
    """A catalogue file in our own form."""
    return json.dumps({"motcua_catalogue": 1, "procedures": list(procedures)}).encode()


def test_a_catalogue_is_shown_before_it_is_taken_in(office: Path) -> None:
    shown = told_json("catalogue", "show", "1.004873", data=office)
    changed = {**shown, "name": "Cấp Giấy xác nhận độc thân"}
    new = {"code": "1.999999", "name": "Thủ tục thử", "field": "Hộ tịch"}
    bad = {"code": "1.888888", "name": "", "field": "Hộ tịch"}
    file = own_form(changed, new, bad)
    dry = told_json("catalogue", "import", "-", "--dry-run", data=office, stdin=file)
    assert (dry["added"], dry["changed"], dry["dry_run"]) == (["1.999999"], ["1.004873"], True)
    assert dry["fields"] == {"1.004873": ["name"]}
    assert [(row["code"], row["reason"]) for row in dry["refused"]] == [("1.888888", "catalogue.missing")]
    assert "name" in dry["refused"][0]["why"]
    assert told_json("catalogue", "show", "1.004873", data=office)["name"] == shown["name"]
    taken = told_json("catalogue", "import", "-", data=office, stdin=file)
    assert {**taken, "dry_run": True} == dry
    after = told_json("catalogue", "show", "1.004873", data=office)
    assert (after["name"], after["version"]) == (changed["name"], 2)
    again = told_json("catalogue", "import", "-", data=office, stdin=file)
    assert (again["added"], again["changed"], again["unchanged"]) == ([], [], 2)


def test_a_catalogue_of_another_system_keeps_what_it_cannot_tell(office: Path) -> None:
    before = told_json("catalogue", "show", "1.004873", data=office)
    national = {
        "error_code": "0",
        "result": [{"MATTHC": "1.004873", "TENTTHC": "Xác nhận tình trạng hôn nhân", "LINHVUCTHUCHIEN": [
            {"MALINHVUC": "G15-HT03", "TENLINHVUC": "Hộ tịch"}]}],
    }  # fmt: skip
    answer = told_json("catalogue", "import", "-", data=office, stdin=json.dumps(national).encode())
    assert answer["changed"] == ["1.004873"], answer
    after = told_json("catalogue", "show", "1.004873", data=office)
    assert after["name"] == "Xác nhận tình trạng hôn nhân"
    assert (after["declaration"], after["synonyms"]) == (before["declaration"], before["synonyms"])


def test_a_table_of_units_is_kept_and_offered(office: Path) -> None:
    table = "xã cũ,huyện cũ,tỉnh cũ,xã mới,tỉnh mới\nXã Cũ,Huyện Thử,Tỉnh Mẫu,Xã Mới,Tỉnh Mẫu\n,,,,\n"
    answer = told_json("units", "import", "-", data=office, stdin=table.encode("utf-8-sig"))
    assert answer["units"] == 1
    assert [row["line"] for row in answer["refused"]] == [3]
    assert answer["refused"][0]["why"]
    with contextlib.closing(desk(office, PRACTICE_PASSPHRASE)) as opened:
        assert [change.new_commune for change in opened.catalogue.today().unit_changes] == ["Xã Mới"]


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (b"", "address.no_header"),
        (b"a,b\n1,2\n", "address.no_header"),
        ("xã cũ,tỉnh cũ,xã mới,tỉnh mới\n".encode(), "command.table_empty"),
        ("xã cũ".encode("utf-16"), "command.table_not_utf8"),
        ("xã cũ".encode("cp1258", "replace") + b"\xff", "command.table_not_utf8"),
    ],
)
def test_a_table_of_units_that_is_none_is_refused(table: bytes, code: str, one_office: Path) -> None:
    assert refused_json("units", "import", "-", data=one_office, stdin=table)["code"] == code


def test_the_doctor_looks_at_every_layer_and_says_what_to_do(one_office: Path) -> None:
    checks = told_json("doctor", data=one_office)["checks"]
    assert [check["id"] for check in checks] == [
        "receipt_printer", "page_printer", "code_reader", "card_readers", "store", "journal", "calendar", "disk",
    ]  # fmt: skip
    for check in checks:
        assert check["state"] in ("ok", "warn", "fail")
        assert check["advice"].endswith((".", ")."))


@pytest.mark.parametrize("damage", ["empty", "keys", "store", "settings"])
def test_the_doctor_says_why_a_folder_cannot_be_opened(damage: str, office: Path, nowhere: Path) -> None:
    wanted = {
        "empty": "folder.empty",
        "keys": "keys.damaged",
        "store": "store.unreadable",
        "settings": "settings.unreadable",
    }[damage]
    if damage == "keys":
        (office / "keys.json").write_bytes(b"{")
    elif damage == "store":
        (office / "store.db").write_bytes(b"\0" * 8192)
    elif damage == "settings":
        (office / "motcua.toml").write_bytes(b"\xff")
    data = nowhere / "deeper" / "still" if damage == "empty" else office
    checks = told_json("doctor", data=data)["checks"]
    assert (checks[0]["id"], checks[0]["state"], checks[0]["code"]) == ("store", "fail", wanted)
    assert checks[0]["advice"]
    assert checks[1]["id"] == "disk"
    assert refused_json("search", "x", data=data)["code"] == wanted


def test_a_whole_journal_is_said_to_be_whole(office: Path) -> None:
    before = told_json("audit", "verify", data=office)
    assert (before["ok"], before["first_bad"]) == (True, None)
    told_json("accept", "-", data=office, stdin=as_bytes(FORM))
    assert told_json("audit", "verify", data=office)["lines"] == before["lines"] + 1


def test_a_journal_that_was_changed_by_hand_is_found_out(office: Path) -> None:
    told_json("accept", "-", data=office, stdin=as_bytes(FORM))
    with contextlib.closing(open_raw(office / "store.db", unlock(office, PRACTICE_PASSPHRASE))) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("UPDATE journal SET act = 'read' WHERE position = 50")
    said = ask_here("audit", "verify", "--json", data=office)
    assert said.code == 1
    assert (said.answer["ok"], said.answer["first_bad"]) == (False, 50)
    assert said.answer["error"]["code"] == "diagnostics.journal_broken"


def test_a_backup_opens_with_its_own_keys_and_overwrites_nothing(office: Path, tmp_path: Path) -> None:
    number = told_json("accept", "-", data=office, stdin=as_bytes(FORM))["number"]
    answer = told_json("backup", tmp_path / "copy.db", data=office)
    assert answer["ok"] is True
    assert b"SQLite format 3" not in Path(answer["file"]).read_bytes()[:16]
    restored = tmp_path / "restored"
    restored.mkdir()
    Path(answer["file"]).rename(restored / "store.db")
    Path(answer["keys"]).rename(restored / "keys.json")
    assert told_json("show", number, data=restored)["number"] == number
    taken = tmp_path / "taken"
    taken.write_bytes(b"mine")
    for target in (taken, office / "store.db", tmp_path):
        assert refused_json("backup", target, data=office)["code"] == "store.backup_exists"
    assert taken.read_bytes() == b"mine"
    assert refused_json("backup", taken / "such", data=office)["code"] == "store.backup_failed"
