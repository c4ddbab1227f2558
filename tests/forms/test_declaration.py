"""The declaration prints what was declared, person by person, to be read and signed by the applicant."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from importlib import resources

import pytest

from app.domain.dossier import Declaration
from app.domain.procedure import DeclarationField, DeclarationGroup, FieldKind, Procedure
from app.domain.procedure_form import read_procedure
from app.ports.papers import PaperLook
from tests.forms.judges import flat, in_order, misplaced, pages_of, papers, text_of
from tests.sample_dossiers import RECEIVED, sample_form, sample_office, sample_procedure

LOOK = PaperLook("A4", made_at=RECEIVED)


def declared(procedure: Procedure, declaration: Declaration, look: PaperLook = LOOK) -> str:
    form = sample_form(declaration=declaration)
    return flat(text_of(papers().declaration(sample_office(), procedure, form, look)))


def one_field(field: DeclarationField, group: str = "person") -> Procedure:
    return sample_procedure(declaration=(DeclarationGroup(group, "Người", "Person", (field,)),))


def shipped(code: str) -> Procedure:
    for file in (resources.files("resources") / "procedures").iterdir():
        if file.name.endswith(".json"):
            for row in json.loads(file.read_text(encoding="utf-8"))["procedures"]:
                if row["code"] == code:
                    return read_procedure(row)
    raise LookupError(code)


def test_a_declaration_says_who_declares_what_to_whom_and_is_signed() -> None:
    form = sample_form()
    words = flat(text_of(papers().declaration(sample_office(), sample_procedure(), form, LOOK)))
    expected = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "TỜ KHAI",
        "CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN",
        "(In từ nội dung khai tại quầy, để người khai kiểm tra và ký)",
        "Kính gửi: UBND XÃ MẪU",
        "Trường hợp: Cấp lần đầu",
        "1. Người yêu cầu",
        "Họ, chữ đệm, tên: NGUYỄN VĂN MẪU",
        "Ngày, tháng, năm sinh: 05/03/1999",
        "Giới tính: Nam",
        "Dân tộc: Kinh",
        "Nơi cư trú: Thôn Thử Nghiệm, xã Mẫu, tỉnh Thử Nghiệm",
        "Số định danh cá nhân: 001099000001",
        "2. Nội dung xác nhận",
        "Tình trạng hôn nhân: Chưa kết hôn",
        "Mục đích sử dụng: ......",
        "Tôi cam đoan những nội dung khai trên đây là đúng sự thật",
        "Xã Mẫu, ngày 20 tháng 11 năm 2026",
        "NGƯỜI YÊU CẦU",
        "(Ký, ghi rõ họ, chữ đệm, tên)",
    ]
    assert in_order(words, expected) == []


def test_an_empty_declaration_has_dots_for_words_and_boxes_for_choices() -> None:
    made = papers().declaration(
        sample_office(), sample_procedure(), sample_form(declaration={}), PaperLook("A4")
    )
    words = flat(text_of(made))
    assert (
        in_order(words, ["Họ, chữ đệm, tên: .....", "Giới tính: .....", "Số định danh cá nhân: ....."]) == []
    )
    assert "Tình trạng hôn nhân: Chưa kết hôn Đang có vợ/chồng Đã ly hôn" in words
    assert "ngày ...... tháng ...... năm" in words
    assert misplaced(made) == []


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (FieldKind.DATE, "1999-03-05", "05/03/1999"),
        (FieldKind.DATE, "1999", "1999"),
        (FieldKind.DATE, "tháng 3/1999", "tháng 3/1999"),
        (FieldKind.TIME, "08:05", "08 giờ 05 phút"),
        (FieldKind.SEX, "female", "Nữ"),
        (FieldKind.SEX, "Nam", "Nam"),
        (FieldKind.NUMBER, "3", "3"),
        (FieldKind.CHOICE, "Điều chưa có trong danh sách", "Điều chưa có trong danh sách"),
        (FieldKind.LONG_TEXT, "Dòng một\nDòng hai", "Dòng một Dòng hai"),
    ],
)
def test_each_kind_of_field_is_printed_as_people_read_it(kind: FieldKind, value: str, shown: str) -> None:
    field = DeclarationField("f", "Mục", "Field", kind, choices=("A", "B"))
    assert f"Mục: {shown}" in declared(one_field(field), {"person": {"f": value}})


def test_dates_of_the_register_are_told_in_letters_too() -> None:
    field = DeclarationField("birth_date", "Ngày, tháng, năm sinh", "Birth date", FieldKind.DATE)
    words = declared(one_field(field, "child"), {"child": {"birth_date": "2004-04-24"}})
    assert "24/04/2004 (ghi bằng chữ: ngày hai mươi tư tháng tư năm hai nghìn không trăm linh tư)" in words


def test_a_group_that_does_not_apply_is_left_out() -> None:
    fields = (DeclarationField("f", "Mục", "Field"),)
    groups = (
        DeclarationGroup("a", "Luôn hỏi", "Always", fields),
        DeclarationGroup("b", "Chỉ khi cấp lại", "Only on reissue", fields, when=("case:reissue",)),
    )
    words = declared(sample_procedure(declaration=groups), {})
    assert "1. Luôn hỏi" in words
    assert "Chỉ khi cấp lại" not in words


@pytest.mark.parametrize(
    "code", ["1.001193", "1.000656", "1.000894", "1.004873", "2.000635", "2.000815", "2.000884"]
)
@pytest.mark.parametrize("size", ["A4", "A5"])
def test_the_declarations_of_our_catalogue_print_full_and_empty(code: str, size: str) -> None:
    procedure = shipped(code)
    assert procedure.declaration
    values = {
        FieldKind.DATE: "2001-02-03",
        FieldKind.TIME: "23:59",
        FieldKind.SEX: "male",
        FieldKind.NUMBER: "2",
        FieldKind.ID_NUMBER: "001099000001",
    }
    full = {
        group.id: {
            field.id: field.choices[0]
            if field.choices
            else values.get(field.kind, f"Mẫu {group.id}.{field.id}")
            for field in group.fields
        }
        for group in procedure.declaration
    }
    for declaration in (full, {}):
        form = sample_form(procedure=code, case=None, declaration=declaration)
        made = papers().declaration(sample_office(), procedure, form, replace(LOOK, paper_size=size))
        words = flat(text_of(made))
        for group in procedure.declaration:
            assert group.name in words
            for field in group.fields:
                assert flat(field.label) in words
                typed = declaration.get(group.id, {}).get(field.id, "")
                if typed.startswith("Mẫu "):
                    assert typed in words
        assert misplaced(made) == []


def test_a_long_declaration_goes_on_with_numbered_pages() -> None:
    fields = tuple(DeclarationField(f"f{n}", f"Mục {n}", "Field", FieldKind.LONG_TEXT) for n in range(80))
    procedure = sample_procedure(declaration=(DeclarationGroup("g", "Người", "Person", fields),))
    made = papers().declaration(
        sample_office(), procedure, sample_form(declaration={"g": {"f3": "chữ " * 900}}), PaperLook("A5")
    )
    pages = pages_of(made)
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        foot = " ".join(word.text for word in page.words if word.top > page.height - 40)
        # Only the last page is signed, so each one says whose it is.
        assert f"Tờ khai {procedure.code} – Nguyễn Văn Mẫu" in foot
        assert f"Trang {number}/{len(pages)}" in foot
    assert misplaced(made) == []


@pytest.mark.parametrize("count", range(20, 34, 2))
def test_promise_day_and_signature_stay_together(count: int) -> None:
    fields = tuple(DeclarationField(f"f{n}", f"Mục {n}", "Field", FieldKind.LONG_TEXT) for n in range(count))
    procedure = sample_procedure(declaration=(DeclarationGroup("g", "Người", "Person", fields),))
    full: Declaration = {"g": {field.id: "chữ" for field in fields}}
    made = papers().declaration(sample_office(), procedure, sample_form(declaration=full), LOOK)
    last = flat(text_of(made).split("\f")[-2])
    assert in_order(last, ["Tôi cam đoan", "ngày 20 tháng 11 năm 2026", "NGƯỜI YÊU CẦU"]) == []


def test_the_day_is_that_of_vietnam() -> None:
    late = dt.datetime(2026, 11, 20, 18, 0, tzinfo=dt.UTC)
    assert "ngày 21 tháng 11 năm 2026" in declared(sample_procedure(), {}, PaperLook("A4", made_at=late))
