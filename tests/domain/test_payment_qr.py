"""Transfer QR: published codes come out byte for byte, broken ones are refused, numbers are found."""

from __future__ import annotations

import datetime as dt
import re
import string

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dossier_number import DossierNumber, parse_number
from app.domain.payment_qr import (
    BankAccount,
    PaymentRequest,
    check_sum,
    find_numbers,
    payment_text,
    purpose_for,
    read_payment_text,
)
from app.errors import OfficerCanFix
from app.messages import sentence

# Published by NAPAS, banks and makers of codes: bank, account, card?, amount, purpose, bill, the whole text.
PUBLISHED = [
    (
        "970403", "0011012345678", False, 180_000, "thanh toan don hang", "NPS6869",
        "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN"
        "62340107NPS68690819thanh toan don hang63042E2E",
    ),
    (
        "970403", "9704031101234567", True, 180_000, "thanh toan don hang", "NPS6869",
        "00020101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC530370454061800005802VN"
        "62340107NPS68690819thanh toan don hang6304A203",
    ),
    (
        "970403", "9704031101234567", True, None, "", "",
        "00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN63044F52",
    ),
    (
        "970403", "0011012345678", False, None, "", "",
        "00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F",
    ),
    (
        "970415", "0011001932418", False, 120_000, "ủng hộ lũ lụt", "",
        "00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA530370454061200005802VN"
        "62170813ung ho lu lut6304C15C",
    ),
    (
        "970436", "1023456789", False, 1_943_000, "TT000069", "",
        "00020101021238540010A00000072701240006970436011010234567890208QRIBFTTA530370454071943000"
        "5802VN62120808TT0000696304A8E5",
    ),
    (
        "970416", "257678859", False, None, "", "",
        "00020101021138530010A0000007270123000697041601092576788590208QRIBFTTA53037045802VN6304AE9F",
    ),
    (
        "970416", "257678859", False, 10_000, "Chuyen tien", "",
        "00020101021238530010A0000007270123000697041601092576788590208QRIBFTTA530370454051000058"
        "02VN62150811Chuyen tien630453E6",
    ),
    (
        "970416", "224528479", False, 10_000, "TRANSFER TO SOMEONE", "NPS6869",
        "00020101021238530010A0000007270123000697041601092245284790208QRIBFTTA530370454051000058"
        "02VN62340107NPS68690819TRANSFER TO SOMEONE6304AC13",
    ),
    (
        "970423", "0099999999", False, None, "", "",
        "00020101021138540010A00000072701240006970423011000999999990208QRIBFTTA53037045802VN6304CBB4",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("bank", "account", "by_card", "amount", "purpose", "bill", "text"), PUBLISHED)
def test_published_codes_come_out_byte_for_byte_and_are_read(
    bank: str, account: str, by_card: bool, amount: int | None, purpose: str, bill: str, text: str
) -> None:
    to = BankAccount(bank, account, "", by_card)
    assert payment_text(to, amount, purpose, bill) == text
    carried = "ung ho lu lut" if purpose == "ủng hộ lũ lụt" else purpose
    assert read_payment_text(text) == PaymentRequest(to, amount, carried, bill, dynamic=amount is not None)


def test_the_check_sum_is_the_one_of_the_standard() -> None:
    assert check_sum("123456789") == "29B1"


def test_a_published_code_with_its_parts_in_another_order_is_read() -> None:
    text = (
        "00020101021153037045802VN38540010A00000072701240006970423011000999999990208QRIBFTTA5909NGUYEN VA6304"
    )
    read = read_payment_text(text + check_sum(text))
    assert read.account == BankAccount("970423", "0099999999", "NGUYEN VA")
    assert read.amount_dong is None


# In circulation, with check sums that are right for the broken text.
@pytest.mark.parametrize(
    "text",
    [
        "00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304F4E5",
        "00020101021238500010A0000007270120000697041601065454460208QRIBFTTA530370454061800005802VN"
        "62270823thanh toan don hang63044302",
    ],
)
def test_broken_samples_are_refused_though_their_check_sum_is_right(text: str) -> None:
    assert check_sum(text[:-4]) == text[-4:]
    with pytest.raises(OfficerCanFix) as caught:
        read_payment_text(text)
    assert caught.value.code == "payment.structure"


RIGHT = PUBLISHED[0][-1]


def summed(text: str) -> str:
    return text + "6304" + check_sum(text + "6304")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "payment.not_a_transfer"),
        ("hello", "payment.not_a_transfer"),
        ("001199000001||Trần Thị Thử|25111999|Nữ|Hà Nội|01022021", "payment.not_a_transfer"),
        ("000201" + "x" * 600, "payment.not_a_transfer"),
        ("000201", "payment.structure"),
        ("000201đ", "payment.not_a_transfer"),
        (RIGHT[:-1], "payment.structure"),
        (RIGHT + "0", "payment.structure"),
        (RIGHT[:-4] + "2E2F", "payment.checksum"),
        (RIGHT[:-4] + "2e2e", "payment.checksum"),
        (RIGHT.replace("180000", "280000"), "payment.checksum"),
        (RIGHT.replace("0011012345678", "0011012345687"), "payment.checksum"),
        (RIGHT.replace("6304", "6404"), "payment.structure"),
        (summed(RIGHT[:-8].replace("5303704", "5303840")), "payment.currency"),
        (summed(RIGHT[:-8].replace("5802VN", "5802US")), "payment.currency"),
        (summed(RIGHT[:-8].replace("A000000727", "A000000728")), "payment.not_a_transfer"),
        (summed(RIGHT[:-8].replace("QRIBFTTA", "QRPUSHXX")), "payment.not_a_transfer"),
        (summed(RIGHT[:-8].replace("010212", "010213")), "payment.structure"),
        (summed(RIGHT[:-8].replace("5406180000", "5406000000")), "payment.amount"),
        (summed(RIGHT[:-8].replace("5406180000", "54061800.5")), "payment.amount"),
        (summed(RIGHT[:-8].replace("5406180000", "5406-18000")), "payment.amount"),
        (summed(RIGHT[:-8].replace("0006970403", "000697O403")), "payment.bin"),
        (summed(RIGHT[:-8] + "5802VN"), "payment.structure"),
        (summed(RIGHT[:-8].replace("0819thanh", "0825thanh")), "payment.structure"),
        (RIGHT[:-8] + "6308" + check_sum(RIGHT[:-8] + "6308"), "payment.structure"),
        (summed("000201010211" + "53037045802VN"), "payment.not_a_transfer"),
        (summed(RIGHT[:-8].split("62340")[0] + "62300826" + "A" * 26), "payment.structure"),
    ],
)
def test_a_code_that_is_not_wholly_right_is_refused(text: str, code: str) -> None:
    with pytest.raises(OfficerCanFix) as caught:
        read_payment_text(text)
    assert caught.value.code == code
    assert "…" not in sentence(caught.value)


def test_an_amount_with_an_empty_decimal_part_is_understood() -> None:
    assert read_payment_text(summed(RIGHT[:-8].replace("5406180000", "540618000."))).amount_dong == 18_000


@given(
    st.text(max_size=200)
    | st.text(string.digits + string.ascii_uppercase, max_size=200).map("000201".__add__)
)
def test_any_text_is_a_transfer_or_is_refused(untrusted_text: str) -> None:
    try:
        request = read_payment_text(untrusted_text)
    except OfficerCanFix as refused:
        told = sentence(refused)
    else:
        told = request.account.bin
    assert told


ACCOUNTS = st.builds(
    BankAccount,
    st.from_regex(r"\A[0-9]{6}\Z"),
    st.text(string.digits, min_size=1, max_size=19),
    st.just(""),
    st.booleans(),
) | st.builds(
    BankAccount,
    st.from_regex(r"\A[0-9]{6}\Z"),
    st.text(string.digits + string.ascii_letters, min_size=1, max_size=19),
    st.just(""),
)


@given(
    ACCOUNTS,
    st.none() | st.integers(0, 9_999_999_999_999),
    st.text(string.ascii_letters + string.digits + " ", max_size=25),
    st.text(string.ascii_uppercase + string.digits, max_size=25),
)
def test_every_code_we_make_is_read_back_the_same(
    account: BankAccount, amount: int | None, purpose: str, bill: str
) -> None:
    read = read_payment_text(payment_text(account, amount, purpose, bill))
    assert read == PaymentRequest(
        account, amount or None, " ".join(purpose.split()), bill, dynamic=bool(amount)
    )


@given(ACCOUNTS, st.integers(1, 999_999_999), st.data())
def test_any_single_changed_sign_is_noticed(account: BankAccount, amount: int, data: st.DataObject) -> None:
    text = payment_text(account, amount, "HO SO 1")
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(
        st.sampled_from(string.digits + string.ascii_uppercase).filter(lambda sign: sign != text[place])
    )
    with pytest.raises(OfficerCanFix):
        read_payment_text(text[:place] + other + text[place + 1 :])


def test_vietnamese_and_signs_are_brought_to_letters_a_bank_carries() -> None:
    to = BankAccount("970418", "12345678", "UBND XÃ MẪU")
    assert read_payment_text(payment_text(to, 8000, "Lệ phí: Đăng ký")).purpose == "Le phi Dang ky"


def test_a_purpose_that_a_bank_would_cut_is_refused() -> None:
    to = BankAccount("970418", "12345678", "")
    assert read_payment_text(payment_text(to, 1, "A" * 25)).purpose == "A" * 25
    with pytest.raises(OfficerCanFix) as caught:
        payment_text(to, 1, "A" * 26)
    assert (caught.value.code, caught.value.facts) == ("payment.purpose_too_long", {"most": 25, "length": 26})


@pytest.mark.parametrize("amount", [-1, 10**13])
def test_an_amount_that_cannot_be_transferred_is_refused(amount: int) -> None:
    with pytest.raises(OfficerCanFix, match=r"payment\.amount"):
        payment_text(BankAccount("970418", "1", ""), amount, "")


@pytest.mark.parametrize(
    ("bank", "account", "by_card", "code"),
    [
        ("97041", "1", False, "payment.bin"),
        ("97041x", "1", False, "payment.bin"),
        ("970418", "", False, "payment.account"),
        ("970418", "1" * 20, False, "payment.account"),
        ("970418", "12 34", False, "payment.account"),
        ("970418", "١٢٣", False, "payment.account"),
        ("970418", "12AB", True, "payment.account"),
    ],
)
def test_an_account_that_cannot_be_is_refused(bank: str, account: str, by_card: bool, code: str) -> None:
    with pytest.raises(OfficerCanFix) as caught:
        BankAccount(bank, account, "", by_card)
    assert caught.value.code == code


def test_another_reader_sees_the_same_text_in_the_printed_code() -> None:
    text = payment_text(
        BankAccount("970418", "12345678", ""), 8000, purpose_for("H56.14-251107-0012", "Lệ phí")
    )
    printed = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=4)
    assert [code.text for code in zxingcpp.read_barcodes(printed)] == [text]


NUMBERS = st.builds(
    DossierNumber,
    st.sampled_from(["H56.14", "H55.242", "H74", "000.17.22.H56", "000.00.01.H26"]),
    st.dates(dt.date(2024, 1, 1), dt.date(2060, 12, 31)),
    st.integers(1, 9999) | st.integers(10_000, 999_999),
)
AGENCIES = ["H56.14", "H55.242", "H74", "000.17.22.H56", "000.00.01.H26"]


@given(NUMBERS, st.text(max_size=30))
def test_a_purpose_fits_every_bank_and_holds_the_number(number: DossierNumber, words: str) -> None:
    purpose = purpose_for(number, words)
    assert re.fullmatch("[A-Z0-9 ]{1,25}", purpose)
    assert number.compact in purpose
    assert purpose == purpose.strip()
    assert read_payment_text(payment_text(BankAccount("970418", "1", ""), 1, purpose)).purpose == purpose


@pytest.mark.parametrize(
    "bank",
    [
        "{}",
        "MBVCB.3278907687.{}.CT tu 0011001932418 NGUYEN VAN MAU toi 12345678",
        "IBFT {} GD 123456-112526 09:15:22",
        "NGUYEN VAN MAU chuyen tien {}",
        "{}-Ma giao dich/Trace 456789",
    ],
)
@given(number=NUMBERS)
def test_the_number_is_found_in_what_the_bank_tells(bank: str, number: DossierNumber) -> None:
    purpose = purpose_for(number, "Lệ phí")
    for told in (
        purpose,
        purpose.lower(),
        purpose.replace(" ", ""),
        " ".join(purpose),
        purpose.replace("H", "-H"),
    ):
        assert find_numbers(bank.format(told), AGENCIES) == (number,)


@given(NUMBERS, st.data())
def test_a_mistyped_number_is_never_taken_for_another_dossier(
    number: DossierNumber, data: st.DataObject
) -> None:
    purpose = purpose_for(number)
    digits = [place for place, sign in enumerate(purpose) if sign.isdigit()]
    place = data.draw(st.sampled_from(digits))
    wrong = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != purpose[place]]))
    assert find_numbers(purpose[:place] + wrong + purpose[place + 1 :], AGENCIES) == ()
    first, second = purpose[place], purpose[place + 1]
    if first != second and second.isdigit():
        assert find_numbers(purpose[:place] + second + first + purpose[place + 2 :], AGENCIES) == ()


def test_agencies_whose_numbers_look_alike_without_dots_are_told_apart() -> None:
    number = parse_number("H56.12-211015-0001")
    assert find_numbers(purpose_for(number), ["H56.1", "H56.12"]) == (number,)
    assert find_numbers(purpose_for(number), ["H56.12", "H56.1"]) == (number,)
    assert find_numbers(purpose_for(number), ["H56.1"]) == ()


def test_several_dossiers_paid_at_once_are_all_found_in_order() -> None:
    two = [parse_number("H56.14-251107-0012"), parse_number("H56.14-251107-5013")]
    told = f"CT {purpose_for(two[1])} va {purpose_for(two[0])} va {purpose_for(two[1])}"
    assert find_numbers(told, AGENCIES) == (two[1], two[0])


def test_no_number_is_found_where_there_is_none() -> None:
    told = "tien dien thang 11 H56142511070012 0900000000"
    assert find_numbers(told, AGENCIES) == ()
    assert find_numbers(purpose_for("H56.14-251107-0012"), ["H74"]) == ()
    assert find_numbers("", AGENCIES) == ()


def test_a_number_too_long_for_a_bank_is_refused_and_not_cut() -> None:
    with pytest.raises(OfficerCanFix, match=r"payment\.purpose_too_long"):
        purpose_for("H56.123.123.123-251107-123456789")
