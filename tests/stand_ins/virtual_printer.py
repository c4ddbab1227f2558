"""A thermal printer on loopback, as a process of its own. Knows nothing of the program under test.

    python -m tests.stand_ins.virtual_printer --jobs FOLDER [--port 0] [--faults cover,paper_end@8000]

It takes one connection at a time, obeys ESC/POS as printers do (real-time questions at once, everything
else in order, nothing while it is in trouble), writes each slip up to its cut to `FOLDER/job-0001.bin` and
tells what happens as JSON lines on stdout:

    {"event": "listening", "port": 40001}   {"event": "first_byte"}   {"event": "job", "file": …, "bytes": n}

A line on stdin replaces the faults (an empty line repairs it); the end of stdin ends it.

Faults: a word, or a word with the byte of the connection at which it begins (`paper_end@8000`).
    paper_end, cover, cutter, fault, offline    trouble: off line, nothing more is printed until repaired
    near_end        paper nearly used up
    silent          takes everything, answers nothing
    only_first      of the status questions answers only the first, reports nothing by itself
    no_reports      reports nothing by itself
    no_handshake    does not answer GS r
    stall           stops taking bytes
    drop            breaks the connection with a reset
    close           closes the connection in an orderly way
    small_buffer    holds 16 KB of what it cannot print yet instead of 64 KB
    slow@N          takes N bytes per second
"""

from __future__ import annotations

import argparse
import json
import re
import selectors
import socket
import struct
import sys
import time
from contextlib import suppress
from pathlib import Path

TROUBLES = ("paper_end", "cover", "cutter", "fault", "offline")
BUFFER_BYTES = 65_536
SMALL_BUFFER_BYTES = 16_384
QUESTION = re.compile(rb"\x10\x04([\x01-\x04])")

# How many bytes follow each command's two. Commands with data of their own are taken apart in `_length`.
AFTER_ESC = (
    dict.fromkeys(b"@2imLS", 0)
    | dict.fromkeys(b"dJat R!E-GM3=VT{Ur", 1)
    | {
        ord("$"): 2,
        ord("\\"): 2,
        ord("c"): 2,
        ord("p"): 3,
        ord("W"): 8,
    }
)
AFTER_GS = dict.fromkeys(b"ra!BIhwHfbE", 1) | dict.fromkeys(b"LWP$\\", 2)
AFTER_FS = dict.fromkeys(b".&", 0) | dict.fromkeys(b"C!-", 1) | {ord("S"): 2}


def say(event: str, **facts: object) -> None:
    print(json.dumps({"event": event, **facts}), flush=True)


class Printer:
    """What is inside the case: paper, cover, cutter, and the buffer between wire and print head."""

    def __init__(self, jobs: Path) -> None:
        self._jobs = jobs
        self._job_count = 0
        self.faults: dict[str, int] = {}
        self.start_connection()

    def start_connection(self) -> None:
        self.taken = 0
        self._buffer = bytearray()
        self._job = bytearray()
        self._printing = False
        self._reports = False
        self._tail = b""
        self._told: bytes | None = None

    def set_faults(self, text: str) -> None:
        words = [word.strip() for word in text.split(",") if word.strip()]
        self.faults = {name: int(at or 0) for name, _, at in (word.partition("@") for word in words)}

    def has(self, fault: str) -> bool:
        return fault in self.faults and self.taken >= self.faults[fault]

    @property
    def in_trouble(self) -> bool:
        return any(self.has(fault) for fault in TROUBLES)

    @property
    def full(self) -> bool:
        return len(self._buffer) >= (SMALL_BUFFER_BYTES if self.has("small_buffer") else BUFFER_BYTES)

    def until_next_fault(self) -> int:
        """How many more bytes it takes before something changes."""
        ahead = [at - self.taken for name, at in self.faults.items() if name != "slow" and at > self.taken]
        return min(ahead, default=BUFFER_BYTES)

    def take(self, data: bytes) -> bytes:
        """Bytes from the wire; the answers to them."""
        self.taken += len(data)
        answers = b""
        seen = self._tail + data
        for question in QUESTION.finditer(seen):
            answers += self._status(question[1][0])
        self._tail = seen[-2:]
        self._buffer += data
        return self._unless_silent(answers) + self.work()

    def work(self) -> bytes:
        """Do what the buffer says, unless in trouble; what it has to tell."""
        answers = self._report()
        while self._buffer and not self.in_trouble:
            length = self._length(self._buffer)
            if length is None or length > len(self._buffer):
                break
            command = bytes(self._buffer[:length])
            del self._buffer[:length]
            answers += self._do(command)
        return self._unless_silent(answers)

    def end_connection(self) -> None:
        if self._printing:
            self._write_job("part")

    def _do(self, command: bytes) -> bytes:
        if command[0] == 0x10:
            return b""
        for question in QUESTION.finditer(command):
            say("real_time_command_in_data", command=question[0].hex())
        self._job += command
        prints = command[:2] in (b"\x1dv", b"\x1b*", b"\x1d(", b"\x1d8") or command[0] not in (
            0x1B,
            0x1C,
            0x1D,
        )
        if prints and not self._printing:
            self._printing = True
            say("first_byte")
        if command[:2] == b"\x1dV":
            self._write_job("bin")
        elif command[:2] == b"\x1da":
            self._reports, self._told = command[2] != 0, None
            return self._report()
        elif command == b"\x1b@":
            self._reports = False
        elif command[:2] == b"\x1dr" and not self.has("no_handshake"):
            return b"\x03" if self.has("near_end") else b"\x00"
        elif command[:2] == b"\x1dI":
            return b"\x20" if command[2] in (1, 2, 3, 49, 50, 51) else b"_VIRTUAL\x00"
        return b""

    def _write_job(self, kind: str) -> None:
        self._job_count += 1
        name = f"job-{self._job_count:04}.{kind}"
        unfinished = self._jobs / f".{name}"
        unfinished.write_bytes(self._job)
        unfinished.rename(self._jobs / name)
        say("job" if kind == "bin" else "part", file=name, bytes=len(self._job))
        self._job.clear()
        self._printing = False

    def _status(self, question: int) -> bytes:
        if question > 1 and self.has("only_first"):
            return b""
        byte = 0x12
        if question == 1:
            byte = 0x16 | (0x08 if self.in_trouble else 0)
        elif question == 2:
            byte |= 0x04 if self.has("cover") else 0
            byte |= 0x20 if self.has("paper_end") else 0
            byte |= 0x40 if self.has("cutter") or self.has("fault") else 0
        elif question == 3:
            byte |= 0x08 if self.has("cutter") else 0
            byte |= 0x40 if self.has("fault") else 0
        elif question == 4:
            byte |= 0x0C if self.has("near_end") else 0
            byte |= 0x60 if self.has("paper_end") else 0
        return bytes((byte,))

    def _report(self) -> bytes:
        """Four bytes whenever something has changed, if it was asked to report."""
        if not self._reports or self.has("no_reports") or self.has("only_first"):
            return b""
        one = 0x14 | (0x08 if self.in_trouble else 0) | (0x20 if self.has("cover") else 0)
        two = (0x08 if self.has("cutter") else 0) | (0x40 if self.has("fault") else 0)
        three = (0x03 if self.has("near_end") else 0) | (0x0C if self.has("paper_end") else 0)
        report = bytes((one, two, three, 0x0F))
        if report == self._told:
            return b""
        self._told = report
        return report

    def _unless_silent(self, answers: bytes) -> bytes:
        return b"" if self.has("silent") else answers

    def _length(self, buffer: bytearray) -> int | None:
        """Length of the command at the front; None = not all of its head is here."""
        first = buffer[0]
        if first not in (0x10, 0x1B, 0x1C, 0x1D):
            return 1
        if len(buffer) < 2:
            return None
        second = buffer[1]
        if first == 0x10:
            return 3 if second in (0x04, 0x05) else 5
        if first == 0x1B:
            if second == ord("*"):
                if len(buffer) < 5:
                    return None
                return 5 + int.from_bytes(buffer[3:5], "little") * (3 if buffer[2] in (32, 33) else 1)
            return 2 + AFTER_ESC.get(second, 0)
        if second == ord("("):
            return 5 + int.from_bytes(buffer[3:5], "little") if len(buffer) >= 5 else None
        if first == 0x1C:
            return 2 + AFTER_FS.get(second, 0)
        if second == ord("v"):
            if len(buffer) < 8:
                return None
            width, height = struct.unpack("<HH", buffer[4:8])
            return 8 + int(width) * int(height)
        if second == ord("8"):
            return 7 + int.from_bytes(buffer[3:7], "little") if len(buffer) >= 7 else None
        if second == ord("V"):
            if len(buffer) < 3:
                return None
            return 4 if buffer[2] >= 65 else 3
        return 2 + AFTER_GS.get(second, 0)


def serve(printer: Printer, listener: socket.socket) -> None:
    chosen = selectors.DefaultSelector()
    chosen.register(listener, selectors.EVENT_READ)
    chosen.register(sys.stdin, selectors.EVENT_READ)
    wire: socket.socket | None = None

    def hang_up(reset: bool = False) -> None:
        nonlocal wire
        assert wire is not None
        if wire in chosen.get_map():
            chosen.unregister(wire)
        if reset:
            wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        wire.close()
        wire = None
        printer.end_connection()
        chosen.register(listener, selectors.EVENT_READ)
        say("hung_up")

    def answer(data: bytes) -> None:
        if data and wire is not None:
            with suppress(OSError):  # the other side has gone; the next read tells
                wire.sendall(data)

    while True:
        ready = {key.fileobj for key, _ in chosen.select()}
        if sys.stdin in ready:
            line = sys.stdin.readline()
            if not line:
                return
            printer.set_faults(line.strip())
            say("faults", now=sorted(printer.faults))
            if wire is not None:
                answer(printer.work())
                if wire not in chosen.get_map():
                    chosen.register(wire, selectors.EVENT_READ)
        if listener in ready:
            wire, _ = listener.accept()
            chosen.unregister(listener)
            printer.start_connection()
            say("connected")
            chosen.register(wire, selectors.EVENT_READ)
            ready.discard(wire)
        if wire is None:
            continue
        if printer.has("drop") or printer.has("close"):
            hang_up(reset=printer.has("drop"))
            continue
        if wire not in ready:
            continue
        if printer.has("stall") or printer.full:
            chosen.unregister(wire)
            continue
        most = min(printer.until_next_fault(), 4096)
        if slow := printer.faults.get("slow"):
            most = min(most, max(1, slow // 20))
            time.sleep(most / slow)
        try:
            data = wire.recv(most)
        except OSError:
            data = b""
        if not data:
            hang_up()
            continue
        answer(printer.take(data))
        if printer.has("drop") or printer.has("close"):
            hang_up(reset=printer.has("drop"))


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--port", type=int, default=0)
    options.add_argument("--jobs", type=Path, required=True)
    options.add_argument("--faults", default="")
    chosen = options.parse_args()
    printer = Printer(chosen.jobs)
    printer.set_faults(chosen.faults)
    with socket.create_server(("127.0.0.1", chosen.port)) as listener:
        # A small window: what was sent is soon what was taken, as with a printer's own buffer.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        say("listening", port=listener.getsockname()[1])
        serve(printer, listener)


if __name__ == "__main__":
    main()
