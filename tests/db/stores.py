"""A small office in a real store, and one acceptance as intake does it; also run as a program of its own.

    python -m tests.db.stores FOLDER COUNTER DAY[,DAY…] COUNT THREADS

takes in COUNT dossiers from THREADS threads on each DAY and prints each number after its commit.
The data key comes in the environment variable MOTCUA_TEST_KEY.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import threading
from dataclasses import replace
from pathlib import Path

from app.domain.dossier import ComponentTaken, Dossier, PaperState
from app.domain.dossier_number import NumberRange, format_number
from app.domain.ids import IdMaker
from app.domain.outbox import OutboxFact, Target
from app.domain.print_job import Paper, PrintJob, PrintState
from app.domain.staff import Counter
from db.store import EncryptedStore
from tests.sample_dossiers import RECEIVED, sample_dossier, sample_form, sample_office, sample_officer

KEY = bytes(range(32))
"""Of stores of tests only."""
OTHER_KEY = bytes(range(1, 33))
COUNTER = Counter("counter-1", "Quầy số 1", 1)
SECOND = Counter("counter-2", "Quầy số 2", 2)
DAY = RECEIVED.date()
IDS = IdMaker(lambda: dt.datetime.now(dt.UTC), os.urandom)

FOUR_PAPERS = tuple(
    ComponentTaken(f"paper-{index}", f"Giấy tờ thử số {index}", PaperState.PRESENT) for index in range(1, 5)
)


def new_store(folder: Path, first: int = 5001, last: int = 5500) -> EncryptedStore:
    """An office with two counters, of which the first holds this range and the second the next thousand."""
    store = EncryptedStore.create(folder, KEY, IDS.new())
    with store.transaction() as change:
        change.office.set_office(sample_office())
        change.office.add_counter(COUNTER)
        change.office.add_counter(SECOND)
        change.office.add_staff(sample_officer())
        change.numbers.grant(COUNTER.id, [NumberRange(first, last)])
    return store


def accept(
    store: EncryptedStore, counter: str = COUNTER.id, day: dt.date = DAY, **changes: object
) -> Dossier:
    """Number, dossier with four papers, applicant, journal line, fact and print job in one change."""
    officer = sample_officer()
    at = dt.datetime.combine(day, dt.time(2, 0), dt.UTC)
    with store.transaction() as change:
        number = format_number("H56.14", day, change.numbers.take(counter, day))
        dossier = sample_dossier(
            number,
            id=IDS.new(),
            form=sample_form(components=FOUR_PAPERS),
            received_at=at,
            business_date=day,
            visit=IDS.new(),
            counter_id=counter,
        )
        dossier = replace(dossier, **changes)  # type: ignore[arg-type]
        change.dossiers.add(dossier)
        change.applicants.remember(dossier.form.owner, at)
        change.journal.append("accepted", number, officer, at, after=dossier)
        change.outbox.put(
            OutboxFact(
                IDS.new(),
                Target.ONE_STOP,
                "dossier",
                number,
                1,
                dossier.sequence,
                officer.id,
                at,
                {"status": 2},
            )
        )
        change.prints.add(print_job((number,), at, counter))
    return dossier


def print_job(numbers: tuple[str, ...], at: dt.datetime, counter: str = COUNTER.id) -> PrintJob:
    """A slip that waits for its printer."""
    return PrintJob(IDS.new(), Paper.SLIP, numbers, 0, PrintState.WAITING, at, counter)


def main(folder: str, counter: str, days: str, count: str, threads: str) -> None:
    """See the module."""
    store = EncryptedStore.open(Path(folder), bytes.fromhex(os.environ["MOTCUA_TEST_KEY"]))
    told = threading.Lock()
    failed: list[BaseException] = []

    def work(day: dt.date, share: int) -> None:
        try:
            for _ in range(share):
                number = accept(store, counter, day).number
                with told:
                    print(number, flush=True)
        except BaseException as fault:
            failed.append(fault)
            raise

    for day in days.split(","):
        shares = [int(count) // int(threads)] * int(threads)
        shares[0] += int(count) - sum(shares)
        workers = [
            threading.Thread(target=work, args=(dt.date.fromisoformat(day), share)) for share in shares
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    store.close()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
