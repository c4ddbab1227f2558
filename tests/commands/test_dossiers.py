"""Commands on dossiers: acts line by line, showing, finding, and papers written to files."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from tests.commands.asking import FORM, as_bytes, ask_here, certified_copy, form, refused_json, told_json


def accepted(data: Path, content: dict[str, Any] | None = None) -> dict[str, Any]:
    """A dossier that was taken in."""
    answer = told_json("accept", "-", data=data, stdin=as_bytes(content or FORM))
    assert isinstance(answer, dict)
    return answer


def codes_in(png: bytes) -> set[str]:
    """What an independent reader finds in a picture."""
    return {code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))}


def test_acts_are_done_line_by_line_and_a_refused_one_holds_up_nothing(office: Path) -> None:
    first = accepted(office)["number"]
    lines = (
        {"act": "accept", **certified_copy(print=["slip"])},
        {"act": "void", "number": first.lower().replace("-", " "), "reason": "nhập nhầm"},
        {"act": "void", "number": first, "reason": "lần hai"},
        {"act": "void", "number": first},
        {"act": "void", "number": first, "reason": "x", "why": "y"},
        {"act": "move", "number": first},
        {"act": "fly"},
        {"number": first},
        ["act"],
        {"act": "supplement", **FORM, "items": ["Giấy chứng sinh", " "], "reasons": []},
        {"act": "supplement", **FORM, "items": []},
        {"act": "refuse", **FORM, "reasons": ["Không thuộc thẩm quyền"]},
        {"act": "refuse", **FORM},
        {"act": "accept", **form(case="twice")},
        {"act": "accept", **FORM},
    )
    said = ask_here("act", "-", data=office, stdin=as_bytes(*lines) + b'\n\n{"act": "acc\n')
    assert said.code == 1
    told = said.lines
    assert [answer["line"] for answer in told] == [*range(1, 16), 17]
    done = [answer["line"] for answer in told if answer["ok"]]
    assert done == [1, 2, 10, 12, 15]
    refused = [answer["error"]["code"] for answer in told if not answer["ok"]]
    assert refused == [
        "intake.voided_already",
        "data_file.field_missing",
        "data_file.field_unknown",
        "command.act_not_yet",
        "command.act_unknown",
        "data_file.field_missing",
        "data_file.not_an_object",
        "intake.supplement_needs_items",
        "intake.refusal_needs_reason",
        "command.case_unknown",
        "json.cut",
    ]
    assert "chưa có trong bản này" in told[5]["error"]["message"]
    assert told[1]["number"] == first
    # Numbers follow each other: what was refused took none.
    assert [told[place]["number"][-4:] for place in (0, 14)] == ["5002", "5003"]
    assert told[9]["number"] == f"001/HDHS-Q1-20{first[7:9]}"
    assert told[11]["signed_by_head"] is True
    voided = told_json("show", first, data=office)
    assert (voided["voided_at"], voided["void_reason"]) == (told[1]["voided_at"], "nhập nhầm")
    assert told_json("audit", "verify", data=office)["ok"] is True


def test_acts_that_all_succeed_end_with_0(office: Path) -> None:
    said = ask_here("act", "-", data=office, stdin=as_bytes({"act": "accept", **FORM}) + b"\r\n")
    assert (said.code, [answer["ok"] for answer in said.lines]) == (0, [True])


def test_a_dossier_is_shown_under_its_number_as_typed_and_the_reading_is_journaled(office: Path) -> None:
    number = accepted(office)["number"]
    for typed in (number, number.lower(), number.replace("-", " "), f"  {number} "):
        assert told_json("show", typed, data=office)["number"] == number
    shown = told_json("show", number, data=office)
    assert [(line["act"], line["by"]) for line in shown["journal"]] == [("accepted", "command")] + [
        ("read", "command")
    ] * 4
    assert shown["status_name"] == "Được tiếp nhận"
    assert ask_here("show", number, "--lang", "en", data=office).out.decode().count("owner:") == 1


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("H56.14-261120-9999", "dossier.unknown"),
        ("H56.14-261345-0001", "number.date"),
        ("5001", "number.shape"),
        ("", "number.shape"),
        ("x" * 300, "text.too_long"),
        ("'; DROP TABLE dossiers; --", "number.shape"),
    ],
)
def test_a_number_that_leads_nowhere_is_told(typed: str, code: str, one_office: Path) -> None:
    assert refused_json("show", typed, data=one_office)["code"] == code


def test_dossiers_are_found_by_name_without_accents_number_and_id(office: Path) -> None:
    number = accepted(office)["number"]
    accepted(office, form(owner={"name": "Trần Thị Thử", "id_number": "001199000002"}))
    for text in ("nguyen van mau", "Nguyễn", number, "001099000001"):
        found = told_json("search", text, data=office)
        assert [line["number"] for line in found] == [number], text
    assert set(found[0]) >= {"number", "owner", "procedure", "status", "due"}
    assert found[0]["due"].endswith("+07:00")
    assert len(told_json("search", "", "--limit", "1", data=office)) == 1
    assert told_json("search", "khong co ai", data=office) == []


def test_papers_are_written_to_files_and_nothing_counts_as_printed(office: Path, tmp_path: Path) -> None:
    number = accepted(office, certified_copy())["number"]
    transfer = told_json("payment-qr", "--number", number, data=office)
    for name in ("01", "appointment", "declaration", "slip"):
        out = tmp_path / f"{name}.pdf"
        answer = told_json("print", number, "--form", name, "--out", out, data=office)
        assert answer["file"] == str(out)
        assert answer["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
        pages = subprocess.run(["pdfinfo", out], capture_output=True, text=True, check=True).stdout
        assert f"Pages:           {answer['pages']}" in pages
        subprocess.run(["qpdf", "--check", out], capture_output=True, check=True)
    text = subprocess.run(["pdftotext", tmp_path / "01.pdf", "-"], capture_output=True, text=True, check=True)
    assert number in text.stdout
    png = tmp_path / "slip.png"
    told_json("print", number, "--form", "slip", "--out", png, data=office)
    assert codes_in(png.read_bytes()) == {number, transfer}
    assert told_json("show", number, data=office)["prints"] == []
    assert list(tmp_path.glob(".*")) == []


def test_the_slip_as_pdf_has_the_dots_of_the_slip_at_their_own_size(office: Path, tmp_path: Path) -> None:
    number = accepted(office, certified_copy())["number"]
    for ending in ("pdf", "png"):
        told_json("print", number, "--form", "slip", "--out", tmp_path / f"slip.{ending}", data=office)
    png = Image.open(tmp_path / "slip.png").convert("1")
    size = subprocess.run(
        ["pdfinfo", tmp_path / "slip.pdf"], capture_output=True, text=True, check=True
    ).stdout
    # 576 dots at 8 per millimetre are 72 mm.
    assert f"Page size:       {576 / 8 / 25.4 * 72:.2f} x " in size
    subprocess.run(["pdfimages", "-png", tmp_path / "slip.pdf", tmp_path / "inside"], check=True)
    inside = Image.open(tmp_path / "inside-000.png").convert("1")
    assert inside.size == png.size
    assert inside.tobytes() == png.tobytes()
    subprocess.run(["pdftoppm", "-r", "300", "-png", tmp_path / "slip.pdf", tmp_path / "drawn"], check=True)
    assert number in codes_in((tmp_path / "drawn-1.png").read_bytes())


def test_forms_02_and_03_are_written_by_the_number_of_the_request(office: Path, tmp_path: Path) -> None:
    lines = [
        {"act": "supplement", **FORM, "items": ["Giấy chứng sinh"]},
        {"act": "refuse", **FORM, "reasons": ["Không thuộc thẩm quyền"]},
    ]
    numbers = [answer["number"] for answer in ask_here("act", "-", data=office, stdin=as_bytes(*lines)).lines]
    for number, name, word in zip(numbers, ("02", "03"), ("Giấy chứng sinh", "thẩm quyền"), strict=True):
        out = tmp_path / f"{name}.pdf"
        assert told_json("print", number, "--form", name, "--out", out, data=office)["pages"] >= 1
        text = subprocess.run(["pdftotext", out, "-"], capture_output=True, text=True, check=True).stdout
        assert number in text
        assert word in text
        assert refused_json("print", "009/HDHS-Q1-2026", "--form", name, "--out", out, data=office)


@pytest.mark.parametrize(
    ("name", "out", "code", "exit_code"),
    [
        ("control", "x.pdf", "command.form_not_yet", 1),
        ("04", "x.pdf", "command.form_not_yet", 1),
        ("99", "x.pdf", "command.form_unknown", 2),
        ("01", "x.png", "command.only_pdf", 2),
        ("01", "no/such/folder/x.pdf", "command.file_unwritable", 1),
        ("01", ".", "command.file_unwritable", 1),
    ],
)
def test_a_paper_that_cannot_be_written_is_told_and_nothing_is_left(
    name: str, out: str, code: str, exit_code: int, one_office: Path, tmp_path: Path
) -> None:
    number = accepted(one_office)["number"]
    error = refused_json(
        "print", number, "--form", name, "--out", tmp_path / out, data=one_office, code=exit_code
    )
    assert error["code"] == code
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_no_half_paper(one_office: Path) -> None:
    number = accepted(one_office)["number"]
    error = refused_json("print", number, "--form", "01", "--out", "/dev/full/x.pdf", data=one_office)
    assert error["code"] == "command.file_unwritable"
    assert json.dumps(error)
