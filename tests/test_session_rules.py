"""The rules of a test session hold: what is left out, never started or left running fails it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
STARTS_ALL = """
import pytest
from tests.real_parts import RealPart
@pytest.mark.parametrize("part", list(RealPart))
def test_starts(part, real_part):
    real_part(part)
"""


def run_session(folder: Path, source: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A test session of its own with our conftest.py and one file of tests."""
    suite = folder / "suite"
    suite.mkdir()
    (suite / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text("utf-8"), "utf-8")
    (suite / "test_it.py").write_text(source, "utf-8")
    (folder / "pytest.ini").write_text("[pytest]\ntestpaths = suite\n", "utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:pytest-qt", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_full_run_that_started_every_real_part_is_good(tmp_path: Path) -> None:
    session = run_session(tmp_path, STARTS_ALL)
    assert session.returncode == 0, session.stdout


def test_a_full_run_without_the_printer_fails_and_names_it(tmp_path: Path) -> None:
    source = STARTS_ALL.replace("list(RealPart)", "list(RealPart)[1:]")
    session = run_session(tmp_path, source)
    assert session.returncode == 1
    assert "never started: NETWORK_PRINTER" in session.stdout


def test_a_run_of_some_tests_need_not_start_everything(tmp_path: Path) -> None:
    session = run_session(tmp_path, "def test_fine(): pass", "suite/test_it.py")
    assert session.returncode == 0, session.stdout


LET_OFF = """
import pytest
def test_inside(): pytest.skip("let off 1")
@pytest.mark.skip(reason="let off 2")
def test_by_mark(): pass
@pytest.mark.xfail(reason="let off 3")
def test_expected_to_fail(): assert False
@pytest.mark.xfail(reason="let off 4")
def test_passing_unexpectedly(): pass
def test_honest(): pass
"""


def test_a_test_that_is_let_off_fails(tmp_path: Path) -> None:
    session = run_session(tmp_path, LET_OFF, "suite/test_it.py")
    assert "3 failed, 1 passed, 1 error" in session.stdout
    assert all(f"let off {number}" in session.stdout for number in (1, 2, 3, 4))


def test_a_whole_file_that_is_let_off_fails(tmp_path: Path) -> None:
    source = "import pytest\npytest.skip('let off', allow_module_level=True)"
    session = run_session(tmp_path, source, "suite/test_it.py")
    assert session.returncode != 0
    assert "no file of tests is skipped here (Skipped: let off)" in session.stdout


def test_a_full_run_that_leaves_a_test_out_fails_and_names_it(tmp_path: Path) -> None:
    source = STARTS_ALL + "def test_left_out(): pass\n"
    plugin = "def pytest_collection_modifyitems(config, items):\n"
    plugin += "    config.hook.pytest_deselected(items=[items.pop()])\n"
    (tmp_path / "leaves_out.py").write_text(plugin, "utf-8")
    session = run_session(tmp_path, source, "-p", "leaves_out")
    assert session.returncode == 1
    assert "left out: suite/test_it.py::test_left_out" in session.stdout


LEFT_RUNNING = """
import threading
stop = threading.Event()
def test_leaves_two():
    threading.Thread(target=stop.wait, name="left", daemon=False).start()
    threading.Thread(target=stop.wait, name="left-daemon", daemon=True).start()
def test_lets_them_go(): stop.set()
"""


def test_threads_that_outlive_their_test_fail_it(tmp_path: Path) -> None:
    session = run_session(tmp_path, LEFT_RUNNING, "suite/test_it.py")
    assert "threads outlived their test: ['left', 'left-daemon']" in session.stdout
    assert "2 passed, 1 error" in session.stdout
