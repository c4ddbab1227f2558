"""Which legal rules hold on a day, and what a damaged file of rules is told."""

from __future__ import annotations

import copy
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from app.domain.procedure import Procedure
from app.domain.rule_set import FormLayout, Signer, SupplementRule, read_rule_sets
from app.errors import OfficerCanFix, Refused
from app.messages import sentence

FILE = Path(__file__).parents[2] / "resources" / "rules" / "rule_sets.json"
UNTRUSTED: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
RULES = read_rule_sets(UNTRUSTED)


@pytest.mark.parametrize(
    ("day", "rule_set", "layout"),
    [
        ("2018-06-21", "nd61-2018", FormLayout.OLD),
        ("2025-06-30", "nd61-2018", FormLayout.OLD),
        ("2025-07-01", "nd118-2025", FormLayout.SINCE_2025),
        ("2026-11-21", "nd118-2025", FormLayout.SINCE_2025),
        ("2027-02-28", "nd118-2025", FormLayout.SINCE_2025),
        ("2027-03-01", "nd118-2025.luat03-2026", FormLayout.SINCE_2025),
        ("2031-01-01", "nd118-2025.luat03-2026", FormLayout.SINCE_2025),
    ],
)
def test_the_rules_change_with_the_day(day: str, rule_set: str, layout: FormLayout) -> None:
    found = RULES.rule_set_on(dt.date.fromisoformat(day))
    assert (found.id, found.layout) == (rule_set, layout)
    assert RULES.by_id(rule_set) is found


def test_no_rules_are_guessed_for_a_day_before_the_first() -> None:
    with pytest.raises(Refused) as refused:
        RULES.rule_set_on(dt.date(2018, 6, 20))
    assert refused.value.code == "rule_set.none_on_day"
    assert "20/06/2018" in sentence(refused.value)
    with pytest.raises(Refused):
        RULES.by_id("nd0")


def test_forms_have_the_names_and_numbers_of_their_time() -> None:
    old, new = RULES.rule_set_on(dt.date(2025, 6, 30)), RULES.rule_set_on(dt.date(2025, 7, 1))
    assert [old.form(paper).number for paper in ("appointment", "supplement", "refusal", "apology")] == [
        "01",
        "02",
        "03",
        "04",
    ]
    assert old.form("apology").name == "Phiếu xin lỗi và hẹn lại ngày trả kết quả"
    assert new.form("apology").name == "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết"
    assert (old.form("control").number, old.form("register").number) == ("05", "06")
    assert (new.form("stop").number, new.form("control").number, new.form("register").number) == (
        "05",
        "06",
        "07",
    )
    assert new.form("supplement").sign == "HDHS"
    with pytest.raises(Refused) as refused:
        old.form("stop")
    assert refused.value.code == "rule_set.no_such_form"


def test_the_numbers_are_those_of_the_law_text() -> None:
    rules = RULES.rule_set_on(dt.date(2026, 11, 21))
    assert rules.same_day_cutoff == dt.time(15)
    assert rules.handover_cutoff == dt.time(15)
    assert rules.supplement is SupplementRule.RESTART
    assert rules.supplement_working_days == 3
    assert rules.supplement_requests == 1
    assert rules.reappointments == 1
    assert rules.apology_days_before == 1
    assert rules.apology_signed_by is Signer.HEAD
    assert "supplement_working_days" in rules.unverified


def test_a_civil_status_refusal_is_signed_by_the_head() -> None:
    rules = RULES.rule_set_on(dt.date(2026, 11, 21))
    assert rules.refusal_signer(Procedure("2.000815", "Chứng thực bản sao", "Chứng thực")) is Signer.DESK
    birth = Procedure("1.001193", "Đăng ký khai sinh", "Hộ tịch", civil_status=True)
    assert rules.refusal_signer(birth) is Signer.HEAD
    marked = Procedure("1.004873", "Tình trạng hôn nhân", "Hộ tịch", refusal_signed_by_head=True)
    assert rules.refusal_signer(marked) is Signer.HEAD


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        (lambda r: r.pop("format"), "data_file.format_unknown", "format"),
        (lambda r: r.update(rule_sets=[]), "data_file.field_missing", "rule_sets"),
        (lambda r: r["rule_sets"][1].pop("layout"), "data_file.field_missing", "rule_sets[1].layout"),
        (lambda r: r["rule_sets"][1].update(layout="2030"), "data_file.field_wrong", "rule_sets[1].layout"),
        (
            lambda r: r["rule_sets"][0].update(same_day_cutoff="15h"),
            "data_file.field_wrong",
            "rule_sets[0].same_day_cutoff",
        ),
        (
            lambda r: r["rule_sets"][0].update(supplement_working_days=0),
            "data_file.field_wrong",
            "rule_sets[0].supplement_working_days",
        ),
        (
            lambda r: r["rule_sets"][0].update(refusal_signed_by="ai đó"),
            "data_file.field_wrong",
            "rule_sets[0].refusal_signed_by",
        ),
        (
            lambda r: r["rule_sets"][0]["forms"]["refusal"].pop("name"),
            "data_file.field_missing",
            "rule_sets[0].forms.refusal.name",
        ),
        (
            lambda r: r["rule_sets"][0].update(supplement_day=3),
            "data_file.field_unknown",
            "rule_sets[0].supplement_day",
        ),
        (
            lambda r: r["rule_sets"][0].update(unverified=["layot"]),
            "data_file.field_wrong",
            "rule_sets[0].unverified",
        ),
        (
            lambda r: r["rule_sets"][1].update(valid_to="2025-06-30"),
            "data_file.field_wrong",
            "rule_sets[1].valid_to",
        ),
        (lambda r: r["rule_sets"][1].update(id="nd61-2018"), "rule_set.id_twice", None),
        (lambda r: r["rule_sets"][1].update(valid_from="2025-06-30"), "rule_set.gap_or_overlap", None),
        (lambda r: r["rule_sets"][1].update(valid_from="2025-07-02"), "rule_set.gap_or_overlap", None),
        (lambda r: r["rule_sets"][0].update(valid_to=None), "rule_set.gap_or_overlap", None),
    ],
)
def test_a_wrong_place_in_the_rules_is_refused_by_name(change: Any, code: str, where: str | None) -> None:
    untrusted = copy.deepcopy(UNTRUSTED)
    change(untrusted)
    with pytest.raises(OfficerCanFix) as refused:
        read_rule_sets(untrusted)
    assert refused.value.code == code
    assert refused.value.facts.get("where") == where
    assert "…" not in sentence(refused.value)


def test_what_is_no_file_of_rules_is_refused() -> None:
    for untrusted in ([], "x", None):
        with pytest.raises(OfficerCanFix):
            read_rule_sets(untrusted)  # type: ignore[arg-type]
