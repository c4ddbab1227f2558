"""What keeps the window from opening is told in a window of its own, in words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOOK_AND_CLOSE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from app.window_start import make_application, show_window

app = make_application(["motcua"])

def look():
    box = app.activeModalWidget()
    if box is not None:
        print("\\n".join(label.text() for label in box.findChildren(QLabel)))
        box.reject()

often = QTimer()
often.timeout.connect(look)
often.start(10)
sys.exit(show_window(Path(sys.argv[1]), False, None))
"""


def test_a_key_that_may_not_be_is_told_with_its_act_and_nothing_is_changed(tmp_path: Path) -> None:
    settings = tmp_path / "motcua.toml"
    settings.write_text('[keys]\naccept = "F11"\n', "utf-8")
    told = subprocess.run(
        [sys.executable, "-c", LOOK_AND_CLOSE, str(tmp_path)],
        cwd=ROOT,
        env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert told.returncode == 1, told.stderr
    assert "F11" in told.stdout
    assert "Chương trình không mở được" in told.stdout
    assert settings.read_text("utf-8") == '[keys]\naccept = "F11"\n'
