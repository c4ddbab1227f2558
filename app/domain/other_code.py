"""Tells what else was scanned when it was no ID card, so that the officer hears what to do with it."""

from __future__ import annotations

import re

from app.domain.dossier_number import parse_number
from app.domain.text import fold
from app.errors import OfficerCanFix

_MRZ = re.compile(r"[A-Z0-9<\s]{28,}")
_HEALTH_NUMBER = re.compile(r"(?:[A-Z]{2}[1-9][0-9]{2})?[0-9]{10}")
_HEX_TEXT = re.compile(r"(?:[0-9A-Fa-f]{2}){3,}")
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("id_card.payment_code", re.compile(r"000201[0-9]{2}.*6304[0-9A-Fa-f]{4}", re.DOTALL)),
    ("id_card.vneid_link", re.compile(r"(?:https?://|www\.)?\S*\bvneid\b\S*", re.IGNORECASE)),
    ("id_card.receipt", re.compile(r"https?://\S*(?:hoadon|invoice|bienlai|receipt)\S*", re.IGNORECASE)),
    ("id_card.web_address", re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}://|www\.)\S+", re.IGNORECASE)),
    ("id_card.foreign", re.compile(r"@?\s*(?:ANSI |AAMVA)[0-9]{4,}.*", re.DOTALL)),
    ("id_card.foreign", re.compile(r"[1-9][0-9]{16}[0-9X]")),
    ("id_card.parcel", re.compile(r"[A-Z]{2}[0-9]{9}[A-Z]{2}")),
    ("id_card.parcel", re.compile(r"(?:SPX|GHN|GHTK|VTP|JNT|NJV|BEST|EMS|SPE|LZD|TIKI)[A-Z0-9-]{6,30}")),
    ("id_card.receipt", re.compile(r"[0-9]?[A-Z]{1,2}[-/]?[0-9]{2}[A-Z]{1,3}[-/ ]?[0-9]{6,8}")),
    ("id_card.old_number", re.compile(r"[0-9]{9}")),
    ("id_card.number_alone", re.compile(r"[0-9]{12}")),
)
_RECEIPT_WORDS = ("bien lai", "hoa don", "phieu thu", "receipt", "invoice")
_GOODS_LENGTHS = (8, 13, 14)


def tell_other_code(text: str) -> str:
    """The code of the sentence that says what was scanned; `id_card.other` if nobody knows.

    Args:
        text: Cleaned, and known to be no ID card.
    """
    if not text:
        return "id_card.empty"
    if _is_dossier_number(text):
        return "id_card.dossier_number"
    if "|" in text:
        return _among_bars(text)
    if "<<" in text and _MRZ.fullmatch(text.upper()):
        return _of_machine_readable_zone(text.upper())
    for code, shape in _SHAPES:
        if shape.fullmatch(text):
            return code
    if len(text) in _GOODS_LENGTHS and text.isascii() and text.isdigit() and _is_goods_number(text):
        return "id_card.goods"
    if any(word in fold(text) for word in _RECEIPT_WORDS):
        return "id_card.receipt"
    return "id_card.other"


def _is_dossier_number(text: str) -> bool:
    try:
        parse_number(text)
    except OfficerCanFix:
        return False
    return True


def _among_bars(text: str) -> str:
    parts = [part.strip() for part in text.split("|")]
    # A health-insurance card (thẻ BHYT): number, then name as the hexadecimal digits of its UTF-8.
    if _HEALTH_NUMBER.fullmatch(parts[0].upper()) and _HEX_TEXT.fullmatch(parts[1]):
        return "id_card.health_card"
    dates = sum(re.fullmatch("[0-9]{8}", part) is not None for part in parts)
    if len(parts) >= 5 and dates >= 1:
        return "id_card.number_damaged"
    if any(word in fold(text) for word in _RECEIPT_WORDS):
        return "id_card.receipt"
    return "id_card.other"


def _of_machine_readable_zone(text: str) -> str:
    """ICAO Doc 9303: first the kind of paper, in the third to fifth place the state."""
    compact = re.sub(r"\s", "", text)
    if compact.startswith("P"):
        return "id_card.passport"
    if compact[2:5] == "VNM":
        return "id_card.card_mrz"
    return "id_card.foreign"


def _is_goods_number(digits: str) -> bool:
    """The check digit of GS1 article numbers (EAN-8, EAN-13, GTIN-14)."""
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    return weighted % 10 == 0
