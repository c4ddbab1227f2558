"""Prints a slip and finds out whether it came out: asks before, shakes hands after, never sends twice."""

from __future__ import annotations

import threading
from contextlib import closing, suppress
from functools import cache

from app.devices.escpos_job import slip_job
from app.devices.printer_links import LinkTrouble, Lost, Patience, Wire, open_wire
from app.devices.printer_talk import PrinterTalk
from app.devices.raw_spooler import SpooledReceiptPrinter
from app.ports.printing import (
    PrintEnding,
    PrinterAddress,
    PrinterLink,
    PrinterState,
    PrintOutcome,
    ReceiptPrinter,
    SerialLink,
    SpoolerLink,
)
from app.ports.slip import SlipPicture

_PIECE_BYTES = 4096
_SLOWEST_DOTS_PER_S = 400
"""50 mm/s, half of what slow printers do."""


_LOOK_S = 5.0
"""How long a question waits for a slip that is being printed."""


@cache
def _turn(_link: PrinterLink) -> threading.Lock:
    """One at a time at each printer: a test slip, or a look at the devices, must not mix into a slip."""
    return threading.Lock()


def receipt_printer(address: PrinterAddress, patience: Patience | None = None) -> ReceiptPrinter:
    """The thermal printer at an address. Nothing is opened before it is asked something."""
    if isinstance(address.link, SpoolerLink):
        return SpooledReceiptPrinter(address)
    return WiredReceiptPrinter(address, patience or Patience())


class WiredReceiptPrinter:
    """A thermal printer on a wire of ours; one connection per question or slip."""

    def __init__(self, address: PrinterAddress, patience: Patience) -> None:
        self._address = address
        self._patience = patience

    def state(self) -> PrinterState:
        """See `ReceiptPrinter`."""
        turn = _turn(self._address.link)
        if not turn.acquire(timeout=_LOOK_S):
            return PrinterState.UNKNOWN
        try:
            return self._state()
        finally:
            turn.release()

    def _state(self) -> PrinterState:
        try:
            with closing(open_wire(self._address.link, self._patience)) as wire:
                if not self._answers(wire):
                    return PrinterState.UNKNOWN
                return PrinterTalk(wire, self._patience.answer_s).ask_state()
        except LinkTrouble:
            return PrinterState.OFFLINE

    def print_slip(self, picture: SlipPicture) -> PrintOutcome:
        """See `ReceiptPrinter`."""
        if picture.width != self._address.dots:
            raise ValueError(f"a picture of {picture.width} dots for paper of {self._address.dots}")
        with _turn(self._address.link):
            return self._print(picture)

    def _print(self, picture: SlipPicture) -> PrintOutcome:
        try:
            wire = open_wire(self._address.link, self._patience)
        except LinkTrouble as trouble:
            return _not_started(PrinterState.OFFLINE, trouble.why)
        with closing(wire):
            return self._talk_and_print(wire, picture) if self._answers(wire) else _print_blind(wire, picture)

    def _answers(self, wire: Wire) -> bool:
        return wire.two_way and self._address.answers

    def _talk_and_print(self, wire: Wire, picture: SlipPicture) -> PrintOutcome:
        talk = PrinterTalk(wire, self._patience.answer_s)
        try:
            before = talk.ask_state()
        except LinkTrouble as trouble:
            return _not_started(PrinterState.OFFLINE, trouble.why)
        if not before.can_print:
            return _not_started(before, "silent" if before is PrinterState.UNKNOWN else before)

        job = slip_job(picture, watched=True)
        try:
            for start in range(0, len(job), _PIECE_BYTES):
                wire.send(job[start : start + _PIECE_BYTES])
                talk.listen(0)
            after = talk.await_finish(self._finish_s(picture, len(job)))
        except LinkTrouble as trouble:
            return _lost_midway(talk, trouble)
        if after is None:
            return PrintOutcome(PrintEnding.UNKNOWN, PrinterState.UNKNOWN, "printing.no_answer_after")
        if not after.can_print:
            return PrintOutcome(PrintEnding.UNKNOWN, after, f"printing.{after}_midway")
        low = after is PrinterState.PAPER_LOW
        return PrintOutcome(
            PrintEnding.PRINTED, after, "printing.printed_paper_low" if low else "printing.printed"
        )

    def _finish_s(self, picture: SlipPicture, job_bytes: int) -> float:
        seconds = self._patience.finish_s + picture.height / _SLOWEST_DOTS_PER_S
        if isinstance(self._address.link, SerialLink):
            seconds += job_bytes * 10 / self._address.link.baud
        return seconds


def _not_started(state: PrinterState, why: str) -> PrintOutcome:
    if why in (Lost.RESET, Lost.CLOSED, Lost.STALLED):
        why = "lost_before"
    return PrintOutcome(PrintEnding.NOT_STARTED, state, f"printing.{why}")


def _lost_midway(talk: PrinterTalk, trouble: LinkTrouble) -> PrintOutcome:
    """Bytes of the slip may have arrived: whatever the reason, only a person can see what came out."""
    with suppress(LinkTrouble):
        talk.listen(0)  # a printer that stopped taking bytes may have said why
    reported = talk.reported
    if reported is not None and not reported.can_print:
        return PrintOutcome(PrintEnding.UNKNOWN, reported, f"printing.{reported}_midway")
    return PrintOutcome(PrintEnding.UNKNOWN, PrinterState.UNKNOWN, f"printing.{trouble.why}_midway")


def _print_blind(wire: Wire, picture: SlipPicture) -> PrintOutcome:
    try:
        wire.send(slip_job(picture, watched=False))
    except LinkTrouble as trouble:
        return PrintOutcome(PrintEnding.UNKNOWN, PrinterState.UNKNOWN, f"printing.{trouble.why}_midway")
    return PrintOutcome(PrintEnding.UNKNOWN, PrinterState.UNKNOWN, "printing.sent_one_way")
