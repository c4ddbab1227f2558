"""Typing and scanning with a real Vietnamese input method on: Unikey in ibus, Telex and VNI, on X11."""

from __future__ import annotations

import threading
import time
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.real_parts import RealPart
from tests.stand_ins.vietnamese_desktop import InputMethod, Program, VietnameseDesktop

# What Telex or VNI would rewrite, what they would not, and what glues when a word is committed twice.
CODES = (
    "DOOAA-AW12",
    "hoso2026dd",
    "]C1ABC123",
    "001099000001|123456789|Nguyeenx Vawn Maaux|01011990|Nam|Thoon 1|02032022",
    "H56.14-251107-0012",
    "KH12345678",
    "001099000002",
    "000123MCHS",
    "0001BCGHKL",
    "ow[]a1e6d9dd",
)
PROGRAM = ("-m", "tests.stand_ins.typing_program")


@pytest.fixture(scope="module")
def desktop(real_part: Callable[[RealPart], None]) -> Iterator[VietnameseDesktop]:
    with VietnameseDesktop() as desktop:
        real_part(RealPart.SCREEN)
        real_part(RealPart.INPUT_METHOD)
        yield desktop


@pytest.fixture(scope="module", params=["telex", "vni"])
def method(desktop: VietnameseDesktop, request: pytest.FixtureRequest) -> InputMethod:
    chosen: InputMethod = request.param
    desktop.use(chosen)
    return chosen


@pytest.fixture(scope="module")
def program(desktop: VietnameseDesktop, method: InputMethod) -> Iterator[Program]:
    program = desktop.program(*PROGRAM)
    yield program
    program.end()


def go_to(program: Program, field: str, text: str | None = None) -> None:
    """Empty all fields and focus one; clear what was told so far."""
    told = {} if text is None else {"text": text}
    program.tell(focus=field, **told)
    focused = program.wait_for(lambda line: line.get("focused") == field)
    program.lines[:] = [focused]


def holds(program: Program, wanted: Callable[[Any], bool]) -> Any:
    """Ask what it holds until it is as wanted; what xdotool pressed may still be on its way."""
    ends = time.monotonic() + 20
    while not wanted(answer := program.ask("held")) and time.monotonic() < ends:
        threading.Event().wait(0.02)
    return answer


@pytest.mark.parametrize("field", ["bare", "name", "note"])
@pytest.mark.parametrize("prefix", [True, False], ids=["F20 before", "no prefix"])
def test_ten_scanned_codes_come_as_they_were_and_the_field_stays_as_it_was(
    desktop: VietnameseDesktop, program: Program, field: str, prefix: bool
) -> None:
    go_to(program, field)
    for code in CODES:
        assert scan(desktop, program, code, prefix=prefix, tries=1 if prefix else 4) == code
    held = program.ask("after")
    assert (held["bare"], held["raw"], held["note"]) == ("", "", "")
    assert not [line for line in program.lines if "bare" in line and "answer" not in line]
    assert not [line for line in program.lines if "acted" in line]


def scan(desktop: VietnameseDesktop, program: Program, code: str, *, prefix: bool, tries: int) -> str:
    """Scan as an officer does: again when it was not heard. On a busy machine the sender of keys stumbles."""
    for left in reversed(range(tries)):
        desktop.scan(code, every_ms=8, prefix=prefix)
        patience_s = 3.0 if left else 30.0
        told = program.heard(lambda line: "scanned" in line or "misheard" in line, patience_s)
        if told is not None and "scanned" in told:
            return str(told["scanned"])
        go_to(program, next(line["focused"] for line in reversed(program.lines) if "focused" in line))
    return "not heard"


@pytest.mark.parametrize("prefix", [True, False], ids=["F20 before", "no prefix"])
def test_a_word_still_being_composed_is_whole_after_a_scan(
    desktop: VietnameseDesktop, program: Program, method: InputMethod, prefix: bool
) -> None:
    go_to(program, "name")
    desktop.type(keys_for("Trần Thị Hường", method), every_ms=60)
    assert holds(program, lambda held: held["composing"] == "Hường")["name"] == "Trần Thị "
    desktop.scan("H56.14-251107-0012", prefix=prefix)
    program.wait_for(lambda line: "scanned" in line or "misheard" in line)
    assert holds(program, lambda held: held["name"] == "Trần Thị Hường")["name"] == "Trần Thị Hường"
    desktop.type(" An", every_ms=60)
    assert holds(program, lambda held: held["raw"] == "Trần Thị Hường An")["raw"] == "Trần Thị Hường An"


def test_a_name_typed_by_a_person_is_right_and_composed(
    desktop: VietnameseDesktop, program: Program, method: InputMethod
) -> None:
    name = "Nguyễn Thị Ưởng Đặng"
    go_to(program, "name")
    desktop.type(keys_for(name, method), every_ms=60)
    held = holds(program, lambda held: held["value"] == name)
    assert held["value"] == name
    assert unicodedata.is_normalized("NFC", held["value"])
    assert not [line for line in program.lines if "scanned" in line or "misheard" in line]


@pytest.mark.parametrize("way", ["accept", "plain_button", "F9", "alt+a"])
def test_the_last_word_is_there_when_something_acts_while_it_is_composed(
    desktop: VietnameseDesktop, program: Program, method: InputMethod, way: str
) -> None:
    """Buttons that take no focus, ours and Qt's own, and shortcuts: never "Trần Thị" for "Trần Thị Hường"."""
    places = program.ready["ready"]
    go_to(program, "name")
    desktop.type(keys_for("Trần Thị Hường", method), every_ms=60)
    assert holds(program, lambda held: held["composing"] == "Hường")["composing"] == "Hường"
    if way in places:
        desktop.click(*places[way])
    else:
        desktop.press(way)
    acted = program.wait_for(lambda line: "acted" in line)
    assert (acted["name"], acted["value"]) == ("Trần Thị Hường", "Trần Thị Hường")
    # And it is not written a second time when the input method hears of it.
    desktop.press("End")
    assert program.ask("after")["raw"] == "Trần Thị Hường"


def test_enter_never_writes_the_last_word_twice(
    desktop: VietnameseDesktop, program: Program, method: InputMethod
) -> None:
    """A search field that is emptied by Enter: nothing of the last word glues to the next."""
    words = ["Hường", "Thử", "Mẫu", "Đặng", "Nguyễn", "Ưởng"]
    go_to(program, "search")
    for word in words:
        desktop.type(keys_for(word, method), every_ms=60, then="Return")
        assert program.wait_for(lambda line: "entered" in line) == {"entered": word}
    assert program.ask("after")["search"] == ""


def keys_for(text: str, method: InputMethod) -> str:
    """The keys a person presses for a text, by Telex or VNI: marks of a letter, then the tone at the end."""
    return " ".join(_word_keys(word, method) for word in text.split(" "))


_TELEX = {"\u0302": None, "\u0306": "w", "\u031b": "w"}
_VNI = {"\u0302": "6", "\u0306": "8", "\u031b": "7"}
_TONES = {
    "telex": {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"},
    "vni": {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"},
}


def _word_keys(word: str, method: InputMethod) -> str:
    keys, tone, letter = "", "", ""
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES[method]:
            tone = _TONES[method][char]
        elif char in _TELEX:
            keys += (_TELEX[char] or letter.lower()) if method == "telex" else _VNI[char]
        elif char in "đĐ":
            keys += ("d" if char == "đ" else "D") + ("d" if method == "telex" else "9")
        else:
            letter = char
            keys += char
    return keys + tone


def test_without_our_ear_telex_rewrites_what_a_reader_types(desktop: VietnameseDesktop) -> None:
    """The trap is real: the same keys into the same field, with nobody listening."""
    desktop.use("telex")
    deaf = desktop.program(*PROGRAM, "without-reader", "without-commit")
    go_to(deaf, "bare")
    told = []
    for code in CODES:
        desktop.scan(code, every_ms=8)
        told.append(deaf.wait_for(lambda line: "bare" in line and "answer" not in line)["bare"])
    deaf.end()
    assert told[0] == "DOOAA-Ă12"
    assert sum(text == code for text, code in zip(told, CODES, strict=True)) <= 6


def test_without_our_care_a_button_works_with_half_a_name(desktop: VietnameseDesktop) -> None:
    """The other trap is real: Qt's own button that takes no focus, and no commit before it."""
    desktop.use("telex")
    careless = desktop.program(*PROGRAM, "without-reader", "without-commit")
    go_to(careless, "name")
    desktop.type(keys_for("Trần Thị Hường", "telex"), every_ms=60)
    assert holds(careless, lambda held: held["composing"] == "Hường")["composing"] == "Hường"
    desktop.click(*careless.ready["ready"]["plain_button"])
    acted = careless.wait_for(lambda line: "acted" in line)
    careless.end()
    # Only our field knows better than Qt's text.
    assert (acted["name"], acted["value"]) == ("Trần Thị ", "Trần Thị Hường")
