"""An officer takes in one applicant after another; again and again the program is killed in the middle of it.

When to kill is drawn from a seed that is printed. Which part of the work a kill has hit is not what was
meant but what is found afterwards, on the paper and in the store.
"""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from app import bootstrap
from app.domain.dossier import Dossier
from app.domain.dossier_number import parse_number
from app.domain.draft import Draft
from app.domain.print_job import PrintState
from tests.desk import PASSPHRASE
from tests.devices.slips import as_image
from tests.nemesis.evidence import PrinterTray, look
from tests.nemesis.hands import Act, Misheard, PipedWindow, Window
from tests.stand_ins.printer_process import PrinterProcess

PACE_S = 0.07
"""Between two keys of one who types quickly."""
LOST_S = 2 * PACE_S
"""A key or two, at that pace: what was typed longer before a kill comes back."""
DRAFTS_KEPT = 3
COMMIT_S = 0.05
"""From F9 to the number on the disk, about."""
SLIP_S = 0.5
"""From the first byte of a slip to its last, about."""
START_S = 1.3
MISHEARD_AT_MOST = 3
NAME = "Nguyen Van Mau"


class Phase(StrEnum):
    """Which part of the work a kill has hit."""

    BEFORE = "before the commit"
    """Something was typed and not committed, and no slip was on its way."""
    BETWEEN = "between commit and first byte"
    """A number was committed, and the printer had seen nothing of its slip."""
    PRINTING = "while printing"
    """A slip had begun, and the program did not know yet that it was whole."""
    OTHER = "with nothing on its way"


AIMS = (Phase.BEFORE, Phase.BETWEEN, Phase.PRINTING)


@dataclass(frozen=True, slots=True)
class Step:
    """One act of the officer, and what it brings into which field."""

    act: Act
    part: str = ""
    name: str = ""
    adds: str = ""


@dataclass(slots=True)
class Visit:
    """One applicant, told apart by the number of his card."""

    card: str
    steps: list[Step]
    sent: list[tuple[Step, int, float]] = field(default_factory=list)
    """(step, place among the window's acts, when) of what was pressed."""
    decided: bool = False
    """F9 was pressed."""

    def typed(self, surely: Callable[[int, float], bool] | None = None) -> dict[tuple[str, str], str]:
        """What must stand in each field after all that was typed, or after what came `surely` that far."""
        values: dict[tuple[str, str], str] = {}
        for step, place, at in self.sent:
            if step.name and (surely is None or surely(place, at)):
                values[step.part, step.name] = values.get((step.part, step.name), "") + step.adds
        return values


def visit_of(index: int, by_hand: bool) -> Visit:
    """Card or typing, procedure by shorthand, phone, pages, copies, all papers there."""
    # A reader types no accents.
    card = f"001099{index:06d}"
    code = f"{card}|123456789|{NAME}|05111999|Nam|Thon Mau, xa Mau, tinh Mau|01052021"
    steps = [] if by_hand else [Step({"scan": code}, "owner", "id_number", card)]
    steps += [Step({"letter": letter}) for letter in "ctbs"]
    steps.append(Step({"key": "Return"}, "procedure", "code", "2.000815"))
    if by_hand:
        steps += _typed("Full name", "owner", "name", NAME)
        steps += _typed("Number", "owner", "id_number", card)
    steps += _typed("Phone (if any)", "owner", "phone", "0900000000")
    steps += _typed("Pages of the original", "due", "pages", "3")
    steps += _typed("Copies", "due", "copies", "12")
    steps.append(Step({"key": "Alt+A"}))
    return Visit(card, steps)


def _typed(label: str, part: str, name: str, text: str) -> Iterator[Step]:
    yield Step({"tab_to": label})
    for letter in text:
        yield Step({"letter": letter}, part, name, letter)


class IntakeLoop:
    """One data folder, one printer, one life of the window after another."""

    def __init__(
        self,
        folder: Path,
        printer: PrinterProcess,
        seed: str,
        open_window: Callable[[], Window],
        on_screen: bool = False,
    ) -> None:
        self.hit: Counter[Phase] = Counter()
        self.shown: set[str] = set()
        self.misheard = 0
        self._folder = folder
        self._printer = printer
        self._tray = PrinterTray(printer)
        self._chance = random.Random(seed)
        self._open_window = open_window
        self._on_screen = on_screen
        self._visits = 0
        self._first_byte_s = 0.3
        self._seen = look(folder)
        self._kept = frozenset(self._seen.drafts)

    # ------------------------------------------------------------------ one life

    def kill_once(self, aim: Phase) -> Phase:
        """Start the window, work, kill it, and look what is left; which part of the work was hit."""
        begun = self._tray.begun
        window = self._open_window()
        try:
            visits = self._live(window, aim)
        except Misheard:
            self.misheard += 1
            assert self.misheard <= MISHEARD_AT_MOST
            visits = []
        finally:
            killed_at = window.kill()
        if not visits:
            # What the reader left on the screen is somebody's draft now, and no kill is counted.
            self._tray.at_rest()
            self._seen = look(self._folder, DRAFTS_KEPT)
            self._kept = frozenset([*self._seen.drafts][:DRAFTS_KEPT])
            return self.kill_once(aim)
        phase = self._judge(window, visits, killed_at, begun)
        self.hit[phase] += 1
        return phase

    def _live(self, window: Window, aim: Phase) -> list[Visit]:
        window.start()
        for job in self._seen.jobs.values():
            if job.state is PrintState.WAITING:
                self._printer.wait_for("job")
        visits = [self._next_visit()]
        if self._chance.random() < 0.3:
            self._work(window, visits[0])
            self._decide(window, visits[0])
            window.wait_shown()
            self._printer.wait_for("job")
            visits.append(self._next_visit())
        self._until_the_moment(window, visits[-1], aim)
        return visits

    def kill_at_start(self) -> None:
        """Kill it somewhere on its way to being open."""
        begun = self._tray.begun
        window = PipedWindow(self._folder)
        window.begin()
        self._wait_up_to(START_S)
        self._judge(window, [], window.kill(), begun)

    def close_at_the_end(self) -> None:
        """Start it once more, let it bring everything to its end, and close it as one does."""
        begun = self._tray.begun
        window = PipedWindow(self._folder)
        window.start()
        for job in self._seen.jobs.values():
            if job.state is PrintState.WAITING:
                self._printer.wait_for("job")
        window.end()
        self._judge(window, [], time.monotonic(), begun)
        states = Counter(job.state for job in self._seen.jobs.values())
        assert {*states} <= {PrintState.PRINTED, PrintState.UNKNOWN}, states

    def print_again(self) -> int:
        """No slip of those in doubt was there: each comes out once more and says so. Tells how many."""
        begun = len(self._tray.papers())
        desk = bootstrap.desk(self._folder, PASSPHRASE)
        asked = [job for job in self._seen.jobs.values() if job.state is PrintState.UNKNOWN]
        again = [desk.printing.settle(job.id, False, desk.actor) for job in asked]
        desk.close()
        window = PipedWindow(self._folder)
        window.start()
        for _ in again:
            self._printer.wait_for("job")
        window.end()
        fresh = self._tray.at_rest()[begun:]
        assert [(paper.whole, paper.number) for paper in fresh] == [(True, job.numbers[0]) for job in again]
        after = look(self._folder)
        desk = bootstrap.desk(self._folder, PASSPHRASE)
        for paper, job, lost in zip(fresh, again, asked, strict=True):
            assert after.jobs[job.id].state is PrintState.PRINTED
            assert after.jobs[lost.id].state is PrintState.CANCELLED
            pictures = [as_image(desk.printing.slip_picture(job.numbers, 80, copy)) for copy in (0, 1)]
            assert [picture.tobytes() == paper.picture for picture in pictures] == [False, True]
        desk.close()
        return len(again)

    def _next_visit(self) -> Visit:
        self._visits += 1
        return visit_of(self._visits, not self._on_screen and self._chance.random() < 0.4)

    def _work(self, window: Window, visit: Visit, until: int | None = None, pace_s: float = 0.0) -> None:
        for step in visit.steps[:until]:
            at = time.monotonic()
            visit.sent.append((step, window.do(step.act), at))
            if pace_s:
                threading.Event().wait(pace_s)

    @staticmethod
    def _decide(window: Window, visit: Visit) -> None:
        visit.decided = True
        window.send({"key": "F9"})

    def _until_the_moment(self, window: Window, visit: Visit, aim: Phase) -> None:
        # On the screen a key has been worked on before one knows that it was pressed: too late for F9.
        if aim is Phase.BEFORE and (self._on_screen or self._chance.random() < 0.6):
            self._work(window, visit, self._step_to_die_at(visit), PACE_S)
            self._wait_up_to(PACE_S)
            return
        self._work(window, visit)
        self._decide(window, visit)
        if aim is Phase.BEFORE:
            self._wait_up_to(COMMIT_S)
        elif aim is Phase.BETWEEN:
            window.wait_shown()
            self._wait_up_to(self._first_byte_s)
        else:
            pressed = time.monotonic()
            self._printer.wait_for("first_byte")
            self._first_byte_s = max(time.monotonic() - pressed - COMMIT_S, COMMIT_S)
            self._wait_up_to(SLIP_S)

    def _step_to_die_at(self, visit: Visit) -> int:
        """Anywhere, but three times of four in the middle of a field: there a draft is lost most easily."""
        inside = [at for at, step in enumerate(visit.steps, 1) if step.name and "letter" in step.act]
        return self._chance.choice(inside if self._chance.random() < 0.75 else range(1, len(visit.steps) + 1))

    def _wait_up_to(self, seconds: float) -> None:
        # Time goes by as it does between a key and a power cut; nothing is waited for.
        threading.Event().wait(self._chance.uniform(0.0, seconds))

    # ------------------------------------------------------------------ what is left

    def _judge(self, window: Window, visits: list[Visit], killed_at: float, begun: int) -> Phase:
        papers = self._tray.at_rest()
        before, after = self._seen, look(self._folder, DRAFTS_KEPT)
        self.shown |= {*window.shown}

        # The store is whole, and nothing that was in it has gone.
        assert after.findings == ()
        assert sorted(after.journaled) == sorted(after.dossiers)
        assert before.dossiers.keys() <= after.dossiers.keys()
        assert self.shown <= after.dossiers.keys()
        given = sorted((parse_number(number).day, parse_number(number).ordinal) for number in after.dossiers)
        for day in {day for day, _ in given}:
            ordinals = [ordinal for of_day, ordinal in given if of_day == day]
            assert ordinals == [*range(ordinals[0], ordinals[0] + len(ordinals))]
            assert ordinals[0] == 5001

        # What is on paper is in the store, and no number is on two papers.
        on_paper = Counter(paper.number for paper in papers if paper.number is not None)
        assert on_paper.keys() <= after.dossiers.keys(), "a number was printed that the store does not know"
        assert [number for number, count in on_paper.items() if count > 1] == []
        whole = {paper.number for paper in papers if paper.whole}

        # One slip for each dossier, sent at most once, and the queue knows what came of it.
        slips = {job.numbers: job for job in after.jobs.values()}
        assert slips.keys() == {(number,) for number in after.dossiers}
        assert len(slips) == len(after.jobs)
        for (number,), job in slips.items():
            assert job.copy_of == 0
            assert job.tries <= 1
            if job.state is PrintState.WAITING:
                assert number not in on_paper
            elif job.state is PrintState.PRINTED:
                assert number in whole
            else:
                assert job.state in (PrintState.SENDING, PrintState.UNKNOWN)

        # What was being sent at the kill before is a question now, and stays one: nobody has answered it.
        settled = window.settled or after.dossiers.keys() > before.dossiers.keys()
        for job in before.jobs.values():
            if job.state is PrintState.UNKNOWN or (settled and job.state is PrintState.SENDING):
                assert after.jobs[job.id].state is PrintState.UNKNOWN, "nobody is asked about a broken slip"
            elif job.state is PrintState.PRINTED:
                assert after.jobs[job.id].state is PrintState.PRINTED

        self._judge_drafts(window, visits, killed_at, after.dossiers.values(), after.drafts)
        waiting = [job for job in after.jobs.values() if job.state is PrintState.WAITING]
        sending = [
            job
            for job in after.jobs.values()
            if job.state is PrintState.SENDING
            and (job.id not in before.jobs or before.jobs[job.id].state is not PrintState.SENDING)
        ]
        ended = sum(
            job.state is PrintState.PRINTED
            and (job.id not in before.jobs or before.jobs[job.id].state is not PrintState.PRINTED)
            for job in after.jobs.values()
        )
        on_its_way = self._tray.begun - begun - ended
        self._seen = after
        self._kept = frozenset([*after.drafts][:DRAFTS_KEPT])
        assert len(sending) <= 1
        assert on_its_way in (0, 1)
        assert on_its_way <= len(sending), "a slip came out of which the queue knew nothing"
        if on_its_way:
            return Phase.PRINTING
        if sending or waiting:
            return Phase.BETWEEN
        left = visits and not any(d.form.owner.id_number == visits[-1].card for d in after.dossiers.values())
        return Phase.BEFORE if left else Phase.OTHER

    def _judge_drafts(
        self,
        window: Window,
        visits: list[Visit],
        killed_at: float,
        dossiers: Iterable[Dossier],
        drafts: Mapping[str, Draft],
    ) -> None:
        """What was typed is a dossier or a draft, never both, never neither."""
        assert self._kept <= drafts.keys(), "a draft has gone"
        if window.offered_drafts is not None:
            assert window.offered_drafts == len(self._kept)
        fresh = [draft for draft in drafts.values() if draft.id not in self._kept]
        assert len(fresh) <= 1
        by_card: dict[str, list[Dossier]] = {}
        for dossier in dossiers:
            by_card.setdefault(str(dossier.form.owner.id_number), []).append(dossier)
        for visit in visits:
            accepted = by_card.get(visit.card, [])
            assert len(accepted) <= 1
            if accepted:
                (dossier,) = accepted
                assert visit.decided
                owner, form = dossier.form.owner, dossier.form
                assert owner.name == NAME
                assert (owner.phone, form.pages, form.copies) == ("0900000000", 3, 12)
            else:
                assert visit is visits[-1]
                self._judge_draft(window, visit, killed_at, fresh)
        if not visits or by_card.get(visits[-1].card):
            assert fresh == [], "an accepted dossier waits as a draft as well"

    @staticmethod
    def _judge_draft(window: Window, visit: Visit, killed_at: float, fresh: list[Draft]) -> None:
        least = visit.typed(lambda place, at: window.done_by(place, at, killed_at - LOST_S))
        most = visit.typed()
        assert fresh or not least, f"nothing came back of {least}"
        for draft in fresh:
            for (part, name), typed in most.items():
                content = draft.content[part]
                assert isinstance(content, dict)
                kept = content[name]
                assert typed.startswith(kept), f"{name}: {kept!r} of {typed!r}"
                assert kept.startswith(least.get((part, name), "")), f"{name}: {kept!r} of {least!r}: {draft}"
