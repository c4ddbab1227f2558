"""No question that the window asks all day reads a whole table: after five years that would be felt."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from app.desk import Desk
from tests.bench.five_years import form_for, open_durable
from tests.bench.visits import THREE_PAPERS
from tests.desk import SettableClock, open_desk

GROWING = (
    *("dossiers", "dossier_people", "dossier_components", "moves", "applicants", "payments"),
    *("print_jobs", "print_numbers", "journal", "outbox", "documents", "requests"),
)
"""Tables with a row or more per dossier."""


@contextlib.contextmanager
def asked() -> Iterator[list[tuple[str, Any]]]:
    """Every statement that goes to a store meanwhile, with its values."""
    statements: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, text: str, values: Any, _context: Any, many: bool) -> None:
        statements.append((text, values[0] if many else values))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def accept(desk: Desk) -> str:
    """One more dossier."""
    procedure = desk.catalogue.today().procedures[THREE_PAPERS]
    return desk.intake.accept(form_for(procedure), desk.actor, desk.counter).dossier.number


ACTS: dict[str, Callable[[Desk, str], object]] = {
    "what accepting would mean": lambda desk, _: desk.intake.outlook(
        form_for(desk.catalogue.today().procedures[THREE_PAPERS])
    ),
    "accept": lambda desk, _: accept(desk),
    "the print queue": lambda desk, _: desk.printing.unsettled(desk.counter),
    "the print queue after a crash": lambda desk, _: desk.printing.recover(desk.counter),
    "the lamps": lambda desk, _: desk.lamps(),
    "the latest": lambda desk, _: desk.find.search(""),
    "search": lambda desk, _: desk.find.search("nguyen van mau"),
    "earlier applicants": lambda desk, _: desk.intake.known_like("nguyen"),
    "the holder of a card": lambda desk, _: desk.intake.known_by_id("001099000001"),
    "the latest forms 02 and 03": lambda desk, _: desk.find.requests(""),
    "search forms 02 and 03": lambda desk, _: desk.find.requests("nguyen van mau"),
    "open a dossier": lambda desk, number: desk.find.open(number, desk.actor),
    "take it back": lambda desk, number: desk.intake.take_back(number, "nhập nhầm", desk.actor),
    "drafts": lambda desk, _: desk.intake.drafts(desk.counter),
}


@pytest.mark.parametrize("act", ACTS)
def test_an_act_of_every_day_goes_by_an_index(folder: Path, act: str) -> None:
    """As SQLite itself plans each of its statements."""
    desk = open_desk(folder, SettableClock())
    with contextlib.closing(desk):
        number = accept(desk)
        with asked() as statements:
            ACTS[act](desk, number)
    assert statements
    with contextlib.closing(open_durable(folder)) as raw:
        read_whole = [text for text, values in statements if _reads_whole(raw, text, values)]
    assert not read_whole


def _reads_whole(raw: Any, text: str, values: Any) -> bool:
    if not text.startswith(("SELECT", "UPDATE", "DELETE", "INSERT")):
        return False
    steps = [step for *_, step in raw.execute(f"EXPLAIN QUERY PLAN {text}", values)]
    # The last line of the journal: a walk along the table's own order that ends at once.
    ends_at_once = "LIMIT" in text and "WHERE" not in text and len(steps) == 1
    return not ends_at_once and any(step == f"SCAN {table}" for step in steps for table in GROWING)
