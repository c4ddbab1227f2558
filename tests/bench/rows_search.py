"""How long one key of a search takes, beside a bare full-text index on the same words."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle

import sqlcipher3.dbapi2 as sqlcipher

from app.catalogue import shipped_procedures
from app.domain.procedure import Procedure
from app.domain.procedure_search import ProcedureIndex
from app.domain.text import fold
from db import search
from tests.bench.five_years import open_durable
from tests.bench.measure import Figure, Floor, Target, in_turns, timed_ms
from tests.bench.place import Place
from tests.desk import SettableClock

PROCEDURES = 600
SHOWN = 20
FIRST_ROWS = 50
TYPED = (
    "chung thuc ban sao",
    "khai sinh",
    "Đăng ký kết hôn",
    "tthn",
    "sao y",
    "xac nhan tinh trang",
    "1.00119",
)
NAMES = (
    ("one person", "nguyen thi thu"),
    ("exact accents", "Nguyễn Thị Thu"),
    ("a name and a given name cut short", "pham van lo"),
    ("a number", "H56.14-210217-5033"),
    ("an ID number cut short", "00109901"),
    ("the commonest family name alone", "nguyen"),
)
FTS_MS = 0.3
"""A full name among a million dossiers, encrypted."""


def procedures(place: Place) -> list[Figure]:
    """Each key of what officers type, on 600 procedures."""
    known = _many()
    index = ProcedureIndex(known)
    keys = [text[:length] for text in TYPED for length in range(1, len(text) + 1)]
    ours, floor = cycle(keys), cycle(keys)
    with contextlib.closing(sqlcipher.connect(":memory:")) as raw:
        raw.execute("CREATE VIRTUAL TABLE names USING fts5(words, prefix='1 2 3')")
        for row, one in enumerate(known, 1):
            words = search.words(one.code, one.name, one.short_name, one.field, *one.synonyms)
            raw.execute("INSERT INTO names (rowid, words) VALUES (?, ?)", (row, words))

        def bare(text: str) -> list[object]:
            asked = search.question(text)
            found = raw.execute("SELECT rowid FROM names WHERE names MATCH ? LIMIT ?", (asked, SHOWN))
            return list(found)

        found = in_turns(
            {
                "ours": lambda: _timed(lambda text: index.find(text, SHOWN), next(ours)),
                "floor": lambda: _timed(bare, next(floor)),
            },
            place.rounds(len(keys) * 8, len(keys)),
        )
    floors = (Floor("bare FTS5 in memory on the same names, unranked", found["floor"]),)
    note = "every key of " + ", ".join(TYPED)
    return [
        Figure(f"search of {PROCEDURES} procedures, per key", found["ours"], floors, Target(16), note=note)
    ]


def dossiers(place: Place) -> list[Figure]:
    """The first rows of a search among all dossiers."""
    with contextlib.ExitStack() as stack:
        desk = stack.enter_context(contextlib.closing(place.desk(SettableClock())))
        raw = stack.enter_context(contextlib.closing(open_durable(place.years.folder)))

        def bare(text: str) -> list[object]:
            found = raw.execute(
                "SELECT rowid FROM dossier_search WHERE dossier_search MATCH ? ORDER BY rowid DESC LIMIT ?",
                (search.question(text), FIRST_ROWS),
            )
            return list(found)

        figures = []
        for number, (what, text) in enumerate(NAMES):
            found = in_turns(
                {
                    "ours": lambda text=text: timed_ms(lambda: desk.find.search(text, FIRST_ROWS)),
                    "floor": lambda text=text: timed_ms(lambda: bare(text)),
                },
                place.rounds(60, 10),
            )
            floor = Floor(
                "bare FTS5 on the same file, row ids only", found["floor"], None if number else FTS_MS
            )
            figures.append(
                Figure(f"search of dossiers: {what}", found["ours"], (floor,), Target(50), note=place.size)
            )
        return figures


def _timed(find: Callable[[str], object], text: str) -> float:
    return timed_ms(lambda: find(text))


def _many() -> list[Procedure]:
    """The shipped procedures, and more like them, each with a code and words of its own."""
    shipped = shipped_procedures()
    many = []
    for number in range(PROCEDURES):
        one, time = shipped[number % len(shipped)], number // len(shipped)
        if time:
            name = f"{one.name} tại {fold(one.field)} loại {time}"
            one = replace(one, code=f"{one.code}{time}", name=name, synonyms=())
        many.append(one)
    return many
