"""Forms 02 and 03: what is missing or why not, in the annex's order, signed by whom the law says."""

from __future__ import annotations

import pytest

from app.ports.papers import PaperLook
from tests.forms.judges import code_texts, flat, in_order, misplaced, papers, text_of
from tests.sample_dossiers import sample_form, sample_office, sample_person, sample_request

A4_LOOK = PaperLook("A4")

FORM_02 = (
    "Số: 001/HDHS",
    "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
    "Bộ phận tiếp nhận và trả kết quả: Trung tâm Phục vụ hành chính công xã Mẫu",
    "Tiếp nhận hồ sơ/yêu cầu của Ông/Bà: Nguyễn Văn Mẫu",
    "Nội dung yêu cầu giải quyết: Cấp Giấy xác nhận tình trạng hôn nhân",
    "Địa chỉ: Thôn Thử Nghiệm",
    "Số điện thoại: 0900000000",
    "Email: mau@example.vn",
    "Yêu cầu Ông/Bà hoàn thiện hồ sơ gồm những nội dung như sau:",
    "1. Giấy xác nhận tình trạng hôn nhân đã cấp trước đây (bản chính)",
    "Lý do: Thành phần hồ sơ chưa đầy đủ theo quy định",
    "Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, Ông/Bà liên hệ với",
    "số điện thoại 0237 000 0000 để được hướng dẫn.",
    "NGƯỜI HƯỚNG DẪN",
    "(Ký và ghi rõ họ tên)",
    "Phạm Thị Tiếp Nhận",
)

FORM_03 = (
    "Số: 001/TCHS",
    "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
    "Tiếp nhận hồ sơ của: Nguyễn Văn Mẫu",
    "Địa chỉ: Thôn Thử Nghiệm",
    "Số điện thoại: 0900000000",
    "Email: mau@example.vn",
    "Nội dung yêu cầu giải quyết: Cấp Giấy xác nhận tình trạng hôn nhân",
    "Qua xem xét,",
    "thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:",
    "1. Nơi cư trú của người yêu cầu không thuộc thẩm quyền giải quyết",
    "Xin thông báo cho Ông/Bà được biết và thực hiện.",
    "NGƯỜI NỘP HỒ SƠ",
)


def test_form_02_has_its_fields_in_the_order_of_the_annex() -> None:
    words = flat(text_of(papers().supplement(sample_office(), sample_request(), A4_LOOK)))
    assert in_order(words, FORM_02) == []


def test_form_03_of_civil_status_is_signed_by_the_head() -> None:
    words = flat(text_of(papers().refusal(sample_office(), sample_request("refusal"), A4_LOOK)))
    assert in_order(words, [*FORM_03, "CHỦ TỊCH", "đóng dấu", "Lê Văn Trưởng"]) == []
    assert "NGƯỜI TIẾP NHẬN HỒ SƠ" not in words
    assert "Phạm Thị Tiếp Nhận" not in words


def test_form_03_of_other_fields_is_signed_at_the_desk() -> None:
    request = sample_request("refusal", signed_by_head=False)
    words = flat(text_of(papers().refusal(sample_office(), request, A4_LOOK)))
    assert in_order(words, [*FORM_03, "NGƯỜI TIẾP NHẬN HỒ SƠ", "Phạm Thị Tiếp Nhận"]) == []
    assert "CHỦ TỊCH" not in words


def test_a_title_of_the_head_may_be_of_two_lines() -> None:
    office = sample_office(head_title="TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")
    words = flat(text_of(papers().refusal(office, sample_request("refusal"), A4_LOOK)))
    assert in_order(words, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Trưởng"]) == []


@pytest.mark.parametrize("paper", ["supplement", "refusal"])
def test_codes_are_on_it_only_where_a_dossier_had_been_received(paper: str) -> None:
    draw = papers().supplement if paper == "supplement" else papers().refusal
    number = "H56.14-261120-0012"
    received = draw(sample_office(), sample_request(paper, dossier=number), PaperLook())
    assert code_texts(received) == [("Code128", number), ("QRCode", number)]
    assert f"Mã hồ sơ: {number}" in flat(text_of(received))
    before = draw(sample_office(), sample_request(paper), PaperLook())
    assert code_texts(before) == []
    assert "Mã hồ sơ" not in text_of(before)


def test_everything_asked_for_is_listed_by_number_over_pages() -> None:
    items = tuple(f"Giấy tờ cần bổ sung thứ {number}, {'rất dài ' * 12}hết" for number in range(1, 41))
    made = papers().supplement(
        sample_office(), sample_request(items=items, reasons=("Thiếu", "Sai")), PaperLook()
    )
    words = flat(text_of(made))
    assert in_order(words, [f"{number}. Giấy tờ cần bổ sung thứ {number}" for number in range(1, 41)]) == []
    assert words.count("hết") == 40
    assert "Lý do: Thiếu; Sai" in words
    assert misplaced(made) == []


def test_without_items_reason_or_phone_there_are_dots_to_write_on() -> None:
    office = sample_office(phone="", place="", head_name="")
    words = flat(text_of(papers().supplement(office, sample_request(items=(), reasons=()), PaperLook())))
    assert in_order(words, ["như sau:", "1: .....", "Lý do: .....", "số điện thoại ....."]) == []
    assert misplaced(papers().refusal(office, sample_request("refusal", reasons=()), PaperLook())) == []


def test_two_copies_of_form_02_stand_on_one_a4() -> None:
    made = papers().supplement(sample_office(), sample_request(), PaperLook("2xA5"))
    words = flat(text_of(made))
    assert "(Liên: Lưu)" in words
    assert "(Liên: Giao khách hàng)" in words
    assert words.count("Số: 001/HDHS") == 4
    assert misplaced(made) == []


def test_long_names_wrap_on_forms_02_and_03() -> None:
    form = sample_form(owner=sample_person("Nguyễn " * 50, address="Thôn " * 90))
    for kind in ("supplement", "refusal"):
        request = sample_request(
            kind, form=form, procedure_name="Cấp giấy " * 40, dossier="H56.14-261120-0012"
        )
        draw = papers().supplement if kind == "supplement" else papers().refusal
        made = draw(sample_office(), request, PaperLook())
        assert misplaced(made) == []
        assert text_of(made).count("Thôn") == 90
