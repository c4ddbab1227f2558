"""A code reader on a serial port (USB-COM): the way for the full Vietnamese text of an ID card.

Bytes are collected until the reader's end mark (CR, LF, or ETX) and decoded only then, so that a letter cut
in two by the wire comes whole. A reader that sends no end mark at all is served by a short silence instead.
"""

from __future__ import annotations

import errno
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

import serial
from serial.tools import list_ports

from app.errors import DeviceTrouble
from app.ports.code_reader import OnBack, OnScan, OnTrouble

MOST_BYTES = 8192
"""Longest code taken; the largest QR code holds 2,953 bytes."""
IDLE_S = 0.1
"""Silence that ends a code of a reader that never sent an end mark. 150 ms are allowed in all."""
_STALE_S = 2.0
"""Silence after which half a code of a reader that does send end marks is given up."""
_AGAIN_S = 0.5
_LOOK_S = 0.02

_STX, _ETX, _CR, _LF = 0x02, 0x03, 0x0D, 0x0A
_ENDS = frozenset({_ETX, _CR, _LF})


@dataclass(frozen=True, slots=True)
class SerialPortSeen:
    """A serial port of this PC."""

    port: str
    """What to open: `"COM3"`, `"/dev/ttyACM0"`."""
    description: str
    """What its maker calls it; may be empty."""


def serial_ports() -> tuple[SerialPortSeen, ...]:
    """The serial ports of this PC, for the devices page. Takes some ten milliseconds."""
    return tuple(
        SerialPortSeen(port=str(found.device), description=str(found.description or ""))
        for found in sorted(list_ports.comports())
    )


def decode_scan(untrusted_bytes: bytes) -> str:
    """The text of one code: as UTF-8, else as Windows-1258, else each byte as one letter (nothing lost).

    Text in older Vietnamese encodings comes out readable by `app.domain.id_card`, which knows their damage.

    >>> decode_scan("Trần Thị Thử".encode())
    'Trần Thị Thử'
    """
    for encoding in ("utf-8-sig", "cp1258"):
        try:
            return untrusted_bytes.decode(encoding)
        except UnicodeDecodeError:
            continue
    return untrusted_bytes.decode("latin-1")


class CodeSplitter:
    """Cuts the stream of bytes into codes. Knows no port and no thread."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._skipping = False
        self._ends_seen = False

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """The codes that are whole now.

        Raises:
            TooLong: More than `MOST_BYTES` without an end; all up to the next end is skipped.
        """
        rest = memoryview(chunk)
        for place, byte in enumerate(chunk):
            if byte in _ENDS:
                self._ends_seen = True
                code = bytes(self._bytes)
                self._bytes.clear()
                skipped, self._skipping = self._skipping, False
                if code and not skipped:
                    yield code
            elif byte == _STX:
                self._bytes.clear()
                self._skipping = False
            elif self._skipping:
                continue
            elif len(self._bytes) >= MOST_BYTES:
                self._bytes.clear()
                self._skipping = True
                raise TooLong(bytes(rest[place + 1 :]))
            else:
                self._bytes.append(byte)

    def silence(self, lasted_s: float) -> bytes:
        """The code that a silence ends, or nothing. Half a letter is waited for, half a code given up."""
        if not self._bytes and not self._skipping:
            return b""
        if lasted_s >= _STALE_S or (lasted_s >= IDLE_S and self._skipping):
            self._bytes.clear()
            self._skipping = False
            return b""
        if self._ends_seen or lasted_s < IDLE_S or _ends_inside_letter(self._bytes):
            return b""
        code = bytes(self._bytes)
        self._bytes.clear()
        return code

    def forget(self) -> None:
        """The reader is gone; what it began to send is worth nothing."""
        self._bytes.clear()
        self._skipping = False


class TooLong(ValueError):
    """A code without end."""

    def __init__(self, rest: bytes) -> None:
        super().__init__("code too long")
        self.rest = rest
        """What came after the byte that was too much."""


class SerialCodeReader:
    """One reader on one port, on a thread of its own.

    Args:
        port: `"COM3"`, `"/dev/ttyACM0"`; need not be there yet.
        baud: As the reader is set; USB readers ignore it.
        on_scan, on_trouble, on_back: See `app.ports.code_reader`; all called on the reader's thread.
    """

    def __init__(self, port: str, baud: int, on_scan: OnScan, on_trouble: OnTrouble, on_back: OnBack) -> None:
        self._port = port
        self._baud = baud
        self._on_scan = on_scan
        self._on_trouble = on_trouble
        self._on_back = on_back
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._gone = False

    def start(self) -> None:
        """Listen from now on; returns at once, also when the reader is not there yet."""
        if self._thread is None:
            self._stopping.clear()
            self._thread = threading.Thread(target=self._run, name=f"code reader {self._port}")
            self._thread.start()

    def stop(self) -> None:
        """Listen no more; returns when its thread has ended, some 20 ms. Not for a callback."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                port = serial.Serial(self._port, self._baud, timeout=_LOOK_S, exclusive=True)
            except (serial.SerialException, OSError, ValueError) as fault:
                self._is_gone(_why_not_open(fault))
            else:
                with port:
                    self._is_back()
                    self._listen(port)
            self._stopping.wait(_AGAIN_S)

    def _listen(self, port: serial.Serial) -> None:
        splitter = CodeSplitter()
        heard_at = time.monotonic()
        while not self._stopping.is_set():
            try:
                chunk = port.read(max(1, port.in_waiting))
            except (serial.SerialException, OSError):
                self._is_gone("code_reader.unplugged")
                return
            now = time.monotonic()
            if chunk:
                heard_at = now
                self._take(splitter, chunk)
            else:
                code = splitter.silence(now - heard_at)
                if code:
                    self._on_scan(decode_scan(code))

    def _take(self, splitter: CodeSplitter, chunk: bytes) -> None:
        while chunk:
            try:
                for code in splitter.feed(chunk):
                    self._on_scan(decode_scan(code))
                return
            except TooLong as too_long:
                self._on_trouble(DeviceTrouble("code_reader.too_long", port=self._port, most=MOST_BYTES))
                chunk = too_long.rest

    def _is_gone(self, code: str) -> None:
        if not self._gone:
            self._gone = True
            self._on_trouble(DeviceTrouble(code, port=self._port))

    def _is_back(self) -> None:
        if self._gone:
            self._gone = False
            self._on_back()


def _why_not_open(fault: Exception) -> str:
    number = getattr(fault, "errno", None)
    if number in (errno.EACCES, errno.EPERM):
        return "code_reader.not_allowed"
    # Windows denies access to a port that another program holds; pyserial tells it in words only.
    if number in (errno.EBUSY, errno.EAGAIN) or "PermissionError" in str(fault):
        return "code_reader.busy"
    return "code_reader.not_found"


def _ends_inside_letter(collected: bytearray) -> bool:
    """Whether the last bytes begin a UTF-8 letter that is not whole yet."""
    for back in range(1, min(4, len(collected)) + 1):
        byte = collected[-back]
        if byte >= 0xC0:
            return back < (2 if byte < 0xE0 else 3 if byte < 0xF0 else 4)
        if byte < 0x80:
            return False
    return False
