"""Form 01 says what the annex asks for, in its order, and nothing that nobody knows."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest

from app.domain.applicant import FilerRelation, Person
from app.domain.dossier import ComponentTaken, Dossier, PaperState, ReturnBy
from app.domain.fee import FeeLine, FeeState, Owed
from app.domain.id_card import IdKind
from app.domain.procedure import FeeKind, LimitUnit
from app.domain.words import VIETNAM
from app.errors import Refused
from app.ports.papers import PaperLook
from tests.forms.judges import A4, A5, code_texts, flat, in_order, misplaced, pages_of, papers, text_of
from tests.sample_dossiers import (
    RECEIVED,
    SAMPLE_PAYMENT_TEXT,
    sample_copy_dossier,
    sample_dossier,
    sample_due,
    sample_form,
    sample_office,
    sample_owed,
    sample_person,
)

OLD_RECEIVED = dt.datetime(2024, 11, 20, 8, 15, tzinfo=VIETNAM)
MISSING = ComponentTaken(
    "old_paper", "Giấy xác nhận đã cấp trước đây", PaperState.MISSING, 1, 2, "hẹn nộp sau"
)

LAYOUT_2025 = (
    "Mã hồ sơ: H56.14-261120-0012",
    "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
    "(Liên: Lưu / Giao khách hàng)",
    "Bộ phận tiếp nhận và trả kết quả: Trung tâm Phục vụ hành chính công xã Mẫu",
    "Tiếp nhận hồ sơ của: Nguyễn Văn Mẫu",
    "CCCD/MST: 001099000001",
    "Địa chỉ: Thôn Thử Nghiệm, xã Mẫu, huyện Mẫu, tỉnh Thử Nghiệm",
    "Số điện thoại: 0900000000",
    "Email: mau@example.vn",
    "Thủ tục hành chính cần giải quyết: Cấp Giấy xác nhận tình trạng hôn nhân",
    "1. Thành phần hồ sơ",
    "STT Tên giấy tờ Loại giấy tờ Số lượng",
    "1 Giấy tờ tùy thân Tra cứu CSDL –",
    "2 Tờ khai cấp Giấy xác nhận tình trạng hôn nhân Bản chính 01",
    "2. Số lượng hồ sơ: 01 (bộ)",
    "3. Thời gian nhận hồ sơ: 08 giờ 15 phút, ngày 20 tháng 11 năm 2026",
    "4. Thời gian trả kết quả giải quyết hồ sơ: 08 giờ 15 phút, ngày 26 tháng 11 năm 2026",
    "5. Đăng ký trả kết quả tại: Trung tâm Phục vụ hành chính công xã Mẫu",
    "6. Phí, lệ phí (nếu có): Lệ phí cấp giấy xác nhận (1 hồ sơ): 24.000 đ",
    "(bằng chữ: Hai mươi tư nghìn đồng)",
    "Vào Sổ theo dõi hồ sơ, Quyển số:",
    "Số thứ tự:",
    "(nếu có)",
    "NGƯỜI NỘP HỒ SƠ NGƯỜI TIẾP NHẬN HỒ SƠ",
    "(Ký và ghi rõ họ tên) (Ký và ghi rõ họ tên)",
    "Nguyễn Văn Mẫu Phạm Thị Tiếp Nhận",
    "Ghi chú:",
    "lập thành 2 liên",
    "qua dịch vụ bưu chính",
    "Trang 1/1",
)

LAYOUT_OLD = (
    "Mã hồ sơ: H56.14-241120-0012",
    "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
    "(Liên: Lưu / Giao khách hàng)",
    "Bộ phận tiếp nhận và trả kết quả: Bộ phận Tiếp nhận và Trả kết quả xã Mẫu",
    "Tiếp nhận hồ sơ của: Nguyễn Văn Mẫu",
    "Địa chỉ: Thôn Thử Nghiệm, xã Mẫu, huyện Mẫu, tỉnh Thử Nghiệm",
    "Số điện thoại: 0900000000",
    "Email: mau@example.vn",
    "Nội dung yêu cầu giải quyết: Cấp Giấy xác nhận tình trạng hôn nhân",
    "1. Thành phần hồ sơ nộp gồm:",
    "TT Thành phần hồ sơ Bản chính Bản chứng thực Bản photo",
    "1 Giấy tờ tùy thân (đã tra cứu cơ sở dữ liệu)",
    "2 Tờ khai cấp Giấy xác nhận tình trạng hôn nhân 01",
    "2. Số lượng hồ sơ: 01 (bộ)",
    "3. Thời gian giải quyết hồ sơ theo quy định là: 03 ngày làm việc",
    "4. Thời gian nhận hồ sơ: 08 giờ 15 phút, ngày 20 tháng 11 năm 2024",
    "5. Thời gian trả kết quả giải quyết hồ sơ: 08 giờ 15 phút, ngày 25 tháng 11 năm 2024",
    "6. Đăng ký nhận kết quả tại: Bộ phận Tiếp nhận và Trả kết quả xã Mẫu",
    "Vào Sổ theo dõi hồ sơ, Quyển số:",
    "Số thứ tự:",
    "NGƯỜI NỘP HỒ SƠ NGƯỜI TIẾP NHẬN HỒ SƠ",
    "Nguyễn Văn Mẫu Phạm Thị Tiếp Nhận",
    "Ghi chú:",
    "lập thành 2 liên",
    "qua dịch vụ bưu chính",
)


def old_dossier(**changes: object) -> Dossier:
    kept: dict[str, object] = {
        "received_at": OLD_RECEIVED.astimezone(dt.UTC),
        "due": sample_due(dt.datetime(2024, 11, 25, 8, 15, tzinfo=VIETNAM), rule_set="nd61-2018"),
    }
    return sample_dossier("H56.14-241120-0012", **(kept | changes))


def form_01(
    *dossiers: Dossier, payment: str | None = None, look: PaperLook | None = None, **office: object
) -> bytes:
    return papers().appointment(sample_office(**office), dossiers, payment, look or PaperLook())


def said(
    *dossiers: Dossier, payment: str | None = None, look: PaperLook | None = None, **office: object
) -> str:
    """The words of a form on A4, where no line of the samples has to wrap."""
    return flat(text_of(form_01(*dossiers, payment=payment, look=look or PaperLook("A4"), **office)))


def test_the_form_since_july_2025_has_its_fields_in_the_order_of_the_annex() -> None:
    assert in_order(said(sample_dossier()), LAYOUT_2025) == []


def test_the_form_before_july_2025_has_its_fields_in_the_order_of_the_annex() -> None:
    words = said(old_dossier(), department="BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ")
    assert in_order(words.replace("Bản chứng Bản", "Bản chứng thực Bản"), LAYOUT_OLD[:10]) == []
    assert in_order(words, [line for line in LAYOUT_OLD if not line.startswith("TT ")]) == []
    assert in_order(words, ["TT", "Thành phần hồ sơ", "chính", "photo"]) == []
    for only_new in ("CCCD/MST", "Thủ tục hành chính cần giải quyết", "Phí, lệ phí", "(nếu có)", "STT"):
        assert only_new not in words


@pytest.mark.parametrize(
    ("received", "label"),
    [
        (dt.datetime(2025, 6, 30, 23, 59, tzinfo=VIETNAM), "Nội dung yêu cầu giải quyết"),
        (dt.datetime(2025, 7, 1, 0, 0, tzinfo=VIETNAM), "Thủ tục hành chính cần giải quyết"),
    ],
)
def test_the_layout_is_that_of_the_day_of_reception_in_vietnam(received: dt.datetime, label: str) -> None:
    assert label in said(sample_dossier(received_at=received.astimezone(dt.UTC)))


def test_a_day_before_all_rules_is_refused() -> None:
    early = sample_dossier(received_at=dt.datetime(2010, 1, 4, 2, tzinfo=dt.UTC))
    with pytest.raises(Refused, match=r"rule_set\.none_on_day"):
        form_01(early)


def test_no_dossier_is_our_fault() -> None:
    with pytest.raises(ValueError, match="without a dossier"):
        form_01()


@pytest.mark.parametrize(("size", "page"), [("A5", A5), ("A4", A4), ("2xA5", (A4[1], A4[0]))])
def test_the_page_has_the_size_asked_for(size: str, page: tuple[float, float]) -> None:
    found = pages_of(form_01(sample_dossier(), look=PaperLook(size)))
    assert [(one.width, one.height) for one in found] == [pytest.approx(page, abs=0.1)]


def test_an_unknown_size_is_our_fault() -> None:
    with pytest.raises(ValueError, match="A3"):
        form_01(sample_dossier(), look=PaperLook("A3"))


def test_a_visit_of_three_papers_with_a_bank_code_fits_one_a5_page() -> None:
    form = sample_form(
        components=(*sample_form().components, ComponentTaken("x", "Văn bản ủy quyền", PaperState.PRESENT))
    )
    made = form_01(sample_dossier(form=form), payment=SAMPLE_PAYMENT_TEXT)
    assert len(pages_of(made)) == 1
    assert misplaced(made) == []


def test_two_copies_stand_side_by_side_on_one_a4_each_complete() -> None:
    made = form_01(sample_dossier(), payment=SAMPLE_PAYMENT_TEXT, look=PaperLook("2xA5"))
    halves = [
        flat(text_of(made, "-r", "72", "-x", str(x), "-y", "0", "-W", "421", "-H", "596")) for x in (0, 421)
    ]
    for half, copy_name in zip(halves, ("(Liên: Lưu)", "(Liên: Giao khách hàng)"), strict=True):
        assert copy_name in half
        assert (
            in_order(
                half,
                ["Tiếp nhận hồ sơ của", "1. ", "2. ", "3. ", "4. ", "5. ", "6. ", "Ghi chú", "Trang 1/1"],
            )
            == []
        )
        assert half.count("(Liên:") == 1
    assert misplaced(made) == []
    assert len(code_texts(made)) == 6


def test_a_reader_reads_the_dossier_code_twice_and_the_bank_transfer() -> None:
    assert code_texts(form_01(sample_dossier(), payment=SAMPLE_PAYMENT_TEXT)) == [
        ("Code128", "H56.14-261120-0012"),
        ("QRCode", SAMPLE_PAYMENT_TEXT),
        ("QRCode", "H56.14-261120-0012"),
    ]


def test_the_longest_dossier_codes_are_read_too() -> None:
    number = "000.00.16.H56-261120-10012"
    assert code_texts(form_01(sample_dossier(number))) == [("Code128", number), ("QRCode", number)]


def test_a_number_that_code_128_cannot_carry_still_has_its_qr_code() -> None:
    number = "SỐ-CŨ-12/Đ"
    assert code_texts(form_01(sample_dossier(number))) == [("QRCode", number)]


def test_the_amount_stands_under_the_bank_code() -> None:
    page = pages_of(form_01(sample_dossier(), payment=SAMPLE_PAYMENT_TEXT))[0]
    amounts = [word for word in page.words if word.text == "24.000"]
    label = next(word for word in page.words if word.text == "Phí,")
    assert len(amounts) == 2
    assert max(word.left for word in amounts) > page.width * 0.7
    assert any(abs(word.top - label.top) < 1 for word in amounts)


def test_an_unknown_due_date_is_told_later_and_never_guessed() -> None:
    words = said(sample_dossier(due=sample_due(None, LimitUnit.UNSPECIFIED, 3)))
    assert "4. Thời gian trả kết quả giải quyết hồ sơ: Chưa xác định – cơ quan thông báo sau" in words
    assert words.count("tháng 11 năm 2026") == 2  # head and reception


def test_the_statutory_time_is_not_told_without_its_unit() -> None:
    old = old_dossier(due=sample_due(None, LimitUnit.UNSPECIFIED, 3, rule_set="nd61-2018"))
    assert "3. Thời gian giải quyết hồ sơ theo quy định là: chưa xác định" in said(old)


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    [
        (LimitUnit.WORKING_DAY, 15, "15 ngày làm việc"),
        (LimitUnit.CALENDAR_DAY, 7, "07 ngày"),
        (LimitUnit.HOUR, 4, "04 giờ làm việc"),
        (LimitUnit.SAME_DAY, None, "trong ngày làm việc"),
    ],
)
def test_the_statutory_time_is_told_in_its_own_unit(unit: LimitUnit, value: int | None, words: str) -> None:
    assert f"theo quy định là: {words} 4." in said(old_dossier(due=sample_due(OLD_RECEIVED, unit, value)))


def test_a_date_on_days_nobody_has_decided_yet_says_so() -> None:
    words = said(sample_dossier(due=sample_due(confirmed=False)))
    assert "ngày 26 tháng 11 năm 2026 (lịch nghỉ chưa xác nhận, cơ quan báo lại nếu đổi)" in words


@pytest.mark.parametrize("look", [PaperLook("A4"), PaperLook("A5")])
def test_an_unknown_or_free_amount_is_never_printed_as_zero(look: PaperLook) -> None:
    free = sample_owed(("Lệ phí hộ tịch", FeeKind.CHARGE, 0))
    unknown = sample_owed(("Lệ phí hộ tịch", FeeKind.CHARGE, None))
    mixed = sample_owed(
        ("Phí", FeeKind.FEE, 8_000), ("Lệ phí", FeeKind.CHARGE, None), ("Khác", FeeKind.FEE, 0)
    )
    for owed, words in (
        (free, "6. Phí, lệ phí (nếu có): không thu"),
        (unknown, "Lệ phí hộ tịch: chưa xác định"),
        (
            mixed,
            "- Phí (1 hồ sơ): 8.000 đ - Lệ phí: chưa xác định - Khác: không thu Tổng cộng: chưa xác định",
        ),
    ):
        text = said(sample_dossier(owed=owed), look=look)
        assert words in text
        assert re.search(r"(?<![.\d])0 đ", text) is None


def test_an_exemption_is_named_beside_what_it_let_off() -> None:
    line = FeeLine("r", "Lệ phí", FeeKind.CHARGE, 0, "1 hồ sơ", "Hộ nghèo", FeeState.FREE)
    words = said(sample_dossier(owed=Owed((line,), 0, 0, 0, False)))
    assert "6. Phí, lệ phí (nếu có): Lệ phí: không thu – Hộ nghèo" in words


def test_several_amounts_are_summed_in_figures_and_words() -> None:
    owed = sample_owed(("Phí sao", FeeKind.FEE, 12_000), ("Lệ phí hộ tịch", FeeKind.CHARGE, 8_000))
    assert "Tổng cộng: 20.000 đ (bằng chữ: Hai mươi nghìn đồng)" in said(sample_dossier(owed=owed))


def test_missing_papers_are_listed_with_what_to_bring_and_not_as_handed_in() -> None:
    form = sample_form(components=(*sample_form().components, MISSING))
    words = said(sample_dossier(form=form))
    table, after = words.split("2. Số lượng hồ sơ")[0].split("Giấy tờ còn thiếu")
    assert "Giấy xác nhận đã cấp" not in table
    assert "- Giấy xác nhận đã cấp trước đây: 01 bản chính, 02 bản sao" in after


def test_what_does_not_apply_is_left_out_and_what_came_as_a_copy_is_a_copy() -> None:
    form = sample_form(
        components=(
            ComponentTaken("a", "Văn bản ủy quyền", PaperState.NOT_APPLICABLE),
            ComponentTaken("b", "Giấy chứng sinh", PaperState.COPY),
            ComponentTaken("c", "Sổ hộ khẩu cũ", PaperState.REUSED),
            ComponentTaken("d", "Giấy tờ nhà đất", PaperState.PRESENT, 1, 2),
        )
    )
    words = said(sample_dossier(form=form))
    assert "ủy quyền" not in words
    rows = ["1 Giấy chứng sinh Bản sao 01", "2 Sổ hộ khẩu cũ Dùng bản đã lưu –"]
    assert in_order(words, [*rows, "3 Giấy tờ nhà đất Bản chính; bản sao 01; 02"]) == []


def test_certified_copies_stand_in_their_own_column_of_the_old_form() -> None:
    form = sample_form(
        components=(
            ComponentTaken("a", "Bản sao chứng thực giấy khai sinh", PaperState.COPY, 0, 3),
            ComponentTaken("b", "Giấy chứng sinh", PaperState.COPY, 0, 2),
        )
    )
    page = pages_of(form_01(old_dossier(form=form), look=PaperLook("A4")))[0]
    middle = {word.text: (word.left + word.right) / 2 for word in reversed(page.words)}
    assert abs(middle["03"] - middle["thực"]) < 12
    assert abs(middle["02"] - middle["photo"]) < 12


def test_certification_tells_pages_and_copies() -> None:
    page = pages_of(form_01(sample_copy_dossier(), look=PaperLook("A4")))[0]
    middle = {word.text: (word.left + word.right) / 2 for word in reversed(page.words)}
    assert abs(middle["04"] - middle["trang"]) < 12
    assert middle["03"] > middle["04"] + 40
    words = said(sample_copy_dossier())
    assert in_order(words, ["1 Bản chính giấy tờ cần chứng thực", "Văn bản yêu cầu chứng thực 04 03"]) == []
    assert "17 giờ 00 phút, ngày 20 tháng 11 năm 2026" in words


def test_a_dossier_without_papers_says_that_none_were_asked_for() -> None:
    assert "Không phải nộp giấy tờ" in said(sample_dossier(form=sample_form(components=())))


def test_an_organisation_is_the_owner_with_its_tax_code() -> None:
    owner = sample_person(organisation="Công ty TNHH Thử Nghiệm", tax_code="0100000001")
    words = said(sample_dossier(form=sample_form(owner=owner)))
    assert "Tiếp nhận hồ sơ của: Công ty TNHH Thử Nghiệm (người đại diện: Nguyễn Văn Mẫu)" in words
    assert "CCCD/MST: 0100000001" in words


def test_who_files_for_the_owner_is_named_and_signs() -> None:
    filer = sample_person("Trần Thị Thử", id_number="B1234567", id_kind=IdKind.PASSPORT)
    words = said(sample_dossier(form=sample_form(filer=filer, relation=FilerRelation.AUTHORISED)))
    assert "Người nộp: Trần Thị Thử (người được ủy quyền, B1234567 (hộ chiếu))" in words
    assert "Trần Thị Thử Phạm Thị Tiếp Nhận" in words


def test_an_old_man_without_phone_mail_or_number_gets_his_paper() -> None:
    words = said(sample_dossier(form=sample_form(owner=Person("Lò Văn Già"))))
    assert (
        in_order(
            words,
            [
                "Tiếp nhận hồ sơ của: Lò Văn Già",
                "CCCD/MST: ....",
                "Địa chỉ: ....",
                "Số điện thoại: ....",
                "Email: ....",
            ],
        )
        == []
    )


def test_the_unit_after_the_merger_stands_beside_the_address_of_the_card() -> None:
    owner = sample_person(new_address="Xã Mẫu, tỉnh Thử Nghiệm")
    assert "tỉnh Thử Nghiệm (nay là: Xã Mẫu, tỉnh Thử Nghiệm)" in said(
        sample_dossier(form=sample_form(owner=owner))
    )


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (ReturnBy.COUNTER, "tại: Trung tâm Phục vụ hành chính công xã Mẫu"),
        (ReturnBy.POST, "tại: tại nhà (trụ sở tổ chức) qua dịch vụ bưu chính: Số 1, phố Thử"),
        (ReturnBy.ONLINE, "tại: trực tuyến (bản điện tử)"),
    ],
)
def test_where_the_result_is_fetched_is_told(way: ReturnBy, words: str) -> None:
    form = sample_form(return_by=way, return_address="Số 1, phố Thử")
    assert f"5. Đăng ký trả kết quả {words}" in said(sample_dossier(form=form))


def test_a_result_given_at_once_is_not_promised_for_later() -> None:
    given = sample_dossier(
        form=sample_form(given_at_once=True), finished_at=RECEIVED + dt.timedelta(minutes=9)
    )
    assert "4. Thời gian trả kết quả giải quyết hồ sơ: đã trả ngay lúc 08 giờ 24 phút" in said(given)


def test_several_dossiers_of_one_visit_share_one_form() -> None:
    unknown = sample_dossier(
        "H56.14-261120-0014",
        due=sample_due(None, None, None),
        owed=sample_owed(("Lệ phí khác", FeeKind.CHARGE, None)),
        form=sample_form(components=(MISSING,), owner=sample_person("Trần Thị Thử")),
    )
    three = (sample_dossier(), sample_copy_dossier(), unknown)
    made = form_01(*three)
    words = flat(text_of(made))
    numbers = [dossier.number for dossier in three]
    assert in_order(words, [f"Mã hồ sơ: {number}" for number in numbers]) == []
    expected = [
        "Tiếp nhận hồ sơ của: Nguyễn Văn Mẫu; Trần Thị Thử",
        "Thủ tục hành chính cần giải quyết: 03 hồ sơ",
        "Chủ hồ sơ: Trần Thị Thử",
        "Hồ sơ 1: Cấp Giấy xác nhận",
        "Hồ sơ 2: Chứng thực bản sao từ bản chính",
        "Văn bản yêu cầu chứng thực",
        "- (Hồ sơ 3) Giấy xác nhận đã cấp trước đây: 01 bản chính, 02 bản",
        "2. Số lượng hồ sơ: 03 (bộ)",
        "3. Thời gian nhận hồ sơ: 08 giờ 15 phút",
        "- Hồ sơ 1: 08 giờ 15 phút, ngày 26 tháng 11 năm 2026",
        "- Hồ sơ 2: 17 giờ 00 phút, ngày 20 tháng 11 năm 2026",
        "- Hồ sơ 3: Chưa xác định – cơ quan thông báo sau",
        "- Hồ sơ 1: Lệ phí cấp giấy xác nhận (1 hồ sơ): 24.000 đ",
        "- Hồ sơ 2: Phí chứng thực bản sao (1 hồ sơ): 18.000 đ",
        "- Hồ sơ 3: Lệ phí khác: chưa xác định",
        "Tổng cộng: chưa xác định",
    ]
    assert in_order(words, expected) == []
    assert code_texts(made) == sorted((kind, number) for kind in ("Code128", "QRCode") for number in numbers)
    assert misplaced(made) == []
    for page in pages_of(made):
        shown = " ".join(word.text for word in page.words)
        assert all(number in shown for number in numbers)


def test_a_voided_dossier_is_marked_and_costs_nothing() -> None:
    voided = sample_dossier(voided_at=RECEIVED)
    assert in_order(said(voided), ["ĐÃ HỦY", "trả kết quả giải quyết hồ sơ: hồ sơ đã hủy"]) == []
    both = said(voided, sample_copy_dossier())
    assert "- Hồ sơ 1: hồ sơ đã hủy" in both
    assert "Phí chứng thực bản sao (1 hồ sơ): 18.000 đ (bằng chữ: Mười tám nghìn đồng)" in both
    assert "24.000" not in both


def test_a_reprint_says_which_one_it_is_and_when() -> None:
    words = said(sample_dossier(), look=PaperLook("A4", 2, RECEIVED + dt.timedelta(days=1)))
    assert words.startswith("IN LẠI lần 2 ")
    assert "In lúc 08:15 21/11/2026" in words
    assert "IN LẠI" not in said(sample_dossier())


@pytest.mark.parametrize("size", ["A5", "2xA5"])
def test_practice_papers_say_so_on_every_page(size: str) -> None:
    form = sample_form(
        components=tuple(ComponentTaken(str(n), f"Giấy tờ thứ {n}", PaperState.PRESENT) for n in range(60))
    )
    made = form_01(sample_dossier(form=form), look=PaperLook(size), practice=True)
    sheets = text_of(made).split("\f")[:-1]
    copies = 2 if size == "2xA5" else 1
    assert len(sheets) > 1
    for sheet in sheets:
        letters = [letter for letter in "THỬNGHIỆM" if letter in sheet]
        assert len(letters) == 9
    # Readers are not kept from reading by the grey behind the codes.
    number = "H56.14-261120-0012"
    assert code_texts(made) == sorted([("Code128", number), ("QRCode", number)] * copies)


def test_equal_input_gives_equal_bytes() -> None:
    first = form_01(sample_dossier(), payment=SAMPLE_PAYMENT_TEXT)
    assert first == form_01(sample_dossier(), payment=SAMPLE_PAYMENT_TEXT)
    assert first != form_01(
        replace(sample_dossier(), number="H56.14-261120-0013"), payment=SAMPLE_PAYMENT_TEXT
    )
