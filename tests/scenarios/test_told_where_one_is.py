"""A refusal is said on the screen one looks at, and watching the store holds up nobody."""

from __future__ import annotations

import dataclasses
import datetime as dt
import threading

from app.errors import DeviceTrouble
from app.messages import say
from tests.window import CARD, Officer


def test_a_refused_void_is_told_on_the_screen_it_was_asked_for(officer: Officer) -> None:
    officer.scan(CARD)
    officer.wait(lambda: officer.value("Full name"), "the card fills the form")
    officer.choose_procedure("sg")
    officer.press("Alt+A")
    number = officer.accept().number
    officer.clock.go_by(dt.timedelta(days=1))
    officer.window.router.open_dossier(number)
    officer.wait_to_see("Void…")
    officer.push("Void…")
    officer.push("Void it")
    officer.wait_quiet()
    assert officer.window.here == "find"
    assert officer.sees(say("intake.day_has_passed", "en", number=number))


def test_the_store_is_watched_beside_the_window_and_its_trouble_told_once(officer: Officer) -> None:
    asked: list[str] = []
    works = threading.Event()

    def version() -> int:
        asked.append(threading.current_thread().name)
        if works.is_set():
            return 1
        raise DeviceTrouble("store.disk_trouble", file="store.db")

    officer.window.desk = dataclasses.replace(officer.desk, data_version=version)
    officer.wait(lambda: officer.sees(say("store.disk_trouble", "en", file="store.db")))
    officer.window.strip.clear()
    before = len(asked)
    officer.wait(lambda: len(asked) > before + 1, "it is asked again")
    officer.wait_quiet()
    assert officer.window.strip.text() == ""
    works.set()
    officer.wait(lambda: officer.window._version == 1, "it is seen again")
    assert not [name for name in asked if not name.startswith("lane-read")]
