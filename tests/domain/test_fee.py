"""What is owed: the rates of the circulars by hand, and that an unknown amount is never nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.fee import (
    UNLISTED,
    FeeState,
    Owed,
    WhyNoAmount,
    after_exemption,
    amount_words,
    per_copy_dong,
    what_is_owed,
)
from app.domain.local_rule import LocalFee
from app.domain.procedure import (
    Channel,
    Exemption,
    FeeBasis,
    FeeKind,
    FeeRule,
    PageStep,
    Procedure,
)
from app.errors import OfficerCanFix
from app.messages import all_sentences, sentence

TODAY = dt.date(2026, 11, 23)
STEPS = (PageStep(1, 2_000), PageStep(3, 1_000))
MERIT = Exemption("merit", "Người có công", 100, "Luật Hộ tịch Điều 11")
POOR = Exemption("poor", "Hộ nghèo", 100)
HALF = Exemption("half", "Cận nghèo", 50)

COPY = FeeRule("copy", "Phí chứng thực bản sao", FeeKind.FEE, FeeBasis.PER_PAGE_STEPS, None, STEPS, 200_000)
SIGNATURE = FeeRule("signature", "Phí chứng thực chữ ký", FeeKind.FEE, FeeBasis.PER_DOCUMENT, 10_000)
EXTRACT = FeeRule(
    "extract", "Phí khai thác dữ liệu hộ tịch", FeeKind.FEE, FeeBasis.PER_COPY, 8_000, exemptions=(HALF,)
)
CHARGE = FeeRule("charge", "Lệ phí hộ tịch", FeeKind.CHARGE, FeeBasis.LOCAL, exemptions=(MERIT, POOR, HALF))
FREE = FeeRule(
    "none", "Lệ phí đăng ký khai sinh", FeeKind.CHARGE, FeeBasis.FREE, ground="Luật Hộ tịch Điều 11"
)


def owed(
    *rules: FeeRule,
    pages: int | None = None,
    copies: int | None = None,
    exempt: tuple[str, ...] = (),
    case: str | None = None,
    channel: Channel = Channel.COUNTER,
    on: dt.date = TODAY,
    settled: tuple[LocalFee, ...] = (),
) -> Owed:
    procedure = Procedure("1.000001", "Thủ tục mẫu", "Mẫu", fees=rules)
    return what_is_owed(procedure, case, channel, pages, copies, exempt, on, settled)


def local(amount: int, **other: object) -> LocalFee:
    given: dict[str, object] = {
        "procedure": "1.000001",
        "fee_rule_id": "charge",
        "case": None,
        "channel": None,
        "amount_dong": amount,
        "settled_by": "u-giam-sat",
        "settled_at": dt.datetime(2026, 7, 1, 8, tzinfo=dt.UTC),
        "ground": "Nghị quyết 01/2026/NQ-HĐND",
        "valid_from": dt.date(2026, 7, 1),
    }
    return LocalFee(**(given | other))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("pages", "copies", "total"),
    [
        (1, 1, 2_000),
        (2, 1, 4_000),
        (3, 1, 5_000),
        (10, 1, 12_000),
        (197, 1, 199_000),
        (198, 1, 200_000),
        (199, 1, 200_000),
        (10_000, 1, 200_000),
        (3, 2, 10_000),
        (199, 3, 600_000),
        (1, 40, 80_000),
        (3, None, 5_000),
    ],
)
def test_certified_copies_cost_what_circular_226_says(pages: int, copies: int | None, total: int) -> None:
    found = owed(COPY, pages=pages, copies=copies)
    assert (found.total_dong, found.fee_dong, found.charge_dong) == (total, total, 0)
    assert found.lines[0].quantity_text == f"{pages} trang × {copies or 1} bản"
    assert found.lines[0].state is FeeState.KNOWN


@pytest.mark.parametrize(
    ("basis", "amount", "copies", "total", "quantity"),
    [
        (FeeBasis.PER_DOCUMENT, 10_000, None, 10_000, "1 văn bản"),
        (FeeBasis.PER_DOCUMENT, 10_000, 3, 30_000, "3 văn bản"),
        (FeeBasis.PER_CASE, 50_000, 3, 50_000, "1 hồ sơ"),
        (FeeBasis.PER_CASE, 30_000, None, 30_000, "1 hồ sơ"),
        (FeeBasis.PER_CASE, 25_000, None, 25_000, "1 hồ sơ"),
        (FeeBasis.PER_COPY, 8_000, None, 8_000, "1 bản"),
        (FeeBasis.PER_COPY, 8_000, 5, 40_000, "5 bản"),
        (FeeBasis.PER_CASE, 400_000, 2, 400_000, "1 hồ sơ"),
    ],
)
def test_other_rates_are_counted_by_case_copy_or_document(
    basis: FeeBasis, amount: int, copies: int | None, total: int, quantity: str
) -> None:
    found = owed(FeeRule("r", "Mức thu", FeeKind.FEE, basis, amount), copies=copies)
    assert found.total_dong == total
    assert found.lines[0].quantity_text == quantity


def test_fee_and_charge_are_summed_apart() -> None:
    found = owed(EXTRACT, CHARGE, copies=2, settled=(local(5_000),))
    assert (found.fee_dong, found.charge_dong, found.total_dong) == (16_000, 5_000, 21_000)


def test_a_charge_the_province_sets_is_unknown_until_it_is_settled() -> None:
    found = owed(CHARGE)
    line = found.lines[0]
    assert (line.state, line.amount_dong, line.why) == (FeeState.UNKNOWN, None, WhyNoAmount.NOT_SETTLED)
    assert (found.total_dong, found.charge_dong, found.unknown, found.free) == (None, None, True, False)
    settled = owed(CHARGE, settled=(local(15_000),))
    assert (settled.total_dong, settled.unknown) == (15_000, False)
    assert settled.lines[0].ground == "Nghị quyết 01/2026/NQ-HĐND"


def test_one_unknown_line_leaves_the_sum_unknown_and_the_other_kind_known() -> None:
    found = owed(EXTRACT, CHARGE)
    assert (found.total_dong, found.fee_dong, found.charge_dong) == (None, 8_000, None)


@pytest.mark.parametrize(
    "rules",
    [
        (),
        (FeeRule("u", "Phí", FeeKind.FEE, FeeBasis.UNKNOWN),),
        (FeeRule("u", "Phí", FeeKind.FEE, FeeBasis.UNKNOWN, 0),),
        (FeeRule("u", "Phí", FeeKind.FEE, FeeBasis.PER_CASE, None),),
        (FeeRule("u", "Phí", FeeKind.FEE, FeeBasis.PER_PAGE_STEPS, None),),
        (FeeRule("u", "Phí", FeeKind.FEE, FeeBasis.LOCAL, None),),
        (FeeRule("u", "Phí", FeeKind.FEE, FeeBasis.PER_CASE, 1_000, valid_to=dt.date(2026, 11, 22)),),
        (FeeRule("u", "Phí", FeeKind.FEE, FeeBasis.PER_CASE, 1_000, case="other"),),
    ],
)
def test_what_the_source_leaves_open_is_never_nothing(rules: tuple[FeeRule, ...]) -> None:
    found = owed(*rules, pages=3)
    assert found.total_dong is None
    assert found.unknown
    assert not found.free
    assert [line.state for line in found.lines] == [FeeState.UNKNOWN]
    assert all_sentences()[f"fee.{found.lines[0].why}"]
    assert amount_words(found.total_dong, free=found.free) == "chưa xác định"


def test_where_the_catalogue_has_no_rule_at_all_the_office_may_settle_one() -> None:
    assert owed().lines[0].rule_id == UNLISTED
    assert owed(settled=(local(12_000, fee_rule_id=UNLISTED),)).total_dong == 12_000


def test_one_price_for_every_page_needs_no_steps() -> None:
    flat = FeeRule("page", "Phí", FeeKind.FEE, FeeBasis.PER_PAGE_STEPS, 1_500, cap_dong=6_000)
    assert owed(flat, pages=3, copies=2).total_dong == 9_000
    assert owed(flat, pages=50).total_dong == 6_000


def test_pages_not_entered_yet_leave_the_amount_open() -> None:
    found = owed(COPY)
    assert found.lines[0].why is WhyNoAmount.PAGES_MISSING
    assert found.total_dong is None


def test_free_by_law_is_said_and_is_not_zero_dong() -> None:
    found = owed(FREE)
    assert found.free
    assert found.lines[0].state is FeeState.FREE
    assert found.lines[0].ground == "Luật Hộ tịch Điều 11"
    assert amount_words(found.total_dong, free=found.free) == "không thu"
    assert amount_words(found.total_dong, free=found.free, language="en") == "free"
    beside_a_fee = owed(FREE, EXTRACT)
    assert not beside_a_fee.free
    assert amount_words(beside_a_fee.total_dong, free=beside_a_fee.free) == "8.000 đ"


def test_an_office_may_settle_that_nothing_is_taken() -> None:
    found = owed(CHARGE, settled=(local(0, free=True),))
    assert found.free
    assert found.lines[0].ground == "Nghị quyết 01/2026/NQ-HĐND"


def test_a_full_exemption_needs_no_amount() -> None:
    found = owed(CHARGE, exempt=("merit",))
    line = found.lines[0]
    assert (line.state, line.amount_dong, line.exemption) == (FeeState.FREE, 0, "Người có công")
    assert line.ground == "Luật Hộ tịch Điều 11"
    assert found.free


def test_a_part_exemption_of_an_unknown_amount_stays_unknown() -> None:
    found = owed(CHARGE, exempt=("half",))
    assert found.total_dong is None
    assert found.lines[0].exemption == "Cận nghèo (giảm 50%)"


@pytest.mark.parametrize(
    ("amount", "percent", "left"),
    [
        (8_000, 50, 4_000),
        (25_001, 50, 12_500),
        (1, 50, 0),
        (999, 33, 669),
        (400_000, 100, 0),
        (10_000, 1, 9_900),
    ],
)
def test_what_is_let_off_is_rounded_for_the_applicant(amount: int, percent: int, left: int) -> None:
    assert after_exemption(amount, percent) == left


def test_of_several_exemptions_the_best_counts_once() -> None:
    found = owed(CHARGE, exempt=("half", "poor"), settled=(local(15_000),))
    assert found.total_dong == 0
    assert found.free
    assert owed(CHARGE, exempt=("half",), settled=(local(15_001),)).total_dong == 7_500


def test_an_exemption_counts_only_for_the_lines_that_know_it() -> None:
    found = owed(EXTRACT, CHARGE, exempt=("merit",), copies=2)
    assert [(line.rule_id, line.amount_dong) for line in found.lines] == [("extract", 16_000), ("charge", 0)]


def test_an_exemption_the_procedure_does_not_know_is_refused() -> None:
    with pytest.raises(OfficerCanFix) as refused:
        owed(EXTRACT, exempt=("merit",))
    assert refused.value.code == "fee.exemption_unknown"
    assert "merit" in sentence(refused.value)


@pytest.mark.parametrize("count", [0, -1, 10_001])
@pytest.mark.parametrize("what", ["pages", "copies"])
def test_counts_nobody_can_mean_are_refused(what: str, count: int) -> None:
    with pytest.raises(OfficerCanFix) as refused:
        owed(COPY, **{"pages": 1, "copies": 1} | {what: count})  # type: ignore[arg-type]
    assert refused.value.code == f"fee.{what}_out_of_range"
    assert refused.value.facts["fields"] == (what,)


def test_the_rule_for_case_and_channel_stands_in_for_the_general_one() -> None:
    general = FeeRule("residence", "Lệ phí cư trú", FeeKind.CHARGE, FeeBasis.PER_CASE, 20_000)
    online = FeeRule(
        "residence", "Lệ phí cư trú", FeeKind.CHARGE, FeeBasis.PER_CASE, 10_000, channel=Channel.ONLINE
    )
    late = FeeRule("residence", "Lệ phí cư trú", FeeKind.CHARGE, FeeBasis.PER_CASE, 7_000, case="late")
    assert owed(general, online, late).total_dong == 20_000
    assert owed(general, online, late, channel=Channel.ONLINE).total_dong == 10_000
    assert owed(general, online, late, channel=Channel.ONLINE, case="late").total_dong == 7_000


def test_an_amount_counts_from_its_first_to_its_last_day() -> None:
    old = FeeRule("f", "Phí", FeeKind.FEE, FeeBasis.PER_CASE, 1_000, valid_to=dt.date(2026, 6, 30))
    new = FeeRule("f", "Phí", FeeKind.FEE, FeeBasis.PER_CASE, 2_000, valid_from=dt.date(2026, 7, 1))
    assert owed(old, new, on=dt.date(2026, 6, 30)).total_dong == 1_000
    assert owed(old, new, on=dt.date(2026, 7, 1)).total_dong == 2_000


def test_what_the_source_says_is_not_overruled_by_the_office() -> None:
    assert owed(EXTRACT, settled=(local(1, fee_rule_id="extract"),)).total_dong == 8_000


def test_a_settled_amount_may_be_counted_by_copy() -> None:
    assert owed(CHARGE, copies=3, settled=(local(5_000, basis=FeeBasis.PER_COPY),)).total_dong == 15_000


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_more_pages_never_cost_less_and_never_more_than_the_cap(pages: int, more: int) -> None:
    fewer = per_copy_dong(STEPS, min(pages, more), 200_000)
    assert fewer <= per_copy_dong(STEPS, max(pages, more), 200_000) <= 200_000
    # The formula of the circular, written another way.
    assert per_copy_dong(STEPS, pages) == 2_000 * min(pages, 2) + 1_000 * max(pages - 2, 0)


@given(st.integers(0, 10**9), st.integers(1, 100))
def test_what_remains_is_whole_and_within_a_dong_of_the_share(amount: int, percent: int) -> None:
    left = after_exemption(amount, percent)
    assert 0 <= left <= amount
    assert 0 <= amount * (100 - percent) - left * 100 < 100
