"""The documented form of `motcua accept`: every field arrives, nothing is guessed, nothing is skipped."""

from __future__ import annotations

import copy
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.messages import all_sentences
from tests.commands.asking import (
    FORM,
    Said,
    as_bytes,
    ask_here,
    certified_copy,
    form,
    refused_json,
    told_json,
)

BIRTH = "1.001193"


def accept(data: Path, content: object) -> Said:
    """Accept a form given on stdin."""
    return ask_here("accept", "-", "--json", data=data, stdin=as_bytes(content))


def test_the_documented_form_is_accepted_and_answers_with_number_due_and_total(one_office: Path) -> None:
    answer = told_json("accept", "-", data=one_office, stdin=as_bytes(FORM))
    assert set(answer) >= {"number", "received_at", "due", "total_dong", "status"}
    assert answer["number"].startswith("H56.14-")
    assert answer["status"] == 2
    assert answer["total_dong"] is None
    assert answer["case"] == "first"
    for moment in (answer["received_at"], answer["due"]):
        assert dt.datetime.fromisoformat(moment).utcoffset() == dt.timedelta(hours=7)
        assert moment.endswith("+07:00")


def test_everything_in_the_form_is_in_the_dossier(one_office: Path) -> None:
    declaration_group = told_json("catalogue", "show", BIRTH, data=one_office)["declaration"][0]
    field = declaration_group["fields"][0]["id"]
    told: dict[str, Any] = form(
        procedure=BIRTH,
        case="late",
        channel="postal",
        tracking_number="EA 123456789 VN",
        filer={
            **FORM["owner"],
            "name": "Trần Thị Thử",
            "id_number": "001199000002",
            "sex": "Nữ",
            "phone": "0900000000",
        },
        relation="authorised",
        components=[
            {"id": "declaration", "state": "present", "originals": 2, "copies": 1},
            {"id": "id_paper", "state": "missing", "why": "để quên ở nhà"},
            {"id": "birth_notice", "state": "missing"},
        ],
        declaration={declaration_group["id"]: {field: "Nguyễn Văn Con"}},
        received_at="2026-01-05T09:00:00+07:00",
        return_by="post",
        return_address="Thôn 2, xã Mẫu",
        note="hai dòng\nghi chú",
    )
    answer = told_json("accept", "-", data=one_office, stdin=as_bytes(told))
    shown = told_json("show", answer["number"], data=one_office)
    same = (
        "procedure",
        "case",
        "channel",
        "relation",
        "declaration",
        "received_at",
        "return_by",
        "return_address",
        "note",
    )
    assert {key: shown[key] for key in same} == {key: told[key] for key in same}
    assert answer["received_at"] == told["received_at"]
    assert shown["tracking_number"] == "EA 123456789 VN"
    assert {key: shown["owner"][key] for key in ("name", "id_number", "birth_date", "sex")} == {
        key: FORM["owner"][key] for key in ("name", "id_number", "birth_date", "sex")
    }
    assert (shown["filer"]["name"], shown["filer"]["sex"], shown["filer"]["phone"]) == (
        "Trần Thị Thử",
        "female",
        "0900000000",
    )
    papers = {paper["id"]: paper for paper in shown["components"]}
    assert (
        papers["declaration"]["state"],
        papers["declaration"]["originals"],
        papers["declaration"]["copies"],
    ) == (
        "present",
        2,
        1,
    )
    assert papers["id_paper"]["why"] == "để quên ở nhà"
    assert papers["birth_notice"]["why"] == "không ghi lý do (nhập bằng lệnh)"
    # Asked for only if there is any, and there is none.
    assert (papers["residence"]["state"], papers["residence"]["why"]) == ("not_applicable", "")
    not_named = set(papers) - {"declaration", "id_paper", "birth_notice", "residence"}
    assert not_named
    for name in not_named:
        assert (papers[name]["state"], papers[name]["why"]) == (
            "missing",
            "không ghi trong tệp nhập bằng lệnh",
        )
    assert set(answer["missing"]) == not_named | {"id_paper", "birth_notice"} == set(shown["missing"])


def test_an_unknown_case_is_refused_and_the_known_ones_named(one_office: Path) -> None:
    error = refused_json("accept", "-", data=one_office, stdin=as_bytes(form(case="twice")))
    assert (error["code"], error["facts"]["known"]) == ("command.case_unknown", "first, reissue")


def test_a_paper_of_another_case_is_left_out_and_said_so(one_office: Path) -> None:
    papers = [{"id": "old_paper", "state": "present"}]
    first = told_json("accept", "-", data=one_office, stdin=as_bytes(form(case="first", components=papers)))
    assert first["left_out"] == ["old_paper"]
    again = told_json("accept", "-", data=one_office, stdin=as_bytes(form(case="reissue", components=papers)))
    assert again["left_out"] == []
    assert "old_paper" not in again["missing"]


def test_nothing_is_queued_for_the_printer_unless_the_form_wishes_it(office: Path) -> None:
    silent = told_json("accept", "-", data=office, stdin=as_bytes(FORM))
    assert (silent["to_print"], told_json("show", silent["number"], data=office)["prints"]) == ([], [])
    wished = told_json("accept", "-", data=office, stdin=as_bytes(form(print=["slip", "appointment"])))
    queued = told_json("show", wished["number"], data=office)["prints"]
    assert [(job["paper"], job["state"]) for job in queued] == [
        ("slip", "waiting"),
        ("appointment", "waiting"),
    ]
    error = refused_json("accept", "-", data=office, stdin=as_bytes(form(print=["refusal"])))
    assert error["facts"]["where"] == "print"


def test_nobody_without_card_phone_or_address_is_turned_away(one_office: Path) -> None:
    bare = {"procedure": "1.004873", "owner": {"name": "Trần Thị Thử"}}
    assert told_json("accept", "-", data=one_office, stdin=as_bytes(bare))["number"]
    office = {"procedure": "1.004873", "owner": {"organisation": "Hợp tác xã Mẫu", "tax_code": "0100000001"}}
    assert told_json("accept", "-", data=one_office, stdin=as_bytes(office))["number"]


def test_several_dossiers_of_one_visit_are_told_together(one_office: Path) -> None:
    first = told_json("accept", "-", data=one_office, stdin=as_bytes(certified_copy()))
    second = told_json("accept", "-", data=one_office, stdin=as_bytes(certified_copy(visit=first["visit"])))
    shown = told_json("show", second["number"], data=one_office)
    assert shown["visit_numbers"] == [first["number"], second["number"]]
    assert shown["total_dong"] == 10_000


def test_only_an_officer_of_the_office_can_be_named(one_office: Path) -> None:
    known = ask_here(
        "accept", "-", "--officer", "Trần Thị Mẫu", "--json", data=one_office, stdin=as_bytes(FORM)
    )
    assert told_json("show", known.answer["number"], data=one_office)["received_by"] == "Trần Thị Mẫu"
    error = refused_json("accept", "-", "--officer", "Lê Văn Lạ", data=one_office, stdin=as_bytes(FORM))
    assert error["code"] == "command.officer_unknown"
    assert "Lạ" not in json.dumps(error, ensure_ascii=False)


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"procedure": None}, "data_file.field_missing", "procedure"),
    ({"procedure": 1.004873}, "data_file.field_wrong", "procedure"),
    ({"channel": "fax"}, "data_file.field_wrong", "channel"),
    ({"owner": None}, "data_file.field_missing", "owner"),
    ({"owner": "Nguyễn Văn Mẫu"}, "data_file.field_wrong", "owner"),
    ({"owner": {"nmae": "Nguyễn Văn Mẫu"}}, "data_file.field_unknown", "owner.nmae"),
    ({"owner": {"name": "x" * 201}}, "data_file.field_wrong", "owner.name"),
    ({"owner": {"name": ["x"]}}, "data_file.field_wrong", "owner.name"),
    ({"owner": {"name": "x", "birth_date": "05/03/1999"}}, "data_file.field_wrong", "owner.birth_date"),
    ({"owner": {"name": "x", "birth_date": "1999-02-30"}}, "data_file.field_wrong", "owner.birth_date"),
    ({"owner": {"name": "x", "sex": "nam giới"}}, "data_file.field_wrong", "owner.sex"),
    ({"owner": {"name": "x", "id_kind": "gplx"}}, "data_file.field_wrong", "owner.id_kind"),
    ({"components": {}}, "data_file.field_wrong", "components"),
    ({"components": [{"id": "id_paper"}]}, "data_file.field_missing", "components[0].state"),
    ({"components": [{"id": "id_paper", "state": "lost"}]}, "data_file.field_wrong", "components[0].state"),
    ({"components": [{"id": "x", "state": "present"}]}, "data_file.field_unknown", "components.x"),
    (
        {"components": [{"id": "id_paper", "state": "present"}] * 2},
        "data_file.field_wrong",
        "components[1].id",
    ),
    (
        {"components": [{"id": "id_paper", "state": "present", "originals": -1}]},
        "data_file.field_wrong",
        "components[0].originals",
    ),
    ({"declaration": {"nobody": {"name": "x"}}}, "data_file.field_unknown", "declaration.nobody.name"),
    ({"declaration": {"requester": []}}, "data_file.field_wrong", "declaration.requester"),
    ({"pages": True}, "data_file.field_wrong", "pages"),
    ({"pages": 0}, "data_file.field_wrong", "pages"),
    ({"copies": 1.5}, "data_file.field_wrong", "copies"),
    ({"exempt": 7}, "data_file.field_wrong", "exempt"),
    ({"received_at": "yesterday"}, "data_file.field_wrong", "received_at"),
    ({"received_at": "0001-01-01T00:00:00+07:00"}, "data_file.field_wrong", "received_at"),
    ({"assisted": "yes"}, "data_file.field_wrong", "assisted"),
    ({"compnents": []}, "data_file.field_unknown", "compnents"),
]


@pytest.mark.parametrize(("changes", "code", "where"), WRONG, ids=lambda value: str(value)[:40])
def test_a_wrong_field_is_refused_by_its_place(
    changes: dict[str, Any], code: str, where: str, one_office: Path
) -> None:
    error = refused_json("accept", "-", data=one_office, stdin=as_bytes(form(**changes)))
    assert (error["code"], error["facts"]["where"]) == (code, where)


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"owner": {"name": ""}}, "owner.name", "intake.name_needed"),
        ({"owner": {"name": "x", "id_number": "12"}}, "owner.id_number", "intake.id_number_cccd"),
        ({"exempt": "rich"}, "exempt", "intake.exemption_unknown"),
        ({"received_at": "2150-01-01T08:00:00+07:00"}, "received_at", "intake.received_in_future"),
        ({"channel": "online", "assisted": True}, "channel", "intake.assisted_is_not_online"),
        ({"procedure": "2.000815", "components": []}, "pages", "intake.pages_needed"),
    ],
)
def test_what_the_desk_would_not_accept_is_refused_field_by_field(
    changes: dict[str, Any], field: str, code: str, one_office: Path
) -> None:
    error = refused_json("accept", "-", data=one_office, stdin=as_bytes(form(**changes)))
    assert error["code"] == "intake.not_complete"
    faults = error["facts"]["faults"]
    assert [(fault["field"], fault["code"]) for fault in faults] == [(field, code)]
    assert faults[0]["message"] in error["message"]


# ---------------------------------------------------------------- any JSON at all

GOOD = as_bytes(FORM)

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=300),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
PLACES = [(key,) for key in FORM] + [("owner", key) for key in FORM["owner"]] + [("components", 0)]


def changed(place: tuple[Any, ...], value: object) -> dict[str, Any]:
    """The documented form with one other value somewhere."""
    result = copy.deepcopy(FORM)
    inner: Any = result
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    return result


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.builds(changed, st.sampled_from(PLACES), ANY_JSON) | ANY_JSON)
def test_any_json_is_accepted_or_refused_with_a_sentence(content: object, one_office: Path) -> None:
    said = ask_here("accept", "-", "--json", data=one_office, stdin=json.dumps(content).encode())
    if said.code == 0:
        assert said.answer["number"].startswith("H56.14-")
    else:
        assert said.code == 1, said
        assert said.error["code"] in all_sentences()
    assert said.err == b""


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.sampled_from(
        [("accept", "-"), ("act", "-"), ("catalogue", "import", "-"), ("units", "import", "-")]
    ),
    content=st.binary(max_size=400)
    | st.builds(
        lambda at, bit: bytes([*GOOD[:at], GOOD[at] ^ bit, *GOOD[at + 1 :]]),
        st.integers(0, len(as_bytes(FORM)) - 1),
        st.integers(1, 255),
    ),
)
def test_any_bytes_are_taken_or_refused_with_a_sentence(
    words: tuple[str, ...], content: bytes, one_office: Path
) -> None:
    said = ask_here(*words, "--json", data=one_office, stdin=content)
    assert said.code in (0, 1), said
    assert said.err == b""
    if words[0] != "act" and said.code == 1:
        assert said.error["code"] in all_sentences()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "json.empty"),
        (b"   \n", "json.empty"),
        (GOOD[:-20], "json.cut"),
        (b"procedure=1", "json.not_json"),
        ("\ufeff".encode() + GOOD[:10], "json.cut"),
        (GOOD.decode().encode("utf-16"), "json.not_utf8"),
        ("{“procedure”: 1}".encode("cp1258", "replace"), "json.not_utf8"),
        (b"[" * 100_000, "json.too_deep"),
        (b'{"pages": NaN}', "json.no_such_number"),
        (b'{"pages": Infinity}', "json.no_such_number"),
        (b'{"pages": ' + b"9" * 5000 + b"}", "json.not_json"),
        (b'{"note": "a", "note": "b"}', "json.key_twice"),
        (b'"text"', "data_file.not_an_object"),
        (b"[]", "data_file.not_an_object"),
        (b'{"note": "' + b"x" * 2_000_000 + b'"}', "command.file_too_large"),
        (b'{"\\ud800": 1}', "data_file.field_unknown"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_file_that_is_no_form_is_refused_as_a_whole(content: bytes, code: str, one_office: Path) -> None:
    assert refused_json("accept", "-", data=one_office, stdin=content)["code"] == code


def test_a_refused_form_uses_up_no_number(office: Path) -> None:
    assert refused_json("accept", "-", data=office, stdin=as_bytes(form(case="twice")))
    assert told_json("accept", "-", data=office, stdin=as_bytes(FORM))["number"].endswith("-5001")
    assert refused_json("accept", "-", data=office, stdin=b"{")
    assert told_json("accept", "-", data=office, stdin=as_bytes(FORM))["number"].endswith("-5002")


@pytest.mark.parametrize("name", ["nothing-here.json", "", "a\0b"])
def test_a_file_that_is_not_there_is_told(name: str, one_office: Path, tmp_path: Path) -> None:
    file = tmp_path / name if "\0" not in name else name
    error = refused_json("accept", file, data=one_office)
    assert error["code"] == "command.file_unreadable"
    assert str(tmp_path) not in error["message"]
