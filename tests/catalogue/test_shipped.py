"""Every procedure that comes with the program is fit for the counter."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files

import pytest

from app.catalogue import shipped_procedures
from app.domain.procedure import (
    CardPart,
    Channel,
    FeeBasis,
    FeeKind,
    LimitUnit,
    OnlineLevel,
    PageStep,
    PaperGroup,
    Procedure,
    TimeLimit,
)
from app.domain.procedure_form import read_procedure, written_procedure
from app.domain.procedure_search import ProcedureIndex
from app.domain.text import clean, fold

ALL = shipped_procedures()
BY_CODE = {procedure.code: procedure for procedure in ALL}
CIVIL_STATUS = [procedure for procedure in ALL if procedure.field == "Hộ tịch"]
INDEX = ProcedureIndex(ALL)

each = pytest.mark.parametrize("procedure", ALL, ids=[procedure.code for procedure in ALL])


def test_a_commune_finds_at_least_sixty_procedures_each_once() -> None:
    assert len(ALL) >= 64
    assert [code for code, times in Counter(one.code for one in ALL).items() if times > 1] == []


@pytest.mark.parametrize(
    ("field", "least"),
    [
        ("Hộ tịch", 30),
        ("Chứng thực", 12),
        ("Đăng ký, quản lý cư trú", 8),
        ("Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)", 7),
        ("Bảo trợ xã hội", 6),
        ("Người có công", 5),
        ("Giảm nghèo", 5),
        ("Hòa giải ở cơ sở", 5),
        ("Nuôi con nuôi", 5),
        ("Đất đai", 9),
        ("Hoạt động xây dựng", 6),
    ],
)
def test_the_fields_of_a_commune_are_there(field: str, least: int) -> None:
    assert sum(procedure.field == field for procedure in ALL) >= least


def test_one_file_holds_one_field() -> None:
    for file in files("resources").joinpath("procedures").iterdir():
        if file.name.endswith(".json"):
            rows = json.loads(file.read_text(encoding="utf-8"))["procedures"]
            assert len({row["field"] for row in rows}) == 1, file.name


@each
def test_a_procedure_is_complete_enough_to_be_accepted(procedure: Procedure) -> None:
    assert re.fullmatch(r"[1-3]\.[0-9]{6}", procedure.code)
    assert procedure.short_name
    assert len(procedure.short_name) <= 60
    assert procedure.components
    assert procedure.limits
    assert procedure.fees
    assert procedure.results
    assert procedure.legal_grounds
    assert procedure.synonyms
    assert procedure.source
    assert procedure.effective_from
    assert procedure.version == 1
    assert procedure.online_level is None or procedure.online_level in OnlineLevel


@each
def test_a_procedure_survives_the_store(procedure: Procedure) -> None:
    assert read_procedure(json.loads(json.dumps(written_procedure(procedure)))) == procedure


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


@each
def test_every_word_is_clean_and_fits_paper(procedure: Procedure) -> None:
    for text in _texts(written_procedure(procedure)):
        assert clean(text, most=400) == text
    for component in procedure.components:
        assert len(component.name) <= 80, component.name
        assert component.originals + component.copies > 0 or not component.required


@each
def test_no_amount_is_guessed(procedure: Procedure) -> None:
    for rule in procedure.fees:
        assert rule.amount_dong is None or rule.amount_dong > 0
        if rule.basis in (FeeBasis.LOCAL, FeeBasis.UNKNOWN, FeeBasis.FREE):
            assert rule.amount_dong is None
        assert rule.ground, f"{rule.id} says no ground"


@each
def test_no_limit_is_guessed(procedure: Procedure) -> None:
    for limit in procedure.limits:
        assert limit.source
        if limit.unit is LimitUnit.UNSPECIFIED:
            assert limit.note, "an officer must be told what is open"
        else:
            assert limit.known


@each
def test_there_is_always_a_limit_for_every_channel_it_comes_by(procedure: Procedure) -> None:
    for channel in procedure.channels:
        for case in (None, *(case.id for case in procedure.cases)):
            assert procedure.limit_for(case, channel) is not None


@each
def test_shorthand_finds_its_procedure_first(procedure: Procedure) -> None:
    for shorthand in procedure.synonyms:
        for typed in (shorthand, fold(shorthand), shorthand.upper()):
            assert INDEX.find(typed, 1)[0].code == procedure.code, typed
    assert INDEX.find(procedure.code, 1)[0].code == procedure.code
    assert INDEX.find(procedure.code.replace(".", ""), 1)[0].code == procedure.code
    assert INDEX.find(procedure.short_name, 1)[0].code == procedure.code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ks", "1.001193"),
        ("kt", "1.000656"),
        ("kh", "1.000894"),
        ("dkkh", "1.000894"),
        ("tthn", "1.004873"),
        ("độc thân", "1.004873"),
        ("doc than", "1.004873"),
        ("sao y", "2.000815"),
        ("công chứng", "2.000815"),
        ("ck", "2.000884"),
        ("trích lục", "2.000635"),
        ("trich luc", "2.000635"),
        ("khai tử", "1.000656"),
        ("nhập khẩu", "1.004222"),
        ("hkd", "1.001612"),
        ("gpxd", "1.013225"),
        ("sổ đỏ", "1.013978"),
    ],
)
def test_what_people_say_at_the_counter_is_understood(typed: str, code: str) -> None:
    assert INDEX.find(typed, 1)[0].code == code


# ---------------------------------------------------------------- civil status


def test_civil_status_is_refused_by_the_head_and_waits_for_the_register() -> None:
    assert CIVIL_STATUS
    assert [one.code for one in CIVIL_STATUS if not (one.civil_status and one.refusal_signed_by_head)] == []
    others = [one.code for one in ALL if one.civil_status and one.field != "Hộ tịch"]
    assert others == []


def test_an_id_paper_is_looked_up_not_demanded() -> None:
    for procedure in CIVIL_STATUS:
        for component in procedure.components:
            if component.id in ("id_paper", "residence"):
                assert component.may_look_up
                assert component.group is PaperGroup.PRESENT


def test_a_birth_on_time_is_free_and_a_late_one_is_for_the_province_to_say() -> None:
    rules = {rule.case: rule for rule in BY_CODE["1.001193"].fees if rule.id == "charge"}
    assert rules["on_time"].basis is FeeBasis.FREE
    assert rules["late"].basis is FeeBasis.LOCAL
    assert {exemption.id for exemption in rules["late"].exemptions} == {"merit", "poor", "disabled"}
    assert rules[None].basis is FeeBasis.LOCAL


def test_extra_copies_are_owed_only_when_asked_for() -> None:
    (extra,) = [rule for rule in BY_CODE["1.001193"].fees if rule.on_request]
    assert (extra.basis, extra.amount_dong, extra.kind) == (FeeBasis.PER_COPY, 8_000, FeeKind.FEE)
    (copy,) = BY_CODE["2.000635"].fees
    assert (copy.on_request, copy.amount_dong) == (False, 8_000)


def test_a_correction_takes_three_days_and_a_supplement_none() -> None:
    procedure = BY_CODE["1.004859"]
    change, supplement = (procedure.limit_for(case, Channel.COUNTER) for case in ("change", "supplement"))
    assert isinstance(change, TimeLimit)
    assert isinstance(supplement, TimeLimit)
    assert (change.value, change.unit) == (3, LimitUnit.WORKING_DAY)
    assert supplement.unit is LimitUnit.SAME_DAY
    undecided = procedure.limit_for(None, Channel.COUNTER)
    assert undecided is not None
    assert not undecided.known


def test_marital_status_is_good_for_six_months_and_a_reissue_gives_the_old_one_back() -> None:
    procedure = BY_CODE["1.004873"]
    assert procedure.results[0].valid_months == 6
    assert "old_paper" in {one.id for one in procedure.components_for({"case:reissue"})}
    assert "old_paper" not in {one.id for one in procedure.components_for({"case:first"})}


def test_linked_births_are_not_given_a_date_the_source_contradicts() -> None:
    for code, value in (("2.000986", 20), ("2.001023", 15)):
        (limit,) = BY_CODE[code].limits
        assert (limit.value, limit.unit) == (value, LimitUnit.UNSPECIFIED)


# ---------------------------------------------------------------- certification, land, residence


def test_a_certified_copy_costs_by_the_page_and_is_due_the_same_day() -> None:
    procedure = BY_CODE["2.000815"]
    (rule,) = procedure.fees
    assert rule.basis is FeeBasis.PER_PAGE_STEPS
    assert rule.steps == (PageStep(1, 2_000), PageStep(3, 1_000))
    assert rule.cap_dong == 200_000
    assert [limit.unit for limit in procedure.limits] == [LimitUnit.SAME_DAY]


def test_land_registration_of_an_organisation_has_a_limit_per_channel() -> None:
    procedure = BY_CODE["1.012753"]
    limits = {channel: procedure.limit_for(None, channel) for channel in Channel}
    assert {channel: limit and limit.value for channel, limit in limits.items()} == {
        Channel.ONLINE: 17,
        Channel.COUNTER: 20,
        Channel.POSTAL: 30,
    }


def test_residence_costs_less_online() -> None:
    amounts = {rule.channel: rule.amount_dong for rule in BY_CODE["1.004222"].fees}
    assert amounts == {Channel.COUNTER: 20_000, Channel.ONLINE: 10_000}


def test_adoption_lets_off_whom_the_law_lets_off() -> None:
    (rule,) = BY_CODE["2.001263"].fees
    assert (rule.kind, rule.amount_dong) == (FeeKind.CHARGE, 400_000)
    assert {one.id for one in rule.exemptions} == {"step_parent", "relative", "ill_child", "merit"}


# ---------------------------------------------------------------- declarations

GROUPS = {
    "1.001193": ("child", "mother", "father", "requester", "matter"),
    "1.000656": ("deceased", "death_paper", "requester", "matter"),
    "1.000894": ("wife", "husband", "matter"),
    "1.004873": ("requester", "person", "purpose"),
    "2.000635": ("requester", "record", "matter"),
    "2.000815": ("requester", "paper"),
    "2.000884": ("signer", "paper"),
}


@pytest.mark.parametrize("code", GROUPS)
def test_a_declaration_asks_by_person(code: str) -> None:
    assert tuple(group.id for group in BY_CODE[code].declaration) == GROUPS[code]


def test_both_parents_cards_fill_a_birth() -> None:
    groups = {group.id: group for group in BY_CODE["1.001193"].declaration}
    assert not groups["child"].takes_card
    for parent in ("mother", "father"):
        assert groups[parent].takes_card
        filled = {field.from_card: field.id for field in groups[parent].fields if field.from_card}
        assert filled[CardPart.FULL_NAME] == "full_name"
        assert filled[CardPart.BIRTH_DATE] == "birth_date"
        assert filled[CardPart.ID_NUMBER] == "id_number"
        assert filled[CardPart.ADDRESS] == "residence"


def test_nobody_is_stopped_for_want_of_a_phone_or_an_account() -> None:
    for procedure in ALL:
        for group in procedure.declaration:
            for field in group.fields:
                if field.id in ("phone", "email"):
                    assert not field.required


def test_every_group_and_field_has_a_name_in_both_languages() -> None:
    for procedure in ALL:
        for group in procedure.declaration:
            assert group.name != group.name_en
            assert all(field.label and field.label_en.isascii() for field in group.fields)
