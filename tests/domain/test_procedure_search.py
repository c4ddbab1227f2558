"""Finding a procedure while the applicant is still talking."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.procedure import Case, Procedure
from app.domain.procedure_search import Hit, ProcedureIndex
from app.domain.text import fold

BIRTH = Procedure("1.001193", "Đăng ký khai sinh", "Hộ tịch", "Khai sinh", synonyms=("ks", "giấy khai sinh"))
BIRTH_AGAIN = Procedure("1.004884", "Đăng ký lại khai sinh", "Hộ tịch", "Khai sinh lại")
DEATH = Procedure("1.000656", "Đăng ký khai tử", "Hộ tịch", "Khai tử", synonyms=("kt", "báo tử"))
SINGLE = Procedure(
    "1.004873",
    "Cấp Giấy xác nhận tình trạng hôn nhân",
    "Hộ tịch",
    "Tình trạng hôn nhân",
    cases=(Case("reissue", "Cấp lại", ("cấp lại tthn",)),),
    synonyms=("tthn", "độc thân"),
)
COPY = Procedure(
    "2.000815", "Chứng thực bản sao từ bản chính", "Chứng thực", "Chứng thực bản sao", synonyms=("sao y",)
)
MEDIATION = Procedure("1.002211", "Công nhận hòa giải viên", "Hòa giải ở cơ sở", "Hòa giải viên")
HARVEST = Procedure(
    "1.008004", "Chuyển đổi cây trồng trên đất lúa", "Trồng trọt", "Đất lúa", synonyms=("mất mùa",)
)
CANAL = Procedure("1.009999", "Nạo vét kênh mương", "Thủy lợi", "Kênh mương", synonyms=("mặt mương",))
ALL = (BIRTH, BIRTH_AGAIN, DEATH, SINGLE, COPY, MEDIATION, HARVEST, CANAL)
INDEX = ProcedureIndex(ALL)


def _codes(text: str, index: ProcedureIndex = INDEX) -> list[str]:
    return [hit.code for hit in index.find(text)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ks", BIRTH),
        ("KS", BIRTH),
        ("kt", DEATH),
        ("tthn", SINGLE),
        ("doc than", SINGLE),
        ("độc thân", SINGLE),
        ("xin giấy độc thân", SINGLE),
        ("cap lai tthn", SINGLE),
        ("sao y", COPY),
        ("  Sao   Y ", COPY),
        ("chung thuc", COPY),
        ("sao ban", COPY),
        ("khai sinh", BIRTH),
        ("sinh khai", BIRTH),
        ("khai sinh lại", BIRTH_AGAIN),
        ("dang ky khai t", DEATH),
        ("1.004873", SINGLE),
        ("1004873", SINGLE),
        ("2.0008", COPY),
        ("20008", COPY),
        ("dat lua", HARVEST),
        ("đất lúa", HARVEST),
        ("Đất lúa", HARVEST),
        ("hoà giải", MEDIATION),
        ("hòa giải", MEDIATION),
        ("trong trot", HARVEST),
    ],
)
def test_what_officers_say_finds_what_they_mean(typed: str, first: Procedure) -> None:
    assert _codes(typed)[0] == first.code


def test_letters_taken_apart_find_the_same() -> None:
    assert _codes(unicodedata.normalize("NFD", "độc thân")) == _codes("độc thân")


def test_accents_that_were_typed_come_first() -> None:
    assert _codes("mặt")[0] == CANAL.code
    assert _codes("mất")[0] == HARVEST.code
    assert set(_codes("mat")) == {CANAL.code, HARVEST.code}


def test_accents_that_were_typed_wrong_still_find() -> None:
    assert _codes("dọc thăn") == [SINGLE.code]


def test_a_code_finds_nothing_beside_it() -> None:
    assert _codes("1.001193") == [BIRTH.code]


def test_a_whole_shorthand_comes_before_a_beginning() -> None:
    longer = Procedure("3.000001", "Kiểm tra ksx", "Khác", "Ksx", synonyms=("ksx",))
    assert _codes("ks", ProcedureIndex([longer, *ALL]))[0] == BIRTH.code


def test_nothing_typed_shows_what_is_used_most_and_then_by_field() -> None:
    by_field = _codes("")
    assert by_field[:2] == [COPY.code, SINGLE.code]
    assert len(by_field) == len(ALL)
    used = ProcedureIndex(ALL, {DEATH.code: 7, COPY.code: 3})
    assert [hit.code for hit in used.find("  ", 2)] == [DEATH.code, COPY.code]


def test_of_equal_hits_the_one_used_more_comes_first() -> None:
    twin = replace(DEATH, code="9.000656")
    both = [twin, DEATH]
    assert _codes("khai tử", ProcedureIndex(both)) == [DEATH.code, twin.code]
    assert _codes("khai tử", ProcedureIndex(both, {twin.code: 1})) == [twin.code, DEATH.code]


def test_what_is_not_there_is_not_found() -> None:
    assert INDEX.find("zzzz") == ()
    assert INDEX.find("!?#") == INDEX.find("")


@given(st.permutations(ALL))
def test_the_order_does_not_hang_on_how_the_catalogue_was_read(shuffled: list[Procedure]) -> None:
    index = ProcedureIndex(shuffled)
    for typed in ("", "d", "khai", "ho tich", "giay"):
        assert index.find(typed) == INDEX.find(typed)


@given(st.text(max_size=200), st.integers(0, 5))
def test_whatever_is_typed_is_answered(typed: str, limit: int) -> None:
    hits = INDEX.find(typed, limit)
    assert len(hits) <= limit
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.code for hit in hits}) == len(hits)


@given(st.sampled_from(ALL), st.randoms(use_true_random=False), st.data())
def test_beginnings_of_the_words_of_a_name_find_it_in_any_order(
    wanted: Procedure, order: random.Random, data: st.DataObject
) -> None:
    words = fold(wanted.name).split()
    order.shuffle(words)
    typed = " ".join(word[: data.draw(st.integers(1, len(word)))] for word in words[:6])
    assert wanted.code in _codes(typed)


def test_a_hit_is_a_plain_value() -> None:
    assert INDEX.find("tthn", 1) == (Hit(SINGLE.code, INDEX.find("tthn", 1)[0].score),)
