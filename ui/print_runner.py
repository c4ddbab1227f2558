"""Keeps the print queue moving: sends what waits, tries again when a printer is ready, asks when in doubt."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.desk import Desk
from app.domain.print_job import Paper, PrintJob, PrintState
from app.messages import Language, say
from ui.jobs import Jobs
from ui.told import words_of

TRY_AGAIN_MS = 4000


class PrintRunner(QObject):
    """One at a time, on the printer's own lane."""

    moved = Signal(object)
    """A `PrintJob` as it stands now."""
    told = Signal(str, str, list, list)
    """For the strip: look, text, links, actions."""
    calm = Signal()
    """Nothing is in trouble any more."""

    def __init__(self, desk: Desk, jobs: Jobs, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._language = language
        self._running = False
        self._again = False
        self._ended = False
        self._troubled: frozenset[str] = frozenset()
        self._in_trouble = False
        self._homeless_told = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(TRY_AGAIN_MS)
        self._later.timeout.connect(self.run)

    def begin(self) -> None:
        """At start: what was being sent when the program ended is in doubt; then go on."""
        desk = self._desk
        self._jobs.run(
            "store",
            lambda: (desk.printing.recover(desk.counter), desk.printing.unsettled(desk.counter))[1],
            owner=self,
            then=self._begun,
            otherwise=self._failed,
        )

    def _begun(self, jobs: tuple[PrintJob, ...]) -> None:
        for job in jobs:
            if job.state is PrintState.UNKNOWN:
                self.ask(job)
        self.run()

    def run(self) -> None:
        """Send everything that can be sent."""
        if self._ended:
            return
        if self._running:
            self._again = True
            return
        self._later.stop()
        self._troubled = frozenset()
        self._send_next()

    def look(self) -> None:
        """Another program may have left a paper to print. A printer in trouble keeps its own time."""
        if not self._in_trouble:
            self.run()

    def _send_next(self) -> None:
        self._running = True
        desk, skip = self._desk, self._troubled
        self._jobs.run(
            "printer",
            lambda: desk.printing.send_next(desk.counter, desk.actor, skip),
            owner=self,
            then=self._sent,
            otherwise=self._failed,
        )

    def _sent(self, job: PrintJob | None) -> None:
        self._running = False
        if self._ended:
            return
        if job is None:
            if self._again:
                self._again = False
                self.run()
            elif self._troubled:
                self._later.start()
            else:
                if self._in_trouble:
                    self._in_trouble = False
                    self.calm.emit()
                self._look_for_homeless()
            return
        self.moved.emit(job)
        if job.state is PrintState.WAITING:
            self._troubled |= {job.id}
            self._in_trouble = True
            self.told.emit("warn", self._words(job), [], [(self.tr("Try again"), self.run)])
        elif job.state is PrintState.UNKNOWN:
            self.ask(job)
        self._send_next()

    def _look_for_homeless(self) -> None:
        """Papers that wait for a printer this PC does not have: said once, kept until there is one."""
        desk = self._desk
        self._jobs.run(
            "read",
            lambda: desk.printing.without_printer(desk.counter),
            owner=self,
            then=self._tell_homeless,
            otherwise=self._not_done,
        )

    def _tell_homeless(self, jobs: tuple[PrintJob, ...]) -> None:
        if jobs and not self._homeless_told:
            self._homeless_told = True
            code = (
                "printing.no_receipt_printer" if jobs[0].paper is Paper.SLIP else "printing.no_page_printer"
            )
            self.told.emit("info", say(code, self._language), [], [])

    def _words(self, job: PrintJob) -> str:
        return f"{job.numbers[-1]}: {say(job.trouble, self._language)}"

    def ask(self, job: PrintJob) -> None:
        """Only a person can see whether paper came out."""
        why = say(job.trouble, self._language) if job.trouble else say("printing.interrupted", self._language)
        self.told.emit(
            "warn",
            f"{job.numbers[-1]}: {why}",
            [],
            [
                (self.tr("The slip is there"), lambda: self.settle(job.id, True)),
                (self.tr("No – print again"), lambda: self.settle(job.id, False)),
            ],
        )

    def settle(self, job_id: str, came_out: bool) -> None:
        """The officer looked."""
        desk = self._desk
        self._jobs.run(
            "store",
            lambda: desk.printing.settle(job_id, came_out, desk.actor),
            owner=self,
            then=self._settled,
            otherwise=self._not_done,
        )

    def _settled(self, job: PrintJob) -> None:
        self.calm.emit()
        self.moved.emit(job)
        self.run()

    def own_slip(self, number: str) -> None:
        """A slip for one dossier of a visit alone."""
        desk = self._desk
        self._jobs.run(
            "store",
            lambda: desk.printing.slip_of_its_own(number, desk.actor, desk.counter),
            owner=self,
            then=self._settled,
            otherwise=self._not_done,
        )

    def reprint(self, number: str, paper: Paper) -> None:
        """One more, marked."""
        desk = self._desk
        self._jobs.run(
            "store",
            lambda: desk.printing.reprint(number, paper, desk.actor, desk.counter),
            owner=self,
            then=self._settled,
            otherwise=self._not_done,
        )

    def _failed(self, error: Exception) -> None:
        self._running = False
        # From the beginning: what was being sent when the store failed is in doubt now.
        self._tell(error, [(self.tr("Try again"), self.begin)])

    def _not_done(self, error: Exception) -> None:
        # Beside a slip that may be at the printer just now, which is not in doubt.
        self._tell(error, [])

    def _tell(self, error: Exception, actions: list[tuple[str, Callable[[], None]]]) -> None:
        self.told.emit("bad", words_of(error, self._language), [], actions)

    def end(self) -> None:
        """No more tries."""
        self._ended = True
        self._later.stop()
