"""Amounts, dates and times as people read them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.words import (
    MOST_IN_WORDS,
    amount_in_words,
    date_in_words,
    day_on_paper,
    moment_on_paper,
    money,
    number_in_words,
)

# Written by hand from the rules of counting, not from the program.
COUNTED = [
    (0, "không"),
    (1, "một"),
    (4, "bốn"),
    (5, "năm"),
    (10, "mười"),
    (11, "mười một"),
    (14, "mười bốn"),
    (15, "mười lăm"),
    (20, "hai mươi"),
    (21, "hai mươi mốt"),
    (24, "hai mươi tư"),
    (25, "hai mươi lăm"),
    (91, "chín mươi mốt"),
    (100, "một trăm"),
    (101, "một trăm linh một"),
    (104, "một trăm linh tư"),
    (105, "một trăm linh năm"),
    (110, "một trăm mười"),
    (111, "một trăm mười một"),
    (115, "một trăm mười lăm"),
    (555, "năm trăm năm mươi lăm"),
    (1000, "một nghìn"),
    (1001, "một nghìn không trăm linh một"),
    (1010, "một nghìn không trăm mười"),
    (2026, "hai nghìn không trăm hai mươi sáu"),
    (8000, "tám nghìn"),
    (15_000, "mười lăm nghìn"),
    (104_500, "một trăm linh tư nghìn năm trăm"),
    (1_000_000, "một triệu"),
    (1_000_005, "một triệu không trăm linh năm"),
    (1_005_000, "một triệu không trăm linh năm nghìn"),
    (21_031_044, "hai mươi mốt triệu không trăm ba mươi mốt nghìn không trăm bốn mươi tư"),
    (1_000_000_000, "một tỷ"),
    (1_000_000_001, "một tỷ không trăm linh một"),
    (5_000_100_000, "năm tỷ một trăm nghìn"),
    (
        999_999_999_999,
        "chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu "
        "chín trăm chín mươi chín nghìn chín trăm chín mươi chín",
    ),
]


@pytest.mark.parametrize(("number", "words"), COUNTED)
def test_numbers_are_said_as_at_the_counter(number: int, words: str) -> None:
    assert number_in_words(number) == words


def read_back(words: str) -> int:
    """Reads the words again, another way round than they are made."""
    digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
    values = {word: value for value, word in enumerate(digits)} | {"mốt": 1, "tư": 4, "lăm": 5}
    total, group, digit = 0, 0, 0
    for word in words.split():
        if word in values:
            digit = values[word]
        elif word == "trăm":
            group, digit = digit * 100, 0
        elif word == "mươi":
            group, digit = group + digit * 10, 0
        elif word == "mười":
            group, digit = group + 10, 0
        elif word in ("nghìn", "triệu", "tỷ"):
            total += (group + digit) * {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}[word]
            group, digit = 0, 0
        else:
            assert word == "linh"
    return total + group + digit


@given(st.integers(0, MOST_IN_WORDS) | st.integers(0, 5000))
def test_the_words_tell_the_amount_again(number: int) -> None:
    words = number_in_words(number)
    assert read_back(words) == number
    assert "mươi một" not in words
    assert "mươi năm" not in words
    assert "mười năm" not in words


@pytest.mark.parametrize("number", [-1, MOST_IN_WORDS + 1])
def test_an_amount_beyond_words_is_our_fault(number: int) -> None:
    with pytest.raises(ValueError, match="too large or negative"):
        amount_in_words(number)


def test_an_amount_stands_with_capital_and_currency() -> None:
    assert amount_in_words(15_000) == "Mười lăm nghìn đồng"
    assert amount_in_words(0) == "Không đồng"


def test_money_has_the_vietnamese_point() -> None:
    assert [money(amount) for amount in (0, 999, 15_000, 1_234_567)] == [
        "0 đ",
        "999 đ",
        "15.000 đ",
        "1.234.567 đ",
    ]


def test_a_due_date_says_its_weekday() -> None:
    assert date_in_words(dt.date(2026, 11, 25)) == "Thứ Tư, ngày 25 tháng 11 năm 2026"
    assert date_in_words(dt.date(2026, 11, 29)) == "Chủ Nhật, ngày 29 tháng 11 năm 2026"
    assert date_in_words(dt.date(2026, 11, 30)) == "Thứ Hai, ngày 30 tháng 11 năm 2026"


def test_papers_write_small_days_and_the_first_two_months_with_a_zero() -> None:
    assert day_on_paper(dt.date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert day_on_paper(dt.date(2026, 3, 10)) == "ngày 10 tháng 3 năm 2026"


def test_a_moment_is_told_in_vietnam_whatever_its_zone() -> None:
    stored = dt.datetime(2026, 11, 25, 18, 5, tzinfo=dt.UTC)
    assert moment_on_paper(stored) == "01 giờ 05 phút, ngày 26 tháng 11 năm 2026"
