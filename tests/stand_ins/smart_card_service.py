"""A real pcscd with virtual readers for a test, apart from one that may already run, and a card for it."""

from __future__ import annotations

import shutil
import signal
import socket
import struct
import subprocess
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

DRIVER = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so"
UNFIT = bytes(40)
"""Longer than an answer to reset may be: powering up fails, as it does with a mute card."""


class SmartCardService:
    """`with SmartCardService() as service: os.environ["PCSCLITE_CSOCK_NAME"] = service.socket_name`

    pcscd listens at one fixed place. A folder of the test is put over that place, for this pcscd alone
    (a mount name space of its own), so that the system's is neither used nor disturbed.
    """

    def __init__(self, *, with_reader: bool = True) -> None:
        self._root = Path(tempfile.mkdtemp(prefix="pcsc-"))
        (self._root / "run").mkdir()
        (self._root / "readers").mkdir()
        self.socket_name = str(self._root / "run/pcscd.comm")
        self.card_port = _free_ports()
        if with_reader:
            (self._root / "readers/virtual").write_text(
                f'FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:{self.card_port:#x}\n'
                f"LIBPATH {DRIVER}\nCHANNELID {self.card_port:#x}\n"
            )
        # By hand and forgiving: in a root that is no mount point of its own there is nothing to make private.
        private = "mount --make-rprivate / 2>/dev/null; "
        place_ours = f"{private}mkdir -p /run/pcscd && mount --bind {self._root}/run /run/pcscd && exec "
        self._process = subprocess.Popen(
            [
                "unshare",
                "--mount",
                "--propagation",
                "unchanged",
                "sh",
                "-c",
                f"{place_ours} pcscd --foreground --config {self._root}/readers",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _until(self._listens, "pcscd does not start")
        except RuntimeError:
            self.__exit__(None, None, None)
            raise

    def _listens(self) -> bool:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as wire:
            return wire.connect_ex(self.socket_name) == 0

    def freeze(self) -> None:
        """Let it hang: connections are taken, nothing is answered."""
        self._process.send_signal(signal.SIGSTOP)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.send_signal(signal.SIGCONT)
        self._process.terminate()
        try:
            self._process.wait(10)
        finally:
            self._process.kill()
            self._process.wait()
            shutil.rmtree(self._root)


class Card:
    """A card in a virtual reader, from `with` to its end. A mute one is felt, and silent when powered up."""

    def __init__(self, port: int, answer_to_reset: bytes, *, mute: bool = False) -> None:
        self._answer = answer_to_reset
        self._mute = mute
        self._wire = _connected(port)
        self._thread = threading.Thread(target=self._serve)

    def _serve(self) -> None:
        """Two bytes of length, then a command of one byte: 0 off, 1 on, 2 reset, 4 answer to reset."""
        before = b""
        # The reader may let go of the card first.
        with suppress(ConnectionError), self._wire.makefile("rb") as commands:
            while len(head := commands.read(2)) == 2:
                (length,) = struct.unpack(">H", head)
                command = commands.read(length)
                if command == b"\x04":
                    # The driver also asks for the answer to feel whether a card is there.
                    answer = UNFIT if self._mute and before in (b"\x01", b"\x02") else self._answer
                    self._wire.sendall(struct.pack(">H", len(answer)) + answer)
                before = command

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._wire.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._wire.close()


def _free_ports() -> int:
    """A port that is free, and the next one too: each virtual reader has a second slot there."""
    for port in range(46_000, 47_000, 2):
        try:
            with socket.create_server(("127.0.0.1", port)), socket.create_server(("127.0.0.1", port + 1)):
                return port
        except OSError:
            continue
    raise RuntimeError("no two free ports in a row")


def _connected(port: int) -> socket.socket:
    found: list[socket.socket] = []

    def connects() -> bool:
        try:
            found.append(socket.create_connection(("127.0.0.1", port), timeout=1))
        except OSError:
            return False
        found[0].settimeout(None)
        return True

    _until(connects, "the virtual reader takes no card")
    return found[0]


def _until(holds: object, trouble: str) -> None:
    assert callable(holds)
    until = time.monotonic() + 20
    while not holds():
        if time.monotonic() > until:
            raise RuntimeError(trouble)
        threading.Event().wait(0.02)
