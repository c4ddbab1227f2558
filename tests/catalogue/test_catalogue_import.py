"""Catalogue files that other people wrote: read, or refused with a reason one can act on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.catalogue import shipped_procedures
from app.catalogue_import import MOST_BYTES, read_catalogue
from app.domain.catalogue_change import CatalogueReading, NotTaken, compare
from app.domain.procedure import Channel, FeeBasis, FeeKind, FeeRule, LimitUnit, Procedure
from app.domain.procedure_form import read_procedure, written_procedure
from app.errors import OfficerCanFix
from app.messages import say, sentence

DATA = Path(__file__).with_name("data")
PORTAL = (DATA / "portal.json").read_bytes()
NATIONAL = (DATA / "national.json").read_bytes()


def _as_file(*procedures: Procedure, **more: object) -> bytes:
    rows = [written_procedure(procedure) for procedure in procedures]
    return json.dumps({"motcua_catalogue": 1, "procedures": rows, **more}, ensure_ascii=False).encode()


def _by_code(reading: CatalogueReading) -> dict[str, Procedure]:
    return {procedure.code: procedure for procedure in reading.procedures}


def _limits(procedure: Procedure) -> dict[Channel | None, tuple[int | None, LimitUnit]]:
    return {limit.channel: (limit.value, limit.unit) for limit in procedure.limits}


def _only_fee(procedure: Procedure) -> FeeRule:
    (rule,) = procedure.fees
    return rule


# ---------------------------------------------------------------- our own form


def test_what_was_exported_comes_back_the_same() -> None:
    reading = read_catalogue(_as_file(*shipped_procedures()))
    assert (reading.procedures, reading.refused, reading.shape) == (shipped_procedures(), (), "own")
    change = compare(_by_code(reading), reading)
    assert (change.added, change.changed) == ((), ())


def test_one_procedure_alone_is_a_file_too() -> None:
    wanted = shipped_procedures()[0]
    text = json.dumps(written_procedure(wanted))
    assert read_catalogue(text.encode()).procedures == (wanted,)
    assert read_catalogue(f"[{text}]".encode()).procedures == (wanted,)


def test_a_byte_order_mark_is_no_trouble() -> None:
    wanted = shipped_procedures()[0]
    assert read_catalogue(b"\xef\xbb\xbf" + _as_file(wanted)).procedures == (wanted,)


def test_a_faulty_row_is_refused_by_name_and_the_others_are_read() -> None:
    good, bad = (written_procedure(procedure) for procedure in shipped_procedures()[:2])
    bad["fees"] = [{"id": "f", "name": "Phí", "basis": "per_case", "amount_dong": 0}]
    rows = [good, bad, {"code": "zz"}, 7]
    reading = read_catalogue(json.dumps({"motcua_catalogue": 1, "procedures": rows}).encode())
    assert [procedure.code for procedure in reading.procedures] == [good["code"]]
    assert [(row.place, row.why) for row in reading.refused] == [
        (bad["code"], "catalogue.number_out_of_range"),
        ("#3", "catalogue.bad_code"),
        ("#4", "catalogue.not_an_object"),
    ]


def test_of_two_different_procedures_of_one_code_neither_is_taken() -> None:
    first, other = shipped_procedures()[:2]
    twin = read_procedure({**written_procedure(first), "name": "Khác"})
    reading = read_catalogue(_as_file(first, other, twin))
    assert reading.procedures == (other,)
    assert {(row.place, row.why, str(row.facts["place"])) for row in reading.refused} == {
        (first.code, "catalogue.code_twice", "#1"),
        (first.code, "catalogue.code_twice", "#3"),
    }


def test_the_same_procedure_twice_is_one() -> None:
    first = shipped_procedures()[0]
    reading = read_catalogue(_as_file(first, first))
    assert (reading.procedures, reading.refused) == ((first,), ())


# ---------------------------------------------------------------- the portal's shape


def test_every_portal_row_is_read_or_refused_by_name() -> None:
    reading = read_catalogue(PORTAL)
    rows = json.loads(PORTAL)["procedures"]
    named = [procedure.code for procedure in reading.procedures] + [row.place for row in reading.refused]
    assert reading.shape == "portal"
    assert sorted(set(named)) == ["#9", *(f"1.90000{number}" for number in range(1, 10))]
    assert len(named) == len(rows)
    assert [(row.place, row.why, row.facts["path"]) for row in reading.refused] == [
        ("1.900008", "catalogue.number_out_of_range", "components[0].originals"),
        ("#9", "catalogue.bad_code", "code"),
        ("1.900009", "catalogue.code_twice", "code"),
        ("1.900009", "catalogue.code_twice", "code"),
    ]


def test_free_where_the_province_decides_is_not_free() -> None:
    rule = _only_fee(_by_code(read_catalogue(PORTAL))["1.900001"])
    assert (rule.basis, rule.kind, rule.amount_dong) == (FeeBasis.LOCAL, FeeKind.CHARGE, None)


def test_free_by_a_law_that_names_no_amount_is_unknown() -> None:
    rule = _only_fee(_by_code(read_catalogue(PORTAL))["1.900002"])
    assert (rule.basis, rule.amount_dong) == (FeeBasis.UNKNOWN, None)


def test_a_table_with_a_limit_per_channel_keeps_them_apart() -> None:
    assert _limits(_by_code(read_catalogue(PORTAL))["1.900002"]) == {
        Channel.COUNTER: (20, LimitUnit.WORKING_DAY),
        Channel.ONLINE: (17, LimitUnit.WORKING_DAY),
        Channel.POSTAL: (30, LimitUnit.WORKING_DAY),
    }


def test_channels_that_agree_have_one_limit() -> None:
    assert _limits(_by_code(read_catalogue(PORTAL))["1.900001"]) == {None: (3, LimitUnit.WORKING_DAY)}


def test_a_number_without_a_unit_is_not_given_one() -> None:
    procedure = _by_code(read_catalogue(PORTAL))["1.900003"]
    assert _limits(procedure) == {None: (3, LimitUnit.UNSPECIFIED)}
    assert "03 ngày" in procedure.limits[0].note


def test_page_steps_are_read_from_the_note_and_embassies_are_left_out() -> None:
    rule = _only_fee(_by_code(read_catalogue(PORTAL))["1.900003"])
    assert rule.basis is FeeBasis.PER_PAGE_STEPS
    assert [(step.from_page, step.amount_dong) for step in rule.steps] == [(1, 2_000), (3, 1_000)]
    assert rule.cap_dong == 200_000


def test_the_same_day_of_a_sure_source_is_kept() -> None:
    procedure = _by_code(read_catalogue(PORTAL))["1.900004"]
    assert _limits(procedure) == {None: (None, LimitUnit.SAME_DAY)}
    rule = _only_fee(procedure)
    assert (rule.basis, rule.amount_dong) == (FeeBasis.PER_COPY, 8_000)


def test_foreign_money_is_not_taken_for_dong() -> None:
    rule = _only_fee(_by_code(read_catalogue(PORTAL))["1.900005"])
    assert (rule.basis, rule.amount_dong) == (FeeBasis.UNKNOWN, None)
    assert "10 USD" in rule.ground


def test_a_source_that_contradicts_itself_is_not_believed() -> None:
    procedure = _by_code(read_catalogue(PORTAL))["1.900006"]
    assert _limits(procedure) == {None: (20, LimitUnit.UNSPECIFIED)}
    assert (_only_fee(procedure).basis, _only_fee(procedure).amount_dong) == (FeeBasis.UNKNOWN, None)


def test_what_was_written_from_memory_stays_open() -> None:
    procedure = _by_code(read_catalogue(PORTAL))["1.900007"]
    assert _limits(procedure) == {None: (10, LimitUnit.UNSPECIFIED)}
    assert _only_fee(procedure).basis is FeeBasis.UNKNOWN


def test_papers_are_understood_as_far_as_every_field_words_them_alike() -> None:
    procedure = _by_code(read_catalogue(PORTAL))["1.900001"]
    form, screen, authority, conditional, id_paper, request = procedure.components
    assert form.when == ("channel:counter", "channel:postal")
    assert screen.when == ("channel:online",)
    assert authority.when == ("authorised",)
    assert not conditional.required
    assert id_paper.may_look_up
    assert id_paper.group == "present"
    assert request.name == "Đơn xin thả diều"


def test_results_that_ran_together_are_taken_apart_and_glued_numbers_mended() -> None:
    procedure = _by_code(read_catalogue(PORTAL))["1.900001"]
    assert [(result.name, result.code) for result in procedure.results] == [
        ("Giấy phép thả diều", "KQ.G99.000001"),
        ("Sổ theo dõi diều", "KQ.G99.000002"),
    ]
    assert procedure.legal_grounds == ("1/2099/TT-BTP", "60/2014/QH13", "2/2099/NĐ-CP")


def test_a_long_paper_keeps_its_whole_text_in_the_note() -> None:
    row = {**json.loads(PORTAL)["procedures"][1]}
    row["documents"] = [{"group": "submit", "name": "Giấy tờ rất dài " * 100, "originals": 1, "copies": 0}]
    (component,) = read_catalogue(json.dumps([row]).encode()).procedures[0].components
    assert len(component.name) <= 300
    assert component.name.endswith("…")
    assert component.note == ("Giấy tờ rất dài " * 100).strip()


# ---------------------------------------------------------------- the national shape


def test_the_national_shape_is_read_with_fees_in_both_places() -> None:
    procedure = _by_code(read_catalogue(NATIONAL))["1.900011"]
    assert (procedure.name, procedure.field, procedure.field_code) == (
        "Cấp phép thả diều ban đêm",
        "Hộ tịch",
        "LV.99",
    )
    assert {rule.channel: (rule.basis, rule.amount_dong) for rule in procedure.fees} == {
        Channel.COUNTER: (FeeBasis.PER_CASE, 50_000),
        Channel.ONLINE: (FeeBasis.PER_CASE, 25_000),
        Channel.POSTAL: (FeeBasis.LOCAL, None),
    }
    assert _limits(procedure) == {
        Channel.COUNTER: (3, LimitUnit.WORKING_DAY),
        Channel.ONLINE: (2, LimitUnit.WORKING_DAY),
        Channel.POSTAL: (5, LimitUnit.UNSPECIFIED),
    }
    assert procedure.results[0].code == "KQ.G99.000001"
    assert procedure.legal_grounds == ("Nghị định về diều 1/2099/NĐ-CP",)


def test_national_cases_become_conditions_and_a_paper_always_asked_for_stays_so() -> None:
    procedure = _by_code(read_catalogue(NATIONAL))["1.900011"]
    assert [case.name for case in procedure.cases] == ["Diều dài trên 5 m", "Diều có đèn"]
    papers = {component.name: component for component in procedure.components}
    assert papers["Tờ khai"].when == ()
    assert papers["Tờ khai"].id == "GT.01"
    assert papers["Bản vẽ"].when == ("case:th1", "case:th2")
    assert (papers["Bản vẽ"].originals, papers["Bản vẽ"].copies) == (1, 2)
    assert papers["Văn bản ủy quyền"].when == ("authorised",)


def test_civil_status_from_elsewhere_still_has_its_own_rules() -> None:
    procedure = _by_code(read_catalogue(NATIONAL))["1.900011"]
    assert (procedure.civil_status, procedure.refusal_signed_by_head) == (True, True)


def test_a_national_row_with_code_and_name_alone_is_enough() -> None:
    procedure = _by_code(read_catalogue(NATIONAL))["1.900012"]
    assert (procedure.limits, procedure.fees, procedure.components) == ((), (), ())


def test_two_limits_on_one_channel_leave_it_to_the_officer() -> None:
    (limit,) = _by_code(read_catalogue(NATIONAL))["1.900014"].limits
    assert (limit.value, limit.unit) == (None, LimitUnit.UNSPECIFIED)
    assert "thường" in limit.note
    assert "phải xác minh" in limit.note


def test_national_rows_that_cannot_be_used_are_refused_by_name() -> None:
    assert [(row.place, row.why) for row in read_catalogue(NATIONAL).refused] == [
        ("1.900013", "catalogue.not_public"),
        ("#4", "catalogue.missing"),
    ]


def test_an_import_from_the_nation_keeps_our_shorthand_and_declarations() -> None:
    ours = next(one for one in shipped_procedures() if one.code == "1.001193")
    row = {
        "MATTHC": ours.code,
        "TENTTHC": "Đăng ký khai sinh",
        "LINHVUCTHUCHIEN": [{"TENLINHVUC": "Hộ tịch"}],
    }
    change = compare({ours.code: ours}, read_catalogue(json.dumps(row).encode()))
    after = change.changed[0].after
    assert (after.declaration, after.synonyms) == (ours.declaration, ours.synonyms)
    assert (after.effective_from, after.civil_status) == (ours.effective_from, True)


# ---------------------------------------------------------------- files that are not catalogues

DEEP = b"[" * 100_000
WRONG_FILES: list[tuple[bytes, str]] = [
    (b"", "catalogue.file_empty"),
    (b"\xef\xbb\xbf \n", "catalogue.file_empty"),
    (b" " * (MOST_BYTES + 1), "catalogue.file_too_large"),
    (PORTAL[: len(PORTAL) // 2], "catalogue.file_cut"),
    (PORTAL.rstrip()[:-1], "catalogue.file_cut"),
    (b'{"a": "b', "catalogue.file_cut"),
    ("Đăng ký khai sinh".encode("cp1258", "replace"), "catalogue.not_utf8"),
    (PORTAL.decode().encode("utf-16"), "catalogue.not_utf8"),
    (b"code;name\n1.001193;Khai sinh", "catalogue.not_json"),
    (b"PK\x03\x04\x14\x00", "catalogue.not_json"),
    (b'{"a": 1} {"b": 2}', "catalogue.not_json"),
    (b"[" + b"9" * 6_000 + b"]", "catalogue.not_json"),
    (b'{"motcua_catalogue": NaN}', "catalogue.no_such_number"),
    (b'{"code": "1.001193", "code": "1.001194"}', "catalogue.key_twice"),
    (DEEP, "catalogue.too_deep"),
    (b'{"a":' * 5_000, "catalogue.too_deep"),
    (b"[" + b"[]," * 600_000 + b"[]]", "catalogue.too_deep"),
    (b"[" + b"{}," * 6_000 + b'{"MATTHC": "1.900001"}]', "catalogue.too_many_procedures"),
    (b"[]", "catalogue.nothing_inside"),
    (b'{"motcua_catalogue": 1, "procedures": []}', "catalogue.nothing_inside"),
    (b'{"motcua_catalogue": 2, "procedures": [{}]}', "catalogue.other_form_version"),
    (b'{"error_code": "-1", "message": "x"}', "catalogue.far_system_refused"),
    (b'{"number": "H56.14-251107-0012"}', "catalogue.shape_unknown"),
    (b"null", "catalogue.shape_unknown"),
    (b'["1.001193"]', "catalogue.shape_unknown"),
]


@pytest.mark.parametrize(
    ("untrusted", "code"), WRONG_FILES, ids=[f"{code}-{n}" for n, (_, code) in enumerate(WRONG_FILES)]
)
def test_a_file_that_is_no_catalogue_is_refused_with_a_sentence(untrusted: bytes, code: str) -> None:
    with pytest.raises(OfficerCanFix) as caught:
        read_catalogue(untrusted)
    assert caught.value.code == code
    for language in ("vi", "en"):
        assert "…" not in sentence(caught.value, language)


def test_quotes_without_end_do_not_keep_the_desk_waiting() -> None:
    """Each backslash-quote tried as a new beginning would take hours."""
    with pytest.raises(OfficerCanFix) as caught:
        read_catalogue(b'["' + b'\\"' * 2_000_000)
    assert caught.value.code == "catalogue.file_cut"


def _answer(untrusted: bytes) -> CatalogueReading | OfficerCanFix:
    try:
        return read_catalogue(untrusted)
    except OfficerCanFix as fault:
        return fault


def _check(answer: CatalogueReading | OfficerCanFix) -> None:
    if isinstance(answer, OfficerCanFix):
        assert sentence(answer)
        return
    assert answer.procedures or answer.refused
    assert len({procedure.code for procedure in answer.procedures}) == len(answer.procedures)
    for procedure in answer.procedures:
        assert read_procedure(written_procedure(procedure)) == procedure
        assert all(rule.amount_dong != 0 for rule in procedure.fees)
    for row in answer.refused:
        assert isinstance(row, NotTaken)
        assert say(row.why, "vi", **row.facts)
    json.dumps([dict(row.facts) for row in answer.refused])


@given(st.binary(max_size=300))
@example(b"\x00")
@example(b'{"procedures": [{"name_vi": null}]}')
@example(b'[{"MATTHC": []}]')
def test_any_bytes_are_read_or_refused(untrusted: bytes) -> None:
    _check(_answer(untrusted))


_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12)
    | st.sampled_from(
        ["Miễn phí", "8,000 VNĐ", "10 USD", "3", "3.0", "Ngày", "Giờ", "1", "in_person", "online"]
    )
    | st.sampled_from(["/trang từ trang thứ 3 thu 1.000 đồng", "HĐND cấp tỉnh", "Bao gồm", "working_day"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def _paths(value: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    else:
        return [path]
    return [path, *(deeper for key, inner in inside for deeper in _paths(inner, (*path, key)))]


def _with(document: Any, path: tuple[Any, ...], value: object) -> Any:
    if not path:
        return value
    copy = dict(document) if isinstance(document, dict) else list(document)
    copy[path[0]] = _with(document[path[0]], path[1:], value)
    return copy


_SAMPLES = [
    json.loads(PORTAL),
    json.loads(NATIONAL),
    json.loads(_as_file(*shipped_procedures()[:3])),
]


@settings(max_examples=300)
@given(st.sampled_from(_SAMPLES), st.data())
def test_a_file_with_a_few_values_put_wrong_is_read_or_refused(sample: object, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 3))):
        paths = _paths(sample)
        sample = _with(sample, data.draw(st.sampled_from(paths)), data.draw(_VALUES))
    _check(_answer(json.dumps(sample).encode()))


@settings(max_examples=60)
@given(st.sampled_from([PORTAL, NATIONAL]), st.integers(0, 10_000), st.binary(max_size=3))
def test_a_file_damaged_at_any_place_is_read_or_refused(file: bytes, place: int, damage: bytes) -> None:
    place %= len(file)
    _check(_answer(file[:place] + damage + file[place + len(damage) :]))
    _check(_answer(file[:place]))
