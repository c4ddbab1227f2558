"""Taking in, as a service: what is refused, what is kept together, who is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.desk import Desk
from app.domain.business_day import ClockInDoubt
from app.domain.dossier import ComponentTaken, IntakeForm, PaperState, Status
from app.domain.id_card import IdKind
from app.domain.news import DossierChanged, News
from app.domain.outbox import OutboxFact, Target
from app.domain.payment import PaymentState
from app.domain.print_job import Paper, PrintState
from app.domain.procedure import Channel
from app.domain.staff import Actor, ActorKind
from app.errors import DeviceTrouble, OfficerCanFix, Refused
from app.messages import say
from app.services.intake import NotComplete, Wishes
from tests.desk import SettableClock, open_desk
from tests.services.forms import (
    ADDRESS,
    ALLOWANCE,
    BIRTH,
    COPIES,
    FROM_BOOK,
    MARITAL,
    NAME,
    NUMBER,
    PHONE,
    broken_intake,
    form,
    person,
)
from tests.told import told

HOUR = dt.timedelta(hours=1)


def accept(desk: Desk, what: IntakeForm | None = None) -> str:
    """Its number."""
    return desk.intake.accept(what or form(), desk.actor, desk.counter).dossier.number


def facts(desk: Desk, target: Target) -> list[OutboxFact]:
    """What waits for a far system."""
    with desk.intake._store.reading() as now:
        return list(now.outbox.waiting(target))


# ---------------------------------------------------------------- what is refused


def _paper(state: PaperState = PaperState.PRESENT, **told: object) -> tuple[ComponentTaken, ...]:
    return (ComponentTaken("id_paper", "", state, **told),)  # type: ignore[arg-type]


NOT_YET: dict[str, tuple[str, IntakeForm]] = {
    "intake.name_needed": ("owner.name", form(owner=person(name="  "))),
    "intake.id_number_cccd": ("owner.id_number", form(owner=person(id_number="0010990000"))),
    "intake.id_number_cmnd": ("owner.id_number", form(owner=person(id_kind=IdKind.CMND))),
    "intake.id_number_passport": (
        "owner.id_number",
        form(owner=person(id_kind=IdKind.PASSPORT, id_number="Đ-1")),
    ),
    "intake.birth_date": ("owner.birth_date", form(owner=person(birth_date=dt.date(2025, 11, 8)))),
    "intake.case_needed": ("case", form(MARITAL)),
    "intake.case_unknown": ("case", form(FROM_BOOK, case="third")),
    "intake.assisted_is_not_online": ("channel", form(channel=Channel.ONLINE, assisted=True)),
    "intake.component_unknown": ("components.blood_test", form(FROM_BOOK, "id_paper", "blood_test")),
    "intake.missing_needs_reason": ("components.id_paper", form(missing_why="")),
    "intake.count": ("components.id_paper", form(components=_paper(originals=-1))),
    "intake.pages_needed": ("pages", form(COPIES)),
    "intake.exemption_unknown": ("exempt", form(exempt=("mayor",))),
    "intake.waits_for_register": ("given_at_once", form(BIRTH, case="on_time", given_at_once=True)),
    "intake.received_in_future": (
        "received_at",
        form(received_at=dt.datetime(2025, 11, 9, tzinfo=dt.UTC)),
    ),
}


@pytest.mark.parametrize("code", NOT_YET)
def test_what_cannot_be_right_is_refused_with_its_field_and_sentence(desk: Desk, code: str) -> None:
    field, wrong = NOT_YET[code]
    with pytest.raises(NotComplete) as caught:
        accept(desk, wrong)
    assert (field, code) in [(fault.field, fault.code) for fault in caught.value.faults]
    assert field in caught.value.facts["fields"]  # type: ignore[operator]
    assert say(code, "vi") != say(code, "en")
    assert desk.find.search("", 5) == ()
    assert accept(desk).endswith("-5001"), "a refusal uses up no number"


def test_everything_wrong_is_told_at_once(desk: Desk) -> None:
    with pytest.raises(NotComplete) as caught:
        accept(desk, form(MARITAL, owner=person(name="", id_number="1"), missing_why=""))
    assert len(caught.value.faults) >= 4


@pytest.mark.parametrize("pages", [0, -1, 5001])
def test_pages_and_copies_are_counts_of_this_world(desk: Desk, pages: int) -> None:
    with told(OfficerCanFix, "intake.not_complete"):
        accept(desk, form(COPIES, "original", pages=pages))
    with told(OfficerCanFix, "intake.not_complete"):
        accept(desk, form(COPIES, "original", pages=1, copies=pages))


def test_papers_did_not_arrive_tomorrow_not_even_just_after_midnight(desk: Desk) -> None:
    """Midnight here is five in the afternoon of the day before in UTC."""
    local = dt.timezone(dt.timedelta(hours=7))
    midnight = desk.now().astimezone(local).replace(hour=0, minute=0, second=0, microsecond=0)
    with pytest.raises(NotComplete) as caught:
        accept(desk, form(received_at=midnight + dt.timedelta(days=1)))
    assert [fault.code for fault in caught.value.faults] == ["intake.received_in_future"]
    assert accept(desk, form(received_at=midnight))


def test_an_unknown_procedure_is_refused(desk: Desk) -> None:
    with told(Refused, "catalogue.unknown_procedure"):
        accept(desk, form("9.999999"))


def test_a_text_that_is_too_long_is_refused_and_never_cut(desk: Desk) -> None:
    with told(OfficerCanFix, "text.too_long"):
        accept(desk, form(owner=person(name="a" * 201)))
    number = accept(desk, form(owner=person(name="a" * 200)))
    assert len(desk.find.open(number, desk.actor).dossier.form.owner.name) == 200


def test_nobody_is_asked_for_phone_mail_or_account(desk: Desk) -> None:
    number = accept(desk, form(owner=person(phone=None, email=None, id_number=None, address="")))
    assert desk.find.open(number, desk.actor).dossier.form.owner.name == NAME


# ---------------------------------------------------------------- together or not at all

PARTS = [
    ("numbers", "take"),
    ("dossiers", "add"),
    ("applicants", "remember"),
    ("journal", "append"),
    ("outbox", "put"),
    ("payments", "add"),
    ("prints", "add"),
    ("drafts", "drop"),
    ("office", "mark_clock"),
]


@pytest.mark.parametrize(("part", "method"), PARTS)
def test_when_one_part_fails_nothing_is_kept(
    folder: Path, clock: SettableClock, part: str, method: str
) -> None:
    desk = open_desk(folder, clock)
    draft = desk.intake.new_draft(desk.counter, {"owner": {"name": NAME}}, NAME)
    desk.intake.keep_draft(draft)
    lines, _ = desk.find.journal_is_whole()
    wanted = form(COPIES, "original", pages=3)
    with (
        broken_intake(folder, clock, part, method) as intake,
        told(DeviceTrouble, "store.disk_full"),
    ):
        intake.accept(wanted, desk.actor, desk.counter, draft_id=draft.id)
    assert desk.find.search("", 5) == ()
    assert desk.find.journal_is_whole() == (lines, None)
    assert [facts(desk, target) for target in Target] == [[], [], []]
    assert desk.printing.unsettled(desk.counter) == ()
    assert desk.intake.known_by_id(NUMBER) is None
    assert [kept.id for kept in desk.intake.drafts()] == [draft.id]
    accepted = desk.intake.accept(wanted, desk.actor, desk.counter, draft_id=draft.id)
    assert accepted.dossier.number == "H56.14-251107-5001"
    assert desk.intake.drafts() == ()
    desk.close()


# ---------------------------------------------------------------- what is kept


def test_what_was_accepted_can_be_read_again_after_closing(folder: Path, clock: SettableClock) -> None:
    first = open_desk(folder, clock)
    kept = first.intake.accept(
        form(COPIES, "original", pages=3, copies=2), first.actor, first.counter
    ).dossier
    first.close()
    again = open_desk(folder, clock)
    assert again.find.open(kept.number, again.actor).dossier == kept
    assert (kept.status, kept.owed.total_dong) == (Status.RECEIVED, 10_000)
    assert kept.received_at == clock.now()
    assert kept.device_id == again.settings.device_id()
    again.close()


def test_the_journal_holds_no_personal_value(desk: Desk) -> None:
    number = accept(desk, form(COPIES, "original", pages=1))
    desk.find.open(number, desk.actor)
    desk.intake.take_back(number, f"nhầm của {NAME}", desk.actor)
    desk.intake.ask_for_supplement(form(), ("Giấy tờ",), (f"vì {NAME}",), desk.actor, desk.counter)
    with desk.find._store.reading() as now:
        lines = now.journal.lines()
    acts = [line.act for line in lines]
    assert acts[-4:] == ["accepted", "read", "voided", "supplement_given"]
    told_of = repr(lines)
    for value in (NAME, "Mẫu", NUMBER, PHONE, ADDRESS, desk.actor.name, "nhầm"):
        assert value not in told_of
    accepted = lines[acts.index("accepted")]
    assert len(accepted.after) == 64
    assert (accepted.before, accepted.subject, accepted.actor_id) == ("", number, desk.actor.id)
    assert len(lines[acts.index("voided")].before) == 64
    assert desk.find.journal_is_whole() == (len(lines), None)


def test_an_act_by_command_is_marked_so(desk: Desk) -> None:
    by_command = Actor(desk.actor.id, desk.actor.name, ActorKind.COMMAND)
    number = desk.intake.accept(form(), by_command, desk.counter).dossier.number
    (line,) = desk.find.open(number, desk.actor).journal
    assert (line.act, line.actor_kind) == ("accepted", "command")


@pytest.mark.parametrize(
    ("what", "targets"),
    [
        (form(FROM_BOOK, "id_paper"), {Target.ONE_STOP}),
        (form(COPIES, "original", pages=1), {Target.ONE_STOP, Target.PAYMENT}),
        (form(MARITAL, case="first"), {Target.ONE_STOP, Target.CIVIL_STATUS}),
        (form(ALLOWANCE, case="start"), {Target.ONE_STOP}),
    ],
)
def test_whoever_heard_of_a_dossier_hears_of_its_end(
    desk: Desk, what: IntakeForm, targets: set[Target]
) -> None:
    number = accept(desk, what)
    told_first = {target for target in Target if facts(desk, target)}
    assert told_first == targets
    desk.intake.take_back(number, "nhầm", desk.actor)
    for target in targets:
        first, end = facts(desk, target)
        assert (first.subject, end.subject, end.kind) == (number, number, "void")
        assert (first.revision, end.revision, first.sequence, end.sequence) == (1, 2, 1, 2)
        assert first.key != end.key


def test_an_amount_is_asked_for_only_where_it_is_known(desk: Desk) -> None:
    paid = desk.find.open(accept(desk, form(COPIES, "original", pages=3)), desk.actor).payments
    assert [(one.amount_dong, one.state) for one in paid] == [(5000, PaymentState.ASKED)]
    unknown = desk.find.open(accept(desk, form(ALLOWANCE, case="start")), desk.actor)
    assert unknown.payments == ()
    assert unknown.dossier.owed.total_dong is None
    assert unknown.dossier.due.due is None
    assert desk.printing.payment_text_of((unknown.dossier.number,)) is None


def test_listeners_hear_of_it_only_after_it_is_kept(desk: Desk) -> None:
    heard: list[tuple[News, int]] = []

    def listen(news: News) -> None:
        heard.append((news, len(desk.find.search("", 9))))

    end = desk.changes.subscribe(listen)
    number = accept(desk)
    assert heard == [(DossierChanged(number), 1)]
    end()
    accept(desk)
    assert len(heard) == 1


def test_numbers_go_on_per_day_and_counter(desk: Desk, clock: SettableClock) -> None:
    second = desk.settings.counters()[1]
    numbers = [accept(desk), desk.intake.accept(form(), desk.actor, second).dossier.number, accept(desk)]
    clock.go_by(dt.timedelta(days=3))
    numbers.append(accept(desk))
    assert [number.removeprefix("H56.14-") for number in numbers] == [
        "251107-5001",
        "251107-5501",
        "251107-5002",
        "251110-5001",
    ]


@pytest.mark.parametrize("days", [-2, 7])
def test_a_doubtful_clock_gives_no_number(desk: Desk, clock: SettableClock, days: int) -> None:
    accept(desk)
    assert desk.intake.clock_fault() is None
    clock.set_wrong(dt.timedelta(days=days))
    for _ in range(2):
        with pytest.raises(ClockInDoubt):
            accept(desk)
        with pytest.raises(ClockInDoubt):
            desk.intake.refuse(form(), ("vì",), desk.actor, desk.counter)
    doubt = desk.intake.clock_fault()
    assert doubt is not None
    assert doubt.code == ("clock.back" if days < 0 else "clock.ahead")
    assert len(desk.find.search("", 9)) == 1
    day = desk.intake.confirm_date(desk.actor)
    assert accept(desk) == f"H56.14-{day:%y%m%d}-5001"
    assert desk.intake.clock_fault() is None
    assert desk.find.journal_is_whole()[1] is None


# ---------------------------------------------------------------- visits


def test_a_slip_is_held_until_the_visit_ends(desk: Desk) -> None:
    first = desk.intake.accept(form(), desk.actor, desk.counter, Wishes(hold_slip=True))
    assert [job.state for job in first.jobs] == [PrintState.HELD]
    more = form(COPIES, "original", pages=1, visit=first.dossier.visit)
    second = desk.intake.accept(more, desk.actor, desk.counter, Wishes(hold_slip=True))
    (held,) = desk.printing.unsettled(desk.counter)
    assert held.numbers == (first.dossier.number, second.dossier.number)
    (released,) = desk.intake.end_visit(first.dossier.visit)
    assert (released.id, released.state) == (held.id, PrintState.WAITING)
    assert desk.intake.end_visit(first.dossier.visit) == ()


def test_taking_one_back_keeps_the_slip_of_the_others(desk: Desk) -> None:
    first = desk.intake.accept(form(), desk.actor, desk.counter, Wishes(hold_slip=True)).dossier
    second = desk.intake.accept(form(visit=first.visit), desk.actor, desk.counter).dossier
    desk.intake.take_back(second.number, "nhầm", desk.actor)
    (waiting,) = desk.printing.unsettled(desk.counter)
    assert (waiting.numbers, waiting.state, waiting.copy_of) == ((first.number,), PrintState.WAITING, 0)
    desk.intake.take_back(first.number, "nhầm", desk.actor)
    assert desk.printing.unsettled(desk.counter) == ()


def test_form_01_is_printed_only_where_it_is_wished(desk: Desk) -> None:
    plain = desk.intake.accept(form(), desk.actor, desk.counter)
    wished = desk.intake.accept(form(), desk.actor, desk.counter, Wishes(appointment=True))
    unasked = form(COPIES, "original", pages=1, given_at_once=True, want_appointment_slip=False)
    at_once = desk.intake.accept(unasked, desk.actor, desk.counter, Wishes(appointment=True))
    papers = [{job.paper for job in accepted.jobs} for accepted in (plain, wished, at_once)]
    assert papers == [{Paper.SLIP}, {Paper.SLIP, Paper.APPOINTMENT}, {Paper.SLIP}]
    assert at_once.dossier.finished_at is not None


# ---------------------------------------------------------------- taking back


def test_a_void_number_is_never_given_again(desk: Desk) -> None:
    number = accept(desk)
    voided = desk.intake.take_back(number, "nhầm", desk.actor)
    assert (voided.number, voided.revision, voided.void_reason) == (number, 2, "nhầm")
    assert accept(desk) == "H56.14-251107-5002"
    assert desk.find.open(number, desk.actor).dossier.voided_at is not None
    with told(Refused, "intake.voided_already"):
        desk.intake.take_back(number, "nhầm", desk.actor)


def test_one_officer_alone_cannot_void_yesterdays(desk: Desk, clock: SettableClock) -> None:
    number = accept(desk)
    clock.go_by(dt.timedelta(days=1))
    with told(Refused, "intake.day_has_passed"):
        desk.intake.take_back(number, "nhầm", desk.actor)


def test_one_officer_alone_cannot_void_what_was_paid(desk: Desk) -> None:
    number = accept(desk, form(COPIES, "original", pages=1))
    (asked,) = desk.find.open(number, desk.actor).payments
    with desk.intake._store.transaction() as change:
        change.payments.add(replace(asked, id="taken-1", state=PaymentState.TAKEN))
    with told(Refused, "intake.money_has_moved"):
        desk.intake.take_back(number, "nhầm", desk.actor)


def test_what_has_moved_on_is_not_taken_back(desk: Desk, clock: SettableClock) -> None:
    number = accept(desk)
    with desk.intake._store.transaction() as change:
        dossier = change.dossiers.get(number)
        moved = replace(dossier, revision=2, status=Status.IN_PROGRESS)
        change.dossiers.put(moved, desk.actor, clock.now())
    with told(Refused, "intake.has_moved_on"):
        desk.intake.take_back(number, "nhầm", desk.actor)


def test_taking_back_what_is_not_there(desk: Desk) -> None:
    with told(Refused, "dossier.unknown"):
        desk.intake.take_back("H56.14-251107-5001", "nhầm", desk.actor)


# ---------------------------------------------------------------- forms 02 and 03


def test_forms_02_and_03_need_what_the_law_wants_on_them(desk: Desk) -> None:
    with told(OfficerCanFix, "intake.supplement_needs_items"):
        desk.intake.ask_for_supplement(form(), (), ("thiếu",), desk.actor, desk.counter)
    with told(OfficerCanFix, "intake.refusal_needs_reason"):
        desk.intake.refuse(form(), (), desk.actor, desk.counter)
    with told(OfficerCanFix, "intake.name_needed"):
        desk.intake.refuse(form(owner=person(name="")), ("vì",), desk.actor, desk.counter)
    assert desk.printing.unsettled(desk.counter) == ()


@pytest.mark.parametrize(("procedure", "by_head"), [(MARITAL, True), (FROM_BOOK, False)])
def test_the_head_signs_refusals_of_civil_status(desk: Desk, procedure: str, by_head: bool) -> None:
    refused = desk.intake.refuse(form(procedure), ("Không thuộc thẩm quyền",), desk.actor, desk.counter)
    assert refused.signed_by_head is by_head
    asked = desk.intake.ask_for_supplement(form(procedure), ("Giấy tờ",), (), desk.actor, desk.counter)
    assert asked.signed_by_head is False


def test_forms_are_numbered_per_counter_kind_and_year(desk: Desk, clock: SettableClock) -> None:
    give: list[Callable[[], str]] = [
        lambda: desk.intake.refuse(form(), ("vì",), desk.actor, desk.counter).number,
        lambda: desk.intake.ask_for_supplement(form(), ("g",), (), desk.actor, desk.counter).number,
        lambda: desk.intake.refuse(form(), ("vì",), desk.actor, desk.settings.counters()[1]).number,
    ]
    numbers = [give[0](), give[0](), give[1](), give[2]()]
    clock.go_by(dt.timedelta(days=60))
    numbers.append(give[0]())
    assert numbers == [
        "001/TCHS-Q1-2025",
        "002/TCHS-Q1-2025",
        "001/HDHS-Q1-2025",
        "001/TCHS-Q2-2025",
        "001/TCHS-Q1-2026",
    ]
    jobs = desk.printing.unsettled(desk.counter)
    assert [job.paper for job in jobs].count(Paper.REFUSAL) == 3


# ---------------------------------------------------------------- drafts and earlier data


def test_a_draft_is_kept_as_it_stands_and_dropped_on_the_officers_word(
    desk: Desk, clock: SettableClock
) -> None:
    half = "Nguyễn \ud800 ​<b>"
    draft = desk.intake.new_draft(desk.counter, {"owner": {"name": half}, "due": {"pages": "x"}}, half)
    desk.intake.keep_draft(draft)
    clock.go_by(HOUR)
    desk.intake.keep_draft(draft)
    (kept,) = desk.intake.drafts(desk.counter)
    assert kept.content == draft.content
    assert (kept.started_at, kept.saved_at) == (draft.started_at, clock.now())
    assert desk.intake.drafts(desk.settings.counters()[1]) == ()
    desk.intake.drop_draft(draft.id, desk.actor)
    assert desk.intake.drafts() == ()


def test_earlier_data_is_offered_and_the_same_matter_warned_of(desk: Desk) -> None:
    number = accept(desk)
    known = desk.intake.known_by_id(NUMBER)
    assert known is not None
    assert (known.person.name, known.person.phone, known.dossiers) == (NAME, PHONE, 1)
    assert [found.person.name for found in desk.intake.known_like("nguyen van mau")] == [NAME]
    assert [line.number for line in desk.intake.outlook(form()).doubles] == [number]
    assert desk.intake.outlook(form(COPIES, pages=1)).doubles == ()
    assert desk.intake.known_by_id("001099000009") is None
