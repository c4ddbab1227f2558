"""`kill -9` of the window at random moments of a running intake loop; the printer's paper is the judge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desk import use_printer
from tests.nemesis.conftest import KILLS, SEED, found_office
from tests.nemesis.evidence import SPEED
from tests.nemesis.hands import PipedWindow, PlainScreen, ScreenWindow
from tests.nemesis.intake_loop import AIMS, IntakeLoop, Phase, visit_of
from tests.real_parts import RealPart
from tests.stand_ins.printer_process import PrinterProcess

SHARE = 9
"""Kills on one data folder."""
AT_LEAST = 2
"""Of them in each part of the work."""
IN_ALL = 30 if KILLS >= 200 else KILLS // 5
"""In each part of the work, over all folders."""
ON_SCREEN = 5 if KILLS <= 50 else 20
SHARES = max((KILLS - ON_SCREEN + SHARE - 1) // SHARE, 1)


@pytest.fixture(scope="module")
def tally(say: Callable[[str], None]) -> Iterator[Counter[Phase]]:
    """All kills of all folders; told at the end, and too few are a failure."""
    hit: Counter[Phase] = Counter()
    yield hit
    say(f"seed {SEED}: {hit.total()} kills in all: {counts(hit)}")
    if hit.total() >= KILLS:
        assert all(hit[phase] >= IN_ALL for phase in AIMS), f"fewer than {IN_ALL} somewhere: {counts(hit)}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An office with one long range."""
    return found_office(tmp_path / "data", 5001, 5999)


@pytest.fixture
def printer(folder: Path, tmp_path: Path, real_part: Callable[[RealPart], None]) -> Iterator[PrinterProcess]:
    """A thermal printer in a process of its own, at the speed of paper."""
    with PrinterProcess(tmp_path / "paper", SPEED) as process:
        use_printer(folder, process.port)
        yield process
        if process.told("job"):
            real_part(RealPart.NETWORK_PRINTER)


def aim_at(hit: Counter[Phase], kill: int) -> Phase:
    """Where the next kill is meant to go: each part of the work in turn, then what was hit least."""
    in_turn = AIMS[kill % len(AIMS)]
    return in_turn if kill < SHARE // 2 else min(AIMS, key=lambda phase: (hit[phase], phase is not in_turn))


def counts(hit: Counter[Phase]) -> str:
    return ", ".join(f"{hit[phase]} {phase}" for phase in Phase)


@pytest.mark.parametrize("share", range(SHARES))
def test_a_kill_at_any_moment_loses_no_number_no_draft_and_no_slip(
    folder: Path,
    printer: PrinterProcess,
    share: int,
    tally: Counter[Phase],
    say: Callable[[str], None],
) -> None:
    seed = f"{SEED}/{share}"
    loop = IntakeLoop(folder, printer, seed, lambda: PipedWindow(folder))
    for kill in range(SHARE):
        loop.kill_once(aim_at(loop.hit, kill))
    loop.kill_at_start()
    loop.close_at_the_end()
    tally += loop.hit
    again = loop.print_again()
    say(
        f"seed {seed}: {SHARE} kills of the window: {counts(loop.hit)}; {again} slips again; 1 while starting"
    )
    assert again >= loop.hit[Phase.PRINTING]
    assert all(loop.hit[phase] >= AT_LEAST for phase in AIMS), counts(loop.hit)
    assert len(loop.shown) >= AT_LEAST


def test_a_kill_of_the_window_on_a_real_screen_loses_nothing_either(
    folder: Path,
    printer: PrinterProcess,
    tally: Counter[Phase],
    say: Callable[[str], None],
    real_part: Callable[[RealPart], None],
) -> None:
    seed = f"{SEED}/screen"
    with PlainScreen() as screen:
        tabs = tabs_between_fields(folder)
        loop = IntakeLoop(folder, printer, seed, lambda: ScreenWindow(folder, screen, tabs), on_screen=True)
        for kill in range(ON_SCREEN):
            loop.kill_once(AIMS[kill % len(AIMS)])
        real_part(RealPart.SCREEN)
    loop.close_at_the_end()
    tally += loop.hit
    say(f"seed {seed}: {ON_SCREEN} kills of the window on a real screen: {counts(loop.hit)}")
    assert loop.hit[Phase.BEFORE] >= 1
    assert loop.hit[Phase.PRINTING] >= 1


def tabs_between_fields(folder: Path) -> dict[str, int]:
    """How often Tab is pressed from one field of a visit to the next, counted once in the same window."""
    window = PipedWindow(folder)
    window.start()
    steps = visit_of(0, by_hand=False).steps
    for step in steps:
        window.do(step.act)
    window.kill()
    return dict(zip((step.act["tab_to"] for step in steps if "tab_to" in step.act), window.tabs, strict=True))
