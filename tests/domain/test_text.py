"""What may come in as text, and how texts are compared."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.text import ascii_letters, clean, fold, plain_letters
from app.errors import OfficerCanFix
from app.messages import sentence

# Every code point, lone surrogates and unassigned ones too.
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=120)
WORDS = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyÀẢÃÁẠẮỆỘỮỲ ", max_size=60)


@given(ANY_TEXT)
@example("a\u0301\u200b\u0302")
@example("\u0344" * 30)
@example("\ud800x\udfff")
def test_cleaned_text_is_clean_already(untrusted_text: str) -> None:
    once = clean(untrusted_text, most=10_000)
    assert clean(once, most=10_000) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once == once.strip()
    assert "  " not in once
    categories = {unicodedata.category(char) for char in once}
    assert not categories & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@given(ANY_TEXT)
def test_cleaned_lines_are_clean_already(untrusted_text: str) -> None:
    once = clean(untrusted_text, most=10_000, lines=True)
    assert clean(once, most=10_000, lines=True) == once
    assert all(line == clean(line, most=10_000) for line in once.split("\n"))
    assert "\n\n\n" not in once
    once.encode("utf-8")


@given(WORDS)
def test_composed_and_decomposed_vietnamese_are_the_same_text(words: str) -> None:
    assert clean(unicodedata.normalize("NFD", words)) == clean(words)
    assert fold(unicodedata.normalize("NFD", words)) == fold(words)


def test_what_cannot_be_seen_is_removed() -> None:
    hidden = "\u202eNguyễn\u200b Văn\u2066 \u200dMẫu\u2069\ufeff\u00ad\x00\x1b\ue000\U000e0041\u3164"
    assert clean(hidden) == "Nguyễn Văn Mẫu"


def test_a_name_split_by_a_zero_width_space_is_put_together_again() -> None:
    assert clean("Ma\u0302\u200b\u0303u") == "Mẫu"


def test_all_kinds_of_blanks_become_one_space() -> None:
    assert clean("  Trần\u00a0\u2003Thị\t\r\nThử\v") == "Trần Thị Thử"


def test_lines_are_kept_only_where_asked_for() -> None:
    assert clean("một\r\nhai\n\n\n\nba\u2028bốn", lines=True) == "một\nhai\n\nba\nbốn"
    assert clean("một\r\nhai\n\n\n\nba\u2028bốn") == "một hai ba bốn"


def test_a_longer_text_than_the_field_takes_is_refused_and_never_cut() -> None:
    assert clean("x" * 200) == "x" * 200
    with pytest.raises(OfficerCanFix) as caught:
        clean("x" * 201)
    assert caught.value.code == "text.too_long"
    assert caught.value.facts == {"most": 200, "length": 201}
    assert "201" in sentence(caught.value)
    assert "200" in sentence(caught.value, "en")


def test_length_counts_what_is_left_after_cleaning() -> None:
    assert clean("\u200b" * 500 + unicodedata.normalize("NFD", "ệ" * 10), most=10) == "ệ" * 10


def test_a_million_marks_on_one_letter_hold_nobody_up() -> None:
    tower = "a" + "\u0301\u0323" * 500_000
    started = time.perf_counter()
    assert len(clean(tower, most=10)) <= 6
    assert fold(tower) == "a"
    assert time.perf_counter() - started < 20  # seconds; quadratic normalising takes hours


@given(ANY_TEXT)
def test_folding_takes_any_text_and_ends(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert not any(unicodedata.category(char).startswith("M") for char in once)


def test_search_finds_without_accents_capitals_and_the_bar_of_d() -> None:
    assert fold("ĐẶNG Thị Thử, Ước Ỷ") == "dang thi thu, uoc y"
    assert fold("Ðặng") == "dang"  # the Icelandic letter that old fonts put in its place
    assert fold("H'Hen Niê") == "h'hen nie"


@given(ANY_TEXT, st.integers(0, 40))
def test_a_bank_gets_only_its_letters(text: str, most: int) -> None:
    letters = ascii_letters(text, most)
    assert len(letters) <= most
    assert set(letters) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ")
    assert letters == letters.strip()
    assert "  " not in letters


def test_bank_letters_keep_the_sense_of_vietnamese() -> None:
    assert ascii_letters("Lệ phí: Đăng ký — khai sinh", 25) == "LE PHI DANG KY KHAI SINH"
    assert ascii_letters("Lệ phí Đăng", 7) == "LE PHI"
    assert plain_letters("ủng hộ lũ lụt") == "ung ho lu lut"
