"""Everything else the store keeps: drafts, applicants, catalogue, office, prints, papers, money, outbox."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from app.domain.applicant import Person
from app.domain.business_day import ClockMark
from app.domain.dossier import SupplementRequest
from app.domain.draft import Draft
from app.domain.local_rule import LocalFee, LocalLimit
from app.domain.outbox import Lamp, OutboxFact, Target
from app.domain.payment import Payment, PaymentChannel
from app.domain.print_job import Paper, PrintJob, PrintState
from app.domain.procedure import LimitUnit
from app.domain.staff import Actor, ActorKind, Counter, Office
from app.errors import Refused
from db.store import EncryptedStore
from db.written import read, written
from tests.any_value import MOMENTS, any_value
from tests.db.stores import COUNTER, IDS, SECOND, accept, print_job
from tests.sample_dossiers import (
    RECEIVED,
    sample_copy_procedure,
    sample_form,
    sample_office,
    sample_officer,
    sample_person,
    sample_procedure,
    sample_request,
)
from tests.told import told

OFTEN = settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
UTC = RECEIVED.astimezone(dt.UTC)


def draft(draft_id: str, counter: str = COUNTER.id, minute: int = 0, **changes: object) -> Draft:
    at = UTC + dt.timedelta(minutes=minute)
    return replace(Draft(draft_id, counter, {"owner.name": "Nguyễn Vă"}, "", at, at), **changes)  # type: ignore[arg-type]


# ---------------------------------------------------------------- drafts


@OFTEN
@given(
    st.dictionaries(st.text(), st.text() | st.none() | st.booleans() | st.lists(st.text()), max_size=5),
    st.text(),
)
def test_a_draft_comes_back_exactly_as_on_screen(
    store: EncryptedStore, content: dict[str, object], title: str
) -> None:
    """Also half a surrogate that a broken reader typed: nothing that is on screen may be lost."""
    kept = draft(IDS.new(), content=content, title=title)
    with store.transaction() as change:
        change.drafts.keep(kept)
    with store.reading() as now:
        back = now.drafts.get(kept.id)
        assert back is not None
        assert back.content == content
        assert back.title == title.encode("utf-8", "replace").decode()


def test_drafts_wait_newest_first_until_they_are_accepted(store: EncryptedStore) -> None:
    with store.transaction() as change:
        for kept in (draft("a"), draft("b", minute=2), draft("c", SECOND.id, minute=1), draft("a", minute=9)):
            change.drafts.keep(kept)
    with store.transaction() as change:
        change.drafts.drop("b")
        change.drafts.drop("b")
    with store.reading() as now:
        assert [kept.id for kept in now.drafts.waiting()] == ["a", "c"]
        assert now.drafts.waiting(COUNTER.id) == (draft("a", minute=9),)
        assert now.drafts.get("b") is None


# ---------------------------------------------------------------- applicants


@OFTEN
@given(any_value(Person), MOMENTS)
def test_whoever_came_is_offered_as_told(store: EncryptedStore, person: Person, at: dt.datetime) -> None:
    person = replace(person, id_number=IDS.new())
    assert person.id_number is not None
    with store.transaction() as change:
        change.applicants.remember(person, at)
    with store.reading() as now:
        known = now.applicants.by_id_number(person.id_number)
        assert known is not None
        assert (known.person, known.dossiers, known.last_seen) == (person, 1, at)


def test_the_same_id_number_is_the_same_person_with_the_newest_address(store: EncryptedStore) -> None:
    moved = sample_person(address="Thôn 2, xã Mẫu")
    with store.transaction() as change:
        change.applicants.remember(sample_person(), UTC)
        change.applicants.remember(moved, UTC + dt.timedelta(days=1))
    with store.reading() as now:
        known = now.applicants.by_id_number("001099000001")
        assert known is not None
        assert (known.person, known.dossiers) == (moved, 2)
        assert now.applicants.by_id_number("001099000009") is None
        assert now.applicants.search("nguyen mau", 9) == (known,)


def test_two_people_of_one_name_without_id_number_are_not_mixed(store: EncryptedStore) -> None:
    one = sample_person(id_number=None, phone="0900000001")
    other = sample_person(id_number=None, phone="0900000002")
    with store.transaction() as change:
        for person in (one, other, one):
            change.applicants.remember(person, UTC)
    with store.reading() as now:
        known = {found.person.phone: found.dossiers for found in now.applicants.search("Nguyễn Văn Mẫu", 9)}
        assert known == {"0900000001": 2, "0900000002": 1}
        assert [found.person for found in now.applicants.search("0900000002", 9)] == [other]


# ---------------------------------------------------------------- catalogue


def test_a_procedure_is_kept_as_a_version_only_when_something_changed(store: EncryptedStore) -> None:
    with store.transaction() as change:
        first = change.catalogue.keep(sample_procedure(), UTC)
        again = change.catalogue.keep(sample_procedure(version=7), UTC)
        second = change.catalogue.keep(sample_procedure(short_name="TTHN"), UTC)
    assert (first.version, again, second.version) == (1, first, 2)
    with store.reading() as now:
        assert now.catalogue.get("1.004873") == second
        assert now.catalogue.get("1.004873", 1) == first == sample_procedure()
        with told(Refused, "catalogue.unknown_procedure"):
            now.catalogue.get("9.999999")
        with told(Refused, "catalogue.unknown_procedure"):
            now.catalogue.get("1.004873", 3)


def test_what_is_in_effect_depends_on_the_day(store: EncryptedStore) -> None:
    old = sample_procedure(effective_to=dt.date(2026, 6, 30))
    new = sample_procedure(effective_from=dt.date(2026, 7, 1))
    with store.transaction() as change:
        change.catalogue.keep(old, UTC)
        change.catalogue.keep(new, UTC)
        change.catalogue.keep(sample_copy_procedure(), UTC)
    with store.reading() as now:
        before = now.catalogue.current(dt.date(2026, 6, 30))
        after = now.catalogue.current(dt.date(2026, 7, 1))
    assert [(one.code, one.version) for one in before] == [("1.004873", 1), ("2.000815", 1)]
    assert [(one.code, one.version) for one in after] == [("1.004873", 2), ("2.000815", 1)]


def test_a_version_of_a_change_that_was_undone_is_forgotten(store: EncryptedStore) -> None:
    def undone() -> None:
        with store.transaction() as change:
            change.catalogue.keep(sample_procedure(short_name="sai"), UTC)
            assert change.catalogue.get("1.004873", 1).short_name == "sai"
            change.prints.mark("none", PrintState.PRINTED)

    with told(Refused, "print.unknown_job"):
        undone()
    with store.transaction() as change:
        change.catalogue.keep(sample_procedure(short_name="đúng"), UTC)
    with store.reading() as now:
        assert now.catalogue.get("1.004873", 1).short_name == "đúng"


def test_what_the_office_settled_is_kept_in_order(store: EncryptedStore) -> None:
    day = UTC.date()
    limits = tuple(
        LocalLimit(
            "1.004873", "first", None, days, LimitUnit.WORKING_DAY, "officer-1", UTC, "QĐ 1/QĐ-UBND", day
        )
        for days in (5, 3)
    )
    fee = LocalFee("1.004873", "charge", None, None, 15_000, "officer-1", UTC, "NQ 2/NQ-HĐND", day)
    with store.transaction() as change:
        for limit in limits:
            change.catalogue.settle_limit(limit)
        change.catalogue.settle_fee(fee)
    with store.reading() as now:
        assert now.catalogue.local_limits() == limits
        assert now.catalogue.local_fees() == (fee,)


# ---------------------------------------------------------------- office


def test_the_office_its_counters_and_staff_are_kept(store: EncryptedStore) -> None:
    named = replace(sample_office(), name="UBND PHƯỜNG MẪU", practice=True)
    program = Actor("program", "Chương trình", ActorKind.PROGRAM)
    renamed = replace(COUNTER, name="Quầy A")
    with store.transaction() as change:
        change.office.set_office(named)
        change.office.add_staff(program)
        change.office.add_counter(renamed)
    with store.reading() as now:
        assert now.office.office() == named
        assert now.office.staff() == (sample_officer(), program)
        assert now.office.counters() == (renamed, SECOND)
        assert now.office.counter(SECOND.id) == SECOND
        with told(Refused, "office.unknown_counter"):
            now.office.counter("none")


def test_two_counters_never_hold_one_place(store: EncryptedStore) -> None:
    """The place decides which numbers past 9999 are a counter's own."""
    with pytest.raises(IntegrityError), store.transaction() as change:
        change.office.add_counter(Counter("counter-3", "Quầy số 3", 2))


def test_an_office_that_was_not_set_up_is_told(tmp_path: Path) -> None:
    made = EncryptedStore.create(tmp_path, bytes(32), "device")
    with told(Refused, "office.not_founded"), made.reading() as now:
        now.office.office()
    made.close()


@OFTEN
@given(any_value(object))
def test_a_setting_is_any_json_value_and_its_earlier_versions_stay(
    store: EncryptedStore, value: object
) -> None:
    with store.transaction() as change:
        change.office.put_setting("data_notice", "before", sample_officer(), UTC)
        change.office.put_setting("data_notice", value, sample_officer(), UTC)
    with store.reading() as now:
        assert now.office.setting("data_notice") == value
        assert now.office.setting("never") is None
    with store.connection() as reading:
        versions = reading.exec_driver_sql("SELECT count(*), max(version) FROM settings").one()
        assert versions[0] == versions[1] >= 2


def test_the_calendar_and_the_clock_are_kept(store: EncryptedStore) -> None:
    mark = ClockMark(UTC, "start-1", 12.5)
    with store.reading() as now:
        assert now.office.calendar() is None
        assert now.office.clock_mark() is None
    with store.transaction() as change:
        change.office.put_calendar({"version": "1", "days": []}, sample_officer(), UTC)
        change.office.put_calendar({"version": "2", "days": ["2026-11-24"]}, sample_officer(), UTC)
        change.office.mark_clock(replace(mark, at=UTC + dt.timedelta(days=9)))
        change.office.mark_clock(mark)
    with store.reading() as now:
        assert now.office.calendar() == {"version": "2", "days": ["2026-11-24"]}
        assert now.office.clock_mark() == mark
        assert len(now.office.device_id()) == 36


# ---------------------------------------------------------------- prints, papers, requests, money


def test_print_jobs_go_their_way(store: EncryptedStore) -> None:
    one, two = accept(store).number, accept(store).number
    visit = print_job((two, one), UTC)
    with store.transaction() as change:
        change.prints.add(visit)
        change.prints.mark(visit.id, PrintState.SENDING)
        change.prints.mark(visit.id, PrintState.SENDING, "printing.cover_open", "0" * 64)
    with store.reading() as now:
        job = now.prints.get(visit.id)
        sent = replace(
            visit, state=PrintState.SENDING, trouble="printing.cover_open", document="0" * 64, tries=2
        )
        assert job == sent
        assert [held.numbers for held in now.prints.of(one)] == [(one,), (two, one)]
        assert len(now.prints.unsettled()) == len(now.prints.unsettled(COUNTER.id)) == 3
        assert now.prints.unsettled(SECOND.id) == ()
    with store.transaction() as change:
        assert change.prints.copies_made(Paper.SLIP, [one, two]) == 1
        assert change.prints.copies_made(Paper.SLIP, [one]) == 1
        assert change.prints.copies_made(Paper.APPOINTMENT, [one, two]) == 0
        assert change.prints.recover(SECOND.id) == 0
        assert change.prints.recover(COUNTER.id) == 1
        assert change.prints.get(visit.id).state is PrintState.UNKNOWN
        change.prints.mark(visit.id, PrintState.PRINTED)
        assert len(change.prints.unsettled()) == 2
        with told(Refused, "print.unknown_job"):
            change.prints.get("none")


@pytest.mark.parametrize("state", PrintState)
def test_every_state_of_a_print_job_can_be_kept(store: EncryptedStore, state: PrintState) -> None:
    job = replace(print_job(("x",), UTC), state=state)
    with store.transaction() as change:
        change.prints.add(job)
        assert change.prints.get(job.id) == job
        settled = state in (PrintState.PRINTED, PrintState.CANCELLED)
        assert change.prints.unsettled() == (() if settled else (job,))


@OFTEN
@given(any_value(PrintJob))
def test_any_print_job_comes_back(store: EncryptedStore, job: PrintJob) -> None:
    job = replace(job, id=IDS.new())
    with store.transaction() as change:
        change.prints.add(job)
    with store.reading() as now:
        assert now.prints.get(job.id) == job


def test_the_papers_of_a_dossier_are_listed_once_each(store: EncryptedStore) -> None:
    with store.transaction() as change:
        for minute in (0, 5):
            at = UTC + dt.timedelta(minutes=minute)
            change.documents.add("a" * 64, "slip", "H56.14-261120-5001", 72_000, at)
        change.documents.add("b" * 64, "appointment", "H56.14-261120-5001", 1, UTC + dt.timedelta(minutes=1))
        change.documents.add("b" * 64, "appointment", "H56.14-261120-5002", 1, UTC)
    with store.reading() as now:
        assert now.documents.of("H56.14-261120-5001") == (
            ("a" * 64, "slip", UTC),
            ("b" * 64, "appointment", UTC + dt.timedelta(minutes=1)),
        )


@OFTEN
@given(any_value(SupplementRequest))
def test_any_request_comes_back(store: EncryptedStore, request_: SupplementRequest) -> None:
    kept = replace(request_, id=IDS.new(), kind="refusal")
    with store.transaction() as change:
        change.requests.add(kept)
    with store.reading() as now:
        assert now.requests.get(kept.id) == kept


def test_a_request_is_found_by_its_number_and_its_day_in_vietnam(store: EncryptedStore) -> None:
    """23:30 UTC is the next morning at the desk; 001/HDHS of this year hides the one of last year."""
    last_year = sample_request(id="a", number="001/HDHS", made_at=UTC - dt.timedelta(days=360))
    late = sample_request(id="b", number="001/HDHS", made_at=dt.datetime(2026, 11, 20, 23, 30, tzinfo=dt.UTC))
    with store.transaction() as change:
        change.requests.add(last_year)
        change.requests.add(late)
    with store.reading() as now:
        assert now.requests.get("001/HDHS") == late
        assert now.requests.of_day(dt.date(2026, 11, 21)) == (late,)
        assert now.requests.of_day(dt.date(2026, 11, 20)) == ()
        with told(Refused, "request.unknown"):
            now.requests.get("002/HDHS")


def test_a_form_02_or_03_is_found_by_what_people_bring_back(store: EncryptedStore) -> None:
    thu = sample_person("Trần Thị Thử", id_number="001199000002")
    asked = sample_request(id="a", number="001/HDHS-Q1-2025")
    refused = sample_request(
        "refusal", id="b", number="001/TCHS-Q1-2025", form=sample_form(owner=thu, filer=sample_person())
    )
    with store.transaction() as change:
        change.requests.add(asked)
        change.requests.add(refused)
    with store.reading() as now:
        assert now.requests.latest(9) == (refused, asked)
        assert now.requests.latest(1) == (refused,)
        assert now.requests.search("nguyen van mau", 9) == (refused, asked)
        assert now.requests.search("nguyen van mau", 1) == (refused,)
        for words in ("TRAN THI THU", "trần thử", "001199000002", "tchs", "001/TCHS-Q1-2025"):
            assert now.requests.search(words, 9) == (refused,)
        for nothing in ("", "  ", "-'*", "002/TCHS", "nguyen van thu nghiem"):
            assert now.requests.search(nothing, 9) == ()
        assert now.requests.search("tinh trang hon nhan mau", 9) == (refused, asked)
        assert now.requests.search("mau", 0) == ()


@OFTEN
@given(any_value(Payment))
def test_any_payment_comes_back(store: EncryptedStore, payment: Payment) -> None:
    payment = replace(payment, id=IDS.new(), dossier=IDS.new())
    with store.transaction() as change:
        change.payments.add(payment)
    with store.reading() as now:
        assert now.payments.of(payment.dossier) == (payment,)


def test_the_accounts_are_those_set_last_in_their_order(store: EncryptedStore) -> None:
    accounts = tuple(
        PaymentChannel(f"account-{index}", "bank", "970400", f"00012345678{index}", "UBND XA MAU")
        for index in range(3)
    )
    with store.transaction() as change:
        change.payments.set_channels(accounts)
        change.payments.set_channels(accounts[::-1][:2])
    with store.reading() as now:
        assert now.payments.channels() == accounts[::-1][:2]


# ---------------------------------------------------------------- outbox


def fact(target: Target, sequence: int, subject: str = "H56.14-261120-5001") -> OutboxFact:
    at = UTC + dt.timedelta(minutes=sequence)
    return OutboxFact(IDS.new(), target, "dossier", subject, 1, sequence, "officer-1", at, {"status": 2})


def test_facts_wait_for_their_target_in_the_order_they_happened(store: EncryptedStore) -> None:
    facts = [fact(Target.ONE_STOP, 2), fact(Target.PAYMENT, 2), fact(Target.ONE_STOP, 3)]
    with store.transaction() as change:
        for one in facts:
            change.outbox.put(one)
        change.office.put_setting("target.payment", {"url": "…"}, sample_officer(), UTC)
    with store.reading() as now:
        assert now.outbox.waiting(Target.ONE_STOP) == (facts[0], facts[2])
        assert now.outbox.waiting(Target.ONE_STOP, 1) == (facts[0],)
        assert now.outbox.lamps() == (
            Lamp(Target.ONE_STOP, 2, facts[0].made_at),
            Lamp(Target.CIVIL_STATUS, 0, None),
            Lamp(Target.PAYMENT, 1, facts[1].made_at, configured=True),
        )


def test_a_sequence_is_used_once_per_dossier_and_target(store: EncryptedStore) -> None:
    with store.transaction() as change:
        change.outbox.put(fact(Target.ONE_STOP, 1))
        change.outbox.put(fact(Target.ONE_STOP, 1, "H56.14-261120-5002"))
        change.outbox.put(fact(Target.CIVIL_STATUS, 1))
    with pytest.raises(IntegrityError), store.transaction() as change:
        change.outbox.put(fact(Target.ONE_STOP, 1))


# ---------------------------------------------------------------- values as JSON


@OFTEN
@given(any_value(SupplementRequest))
def test_what_is_written_is_json_and_reads_back(request_: SupplementRequest) -> None:
    assert read(SupplementRequest, json.loads(json.dumps(written(request_)))) == request_


@pytest.mark.parametrize(
    "stored", [None, 1, "x", [], {}, {"name": 1}, {"name": "a", "identifier": 2}, {"unheard_of": "x"}]
)
def test_what_does_not_fit_its_type_is_not_taken_for_a_value(stored: object) -> None:
    with pytest.raises(ValueError, match="stored"):
        read(Office, stored)


def test_what_could_not_be_read_back_is_not_written() -> None:
    for value in (object(), {1: "x"}, b"bytes"):
        with pytest.raises(TypeError, match="cannot be written"):
            written(value)
