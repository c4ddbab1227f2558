"""Rules of every test session.

A test that skips or is expected to fail is a failure; a full run must have run everything and started
every real part (`tests/real_parts.py`); no thread outlives its test. The surroundings are the same
everywhere: no screen, key store or settings of the person who runs the tests, and a PC whose time zone
is wrong, because at a counter it may be.
"""

from __future__ import annotations

import os
import tempfile
import threading
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests.real_parts import RealPart

# ---------------------------------------------------------------- the surroundings, before Qt is imported

# Half an hour off, on the other side of midnight from Vietnam for much of the day, in the POSIX form
# that needs no tz database.
os.environ["TZ"] = os.environ.get("MOTCUA_TEST_TZ", "PCZ+03:30")
if hasattr(time, "tzset"):
    time.tzset()
os.environ["LC_ALL"] = os.environ["LANG"] = "C.UTF-8"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for personal in (
    *("LANGUAGE", "DISPLAY", "WAYLAND_DISPLAY", "QT_IM_MODULE", "QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR"),
    *("DBUS_SESSION_BUS_ADDRESS", "XDG_CURRENT_DESKTOP", "PYTHON_KEYRING_BACKEND"),
):
    os.environ.pop(personal, None)

# The same examples every time on the CI machine; elsewhere new ones, and what failed is printed.
hypothesis.settings.register_profile(
    "desk", deadline=None, derandomize=bool(os.environ.get("CI")), database=None, print_blob=True
)
hypothesis.settings.load_profile("desk")


def pytest_configure(config: pytest.Config) -> None:
    """Give the session folders of its own where programs keep settings and data of a person."""
    home = tempfile.TemporaryDirectory(prefix="motcua-tests-")
    config.add_cleanup(home.cleanup)
    for kind in ("CONFIG", "DATA", "STATE"):
        folder = Path(home.name, kind.lower())
        folder.mkdir()
        os.environ[f"XDG_{kind}_HOME"] = str(folder)


# ---------------------------------------------------------------- nothing is left out

_started = pytest.StashKey[set[RealPart]]()
_left_out = pytest.StashKey[list[str]]()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    """A test that did not run to its end, or may fail as it likes, has proved nothing."""
    report = yield
    if report.skipped or hasattr(report, "wasxfail"):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else getattr(report, "wasxfail", "")
        report.outcome = "failed"
        report.longrepr = f"no test is skipped or expected to fail here ({why})"
        report.__dict__.pop("wasxfail", None)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, Any, Any]:
    """A whole file that is skipped counts as its tests do."""
    report = yield
    if report.skipped:
        report.outcome = "failed"
        report.longrepr = f"no file of tests is skipped here ({report.longrepr[2]})"
    return report


def pytest_deselected(items: list[pytest.Item]) -> None:
    """Remember what was left out."""
    for item in items:
        item.config.stash.setdefault(_left_out, []).append(item.nodeid)


@pytest.fixture(scope="session")
def real_part(request: pytest.FixtureRequest) -> Callable[[RealPart], None]:
    """Tell that a real part has been started and has answered."""
    started = request.config.stash.setdefault(_started, set())
    return started.add


def _whole_suite(config: pytest.Config) -> bool:
    folders = {(config.rootpath / folder).resolve() for folder in config.getini("testpaths")}
    chosen = {Path(config.invocation_params.dir, argument).resolve() for argument in config.args}
    options = config.option
    return (
        chosen == folders
        and not (options.keyword or options.markexpr or options.deselect or options.ignore)
        and not options.collectonly
    )


def _not_good(config: pytest.Config) -> list[str]:
    if not _whole_suite(config):
        return []
    found = [f"left out: {nodeid}" for nodeid in config.stash.get(_left_out, [])]
    started = config.stash.get(_started, None) or set()
    missing = set(RealPart) - started
    return found + [f"never started: {part.name}, {part}" for part in sorted(missing)]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A full run that left something out has failed, even if every test passed."""
    if session.exitstatus == pytest.ExitCode.OK and _not_good(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say so above the closing line."""
    for line in _not_good(config):
        terminalreporter.write_line(f"SESSION FAILED  {line}", red=True)


# ---------------------------------------------------------------- nothing is left running

THREAD_ENDS_WITHIN_S = 2.0


def _lives(thread: threading.Thread) -> bool:
    """Whether the thread is really there: Python never learns that a thread of Qt's has ended."""
    if isinstance(thread, threading._DummyThread):
        tasks = Path("/proc/self/task")
        return not tasks.exists() or (tasks / str(thread.native_id)).exists()
    return thread.is_alive()


@pytest.fixture(autouse=True)
def _no_thread_outlives_its_test() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    give_up_at = time.monotonic() + THREAD_ENDS_WITHIN_S
    while left := [
        thread.name for thread in threading.enumerate() if thread not in before and _lives(thread)
    ]:
        if time.monotonic() > give_up_at:
            pytest.fail(f"threads outlived their test: {left}", pytrace=False)
        threading.Event().wait(0.01)
