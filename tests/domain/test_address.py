"""The unit after the 2025 merger is offered beside the address on the card, never put in its place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.address import RefusedLine, UnitChange, offer_new_unit, read_unit_changes
from app.errors import OfficerCanFix
from app.messages import say, sentence

# Invented units in the form of the real ones.
TABLE = """old_commune,old_district,old_province,new_commune,new_province,decision
Xã Mẫu Đông,Huyện Thử Sơn,Tỉnh Nam Mẫu,Xã Thử Sơn,Tỉnh Bắc Mẫu,NQ 1
Xã Mẫu Tây,Huyện Thử Sơn,Tỉnh Nam Mẫu,Xã Thử Sơn,Tỉnh Bắc Mẫu,NQ 1
Thị trấn Thử,Huyện Thử Sơn,Tỉnh Nam Mẫu,Xã Thử Sơn,Tỉnh Bắc Mẫu,NQ 1
Thị trấn Thử,Huyện Thử Sơn,Tỉnh Nam Mẫu,Xã Mẫu Bắc,Tỉnh Bắc Mẫu,NQ 1
Xã Mẫu Đông,Huyện Khác,Tỉnh Nam Mẫu,Xã Khác,Tỉnh Bắc Mẫu,NQ 1
Phường 1,Quận 3,Thành phố Hồ Chí Minh,Phường Bàn Thử,Thành phố Hồ Chí Minh,NQ 2
Phường 11,Quận 3,Thành phố Hồ Chí Minh,Phường Thử Lộc,Thành phố Hồ Chí Minh,NQ 2
Phường Phương Mẫu,Quận Đống Thử,Thành phố Hà Nội,Phường Kim Thử,Thành phố Hà Nội,NQ 3
Phường Mẫu,Thành phố Phan Rang - Tháp Chàm,Tỉnh Ninh Thuận,Phường Bảo Thử,Tỉnh Khánh Hòa,NQ 4
Xã Mẫu,Thị xã Hương Thử,Tỉnh Thừa Thiên - Huế,Phường Hương Mẫu,Thành phố Huế,NQ 5
Xã Hòa Thử,Huyện Mẫu,Tỉnh Nam Mẫu,Xã Một,Tỉnh Bắc Mẫu,NQ 6
Xã Hoa Thử,Huyện Mẫu,Tỉnh Nam Mẫu,Xã Hai,Tỉnh Bắc Mẫu,NQ 6
"""
CHANGES, REFUSED = read_unit_changes(TABLE)


def test_a_table_is_read_line_by_line() -> None:
    assert REFUSED == ()
    assert len(CHANGES) == 12
    assert CHANGES[0] == UnitChange(
        "Xã Mẫu Đông", "Huyện Thử Sơn", "Tỉnh Nam Mẫu", "Xã Thử Sơn", "Tỉnh Bắc Mẫu", "NQ 1"
    )
    assert CHANGES[0].new_unit == "Xã Thử Sơn, Tỉnh Bắc Mẫu"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_spreadsheets_write_tables_in_several_ways(separator: str) -> None:
    text = "\ufeff" + TABLE.replace(",", separator).replace("\n", "\r\n") + "\r\n\r\n"
    assert read_unit_changes(text) == (CHANGES, ())
    assert read_unit_changes(unicodedata.normalize("NFD", TABLE)) == (CHANGES, ())
    assert read_unit_changes(TABLE + TABLE.split("\n", 1)[1]) == (CHANGES, ())


def test_vietnamese_column_names_in_any_order_do_too() -> None:
    text = 'Tỉnh mới;Xã mới;Tỉnh cũ;Huyện cũ;Xã cũ;STT\nA;B;C;"D; d";E;1\n'
    assert read_unit_changes(text) == ((UnitChange("E", "D; d", "C", "B", "A", ""),), ())


def test_bad_lines_are_told_and_the_others_taken() -> None:
    text = TABLE + 'x,y,z,,w,1\na,b,c,d,e,f,g\n"open,b,c,d,e,f\nA,B,C,' + "D" * 201 + ",E,F\nA,B,C,D,E,F\n"
    changes, refused = read_unit_changes(text)
    assert changes[len(CHANGES) :] == (UnitChange("A", "B", "C", "D", "E", "F"),)
    assert refused == (
        RefusedLine(14, "address.line_missing", "new_commune"),
        RefusedLine(15, "address.line_columns"),
        RefusedLine(16, "address.line_missing", "old_province"),
        RefusedLine(17, "address.line_too_long", "new_commune"),
    )
    told = [say(each.code, line=each.line, field=each.field) for each in refused]
    assert all(str(each.line) in said and "…" not in said for each, said in zip(refused, told, strict=True))


@pytest.mark.parametrize("text", ["", "\n\n", "a,b,c\n1,2,3", "old_commune,new_commune\nA,B", "\x00\x00"])
def test_a_file_that_is_no_such_table_is_refused(text: str) -> None:
    with pytest.raises(OfficerCanFix) as caught:
        read_unit_changes(text)
    assert caught.value.code == "address.no_header"
    assert "old_commune" in sentence(caught.value)


def test_a_huge_file_is_refused_at_once() -> None:
    with pytest.raises(OfficerCanFix, match=r"address\.file_too_long"):
        read_unit_changes("x" * 20_000_001)


@given(
    st.text(max_size=300)
    | st.lists(st.text(max_size=40), max_size=8).map(lambda rows: TABLE + "\n".join(rows))
)
def test_any_text_is_a_table_or_is_refused(untrusted_text: str) -> None:
    try:
        changes, refused = read_unit_changes(untrusted_text)
    except OfficerCanFix as fault:
        changes, refused = (), ()
        told = fault.code
    else:
        told = "address.no_header"
    assert told == "address.no_header"
    assert all(change.new_commune and change.old_commune for change in changes)
    assert all(each.line >= 2 for each in refused)


@pytest.mark.parametrize(
    "address",
    [
        "Thôn 3, Xã Mẫu Đông, Huyện Thử Sơn, Tỉnh Nam Mẫu",
        "Thôn 3, Mẫu Đông, Thử Sơn, Nam Mẫu",
        "thôn 3, xã MẪU ĐÔNG, huyện thử sơn, NAM MẪU",
        "Thon 3, xa Mau Dong, huyen Thu Son, Nam Mau",
        "Thôn 3, X. Mẫu Đông, H. Thử Sơn, T. Nam Mẫu",
        "Thôn 3, X.Mẫu Đông, H.Thử Sơn, Nam Mẫu",
        "Số 5 xã Mẫu Đông, Thử Sơn, Nam Mẫu",
        "Thôn 3 - Xã Mẫu Đông - Huyện Thử Sơn - Tỉnh Nam Mẫu",
        "Thôn 3 xã Mẫu Đông huyện Thử Sơn tỉnh Nam Mẫu",
        unicodedata.normalize("NFD", "Mẫu Đông, Thử Sơn, Nam Mẫu"),
        "Mẫu Đông, Thử Sơn",
    ],
)
def test_the_new_unit_is_offered_however_the_old_one_is_written(address: str) -> None:
    assert offer_new_unit(address, CHANGES) == ("Xã Thử Sơn, Tỉnh Bắc Mẫu",)


def test_a_commune_that_was_divided_or_is_not_told_fully_gives_several_offers() -> None:
    assert offer_new_unit("Tổ 1, TT. Thử, Thử Sơn, Nam Mẫu", CHANGES) == (
        "Xã Thử Sơn, Tỉnh Bắc Mẫu",
        "Xã Mẫu Bắc, Tỉnh Bắc Mẫu",
    )
    assert offer_new_unit("Mẫu Đông, Nam Mẫu", CHANGES) == (
        "Xã Thử Sơn, Tỉnh Bắc Mẫu",
        "Xã Khác, Tỉnh Bắc Mẫu",
    )


def test_the_same_accents_come_first() -> None:
    assert offer_new_unit("Hoa Thử, Mẫu, Nam Mẫu", CHANGES) == (
        "Xã Hai, Tỉnh Bắc Mẫu",
        "Xã Một, Tỉnh Bắc Mẫu",
    )
    assert offer_new_unit("Hòa Thử, Mẫu, Nam Mẫu", CHANGES) == (
        "Xã Một, Tỉnh Bắc Mẫu",
        "Xã Hai, Tỉnh Bắc Mẫu",
    )


@pytest.mark.parametrize(
    "address",
    [
        "12 Đường Số 4, Phường 1, Quận 3, TP. Hồ Chí Minh",
        "12 Đường Số 4, P.1, Q.3, TP HCM",
        "P1, Q3, TP.HCM",
        "phường 01, quận 03, Hồ Chí Minh",
    ],
)
def test_numbered_wards_are_told_apart(address: str) -> None:
    assert offer_new_unit(address, CHANGES) == ("Phường Bàn Thử, Thành phố Hồ Chí Minh",)


@pytest.mark.parametrize(
    ("address", "offer"),
    [
        ("Phương Mẫu, Đống Thử, Hà Nội", "Phường Kim Thử, Thành phố Hà Nội"),
        ("Mẫu, Phan Rang - Tháp Chàm, Ninh Thuận", "Phường Bảo Thử, Tỉnh Khánh Hòa"),
        ("Mẫu - TP. Phan Rang-Tháp Chàm - Ninh Thuận", "Phường Bảo Thử, Tỉnh Khánh Hòa"),
        ("Xã Mẫu, TX. Hương Thử, Thừa Thiên Huế", "Phường Hương Mẫu, Thành phố Huế"),
        ("Xã Mẫu - TX. Hương Thử - Thừa Thiên - Huế", "Phường Hương Mẫu, Thành phố Huế"),
    ],
)
def test_names_with_traps_are_found(address: str, offer: str) -> None:
    assert offer_new_unit(address, CHANGES) == (offer,)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "Mẫu Đông",
        "Mẫu Đông, Huyện Lạ, Nam Mẫu",
        "Mẫu Đông, Thử Sơn, Tỉnh Lạ",
        "Phường 2, Quận 3, TP. Hồ Chí Minh",
        "1, 3, Hồ Chí Minh",
        "Thôn Mẫu Đông, Xã Lạ, Huyện Thử Sơn, Nam Mẫu",
        "Xã Thử Sơn, Tỉnh Bắc Mẫu",
    ],
)
def test_what_is_not_known_for_sure_is_not_offered(address: str) -> None:
    assert offer_new_unit(address, CHANGES) == ()


def test_an_address_that_already_has_the_new_unit_is_left_alone() -> None:
    changes, _ = read_unit_changes(
        "old_commune,old_district,old_province,new_commune,new_province\n"
        "Xã Mẫu,Huyện Thử,Tỉnh Nam,Xã Mẫu,Tỉnh Nam\n"
        "Xã Đông,Huyện Thử,Tỉnh Nam,Xã Mẫu,Tỉnh Nam\n"
    )
    assert offer_new_unit("Xã Mẫu, Tỉnh Nam", changes) == ()
    assert offer_new_unit("Xã Mẫu, Huyện Thử, Tỉnh Nam", changes) == ("Xã Mẫu, Tỉnh Nam",)
    assert offer_new_unit("Xã Đông, Huyện Thử, Tỉnh Nam", changes) == ("Xã Mẫu, Tỉnh Nam",)


@given(st.text(max_size=120))
def test_any_address_gives_offers_from_the_table_only(address: str) -> None:
    assert set(offer_new_unit(address, CHANGES)) <= {change.new_unit for change in CHANGES}
