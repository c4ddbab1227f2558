"""Slow work away from the window, its answer back to it.

A *lane* is a queue with its own worker(s): writes go one after the other, reads beside each other, each
device by itself. What crosses is frozen. Answers arrive on the window's thread; an owner that is gone
gets none.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.domain.news import News
from app.errors import DeskError

T = TypeVar("T")

WORKERS: Mapping[str, int] = {"store": 1, "read": 2, "printer": 1, "device": 1, "upkeep": 1}
"""A report on one read lane never holds up F9 on the write lane."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Job:
    work: Callable[[], Any]
    owner: QObject
    then: Callable[[Any], None]
    otherwise: Callable[[Exception], None]
    key: str | None
    order: int = 0
    answer: Any = None
    error: Exception | None = None
    superseded: bool = False


class _Lane:
    def __init__(self, name: str, workers: int, done: Callable[[_Job], None]) -> None:
        self._queue: deque[_Job] = deque()
        self._ready = threading.Condition()
        self._ending = False
        self._busy = 0
        self._done = done
        self._threads = [
            threading.Thread(target=self._serve, name=f"lane-{name}-{number}") for number in range(workers)
        ]
        for thread in self._threads:
            thread.start()

    def put(self, job: _Job) -> None:
        with self._ready:
            if job.key is not None:
                for other in self._queue:
                    other.superseded = other.superseded or (other.key == job.key and other.owner is job.owner)
            self._queue.append(job)
            self._ready.notify()

    def idle(self) -> bool:
        with self._ready:
            return not self._queue and not self._busy

    def end(self) -> None:
        with self._ready:
            self._ending = True
            self._ready.notify_all()

    def join(self) -> None:
        for thread in self._threads:
            thread.join()

    def _serve(self) -> None:
        while True:
            with self._ready:
                while not self._queue and not self._ending:
                    self._ready.wait()
                if not self._queue:
                    return
                job = self._queue.popleft()
                self._busy += 1
            if not job.superseded:
                try:
                    job.answer = job.work()
                except Exception as error:  # noqa: BLE001 - carried to the owner, which tells it
                    job.error = error
            with self._ready:
                self._busy -= 1
            self._done(job)


class Jobs(QObject):
    """The lanes of one window."""

    heard = Signal(object)
    """News from below, on the window's thread."""
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {name: _Lane(name, count, self._finished.emit) for name, count in WORKERS.items()}
        self._open = 0
        self._put = 0
        self._newest: dict[tuple[int, str], int] = {}
        self._ended = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        lane: str,
        work: Callable[[], T],
        owner: QObject,
        then: Callable[[T], None],
        otherwise: Callable[[Exception], None],
        key: str | None = None,
    ) -> None:
        """Do `work` on a lane; `then` or `otherwise` follows on the window's thread.

        With a `key`, a newer job of the same owner and key makes a waiting older one needless, and an older
        answer that comes after it is not delivered: of two reads beside each other the slower one may
        be the older.
        """
        if self._ended:
            return
        self._open += 1
        self._put += 1
        if key is not None:
            self._newest[(id(owner), key)] = self._put
        self._lanes[lane].put(_Job(work, owner, then, otherwise, key, self._put))

    def hear(self, news: News) -> None:
        """To be subscribed to `desk.changes`: any thread in, the window's thread out."""
        self.heard.emit(news)

    @property
    def quiet(self) -> bool:
        """Nothing runs, nothing waits, every answer was delivered."""
        return self._open == 0

    def end(self) -> None:
        """Finish what waits, then stop every lane. Answers are no longer delivered."""
        if self._ended:
            return
        self._ended = True
        for lane in self._lanes.values():
            lane.end()
        for lane in self._lanes.values():
            lane.join()

    @Slot(object)
    def _deliver(self, job: _Job) -> None:
        self._open -= 1
        if self._ended or job.superseded or not shiboken6.isValid(job.owner):
            return
        if job.error is None:
            if job.key is None or self._newest[(id(job.owner), job.key)] == job.order:
                job.then(job.answer)
            return
        if not isinstance(job.error, DeskError):
            _log.error("our fault", exc_info=job.error)
        job.otherwise(job.error)
