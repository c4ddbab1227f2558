"""How long the window takes, and how much memory: whole processes beside a bare window's."""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic

from app import bootstrap
from tests.bench.machine import drop_page_cache
from tests.bench.measure import Figure, Floor, Series, Target, in_turns
from tests.bench.place import Place, run_module
from tests.desk import PASSPHRASE

OURS, BARE = "tests.bench.launch_window", "tests.bench.launch_bare"
BARE_WARM_MS, BARE_COLD_MS, BARE_MB = 150, 373, 74
VISITS = 100


def start(place: Place) -> list[Figure]:
    """From the command to a painted window and to a search field that can be used."""
    figures = _starts(place, "warm", 1000, BARE_WARM_MS, place.rounds(10, 3), cold=False)
    if not place.quick and drop_page_cache():
        figures += _starts(place, "cold", 2500, BARE_COLD_MS, 4, cold=True)
    return figures


def _starts(
    place: Place, how: str, usable_ms: float, bare_ms: float, rounds: int, *, cold: bool
) -> list[Figure]:
    folder = str(place.years.folder)
    told: dict[str, list[Mapping[str, float]]] = {OURS: [], BARE: []}

    def one(module: str, *arguments: str) -> float:
        if cold:
            drop_page_cache()
        begun = monotonic()
        stamps = run_module(module, *arguments)
        passed = {name: (at - begun) * 1000 for name, at in stamps.items() if not name.endswith("_mb")}
        told[module].append(passed)
        return passed["painted"]

    warm_up = 0 if cold else 1
    found = in_turns(
        {"painted": lambda: one(OURS, folder), "bare": lambda: one(BARE)}, rounds, warm_up=warm_up
    )
    usable = Series(tuple(stamps["usable"] for stamps in told[OURS][warm_up:]))
    floors = (Floor("a bare QMainWindow, painted", found["bare"], bare_ms),)
    note = f"{place.size}; the passphrase at an office's strength is part of it"
    return [
        Figure(f"start, {how}: command → window painted", found["painted"], floors),
        Figure(f"start, {how}: command → search field usable", usable, floors, Target(usable_ms), note=note),
    ]


def memory(place: Place) -> list[Figure]:
    """The most memory the window's process ever had, a hundred visits long."""
    desk = bootstrap.desk(place.years.folder, PASSPHRASE)
    # The store's last acceptance was on the day of the tests; today is later, so a person must say so.
    desk.intake.confirm_date(desk.actor)
    desk.close()
    visits = place.rounds(VISITS, 5)
    rounds = 1  # a hundred visits are repetition enough, and take their time
    after: list[float] = []

    def ours() -> float:
        told = run_module(OURS, str(place.years.folder), str(visits))
        after.append(told["after_mb"])
        return told["peak_mb"]

    found = in_turns({"ours": ours, "bare": lambda: run_module(BARE)["peak_mb"]}, rounds, warm_up=0)
    note = f"{visits} visits typed into the window, {place.size}; {after[-1]:.0f} MB resident at the end"
    floors = (Floor("a bare QMainWindow", found["bare"], BARE_MB),)
    return [Figure("peak memory of the window", found["ours"], floors, Target(400), "MB", note)]
