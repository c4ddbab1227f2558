"""Amounts, dates and times as the papers and the counter say them, in Vietnamese.

Money in words is asked for on receipts beside the figures (Decree 254/2026/NĐ-CP Art. 23.2). Dates follow
Decree 30/2020/NĐ-CP Annex I: days below 10 and the months 1 and 2 are written with a leading zero.
"""

from __future__ import annotations

import datetime as dt

VIETNAM = dt.timezone(dt.timedelta(hours=7))
"""Fixed: a PC's own zone may be wrong, and Windows brings no table of zones."""

MOST_IN_WORDS = 999_999_999_999

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("tỷ", "triệu", "nghìn", "")
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def money(amount_dong: int) -> str:
    """In figures with the Vietnamese thousands point.

    >>> money(15000)
    '15.000 đ'
    """
    return f"{amount_dong:,} đ".replace(",", ".")


def amount_in_words(amount_dong: int) -> str:
    """An amount in words, as on a receipt.

    >>> amount_in_words(1_005_021)
    'Một triệu không trăm linh năm nghìn không trăm hai mươi mốt đồng'

    Raises:
        ValueError: Below 0 or above `MOST_IN_WORDS`.
    """
    words = number_in_words(amount_dong) + " đồng"
    return words[0].upper() + words[1:]


def number_in_words(number: int) -> str:
    """A whole number in words: mốt, tư and lăm after the tens, linh for an empty ten, mươi from twenty on.

    Raises:
        ValueError: Below 0 or above `MOST_IN_WORDS`.
    """
    if not 0 <= number <= MOST_IN_WORDS:
        raise ValueError("too large or negative for words")
    if number == 0:
        return _DIGITS[0]
    words: list[str] = []
    for scale, power in zip(_SCALES, (9, 6, 3, 0), strict=True):
        group = number // 10**power % 1000
        if group:
            words += _group_in_words(group, leading=not words)
            if scale:
                words.append(scale)
    return " ".join(words)


def _group_in_words(group: int, *, leading: bool) -> list[str]:
    """Three digits; only the leading group leaves out an empty hundred."""
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    words: list[str] = []
    if hundreds or not leading:
        words += [_DIGITS[hundreds], "trăm"]
    if tens == 0:
        if ones:
            words += ["linh", "tư" if ones == 4 else _DIGITS[ones]] if words else [_DIGITS[ones]]
        return words
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if ones == 1 and tens > 1:
        words.append("mốt")
    elif ones == 4 and tens > 1:
        words.append("tư")
    elif ones == 5:
        words.append("lăm")
    elif ones:
        words.append(_DIGITS[ones])
    return words


def day_on_paper(day: dt.date) -> str:
    """As the head of a paper says it.

    >>> day_on_paper(dt.date(2026, 2, 5))
    'ngày 05 tháng 02 năm 2026'
    """
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def date_in_words(day: dt.date) -> str:
    """With its weekday, as told to the applicant.

    >>> date_in_words(dt.date(2026, 11, 25))
    'Thứ Tư, ngày 25 tháng 11 năm 2026'
    """
    return f"{_WEEKDAYS[day.weekday()]}, {day_on_paper(day)}"


def moment_on_paper(moment: dt.datetime) -> str:
    """Hour and day in Vietnam, as form 01 asks for them.

    Args:
        moment: With a zone; any.

    >>> moment_on_paper(dt.datetime(2026, 11, 25, 9, 30, tzinfo=dt.UTC))
    '16 giờ 30 phút, ngày 25 tháng 11 năm 2026'
    """
    here = moment.astimezone(VIETNAM)
    return f"{here.hour:02d} giờ {here.minute:02d} phút, {day_on_paper(here.date())}"
