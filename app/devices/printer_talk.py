"""What a thermal printer answers: status questions, its own reports of trouble, the end-of-job handshake.

The answers come mixed in one stream and are told apart by fixed bits (ESC/POS, transmission of status):

    0xx1xx10  answer to DLE EOT n
    0xx1xx00  first of four bytes of a report by itself (GS a)
    0xx0xxxx  answer to GS r
"""

from __future__ import annotations

import time
from collections import deque

from app.devices.printer_links import Wire
from app.ports.printing import PrinterState

HANDSHAKE = b"\x1d\x72\x01"
"""GS r 1: answered in its turn, after all that was sent before it."""


class PrinterTalk:
    """One conversation over one wire. Every method may raise `LinkTrouble`."""

    def __init__(self, wire: Wire, answer_s: float) -> None:
        self._wire = wire
        self._answer_s = answer_s
        self._asked: deque[int] = deque()
        self._told: dict[int, int] = {}
        self._report: bytearray = bytearray()
        self._paper_answers: list[int] = []
        self.reported: PrinterState | None = None
        """What it last told by itself."""

    def listen(self, wait_s: float) -> bool:
        """Take in what has come; whether anything has."""
        data = self._wire.receive(wait_s)
        for byte in data:
            self._take(byte)
        return bool(data)

    def _take(self, byte: int) -> None:
        if self._report:
            self._report.append(byte)
            if len(self._report) == 4:
                self.reported = _state_of_report(bytes(self._report))
                self._report.clear()
        elif byte & 0x93 == 0x10:
            self._report.append(byte)
        elif byte & 0x93 == 0x12 and self._asked:
            self._told[self._asked.popleft()] = byte
        elif byte & 0x90 == 0:
            self._paper_answers.append(byte)

    def ask_state(self) -> PrinterState:
        """DLE EOT 1–4. UNKNOWN when the first is not answered in time."""
        self._told.clear()
        for question in (1, 2, 3, 4):
            self._ask(question)
            until = time.monotonic() + self._answer_s
            while question not in self._told and (left := until - time.monotonic()) > 0:
                self.listen(left)
            if question not in self._told:
                # Simple printers answer only the first. The rest is not asked: a late answer would be
                # taken for that of the next question.
                break
        return _state_of_answers(self._told)

    def _ask(self, question: int) -> None:
        self._wire.send(bytes((0x10, 0x04, question)))
        self._asked.append(question)

    def await_finish(self, finish_s: float) -> PrinterState | None:
        """Shake hands after a job.

        Returns the state with which the printer says it is through with the job (READY, PAPER_LOW), or the
        trouble that it reports instead; None when no answer came in time.
        """
        self._paper_answers.clear()  # whatever came before belongs to an earlier job
        self._wire.send(HANDSHAKE)
        until = time.monotonic() + finish_s
        while (left := until - time.monotonic()) > 0:
            heard = self.listen(min(left, self._answer_s))
            if self._in_trouble:
                return self.reported
            if self._paper_answers:
                return _state_of_paper(self._paper_answers.pop(0))
            if not heard and not self._asked:
                self._told.clear()
                self._ask(1)
            elif self._told.get(1, 0) & 0x08:
                found = self.ask_state()
                if not found.can_print:
                    return found
        return None

    @property
    def _in_trouble(self) -> bool:
        return self.reported is not None and not self.reported.can_print


def _state(
    *, cover: int, paper_out: int, cutter: int, fault: int, offline: int, paper_low: int
) -> PrinterState:
    """The trouble to put right first: an open cover also reads as "no paper", any trouble as "off line"."""
    for seen, state in (
        (cover, PrinterState.COVER_OPEN),
        (paper_out, PrinterState.PAPER_OUT),
        (cutter, PrinterState.CUTTER_ERROR),
        (fault, PrinterState.FAULT),
        (offline, PrinterState.OFFLINE),
        (paper_low, PrinterState.PAPER_LOW),
    ):
        if seen:
            return state
    return PrinterState.READY


def _state_of_answers(told: dict[int, int]) -> PrinterState:
    if 1 not in told:
        return PrinterState.UNKNOWN
    two, three, four = (told.get(question, 0) for question in (2, 3, 4))
    return _state(
        cover=two & 0x04,
        paper_out=two & 0x20 or four & 0x60,
        cutter=three & 0x08,
        fault=two & 0x40 or three & 0x60,
        offline=told[1] & 0x08,
        paper_low=four & 0x0C,
    )


def _state_of_report(report: bytes) -> PrinterState:
    one, two, three, _ = report
    return _state(
        cover=one & 0x20,
        paper_out=three & 0x0C,
        cutter=two & 0x08,
        fault=two & 0x64,
        offline=one & 0x08,
        paper_low=three & 0x03,
    )


def _state_of_paper(answer: int) -> PrinterState:
    return _state(cover=0, paper_out=answer & 0x0C, cutter=0, fault=0, offline=0, paper_low=answer & 0x03)
