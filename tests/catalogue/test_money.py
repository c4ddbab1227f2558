"""What the shipped procedures cost at the counter, by the rules that the slip is printed from."""

from __future__ import annotations

import datetime as dt

import pytest

from app.catalogue import shipped_procedures
from app.domain.fee import Owed, what_is_owed
from app.domain.procedure import Channel

BY_CODE = {procedure.code: procedure for procedure in shipped_procedures()}
DAY = dt.date(2026, 8, 3)


def _owed(code: str, case: str | None = None, channel: Channel = Channel.COUNTER, **counts: int) -> Owed:
    return what_is_owed(
        BY_CODE[code], case, channel, counts.get("pages"), counts.get("copies"), exempt_ids=(), on=DAY
    )


def test_a_birth_on_time_is_free_though_extra_copies_would_cost() -> None:
    assert _owed("1.001193", "on_time").free
    assert [line.rule_id for line in _owed("1.001193", "on_time").lines] == ["charge"]


def test_extra_copies_of_a_birth_are_owed_when_asked_for() -> None:
    assert _owed("1.001193", "on_time", copies=2).total_dong == 16_000


@pytest.mark.parametrize("case", [None, "late", "abandoned"])
def test_a_birth_whose_charge_the_province_sets_is_never_told_as_nothing(case: str | None) -> None:
    owed = _owed("1.001193", case)
    assert owed.unknown
    assert owed.total_dong is None


def test_a_marriage_is_free() -> None:
    assert _owed("1.000894").free


@pytest.mark.parametrize(
    ("pages", "copies", "dong"),
    [
        (1, 1, 2_000),
        (2, 1, 4_000),
        (3, 1, 5_000),
        (10, 1, 12_000),
        (198, 1, 200_000),
        (199, 1, 200_000),
        (3, 4, 20_000),
    ],
)
def test_certified_copies_cost_by_the_page_up_to_the_cap(pages: int, copies: int, dong: int) -> None:
    owed = _owed("2.000815", pages=pages, copies=copies)
    assert (owed.total_dong, owed.fee_dong, owed.charge_dong) == (dong, dong, 0)


def test_an_extract_costs_by_the_copy() -> None:
    assert _owed("2.000635").total_dong == 8_000
    assert _owed("2.000635", copies=3).total_dong == 24_000


def test_residence_costs_by_the_channel() -> None:
    assert _owed("1.004222").charge_dong == 20_000
    assert _owed("1.004222", channel=Channel.ONLINE).charge_dong == 10_000
    assert _owed("1.004194", "person", Channel.ONLINE).total_dong == 7_000
    assert _owed("1.004194", "list").unknown


def test_no_shipped_procedure_is_free_for_want_of_a_rule() -> None:
    """Free must be said by a rule with its ground; what the source leaves open is unknown."""
    for procedure in shipped_procedures():
        for channel in procedure.channels:
            for case in (None, *(case.id for case in procedure.cases)):
                owed = what_is_owed(procedure, case, channel, 1, None, (), DAY)
                assert owed.lines
                assert owed.unknown or owed.free or owed.total_dong
                assert all(line.ground for line in owed.lines if line.amount_dong == 0)
