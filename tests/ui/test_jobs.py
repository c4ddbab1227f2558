"""The lanes: slow work away from the window, its answer back, nothing left running."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from app.domain.news import StoreChanged
from app.errors import Refused
from ui.jobs import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    lanes = Jobs()
    yield lanes
    lanes.end()


def _fail(error: Exception) -> None:
    raise AssertionError("not expected") from error


def test_work_is_done_elsewhere_and_its_answer_comes_back_to_the_window(qtbot: QtBot, jobs: Jobs) -> None:
    window_thread = threading.get_ident()
    told: list[tuple[int, int]] = []
    jobs.run(
        "store", threading.get_ident, jobs, lambda there: told.append((there, threading.get_ident())), _fail
    )
    qtbot.waitUntil(lambda: bool(told))
    (there, here), *_ = told
    assert there != window_thread
    assert here == window_thread
    assert jobs.quiet


def test_a_trouble_comes_back_as_it_is(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[Exception] = []

    def refuse() -> None:
        raise Refused("dossier.unknown")

    jobs.run("read", refuse, jobs, lambda _none: _fail(Refused("x")), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], Refused)


def test_our_own_fault_is_logged_with_its_trace(
    qtbot: QtBot, jobs: Jobs, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[Exception] = []

    def stumble() -> None:
        raise ZeroDivisionError

    with caplog.at_level(logging.ERROR):
        jobs.run("read", stumble, jobs, lambda _none: _fail(Refused("x")), told.append)
        qtbot.waitUntil(lambda: bool(told))
    assert caplog.records[0].exc_info is not None


def test_the_newest_of_a_kind_makes_the_waiting_older_ones_needless(qtbot: QtBot, jobs: Jobs) -> None:
    may_go_on = threading.Event()
    worked: list[int] = []
    done: list[int] = []

    def work(number: int) -> int:
        worked.append(number)
        return number

    jobs.run("store", lambda: may_go_on.wait(10), jobs, lambda _ok: None, _fail)
    for number in range(5):
        jobs.run("store", partial(work, number), jobs, done.append, _fail, key="draft")
    may_go_on.set()
    qtbot.waitUntil(lambda: jobs.quiet)
    assert (worked, done) == ([4], [4])


def test_a_long_report_does_not_hold_up_the_write_lane(qtbot: QtBot, jobs: Jobs) -> None:
    may_go_on = threading.Event()
    done: list[str] = []
    jobs.run("read", lambda: may_go_on.wait(10), jobs, lambda _ok: done.append("report"), _fail)
    jobs.run("read", lambda: "second reader", jobs, done.append, _fail)
    jobs.run("store", lambda: "accepted", jobs, done.append, _fail)
    qtbot.waitUntil(lambda: len(done) == 2)
    assert set(done) == {"accepted", "second reader"}
    may_go_on.set()
    qtbot.waitUntil(lambda: jobs.quiet)


def test_writes_go_one_after_the_other_in_order(qtbot: QtBot, jobs: Jobs) -> None:
    done: list[int] = []
    for number in range(200):
        jobs.run("store", lambda number=number: number, jobs, done.append, _fail)  # type: ignore[misc]
    qtbot.waitUntil(lambda: jobs.quiet)
    assert done == list(range(200))


def test_an_owner_that_is_gone_gets_no_answer(qtbot: QtBot, jobs: Jobs) -> None:
    may_go_on = threading.Event()
    told: list[object] = []
    owner = QObject()
    jobs.run("store", lambda: may_go_on.wait(10), owner, told.append, told.append)
    owner.deleteLater()
    qtbot.waitUntil(lambda: not _alive(owner))
    may_go_on.set()
    qtbot.waitUntil(lambda: jobs.quiet)
    assert told == []


def _alive(thing: QObject) -> bool:
    import shiboken6

    return shiboken6.isValid(thing)


def test_news_from_any_thread_arrives_on_the_windows_thread(qtbot: QtBot, jobs: Jobs) -> None:
    heard: list[tuple[object, bool]] = []
    jobs.heard.connect(lambda news: heard.append((news, QThread.currentThread() is jobs.thread())))
    teller = threading.Thread(target=jobs.hear, args=(StoreChanged(),))
    teller.start()
    teller.join()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(StoreChanged(), True)]


def test_ending_finishes_what_waits_and_leaves_no_thread(qtbot: QtBot) -> None:
    before = set(threading.enumerate())
    lanes = Jobs()
    done: list[int] = []
    for number in range(20):
        lanes.run("store", lambda number=number: done.append(number), lanes, lambda _none: None, _fail)  # type: ignore[misc]
    lanes.end()
    assert done == list(range(20))
    assert set(threading.enumerate()) == before
    lanes.run("store", lambda: done.append(99), lanes, lambda _none: None, _fail)
    lanes.end()
    assert 99 not in done
