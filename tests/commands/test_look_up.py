"""Commands that only look something up, with an office and without one."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.card_text import decode_scan
from app.domain.payment_qr import read_payment_text
from tests.commands.asking import as_bytes, ask_here, certified_copy, refused_json, told_json

CARD = "001099000001|123456789|Nguyễn Văn Mẫu|05031999|Nam|Thôn Mẫu, xã Mẫu, tỉnh Mẫu|01012022"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_card_is_read_from_stdin(encoding: str) -> None:
    card = told_json("id-card", stdin=(CARD + "\r\n").encode(encoding))
    assert {key: card[key] for key in list(card)[:7]} == {
        "id_number": "001099000001",
        "old_id_number": "123456789",
        "full_name": "Nguyễn Văn Mẫu",
        "birth_date": "1999-03-05",
        "sex": "male",
        "address": "Thôn Mẫu, xã Mẫu, tỉnh Mẫu",
        "issued_on": "2022-01-01",
    }


def test_what_a_card_does_not_tell_is_null() -> None:
    card = told_json("id-card", stdin=b"001099000001||||||")
    assert [
        card[key] for key in ("old_id_number", "full_name", "birth_date", "sex", "address", "issued_on")
    ] == [None] * 6
    assert card["warnings"]


@pytest.mark.parametrize("stdin", [b"", b"hello", b"\xff\xfe\x00", b"\x00" * 100, b"|" * 3000, b"9" * 70_000])
def test_what_is_no_card_is_refused_with_a_sentence(stdin: bytes) -> None:
    error = refused_json("id-card", stdin=stdin)
    assert error["code"].startswith(("id_card.", "command.file_too_large"))


def test_damaged_bytes_are_read_as_a_reader_on_a_wire_would_send_them() -> None:
    damaged = "001099000001||Nguyễn Văn Mẫu|05031999|Nam||".encode().decode("cp1252", "replace").encode()
    assert told_json("id-card", stdin=damaged)["id_number"] == "001099000001"
    assert decode_scan(damaged)


@pytest.mark.parametrize("place", ["office", "shipped"])
def test_a_due_date_is_told_with_its_grounds(place: str, one_office: Path, nowhere: Path) -> None:
    answer = told_json(
        "deadline", "--procedure", "1.004873", "--received", "2026-11-20T08:15:00+07:00",
        data=one_office if place == "office" else nowhere,
    )  # fmt: skip
    # Friday; Tuesday the 24th is Vietnam Culture Day: three working days end on Thursday.
    assert answer["due"] == "2026-11-26T08:15:00+07:00"
    assert (answer["unit"], answer["value"], answer["catalogue"]) == ("working_day", 3, place)
    assert answer["rule_set"]
    assert answer["calendar_version"]
    assert any("Ngày Văn hóa" in line for line in answer["explained"])


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-11-20T01:15:00Z", "2026-11-26T08:15:00+07:00"),
        ("2026-11-20T08:15", "2026-11-26T08:15:00+07:00"),
        ("2026-11-20T23:00:00+07:00", "2026-11-27T07:30:00+07:00"),
    ],
)
def test_a_moment_of_any_zone_is_counted_on_the_wall_of_the_office(
    received: str, due: str, nowhere: Path
) -> None:
    told = told_json("deadline", "--procedure", "1.004873", "--received", received, data=nowhere)
    assert told["due"] == due


@pytest.mark.parametrize(
    "received",
    ["", "tomorrow", "2026-11-20", "2026-02-30T08:00:00+07:00", "0001-01-01T00:00:00", "9999-12-31T23:59Z"],
)
def test_what_is_no_moment_is_wrong_use(received: str, nowhere: Path) -> None:
    words = ("deadline", "--procedure", "1.004873", "--received", received)
    assert refused_json(*words, data=nowhere, code=2)["code"] == "command.bad_moment"


def test_an_unknown_case_is_refused_and_the_known_ones_named(nowhere: Path) -> None:
    words = ("--procedure", "1.004873", "--case", "twice")
    for command in (("deadline", "--received", "2026-11-20T08:15:00+07:00"), ("fee",)):
        error = refused_json(*command, *words, data=nowhere)
        assert error["code"] == "command.case_unknown"
        assert "reissue" in error["message"]


def test_an_unknown_procedure_is_refused(one_office: Path, nowhere: Path) -> None:
    for data in (one_office, nowhere):
        error = refused_json("catalogue", "show", "9.999999", data=data)
        assert (error["code"], error["facts"]) == ("catalogue.unknown_procedure", {"procedure": "9.999999"})


@pytest.mark.parametrize("place", ["office", "shipped"])
def test_a_fee_is_told_and_an_unknown_one_is_never_0(place: str, one_office: Path, nowhere: Path) -> None:
    data = one_office if place == "office" else nowhere
    known = told_json("fee", "--procedure", "2.000815", "--pages", "3", "--copies", "2", data=data)
    # 2,000 đ each for the first two pages, 1,000 đ from the third on, twice.
    assert (known["total_dong"], known["catalogue"]) == (10_000, place)
    assert [(line["kind"], line["amount_dong"]) for line in known["lines"]] == [("fee", 10_000)]
    unknown = told_json("fee", "--procedure", "1.004873", data=data)
    assert unknown["total_dong"] is None
    assert [line["amount_dong"] for line in unknown["lines"]] == [None]


def test_a_fee_that_is_let_off_is_free_and_says_why(nowhere: Path) -> None:
    shown = told_json("catalogue", "show", "1.004873", data=nowhere)
    ground = next(one["id"] for rule in shown["fees"] for one in rule["exemptions"])
    answer = told_json("fee", "--procedure", "1.004873", "--exempt", ground, data=nowhere)
    assert (answer["total_dong"], answer["free"]) == (0, True)
    assert answer["lines"][0]["exemption"]
    error = refused_json("fee", "--procedure", "1.004873", "--exempt", "rich", data=nowhere)
    assert error["code"] == "fee.exemption_unknown"


@pytest.mark.parametrize("words", [("--pages", "0"), ("--copies", "-3"), ("--pages", "99999999999999999999")])
def test_counts_that_cannot_be_are_refused(words: tuple[str, ...], nowhere: Path) -> None:
    assert refused_json("fee", "--procedure", "2.000815", *words, data=nowhere)["code"].endswith(
        "out_of_range"
    )


@pytest.mark.parametrize("place", ["office", "shipped"])
def test_procedures_are_found_by_shorthand(place: str, one_office: Path, nowhere: Path) -> None:
    data = one_office if place == "office" else nowhere
    found = told_json("catalogue", "search", "tthn", "--limit", "3", data=data)
    assert found[0]["code"] == "1.004873"
    assert set(found[0]) == {"code", "name", "field", "score", "catalogue"}
    assert {hit["catalogue"] for hit in found} == {place}
    assert told_json("catalogue", "search", "zzzz", data=data) == []


def test_a_shown_procedure_says_where_it_is_from_only_when_it_is_not_the_offices(
    one_office: Path, nowhere: Path
) -> None:
    shipped = told_json("catalogue", "show", "1.004873", data=nowhere)
    assert shipped.pop("catalogue") == "shipped"
    assert told_json("catalogue", "show", "1.004873", data=one_office) == shipped


def test_a_transfer_text_is_told_alone(nowhere: Path) -> None:
    words = (
        "payment-qr",
        "--bin",
        "970418",
        "--account",
        "0000123456789",
        "--amount",
        "24000",
        "--purpose",
        "Lệ phí",
    )
    bare = ask_here(*words, data=nowhere).out.decode()
    assert bare.endswith("\n")
    request = read_payment_text(bare)
    assert (request.account.bin, request.amount_dong, request.purpose) == ("970418", 24_000, "Le phi")
    assert told_json(*words, data=nowhere) == bare.strip()


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        (("--bin", "97", "--account", "1"), "payment.bin", 1),
        (("--bin", "970418", "--account", ""), "payment.account", 1),
        (("--bin", "970418", "--account", "1", "--amount", "-5"), "payment.amount", 1),
        (("--bin", "970418", "--account", "1", "--purpose", "x" * 26), "payment.purpose_too_long", 1),
        (("--bin", "970418"), "command.payment_either", 2),
        ((), "command.payment_either", 2),
        (("--number", "H56.14-261120-5001", "--bin", "970418"), "command.payment_either", 2),
    ],
)
def test_a_transfer_text_that_would_be_wrong_is_refused(
    words: tuple[str, ...], code: str, exit_code: int, nowhere: Path
) -> None:
    assert refused_json("payment-qr", *words, data=nowhere, code=exit_code)["code"] == code


def test_a_dossier_tells_the_transfer_text_of_its_papers_or_why_there_is_none(office: Path) -> None:
    costs = told_json("accept", "-", data=office, stdin=as_bytes(certified_copy()))
    text = told_json("payment-qr", "--number", costs["number"], data=office)
    assert read_payment_text(text).amount_dong == costs["total_dong"] == 10_000

    one = certified_copy(visit=costs["visit"])
    other = told_json("accept", "-", data=office, stdin=as_bytes(one))
    whole = told_json("payment-qr", "--number", other["number"], "--visit", data=office)
    assert read_payment_text(whole).amount_dong == 20_000

    unknown = told_json(
        "accept", "-", data=office, stdin=as_bytes({**certified_copy(), "procedure": "1.004873"})
    )
    error = refused_json("payment-qr", "--number", unknown["number"], data=office)
    assert error["code"] == "command.amount_unknown"
    lines = [{"act": "void", "number": costs["number"], "reason": "nhập thử"}]
    assert ask_here("act", "-", data=office, stdin=as_bytes(*lines)).code == 0
    assert (
        refused_json("payment-qr", "--number", costs["number"], data=office)["code"]
        == "command.nothing_to_pay"
    )
