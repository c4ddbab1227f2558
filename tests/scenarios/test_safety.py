"""Drafts, clocks, other programs, keys and disks, in the words of `safety.feature`."""

from __future__ import annotations

import datetime as dt
import hashlib
import resource
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytest_bdd import given, parsers, scenarios, then, when
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.devices.key_store import unlock
from app.domain.dossier import PaperState
from app.domain.print_job import PrintState
from db.connection import open_raw
from tests.desk import PASSPHRASE, SettableClock
from tests.real_parts import RealPart
from tests.scenarios.conftest import accept_elsewhere
from tests.window import CARD, Officer

scenarios("safety.feature")

SitDown = Callable[[Path], Officer]
OTHER_CARD = "001099000003||Trần Văn Thử|01021999|Nam|Thôn Mẫu, xã Mẫu, huyện Thử, tỉnh Mẫu|01052021"


@pytest.fixture
def locked_out(qtbot: QtBot, folder: Path, clock: SettableClock) -> Iterator[Officer]:
    """In front of a program that is not started yet."""
    sits = Officer(qtbot, folder, clock)
    yield sits
    sits.close()


# ---------------------------------------------------------------- drafts


@when("the program is closed")
def _close(officer: Officer) -> None:
    officer.close()


@when("the program is started again", target_fixture="officer")
def _start_again(sit_down: SitDown, folder: Path) -> Officer:
    return sit_down(folder)


@when(parsers.parse('the waiting draft of "{name}" is opened'))
def _open_draft(officer: Officer, name: str) -> None:
    links = [
        button
        for button in officer.window.findChildren(QAbstractButton)
        if button.isVisible() and f"· {name}" in button.text()
    ]
    assert len(links) == 1, officer.told()
    link = links[0]
    officer.push(link.text())
    officer.wait_quiet()


@when(parsers.parse('visits of "{first}", "{second}" and "{third}" are begun and set aside'))
def _set_aside(officer: Officer, first: str, second: str, third: str) -> None:
    for name in (first, second, third):
        officer.fill("Full name", name)
        officer.clock.go_by(dt.timedelta(seconds=30))
        officer.press("F2")
        officer.wait_quiet()


@then("the first paper is ticked")
def _first_ticked(officer: Officer) -> None:
    states = [row.taken.state for row in officer.window.intake.checklist.rows]
    assert states[0] is PaperState.PRESENT
    assert set(states[1:]) == {PaperState.MISSING}


# ---------------------------------------------------------------- clocks


@given("one dossier is accepted")
def _one_accepted(officer: Officer) -> None:
    _ready(officer)
    officer.accept("F9")


@when("a dossier is ready to be accepted")
def _ready(officer: Officer) -> None:
    officer.scan(OTHER_CARD if officer.accepted else CARD)
    officer.wait(lambda: officer.value("Full name"), "the card fills the form")
    officer.choose_procedure("sg")
    officer.press("Alt+A")
    officer.wait_quiet()


@when(parsers.parse("the clock is set wrong by {days:d} days"))
def _set_wrong(officer: Officer, days: int) -> None:
    officer.clock.set_wrong(dt.timedelta(days=days))


@then(parsers.parse('the focus is on "{name}"'))
def _focus_on(officer: Officer, name: str) -> None:
    assert officer.focus_name == name


@then(parsers.parse('the last number is still "{number}"'))
def _still(officer: Officer, number: str) -> None:
    officer.wait_quiet()
    assert [accepted.dossier.number for accepted in officer.accepted][-1] == number
    assert [line.number for line in officer.desk.find.search("", 10)] == [number]


@then(parsers.parse('the last number becomes "{number}"'))
def _becomes(officer: Officer, number: str) -> None:
    officer.wait(lambda: officer.accepted[-1].dossier.number == number, number)
    officer.wait_quiet()


@then("the journal is whole")
def _whole(officer: Officer) -> None:
    lines, broken = officer.desk.find.journal_is_whole()
    assert lines > 2
    assert broken is None


@then("its slip waits for the rest of the visit")
def _held(officer: Officer) -> None:
    (job,) = officer.desk.printing.of(officer.accepted[-1].dossier.number)
    assert job.state is PrintState.HELD
    assert officer.window.intake.visit == officer.accepted[-1].dossier.visit


@then(parsers.parse('form 03 "{number}" is given out and nothing more is accepted'))
def _refused(officer: Officer, number: str) -> None:
    officer.wait_to_see("page(s)")
    assert officer.desk.find.open_request(number, officer.desk.actor).request.kind == "refusal"
    assert len(officer.desk.find.search("", 10)) == len(officer.accepted) == 1


# ---------------------------------------------------------------- other programs


@when("another process accepts a dossier at the second counter")
def _other_process(folder: Path, real_part: Callable[[RealPart], None]) -> None:
    assert accept_elsewhere(folder, counter=1) == "H56.14-251107-5501"
    real_part(RealPart.SECOND_PROCESS)


@then(parsers.parse('the list shows "{number}" by itself'))
def _listed(officer: Officer, number: str) -> None:
    assert officer.window.here == "find"
    officer.wait(lambda: officer.window.finding.model.row_of(number) >= 0, "the list is renewed")


# ---------------------------------------------------------------- keys and damaged files


@given("a counter that asks for its passphrase", target_fixture="officer")
def _asks(locked_out: Officer, contents: dict[str, str]) -> Officer:
    locked_out.start(passphrase=None)
    locked_out.wait_to_see("Start passphrase")
    locked_out.wait(lambda: locked_out.focus_name == "Start passphrase")
    return locked_out


@pytest.fixture
def contents(folder: Path) -> dict[str, str]:
    """Digest of every file of the folder, before the program touches it."""
    return _digests(folder)


def _digests(folder: Path) -> dict[str, str]:
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name in ("store.db", "keys.json", "motcua.toml")
    }


@when("a wrong passphrase is typed")
def _wrong(officer: Officer) -> None:
    officer.write("không phải mật khẩu này\n")
    officer.wait(lambda: officer.sees("passphrase") and officer.focus_name == "Start passphrase")


@when("the right passphrase is typed")
def _right(officer: Officer) -> None:
    officer.write(PASSPHRASE + "\n")


@then("the intake is open")
def _open(officer: Officer) -> None:
    officer.wait_at("intake")
    officer.wait_quiet()
    assert isinstance(officer.desk, Desk)


@given("the store was made by a newer program", target_fixture="damaged")
def _newer(folder: Path) -> dict[str, str]:
    raw = open_raw(folder / "store.db", unlock(folder, PASSPHRASE, None))
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    return _digests(folder)


@given("the store is damaged", target_fixture="damaged")
def _damaged(folder: Path) -> dict[str, str]:
    store = folder / "store.db"
    data = bytearray(store.read_bytes())
    for page in range(0, len(data), 4096):
        data[page + 100 : page + 140] = b"\x55" * 40
    store.write_bytes(data)
    return _digests(folder)


@when("the program is started", target_fixture="officer")
def _start(locked_out: Officer) -> Officer:
    locked_out.window.show()
    locked_out._opening.begin(PASSPHRASE)
    return locked_out


@then("nothing of the folder was changed")
def _unchanged(request: pytest.FixtureRequest, folder: Path) -> None:
    before = "contents" if "contents" in request.fixturenames else "damaged"
    assert _digests(folder) == request.getfixturevalue(before)
    assert request.getfixturevalue(before)


# ---------------------------------------------------------------- a full disk


@pytest.fixture
def disk() -> Iterator[Callable[[bool], None]]:
    """Lets no file of this process grow, as a full disk does; undone at the end."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def full(yes: bool) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]) if yes else before)

    yield full
    full(False)


@when("the disk is full")
def _full(disk: Callable[[bool], None]) -> None:
    disk(True)


@when("there is room on the disk again")
def _room(disk: Callable[[bool], None]) -> None:
    disk(False)


@then("the window tells of the disk")
def _tells(officer: Officer) -> None:
    officer.wait(lambda: officer.sees("The disk"), "a sentence about the disk")
