"""Measures: a series of values, work timed in turns with its floor, a figure with all that belongs to it."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

Unit = Literal["ms", "MB"]
Part = Callable[[], float]
"""Does its work once and gives what it measured; what is only preparation it does not count."""

SLOW = 2.0
"""A floor this many times what it was on the machine of `Floor.known` says that this machine is slow."""


@dataclass(frozen=True, slots=True)
class Series:
    """What was measured, in order."""

    values: tuple[float, ...]

    def at(self, percent: float) -> float:
        """The least value that so many per cent of all do not exceed (nearest rank)."""
        in_order = sorted(self.values)
        return in_order[max(0, math.ceil(percent / 100 * len(in_order)) - 1)]

    @property
    def least(self) -> float:
        """The smallest."""
        return min(self.values)

    @property
    def median(self) -> float:
        """The middle one; of an even number the mean of both."""
        in_order, half = sorted(self.values), len(self.values) // 2
        return in_order[half] if len(in_order) % 2 else (in_order[half - 1] + in_order[half]) / 2

    @property
    def most(self) -> float:
        """The largest."""
        return max(self.values)


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that anybody could do for the same job."""

    name: str
    series: Series
    known: float | None = None
    """Its median on the machine the design was tried on; None = it was not measured there."""

    @property
    def slow(self) -> bool:
        """Whether this machine needs so much longer that our own figure says little about us."""
        return self.known is not None and self.series.median > SLOW * self.known


@dataclass(frozen=True, slots=True)
class Target:
    """What the figure should not exceed."""

    most: float
    percent: float = 95
    """This share of all values must keep to it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report."""

    what: str
    ours: Series
    floors: tuple[Floor, ...]
    target: Target | None = None
    unit: Unit = "ms"
    note: str = ""

    @property
    def kept(self) -> bool | None:
        """Whether the target is kept; None = there is none."""
        return None if self.target is None else self.ours.at(self.target.percent) <= self.target.most


def timed_ms(work: Callable[[], object]) -> float:
    """How long a piece of work takes, in milliseconds."""
    begun = time.perf_counter_ns()
    work()
    return (time.perf_counter_ns() - begun) / 1e6


def in_turns(parts: Mapping[str, Part], rounds: int, warm_up: int = 3) -> dict[str, Series]:
    """Ours, floor, ours, floor …: whatever else this machine does meanwhile meets them alike.

    Args:
        parts: What is measured, by name.
        rounds: How many times each.
        warm_up: How many rounds before that are not counted.
    """
    found: dict[str, list[float]] = {name: [] for name in parts}
    for number in range(-warm_up, rounds):
        for name, part in parts.items():
            value = part()
            if number >= 0:
                found[name].append(value)
    return {name: Series(tuple(values)) for name, values in found.items()}
