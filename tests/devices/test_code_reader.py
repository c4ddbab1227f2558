"""A reader on a serial port, over a real pair of ports: every code once, whole, and back after the cable."""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.devices.code_reader import MOST_BYTES, CodeSplitter, SerialCodeReader, TooLong, decode_scan
from app.errors import DeviceTrouble
from app.messages import sentence
from tests.real_parts import RealPart

CARD = "001099000001|123456789|Nguyễn Văn Mẫu|01011990|Nam|Thôn 1, Xã Thử, Tỉnh Mẫu|02032022"
PATIENCE_S = 20.0


class Wire:
    """A cable between a reader's end that the test writes to and the port that the program opens."""

    def __init__(self, folder: Path) -> None:
        self.port = folder / "port"
        self._reader_end = folder / "reader"
        self._process: subprocess.Popen[bytes] | None = None
        self._file: int | None = None

    def plug(self) -> None:
        """Put the cable in."""
        self._process = subprocess.Popen(
            [
                "socat",
                f"pty,rawer,link={self.port}",
                f"pty,rawer,link={self._reader_end}",
            ]
        )
        until(lambda: self.port.exists() and self._reader_end.exists(), "the pair of ports is there")
        self._file = os.open(self._reader_end, os.O_RDWR | os.O_NOCTTY)

    def unplug(self) -> None:
        """Pull it."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
        if self._process is not None:
            self._process.terminate()
            self._process.wait(PATIENCE_S)
            self._process = None

    def send(self, content: bytes) -> None:
        """The reader sends these bytes."""
        assert self._file is not None
        while content:
            content = content[os.write(self._file, content) :]


class Desk:
    """What the reader told, in order."""

    def __init__(self) -> None:
        self.codes: queue.Queue[str] = queue.Queue()
        self.troubles: queue.Queue[DeviceTrouble] = queue.Queue()
        self.backs: queue.Queue[str] = queue.Queue()

    def reader(self, port: Path) -> SerialCodeReader:
        return SerialCodeReader(
            str(port), 9600, self.codes.put, self.troubles.put, lambda: self.backs.put("back")
        )


@pytest.fixture
def wire(tmp_path: Path, real_part: Callable[[RealPart], None]) -> Iterator[Wire]:
    wire = Wire(tmp_path)
    wire.plug()
    yield wire
    wire.unplug()
    real_part(RealPart.SERIAL_PAIR)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def listening(wire: Wire, desk: Desk) -> Iterator[SerialCodeReader]:
    reader = desk.reader(wire.port)
    reader.start()
    try:
        heard_through(wire, desk)
        yield reader
    finally:
        reader.stop()


def heard_through(wire: Wire, desk: Desk) -> None:
    """Opening a port throws away what was sent before: send letters until one is told, then all are."""

    def told() -> bool:
        wire.send(b"p")
        with contextlib.suppress(queue.Empty):
            return desk.codes.get(timeout=0.2).startswith("p")
        return False

    until(told, "the reader hears")
    with contextlib.suppress(queue.Empty):
        while desk.codes.get(timeout=0.3):
            pass


def until(holds: Callable[[], bool], what: str) -> None:
    ends = time.monotonic() + PATIENCE_S
    while not holds():
        if time.monotonic() > ends:
            raise AssertionError(f"waited in vain until {what}")
        threading.Event().wait(0.01)


def test_two_hundred_codes_come_whole_once_and_in_order(
    wire: Wire, desk: Desk, listening: SerialCodeReader
) -> None:
    sent = [f"{number:012d}|{CARD}" for number in range(200)]
    for place, code in enumerate(sent):
        wire.send(code.encode() + (b"\r\n" if place % 2 else b"\r"))
    heard = [desk.codes.get(timeout=PATIENCE_S) for _ in sent]
    assert heard == sent
    assert desk.codes.empty()
    assert desk.troubles.empty()


def test_a_letter_cut_in_two_by_the_wire_comes_whole(
    wire: Wire, desk: Desk, listening: SerialCodeReader
) -> None:
    content = CARD.encode()
    for cut in range(1, len(content)):
        wire.send(content[:cut])
        wire.send(content[cut:] + b"\r")
        assert desk.codes.get(timeout=PATIENCE_S) == CARD


def test_a_code_without_end_mark_is_told_after_a_short_silence(
    wire: Wire, desk: Desk, listening: SerialCodeReader
) -> None:
    wire.send(CARD.encode())
    assert desk.codes.get(timeout=PATIENCE_S) == CARD
    wire.send(b"\x02H56.14-251107-0012\x03")
    assert desk.codes.get(timeout=PATIENCE_S) == "H56.14-251107-0012"


def test_a_pulled_cable_is_told_once_and_the_reader_comes_back_by_itself(
    wire: Wire, desk: Desk, listening: SerialCodeReader
) -> None:
    wire.send(b"000000000001\r")
    assert desk.codes.get(timeout=PATIENCE_S) == "000000000001"
    wire.send(b"0000000")
    wire.unplug()
    trouble = desk.troubles.get(timeout=PATIENCE_S)
    assert trouble.code == "code_reader.unplugged"
    assert str(wire.port) in sentence(trouble)
    # Longer than several tries to open it again.
    threading.Event().wait(1.6)
    assert desk.troubles.empty()
    wire.plug()
    assert desk.backs.get(timeout=PATIENCE_S) == "back"
    heard_through(wire, desk)
    wire.send(b"000000000002\r")
    assert desk.codes.get(timeout=PATIENCE_S) == "000000000002"
    assert desk.troubles.empty()


def test_a_reader_that_is_not_there_at_start_is_told_once_and_waited_for(tmp_path: Path, desk: Desk) -> None:
    wire = Wire(tmp_path)
    reader = desk.reader(wire.port)
    reader.start()
    try:
        assert desk.troubles.get(timeout=PATIENCE_S).code == "code_reader.not_found"
        wire.plug()
        assert desk.backs.get(timeout=PATIENCE_S) == "back"
        heard_through(wire, desk)
        wire.send(CARD.encode() + b"\n")
        assert desk.codes.get(timeout=PATIENCE_S) == CARD
        assert desk.troubles.empty()
    finally:
        reader.stop()
        wire.unplug()


def test_a_port_that_another_reader_holds_is_told_as_busy(
    wire: Wire, desk: Desk, listening: SerialCodeReader
) -> None:
    wire.send(b"000000000001\r")
    assert desk.codes.get(timeout=PATIENCE_S) == "000000000001"
    second = Desk()
    reader = second.reader(wire.port)
    reader.start()
    try:
        assert second.troubles.get(timeout=PATIENCE_S).code == "code_reader.busy"
    finally:
        reader.stop()


@pytest.mark.parametrize("there", [True, False], ids=["plugged", "unplugged"])
def test_stopping_ends_the_thread_at_once(tmp_path: Path, desk: Desk, there: bool) -> None:
    wire = Wire(tmp_path)
    if there:
        wire.plug()
    before = set(threading.enumerate())
    reader = desk.reader(wire.port)
    reader.start()
    reader.start()
    assert len(set(threading.enumerate()) - before) == 1
    began = time.monotonic()
    reader.stop()
    reader.stop()
    assert set(threading.enumerate()) == before
    assert time.monotonic() - began < 5
    wire.unplug()


def test_a_flood_without_end_is_refused_and_the_next_code_is_heard(
    wire: Wire, desk: Desk, listening: SerialCodeReader
) -> None:
    wire.send(b"x" * (MOST_BYTES + 500) + b"\r000000000001\r")
    assert desk.troubles.get(timeout=PATIENCE_S).code == "code_reader.too_long"
    assert desk.codes.get(timeout=PATIENCE_S) == "000000000001"
    assert desk.troubles.empty()


def codes(splitter: CodeSplitter, content: bytes) -> list[bytes]:
    return list(splitter.feed(content))


def test_half_a_code_of_a_reader_with_end_marks_is_not_told_by_silence() -> None:
    splitter = CodeSplitter()
    assert codes(splitter, b"one\r\ntwo") == [b"one"]
    assert splitter.silence(1.0) == b""
    assert codes(splitter, b"\r") == [b"two"]
    assert codes(splitter, b"thr") == []
    assert splitter.silence(2.5) == b""
    assert codes(splitter, b"four\r") == [b"four"]


def test_silence_waits_for_the_rest_of_a_letter() -> None:
    splitter = CodeSplitter()
    content = "Thử".encode()
    for cut in range(1, len(content)):
        assert codes(splitter, content[:cut]) == []
        inside = content[:cut].decode(errors="ignore").encode() != content[:cut]
        told = splitter.silence(0.11)
        assert told == (b"" if inside else content[:cut])
        splitter.forget()


def test_only_the_endless_code_is_skipped() -> None:
    splitter = CodeSplitter()
    with pytest.raises(TooLong) as raised:
        codes(splitter, b"x" * (MOST_BYTES + 1) + b"yy\rnext\r")
    assert codes(splitter, raised.value.rest) == [b"next"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (CARD.encode(), CARD),
        (b"\xef\xbb\xbf" + CARD.encode(), CARD),
        ("Trâ\u0300n Thi\u0323".encode("cp1258"), "Trâ\u0300n Thi\u0323"),
        (b"\xd2\xff\x8d", "Ò\u00ff\u008d".replace("Ò", "\u00d2")),
        (b"001099000001", "001099000001"),
    ],
    ids=["utf-8", "utf-8 with mark", "windows-1258", "bytes of no encoding", "digits"],
)
def test_text_of_every_encoding_is_decoded_without_loss(content: bytes, text: str) -> None:
    assert decode_scan(content) == text
