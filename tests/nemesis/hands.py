"""Two ways to the keys of a window that runs in a process of its own: down a pipe, or on a real screen."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from tests.desk import PASSPHRASE
from tests.nemesis.evidence import has_draft_of
from tests.stand_ins.vietnamese_desktop import VietnameseDesktop

ROOT = Path(__file__).parents[2]
PATIENCE_S = 60.0

Act = Mapping[str, str]
"""`{"letter": "c"}`, `{"key": "F9"}`, `{"scan": …}` or `{"tab_to": name}`."""

HAND_S = 0.06
"""Between two keys on the screen: keys that come faster are a reader's, and the program knows it."""
CARD_S = 5.0
HEARD_AFTER_S = 0.3
"""A key pressed on the screen this long ago is taken to have come to the window."""


class Misheard(Exception):
    """The reader on the screen stood still in the middle of a card, as the machine was busy."""


class Window(Protocol):
    """A window that is started, typed at and killed."""

    def start(self) -> None:
        """Start it and wait until it is open."""

    def send(self, act: Act) -> int:
        """Press, and wait for nothing; which act it was, from 0."""

    def do(self, act: Act) -> int:
        """Press, and wait until the window is through with it, where that can be told."""

    def done_by(self, act: int, sent_at: float, moment: float) -> bool:
        """Whether the window was surely through with an act at a moment."""

    def wait_shown(self) -> None:
        """Until an accepted number stands on the screen, where that can be told."""

    def kill(self) -> float:
        """`kill -9` from outside; when."""

    @property
    def shown(self) -> list[str]:
        """Accepted numbers that stood on the screen, as far as that can be told."""

    @property
    def settled(self) -> bool:
        """What the start sets going is known to be done."""

    @property
    def offered_drafts(self) -> int | None:
        """How many drafts it offered first; None = not known."""


def _start(command: list[str], env: Mapping[str, str], **more: Any) -> subprocess.Popen[bytes]:
    reading, writing = os.pipe()
    os.write(writing, f"{PASSPHRASE}\n".encode())
    os.close(writing)
    try:
        return subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env={**env, "MOTCUA_PASSPHRASE_FD": str(reading)},
            pass_fds=(reading,),
            **more,
        )
    finally:
        os.close(reading)


class PipedWindow:
    """`tests.nemesis.driven_window`, offscreen."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.tabs: list[int] = []
        """How often Tab was pressed for each `tab_to`, in order."""
        self._told: list[dict[str, Any]] = []
        self._done: list[float] = []
        self._sent = 0
        self._unread = b""

    def begin(self) -> None:
        """Start it and wait for nothing."""
        self._process = _start(
            ["-m", "tests.nemesis.driven_window", str(self._folder)],
            {**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def start(self) -> None:
        """See `Window`."""
        self.begin()
        self._until("quiet")

    def send(self, act: Act) -> int:
        """See `Window`."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(act).encode() + b"\n")
        self._process.stdin.flush()
        self._sent += 1
        return self._sent - 1

    def do(self, act: Act) -> int:
        """See `Window`."""
        place = self.send(act)
        told = self._until("did")
        if "tabs" in told:
            self.tabs.append(told["tabs"])
        return place

    def done_by(self, act: int, sent_at: float, moment: float) -> bool:
        """See `Window`."""
        return act < len(self._done) and self._done[act] <= moment

    def wait_shown(self) -> None:
        """See `Window`."""
        self._until("shown")

    def kill(self) -> float:
        """See `Window`."""
        at = time.monotonic()
        self._process.kill()
        self._process.wait()
        assert self._process.returncode == -9
        while self._next(0) is not None:
            pass
        self._close()
        return at

    def end(self) -> None:
        """Close it as one does."""
        self.send({"close": "window"})
        self._process.wait(PATIENCE_S)
        assert self._process.returncode == 0
        self._close()

    def _close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            try:
                pipe.close()
            except BrokenPipeError:
                continue  # a key that nobody took any more

    @property
    def shown(self) -> list[str]:
        """See `Window`."""
        return [told["shown"] for told in self._told if "shown" in told]

    @property
    def settled(self) -> bool:
        """See `Window`."""
        return any("quiet" in told for told in self._told)

    @property
    def offered_drafts(self) -> int | None:
        """See `Window`."""
        return next((told["drafts"] for told in self._told if "drafts" in told), None)

    def _until(self, word: str) -> dict[str, Any]:
        until = time.monotonic() + PATIENCE_S
        while (told := self._next(max(until - time.monotonic(), 0))) is not None:
            if word in told:
                return told
        raise AssertionError(f"the window never told {word!r}, only {self._told[-5:]}")

    def _next(self, seconds: float) -> dict[str, Any] | None:
        assert self._process.stdout is not None
        with selectors.DefaultSelector() as chosen:
            chosen.register(self._process.stdout, selectors.EVENT_READ)
            while b"\n" not in self._unread:
                if not chosen.select(seconds):
                    return None
                data = os.read(self._process.stdout.fileno(), 65_536)
                if not data:
                    return None
                self._unread += data
        line, _, self._unread = self._unread.partition(b"\n")
        told: dict[str, Any] = json.loads(line)
        self._told.append(told)
        if "did" in told:
            self._done.append(time.monotonic())
        return told


class PlainScreen(VietnameseDesktop):
    """X server and window manager alone; what is pressed is what comes."""

    def _start_ibus(self) -> None:
        self.env["QT_IM_MODULE"] = "compose"


class ScreenWindow:
    """`python -m app --data FOLDER` on a real screen, under a window manager, with keys from outside."""

    settled = False
    offered_drafts = None

    def __init__(self, folder: Path, screen: VietnameseDesktop, tabs: Mapping[str, int]) -> None:
        self._folder = folder
        self._screen = screen
        self._tabs = tabs
        self._sent = 0
        self.shown: list[str] = []

    def start(self) -> None:
        """See `Window`. The title tells when the store is open: then it says that this is practice."""
        self._process = _start(
            ["-m", "app", "--data", str(self._folder), "--lang", "en"],
            self._screen.env,
            stdin=subprocess.DEVNULL,
        )
        subprocess.run(
            ["xdotool", "search", "--sync", "--onlyvisible", "--name", "PRACTICE"],
            env=self._screen.env,
            check=True,
            timeout=PATIENCE_S,
            capture_output=True,
        )

    def send(self, act: Act) -> int:
        """See `Window`."""
        if "letter" in act:
            self._screen.type(act["letter"], 4)
            threading.Event().wait(HAND_S)
        elif "scan" in act:
            self._screen.scan(act["scan"], prefix=True)
            self._look_for(act["scan"].partition("|")[0])
        elif "tab_to" in act:
            self._screen.press(*["Tab"] * self._tabs[act["tab_to"]])
        else:
            self._screen.press(act["key"].replace("Alt+A", "alt+a"))
        self._sent += 1
        return self._sent - 1

    do = send

    def _look_for(self, card: str) -> None:
        """An officer looks whether the card has come; here the draft tells."""
        until = time.monotonic() + CARD_S
        while not has_draft_of(self._folder, card):
            if time.monotonic() > until:
                raise Misheard(card)
            threading.Event().wait(HAND_S)

    def done_by(self, act: int, sent_at: float, moment: float) -> bool:
        """See `Window`. Nobody tells: a key that came to the screen a while ago came to the window."""
        return sent_at + HEARD_AFTER_S <= moment

    def wait_shown(self) -> None:
        """See `Window`. It cannot be told."""

    def kill(self) -> float:
        """See `Window`."""
        at = time.monotonic()
        self._process.kill()
        self._process.wait()
        assert self._process.returncode == -9
        return at
