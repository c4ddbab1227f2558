"""The recovery key on paper: typed with the slips people make, never taken for another one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.recovery_key import RECOVERY_BYTES, read_recovery_text, recovery_text
from app.errors import OfficerCanFix
from tests.told import told

SECRETS = st.binary(min_size=RECOVERY_BYTES, max_size=RECOVERY_BYTES)
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(SECRETS)
def test_what_is_printed_reads_back(secret: bytes) -> None:
    text = recovery_text(secret)
    assert len(text) == 47
    assert read_recovery_text(text) == secret


@given(SECRETS, st.sampled_from([" ", "", "\n", " - ", "–", "."]))
def test_separators_small_letters_and_look_alikes_do_not_matter(secret: bytes, between: str) -> None:
    text = recovery_text(secret)
    typed = text.lower().replace("0", "o").replace("1", "l").replace("-", between)
    assert read_recovery_text(f"  {typed}\n") == secret


@given(SECRETS, st.integers(0, 39), st.sampled_from(LETTERS))
def test_one_wrong_letter_is_found_in_its_group(secret: bytes, place: int, wrong: str) -> None:
    letters = list(recovery_text(secret).replace("-", ""))
    if letters[place] == wrong:
        return
    letters[place] = wrong
    with pytest.raises(OfficerCanFix) as caught:
        read_recovery_text("".join(letters))
    assert caught.value.code == "keys.recovery_typo"
    assert caught.value.facts["group"] == place // 5 + 1


@given(SECRETS, st.integers(0, 38))
def test_two_letters_exchanged_are_found(secret: bytes, place: int) -> None:
    letters = list(recovery_text(secret).replace("-", ""))
    if letters[place] == letters[place + 1]:
        return
    letters[place], letters[place + 1] = letters[place + 1], letters[place]
    with told(OfficerCanFix, "keys.recovery_typo"):
        read_recovery_text("".join(letters))


@given(SECRETS, st.integers(0, 7), st.integers(0, 7))
def test_two_groups_exchanged_are_found(secret: bytes, one: int, other: int) -> None:
    groups = recovery_text(secret).split("-")
    if groups[one] == groups[other] or one == other:
        return
    groups[one], groups[other] = groups[other], groups[one]
    with told(OfficerCanFix, "keys.recovery_typo"):
        read_recovery_text("-".join(groups))


@pytest.mark.parametrize("text", ["", "x", "0" * 39, "0" * 41, "U" * 40, "đ" * 40, "٠" * 40, "A" * 10_000])
def test_what_is_no_recovery_key_is_told(text: str) -> None:
    with told(OfficerCanFix, "keys.recovery_shape"):
        read_recovery_text(text)


@given(st.text())
def test_any_text_is_read_or_told(text: str) -> None:
    with pytest.raises(OfficerCanFix):
        read_recovery_text(text)


def test_a_secret_of_another_length_is_our_fault() -> None:
    with pytest.raises(ValueError, match="20 bytes"):
        recovery_text(b"short")
