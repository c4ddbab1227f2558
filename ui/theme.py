"""How the program looks: one calm ground in light, dark and high contrast, at 100–200 % text."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from importlib.resources import files

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

FAMILY = "Noto Sans"
SCALES = (100, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by what they mean, `#rrggbb`. Every pair of text and ground has a contrast of 4.5 or more."""

    name: str
    ground: str
    card: str
    line: str
    text: str
    quiet: str
    """Secondary text."""
    heading: str
    rail: str
    rail_text: str
    rail_quiet: str
    rail_here: str
    mark: str
    """The stripe beside the screen one is on."""
    field: str
    field_line: str
    focus: str
    act: str
    """The one green button."""
    act_text: str
    button: str
    chosen: str
    chosen_text: str
    good: str
    good_text: str
    warn: str
    warn_text: str
    bad: str
    bad_text: str
    info: str
    info_text: str
    practice: str
    """Rail in practice mode."""


LIGHT = Theme(
    name="light",
    ground="#f4f6f8",
    card="#ffffff",
    line="#d7dde3",
    text="#1b2733",
    quiet="#52616f",
    heading="#17324d",
    rail="#17324d",
    rail_text="#ffffff",
    rail_quiet="#c3d0dc",
    rail_here="#24507a",
    mark="#f2b632",
    field="#ffffff",
    field_line="#9fb0bf",
    focus="#1a66b3",
    act="#19784a",
    act_text="#ffffff",
    button="#e9eef3",
    chosen="#17324d",
    chosen_text="#ffffff",
    good="#def3e5",
    good_text="#11613a",
    warn="#fdf0cf",
    warn_text="#6f4a00",
    bad="#fbe1e0",
    bad_text="#a01c1c",
    info="#e1ecfb",
    info_text="#1a4a8c",
    practice="#5b3a72",
)
DARK = Theme(
    name="dark",
    ground="#12181f",
    card="#1b242e",
    line="#33414f",
    text="#e8eef4",
    quiet="#a9b8c6",
    heading="#d5e6f7",
    rail="#0b1117",
    rail_text="#f2f6fa",
    rail_quiet="#a3b5c6",
    rail_here="#1f3c58",
    mark="#f2b632",
    field="#111820",
    field_line="#5b6f82",
    focus="#6db3ff",
    act="#1a7a4b",
    act_text="#ffffff",
    button="#293643",
    chosen="#cfe3f7",
    chosen_text="#10202f",
    good="#153b29",
    good_text="#9fe3bd",
    warn="#44340c",
    warn_text="#f6d98a",
    bad="#4d1e20",
    bad_text="#ffb9b5",
    info="#1b3558",
    info_text="#b5d4ff",
    practice="#3f2553",
)
CONTRAST = Theme(
    name="contrast",
    ground="#ffffff",
    card="#ffffff",
    line="#000000",
    text="#000000",
    quiet="#000000",
    heading="#000000",
    rail="#000000",
    rail_text="#ffffff",
    rail_quiet="#ffffff",
    rail_here="#00338a",
    mark="#ffd400",
    field="#ffffff",
    field_line="#000000",
    focus="#c00000",
    act="#00502a",
    act_text="#ffffff",
    button="#ffffff",
    chosen="#000000",
    chosen_text="#ffffff",
    good="#ffffff",
    good_text="#00401f",
    warn="#ffffff",
    warn_text="#4f3300",
    bad="#ffffff",
    bad_text="#8a0000",
    info="#ffffff",
    info_text="#00246b",
    practice="#3f0066",
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}

_SIZE = re.compile(r"\b(\d+)dp\b")
_NAME = re.compile(r"@(\w+)")


class Look:
    """What is in force now: a theme and a text size. Screens ask it for sizes and colours."""

    def __init__(self, theme: Theme, percent: int, practice: bool = False) -> None:
        self.theme = theme
        self.percent = percent
        self.practice = practice

    def dp(self, size: int) -> int:
        """A size in pixels at the chosen text size."""
        return round(size * self.percent / 100)

    def style(self) -> str:
        """The style sheet of the program."""
        sheet = files("resources").joinpath("theme.qss").read_text("utf-8")
        colours = asdict(self.theme)
        arrow = "arrow-light.png" if self.theme.name == "dark" else "arrow-dark.png"
        colours["arrow"] = str(files("resources").joinpath("icons", arrow)).replace("\\", "/")
        colours["tick"] = str(files("resources").joinpath("icons", "tick.png")).replace("\\", "/")
        if self.practice:
            colours["rail"] = self.theme.practice
        sheet = _SIZE.sub(lambda size: f"{self.dp(int(size[1]))}px", sheet)
        return _NAME.sub(lambda name: colours[name[1]], sheet)

    def palette(self) -> QPalette:
        """For what the style sheet does not reach."""
        theme, palette = self.theme, QPalette()
        role = QPalette.ColorRole
        for which, colour in (
            (role.Window, theme.ground),
            (role.WindowText, theme.text),
            (role.Base, theme.field),
            (role.AlternateBase, theme.card),
            (role.Text, theme.text),
            (role.Button, theme.button),
            (role.ButtonText, theme.text),
            (role.BrightText, theme.bad_text),
            (role.ToolTipBase, theme.card),
            (role.ToolTipText, theme.text),
            (role.PlaceholderText, theme.quiet),
            (role.Highlight, theme.chosen),
            (role.HighlightedText, theme.chosen_text),
            (role.Link, theme.focus),
        ):
            palette.setColor(which, QColor(colour))
        for which in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.quiet))
        return palette

    def wear(self, app: QApplication) -> None:
        """Put it on."""
        app.setStyle("Fusion")
        app.setPalette(self.palette())
        app.setFont(self.font())
        app.setStyleSheet(self.style())

    def font(self, size: int = 14, bold: bool = False) -> QFont:
        """The program's own typeface; never one of the system's, which may lack Vietnamese."""
        font = QFont(FAMILY)
        font.setPixelSize(self.dp(size))
        font.setBold(bold)
        return font


def load_fonts() -> None:
    """Load the bundled typeface by path. A missing one is our fault and stops the start."""
    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        data = files("resources").joinpath("fonts", name).read_bytes()
        if QFontDatabase.addApplicationFontFromData(data) < 0:
            raise RuntimeError(f"{name} cannot be used")
