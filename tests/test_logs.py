"""What the program writes about itself: where it fell, never about whom."""

from __future__ import annotations

import logging
import resource
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import logging, sys, threading
from pathlib import Path
from app.logs import start_logging, trace_crashes, no_core_files
start_logging(Path(sys.argv[1]))
trace_crashes(Path(sys.argv[1]))
logging.getLogger("motcua").info("dossier H56.14-261121-5001, card %s, call %s, mail %s",
                                 "001099000001", "0900000000", "mau@example.com")
def fall():
    name = "Nguyễn Văn Mẫu"
    raise ValueError(f"{name} 001099000001")
thread = threading.Thread(target=fall); thread.start(); thread.join()
fall()
"""


def test_logs_tell_the_place_and_no_personal_value(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, check=False
    )
    told = (tmp_path / "motcua.log").read_text("utf-8")
    assert done.returncode == 1
    assert "H56.14-261121-5001" in told
    assert told.count("ValueError") == 2
    assert told.count(" fall") == 2
    for personal in ("001099000001", "0900000000", "mau@example.com", "Nguyễn", "Mẫu"):
        assert personal not in told
        assert personal not in done.stderr
        assert personal not in done.stdout


CAUSED = """
import sys
from pathlib import Path
from app.logs import start_logging
start_logging(Path(sys.argv[1]))
def read():
    return {}["Nguyễn Văn Mẫu"]
def open_desk():
    try:
        read()
    except KeyError as fault:
        raise RuntimeError("Nguyễn Văn Mẫu 001099000001") from fault
open_desk()
"""


def test_logs_tell_the_first_cause_too(tmp_path: Path) -> None:
    """What opens the store in a thread is told by another: without its cause the log says nothing."""
    subprocess.run([sys.executable, "-c", CAUSED, str(tmp_path)], capture_output=True, check=False)
    told = (tmp_path / "motcua.log").read_text("utf-8")
    assert told.index("RuntimeError") < told.index("caused by") < told.index(" read") < told.index("KeyError")
    for personal in ("001099000001", "Nguyễn", "Mẫu"):
        assert personal not in told


def test_no_core_file_is_written() -> None:
    asked = (
        "import resource; from app.logs import no_core_files; no_core_files(); print(resource.getrlimit(4))"
    )
    assert resource.RLIMIT_CORE == 4
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "(0, 0)"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2.000815 H56.14-261121-10001", "2.000815 H56.14-261121-10001"),
        ("card 001099000001.", "card ***."),
        ("a 123456789 b", "a *** b"),
    ],
)
def test_only_what_may_be_a_person_is_masked(text: str, shown: str) -> None:
    from app.logs import _Plain

    record = logging.LogRecord("x", logging.INFO, "", 0, text, (), None)
    assert _Plain("%(message)s").format(record) == shown
