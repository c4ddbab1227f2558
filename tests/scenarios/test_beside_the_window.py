"""Work beside the window: answers keep the order of the questions, however slow the older one is."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.jobs import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    """Lanes of no window."""
    lanes = Jobs()
    yield lanes
    lanes.end()


def test_an_older_answer_never_replaces_a_newer_one(qtbot: QtBot, jobs: Jobs) -> None:
    owner, shown = QObject(), list[str]()
    begun, newer_is_shown = threading.Event(), threading.Event()

    def slow() -> str:
        begun.set()
        assert newer_is_shown.wait(10)
        return "older"

    def show(answer: str) -> None:
        shown.append(answer)
        newer_is_shown.set()

    def trouble(error: Exception) -> None:
        raise error

    jobs.run("read", slow, owner=owner, then=show, otherwise=trouble, key="outlook")
    qtbot.waitUntil(begun.is_set)
    jobs.run("read", lambda: "newer", owner=owner, then=show, otherwise=trouble, key="outlook")
    qtbot.waitUntil(lambda: jobs.quiet, timeout=20_000)
    assert shown == ["newer"]


def test_answers_of_different_questions_all_come(qtbot: QtBot, jobs: Jobs) -> None:
    owner, shown = QObject(), list[int]()

    def trouble(error: Exception) -> None:
        raise error

    for key in ("outlook", "known", None, None):
        jobs.run("read", lambda: 1, owner=owner, then=shown.append, otherwise=trouble, key=key)
    qtbot.waitUntil(lambda: jobs.quiet, timeout=20_000)
    assert shown == [1, 1, 1, 1]


def test_whoever_is_gone_gets_no_answer(qtbot: QtBot, jobs: Jobs) -> None:
    owner, shown = QObject(), list[object]()
    hold = threading.Event()

    def work() -> bool:
        return hold.wait(10)

    jobs.run("store", work, owner=owner, then=shown.append, otherwise=shown.append)
    delete(owner)
    hold.set()
    qtbot.waitUntil(lambda: jobs.quiet, timeout=20_000)
    assert shown == []
