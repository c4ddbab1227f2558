"""Dossiers in the store: exactly what was taken in comes back, and every way of asking finds it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from app.domain.dossier import Dossier, Status
from app.errors import Refused
from db.search import question
from db.store import EncryptedStore
from tests.any_value import any_value
from tests.db.stores import DAY, IDS, SECOND, accept
from tests.sample_dossiers import RECEIVED, sample_dossier, sample_form, sample_officer, sample_person
from tests.told import told

DOSSIERS = any_value(Dossier, revision=st.just(1))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(first=DOSSIERS, then=DOSSIERS)
def test_any_dossier_comes_back_exactly_as_it_was_taken_in(
    store: EncryptedStore, first: Dossier, then: Dossier
) -> None:
    """Also after it was changed into any other one under the same number."""
    first = replace(first, id=IDS.new(), number=f"H56.14-{IDS.new()}")
    changed = replace(then, id=first.id, number=first.number, revision=2)
    with store.transaction() as change:
        change.dossiers.add(first)
        assert change.dossiers.get(first.number) == first
        change.dossiers.put(changed, sample_officer(), RECEIVED)
        assert change.dossiers.get(first.number) == changed
    with store.reading() as now:
        assert now.dossiers.get(first.number) == changed


def test_an_unknown_number_is_told(store: EncryptedStore) -> None:
    with told(Refused, "dossier.unknown"), store.reading() as now:
        now.dossiers.get("H56.14-261120-9999")


def test_a_number_is_used_only_once(store: EncryptedStore) -> None:
    taken = accept(store)
    with told(Refused, "dossier.number_taken"), store.transaction() as change:
        change.dossiers.add(replace(taken, id=IDS.new()))
    with store.reading() as now:
        assert now.dossiers.get(taken.number) == taken


def test_of_two_windows_that_change_one_dossier_the_second_is_told(store: EncryptedStore) -> None:
    dossier = accept(store)
    with store.transaction() as change:
        change.dossiers.put(replace(dossier, void_reason="một", revision=2))
    with told(Refused, "dossier.changed_meanwhile"), store.transaction() as change:
        change.dossiers.put(replace(dossier, void_reason="hai", revision=2))
    with store.reading() as now:
        assert now.dossiers.get(dossier.number).void_reason == "một"


def test_a_move_tells_who_and_when(store: EncryptedStore) -> None:
    dossier = accept(store)
    moved = replace(dossier, status=Status.IN_PROGRESS, revision=2)
    with pytest.raises(ValueError, match="who and when"), store.transaction() as change:
        change.dossiers.put(moved)
    with store.transaction() as change:
        change.dossiers.put(moved, sample_officer(), RECEIVED)
    with store.connection() as reading:
        moves = reading.exec_driver_sql(
            "SELECT from_status, to_status, actor_id FROM moves ORDER BY position"
        )
        assert [tuple(row) for row in moves] == [(None, 2, "officer-1"), (2, 4, "officer-1")]


def found(store: EncryptedStore, text: str) -> list[str]:
    with store.reading() as now:
        return [line.number for line in now.dossiers.search(text, 50)]


def test_a_dossier_is_found_by_everything_people_ask_with(store: EncryptedStore) -> None:
    owner = sample_person("Đặng Thị Thử", id_number="001099000077", phone="0900000077")
    filer = sample_person("H'Hen Niê Mẫu", id_number="066099000088", phone=None)
    wanted = accept(store, form=sample_form(owner=owner, filer=filer)).number
    for index in range(3):
        other = sample_person(f"Lê Văn Khác {index}", id_number=f"00109900010{index}", phone=None)
        accept(
            store, form=sample_form(owner=other, procedure="2.000815"), procedure_name="Chứng thực bản sao"
        )
    ways = (
        wanted, wanted.lower(), "H56142611205001", "261120-5001", "5001", f" {wanted} ",
        "dang thi thu", "ĐẶNG THỊ THỬ", "Đặng", "thu dang", "dan", "Ðặng Thị",
        "h'hen", "H’Hen", "hen nie", "H Hen Niê", "001099000077", "0010990000", "0900000077", "066099000088",
        "tinh trang hon nhan dang", "1.004873",
    )  # fmt: skip
    assert {way: found(store, way) for way in ways} == {way: [wanted] for way in ways}


def test_an_ordinal_is_found_without_its_zeros(store: EncryptedStore) -> None:
    with store.transaction() as change:
        change.dossiers.add(sample_dossier("H56.14-261120-0012"))
    assert found(store, "12") == found(store, "0012") == ["H56.14-261120-0012"]


def test_a_name_in_two_unicode_forms_is_one_name(store: EncryptedStore) -> None:
    decomposed = "Nguye\u0302\u0303n Thi\u0323 Thu\u031b\u0309"
    number = accept(store, form=sample_form(owner=sample_person("Nguyễn Thị Thử"))).number
    other = accept(store, form=sample_form(owner=sample_person(decomposed, id_number=None))).number
    assert found(store, "Nguyễn Thị Thử") == found(store, decomposed) == [other, number]


def test_after_a_correction_only_the_new_name_finds_it(store: EncryptedStore) -> None:
    dossier = accept(store, form=sample_form(owner=sample_person("Trần Thị Sai")))
    corrected = replace(dossier, form=sample_form(owner=sample_person("Trần Thị Đúng")), revision=2)
    with store.transaction() as change:
        change.dossiers.put(corrected)
    assert found(store, "tran thi sai") == []
    assert found(store, "tran thi dung") == [dossier.number]


def test_the_newest_comes_first_and_the_exact_number_before_all(store: EncryptedStore) -> None:
    numbers = [accept(store, day=DAY + dt.timedelta(days=day)).number for day in range(5)]
    assert found(store, "nguyen van mau") == numbers[::-1]
    with store.reading() as now:
        assert [line.number for line in now.dossiers.search("mau", 2)] == numbers[:2:-1]
        assert [line.number for line in now.dossiers.latest(3)] == numbers[:1:-1]
        assert [line.number for line in now.dossiers.latest(3, DAY)] == numbers[:1]


HOSTILE = [
    '"',
    "'",
    "*",
    "a*b",
    "NEAR(",
    "a AND",
    "OR",
    "NOT x",
    "words:a",
    "a\0b",
    "(",
    ")",
    "^a",
    "-",
    "{a}",
    "%",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_sign_in_a_search_is_an_operator(store: EncryptedStore, text: str) -> None:
    accept(store)
    with store.reading() as now:
        now.dossiers.search(text, 5)
        now.applicants.search(text, 5)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_any_text_may_be_searched_for(store: EncryptedStore, text: str) -> None:
    with store.reading() as now:
        assert now.dossiers.search(text, 5) == ()


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
def test_whatever_a_person_is_called_the_name_finds_the_dossier(store: EncryptedStore, name: str) -> None:
    """Unless there is no letter or digit in it."""
    with store.transaction() as change:
        number = f"H56.14-261120-{IDS.new()}"
        change.dossiers.add(sample_dossier(number, id=IDS.new(), form=sample_form(owner=sample_person(name))))
        hits = [line.number for line in change.dossiers.search(name, 1)]
        assert hits == ([] if question(name) is None else [number])


def test_an_early_dossier_of_the_same_owner_is_a_possible_duplicate(store: EncryptedStore) -> None:
    same = accept(store).number
    nameless = accept(store, form=sample_form(owner=sample_person(id_number=None))).number
    accept(store, form=sample_form(owner=sample_person(id_number="001099000002")))
    accept(store, form=sample_form(procedure="2.000815"))
    voided = accept(store)
    with store.transaction() as change:
        change.dossiers.put(replace(voided, voided_at=RECEIVED, revision=2))
    with store.reading() as now:
        since = RECEIVED + dt.timedelta(days=1)
        by_id = now.dossiers.like("1.004873", "001099000001", "nguyen van mau", since)
        assert [line.number for line in by_id] == [nameless, same]
        by_name = now.dossiers.like("1.004873", None, "nguyen van mau", since)
        assert len(by_name) == 3
        assert now.dossiers.like("1.004873", None, "nguyen van khac", since) == ()


def test_one_that_was_given_back_counts_as_a_duplicate_only_while_it_is_recent(store: EncryptedStore) -> None:
    number = accept(store, status=Status.RETURNED).number
    received = dt.datetime.combine(DAY, dt.time(2), dt.UTC)
    with store.reading() as now:
        recent = now.dossiers.like("1.004873", "001099000001", "", received)
        assert [line.number for line in recent] == [number]
        late = received + dt.timedelta(seconds=1)
        assert now.dossiers.like("1.004873", "001099000001", "", late) == ()


def test_the_dossiers_of_a_visit_come_in_order_without_the_voided(store: EncryptedStore) -> None:
    visit = IDS.new()
    first, second, third = (accept(store, visit=visit) for _ in range(3))
    accept(store, SECOND.id)
    with store.transaction() as change:
        change.dossiers.put(replace(second, voided_at=RECEIVED, revision=2))
        assert change.dossiers.of_visit(visit) == (first, third)
    with store.reading() as now:
        lines = now.dossiers.latest(10, DAY)
        assert [line.voided for line in lines if line.number == second.number] == [True]
        assert {line.missing for line in lines} == {0}
        assert {line.owner for line in lines} == {"Nguyễn Văn Mẫu"}
        assert {line.due for line in lines} == {first.due.due}


def test_no_hand_can_take_a_dossier_away_or_renumber_it(store: EncryptedStore) -> None:
    """Triggers refuse it even to a program that forgot the rule."""
    accept(store)
    for sql in (
        "DELETE FROM dossiers",
        "UPDATE dossiers SET number = 'X'",
        "UPDATE last_ordinals SET last = last - 1",
        "UPDATE journal SET act = 'x'",
        "DELETE FROM journal",
    ):
        with pytest.raises(IntegrityError, match="never"), store.transaction() as change:
            change._connection.exec_driver_sql(sql)  # type: ignore[attr-defined]
