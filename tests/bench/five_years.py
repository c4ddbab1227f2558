"""A store as it is after five years: real acceptances through the desk, copied with other people and days.

The copies are written as rows, a few thousand to a commit: numbers, search words, journal chain and confirmed
outbox facts are such as the program would have written; names are plainly invented.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import random
import time
import uuid
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from app import bootstrap
from app.devices.key_store import unlock
from app.devices.system_clock import SystemIds
from app.domain.dossier import IntakeForm, PaperState
from app.domain.journal import link_of
from app.domain.procedure import Procedure
from app.domain.text import fold
from app.office_file import read_office
from app.ports.printing import FileLink, PrinterAddress
from app.services.intake import asked_for
from app.settings import read_settings, write_settings
from db import search
from db.connection import open_raw
from db.store import FILE_NAME
from db.tables.columns import moment
from tests.desk import OFFICE, PASSPHRASE, SettableClock
from tests.sample_dossiers import sample_person

WHOLE = 310_000
"""Five years at 250 a day, the size the design serves."""
PER_DAY = 240
"""Below the 500 numbers a counter's range holds each day."""
FIRST_DAY = dt.date(2020, 11, 2)
PROCEDURES = ("2.001019", "2.000815", "1.004873", "1.001193", "2.000913")
UNCONFIRMED = 600
"""Outbox facts that wait: a day of outage."""
_AT_ONCE = 4_000

_FAMILY = ("Nguyễn",) * 8 + (
    "Trần",
    "Trần",
    "Lê",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
)
_MIDDLE = ("Văn", "Thị", "Hữu", "Đức", "Minh", "Thanh", "Ngọc", "Quang", "Thị Thu", "Thị Hồng", "Xuân", "Gia")
_GIVEN = (
    "Mẫu", "Thử", "An", "Bình", "Cường", "Dũng", "Đạt", "Hà", "Hiếu", "Hương", "Khánh", "Lan", "Linh",
    "Long", "Mai", "Nam", "Nga", "Phúc", "Quân", "Sơn", "Tâm", "Thảo", "Trang", "Tuấn", "Uyên", "Vân", "Yến",
)  # fmt: skip

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Years:
    """A data folder with a long past."""

    folder: Path
    dossiers: int
    made_in_s: float
    megabytes: float


def found(folder: Path, printer: Path) -> None:
    """A new office, its keys as strong as an office's, its slip printer a file."""
    bootstrap.found(folder, read_office(OFFICE.encode(), SystemIds().new), PASSPHRASE, use_os_store=False)
    settings = read_settings(folder / "motcua.toml")
    address = PrinterAddress(FileLink(str(printer)), 80)
    write_settings(folder / "motcua.toml", replace(settings, receipt_printer=address))


def make_years(folder: Path, dossiers: int, within_s: float) -> Years:
    """As many dossiers as asked for, or as many as the time allows."""
    begun = time.monotonic()
    found(folder, folder.parent / "slips.bin")
    models = _accept_models(folder)
    made = len(models)
    with contextlib.closing(open_durable(folder)) as raw:
        raw.execute("PRAGMA synchronous = OFF")
        raw.execute("PRAGMA cache_size = -400000")
        copies = Copies(raw, models)
        while made < dossiers and time.monotonic() - begun < within_s:
            number = min(_AT_ONCE, dossiers - made)
            copies.write([copies.next() for _ in range(number)])
            made += number
        raw.execute(
            "UPDATE outbox SET confirmed_at = NULL WHERE row > (SELECT max(row) FROM outbox) - ?",
            (UNCONFIRMED,),
        )
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = (folder / FILE_NAME).stat().st_size / 2**20
    return Years(folder, made, time.monotonic() - begun, size)


def open_durable(folder: Path) -> Any:
    """A bare driver connection to the store, as durable as the program's own."""
    raw = open_raw(folder / FILE_NAME, unlock(folder, PASSPHRASE))
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "temp_store = MEMORY"):
        raw.execute(f"PRAGMA {pragma}")
    return raw


def form_for(procedure: Procedure, **changes: object) -> IntakeForm:
    """A form with everything that procedure asks for."""
    case = procedure.cases[0].id if procedure.cases else None
    form = IntakeForm(procedure.code, sample_person(), case=case, pages=3, copies=2)
    there = tuple(replace(taken, state=PaperState.PRESENT) for taken in asked_for(procedure, form))
    return replace(form, components=there, **changes)  # type: ignore[arg-type]


def _accept_models(folder: Path) -> list[str]:
    """One real dossier of each procedure; their numbers."""
    desk = bootstrap.desk(folder, PASSPHRASE, clock=SettableClock())
    try:
        known = desk.catalogue.today().procedures
        forms = [form_for(known[code]) for code in PROCEDURES]
        return [desk.intake.accept(form, desk.actor, desk.counter).dossier.number for form in forms]
    finally:
        desk.close()


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    folded: str
    shown: str
    """Name, ID number and phone as the search index has them."""
    id_number: str
    phone: str


class Copies:
    """Writes copies of accepted dossiers as rows, all that an acceptance writes."""

    def __init__(self, raw: Any, models: list[str], after: int = 0) -> None:
        """
        Args:
            raw: A bare connection to the store.
            models: Numbers of accepted dossiers to copy.
            after: How many copies an earlier one of these has made; their numbers are passed over.
        """
        self._raw = raw
        self._models = [self._model(number) for number in models]
        self._columns = {table: list(rows[0]) for table, rows in self._models[0].items()}
        self._random = random.Random(WHOLE + after)
        self._made = after
        self.look()

    def look(self) -> None:
        """Where the tables end now; to be called again when somebody else has written meanwhile."""
        (self._last,) = self._raw.execute("SELECT max(row) FROM dossiers").fetchone()
        (self._job,) = self._raw.execute("SELECT max(row) FROM print_jobs").fetchone()
        self._position, self._link = self._raw.execute(
            "SELECT position, link FROM journal ORDER BY position DESC LIMIT 1"
        ).fetchone()

    def next(self) -> dict[str, list[Row]]:
        """The rows of one more dossier, by table; nothing is written yet."""
        model = self._models[self._made % len(self._models)]
        day = FIRST_DAY + dt.timedelta(days=7 * (self._made // (PER_DAY * 5)))
        day += dt.timedelta(days=self._made // PER_DAY % 5)
        number = f"H56.14-{day:%y%m%d}-{5001 + self._made % PER_DAY}"
        person = self._person()
        self._made += 1
        self._last += 1
        self._job += 1
        (old,) = model["dossiers"]
        later_us = (day - dt.date.fromisoformat(old["business_date"])) // dt.timedelta(microseconds=1)
        later_us += self._made % PER_DAY * 90_000_000
        received = old["received_at"] + later_us
        named = {"name": person.name, "folded_name": person.folded, "id_number": person.id_number}
        named["phone"] = person.phone
        dossier = {
            **old,
            "row": self._last,
            "id": str(uuid.UUID(int=self._random.getrandbits(128), version=4)),
            "number": number,
            "owner_shown": person.name,
            "found_by": f"{_number_words(number)} {person.shown} {self._words(old['procedure_name'])}",
            "received_at": received,
            "business_date": day.isoformat(),
            "due_at": old["due_at"] and old["due_at"] + later_us,
            "finished_at": received + 86_400_000_000,
            "status": 10,
            "visit": str(uuid.UUID(int=self._random.getrandbits(128), version=4)),
        }  # fmt: skip
        of_it = {"dossier": self._last}
        rows: dict[str, list[Row]] = {
            "dossiers": [dossier],
            "dossier_people": [{**one, **named, **of_it} for one in model["dossier_people"]],
            "dossier_components": [{**one, **of_it} for one in model["dossier_components"]],
            "moves": [{**one, **of_it, "at": received} for one in model["moves"]],
            "payments": [
                {**one, "dossier": number, "id": self._id(), "at": received, "row": None}
                for one in model["payments"]
            ],
            "outbox": [
                {**one, "subject": number, "key": self._id(), "row": None, "made_at": received,
                 "confirmed_at": received + 60_000_000}
                for one in model["outbox"]
            ],
            "print_jobs": [
                {**one, "row": self._job, "id": self._id(), "numbers": json.dumps([number]),
                 "shows": number, "made_at": received, "state": "printed"}
                for one in model["print_jobs"]
            ],
            "print_numbers": [{"number": number, "job": self._job}],
            "journal": [self._journal(model["journal"][0], number, received)],
            "applicants": [],
        }  # fmt: skip
        if self._made % 3 == 0:
            known = {**model["applicants"][0], **named, "row": None, "id": self._id(), "last_seen": received}
            rows["applicants"] = [{**known, "found_by": person.shown}]
        return rows

    def write(self, dossiers: list[dict[str, list[Row]]]) -> None:
        """All rows of these dossiers, in one transaction."""
        self._raw.execute("BEGIN IMMEDIATE")
        for table, columns in self._columns.items():
            rows = [tuple(row[column] for column in columns) for one in dossiers for row in one[table]]
            if rows:
                # An applicant who came before keeps the first entry.
                verb = "INSERT OR IGNORE" if table == "applicants" else "INSERT"
                self._raw.executemany(
                    f"{verb} INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
                    rows,
                )
        self._raw.execute("COMMIT")

    def _model(self, number: str) -> dict[str, list[Row]]:
        (dossier,) = self._select("dossiers WHERE number = ?", number)
        of_it = f"WHERE dossier = {dossier['row']}"
        people = self._select(f"dossier_people {of_it}")
        jobs = self._select(
            "print_jobs WHERE row IN (SELECT job FROM print_numbers WHERE number = ?) LIMIT 1", number
        )
        return {
            "dossiers": [dossier],
            "dossier_people": people,
            "dossier_components": self._select(f"dossier_components {of_it}"),
            "moves": self._select(f"moves {of_it}"),
            "payments": self._select("payments WHERE dossier = ?", number),
            "outbox": self._select("outbox WHERE subject = ?", number),
            "print_jobs": jobs,
            "print_numbers": self._select("print_numbers WHERE number = ? LIMIT 1", number),
            "journal": self._select("journal WHERE subject = ?", number),
            "applicants": self._select("applicants WHERE id_number = ?", people[0]["id_number"]),
        }

    def _select(self, of: str, *values: object) -> list[Row]:
        found = self._raw.execute(f"SELECT * FROM {of}", values)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found]

    def _journal(self, model: Row, number: str, at_us: int) -> Row:
        self._position += 1
        after = f"{self._random.getrandbits(256):064x}"
        parts = (model["actor_id"], model["actor_kind"], "accepted", number, "", after)
        self._link = link_of(self._link, self._position, moment(at_us), parts)
        told = {
            "position": self._position,
            "at": at_us,
            "link": self._link,
            "subject": number,
            "after": after,
        }
        return {**model, **told}

    def _id(self) -> str:
        return str(uuid.UUID(int=self._random.getrandbits(128), version=4))

    def _person(self) -> _Person:
        chosen = self._random.randrange(100_000)
        return _person(chosen)

    @staticmethod
    @cache
    def _words(text: str) -> str:
        return search.words(text)


def _number_words(number: str) -> str:
    """As `search.words` has them, without the folding that a number does not need."""
    words = f"{number} {' '.join(search.other_ways(number))}".lower()
    return " ".join(dict.fromkeys(words.replace("-", " ").replace(".", " ").split()))


@cache
def _person(number: int) -> _Person:
    name = " ".join(
        (
            _FAMILY[number % len(_FAMILY)],
            _MIDDLE[number // len(_FAMILY) % len(_MIDDLE)],
            _GIVEN[number // (len(_FAMILY) * len(_MIDDLE)) % len(_GIVEN)],
        )
    )
    id_number, phone = f"{1_099_000_000 + number:012d}", f"0900{number:06d}"
    return _Person(name, fold(name), search.words(name, id_number, phone), id_number, phone)
