"""Long names and long lists wrap and go on; nothing is cut off, and nothing stands on something else."""

from __future__ import annotations

import re

import pytest

from app.domain.applicant import FilerRelation
from app.domain.dossier import ComponentTaken, PaperState
from app.domain.procedure import FeeKind
from app.forms.letterhead import letterhead
from app.forms.sheet import A4, A5, Measures, Sheet
from app.forms.typeface import Face, width
from app.forms.wrapping import Run, bold, line_width, wrap, wrap_evenly
from app.ports.papers import PaperLook
from tests.forms.judges import code_texts, flat, misplaced, pages_of, papers, text_of
from tests.sample_dossiers import (
    SAMPLE_PAYMENT_TEXT,
    sample_dossier,
    sample_form,
    sample_office,
    sample_owed,
    sample_person,
)

SPACED = "Nguyễn Thị Hường Ểnh Ương " * 12
UNSPACED = "ỄỘẴƯỠ" * 60
NUMBER = "H56.14-261120-0012"


def papers_taken(count: int, name: str = "Giấy tờ thứ {n}") -> tuple[ComponentTaken, ...]:
    return tuple(
        ComponentTaken(f"c{n}", name.format(n=n), PaperState.PRESENT, n % 3, n % 2)
        for n in range(1, count + 1)
    )


def letters(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("size", ["A5", "A4", "2xA5"])
@pytest.mark.parametrize("name", [SPACED, UNSPACED], ids=["spaced", "unspaced"])
def test_names_of_three_hundred_letters_wrap_everywhere(size: str, name: str) -> None:
    assert len(name) >= 300
    owner = sample_person(name, address=name, new_address=name[:150], organisation=name[:299], phone=None)
    form = sample_form(
        owner=owner,
        filer=sample_person(name),
        relation=FilerRelation.HELPER,
        components=papers_taken(3, name),
        return_address=name,
    )
    owed = sample_owed((name, FeeKind.FEE, 999_999_999), (name, FeeKind.CHARGE, None))
    dossier = sample_dossier(form=form, procedure_name=name, owed=owed, received_by_name=name)
    office = sample_office(name=name.upper(), superior=name.upper(), place=name, department=name)
    made = papers().appointment(office, (dossier,), SAMPLE_PAYMENT_TEXT, PaperLook(size))
    assert misplaced(made) == []


def test_no_letter_of_a_long_name_is_lost() -> None:
    for name in (SPACED.strip(), UNSPACED):
        for size in ("A5", "A4"):
            made = papers().appointment(
                sample_office(),
                (sample_dossier(form=sample_form(owner=sample_person(name))),),
                None,
                PaperLook(size),
            )
            assert f"Tiếpnhậnhồsơcủa:{letters(name)}CCCD/MST" in letters(text_of(made))


@pytest.mark.parametrize("size", ["A5", "A4", "2xA5"])
def test_a_long_list_goes_on_under_its_header_with_the_code_on_every_page(size: str) -> None:
    form = sample_form(components=papers_taken(90))
    made = papers().appointment(sample_office(), (sample_dossier(form=form),), None, PaperLook(size))
    pages = pages_of(made)
    assert len(pages) > 2
    copies = 2 if size == "2xA5" else 1
    text = flat(text_of(made))
    assert all(text.count(f"Giấy tờ thứ {n} ") == copies for n in range(1, 91))
    for number, sheet in enumerate(text_of(made).split("\f")[:-1], 1):
        words = flat(sheet)
        assert words.count(f"Trang {number}/{len(pages)}") == copies
        assert words.count(f"Mã hồ sơ: {NUMBER}") >= copies
        if "Giấy tờ thứ" in words:
            assert words.count("STT Tên giấy tờ Loại giấy tờ Số lượng") == copies
        assert code_texts(made, number).count(("Code128", NUMBER)) == copies
    assert misplaced(made) == []


def test_a_row_taller_than_a_page_is_parted_and_not_cut() -> None:
    name = " ".join(f"mục{n}" for n in range(900))
    form = sample_form(components=(ComponentTaken("x", name, PaperState.PRESENT),))
    made = papers().appointment(sample_office(), (sample_dossier(form=form),), None, PaperLook())
    found = re.findall(r"mục(\d+)", text_of(made))
    assert [int(number) for number in found] == list(range(900))
    assert misplaced(made) == []


def test_many_dossiers_of_one_visit_go_over_pages_with_all_their_codes() -> None:
    dossiers = tuple(sample_dossier(f"H56.14-261120-{n:04d}") for n in range(1, 13))
    made = papers().appointment(sample_office(), dossiers, SAMPLE_PAYMENT_TEXT, PaperLook())
    read = [code for number in range(1, len(pages_of(made)) + 1) for code in code_texts(made, number)]
    for dossier in dossiers:
        assert read.count(("Code128", dossier.number)) == 1
        assert read.count(("QRCode", dossier.number)) == 1
    assert read.count(("QRCode", SAMPLE_PAYMENT_TEXT)) == 1
    assert misplaced(made) == []


def test_a_due_date_is_never_alone_on_another_page_than_its_label() -> None:
    for count in range(7, 21, 2):
        form = sample_form(components=papers_taken(count))
        made = papers().appointment(
            sample_office(), (sample_dossier(form=form),), SAMPLE_PAYMENT_TEXT, PaperLook()
        )
        page = next(page for page in text_of(made).split("\f") if "Thời gian trả kết quả" in page)
        assert "ngày 26 tháng 11 năm 2026" in flat(page)
        signing = [page for page in text_of(made).split("\f") if "NGƯỜI NỘP HỒ SƠ" in page]
        assert len(signing) == 1
        assert "Phạm Thị Tiếp Nhận" in signing[0]
        assert misplaced(made) == []


@pytest.mark.parametrize("measures", [A4, A5], ids=["A4", "A5"])
def test_the_head_is_set_as_decree_30_of_2020_asks(measures: Measures) -> None:
    size = "A4" if measures is A4 else "A5"
    made = papers().appointment(
        sample_office(superior="UBND TỈNH MẪU"), (sample_dossier(),), None, PaperLook(size)
    )
    page = pages_of(made)[0]
    places = {word.text: word for word in reversed(page.words)}
    country, motto, agency = places["CỘNG"], places["Độc"], places["UBND"]
    # Country and superior agency begin on the same line, left and right of each other; the motto is below.
    assert abs(country.top - agency.top) < 1
    assert agency.right < country.left
    assert motto.top > country.top
    assert places["ngày"].top > motto.top


def test_country_and_agency_never_meet_however_long_the_agency_is() -> None:
    for measures in (A4, A5):
        sheet = Sheet(measures, 0)
        letterhead(sheet, sample_office(name="ỦY BAN NHÂN DÂN " * 6, superior=UNSPACED), ("Số: 1",), "Xã Mẫu")
        assert sheet.y < measures.height


@pytest.mark.parametrize("room", [3.0, 20.0, 77.7, 300.0])
def test_wrapped_lines_fit_and_keep_every_letter(room: float) -> None:
    text = (Run("Họ tên: "), bold("Nguyễn Thị Hường"), Run(", sinh ngày 05/03/1999; "), Run(UNSPACED))
    lines = wrap(text, 10, room)
    assert letters("".join(run.text for line in lines for run in line)) == letters(
        "".join(run.text for run in text)
    )
    for line in lines:
        assert line_width(line, 10) <= room + 1e-6 or sum(len(run.text) for run in line) == 1


def test_words_stay_whole_where_they_fit() -> None:
    lines = wrap("Cấp Giấy xác nhận tình trạng hôn nhân", 10, 60)
    assert (
        " ".join("".join(run.text for run in line) for line in lines)
        == "Cấp Giấy xác nhận tình trạng hôn nhân"
    )
    assert len(lines) > 2


def test_titles_are_set_in_lines_of_about_equal_length() -> None:
    lines = wrap_evenly(bold("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"), 12, 250)
    assert len(lines) == 2
    first, second = (line_width(line, 12) for line in lines)
    assert abs(first - second) < 0.25 * max(first, second)


def test_an_empty_text_has_no_lines() -> None:
    assert wrap("", 10, 100) == []
    assert wrap("  \n\t ", 10, 100) == []


def test_the_typeface_is_as_wide_as_times_new_roman() -> None:
    # Advance widths of Times New Roman in thousandths of the type size.
    for text, wide in (
        ("a", 444),
        ("m", 778),
        ("W", 944),
        ("0", 500),
        (" ", 250),
        ("Đ", 722),
        ("é", 444),
    ):
        assert width(text, Face.REGULAR, 1000) == pytest.approx(wide, abs=1)
