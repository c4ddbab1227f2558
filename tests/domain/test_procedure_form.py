"""Our own written form of a procedure: nothing is lost in writing, nothing wrong is let in."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.procedure import (
    CardPart,
    Case,
    Channel,
    Component,
    DeclarationField,
    DeclarationGroup,
    Exemption,
    FeeBasis,
    FeeKind,
    FeeRule,
    FieldKind,
    LimitUnit,
    OnlineLevel,
    PageStep,
    PaperGroup,
    Procedure,
    ProcedureResult,
    TimeLimit,
)
from app.domain.procedure_form import read_procedure, written_procedure
from app.domain.text import clean
from app.errors import OfficerCanFix
from app.messages import sentence

_LETTERS = st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậéềểễệíìóốồổỗộúứừửữựýỳ0123456789ABĐ,.-()/")
_TEXT = st.text(_LETTERS, min_size=1, max_size=30)
_IDS = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
_DATES = st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))
_DONG = st.integers(1, 10_000_000)


def _unique(ids: st.SearchStrategy[str], most: int = 3) -> st.SearchStrategy[list[str]]:
    return st.lists(ids, max_size=most, unique=True)


@st.composite
def _fee(draw: st.DrawFn, fee_id: str, cases: list[str]) -> FeeRule:
    basis = draw(st.sampled_from(FeeBasis))
    amount, steps = None, ()
    if basis in (FeeBasis.PER_CASE, FeeBasis.PER_COPY, FeeBasis.PER_DOCUMENT):
        amount = draw(_DONG)
    elif basis is FeeBasis.LOCAL:
        amount = draw(st.none() | _DONG)
    elif basis is FeeBasis.PER_PAGE_STEPS:
        pages = [1, *sorted(draw(st.sets(st.integers(2, 50), max_size=3)))]
        steps = tuple(PageStep(page, draw(st.integers(0, 5_000))) for page in pages)
    return FeeRule(
        id=fee_id,
        name=draw(_TEXT),
        kind=draw(st.sampled_from(FeeKind)),
        basis=basis,
        amount_dong=amount,
        steps=steps,
        cap_dong=draw(st.none() | _DONG),
        case=draw(st.sampled_from([None, *cases])),
        channel=draw(st.none() | st.sampled_from(Channel)),
        exemptions=tuple(
            Exemption(one, draw(_TEXT), draw(st.integers(1, 100)), draw(_TEXT)) for one in draw(_unique(_IDS))
        ),
        on_request=draw(st.booleans()),
        ground=draw(_TEXT),
        valid_from=draw(_DATES),
    )


@st.composite
def _limit(draw: st.DrawFn, case: str | None, channel: Channel | None) -> TimeLimit:
    unit = draw(st.sampled_from(LimitUnit))
    value = None if unit is LimitUnit.SAME_DAY else draw(st.none() | st.integers(1, 99))
    return TimeLimit(value, unit, case, channel, draw(_TEXT), draw(_TEXT))


@st.composite
def _field(draw: st.DrawFn, field_id: str) -> DeclarationField:
    kind = draw(st.sampled_from(FieldKind))
    return DeclarationField(
        id=field_id,
        label=draw(_TEXT),
        label_en=draw(_TEXT),
        kind=kind,
        required=draw(st.booleans()),
        choices=tuple(draw(st.lists(_TEXT, min_size=1, max_size=3))) if kind is FieldKind.CHOICE else (),
        from_card=draw(st.none() | st.sampled_from(CardPart)),
    )


@st.composite
def _group(draw: st.DrawFn, group_id: str) -> DeclarationGroup:
    ids = draw(st.lists(_IDS, min_size=1, max_size=3, unique=True))
    fields = tuple(draw(_field(one)) for one in ids)
    takes_card = draw(st.booleans()) and any(field.from_card for field in fields)
    return DeclarationGroup(group_id, draw(_TEXT), draw(_TEXT), fields, takes_card)


@st.composite
def procedures(draw: st.DrawFn) -> Procedure:
    """Any procedure that our form can carry."""
    cases = draw(_unique(_IDS))
    marks = [*(f"case:{case}" for case in cases), "channel:online", "authorised", "organisation"]
    where = st.tuples(st.sampled_from([None, *cases]), st.none() | st.sampled_from(Channel))
    begins = draw(_DATES)
    return Procedure(
        code=draw(st.from_regex(r"[1-3]\.[0-9]{6}(\.[0-9]{2})?", fullmatch=True)),
        name=draw(_TEXT).strip() or "Thủ tục",
        field=draw(_TEXT),
        short_name=draw(_TEXT),
        field_code=draw(_TEXT),
        cases=tuple(Case(one, draw(_TEXT), tuple(draw(st.lists(_TEXT, max_size=2)))) for one in cases),
        components=tuple(
            Component(
                id=one,
                name=draw(_TEXT),
                group=draw(st.sampled_from(PaperGroup)),
                originals=draw(st.integers(0, 5)),
                copies=draw(st.integers(0, 5)),
                when=tuple(draw(st.lists(st.sampled_from(marks), max_size=2))),
                may_look_up=draw(st.booleans()),
                required=draw(st.booleans()),
                note=draw(_TEXT),
                valid_days=draw(st.none() | st.integers(1, 365)),
            )
            for one in draw(_unique(_IDS))
        ),
        limits=tuple(draw(_limit(*one)) for one in draw(st.lists(where, max_size=3, unique=True))),
        fees=tuple(draw(_fee(one, cases)) for one in draw(_unique(_IDS))),
        declaration=tuple(draw(_group(one)) for one in draw(_unique(_IDS))),
        results=tuple(
            ProcedureResult(
                draw(_TEXT), draw(st.none() | _IDS), draw(st.none() | st.integers(1, 99)), draw(_TEXT)
            )
            for _ in range(draw(st.integers(0, 2)))
        ),
        legal_grounds=tuple(draw(st.lists(_TEXT, max_size=2))),
        synonyms=tuple(draw(st.lists(_TEXT, max_size=3))),
        online_level=draw(st.none() | st.sampled_from(OnlineLevel)),
        channels=tuple(draw(st.lists(st.sampled_from(Channel), min_size=1, max_size=3, unique=True))),
        civil_status=draw(st.booleans()),
        refusal_signed_by_head=draw(st.booleans()),
        effective_from=begins,
        effective_to=begins and draw(st.none() | st.just(begins + dt.timedelta(days=400))),
        source=draw(_TEXT),
        version=draw(st.integers(1, 999)),
    )


@given(procedures())
def test_a_procedure_comes_back_from_the_store_as_it_went_in(procedure: Procedure) -> None:
    text = json.dumps(written_procedure(procedure), ensure_ascii=False)
    assert read_procedure(json.loads(text)) == procedure
    assert json.dumps(written_procedure(read_procedure(json.loads(text))), ensure_ascii=False) == text


def _least(**more: object) -> dict[str, object]:
    return {"code": "1.001193", "name": "Đăng ký khai sinh", "field": "Hộ tịch", **more}


def test_code_name_and_field_are_enough() -> None:
    procedure = read_procedure(_least())
    assert procedure == Procedure("1.001193", "Đăng ký khai sinh", "Hộ tịch")


def test_the_written_form_has_these_keys_in_this_order() -> None:
    """An open dossier is explained from it years later: a change here is a change of the form."""
    assert list(written_procedure(read_procedure(_least()))) == [
        *("code", "name", "field", "short_name", "field_code", "cases", "components", "limits", "fees"),
        *("declaration", "results", "legal_grounds", "synonyms", "online_level", "channels", "civil_status"),
        *("refusal_signed_by_head", "effective_from", "effective_to", "source", "version"),
    ]


_FEE = {"id": "f", "name": "Phí", "basis": "per_case", "amount_dong": 8000}
_GROUP: dict[str, Any] = {
    "id": "g",
    "name": "G",
    "name_en": "G",
    "fields": [{"id": "a", "label": "A", "label_en": "A"}],
}

WRONG: list[tuple[object, str, str]] = [
    ("not a row", ".", "catalogue.not_an_object"),
    (_least(code="1.00119"), "code", "catalogue.bad_code"),
    (_least(code=None), "code", "catalogue.missing"),
    (_least(code=1.001193), "code", "catalogue.not_text"),
    (_least(name="\u200b \n"), "name", "catalogue.missing"),
    (_least(name="x" * 1001), "name", "catalogue.text_too_long"),
    (_least(nmae="x"), "nmae", "catalogue.unknown_key"),
    (_least(cases={}), "cases", "catalogue.not_a_list"),
    (_least(cases=[{"id": "một", "name": "x"}]), "cases[0].id", "catalogue.bad_id"),
    (_least(cases=[{"id": "a", "name": "x"}] * 2), "cases[1]", "catalogue.twice"),
    (_least(components=[{"id": "a", "name": "x"}] * 401), "components", "catalogue.too_many"),
    (
        _least(components=[{"id": "a", "name": "x", "originals": 20240}]),
        "components[0].originals",
        "catalogue.number_out_of_range",
    ),
    (
        _least(components=[{"id": "a", "name": "x", "copies": True}]),
        "components[0].copies",
        "catalogue.not_a_number",
    ),
    (
        _least(components=[{"id": "a", "name": "x", "when": ["case:late"]}]),
        "components[0].when[0]",
        "catalogue.mark_unknown",
    ),
    (
        _least(components=[{"id": "a", "name": "x", "required": "yes"}]),
        "components[0].required",
        "catalogue.not_yes_or_no",
    ),
    (_least(limits=[{"value": 3, "unit": "week"}]), "limits[0].unit", "catalogue.not_a_choice"),
    (_least(limits=[{"value": 3, "unit": "hour", "case": "x"}]), "limits[0].case", "catalogue.case_unknown"),
    (_least(limits=[{"value": 0, "unit": "hour"}]), "limits[0].value", "catalogue.number_out_of_range"),
    (
        _least(limits=[{"value": 1, "unit": "same_day"}]),
        "limits[0].value",
        "catalogue.same_day_has_no_number",
    ),
    (_least(limits=[{"unit": "same_day"}, {"value": 3, "unit": "hour"}]), "limits[1]", "catalogue.twice"),
    (_least(fees=[{**_FEE, "amount_dong": 0}]), "fees[0].amount_dong", "catalogue.number_out_of_range"),
    (_least(fees=[{**_FEE, "amount_dong": None}]), "fees[0].amount_dong", "catalogue.amount_missing"),
    (_least(fees=[{**_FEE, "basis": "free"}]), "fees[0].amount_dong", "catalogue.amount_unexpected"),
    (_least(fees=[{**_FEE, "basis": "unknown"}]), "fees[0].amount_dong", "catalogue.amount_unexpected"),
    (_least(fees=[_FEE, _FEE]), "fees[1]", "catalogue.twice"),
    (
        _least(fees=[{"id": "f", "name": "Phí", "basis": "per_page_steps", "steps": [{"from_page": 3}]}]),
        "fees[0].steps",
        "catalogue.steps_not_ascending",
    ),
    (_least(fees=[{**_FEE, "steps": [{"from_page": 1}]}]), "fees[0].steps", "catalogue.steps_unexpected"),
    (_least(fees=[{**_FEE, "valid_from": "2026-02-30"}]), "fees[0].valid_from", "catalogue.not_a_date"),
    (_least(declaration=[{**_GROUP, "fields": []}]), "declaration[0].fields", "catalogue.missing"),
    (
        _least(declaration=[{**_GROUP, "takes_card": True}]),
        "declaration[0].takes_card",
        "catalogue.card_fills_nothing",
    ),
    (
        _least(declaration=[{**_GROUP, "fields": [{**_GROUP["fields"][0], "kind": "choice"}]}]),
        "declaration[0].fields[0].choices",
        "catalogue.choices_and_kind",
    ),
    (_least(channels=[]), "channels", "catalogue.missing"),
    (_least(channels=["counter", "counter"]), "channels[1]", "catalogue.twice"),
    (
        _least(effective_from="2026-01-01", effective_to="2025-01-01"),
        "effective_to",
        "catalogue.dates_crossed",
    ),
]


@pytest.mark.parametrize(
    ("untrusted", "path", "code"), WRONG, ids=[f"{code}-{path}" for _, path, code in WRONG]
)
def test_a_fault_is_named_with_its_place_and_in_words(untrusted: object, path: str, code: str) -> None:
    with pytest.raises(OfficerCanFix) as caught:
        read_procedure(untrusted)
    assert (caught.value.code, caught.value.facts["path"]) == (code, path)
    for language in ("vi", "en"):
        told = sentence(caught.value, language)
        assert path in told
        assert "…" not in told


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(OfficerCanFix) as caught:
        read_procedure(_least(code="x", version="one", civil_status=1))
    assert caught.value.facts["faults"] == (
        ("code", "catalogue.bad_code"),
        ("civil_status", "catalogue.not_yes_or_no"),
        ("version", "catalogue.not_a_number"),
    )
    assert caught.value.facts["many"] == 3


def test_invisible_characters_do_not_get_into_the_catalogue() -> None:
    procedure = read_procedure(_least(name="Đa\u0306ng\u202e ky\u0301\u200b\n khai  sinh"))
    assert procedure.name == "Đăng ký khai sinh"


@given(st.text(st.characters(max_codepoint=0x2100) | st.sampled_from("  ẠỹẰ₫…"), min_size=1, max_size=12))
@example("ǅ ɏ À Ạ ỹ × ÷ „")
def test_every_text_stands_in_the_catalogue_as_the_desk_keeps_text(source: str) -> None:
    """What is let through quickly because it looks clean must be what cleaning would give."""
    assert read_procedure(_least(source=source)).source == clean(source)


def test_every_letter_that_is_let_through_quickly_is_clean() -> None:
    for letter in map(chr, range(0x20, 0x2100)):
        assert read_procedure(_least(source=f"a{letter}b")).source == clean(f"a{letter}b")


def test_half_a_character_does_not_get_into_the_catalogue() -> None:
    assert read_procedure(_least(source=json.loads('"x\\ud800y"'))).source == "xy"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
_KEYS = list(written_procedure(Procedure("1.000000", "x", "y")))


def _read_or_fault(untrusted: object) -> Procedure | OfficerCanFix:
    try:
        return read_procedure(untrusted)
    except OfficerCanFix as fault:
        return fault


@given(st.dictionaries(st.sampled_from(_KEYS), _JSON, max_size=8))
def test_whatever_stands_in_a_row_it_is_read_or_refused_by_name(untrusted: dict[str, object]) -> None:
    answer = _read_or_fault({"code": "1.001193", "name": "x", "field": "y", **untrusted})
    if isinstance(answer, Procedure):
        assert read_procedure(written_procedure(answer)) == answer
    else:
        assert answer.code.startswith("catalogue.")
        assert sentence(answer)
