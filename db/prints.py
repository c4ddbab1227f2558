"""Print jobs as rows: written with the acceptance, sent afterwards, never lost in between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, text, update

from app.domain.print_job import Paper, PrintJob, PrintState
from app.errors import Refused
from db.tables.desk import PRINT_JOBS, PRINT_NUMBERS

_P = PRINT_JOBS.c
_ADD = insert(PRINT_JOBS)
_ADD_NUMBERS = insert(PRINT_NUMBERS)
# In the very words of the index `prints_unsettled`: with bound values SQLite cannot know that the index holds
# them all, and reads every job of five years to find the two that wait.
_UNSETTLED = text("state IN ('held', 'waiting', 'sending', 'unknown')")


class PrintRows:
    """The print jobs of one moment or one change."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, number: str) -> tuple[PrintJob, ...]:
        """All jobs that show this number, oldest first."""
        showing = (
            select(PRINT_JOBS)
            .join(PRINT_NUMBERS, PRINT_NUMBERS.c.job == _P.row)
            .where(PRINT_NUMBERS.c.number == number)
            .order_by(_P.row)
        )
        return tuple(_job(row) for row in self._connection.execute(showing))

    def unsettled(self, counter_id: str | None = None) -> tuple[PrintJob, ...]:
        """Held, waiting, sending and unknown ones, oldest first."""
        unsettled = select(PRINT_JOBS).where(_UNSETTLED).order_by(_P.row)
        if counter_id is not None:
            unsettled = unsettled.where(_P.counter_id == counter_id)
        return tuple(_job(row) for row in self._connection.execute(unsettled))

    def get(self, job_id: str) -> PrintJob:
        """One job. Raises `Refused("print.unknown_job")`."""
        row = self._connection.execute(select(PRINT_JOBS).where(_P.id == job_id)).one_or_none()
        if row is None:
            raise Refused("print.unknown_job", job=job_id)
        return _job(row)

    def add(self, job: PrintJob) -> None:
        """Keep a new one."""
        added = self._connection.execute(
            _ADD,
            {
                "id": job.id,
                "paper": str(job.paper),
                "numbers": list(job.numbers),
                "shows": _shows(job.numbers),
                "copy_of": job.copy_of,
                "state": str(job.state),
                "made_at": job.made_at,
                "counter_id": job.counter_id,
                "trouble": job.trouble,
                "document": job.document,
                "tries": job.tries,
            },
        )
        row = int(added.inserted_primary_key[0])  # type: ignore[index]  # a row that was added has one
        if job.numbers:
            self._connection.execute(
                _ADD_NUMBERS,
                [{"number": number, "job": row} for number in dict.fromkeys(job.numbers)],
            )

    def mark(self, job_id: str, state: PrintState, trouble: str = "", document: str | None = None) -> None:
        """A job's new state; going to `SENDING` counts one try. Raises `Refused("print.unknown_job")`."""
        changed: dict[str, Any] = {"state": str(state), "trouble": trouble}
        if document is not None:
            changed["document"] = document
        if state is PrintState.SENDING:
            changed["tries"] = _P.tries + 1
        marked = self._connection.execute(update(PRINT_JOBS).where(_P.id == job_id).values(changed))
        if marked.rowcount == 0:
            raise Refused("print.unknown_job", job=job_id)

    def copies_made(self, paper: Paper, numbers: Sequence[str]) -> int:
        """How many jobs of that paper for exactly these numbers there are already, in whatever order."""
        same = select(func.count()).where(_P.shows == _shows(numbers), _P.paper == str(paper))
        return int(self._connection.execute(same).scalar_one())

    def recover(self, counter_id: str) -> int:
        """After a crash: what was being sent is `UNKNOWN` now. Tells how many."""
        lost = (
            update(PRINT_JOBS)
            .where(_UNSETTLED, _P.counter_id == counter_id, _P.state == str(PrintState.SENDING))
            .values(state=str(PrintState.UNKNOWN))
        )
        return self._connection.execute(lost).rowcount


def _shows(numbers: Sequence[str]) -> str:
    return " ".join(sorted(numbers))


def _job(row: Row[Any]) -> PrintJob:
    return PrintJob(
        id=row.id,
        paper=Paper(row.paper),
        numbers=tuple(row.numbers),
        copy_of=row.copy_of,
        state=PrintState(row.state),
        made_at=row.made_at,
        counter_id=row.counter_id,
        trouble=row.trouble,
        document=row.document,
        tries=row.tries,
    )
