"""Finding, settings, catalogue and this PC: who reads is noted, what is settled counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from app.desk import Desk
from app.domain.local_rule import LocalFee, LocalLimit
from app.domain.print_job import Paper, PrintState
from app.domain.procedure import LimitUnit
from app.errors import OfficerCanFix, Refused
from app.ports.printing import NetworkLink
from app.services.settings import REFUSAL_REASONS
from app.settings import read_settings
from tests.desk import SettableClock
from tests.services.forms import ALLOWANCE, NAME, NUMBER, PHONE, form, person
from tests.told import told


def test_opening_a_dossier_is_noted_looking_at_a_list_is_not(desk: Desk, clock: SettableClock) -> None:
    number = desk.intake.accept(form(), desk.actor, desk.counter).dossier.number
    before, _ = desk.find.journal_is_whole()
    desk.find.search("mau")
    assert desk.find.journal_is_whole() == (before, None)
    clock.go_by(dt.timedelta(hours=1))
    desk.find.open(number, desk.actor)
    desk.find.open(number, desk.actor)
    reads = [line for line in desk.find.open(number, desk.actor).journal if line.act == "read"]
    assert [(line.actor_id, line.at) for line in reads] == [(desk.actor.id, clock.now())] * 2
    with told(Refused, "dossier.unknown"):
        desk.find.open("H56.14-251107-9999", desk.actor)
    with told(Refused, "request.unknown"):
        desk.find.open_request("009/TCHS-Q1-2025", desk.actor)


def test_a_form_02_is_found_again_and_opening_it_or_its_paper_is_noted(desk: Desk) -> None:
    given = desk.intake.ask_for_supplement(form(), ("Giấy tờ thử",), (), desk.actor, desk.counter)
    owner = person(name="Trần Thị Thử", id_number="001199000002", phone="0911111111")
    later = desk.intake.refuse(form(owner=owner), ("Lý do thử",), desk.actor, desk.counter)
    assert desk.find.requests("") == desk.find.requests("  ") == (later, given)
    assert desk.find.requests("", 1) == (later,)
    for words in ("001/HDHS-Q1-2025", "hdhs", "nguyen van mau", NUMBER, PHONE):
        assert desk.find.requests(words) == (given,)
    assert desk.find.requests("khong co ai") == ()
    before, _ = desk.find.journal_is_whole()
    page = desk.find.open_request(given.number, desk.actor)
    assert (page.request, page.names[given.made_by]) == (given, desk.actor.name)
    assert [(job.paper, job.state) for job in page.prints] == [(Paper.SUPPLEMENT, PrintState.WAITING)]
    desk.find.note_read(given.number, desk.actor)
    seen = desk.find.renewed_request(given.number)
    assert [line.act for line in seen.journal] == ["supplement_given", "read", "read"]
    assert desk.find.journal_is_whole() == (before + 2, None), "looking anew at what is open is not a read"


@pytest.mark.parametrize(
    "words", ["5001", "251107-5001", "nguyen van mau", "MẪU", NUMBER, PHONE, "mau nguyen"]
)
def test_a_dossier_is_found_by_what_people_bring(desk: Desk, words: str) -> None:
    desk.intake.accept(form(), desk.actor, desk.counter)
    other = person(name="Trần Thị Thử", id_number="001199000002", phone="0911111111")
    desk.intake.accept(form(owner=other), desk.actor, desk.counter)
    assert [line.number for line in desk.find.search(words)] == ["H56.14-251107-5001"]
    assert len(desk.find.search("")) == 2
    assert len(desk.find.of_day(dt.date(2025, 11, 7))) == 2
    assert desk.find.of_day(dt.date(2025, 11, 8)) == ()


def _limit(desk: Desk, clock: SettableClock, **told: object) -> LocalLimit:
    usual = {
        "procedure": ALLOWANCE,
        "case": None,
        "channel": None,
        "value": 10,
        "unit": LimitUnit.WORKING_DAY,
        "settled_by": desk.actor.id,
        "settled_at": clock.now(),
        "ground": "Quyết định thử",
        "valid_from": dt.date(2025, 11, 7),
    }
    return LocalLimit(**{**usual, **told})  # type: ignore[arg-type]


def test_what_is_settled_once_counts_from_then_on(desk: Desk, clock: SettableClock) -> None:
    what = form(ALLOWANCE, case="start")
    before = desk.intake.accept(what, desk.actor, desk.counter).dossier
    desk.catalogue.settle_limit(_limit(desk, clock), desk.actor)
    fee = LocalFee(
        ALLOWANCE,
        "fee",
        None,
        None,
        0,
        desk.actor.id,
        clock.now(),
        "Nghị quyết thử",
        dt.date(2025, 11, 7),
        free=True,
    )
    desk.catalogue.settle_fee(fee, desk.actor)
    after = desk.intake.accept(what, desk.actor, desk.counter).dossier
    assert (before.due.due, before.owed.total_dong) == (None, None)
    assert after.due.due is not None
    assert after.due.due.date() == dt.date(2025, 11, 21)
    assert (after.owed.total_dong, after.owed.free) == (0, True)
    kept = desk.find.open(before.number, desk.actor).dossier
    assert (kept.due.due, kept.owed.total_dong) == (None, None), "an open dossier keeps what it began with"
    assert desk.catalogue.local_rules() == ((_limit(desk, clock),), (fee,))


def test_zero_is_never_settled_by_a_slip_of_the_finger(desk: Desk, clock: SettableClock) -> None:
    with told(OfficerCanFix, "local_rule.zero_without_free"):
        LocalFee(
            ALLOWANCE, "fee", None, None, 0, desk.actor.id, clock.now(), "Nghị quyết", dt.date(2025, 11, 7)
        )
    with told(OfficerCanFix, "local_rule.limit_out_of_range"):
        _limit(desk, clock, value=0)


def test_settings_are_the_shipped_ones_until_the_office_writes_its_own(desk: Desk) -> None:
    shipped = desk.settings.lines(REFUSAL_REASONS)
    assert len(shipped) > 2
    desk.settings.put(REFUSAL_REASONS, ["Lý do thử"], desk.actor)
    assert desk.settings.lines(REFUSAL_REASONS) == ("Lý do thử",)
    assert desk.settings.setting("no such setting") is None
    assert desk.find.journal_is_whole()[1] is None


def test_an_import_of_nothing_changes_nothing(desk: Desk) -> None:
    before = desk.catalogue.procedures()
    with pytest.raises(OfficerCanFix):
        desk.catalogue.take_in(b"\x00\xff not a catalogue", desk.actor)
    assert desk.catalogue.procedures() == before
    with told(Refused, "catalogue.unknown_procedure"):
        desk.catalogue.show("9.999999")


@pytest.mark.parametrize(
    ("kind", "where"),
    [("network", "printer:port"), ("network", ""), ("usb", "04b8"), ("usb", "zz:yy"), ("serial", "")],
)
def test_a_printer_that_cannot_be_reached_like_that_is_refused(
    desk: Desk, folder: Path, kind: str, where: str
) -> None:
    before = (folder / "motcua.toml").read_bytes()
    with told(OfficerCanFix, "settings.printer_where"):
        desk.this_pc.keep(replace(desk.this_pc.form(), printer_kind=kind, printer_where=where))
    assert (folder / "motcua.toml").read_bytes() == before


def test_a_printer_that_is_set_counts_at_once(desk: Desk, folder: Path) -> None:
    desk.this_pc.keep(replace(desk.this_pc.form(), printer_kind="network", printer_where="127.0.0.1:9"))
    address = read_settings(folder / "motcua.toml").receipt_printer
    assert address is not None
    assert address.link == NetworkLink("127.0.0.1", 9)
    desk.intake.accept(form(), desk.actor, desk.counter)
    job = desk.printing.send_next(desk.counter, desk.actor)
    assert job is not None
    assert job.trouble == "printing.refused"
    assert NAME not in repr(job)
