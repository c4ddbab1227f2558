"""Tells the figures: as a table to read, as JSON to keep, as the page of the manual."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.machine import BUSY_LOAD, KNOWN_SYNC_MS, Machine
from tests.bench.measure import SLOW, Figure, Floor, Series

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
"""What stands between these lines of the manual's page is written by `renew`."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the benchmark."""

    machine: Machine
    figures: Sequence[Figure]
    load_before: float
    load_after: float
    day: str
    quick: bool
    lasted_s: float

    def warnings(self) -> list[str]:
        """What makes these figures worth less."""
        found = []
        if max(self.load_before, self.load_after) > BUSY_LOAD:
            found.append(
                f"the machine was busy: load {self.load_before:.1f} before, {self.load_after:.1f} after"
                " the run, when it is in part our own"
            )
        if self.machine.sync_ms > SLOW * KNOWN_SYNC_MS:
            found.append(
                f"slow machine: a durable write takes {self.machine.sync_ms:.2f} ms, known {KNOWN_SYNC_MS} ms"
            )
        for figure in self.figures:
            for floor in figure.floors:
                if floor.slow:
                    median = f"{_short(floor.series.median)} {figure.unit}"
                    found.append(f"slow machine: {floor.name}: {median}, known {floor.known:g}")
        if self.quick:
            found.append("a quick run: few rounds, a small store")
        return found


def as_text(run: Run) -> str:
    """For the terminal."""
    lines = [run.machine.told(), f"load {run.load_before:.1f} before, {run.load_after:.1f} after", ""]
    for figure in run.figures:
        lines.append(figure.what + (f"   ({figure.note})" if figure.note else ""))
        lines.append("  ours    " + _series(figure.ours, figure.unit, tails=True))
        for floor in figure.floors:
            told = f"  floor   {_series(floor.series, figure.unit)}   ours ×{_ratio(figure, floor)}"
            lines.append(f"{told}   {floor.name}" + ("   SLOW MACHINE" if floor.slow else ""))
        if figure.target is not None:
            lines.append(f"  target  {_target(figure)}")
    lines += ["", *(f"note: {warning}" for warning in run.warnings()), f"took {run.lasted_s:.0f} s"]
    return "\n".join(lines)


def as_json(run: Run) -> str:
    """For programs; every single value is in it."""

    def series(one: Series) -> dict[str, object]:
        return {
            "n": len(one.values),
            "min": one.least,
            "median": one.median,
            "p95": one.at(95),
            "p99": one.at(99),
            "max": one.most,
            "values": list(one.values),
        }

    machine = run.machine
    told = {
        "day": run.day,
        "quick": run.quick,
        "seconds": run.lasted_s,
        "machine": {
            "system": machine.system,
            "cores": machine.cores,
            "memory_gb": machine.memory_gb,
            "python": machine.python,
            "pyside": machine.pyside,
            "sync_ms": machine.sync_ms,
        },
        "load": {"before": run.load_before, "after": run.load_after},
        "warnings": run.warnings(),
        "figures": [
            {
                "what": figure.what,
                "unit": figure.unit,
                "note": figure.note,
                "ours": series(figure.ours),
                "floors": [
                    {
                        "name": floor.name,
                        **series(floor.series),
                        "ratio": figure.ours.median / floor.series.median,
                        "known": floor.known,
                        "slow_machine": floor.slow,
                    }
                    for floor in figure.floors
                ],
                "target": None
                if figure.target is None
                else {"most": figure.target.most, "percent": figure.target.percent, "kept": figure.kept},
            }
            for figure in run.figures
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def as_markdown(run: Run) -> str:
    """The table of the manual's page."""
    lines = [
        f"Measured on {run.day}: {run.machine.told()};"
        f" load {run.load_before:.1f} before and {run.load_after:.1f} after the run.",
        "",
        "| figure | ours, min – median – max | 95 % | floor | its min – median – max | × floor | target |",
        "|---|---|---|---|---|---|---|",
    ]
    for figure in run.figures:
        what = figure.what + (f"<br>{figure.note}" if figure.note else "")
        ours, tail = _three(figure.ours, figure.unit), _short(figure.ours.at(95))
        target = "–" if figure.target is None else _target(figure)
        for number, floor in enumerate(figure.floors):
            first = (what, ours, tail) if not number else ("", "", "")
            name = floor.name + (" **slow machine**" if floor.slow else "")
            cells = (*first, name, _three(floor.series, figure.unit), _ratio(figure, floor))
            lines.append("| " + " | ".join((*cells, "" if number else target)) + " |")
    lines += ["", *(f"- {warning}" for warning in run.warnings())]
    return "\n".join(lines).rstrip()


def renew(page: Path, run: Run) -> None:
    """Write the figures into the page, between its two marks.

    Raises:
        ValueError: The page has no such marks.
    """
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page.name} has no lines {BEGIN} and {END}")
    page.write_text(f"{before}{BEGIN}\n\n{as_markdown(run)}\n\n{END}{after}", encoding="utf-8")


def _series(series: Series, unit: str, *, tails: bool = False) -> str:
    told = f"{_three(series, unit)}  n={len(series.values)}"
    if tails and len(series.values) >= 20:
        told += f"  p95 {_short(series.at(95))}  p99 {_short(series.at(99))}"
    return told


def _three(series: Series, unit: str) -> str:
    return f"{_short(series.least)} – {_short(series.median)} – {_short(series.most)} {unit}"


def _ratio(figure: Figure, floor: Floor) -> str:
    return f"{figure.ours.median / floor.series.median:.1f}"


def _target(figure: Figure) -> str:
    target = figure.target
    if target is None:
        return ""
    share = "all" if target.percent == 100 else f"{target.percent:g} %"
    return f"≤ {target.most:g} {figure.unit} ({share}): {'yes' if figure.kept else 'no'}"


def _short(value: float) -> str:
    if value >= 100:
        return f"{value:.0f}"
    if value >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"
