"""The print queue: nothing lost, nothing twice without a mark, a person asked where only a person can see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from app.desk import Desk
from app.devices.receipt_layout import ThermalSlipLayout
from app.domain.print_job import Paper, PrintJob, PrintState
from app.errors import DeviceTrouble, OfficerCanFix, Refused
from app.ports.printing import PerhapsSent, PrintEnding, PrinterState, PrintOutcome
from app.ports.slip import SlipPicture
from app.services.intake import Wishes
from app.services.printing import PrinterSetup, Printing
from tests.desk import SettableClock, change_settings, open_desk, use_printer
from tests.devices.slips import as_image
from tests.real_parts import RealPart
from tests.services.forms import COPIES, form
from tests.stand_ins.escpos_decoder import decode
from tests.stand_ins.printer_process import PrinterProcess
from tests.told import told

NOT_STARTED = PrintOutcome(PrintEnding.NOT_STARTED, PrinterState.PAPER_OUT, "printing.paper_out")
UNKNOWN = PrintOutcome(PrintEnding.UNKNOWN, PrinterState.UNKNOWN, "printing.reset_midway")
PRINTED = PrintOutcome(PrintEnding.PRINTED, PrinterState.READY, "printing.printed")


@dataclass
class Scripted:
    """A slip printer that ends each job as told, and keeps what it was sent."""

    endings: list[PrintOutcome | Exception] = field(default_factory=list)
    sent: list[SlipPicture] = field(default_factory=list)

    def print_slip(self, picture: SlipPicture) -> PrintOutcome:
        """One slip."""
        self.sent.append(picture)
        ending = self.endings.pop(0) if self.endings else PRINTED
        if isinstance(ending, Exception):
            raise ending
        return ending


@dataclass
class Pages:
    """A page printer that keeps what it was sent."""

    trouble: DeviceTrouble | None = None
    sent: list[bytes] = field(default_factory=list)

    def printers(self) -> tuple[str, ...]:
        """The one."""
        return ("A5",)

    def print_pdf(
        self, data: bytes, _name: str, title_ascii: str, copies: int = 1, paper: str = "A5"
    ) -> None:
        """Take it."""
        assert title_ascii.isascii()
        if self.trouble is not None:
            raise self.trouble
        self.sent.append(data)


class Papered:
    """A desk whose printers do what the test says."""

    def __init__(self, desk: Desk, receipt: Scripted | None, pages: Pages, page_name: str | None) -> None:
        self.desk = desk
        setup: Any = PrinterSetup(receipt, 80, pages, page_name)  # type: ignore[arg-type]
        had = desk.printing
        self.printing = Printing(
            had._store,
            had._documents,
            had._clock,
            had._ids,
            had._papers,
            had._layout,
            had._slip_words,
            lambda: setup,
            had._news,
        )

    def accept(self, **wishes: bool) -> str:
        """One dossier that owes nothing."""
        wished = Wishes(**wishes)
        return self.desk.intake.accept(form(), self.desk.actor, self.desk.counter, wished).dossier.number

    def send(self, skip: frozenset[str] = frozenset()) -> PrintJob | None:
        """The next one."""
        return self.printing.send_next(self.desk.counter, self.desk.actor, skip)

    def states(self, number: str) -> list[tuple[Paper, PrintState, int]]:
        """All prints of a number."""
        return [(job.paper, job.state, job.copy_of) for job in self.printing.of(number)]


@pytest.fixture
def receipt() -> Scripted:
    """Prints everything unless told otherwise."""
    return Scripted()


@pytest.fixture
def pages() -> Pages:
    """Takes everything."""
    return Pages()


@pytest.fixture
def papered(desk: Desk, receipt: Scripted, pages: Pages) -> Papered:
    """With both printers."""
    return Papered(desk, receipt, pages, "A5")


def test_a_slip_is_sent_once_and_journaled(papered: Papered, receipt: Scripted) -> None:
    number = papered.accept()
    job = papered.send()
    assert job is not None
    assert (job.state, job.tries) == (PrintState.PRINTED, 1)
    assert papered.send() is None
    again = papered.printing.send(job.id, papered.desk.actor)
    assert again == job
    assert len(receipt.sent) == 1
    acts = [line.act for line in papered.desk.find.open(number, papered.desk.actor).journal]
    assert acts == ["accepted", "printed"]


def test_what_was_not_started_waits_and_is_no_copy(papered: Papered, receipt: Scripted) -> None:
    number = papered.accept()
    receipt.endings = [NOT_STARTED, DeviceTrouble("printing.not_reached"), PRINTED]
    for code in ("printing.paper_out", "printing.not_reached"):
        job = papered.send()
        assert job is not None
        assert (job.state, job.trouble) == (PrintState.WAITING, code)
    assert papered.send() is not None
    assert papered.states(number) == [(Paper.SLIP, PrintState.PRINTED, 0)]
    assert receipt.sent[0] == receipt.sent[2]


def test_one_job_in_trouble_does_not_hold_up_another(papered: Papered, receipt: Scripted) -> None:
    first, second = papered.accept(), papered.accept()
    receipt.endings = [NOT_STARTED]
    stuck = papered.send()
    assert stuck is not None
    following = papered.send(frozenset({stuck.id}))
    assert following is not None
    assert (stuck.numbers, following.numbers) == ((first,), (second,))
    assert following.state is PrintState.PRINTED


@pytest.mark.parametrize("came_out", [True, False])
def test_only_a_person_settles_what_is_unknown(papered: Papered, receipt: Scripted, came_out: bool) -> None:
    number = papered.accept()
    receipt.endings = [UNKNOWN]
    job = papered.send()
    assert job is not None
    assert job.state is PrintState.UNKNOWN
    assert papered.send() is None, "nobody sends it again by himself"
    papered.printing.settle(job.id, came_out, papered.desk.actor)
    with told(OfficerCanFix, "printing.settled_already"):
        papered.printing.settle(job.id, came_out, papered.desk.actor)
    if came_out:
        assert papered.states(number) == [(Paper.SLIP, PrintState.PRINTED, 0)]
        assert papered.send() is None
    else:
        assert papered.send() is not None
        assert papered.states(number) == [
            (Paper.SLIP, PrintState.CANCELLED, 0),
            (Paper.SLIP, PrintState.PRINTED, 1),
        ]
    acts = [line.act for line in papered.desk.find.open(number, papered.desk.actor).journal]
    assert ("print_seen" in acts) is came_out
    assert ("print_lost" in acts) is not came_out


def test_every_reprint_says_which_one_it_is(papered: Papered, receipt: Scripted) -> None:
    number = papered.accept()
    receipt.endings = [UNKNOWN]
    job = papered.send()
    assert job is not None
    papered.printing.settle(job.id, False, papered.desk.actor)
    papered.send()
    for expected in (2, 3):
        asked = papered.printing.reprint(number, Paper.SLIP, papered.desk.actor, papered.desk.counter)
        assert asked.copy_of == expected
        papered.send()
    drawn = [papered.printing.slip_picture((number,), 80, copy) for copy in (0, 1, 2, 3)]
    assert receipt.sent == drawn
    assert len({picture.rows for picture in drawn}) == 4


def test_a_reprint_of_what_never_came_out_is_the_first_print(papered: Papered, receipt: Scripted) -> None:
    number = papered.accept()
    first = papered.printing.reprint(number, Paper.SLIP, papered.desk.actor, papered.desk.counter)
    assert first.copy_of == 0
    assert len(papered.printing.of(number)) == 1
    held = papered.desk.intake.accept(
        form(), papered.desk.actor, papered.desk.counter, Wishes(hold_slip=True)
    )
    asked = papered.printing.reprint(
        held.dossier.number, Paper.SLIP, papered.desk.actor, papered.desk.counter
    )
    assert (asked.id, asked.state, asked.copy_of) == (held.jobs[0].id, PrintState.WAITING, 0)


def test_a_slip_that_was_cancelled_unsent_makes_no_copy_of_the_next(papered: Papered) -> None:
    desk = papered.desk
    first = desk.intake.accept(form(), desk.actor, desk.counter, Wishes(hold_slip=True)).dossier
    second = desk.intake.accept(form(visit=first.visit), desk.actor, desk.counter).dossier
    desk.intake.take_back(second.number, "nhầm", desk.actor)
    papered.send()
    again = papered.printing.reprint(first.number, Paper.SLIP, desk.actor, desk.counter)
    assert again.copy_of == 1


@pytest.mark.parametrize("left", [PrintState.SENDING, PrintState.HELD])
def test_after_a_crash_what_was_being_sent_is_in_doubt_and_what_was_held_is_free(
    folder: Path, clock: SettableClock, left: PrintState
) -> None:
    desk = open_desk(folder, clock)
    number = desk.intake.accept(form(), desk.actor, desk.counter).dossier.number
    with desk.printing._store.transaction() as change:
        change.prints.mark(change.prints.of(number)[0].id, left)
    desk.close()
    again = open_desk(folder, clock)
    assert again.printing.recover(again.counter) == (1 if left is PrintState.SENDING else 0)
    (job,) = again.printing.unsettled(again.counter)
    assert job.state is (PrintState.UNKNOWN if left is PrintState.SENDING else PrintState.WAITING)
    assert again.printing.recover(again.settings.counters()[1]) == 0
    again.close()


def test_another_counters_jobs_are_left_alone(papered: Papered) -> None:
    second = papered.desk.settings.counters()[1]
    papered.desk.intake.accept(form(), papered.desk.actor, second)
    assert papered.send() is None
    assert papered.printing.recover(papered.desk.counter) == 0
    assert len(papered.printing.unsettled(second)) == 1


def test_without_a_printer_jobs_wait(desk: Desk) -> None:
    bare = Papered(desk, None, Pages(), None)
    number = bare.accept(appointment=True)
    assert bare.send() is None
    states = [state for _, state, _ in bare.states(number)]
    assert states == [PrintState.WAITING, PrintState.WAITING]
    for job in bare.printing.of(number):
        tried = bare.printing.send(job.id, desk.actor)
        assert tried.state is PrintState.WAITING
        assert tried.trouble in ("printing.no_receipt_printer", "printing.no_page_printer")
    with told(OfficerCanFix, "printing.no_page_printer"):
        bare.printing.print_declaration(form(COPIES, "original", pages=1))


def test_pages_are_made_once_kept_and_the_kept_bytes_are_sent(
    papered: Papered, pages: Pages, folder: Path
) -> None:
    number = papered.accept(appointment=True)
    pages.trouble = DeviceTrouble("page_printing.no_print_system")
    jobs = [papered.send(), papered.send()]
    form_01 = next(job for job in jobs if job is not None and job.paper is Paper.APPOINTMENT)
    assert (form_01.state, form_01.trouble) == (PrintState.WAITING, "page_printing.no_print_system")
    pages.trouble = None
    papered.send()
    (sent,) = pages.sent
    assert sent.startswith(b"%PDF")
    printed = next(job for job in papered.printing.of(number) if job.paper is Paper.APPOINTMENT)
    assert printed.state is PrintState.PRINTED
    assert papered.printing._documents.read(printed.document) == sent
    with papered.printing._store.reading() as now:
        assert [(kept[0], kept[1]) for kept in now.documents.of(number)] == [
            (printed.document, "appointment")
        ]
    files = [file for file in (folder / "documents").rglob("*") if file.is_file()]
    assert files
    assert not any(b"%PDF" in file.read_bytes() for file in files)


class TooLong(ThermalSlipLayout):
    """Every slip would be three metres long."""

    def draw(self, content: Any, paper_mm: Any) -> SlipPicture:
        """Refuses."""
        raise Refused("printing.slip_too_long", metres=3)


@pytest.mark.parametrize("code", ["page_printing.no_answer", "page_printing.other_printer"])
def test_a_paper_that_may_have_been_sent_is_asked_about_and_never_sent_again_by_itself(
    papered: Papered, pages: Pages, code: str
) -> None:
    number = papered.accept(slip=False, appointment=True)
    pages.trouble = PerhapsSent(code)
    job = papered.send()
    assert job is not None
    assert (job.state, job.trouble) == (PrintState.UNKNOWN, code)
    pages.trouble = None
    assert papered.send() is None
    papered.printing.settle(job.id, came_out=False, actor=papered.desk.actor)
    assert papered.states(number)[-1] == (Paper.APPOINTMENT, PrintState.WAITING, 1)


def test_a_slip_that_cannot_be_drawn_is_not_left_hanging(papered: Papered) -> None:
    number = papered.accept()
    papered.printing._layout = TooLong()
    job = papered.send()
    assert job is not None
    assert (job.state, job.trouble) == (PrintState.WAITING, "printing.slip_too_long")
    papered.printing._layout = ThermalSlipLayout()
    papered.send()
    assert papered.states(number) == [(Paper.SLIP, PrintState.PRINTED, 0)]


def test_a_void_dossier_is_not_asked_to_pay(desk: Desk) -> None:
    first = desk.intake.accept(form(COPIES, "original", pages=1), desk.actor, desk.counter).dossier
    paying = form(COPIES, "original", pages=3, visit=first.visit)
    second = desk.intake.accept(paying, desk.actor, desk.counter).dossier
    both = desk.printing.payment_text_of((first.number, second.number))
    assert both is not None
    assert "54047000" in both
    desk.intake.take_back(second.number, "nhầm", desk.actor)
    one = desk.printing.payment_text_of((first.number, second.number))
    assert one is not None
    assert "54042000" in one


def test_jobs_of_unknown_id(desk: Desk) -> None:
    with told(Refused, "print.unknown_job"):
        desk.printing.send("no-such-job", desk.actor)
    with told(Refused, "print.unknown_job"):
        desk.printing.settle("no-such-job", True, desk.actor)


@pytest.fixture
def printer(tmp_path: Path, real_part: Callable[[RealPart], None]) -> Iterator[PrinterProcess]:
    """A thermal printer on TCP in a process of its own."""
    with PrinterProcess(tmp_path / "paper") as process:
        yield process
        if process.told("job"):
            real_part(RealPart.NETWORK_PRINTER)


def test_a_real_printer_gets_what_the_desk_draws(
    folder: Path, clock: SettableClock, printer: PrinterProcess
) -> None:
    use_printer(folder, printer.port)
    desk = open_desk(folder, clock)
    number = desk.intake.accept(form(COPIES, "original", pages=1), desk.actor, desk.counter).dossier.number
    job = desk.printing.send_next(desk.counter, desk.actor)
    assert job is not None
    assert job.state is PrintState.PRINTED
    printer.wait_for("job")
    (slip,) = decode(printer.job_files()[0].read_bytes())
    assert slip.picture.tobytes() == as_image(desk.printing.slip_picture((number,), 80)).tobytes()
    desk.close()


@dataclass
class MeanwhileVoided(Scripted):
    """Out of paper; and while it says so, the officer takes a dossier back."""

    take_back: Callable[[], object] = lambda: None

    def print_slip(self, picture: SlipPicture) -> PrintOutcome:
        """Not started."""
        self.take_back()
        return super().print_slip(picture)


def test_a_slip_that_did_not_start_is_not_tried_again_once_its_dossier_is_void(
    desk: Desk, pages: Pages
) -> None:
    printer = MeanwhileVoided([NOT_STARTED])
    papered = Papered(desk, printer, pages, None)
    number = papered.accept()
    printer.take_back = lambda: desk.intake.take_back(number, "tiếp nhận nhầm", desk.actor)
    job = papered.send()
    assert job is not None
    assert job.state is PrintState.CANCELLED
    assert papered.send() is None
    assert len(printer.sent) == 1


def test_the_others_of_a_visit_still_get_their_slip(desk: Desk, pages: Pages) -> None:
    printer = MeanwhileVoided([NOT_STARTED])
    papered = Papered(desk, printer, pages, None)
    first = desk.intake.accept(form(), desk.actor, desk.counter, Wishes(hold_slip=True)).dossier
    second = desk.intake.accept(
        replace(form(), visit=first.visit), desk.actor, desk.counter, Wishes()
    ).dossier
    printer.take_back = lambda: desk.intake.take_back(second.number, "tiếp nhận nhầm", desk.actor)
    papered.send()
    printer.take_back = lambda: None
    after = papered.send()
    assert after is not None
    assert (after.numbers, after.state, after.copy_of) == ((first.number,), PrintState.PRINTED, 0)
    assert papered.send() is None


def test_a_dossier_without_a_slip_leaves_the_held_slip_of_its_visit(papered: Papered) -> None:
    desk = papered.desk
    first = desk.intake.accept(form(), desk.actor, desk.counter, Wishes(hold_slip=True)).dossier
    desk.intake.accept(replace(form(), visit=first.visit), desk.actor, desk.counter, Wishes(slip=False))
    assert papered.states(first.number) == [(Paper.SLIP, PrintState.HELD, 0)]


def test_a_counter_that_the_office_does_not_have_is_never_taken_for_another(
    folder: Path, clock: SettableClock
) -> None:
    change_settings(folder, counter="quay-khong-co")
    with pytest.raises(OfficerCanFix) as refused:
        open_desk(folder, clock)
    assert refused.value.code == "settings.counter_unknown"
