"""The benchmark runs, tells each figure beside its floor, renews its page; how fast it is, is not judged."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.measure import Figure, Floor, Series, Target, in_turns
from tests.bench.place import ROOT
from tests.bench.report import BEGIN, END, renew

PAGE = ROOT / "docs" / "manual" / "benchmarks.md"


def test_a_quick_run_tells_each_figure_beside_its_floor(tmp_path: Path) -> None:
    """Two cheap rows, in a process as the IT person starts it; a missed target would be no failure."""
    told, page = tmp_path / "told.json", tmp_path / "page.md"
    page.write_text(f"# Before\n\n{BEGIN}\nold figures\n{END}\n\nafter\n", encoding="utf-8")
    rows = ["--only", "procedures", "--only", "pdf", "--json", str(told), "--write", str(page)]
    ended = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--quick", *rows],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert ended.returncode == 0, ended.stderr
    assert "floor" in ended.stdout

    run = json.loads(told.read_text(encoding="utf-8"))
    assert run["quick"] is True
    assert run["machine"]["cores"] >= 1
    assert set(run["load"]) == {"before", "after"}
    search, pdf = run["figures"]
    assert search["target"]["most"] == 16
    assert isinstance(search["target"]["kept"], bool)
    assert pdf["target"] is None
    assert [len(figure["floors"]) for figure in run["figures"]] == [1, 2]
    for figure in run["figures"]:
        for series in (figure["ours"], *figure["floors"]):
            assert 0 < series["min"] <= series["median"] <= series["p95"] <= series["max"]
            assert series["n"] == len(series["values"]) == figure["ours"]["n"], "as often as its floor"
        for floor in figure["floors"]:
            assert floor["ratio"] == pytest.approx(figure["ours"]["median"] / floor["median"])

    renewed = page.read_text(encoding="utf-8")
    assert renewed.startswith("# Before\n")
    assert renewed.endswith("after\n")
    assert "old figures" not in renewed
    assert "form 01 as PDF/A" in renewed


def test_ours_and_its_floor_take_turns() -> None:
    """What else the machine does meets both alike; the first rounds are not counted."""
    called: list[str] = []

    def part(name: str) -> float:
        called.append(name)
        return float(len(called))

    found = in_turns({"ours": lambda: part("ours"), "floor": lambda: part("floor")}, rounds=3, warm_up=1)
    assert called == ["ours", "floor"] * 4
    assert found["ours"].values == (3.0, 5.0, 7.0)
    assert found["floor"].values == (4.0, 6.0, 8.0)


def test_the_percentiles_are_those_of_the_nearest_rank() -> None:
    """Never a value that was not measured, but for the median of an even number."""
    hundred = Series(tuple(float(value) for value in range(100, 0, -1)))
    assert (hundred.least, hundred.median, hundred.most) == (1.0, 50.5, 100.0)
    assert (hundred.at(95), hundred.at(99), hundred.at(100)) == (95.0, 99.0, 100.0)
    assert (Series((7.0,)).median, Series((7.0,)).at(95)) == (7.0, 7.0)


def test_a_floor_twice_slower_than_known_says_slow_machine() -> None:
    """Our figure then tells of the machine and not of us."""
    assert not Floor("disk", Series((1.0,)), known=0.5).slow
    assert Floor("disk", Series((1.1,)), known=0.5).slow
    assert not Floor("disk", Series((9.0,))).slow


def test_a_target_counts_the_share_of_all_values_that_keep_to_it() -> None:
    """95 of a hundred, unless the target says otherwise."""
    ours = Series(tuple([1.0] * 95 + [9.0] * 5))
    assert Figure("accept", ours, (), Target(1)).kept is True
    assert Figure("accept", ours, (), Target(1, percent=100)).kept is False
    assert Figure("accept", ours, ()).kept is None


def test_the_manual_has_the_page_that_is_renewed() -> None:
    """With its two marks, begin before end."""
    text = PAGE.read_text(encoding="utf-8")
    assert 0 < text.index(BEGIN) < text.index(END)


def test_a_page_without_marks_is_left_alone(tmp_path: Path) -> None:
    """Nothing is written where it is not known where."""
    page = tmp_path / "page.md"
    page.write_text("other things\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"page\.md"):
        renew(page, None)  # type: ignore[arg-type]  # the run is not looked at
    assert page.read_text(encoding="utf-8") == "other things\n"
