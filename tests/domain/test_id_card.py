"""What comes out of the QR of an ID card, whatever the reader made of it, and what else may be scanned."""

from __future__ import annotations

import dataclasses
import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.card_text import decode_scan, undo_wrong_code_page
from app.domain.id_card import (
    IdCard,
    IdKind,
    NotAnIdCard,
    Sex,
    id_number_warnings,
    read_id_card_qr,
    valid_form,
)
from app.domain.syllable import is_syllable
from app.errors import OfficerCanFix
from app.messages import all_sentences, sentence

TODAY = dt.date(2026, 11, 25)
CARD = (
    "001199000001|012345678|Trần Thị Thử|25111999|Nữ|Thôn Đông, Xã Tân Lập, Huyện Đan Phượng, Hà Nội|01022021"
)
READ = IdCard(
    id_number="001199000001",
    old_id_number="012345678",
    full_name="Trần Thị Thử",
    birth_date=dt.date(1999, 11, 25),
    sex=Sex.FEMALE,
    address="Thôn Đông, Xã Tân Lập, Huyện Đan Phượng, Hà Nội",
    issued_on=dt.date(2021, 2, 1),
    extra=(),
    name_doubtful=False,
    warnings=(),
)

TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str, *, marks_apart: bool = False) -> bytes:
    """Bytes as Vietnamese Windows writes them: with its ready letters, or all tones as marks of their own."""
    sent = b""
    for char in unicodedata.normalize("NFC", text):
        apart = unicodedata.normalize("NFD", char)
        tones = "".join(mark for mark in apart if mark in TONES)
        if not marks_apart:
            try:
                sent += char.encode("cp1258")
                continue
            except UnicodeEncodeError:
                pass
        base = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in TONES))
        sent += base.encode("cp1258") + tones.encode("cp1258")
    return sent


def shown_as(sent: bytes, code_page: str) -> str:
    """Bytes shown in a code page; bytes it leaves open come through as control characters."""
    shown = ""
    for byte in sent:
        try:
            shown += bytes([byte]).decode(code_page)
        except UnicodeDecodeError:
            shown += chr(byte)
    return shown


def test_a_card_of_seven_parts_is_read_without_doubt() -> None:
    assert read_id_card_qr(CARD, TODAY) == READ
    assert not READ.damaged


@pytest.mark.parametrize(
    "untrusted_text",
    [
        unicodedata.normalize("NFD", CARD),
        "\ufeff" + CARD,
        "]Q1" + CARD + "\r",
        "ưQ1" + CARD,  # what Telex makes of ]Q1
        "  " + CARD + " \t\r\n",
        CARD.replace("|", " | "),
        CARD.replace("|", "|\r\n"),
        CARD.replace("|", "\t|"),
        CARD.replace("Trần Thị Thử", "Trần\u00a0Thị  \u200bThử"),
        CARD.replace("|", "¦"),
        CARD.replace("|", "~"),  # another keyboard layout
        CARD.replace("|", "\t"),
        CARD.replace("001199000001", "001 199 000 001"),
        CARD.replace("Đ", "Ð"),  # Icelandic eth
        CARD.replace("25111999", "25/11/1999"),
        CARD.replace("Nữ", "NỮ"),
        CARD + "|",
        "\x02" + CARD + "\x03",
    ],
)
def test_what_a_reader_adds_does_not_change_the_card(untrusted_text: str) -> None:
    assert read_id_card_qr(untrusted_text, TODAY) == READ


@pytest.mark.parametrize(
    "untrusted_text",
    [
        shown_as(windows_1258(CARD), "cp1252"),
        shown_as(windows_1258(CARD, marks_apart=True), "cp1252"),
        unicodedata.normalize("NFC", shown_as(windows_1258(CARD), "cp1252")),
        shown_as(CARD.encode(), "cp1252"),
        shown_as(CARD.encode(), "latin-1"),
        shown_as(CARD.encode(), "cp1258"),
        unicodedata.normalize("NFC", shown_as(CARD.encode(), "cp1258")),
        shown_as(("\ufeff" + CARD).encode(), "cp1252"),
        shown_as(shown_as(CARD.encode(), "cp1252").encode(), "cp1252"),
        shown_as(unicodedata.normalize("NFD", CARD).encode(), "cp1252"),
    ],
)
def test_a_wrong_code_page_is_undone_and_said(untrusted_text: str) -> None:
    assert untrusted_text != CARD
    card = read_id_card_qr(untrusted_text, TODAY)
    assert card == dataclasses.replace(READ, warnings=("id_card.repaired",))


@pytest.mark.parametrize(
    ("sent", "repaired"),
    [
        (CARD.encode(), False),
        (b"\xef\xbb\xbf" + CARD.encode(), False),
        (CARD.encode("utf-16"), False),
        (windows_1258(CARD), True),
        (windows_1258(CARD, marks_apart=True), True),
    ],
)
def test_bytes_of_a_serial_reader_become_the_card(sent: bytes, repaired: bool) -> None:
    card = read_id_card_qr(decode_scan(sent), TODAY)
    assert card == dataclasses.replace(READ, warnings=("id_card.repaired",) if repaired else ())


@given(st.binary(max_size=200))
def test_any_bytes_of_a_serial_reader_become_some_text(untrusted_bytes: bytes) -> None:
    assert len(decode_scan(untrusted_bytes)) <= len(untrusted_bytes)


@pytest.mark.parametrize(
    "text",
    [
        "H'Hen Niê",  # letters that Windows-1252 has too
        "Lê Hòa Lý",
        "Y Blơ Êban",
        "Hoà Bình, Quý Hoá",
        "Đặng Ngọc Ỷ",
        "Y Niê Vãn",  # read as Windows-1258 it would be Văn
    ],
)
def test_right_names_are_never_repaired(text: str) -> None:
    assert undo_wrong_code_page(text).text == text
    assert not undo_wrong_code_page(text).repaired


# A keyboard wedge cannot type Vietnamese. Number, dates and sex hold; the name is to be compared.
@pytest.mark.parametrize(
    ("name", "sex", "address"),
    [
        ("Tran Thi Thu", "Nu", "Thon Dong, Xa Tan Lap, Huyen Dan Phuong, Ha Noi"),  # accents lost
        ("Tr?n Th? Th?", "N?", "Thôn ?ông, Xã Tân L?p, Hà N?i"),
        ("Tr\ufffdn Th\ufffd Th\ufffd", "N\ufffd", "Thôn Đông, Hà Nội"),
        ("Traanf Thij Thuwr", "Nuwx", "Thoon DDoong, Xax Taan Laapj, Haf Nooij"),  # Telex keys
        ("Tra6n2 Thi5 Thu73", "Nu74", "Tho6n D9o6ng, Xa4 Ta6n La6p5, Ha2 No6i5"),  # VNI keys
        ("Trn Th Th", "N", "Thn ng, X Tn Lp, H Ni"),  # accented letters dropped
        ("Trần Thị Thuửr", "Nữ", "Thôn Đông, Hà Nội"),  # a tone where no syllable has one
        ("tRẦN tHỊ tHỬ", "nỮ", "tHÔN đÔNG, hÀ nỘI"),  # caps lock
        ("Trần Thị Thử 7", "Nữ", "Thôn Đông, Hà Nội"),
        ("Trбn Thю Thь", "Nь", "Thфn Рфng, Hа Nоi"),
    ],
)
def test_from_a_typed_scan_number_dates_and_sex_are_taken_and_the_name_is_marked(
    name: str, sex: str, address: str
) -> None:
    card = read_id_card_qr(f"001199000001||{name}|25111999|{sex}|{address}|01022021\r", TODAY)
    assert (card.id_number, card.birth_date, card.issued_on) == (
        READ.id_number,
        READ.birth_date,
        READ.issued_on,
    )
    assert card.sex in (Sex.FEMALE, None)
    assert (card.sex is None) is ("id_card.check_sex" in card.warnings)
    assert card.name_doubtful
    assert "id_card.check_name" in card.warnings
    assert card.full_name


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Mai Anh Khoa", "Lam Sơn, Thanh Xuân, Hà Nội"),
        ("H'Hen Niê", "Buôn Sứt, Cư Né, Krông Búk, Đắk Lắk"),
        ("Y Blơ Êban", "Ea Kao, Buôn Ma Thuột, Đắk Lắk"),
        ("Kă Păh Ƀrôih", "Ia Phang, Chư Pưh, Gia Lai"),
        ("NGUYỄN VĂN MẪU", "Tổ 5, Khóm 3, Phường 1, Cà Mau"),
        ("Lê-Thị Mẫu", "Số 7/12 Đường Số 3 (hẻm 4), Phường Bến Nghé, TP. Hồ Chí Minh"),
    ],
)
def test_right_names_are_not_marked(name: str, address: str) -> None:
    card = read_id_card_qr(f"001199000001||{name}|25111999|Nữ|{address}|01022021", TODAY)
    assert not card.damaged
    assert (card.full_name, card.address) == (name, address)


def test_a_damaged_address_is_marked_by_itself() -> None:
    card = read_id_card_qr(CARD.replace("Xã Tân Lập", "X? T?n L?p"), TODAY)
    assert card.warnings == ("id_card.check_address",)
    assert not card.name_doubtful


@pytest.mark.parametrize(
    ("untrusted_text", "expected"),
    [
        ("001199000001||Trần Thị Thử|25111999|Nữ|Xã Tân Lập, Hà Nội|01022021", {}),
        ("001199000001|Trần Thị Thử|25111999|Nữ|Xã Tân Lập, Hà Nội|01022021", {}),
        (
            "001199000001||Trần Thị Thử|25111999|Nữ|Xã Tân Lập, Hà N",
            {"issued_on": None, "address": "Xã Tân Lập, Hà N"},
        ),
        ("001199000001||Trần Thị Thử|25111999|Nữ", {"issued_on": None, "address": ""}),
        ("001199000001||Trần Thị Thử|25111999", {"issued_on": None, "address": "", "sex": None}),
        (
            "001199000001||Trần Thị Thử",
            {"issued_on": None, "address": "", "sex": None, "birth_date": None, "name_doubtful": True},
        ),
        (
            "001199000001|Trần Thị Thử|2511",
            {"issued_on": None, "address": "", "sex": None, "birth_date": None},
        ),
        (
            "001199000001",
            {
                "issued_on": None,
                "address": "",
                "sex": None,
                "birth_date": None,
                "full_name": "",
                "name_doubtful": True,
            },
        ),
        (
            "001199000001||Trần Thị Thử|Nữ|Xã Tân Lập, Hà Nội|01022021",  # birth left out
            {"birth_date": None},
        ),
    ],
)
def test_of_a_shorter_code_as_much_is_taken_as_is_safe(
    untrusted_text: str, expected: dict[str, object]
) -> None:
    card = read_id_card_qr(untrusted_text, TODAY)
    whole = dataclasses.replace(
        READ, old_id_number=None, address="Xã Tân Lập, Hà Nội", warnings=card.warnings
    )
    assert card == dataclasses.replace(whole, **expected)  # type: ignore[arg-type]
    assert bool(card.warnings) is bool(expected)


def test_every_cut_of_a_card_after_its_number_is_read_and_said() -> None:
    for length in range(len("001199000001|"), len(CARD) - 8):
        card = read_id_card_qr(CARD[:length], TODAY)
        assert card.id_number == READ.id_number
        assert "id_card.cut_short" in card.warnings
        assert card.birth_date in (None, READ.birth_date)
        assert card.issued_on is None


def test_more_than_seven_parts_are_kept_as_they_are() -> None:
    card = read_id_card_qr(CARD + "|001099000002||Nguyễn Văn Mẫu|\n", TODAY)
    assert card.extra == ("001099000002", "", "Nguyễn Văn Mẫu")
    assert dataclasses.replace(card, extra=(), warnings=()) == READ
    assert card.warnings == ("id_card.extra_parts",)


@pytest.mark.parametrize(
    ("birth", "issued", "read", "warning"),
    [
        ("31021999", "01022021", (None, READ.issued_on), "id_card.check_birth_date"),
        ("00001999", "01022021", (None, READ.issued_on), "id_card.check_birth_date"),
        ("1999", "01022021", (None, READ.issued_on), "id_card.check_birth_date"),
        ("", "01022021", (None, READ.issued_on), "id_card.check_birth_date"),
        ("25111799", "01022021", (None, READ.issued_on), "id_card.check_birth_date"),
        ("26112026", "01022021", (None, READ.issued_on), "id_card.check_birth_date"),
        ("25111999", "29022021", (READ.birth_date, None), "id_card.check_issue_date"),
        ("25111999", "26112026", (READ.birth_date, None), "id_card.check_issue_date"),
        ("25111999", "", (READ.birth_date, None), "id_card.check_issue_date"),
        ("25111999", "01021999", (READ.birth_date, None), "id_card.check_date_order"),
        ("25112009", "01022001", (None, None), "id_card.check_date_order"),
    ],
)
def test_dates_are_real_past_and_in_order_or_left_empty(
    birth: str, issued: str, read: tuple[dt.date | None, dt.date | None], warning: str
) -> None:
    card = read_id_card_qr(CARD.replace("25111999", birth).replace("01022021", issued), TODAY)
    assert (card.birth_date, card.issued_on) == read
    assert card.warnings == (warning,)


def test_dates_of_today_are_fine() -> None:
    card = read_id_card_qr(CARD.replace("25111999", "25112026").replace("01022021", "25112026"), TODAY)
    assert card.birth_date == card.issued_on == TODAY


def test_a_wrong_old_number_is_left_empty() -> None:
    card = read_id_card_qr(CARD.replace("012345678", "01234567"), TODAY)
    assert card.old_id_number is None
    assert card.warnings == ("id_card.check_old_number",)


@pytest.mark.parametrize(
    ("scanned", "code"),
    [
        ("", "id_card.empty"),
        (" \r\n\u200b", "id_card.empty"),
        ("x" * 4001, "id_card.too_long"),
        (CARD[1:], "id_card.number_damaged"),
        ("O" + CARD[1:], "id_card.number_damaged"),
        ("9" + CARD, "id_card.number_damaged"),
        ("EE123456789VN", "id_card.parcel"),
        ("SPXVN0123456789", "id_card.parcel"),
        ("801234567890", "id_card.number_alone"),
        ("8934563138165", "id_card.goods"),
        ("96385074", "id_card.goods"),
        ("8934563138166", "id_card.other"),
        ("012345678", "id_card.old_number"),
        ("H56.14-251107-0012", "id_card.dossier_number"),
        ("000.17.22.H56-210531-0001\r", "id_card.dossier_number"),
        (
            "00020101021238570010A0000007270127000697041501130011001932418"
            "0208QRIBFTTA530370454061200005802VN62170813ung ho lu lut6304C15C",
            "id_card.payment_code",
        ),
        ("https://dichvucong.example/tra-cuu?id=1", "id_card.web_address"),
        ("www.example.vn", "id_card.web_address"),
        ("https://vneid.example/share/abc", "id_card.vneid_link"),
        ("https://hoadon.example/tracuu/ABC", "id_card.receipt"),
        ("Biên lai thu phí số 0000123", "id_card.receipt"),
        ("1C25TAA 00000123", "id_card.receipt"),
        (
            "GD4010012345678|4e677579e1bb856e|01/01/1990|1|48c3a0204ee1bb9969|01 - 001|01/01/2025",
            "id_card.health_card",
        ),
        ("0123456789|4e677579e1bb856e|01/01/1990|1|-|-", "id_card.health_card"),
        (
            "P<VNMNGUYEN<<VAN<MAU<<<<<<<<<<<<<<<<<<<<<<<<\nB12345678VNM9911255M3001011<<<<<<<<<<<<<<04",
            "id_card.passport",
        ),
        ("P<USAMUSTER<<JOHN<<<<<<<<<<<<<<<<<<<<<<<<<<<", "id_card.passport"),
        (
            "IDVNM1990000011001199000001<<8\n9911252F3011254VNM<<<<<<<<<<<6\nTRAN<<THI<THU<<<<<<<<<<<<<<<<<<",
            "id_card.card_mrz",
        ),
        ("I<THA1234567890<<<<<<<<<<<<<<<", "id_card.foreign"),
        ("11010519491231002X", "id_card.foreign"),
        ("@\n\x1e\rANSI 636000090002DL00410278ZV03190008", "id_card.foreign"),
        ("xin chào", "id_card.other"),
        ("a|b|c", "id_card.other"),
        ('{"id": 1}', "id_card.other"),
        ("٠٠١١٩٩٠٠٠٠٠١", "id_card.other"),
    ],
)
def test_another_code_is_refused_with_the_sentence_an_officer_needs(scanned: str, code: str) -> None:
    with pytest.raises(NotAnIdCard) as caught:
        read_id_card_qr(scanned, TODAY)
    assert caught.value.code == code
    assert "…" not in sentence(caught.value)
    assert "…" not in sentence(caught.value, "en")


def test_the_log_line_of_a_refused_scan_holds_nothing_of_the_card() -> None:
    with pytest.raises(NotAnIdCard) as caught:
        read_id_card_qr(CARD[1:], TODAY)
    assert str(caught.value) == "id_card.number_damaged"


PARTS = st.text(st.characters(codec=None, exclude_categories=()), max_size=25)
NEAR_CARDS = st.lists(
    PARTS | st.sampled_from([*CARD.split("|"), "Nu", "", "00000000", "99999999", "\u0344" * 40]), max_size=10
).map("|".join)


@given(PARTS | NEAR_CARDS | NEAR_CARDS.map(lambda rest: "001199000001|" + rest))
def test_any_scan_is_a_card_or_is_refused(untrusted_text: str) -> None:
    try:
        card = read_id_card_qr(untrusted_text, TODAY)
    except NotAnIdCard as refused:
        told = refused.code
    else:
        assert valid_form(IdKind.CCCD, card.id_number)
        assert unicodedata.is_normalized("NFC", card.full_name + " " + card.address)
        assert card.birth_date is None or card.birth_date <= TODAY
        assert card.birth_date is None or card.issued_on is None or card.birth_date <= card.issued_on
        assert not card.name_doubtful or card.damaged
        assert set(card.warnings) <= set(all_sentences())
        told = "id_card.other"
    assert told in all_sentences()


SYLLABLES = "Nguyễn Trần Đặng Quỳnh Thị Văn Mẫu Thử Ước Ỷ Nghĩa Giêng Khuê Hoà Thuý Yến Oanh"
NAMES = st.lists(st.sampled_from(SYLLABLES.split()), min_size=2, max_size=6).map(" ".join)
PLACES = st.lists(
    st.sampled_from(
        ["Thôn Đông", "Xã Tân Lập", "Phường Cửa Ông", "Huyện Ý Yên", "Tỉnh Phú Thọ", "Thừa Thiên Huế"]
    ),
    min_size=1,
    max_size=4,
).map(", ".join)
SENT = {
    "as it is": lambda text: text,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "framed": lambda text: f"\ufeff]Q1{text}\r\n",
    "windows-1258 as 1252": lambda text: shown_as(windows_1258(text), "cp1252"),
    "windows-1258 in parts as 1252": lambda text: shown_as(windows_1258(text, marks_apart=True), "cp1252"),
    "utf-8 as 1252": lambda text: shown_as(text.encode(), "cp1252"),
    "utf-8 as 1258": lambda text: shown_as(text.encode(), "cp1258"),
    "spaced": lambda text: text.replace("|", " |\t"),
}


@given(
    st.integers(0, 999_999_999_999),
    st.just("") | st.integers(0, 999_999_999).map("{:09d}".format),
    NAMES,
    st.dates(dt.date(1900, 1, 1), dt.date(2016, 1, 1)),
    st.sampled_from(["Nam", "Nữ"]),
    PLACES,
    st.dates(dt.date(2016, 1, 1), TODAY),
    st.sampled_from(sorted(SENT)),
)
def test_every_card_comes_through_every_way_it_is_sent(
    number: int, old: str, name: str, birth: dt.date, sex: str, address: str, issued: dt.date, way: str
) -> None:
    text = f"{number:012d}|{old}|{name}|{birth:%d%m%Y}|{sex}|{address}|{issued:%d%m%Y}"
    card = read_id_card_qr(SENT[way](text), TODAY)
    assert card == IdCard(
        id_number=f"{number:012d}",
        old_id_number=old or None,
        full_name=name,
        birth_date=birth,
        sex=Sex.MALE if sex == "Nam" else Sex.FEMALE,
        address=address,
        issued_on=issued,
        extra=(),
        name_doubtful=False,
        warnings=card.warnings,
    )
    said = {code for code in card.warnings if not code.startswith("id_card.number_")}
    assert said == ({"id_card.repaired"} if " as 125" in way else set())


@pytest.mark.parametrize(
    ("number", "birth", "sex", "expected"),
    [
        ("001199000001", dt.date(1999, 11, 25), Sex.FEMALE, ()),
        ("096099000001", dt.date(1999, 1, 1), Sex.MALE, ()),
        ("001304000001", dt.date(2004, 1, 1), Sex.FEMALE, ()),
        ("001204000001", dt.date(2004, 1, 1), Sex.MALE, ()),
        ("245099000001", dt.date(1999, 1, 1), Sex.MALE, ()),  # registered abroad
        ("003099000001", dt.date(1999, 1, 1), Sex.MALE, ("id_card.number_province",)),
        ("001299000001", dt.date(1999, 1, 1), Sex.MALE, ("id_card.number_century",)),
        ("001098000001", dt.date(1999, 1, 1), Sex.MALE, ("id_card.number_year",)),
        ("001099000001", dt.date(1999, 1, 1), Sex.FEMALE, ("id_card.number_sex",)),
        ("001099000001", None, None, ()),
        ("001099000001", None, Sex.OTHER, ()),
        ("1234", dt.date(1999, 1, 1), Sex.MALE, ()),
    ],
)
def test_a_number_that_does_not_fit_the_person_is_a_warning_only(
    number: str, birth: dt.date | None, sex: Sex | None, expected: tuple[str, ...]
) -> None:
    assert id_number_warnings(number, birth, sex) == expected


def test_no_province_code_is_refused() -> None:
    for province in range(1000):
        assert read_id_card_qr(f"{province:03d}" + CARD[3:], TODAY).full_name == READ.full_name


@pytest.mark.parametrize(
    ("kind", "number", "right"),
    [
        (IdKind.CCCD, "001099000001", True),
        (IdKind.CCCD, "999999999999", True),
        (IdKind.CCCD, "00109900000", False),
        (IdKind.CCCD, "0010990000011", False),
        (IdKind.CCCD, "٠٠١٠٩٩٠٠٠٠٠١", False),
        (IdKind.CCCD, "001099000001\n", False),
        (IdKind.CMND, "012345678", True),
        (IdKind.CMND, "01234567", False),
        (IdKind.PASSPORT, "B1234567", True),
        (IdKind.PASSPORT, "C01X00T47", True),
        (IdKind.PASSPORT, "ABCDEFG", False),
        (IdKind.PASSPORT, "A1", False),
        (IdKind.OTHER, "QĐ 12/2020", True),
        (IdKind.OTHER, "", False),
        (IdKind.OTHER, " ", False),
        (IdKind.OTHER, "x" * 41, False),
    ],
)
def test_numbers_are_checked_by_form_only(kind: IdKind, number: str, right: bool) -> None:
    assert valid_form(kind, number) is right


def test_sex_is_read_with_any_capitals_and_accents() -> None:
    assert [Sex.from_vietnamese(word) for word in ("Nam", " NAM ", "Nữ", "nu", "Nu\u031b\u0303", "Khác")] == [
        Sex.MALE,
        Sex.MALE,
        Sex.FEMALE,
        Sex.FEMALE,
        Sex.FEMALE,
        Sex.OTHER,
    ]
    with pytest.raises(OfficerCanFix, match=r"id_card\.sex_unknown"):
        Sex.from_vietnamese("x" * 1000)


def test_vietnamese_is_told_from_damage() -> None:
    right = (
        "Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Quỳnh Giang gì giếng quý "
        "quốc "
        "nghiêng khuỷu thuở xoong yêu Ý ủa oanh uyên ngoằn tuýp"
    )
    assert [word for word in right.split() if not is_syllable(word)] == []
    wrong = "NguyêÞn Thiò TrâÌn Mâþu Nguyeenx Vawn Hườgn hạcs ngà́ cát̀ bàc dòp thìch"
    assert [word for word in wrong.split() if is_syllable(word)] == []
