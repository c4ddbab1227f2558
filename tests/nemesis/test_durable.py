"""A number is told only when it is on the disk: the system itself is asked what was synchronised before."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.nemesis.conftest import found_office
from tests.nemesis.eight_clerks import SharedClock
from tests.nemesis.test_two_programs import FRIDAY, ROOT, at

COUNT = 40
SYNC = re.compile(r"^(?P<pid>\d+) +f(?:data)?sync\(\d+<[^>]*/store\.db-wal>(?P<end>.*)$")
RESUMED = re.compile(r"^(?P<pid>\d+) +<\.\.\. f(?:data)?sync resumed>.*= 0$")
TOLD = re.compile(r'^\d+ +write\(1<[^>]*>, "H56\.14-')


def test_each_number_is_told_after_the_disk_has_it(tmp_path: Path) -> None:
    """After a power cut the disk holds what was synchronised, so at least one sync belongs to each number."""
    folder = found_office(tmp_path / "data", 5001, 5999)
    SharedClock.make(tmp_path / "clock", at(FRIDAY, "09:00"))
    trace = tmp_path / "trace"
    subprocess.run(
        [
            *("strace", "-f", "-y", "-qq", "-o", str(trace), "-e", "trace=fdatasync,fsync,write"),
            *(sys.executable, "-m", "tests.nemesis.eight_clerks"),
            *(str(folder), str(tmp_path / "clock"), "một", str(COUNT)),
        ],
        cwd=ROOT,
        input=b"begin\n",
        stdout=subprocess.DEVNULL,
        check=True,
    )
    begun: set[str] = set()
    synced = told = 0
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        if sync := SYNC.match(line):
            if sync["end"].endswith("= 0"):
                synced += 1
            else:
                begun.add(sync["pid"])
        elif (resumed := RESUMED.match(line)) and resumed["pid"] in begun:
            begun.remove(resumed["pid"])
            synced += 1
        elif TOLD.match(line):
            told += 1
            assert synced >= told, line
    assert told == COUNT
