"""What the way to the window may not do: load what is heavy before it is painted, or speak to a network.

Proved on a real start in a process of its own; how long it takes is for the benchmark to tell.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.bench.place import ROOT
from tests.desk import PASSPHRASE

HEAVY = (
    *("app.bootstrap", "sqlalchemy", "alembic", "sqlcipher3", "cryptography"),
    *("reportlab", "PIL", "escpos", "pikepdf", "pypdfium2"),
)

STARTED = f"""
import json, os, socket, sys
from pathlib import Path

HEAVY = {HEAVY!r}
told = {{"asked_network": []}}
real_socket = socket.socket

class NoNetwork(real_socket):
    def __init__(self, family=-1, *rest, **more):
        if family in (-1, socket.AF_INET, socket.AF_INET6):
            told["asked_network"].append(str(family))
            raise OSError("no network here")
        super().__init__(family, *rest, **more)

def no_names(*asked, **more):
    told["asked_network"].append(str(asked[0]))
    raise OSError("no network here")

socket.socket = NoNetwork
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = no_names

from app import window_start
from tests.bench import launch_window
from tests.bench.first_paint import FirstPaint
from ui.window import Window

def loaded():
    return sorted(name for name in HEAVY if name in sys.modules)

told["imported"] = loaded()

class Watched(launch_window.Watch):
    def make_window(self, settings, practice):
        window = super().make_window(settings, practice)
        FirstPaint(window, lambda _at: told.update(painted=loaded()))
        return window

    def _opened(self, window):
        told["opened"] = loaded()
        super()._opened(window)

window_start.make_window = Watched(0).make_window
ended = window_start.show_window(Path(sys.argv[1]), False, None)
print(json.dumps(told))
sys.exit(ended)
"""


def test_the_window_is_painted_first_and_opens_without_network_and_drawing_libraries(folder: Path) -> None:
    """Nothing heavy before the paint; the store's own until it is open; the papers' only afterwards."""
    read_end, write_end = os.pipe()
    os.write(write_end, f"{PASSPHRASE}\n".encode())
    os.close(write_end)
    ended = subprocess.run(
        [sys.executable, "-c", STARTED, str(folder)],
        cwd=ROOT,
        env={**os.environ, "MOTCUA_PASSPHRASE_FD": str(read_end)},
        pass_fds=(read_end,),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    os.close(read_end)
    assert ended.returncode == 0, ended.stderr
    watched, told = (json.loads(line) for line in ended.stdout.splitlines())
    assert watched["usable"] > watched["painted"]
    assert told["imported"] == []
    assert told["painted"] == []
    assert "sqlcipher3" in told["opened"]
    assert not {"reportlab", "pikepdf", "pypdfium2", "escpos", "alembic"} & set(told["opened"])
    assert told["asked_network"] == []
