"""`python -m tests.bench`: measures, and prints each figure beside its floor.

    python -m tests.bench [--quick] [--only NAME]... [--json FILE] [--write PAGE]

A target that is missed is told and is no failure: what another machine can do is not ours to judge.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

# Before Qt: no screen is needed, and the person's own is not touched.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from tests.bench import rows_accept, rows_keys, rows_paper, rows_search, rows_start
from tests.bench.machine import load, this_machine
from tests.bench.measure import Figure
from tests.bench.place import Place
from tests.bench.report import Run, as_json, as_text, renew

ROWS: Mapping[str, Callable[[Place], list[Figure]]] = {
    "start": rows_start.start,
    "procedures": rows_search.procedures,
    "dossiers": rows_search.dossiers,
    "accept": rows_accept.accept,
    "pdf": rows_paper.pdf,
    "slip": rows_paper.slip,
    "scan": rows_keys.scan,
    "key": rows_keys.key,
    "memory": rows_start.memory,
}


def run(only: Sequence[str], quick: bool, tell: Callable[[str], None]) -> Run:
    """Measure these rows, or all."""
    begun, before = time.monotonic(), load()
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="motcua-bench-") as folder:
        place = Place(Path(folder), quick)
        machine = this_machine(place.folder)
        for name, row in ROWS.items():
            if not only or name in only:
                tell(f"… {name}")
                figures += row(place)
                tell(f"{name}: {time.monotonic() - begun:.0f} s since the start")
    day = datetime.now(timezone(timedelta(hours=7))).date().isoformat()
    return Run(machine, figures, before, load(), day, quick, time.monotonic() - begun)


def main(arguments: Sequence[str]) -> int:
    """Exit code 0, also where a target is missed; 2 for usage."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--quick", action="store_true", help="few rounds and a small store")
    parser.add_argument(
        "--only", action="append", default=[], choices=ROWS, metavar="NAME", help=", ".join(ROWS)
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="every value, for programs")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="renew the figures in the manual's page")
    chosen = parser.parse_args(arguments)
    done = run(chosen.only, chosen.quick, lambda words: print(words, file=sys.stderr, flush=True))
    if chosen.json is not None:
        chosen.json.write_text(as_json(done) + "\n", encoding="utf-8")
    if chosen.write is not None:
        renew(chosen.write, done)
    print(as_text(done))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
