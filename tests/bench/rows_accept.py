"""How long an acceptance takes until it is on the disk, beside what the disk alone needs."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import secrets
from itertools import count
from typing import Any

from db.connection import open_raw
from tests.bench.five_years import Copies, form_for, open_durable
from tests.bench.measure import Figure, Floor, Target, in_turns, timed_ms
from tests.bench.place import Place
from tests.bench.visits import THREE_PAPERS
from tests.desk import SettableClock
from tests.sample_dossiers import sample_person

RAW_MS = 0.82
"""Dossier, parts, journal, outbox and search words by a raw cursor, encrypted."""
COMMIT_MS = 0.69
A_DAY = 300
"""So many to a business day; the range of a counter has 500 numbers."""


def accept(place: Place) -> list[Figure]:
    """`intake.accept` of a procedure with three papers."""
    with contextlib.ExitStack() as stack:
        clock = SettableClock()
        desk = stack.enter_context(contextlib.closing(place.desk(clock)))
        procedure = desk.catalogue.today().procedures[THREE_PAPERS]
        desk.intake.confirm_date(desk.actor)
        model = desk.intake.accept(form_for(procedure), desk.actor, desk.counter).dossier.number
        numbers = count(1)

        def ours() -> float:
            number = next(numbers)
            clock.go_by(dt.timedelta(seconds=1) if number % A_DAY else dt.timedelta(days=7))
            form = form_for(procedure, owner=sample_person(id_number=f"{1_099_500_000 + number:012d}"))
            return timed_ms(lambda: desk.intake.accept(form, desk.actor, desk.counter))

        raw = stack.enter_context(contextlib.closing(open_durable(place.years.folder)))
        copies = Copies(raw, [model], after=place.years.dossiers)

        def same_rows() -> float:
            copies.look()
            rows = copies.next()
            return timed_ms(lambda: copies.write([rows]))

        content = json.dumps(copies.next()).encode()
        bare = stack.enter_context(contextlib.closing(_bare_store(place)))

        def one_row() -> None:
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("INSERT INTO things (content) VALUES (?)", (content,))
            bare.execute("COMMIT")

        found = in_turns(
            {"ours": ours, "commit": lambda: timed_ms(one_row), "rows": same_rows},
            place.rounds(400, 60),
            warm_up=5,
        )
    floors = (
        Floor(
            f"one durable SQLCipher commit of one row of {len(content):,} bytes", found["commit"], COMMIT_MS
        ),
        Floor("the same rows by a raw cursor, one commit", found["rows"], RAW_MS),
    )
    what = "accept: three papers, number, due date, on the disk"
    return [Figure(what, found["ours"], floors, Target(50), note=place.size)]


def _bare_store(place: Place) -> Any:
    """An encrypted file with one table and nothing else."""
    folder = place.folder / "bare"
    folder.mkdir()
    raw = open_raw(folder / "bare.db", secrets.token_bytes(32), mode="rwc")
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("CREATE TABLE things (id INTEGER PRIMARY KEY, content BLOB NOT NULL)")
    return raw
