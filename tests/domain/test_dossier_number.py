"""The dossier number, and the ranges that keep two counters apart."""

from __future__ import annotations

import datetime as dt
import itertools
import re

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dossier_number import (
    DossierNumber,
    NumberRange,
    agency_id,
    following,
    format_number,
    parse_number,
    past_9999,
    refuse_overlap,
    standing_range,
)
from app.errors import OfficerCanFix, Refused
from app.messages import sentence

NEW_STYLE = st.builds(
    lambda head, parts: ".".join([head, *parts]),
    st.from_regex(r"\A[A-Z][0-9]{2}\Z"),
    st.lists(st.from_regex(r"\A[0-9]{1,3}\Z"), max_size=3),
)
OLD_STYLE = st.from_regex(r"\A[0-9]{3}\.[0-9A-Z]{2}\.[0-9]{2}\.[A-Z][0-9]{2}\Z")
AGENCIES = NEW_STYLE | OLD_STYLE
DAYS = st.dates(dt.date(2018, 1, 1), dt.date(2099, 12, 31))
ORDINALS = st.integers(1, 9999) | st.integers(10_000, 999_999_999)
NUMBERS = st.builds(DossierNumber, AGENCIES, DAYS, ORDINALS)

# The grammar as the law and the running systems have it, written out once more for the test alone.
GRAMMAR = re.compile(
    r"^(?:\d{3}\.[0-9A-Z]{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{1,3}){0,3})-(\d{6})-(\d{4,})$", re.ASCII
)

SEEN_IN_USE = [
    ("000.00.06.H56-231027-0361", "000.00.06.H56", dt.date(2023, 10, 27), 361),
    ("000.17.22.H56-210531-0001", "000.17.22.H56", dt.date(2021, 5, 31), 1),
    ("H56.14-240823-0001", "H56.14", dt.date(2024, 8, 23), 1),
    ("000.00.01.H26-260930-0012", "000.00.01.H26", dt.date(2026, 9, 30), 12),
    ("H74-260901-0028", "H74", dt.date(2026, 9, 1), 28),
    ("H55.242-260105-12345", "H55.242", dt.date(2026, 1, 5), 12345),
]


@pytest.mark.parametrize(("text", "agency", "day", "ordinal"), SEEN_IN_USE)
def test_numbers_seen_in_use_are_read_and_printed_the_same(
    text: str, agency: str, day: dt.date, ordinal: int
) -> None:
    assert parse_number(text) == DossierNumber(agency, day, ordinal)
    assert format_number(agency, day, ordinal) == text
    assert str(parse_number(text)) == text


@given(NUMBERS)
def test_every_number_that_is_printed_can_be_read_again(number: DossierNumber) -> None:
    assert GRAMMAR.match(number.text)
    assert parse_number(number.text) == number
    assert format_number(number.agency, number.day, number.ordinal) == number.text


@given(NUMBERS)
def test_a_number_typed_by_hand_is_understood(number: DossierNumber) -> None:
    assert parse_number(f"  {number.text.lower()}\r\n") == number
    assert parse_number(number.text.replace("-", " – ")) == number
    assert parse_number(number.text.replace("-", "—")) == number
    assert parse_number(number.text.replace("-", " ").replace(".", " ")) == number


@given(NUMBERS)
def test_without_any_dots_and_dashes_the_desk_looks_among_the_agencies_it_knows(
    number: DossierNumber,
) -> None:
    assert parse_number(number.compact, agencies=["H99.999", number.agency]) == number


def test_without_separators_only_a_known_agency_tells_where_the_date_begins() -> None:
    assert parse_number("h5614 2511070012", ["H56.14"]).text == "H56.14-251107-0012"
    assert parse_number("0001722h56210531 0001").text == "000.17.22.H56-210531-0001"
    with pytest.raises(OfficerCanFix, match=r"number\.shape"):
        parse_number("H56142511070012")
    with pytest.raises(OfficerCanFix, match=r"number\.many"):
        parse_number("H55242260105 0001", ["H55.242", "H55.24.2"])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "number.shape"),
        ("H56.14", "number.shape"),
        ("H56.14-251107-012", "number.shape"),
        ("H56.14-251107-0000", "number.shape"),
        ("H56.14-251107-00012", "number.shape"),
        ("H56.1234-251107-0012", "number.shape"),
        ("h56.1.2.3.4-251107-0012", "number.shape"),
        ("H56.14-251107-1234567890", "number.shape"),
        ("H56.14-251107-٠٠١٢", "number.shape"),
        ("G09.20-20260609-0092637", "number.shape"),
        ("H56.14-251307-0012", "number.date"),
        ("H56.14-250230-0012", "number.date"),
        ("H56.14-250000-0012", "number.date"),
        ("x" * 5000, "text.too_long"),
        ("x" * 100, "number.shape"),
    ],
)
def test_what_is_no_number_is_refused_with_a_sentence(text: str, code: str) -> None:
    with pytest.raises(OfficerCanFix) as caught:
        parse_number(text)
    assert caught.value.code == code
    assert "…" not in sentence(caught.value)


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=80) | st.from_regex(GRAMMAR))
def test_any_text_is_a_number_or_is_refused(untrusted_text: str) -> None:
    try:
        number = parse_number(untrusted_text, ["H56.14"])
    except OfficerCanFix:
        return
    assert GRAMMAR.match(number.text)


@given(NUMBERS)
def test_a_number_printed_as_code_128_is_read_by_another_reader(number: DossierNumber) -> None:
    printed = zxingcpp.create_barcode(number.text, zxingcpp.BarcodeFormat.Code128).to_image(scale=2)
    read = zxingcpp.read_barcodes(printed, formats=zxingcpp.BarcodeFormat.Code128)
    assert [code.text for code in read] == [number.text]


def test_agency_identifiers_of_both_styles_are_taken_and_others_refused() -> None:
    assert agency_id(" h56.14 ") == "H56.14"
    assert agency_id("000.17.22.h56") == "000.17.22.H56"
    for wrong in ("", "56.14", "H5", "H56.", "H56.1234", "00.17.22.H56", "H56.14-1"):
        with pytest.raises(OfficerCanFix, match=r"number\.agency"):
            agency_id(wrong)


def test_a_number_of_a_year_that_two_digits_cannot_tell_is_not_made() -> None:
    with pytest.raises(ValueError, match="no such number"):
        format_number("H56.14", dt.date(2100, 1, 1), 1)
    with pytest.raises(ValueError, match="no such number"):
        format_number("H56.14", dt.date(2026, 1, 1), 0)


# Ranges: disjoint ones, as an office deals them out to its counters.

CUTS = st.lists(st.integers(1, 60), min_size=2, max_size=13, unique=True).map(sorted)


@st.composite
def dealt(draw: st.DrawFn) -> list[list[NumberRange]]:
    """Disjoint ranges, each held by one of three counters, in any order."""
    cuts = draw(CUTS)
    counters: list[list[NumberRange]] = [[], [], []]
    for first, after in itertools.pairwise(cuts):
        last = draw(st.integers(first, after - 1))
        draw(st.sampled_from(counters)).append(NumberRange(first, last))
    return [draw(st.permutations(held)) for held in counters]


@given(dealt())
def test_each_counter_uses_each_held_ordinal_once_in_order_and_then_stops(
    counters: list[list[NumberRange]],
) -> None:
    refuse_overlap(itertools.chain.from_iterable(counters))
    given_out: list[int] = []
    for held in counters:
        last: int | None = None
        taken: list[int] = []
        for _ in range(sum(each.last - each.first + 1 for each in held)):
            last = following(held, last)
            taken.append(last)
        assert taken == sorted(ordinal for each in held for ordinal in range(each.first, each.last + 1))
        with pytest.raises(Refused, match=r"number\.ranges_used_up"):
            following(held, last)
        given_out += taken
    assert len(given_out) == len(set(given_out))


def test_a_full_range_goes_on_in_the_next_one_and_then_past_9999() -> None:
    held = [NumberRange(9998, 9999), past_9999(0), NumberRange(5001, 5002)]
    taken, last = [], None
    for _ in range(6):
        last = following(held, last)
        taken.append(last)
    assert taken == [5001, 5002, 9998, 9999, 10000, 10001]
    assert format_number("H56.14", dt.date(2025, 11, 7), taken[-1]) == "H56.14-251107-10001"


@given(st.lists(st.integers(0, 5000), min_size=2, max_size=30, unique=True))
def test_past_9999_no_two_counters_share_an_ordinal(indexes: list[int]) -> None:
    slices = [past_9999(index) for index in indexes]
    refuse_overlap([standing_range(1, 9999), *slices])


def test_a_range_granted_below_the_last_ordinal_waits_for_the_next_day() -> None:
    held = [NumberRange(5001, 5500), NumberRange(3001, 3010)]
    assert following(held, 5500 - 1) == 5500
    assert following([*held, past_9999(1)], 5500) == 20000
    assert following(held, None) == 3001


def test_after_a_range_is_withdrawn_its_ordinals_are_not_given_again() -> None:
    assert following([NumberRange(6001, 6500)], 5120) == 6001
    assert following([NumberRange(5001, 5100), NumberRange(6001, 6500)], 5120) == 6001


def test_ranges_that_two_counters_would_share_are_refused() -> None:
    with pytest.raises(OfficerCanFix) as caught:
        refuse_overlap([NumberRange(5001, 5500), NumberRange(6001, 6500), NumberRange(5500, 5600)])
    assert caught.value.code == "number.ranges_overlap"
    assert caught.value.facts == {"first": 5500}


@pytest.mark.parametrize(("first", "last"), [(0, 10), (-5, 3), (10, 9), (9000, 10000)])
def test_a_range_that_cannot_be_is_refused(first: int, last: int) -> None:
    with pytest.raises(OfficerCanFix, match=r"number\.range_wrong") as caught:
        standing_range(first, last)
    assert str(last) in sentence(caught.value)


def test_a_counter_without_any_range_is_told_so() -> None:
    with pytest.raises(Refused) as caught:
        following([], None)
    assert caught.value.code == "number.ranges_used_up"
    assert "Cài đặt" in sentence(caught.value)
