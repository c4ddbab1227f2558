"""`motcua` as a process of its own: streams, exit codes, secrets, and what it does not load."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.bootstrap import desk
from app.devices.data_folder import DataFolder
from tests.commands.asking import FORM, Said, as_bytes, ask, certified_copy

PASSPHRASE = "một câu dài để mở máy"
OFFICE_FILE = """
name = "UBND XÃ MẪU"
identifier = "H56.14"
[[counters]]
name = "Quầy 1"
first_number = 5001
last_number = 5500
[[channels]]
kind = "bank"
bin = "970418"
account = "0000123456789"
holder = "UBND XA MAU"
"""
CARD = "001099000001||Nguyễn Văn Mẫu|05031999|Nam|Thôn Mẫu, xã Mẫu, tỉnh Mẫu|01012022"


def test_an_office_is_founded_and_works_without_a_key_store(tmp_path: Path) -> None:
    file = tmp_path / "office.toml"
    file.write_text(OFFICE_FILE, "utf-8")
    data = tmp_path / "data"
    secret = PASSPHRASE.encode() + b"\n"
    founded = ask("init", "--office", file, "--passphrase-stdin", "--json", data=data, stdin=secret)
    assert founded.code == 0, founded
    assert len(founded.answer["recovery_key"].replace("-", "")) == 40
    form = tmp_path / "form.json"
    form.write_bytes(as_bytes(FORM))

    by_stdin = ask("--passphrase-stdin", "--json", "accept", form, data=data, stdin=secret)
    assert by_stdin.code == 0, by_stdin
    assert by_stdin.answer["number"].endswith("-5001")

    reading, writing = os.pipe()
    os.write(writing, secret)  # and left open: the command reads one line and does not wait for the end
    try:
        by_descriptor = ask(
            "search", "Nguyen Van Mau", "--json",
            data=data, environment={"MOTCUA_PASSPHRASE_FD": str(reading)}, pass_fds=(reading,),
        )  # fmt: skip
    finally:
        os.close(reading)
        os.close(writing)
    assert [line["number"] for line in by_descriptor.answer] == [by_stdin.answer["number"]]

    wrong = ask("search", "x", "--passphrase-stdin", "--json", data=data, stdin=b"sai\n")
    assert (wrong.code, wrong.error["code"]) == (1, "keys.wrong_passphrase")
    none = ask("search", "x", "--json", data=data)
    assert (none.code, none.error["code"]) == (1, "keys.passphrase_needed")
    assert "MOTCUA_PASSPHRASE_FD" in none.error["message"]
    twice = ask("accept", "-", "--passphrase-stdin", "--json", data=data, stdin=secret)
    assert (twice.code, twice.error["code"]) == (2, "command.stdin_twice")
    again = ask("init", "--office", file, "--passphrase-stdin", "--json", data=data, stdin=secret)
    assert (again.code, again.error["code"]) == (1, "store.exists")


@pytest.mark.parametrize("number", ["77", "x", "99999999999999999999", "-1"])
def test_a_descriptor_that_is_none_is_told(office: Path, number: str) -> None:
    said = ask("search", "x", "--json", data=office, environment={"MOTCUA_PASSPHRASE_FD": number})
    assert (said.code, said.error["code"]) == (1, "keys.descriptor")


def test_a_command_works_beside_an_open_window(office: Path) -> None:
    window = DataFolder(office).open_window()
    with contextlib.closing(desk(office, "thử nghiệm, không có gì thật")) as open_desk:
        before = open_desk.data_version()
        said = ask("accept", "-", "--json", data=office, stdin=as_bytes(FORM))
        assert said.code == 0, said
        assert open_desk.data_version() != before
        assert [line.number for line in open_desk.find.search("", 5)] == [said.answer["number"]]
    assert DataFolder(office).window_is_open()
    window.release()


@pytest.mark.parametrize("words", [("id-card",), ("accept", "-"), ("act", "-"), ("doctor",)])
def test_no_command_but_the_demo_loads_qt(office: Path, words: tuple[str, ...]) -> None:
    stdin = CARD.encode() if words == ("id-card",) else as_bytes(certified_copy())
    said = ask(*words, "--json", data=office, stdin=stdin, options=("-X", "importtime"))
    assert said.code in (0, 1)
    loaded = {
        line.rsplit("|", 1)[-1].strip() for line in said.err.decode().splitlines() if "import time:" in line
    }
    assert "app.cli" in loaded
    assert not {name for name in loaded if name.startswith(("PySide6", "shiboken6", "ui"))}
    if words == ("id-card",):
        assert not {
            name
            for name in loaded
            if name.startswith(("sqlalchemy", "sqlcipher3", "reportlab", "PIL", "app.services"))
        }


def test_answers_are_utf_8_whatever_the_code_page_of_the_system() -> None:
    said = ask(
        "id-card",
        "--json",
        stdin=CARD.encode(),
        environment={"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    )
    assert said.answer["full_name"] == "Nguyễn Văn Mẫu"
    words = ask("id-card", stdin=CARD.encode(), environment={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert "họ tên: Nguyễn Văn Mẫu" in words.out.decode("utf-8")


def test_a_reader_that_has_gone_is_no_trouble(nowhere: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "app",
        "catalogue",
        "search",
        "",
        "--limit",
        "1000",
        "--data",
        str(nowhere),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
        process.wait(60)
    assert told == b""
    assert process.returncode == 1


def test_a_full_disk_under_the_answer_is_told(nowhere: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "app", "catalogue", "show", "1.004873", "--json", "--data", str(nowhere)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert "Không ghi được câu trả lời" in done.stderr.decode("utf-8")


def test_without_json_a_refusal_stands_on_stderr_alone(nowhere: Path) -> None:
    said = ask("search", "x", data=nowhere)
    assert said.code == 1
    assert said.out == b""
    assert said.err.decode("utf-8").startswith("motcua: Thư mục ")


def test_the_demo_runs_a_visit_through_the_window(tmp_path: Path) -> None:
    said: Said = ask("demo", "--out", tmp_path / "out", "--json")
    assert said.code == 0, said
    files = [Path(file) for file in said.answer["files"]]
    assert {file.suffix for file in files} >= {".pdf", ".png", ".bin"}
    assert all(file.stat().st_size > 0 for file in files)
