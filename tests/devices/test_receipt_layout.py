"""The thermal slip is readable for people and for readers, whatever stands on it."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import replace
from itertools import takewhile

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.devices.receipt_layout import ThermalSlipLayout, words_on
from app.devices.slip_blocks import Gap, clean, font, stack, wrap, wrap_evenly
from app.errors import Refused
from app.messages import sentence
from app.ports.slip import DOTS, PaperWidth, SlipContent, SlipDossier, SlipFee
from tests.devices.slips import CONTENT, NUMBER, PAYMENT, VISIT, as_image

LAYOUT = ThermalSlipLayout()
WIDTHS: tuple[PaperWidth, ...] = (58, 80)
LEAST_MODULE: dict[PaperWidth, int] = {58: 4, 80: 6}
VIETNAMESE = (
    "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
    "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬEÈÉẺẼẸÊỀẾỂỄỆIÌÍỈĨỊOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢUÙÚỦŨỤƯỪỨỬỮỰYỲÝỶỸỴĐ"
)


def codes_on(content: SlipContent, paper_mm: PaperWidth) -> list[zxingcpp.Barcode]:
    """What an independent reader finds, from the top down."""
    found = zxingcpp.read_barcodes(as_image(LAYOUT.draw(content, paper_mm)).convert("L"))
    return sorted(found, key=lambda code: code.position.top_left.y)


@pytest.mark.parametrize("paper_mm", WIDTHS)
@pytest.mark.parametrize(
    "content",
    [CONTENT, replace(CONTENT, reprint=2), replace(CONTENT, practice=True), VISIT],
    ids=["first print", "reprint", "practice", "four dossiers"],
)
def test_a_reader_finds_the_dossier_and_the_payment_on_a_slip(
    content: SlipContent, paper_mm: PaperWidth
) -> None:
    assert [code.text for code in codes_on(content, paper_mm)] == [content.dossier_qr, PAYMENT]


@pytest.mark.parametrize("paper_mm", WIDTHS)
def test_the_modules_of_a_code_are_large_enough_for_a_thermal_head(paper_mm: PaperWidth) -> None:
    image = as_image(LAYOUT.draw(CONTENT, paper_mm))
    codes = codes_on(CONTENT, paper_mm)
    assert len(codes) == 2
    for code in codes:
        corner = code.position.top_left
        row = [image.getpixel((x, corner.y + 2)) for x in range(corner.x + 1, image.width)]
        # The upper side of a finder pattern: seven black modules.
        black = len(list(takewhile(lambda dot: dot == 0, row)))
        assert black >= 7 * LEAST_MODULE[paper_mm] - 2
        quiet = [
            image.getpixel((corner.x - away, corner.y + 2)) for away in range(2, 3 * LEAST_MODULE[paper_mm])
        ]
        assert 0 not in quiet


@pytest.mark.parametrize("paper_mm", WIDTHS)
def test_a_slip_is_as_wide_as_its_paper_and_keeps_its_margins(paper_mm: PaperWidth) -> None:
    endless = replace(
        CONTENT,
        owner="Nguyễn" * 40,
        fees=(SlipFee("Phí" * 60, 987_654_321),),
        total_dong=987_654_321,
        counter="Quầy số " * 30,
        dossiers=(SlipDossier("000.00.06.H56-261123-0361-" * 3, "Thủ tục " * 60, None, "vì " * 90),),
    )
    picture = LAYOUT.draw(endless, paper_mm)
    assert picture.width == DOTS[paper_mm]
    image = as_image(picture)
    rules = {
        y for y in range(image.height) if all(image.getpixel((x, y)) == 0 for x in range(0, image.width, 7))
    }
    outside = [
        (x, y)
        for y in range(image.height)
        if y not in rules
        for x in (0, 1, image.width - 2, image.width - 1)
        if image.getpixel((x, y)) == 0
    ]
    assert outside == []


@pytest.mark.parametrize("bold", [False, True])
def test_the_typeface_has_every_letter_of_vietnamese(bold: bool) -> None:
    face = font(24, bold)
    unknown = bytes(face.getmask("\uffff"))
    assert len(set(VIETNAMESE)) == 146
    assert [letter for letter in VIETNAMESE if bytes(face.getmask(letter)) == unknown] == []
    drawn = {bytes(face.getmask(letter)) + bytes(face.getbbox(letter)[1:2]) for letter in VIETNAMESE}
    assert len(drawn) == len(VIETNAMESE)


def test_letters_typed_as_base_and_marks_come_out_as_the_same_dots() -> None:
    apart = replace(
        CONTENT,
        owner=unicodedata.normalize("NFD", CONTENT.owner),
        title=unicodedata.normalize("NFD", CONTENT.title),
    )
    assert apart != CONTENT
    assert LAYOUT.draw(apart, 80) == LAYOUT.draw(CONTENT, 80)


@given(st.text(alphabet=VIETNAMESE + "  '-.,0123456789𠀀中", max_size=300), st.sampled_from([100, 376, 568]))
def test_wrapping_loses_no_letter_and_no_line_is_too_wide(text: str, width: int) -> None:
    face = font(24)
    for lines in (wrap(text, face, width), wrap_evenly(text, face, width)):
        assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")
        assert all(face.getlength(line) <= width for line in lines)


def test_wrapping_takes_no_more_lines_evenly_than_plainly() -> None:
    text, face = CONTENT.title, font(28, bold=True)
    plain, even = wrap(text, face, 568), wrap_evenly(text, face, 568)
    assert plain[-1] == "QUẢ"
    assert len(even) == len(plain)
    assert len(even[-1].split()) > 1


def test_a_long_list_of_papers_is_printed_to_its_end() -> None:
    papers = tuple(f"Giấy tờ thứ {n}" for n in range(1, 81))
    dossier = replace(CONTENT.dossiers[0], missing=papers)
    long = replace(CONTENT, dossiers=(dossier,))
    assert [f"– {paper}" for paper in papers] == [
        word for word in words_on(long, 58) if word.startswith("– ")
    ]
    assert LAYOUT.draw(long, 58).height > LAYOUT.draw(CONTENT, 58).height + 78 * 25


def test_a_slip_of_more_than_three_metres_is_refused_with_a_sentence() -> None:
    dossier = replace(CONTENT.dossiers[0], missing=("giấy tờ",) * 2000)
    with pytest.raises(Refused) as refused:
        LAYOUT.draw(replace(CONTENT, dossiers=(dossier,)), 58)
    assert refused.value.code == "printing.slip_too_long"
    assert "m" in sentence(refused.value)


@pytest.mark.parametrize("letters", [700, 4000])
def test_a_code_that_would_not_be_readable_is_refused_with_a_sentence(letters: int) -> None:
    with pytest.raises(Refused) as refused:
        LAYOUT.draw(replace(CONTENT, dossier_qr="x" * letters), 80)
    assert refused.value.code == "printing.qr_too_long"
    assert str(letters) in sentence(refused.value)


# ---------------------------------------------------------------- what it says


def test_a_visit_of_several_dossiers_lists_each_with_its_due_date() -> None:
    words = words_on(VISIT, 80)
    for ordinal, dossier in enumerate(VISIT.dossiers, start=1):
        at = words.index(f"{ordinal}. {dossier.number}")
        assert any(dossier.procedure in word for word in words[at : at + 3])
        assert "Hẹn trả: trong ngày hôm nay" in words[at : at + 4]


def test_an_unknown_due_date_is_told_with_its_reason() -> None:
    dossier = replace(CONTENT.dossiers[0], due=None, due_note="nguồn không nêu thời hạn")
    words = " ".join(words_on(replace(CONTENT, dossiers=(dossier,)), 80))
    assert "Hẹn trả: Chưa xác định – nguồn không nêu thời hạn" in words


def test_an_unknown_amount_is_told_and_never_printed_as_nothing() -> None:
    content = replace(
        CONTENT, fees=(SlipFee("Lệ phí hộ tịch", None), SlipFee("Phí bản sao", 8_000)), total_dong=None
    )
    words = words_on(content, 80)
    assert "Lệ phí hộ tịch" in words
    assert "chưa xác định" in words
    assert "8.000 đ" in words
    assert "Phí, lệ phí: chưa xác định" in words
    assert "Cán bộ báo số tiền trước khi thu." in words
    assert not any(word.startswith("Cộng") for word in words)


def test_where_nothing_is_owed_the_slip_says_so_in_words() -> None:
    words = words_on(replace(CONTENT, fees=(SlipFee("Lệ phí", 0),), total_dong=0, payment_qr=None), 80)
    assert "Không thu phí, lệ phí" in words
    assert "không thu" in words
    assert not any("0 đ" in word for word in words)


def test_a_total_beside_an_unknown_amount_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="not known"):
        replace(CONTENT, fees=(SlipFee("Lệ phí hộ tịch", None),), total_dong=8_000)


def test_a_slip_without_a_dossier_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="without a dossier"):
        replace(CONTENT, dossiers=())


def test_a_reprint_says_which_one_it_is_at_both_ends() -> None:
    words = words_on(replace(CONTENT, reprint=3), 58)
    assert words[0] == words[-1] == "IN LẠI lần 3"
    assert not any("IN LẠI" in word for word in words_on(CONTENT, 58))


def test_practice_is_written_across_the_whole_slip() -> None:
    words = words_on(replace(CONTENT, practice=True), 80)
    assert "THỬ NGHIỆM" in words[0]
    across = stack([Gap(3000)], 576, watermark="THỬ NGHIỆM").convert("L")
    for top in range(0, 3000, 300):
        share = across.crop((0, top, 576, top + 300)).histogram()[0] / (576 * 300)
        assert 0.002 < share < 0.06


def test_equal_content_gives_equal_dots() -> None:
    assert LAYOUT.draw(CONTENT, 80) == LAYOUT.draw(CONTENT, 80)
    assert LAYOUT.draw(replace(CONTENT, practice=True), 58) == LAYOUT.draw(
        replace(CONTENT, practice=True), 58
    )


def test_the_preview_shows_the_same_dots_as_the_paper() -> None:
    picture = LAYOUT.draw(CONTENT, 58)
    with Image.open(io.BytesIO(LAYOUT.as_png(picture))) as png:
        assert png.convert("1").tobytes() == as_image(picture).tobytes()


def test_a_number_is_kept_on_one_line_as_long_as_it_fits() -> None:
    long_number = "000.00.06.H56-231027-0361"
    dossier = replace(CONTENT.dossiers[0], number=long_number)
    assert long_number in words_on(replace(CONTENT, dossiers=(dossier,)), 58)
    assert NUMBER in words_on(CONTENT, 58)
