"""A program of its own in which eight threads take in full dossiers through the whole desk.

    python -m tests.nemesis.eight_clerks FOLDER SHARED_CLOCK NAME COUNT

Every thread works at the same counter. Each number is told on stdout after its acceptance, one a line; a
date that is in doubt is confirmed, as the officer does, and the same form goes in again.
"""

from __future__ import annotations

import datetime as dt
import mmap
import struct
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Self

from app import bootstrap
from app.desk import Desk
from app.domain.applicant import FilerRelation, Person
from app.domain.business_day import ClockInDoubt
from app.domain.dossier import IntakeForm, PaperState
from app.domain.id_card import Sex
from app.domain.procedure import FieldKind, Procedure
from app.services.intake import Wishes, asked_for
from tests.desk import PASSPHRASE

THREADS = 8
COPY, BIRTH = "2.000815", "1.001193"


class SharedClock:
    """One PC has one clock: what two programs read lies in a file, and somebody sets it while they work.

    `app.ports.clock.Clock`; the seconds since the PC's start run evenly whatever is done to the clock.
    """

    def __init__(self, file: Path) -> None:
        with file.open("r+b") as opened:
            self._shared = mmap.mmap(opened.fileno(), 8)

    @classmethod
    def make(cls, file: Path, at: dt.datetime) -> Self:
        """A clock that shows this."""
        file.write_bytes(bytes(8))
        clock = cls(file)
        clock.show(at)
        return clock

    def show(self, at: dt.datetime) -> None:
        """Somebody sets it; from there it goes on."""
        self._shared[:] = struct.pack("<d", at.timestamp() - time.monotonic())

    def now(self) -> dt.datetime:
        """The moment, UTC."""
        (ahead,) = struct.unpack("<d", self._shared[:])
        return dt.datetime.fromtimestamp(time.monotonic() + ahead, dt.UTC)

    def running(self) -> tuple[str, float]:
        """(id of this start of the PC, seconds since it)."""
        return "start-1", time.monotonic()


def forms(desk: Desk) -> tuple[IntakeForm, IntakeForm]:
    """A copy certification with its fee, and a birth with its declaration and another person filing."""
    owner = Person(
        name="Nguyễn Văn Mẫu",
        id_number="001099000001",
        birth_date=dt.date(1999, 11, 5),
        sex=Sex.MALE,
        address="Thôn Mẫu, xã Mẫu, huyện Thử, tỉnh Mẫu",
        phone="0900000000",
        email="mau@example.vn",
    )
    copy = IntakeForm(COPY, owner, pages=3, copies=2, note="Người nộp chờ tại quầy")
    birth = IntakeForm(
        BIRTH,
        owner,
        case=_procedure(desk, BIRTH).cases[0].id,
        filer=replace(owner, name="Trần Thị Thử", id_number="001199000002", sex=Sex.FEMALE),
        relation=FilerRelation.RELATIVE,
        declaration={
            group.id: {field.id: "Nguyễn Thị Bé" for field in group.fields if field.kind is FieldKind.TEXT}
            for group in _procedure(desk, BIRTH).declaration
        },
    )
    return _all_there(desk, copy), _all_there(desk, birth)


def _procedure(desk: Desk, code: str) -> Procedure:
    return desk.catalogue.today().procedures[code]


def _all_there(desk: Desk, form: IntakeForm) -> IntakeForm:
    asked = asked_for(_procedure(desk, form.procedure), form)
    return replace(form, components=tuple(replace(taken, state=PaperState.PRESENT) for taken in asked))


def main(folder: str, clock_file: str, name: str, count: str) -> int:
    """See the module."""
    desk = bootstrap.desk(Path(folder), PASSPHRASE, clock=SharedClock(Path(clock_file)))
    kinds = forms(desk)
    telling, failed = threading.Lock(), []

    def tell(word: str) -> None:
        with telling:
            print(word, flush=True)

    def accept(form: IntakeForm) -> str:
        while True:
            try:
                return desk.intake.accept(form, desk.actor, desk.counter, Wishes()).dossier.number
            except ClockInDoubt as doubt:
                tell(f"! {doubt.code}")
                desk.intake.confirm_date(desk.actor)

    def work(thread: int, share: int) -> None:
        try:
            for turn in range(share):
                form = kinds[(thread + turn) % 4 == 0]
                tell(accept(replace(form, note=f"{name} {thread} {turn}")))
        except BaseException as fault:
            failed.append(fault)
            raise

    shares = [int(count) // THREADS + (thread < int(count) % THREADS) for thread in range(THREADS)]
    workers = [threading.Thread(target=work, args=each) for each in enumerate(shares)]
    sys.stdin.readline()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    desk.close()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
