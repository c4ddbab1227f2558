"""The looks: every pair of text and ground is legible, and the typeface has every Vietnamese letter."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from PySide6.QtGui import QFontDatabase, QFontMetrics
from pytestqt.qtbot import QtBot

from ui.theme import FAMILY, SCALES, THEMES, Look, Theme, load_fonts

# Which text stands on which ground in `theme.qss` and in the palette.
PAIRS = (
    ("text", "ground"),
    ("text", "card"),
    ("text", "field"),
    ("text", "button"),
    ("quiet", "card"),
    ("quiet", "ground"),
    ("quiet", "button"),
    ("heading", "card"),
    ("rail_text", "rail"),
    ("rail_quiet", "rail"),
    ("rail_text", "practice"),
    ("rail_quiet", "practice"),
    ("rail_text", "rail_here"),
    ("act_text", "act"),
    ("chosen_text", "chosen"),
    ("good_text", "good"),
    ("warn_text", "warn"),
    ("bad_text", "bad"),
    ("info_text", "info"),
    ("bad_text", "card"),
    ("focus", "card"),
)
LEAST_CONTRAST = 4.5
"""WCAG 2.1, level AA, for text of any size."""


def _light(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG contrast of two colours, 1 to 21."""
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_is_reckoned_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_text_is_legible_on_its_ground(theme: Theme, text: str, ground: str) -> None:
    found = contrast(getattr(theme, text), getattr(theme, ground))
    assert found >= LEAST_CONTRAST, f"{theme.name}: {text} on {ground} {found:.2f}"


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("percent", SCALES)
def test_the_style_has_no_blank_left_and_grows_with_the_text(theme: Theme, percent: int) -> None:
    sheet = Look(theme, percent).style()
    assert not re.search(r"@\w|\ddp\b", sheet)
    assert f"font-size: {round(14 * percent / 100)}px" in sheet


def test_practice_has_another_rail() -> None:
    theme = THEMES["light"]
    assert theme.practice in Look(theme, 100, practice=True).style()
    assert theme.practice not in Look(theme, 100).style()


def test_the_bundled_typeface_has_every_letter_of_the_program(qtbot: QtBot) -> None:
    load_fonts()
    assert FAMILY in QFontDatabase.families()
    words = files("resources").joinpath("translations", "vi.ts").read_text("utf-8")
    letters = {letter for letter in words if letter.isalpha()} | set(
        "ẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰỲỴỶỸĐđơƠưƯ"
    )
    metrics = QFontMetrics(Look(THEMES["light"], 100).font())
    assert [letter for letter in sorted(letters) if not metrics.inFontUcs4(ord(letter))] == []
