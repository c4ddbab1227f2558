"""The manuals lead nowhere that is not there, and every screen has its picture in every look."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "manual" / "pictures"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LOOKS = ("light-100", "light-150", "dark-100", "dark-150")
MOST_BYTES = 4 * 1024 * 1024


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8"))
    here = [link for link in links if "://" not in link]
    assert [link for link in here if not (page.parent / link).exists()] == []


def test_every_screen_has_its_picture_in_every_look() -> None:
    names = {path.stem for path in PICTURES.glob("*.png")}
    screens = {name.removesuffix(f"-{look}") for name in names for look in LOOKS if name.endswith(look)}
    assert len(screens) >= 20
    assert {f"{screen}-{look}" for screen in screens for look in LOOKS} - names == set()
    assert {"intake-empty-contrast-200", "paper-slip-58", "paper-slip-80", "paper-declaration"} <= names


def test_the_pictures_stay_small_enough_for_the_repository() -> None:
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < MOST_BYTES
