"""The text of a QR code for a transfer to the office's account as banks' apps read it, made without network.

EMVCo "QR code for payment systems, merchant-presented mode", as NAPAS profiles it (VietQR, QRIBFTT): two
digits of a name, two of a length, the value; so again inside 38 and 62.

    00 01   01 11|12   38 (00 A000000727, 01 (00 bank, 01 account), 02 QRIBFTTA|QRIBFTTC)
    53 704  54 amount  58 VN  62 (01 bill, 08 purpose)  63 check sum

Any bank of NAPAS works; which accounts the office has is data. A reader has to check the structure *and* the
check sum: samples are in circulation whose check sum is right over a broken structure.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.dossier_number import DossierNumber, compact, parse_number
from app.domain.text import ascii_letters, plain_letters
from app.errors import OfficerCanFix

MOST_PURPOSE = 25
"""Characters in 62-08: the limit all bank documents agree on."""
MOST_ACCOUNT = 19
MOST_AMOUNT_DIGITS = 13

_MOST_TEXT = 512
_NAPAS = "A000000727"
_TO_ACCOUNT, _TO_CARD = "QRIBFTTA", "QRIBFTTC"
_DONG, _VIETNAM = "704", "VN"
_STATIC, _DYNAMIC = "11", "12"

# Not in it: I and O, which are read as digits, and U. 23 letters, a prime, so that no exchange stays unseen.
_CHECK_LETTERS = "ABCDEFGHJKLMNPQRSTVWXYZ"
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ.-"


@dataclass(frozen=True, slots=True)
class BankAccount:
    """An account of the office, or a card in its stead.

    Raises:
        OfficerCanFix: `payment.bin`, `payment.account`.
    """

    bin: str
    """The bank in 6 digits, such as `"970418"`."""
    account: str
    """Up to 19 letters and digits; digits only for a card."""
    holder: str
    """For people to read on the slip; not in the QR text."""
    by_card: bool = False

    def __post_init__(self) -> None:
        if re.fullmatch("[0-9]{6}", self.bin) is None:
            raise OfficerCanFix("payment.bin")
        signs = "[0-9]" if self.by_card else "[0-9A-Za-z]"
        if re.fullmatch(rf"{signs}{{1,{MOST_ACCOUNT}}}", self.account) is None:
            raise OfficerCanFix("payment.account", most=MOST_ACCOUNT)


@dataclass(frozen=True, slots=True)
class PaymentRequest:
    """What a QR text asks to be transferred."""

    account: BankAccount
    amount_dong: int | None
    """None = the payer fills it in."""
    purpose: str
    bill: str = ""
    dynamic: bool = False
    """Made for one payment (`12`), not to hang on the wall (`11`)."""


def payment_text(account: BankAccount, amount_dong: int | None, purpose: str, bill: str = "") -> str:
    """The text for the QR code.

    Accents are taken off purpose and bill, and what is no letter or digit becomes a space; capitals stay.

    Args:
        account: Where the money goes.
        amount_dong: None or 0 makes a code for any amount.
        purpose: What the bank shows to both sides; `purpose_for` makes one that leads back to the dossier.
        bill: A bill number in 62-01, rarely needed.

    Raises:
        OfficerCanFix: `payment.amount`, `payment.purpose_too_long`. Nothing is cut: it could be the number.
    """
    amount = "" if not amount_dong else str(amount_dong)
    if (amount_dong or 0) < 0 or len(amount) > MOST_AMOUNT_DIGITS:
        raise OfficerCanFix("payment.amount", most=MOST_AMOUNT_DIGITS)
    more = _field("01", _carried(bill)) + _field("08", _carried(purpose))
    bank = _field("00", account.bin) + _field("01", account.account)
    service = _TO_CARD if account.by_card else _TO_ACCOUNT
    text = (
        _field("00", "01")
        + _field("01", _DYNAMIC if amount else _STATIC)
        + _field("38", _field("00", _NAPAS) + _field("01", bank) + _field("02", service))
        + _field("53", _DONG)
        + _field("54", amount)
        + _field("58", _VIETNAM)
        + _field("62", more)
        + "6304"
    )
    return text + check_sum(text)


def read_payment_text(untrusted_text: str) -> PaymentRequest:
    """Read a transfer QR, also one with its parts in another order, and refuse it unless all of it is right.

    Raises:
        OfficerCanFix: `payment.not_a_transfer`, `payment.structure`, `payment.checksum`, `payment.currency`,
            and those of `BankAccount` and `payment_text`.
    """
    text = untrusted_text.strip()
    if not text.startswith("000201") or len(text) > _MOST_TEXT or not text.isascii():
        raise OfficerCanFix("payment.not_a_transfer")
    fields = _read_fields(text)
    if list(fields)[-1] != "63" or len(fields["63"]) != 4:
        raise OfficerCanFix("payment.structure")
    if fields["63"] != check_sum(text[:-4]):
        raise OfficerCanFix("payment.checksum")
    napas = _read_fields(fields.get("38", ""))
    if napas.get("00") != _NAPAS or napas.get("02") not in (_TO_ACCOUNT, _TO_CARD):
        raise OfficerCanFix("payment.not_a_transfer")
    if fields.get("53") != _DONG or fields.get("58") != _VIETNAM:
        raise OfficerCanFix("payment.currency")
    if fields.get("01") not in (_STATIC, _DYNAMIC):
        raise OfficerCanFix("payment.structure")
    bank = _read_fields(napas.get("01", ""))
    more = _read_fields(fields.get("62", ""))
    if any(len(more.get(name, "")) > MOST_PURPOSE for name in ("01", "08")):
        raise OfficerCanFix("payment.structure")
    return PaymentRequest(
        account=BankAccount(
            bin=bank.get("00", ""),
            account=bank.get("01", ""),
            holder=fields.get("59", ""),
            by_card=napas["02"] == _TO_CARD,
        ),
        amount_dong=_read_amount(fields["54"]) if "54" in fields else None,
        purpose=more.get("08", ""),
        bill=more.get("01", ""),
        dynamic=fields["01"] == _DYNAMIC,
    )


def check_sum(text: str) -> str:
    """CRC-16/CCITT-FALSE in four capital hexadecimal digits.

    >>> check_sum("123456789")
    '29B1'
    """
    return f"{binascii.crc_hqx(text.encode('ascii'), 0xFFFF):04X}"


def purpose_for(number: DossierNumber | str, words: str = "") -> str:
    """A purpose of at most 25 of `[A-Z0-9 ]` from which the dossier number can be found again.

    The number without dots and dashes, and one letter that checks it; before it as much of `words` as fits.

    >>> purpose_for("H56.14-251107-0012", "Lệ phí")
    'LE PHI H56142511070012V'
    """
    known = number if isinstance(number, DossierNumber) else parse_number(number)
    code = known.compact + _check_letter(known)
    if len(code) > MOST_PURPOSE:
        raise OfficerCanFix("payment.purpose_too_long", most=MOST_PURPOSE, length=len(code))
    return f"{ascii_letters(words, MOST_PURPOSE - len(code) - 1)} {code}".strip()


def find_numbers(untrusted_transfer_text: str, agencies: Iterable[str]) -> tuple[DossierNumber, ...]:
    """The dossier numbers in the text of a transfer as the bank tells it, in order.

    Banks put their own words before and after, change capitals, take out spaces: all that is looked through.
    A number counts only with its right check letter and a real date: a mistyped one is not taken for another.

    Args:
        untrusted_transfer_text: As in the bank's list.
        agencies: Identifiers of the agencies this desk receives for; none other is found.
    """
    text = re.sub("[^0-9A-Z]", "", plain_letters(untrusted_transfer_text).upper())
    found: dict[int, DossierNumber] = {}
    for agency in agencies:
        for match in re.finditer(rf"(?=({compact(agency)}[0-9]{{10,15}})([A-Z]))", text):
            try:
                number = parse_number(match[1], [agency])
            except OfficerCanFix:
                continue
            if _check_letter(number) == match[2]:
                found[match.start()] = number
    return tuple(dict.fromkeys(found[place] for place in sorted(found)))


def _check_letter(number: DossierNumber) -> str:
    """Sees every wrong digit and every two neighbours exchanged.

    Dots and dashes count too, so that H56.1 and H56.14 are told apart though the bank's text has none.
    """
    value = 0
    for sign in number.text:
        value = (value * len(_SIGNS) + _SIGNS.index(sign)) % len(_CHECK_LETTERS)
    return _CHECK_LETTERS[value]


def _field(name: str, value: str) -> str:
    """Nothing for an empty value: the rules do not allow a length of 00."""
    return f"{name}{len(value):02d}{value}" if value else ""


def _carried(text: str) -> str:
    carried = plain_letters(text)
    if len(carried) > MOST_PURPOSE:
        raise OfficerCanFix("payment.purpose_too_long", most=MOST_PURPOSE, length=len(carried))
    return carried


def _read_fields(text: str) -> dict[str, str]:
    """Name → value; every character belongs to exactly one field, and no field comes twice."""
    fields: dict[str, str] = {}
    place = 0
    while place < len(text):
        head = text[place : place + 4]
        length = int(head[2:]) if re.fullmatch("[0-9]{4}", head) else 0
        value = text[place + 4 : place + 4 + length]
        if not value or len(value) != length or head[:2] in fields:
            raise OfficerCanFix("payment.structure")
        fields[head[:2]] = value
        place += 4 + length
    return fields


def _read_amount(text: str) -> int:
    """Whole đồng above 0; a decimal part is understood only if it is nothing."""
    match = re.fullmatch(r"([0-9]+)(?:\.0*)?", text)
    if match is None or len(text) > MOST_AMOUNT_DIGITS or int(match[1]) == 0:
        raise OfficerCanFix("payment.amount", most=MOST_AMOUNT_DIGITS)
    return int(match[1])
