"""A Vietnamese desktop of our own: X server, window manager, ibus with Unikey, and keys pressed from outside.

Everything is real but the screen. Used as a context manager; all processes are ended by their ids.
The program under test runs as a child, prints what it holds as JSON lines, and is typed at with xdotool.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

InputMethod = Literal["telex", "vni"]

# Where X11 keyboards have the F20 key; the map calls it "mute the microphone".
F20_KEYCODE = "198"

_PATIENCE_S = 30.0


class VietnameseDesktop:
    """The desktop. `env` is what a program needs to appear on it."""

    env: dict[str, str]

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="desktop-")
        self._running: list[subprocess.Popen[Any]] = []
        self._method: InputMethod = "telex"

    def __enter__(self) -> VietnameseDesktop:
        try:
            self._start()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def use(self, method: InputMethod) -> None:
        """Telex or VNI from the next key on. Unikey reads its settings when it starts, so it starts anew."""
        if method == self._method:
            return
        self._method = method
        self._write_settings()
        self._stop_ibus()
        self._start_ibus()

    def program(self, *arguments: str) -> Program:
        """Start a Python program on the desktop and wait until it has printed `{"ready": …}`."""
        process = subprocess.Popen(
            [sys.executable, *arguments],
            env=self.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self._running.append(process)
        program = Program(process)
        program.ready = program.wait_for(lambda line: "ready" in line)
        return program

    def type(self, text: str, every_ms: int, then: str = "") -> None:
        """Press the keys of a US keyboard, one after another, this far apart, and then one key by name."""
        delay = _delay(every_ms)
        last = ["key", "--delay", delay, then] if then else []
        self._xdotool("type", "--delay", delay, "--terminator", "END", text, "END", *last)

    def press(self, *keys: str) -> None:
        """Press keys by name ("Return", "F9", "ctrl+a") or by key code."""
        self._xdotool("key", "--delay", "8", *keys)

    def scan(self, code: str, *, every_ms: int = 8, prefix: bool = False, suffix: str = "Return") -> None:
        """What a keyboard-wedge reader does, at its speed, in one stream of keys."""
        delay = _delay(every_ms)
        steps = ["key", "--delay", delay, F20_KEYCODE] if prefix else []
        steps += ["type", "--delay", delay, "--terminator", "END", code, "END"]
        if suffix:
            steps += ["key", "--delay", delay, suffix]
        self._xdotool(*steps)

    def click(self, x: int, y: int) -> None:
        """Click with the left button at a place on the screen."""
        self._xdotool("mousemove", "--sync", str(x), str(y), "click", "1")

    def _start(self) -> None:
        home = Path(self._folder.name)
        for name in ("config", "cache", "run", "data"):
            (home / name).mkdir(mode=0o700)
        inherited = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
        self.env = inherited | {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_RUNTIME_DIR": str(home / "run"),
            "LANG": "C.UTF-8",
            # Settings in a plain file: no settings service, and Unikey's method is a line we write.
            "GSETTINGS_BACKEND": "keyfile",
            "NO_AT_BRIDGE": "1",
            "QT_QPA_PLATFORM": "xcb",
            "QT_IM_MODULE": "ibus",
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        self._write_settings()
        self._start_display()
        bus = self._background("dbus-daemon", "--session", "--nofork", "--print-address=1", "--nopidfile")
        self.env["DBUS_SESSION_BUS_ADDRESS"] = _first_line(bus)
        self._background("openbox", "--sm-disable")
        self._start_ibus()

    def _start_display(self) -> None:
        reading, writing = os.pipe()
        self._background(
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            "1366x768x24",
            "-nolisten",
            "tcp",
            "-noreset",
            pass_fds=(writing,),
        )
        os.close(writing)
        with os.fdopen(reading) as number:
            self.env["DISPLAY"] = f":{number.readline().strip()}"

    def _write_settings(self) -> None:
        folder = Path(self.env["XDG_CONFIG_HOME"]) / "glib-2.0" / "settings"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "keyfile").write_text(
            "[org/freedesktop/ibus/engine/unikey]\n"
            f"input-method='{self._method}'\n"
            "[org/freedesktop/ibus/general]\n"
            "preload-engines=['Unikey']\n",
            encoding="utf-8",
        )

    def _start_ibus(self) -> None:
        self._ibus = self._background("ibus-daemon", "--replace", "--panel", "disable")
        _until(self._unikey_answers, "Unikey is the input method")

    def _stop_ibus(self) -> None:
        subprocess.run(["ibus", "exit"], env=self.env, capture_output=True, timeout=_PATIENCE_S, check=False)
        self._ibus.wait(_PATIENCE_S)

    def _unikey_answers(self) -> bool:
        subprocess.run(
            ["ibus", "engine", "Unikey"], env=self.env, capture_output=True, timeout=_PATIENCE_S, check=False
        )
        asked = subprocess.run(
            ["ibus", "engine"],
            env=self.env,
            capture_output=True,
            text=True,
            timeout=_PATIENCE_S,
            check=False,
        )
        return asked.stdout.strip() == "Unikey"

    def _background(self, *command: str, pass_fds: tuple[int, ...] = ()) -> subprocess.Popen[Any]:
        process = subprocess.Popen(
            command,
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if command[0] == "dbus-daemon" else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=pass_fds,
            text=True,
        )
        self._running.append(process)
        return process

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self.env, check=True, timeout=_PATIENCE_S * 2)

    def _end(self) -> None:
        # The last started first: the X server outlives all that draw on it, the bus all that talk over it.
        for process in reversed(self._running):
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()
        self._folder.cleanup()


class Program:
    """The program under test: a line of JSON in, lines of JSON out."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.lines: list[Mapping[str, Any]] = []
        self.ready: Mapping[str, Any] = {}
        self._process = process
        self._fresh: queue.Queue[Mapping[str, Any] | None] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def tell(self, **what: object) -> None:
        """Send it one line."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()

    def ask(self, question: str) -> Mapping[str, Any]:
        """Ask it one thing (it answers after everything typed before) and give its answer."""
        self.tell(ask=question)
        return self.wait_for(lambda line: line.get("answer") == question)

    def wait_for(self, wanted: Callable[[Mapping[str, Any]], bool]) -> Mapping[str, Any]:
        """The next line that is wanted; the others are kept in `lines`."""
        line = self.heard(wanted, _PATIENCE_S)
        if line is None:
            raise AssertionError(f"not told; heard so far: {self.lines}")
        return line

    def heard(
        self, wanted: Callable[[Mapping[str, Any]], bool], patience_s: float
    ) -> Mapping[str, Any] | None:
        """The next line that is wanted, or None when it did not come in time."""
        ends = time.monotonic() + patience_s
        while True:
            try:
                line = self._fresh.get(timeout=max(0.01, ends - time.monotonic()))
            except queue.Empty:
                return None
            if line is None:
                raise AssertionError(f"the program ended; heard so far: {self.lines}")
            self.lines.append(line)
            if wanted(line):
                return line

    def end(self) -> None:
        """End it and wait."""
        self._process.terminate()
        self._process.wait(_PATIENCE_S)
        self._reader.join(_PATIENCE_S)

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith("{"):
                self._fresh.put(json.loads(line))
        self._fresh.put(None)


def _delay(every_ms: int) -> str:
    # xdotool waits half of its "delay" after a press and none to speak of after a release.
    return str(every_ms * 2)


def _first_line(process: subprocess.Popen[Any]) -> str:
    assert process.stdout is not None
    return str(process.stdout.readline()).strip()


def _until(holds: Callable[[], bool], what: str) -> None:
    ends = time.monotonic() + _PATIENCE_S
    while not holds():
        if time.monotonic() > ends:
            raise AssertionError(f"waited in vain until {what}")
        threading.Event().wait(0.05)
