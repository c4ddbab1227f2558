"""How long a scan and a key take until they are seen in the real window, beside a bare field."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count, cycle

from PySide6.QtWidgets import QLineEdit

from tests.bench.keys import Keystroke, Painted, play, strokes, work_until
from tests.bench.measure import Figure, Floor, Target, in_turns
from tests.bench.place import ROOT, Place, end_of_window
from tests.bench.visits import card, quiet
from tests.desk import PASSPHRASE
from ui.window import Window

_times_ms = count(10_000_000, 60_000)


def scan(place: Place) -> list[Figure]:
    """From the last key of an ID card to the painted fields."""
    figures = []
    with open_window(place) as window, bare_field() as bare:
        intake = window.intake
        name = Painted(intake.owner.name.edit)
        cards = count()
        for how, ended in (("its Enter", True), ("silence", False)):

            def ours(ended: bool = ended) -> float:
                text = card(next(cards))
                intake.start_new()
                intake.picker.field.setFocus()
                quiet(window)
                took = play(
                    window, _scanned(text, ended), name, lambda: intake.owner.id_number.raw() == text[:12]
                )
                quiet(window)
                return took

            found = in_turns(
                {"ours": ours, "bare": lambda ended=ended: bare(_scanned(card(0), ended))},
                place.rounds(30, 5),
            )
            floor = Floor("a bare QLineEdit taking the same keys, painted", found["bare"])
            what = f"ID card scanned, ended by {how} → fields filled and painted"
            figures.append(Figure(what, found["ours"], (floor,), Target(150)))
    return figures


def key(place: Place) -> list[Figure]:
    """From a key to the painted field."""
    figures = []
    with open_window(place) as window, bare_field() as bare:
        intake = window.intake
        intake.picker.pick("2.001019")
        quiet(window)
        places: tuple[tuple[str, QLineEdit, str], ...] = (
            ("name of the owner, a procedure chosen", intake.owner.name.edit, "nguyen thi thu "),
            ("procedure, list of hits under it", intake.picker.field.edit, "chung thuc "),
            ("the one field on top", window.one_field, "nguyen thi "),
        )
        for what, edit, text in places:
            painted, letters = Painted(edit), cycle(text)

            def ours(
                edit: QLineEdit = edit, painted: Painted = painted, letters: Iterator[str] = letters
            ) -> float:
                if len(edit.text()) > 20:
                    edit.clear()
                edit.setFocus()
                quiet(window)
                took = play(edit, _typed(next(letters)), painted)
                quiet(window)
                return took

            found = in_turns({"ours": ours, "bare": lambda: bare(_typed("n"))}, place.rounds(80, 10))
            floor = Floor("a bare QLineEdit, painted", found["bare"])
            figures.append(Figure(f"key → seen: {what}", found["ours"], (floor,), Target(30)))
    return figures


def _scanned(text: str, ended: bool) -> list[Keystroke]:
    keys = strokes(text, next(_times_ms), reader=True)
    return keys if ended else keys[1:-1]


def _typed(letter: str) -> list[Keystroke]:
    return strokes(letter, next(_times_ms))


@contextlib.contextmanager
def open_window(place: Place) -> Iterator[Window]:
    """The program's own window at work on the five-year store, with everything that watches its keys."""
    from app.ports.this_pc import PcSettings
    from app.window_start import make_window, opener
    from ui.commit import CommitFirst
    from ui.opening import Opening
    from ui.scanner_input import ScannerInput

    app = place.application
    window = make_window(PcSettings(), False)
    filters = [CommitFirst(app), ScannerInput(app)]
    window.take_scanner(filters[1])
    opening = Opening(window, opener(place.years.folder, practice=False), "vi")
    window.show()
    window.activateWindow()
    opening.begin(PASSPHRASE)
    try:
        work_until(lambda: window.here == "intake" and window.isActiveWindow(), "the window opens")
        quiet(window)
        yield window
    finally:
        window.close()
        for one in filters:
            app.removeEventFilter(one)
            one.deleteLater()
        window.deleteLater()
        end_of_window()


@contextlib.contextmanager
def bare_field() -> Iterator[Callable[[list[Keystroke]], float]]:
    """A field in a process of its own that is played keys and answers in milliseconds."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.bare_field"],
        cwd=ROOT,
        env=dict(os.environ),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    into, out = process.stdin, process.stdout
    assert into is not None
    assert out is not None
    if out.readline() != "ready\n":
        raise RuntimeError("the bare field did not start")

    def played(keys: list[Keystroke]) -> float:
        into.write(json.dumps([[key.key, key.text, key.at_ms] for key in keys]) + "\n")
        into.flush()
        return float(out.readline())

    try:
        yield played
    finally:
        into.close()
        out.close()
        process.wait(10)
