"""Two programs with eight threads each at one counter, while somebody plays with the PC's clock."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import selectors
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app import bootstrap
from app.domain.business_day import LOCAL
from app.domain.dossier_number import parse_number
from app.domain.outbox import Target
from app.domain.print_job import PrintState
from tests.desk import PASSPHRASE
from tests.nemesis.conftest import ACCEPTANCES, found_office
from tests.nemesis.eight_clerks import BIRTH, COPY, SharedClock
from tests.nemesis.evidence import look
from tests.real_parts import RealPart

ROOT = Path(__file__).resolve().parents[2]
FIRST, LAST = 9_990, 9_999
FRIDAY = dt.date(2025, 11, 7)
SATURDAY, MONDAY = FRIDAY + dt.timedelta(days=1), FRIDAY + dt.timedelta(days=3)


def at(day: dt.date, time: str) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.fromisoformat(time), LOCAL)


# After which part of the acceptances somebody sets the clock to what.
ORDINARY = ((0.35, at(SATURDAY, "00:10")),)
BACK_OVER_MIDNIGHT = (
    (0.15, at(FRIDAY, "13:00")),
    (0.30, at(FRIDAY, "22:00")),
    (0.40, at(SATURDAY, "09:00")),
    (0.60, at(FRIDAY, "20:00")),
    (0.70, at(SATURDAY, "08:00")),
    (0.80, at(FRIDAY, "23:30")),
)
DAYS_AHEAD_AND_BACK = ((0.25, at(MONDAY, "09:00")), (0.50, at(FRIDAY, "10:00")), (0.75, at(MONDAY, "10:00")))


def both(programs: list[subprocess.Popen[bytes]]) -> Iterator[str]:
    """The lines of both, as they come."""
    unread = dict.fromkeys(programs, b"")
    with selectors.DefaultSelector() as chosen:
        for program in programs:
            assert program.stdout is not None
            chosen.register(program.stdout, selectors.EVENT_READ, program)
        while chosen.get_map():
            for key, _ in chosen.select():
                data = os.read(key.fd, 65_536)
                if not data:
                    chosen.unregister(key.fileobj)
                *lines, unread[key.data] = (unread[key.data] + data).split(b"\n")
                yield from (line.decode() for line in lines)


def work_together(folder: Path, count: int, acts: tuple[tuple[float, dt.datetime], ...]) -> list[str]:
    """Everything that both programs told, in the order in which it was heard."""
    clock = SharedClock.make(folder.parent / "clock", at(FRIDAY, "23:50" if len(acts) == 1 else "16:00"))
    with contextlib.ExitStack() as running:
        programs = [
            running.enter_context(
                subprocess.Popen(
                    [
                        *(sys.executable, "-m", "tests.nemesis.eight_clerks"),
                        *(str(folder), str(folder.parent / "clock"), name, str(count // 2)),
                    ],
                    cwd=ROOT,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                )
            )
            for name in ("một", "hai")
        ]
        heard: list[str] = []
        for program in programs:
            assert program.stdin is not None
            program.stdin.write(b"begin\n")
            program.stdin.close()
        lines = both(programs)
        for share, moment in acts:
            while sum(not line.startswith("!") for line in heard) < share * count:
                heard.append(next(lines))
            clock.show(moment)
        heard += lines
        assert [program.wait() for program in programs] == [0, 0]
    return heard


@pytest.mark.parametrize(
    ("acts", "days", "share"),
    [
        pytest.param(ORDINARY, [FRIDAY, SATURDAY], 0.5, id="midnight"),
        pytest.param(BACK_OVER_MIDNIGHT, [FRIDAY, SATURDAY], 0.25, id="back and forth by hours"),
        pytest.param(DAYS_AHEAD_AND_BACK, [FRIDAY, MONDAY], 0.25, id="ahead and back by days"),
    ],
)
def test_sixteen_hands_at_one_counter_leave_no_gap_and_use_no_number_twice(
    tmp_path: Path,
    acts: tuple[tuple[float, dt.datetime], ...],
    days: list[dt.date],
    share: float,
    say: Callable[[str], None],
    real_part: Callable[[RealPart], None],
) -> None:
    count = round(ACCEPTANCES * share) // 2 * 2
    folder = found_office(tmp_path / "data", FIRST, LAST)
    heard = work_together(folder, count, acts)
    real_part(RealPart.SECOND_PROCESS)
    numbers = [line for line in heard if not line.startswith("!")]
    doubts = Counter(line for line in heard if line.startswith("!"))

    assert len(numbers) == len(set(numbers)) == count
    ordinals: dict[dt.date, list[int]] = defaultdict(list)
    for number in numbers:
        ordinals[parse_number(number).day].append(parse_number(number).ordinal)
    assert sorted(ordinals) == days
    for given in ordinals.values():
        assert sorted(given) == [*range(FIRST, FIRST + len(given))]
        assert max(given) > LAST, "this day did not come past 9999"

    left = look(folder)
    assert left.findings == ()
    assert left.dossiers.keys() == set(numbers)
    in_order(left.journal)
    assert Counter(job.numbers for job in left.jobs.values()) == Counter((number,) for number in numbers)
    assert {job.state for job in left.jobs.values()} == {PrintState.WAITING}
    kinds = Counter(dossier.form.procedure for dossier in left.dossiers.values())
    assert kinds.keys() == {COPY, BIRTH}
    assert len({dossier.form.note for dossier in left.dossiers.values()}) == count
    desk = bootstrap.desk(folder, PASSPHRASE)
    waiting = {lamp.target: lamp.waiting for lamp in desk.lamps()}
    position, broken = desk.find.journal_is_whole()
    desk.close()
    assert waiting == {
        Target.ONE_STOP: count,
        Target.CIVIL_STATUS: kinds[BIRTH],
        Target.PAYMENT: kinds[COPY],
    }
    assert (position, broken) == (len(left.journal), None)
    assert {*doubts} == ({"! clock.ahead", "! clock.back"} if MONDAY in days else set())
    asked = dict(doubts) or "no doubt"
    say(f"{count} acceptances by 2 programs × 8 threads, the clock set {len(acts)} ×: {asked}")


def in_order(journal: tuple[tuple[str, str], ...]) -> None:
    """Ordinals of a day only grow, and the day goes back only where the officer said so."""
    last: dict[dt.date, int] = {}
    today = dt.date.min
    for act, subject in journal:
        if act == "date_confirmed":
            today = dt.date.min
        elif act == "accepted":
            number = parse_number(subject)
            assert number.day >= today
            assert number.ordinal > last.get(number.day, 0)
            today, last[number.day] = number.day, number.ordinal
