"""Readers that type, told from hands by time stamps; every moment is set by the test, none is waited for."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.typing import press, scan_text, send_key, type_text
from ui.commit import act_shortcut
from ui.scanner_input import ScannerInput

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

DOSSIER = "H56.14-251107-0012"
CARD = "001099000001|123456789|NGUYEN VAN MAU|01011990|Nam|THON 1|02032022"
OURS = "0001BCGHKL"
BANK = "00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN6304ABCD"


class Hand:
    """A clock for silence, and where codes arrive."""

    def __init__(self, app: QApplication) -> None:
        self.now_ms = 5_000
        self.codes: list[str] = []
        self.reader = ScannerInput(app, clock=lambda: self.now_ms)
        self.reader.scanned.connect(self.codes.append)

    def heard(self) -> list[str]:
        """The codes so far, after everything queued has been delivered."""
        QCoreApplication.processEvents()
        return self.codes

    def be_quiet(self, for_ms: int) -> None:
        """Let that much time pass without a key."""
        self.now_ms += for_ms
        self.reader.look_at_clock()


@pytest.fixture
def hand(qapp: QApplication) -> Iterator[Hand]:
    hand = Hand(qapp)
    yield hand
    qapp.removeEventFilter(hand.reader)
    hand.reader.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    QVBoxLayout(window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def add(window: QWidget, widget: QWidget) -> None:
    """Show it in the window with the focus."""
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()
    widget.setFocus()
    assert widget.hasFocus()


def undo_walk(line: QLineEdit) -> list[tuple[str, bool]]:
    """What undo shows step by step, and whether redo was there at the start."""
    steps = [(line.text(), line.isRedoAvailable())]
    while line.isUndoAvailable():
        line.undo()
        steps.append((line.text(), True))
    return steps


@pytest.mark.parametrize("code", [DOSSIER, CARD, OURS, BANK, "001099000001", "ABC-99-parcel"])
def test_a_code_scanned_into_a_name_field_is_told_and_leaves_no_trace(
    hand: Hand, window: QWidget, code: str
) -> None:
    line = QLineEdit()
    add(window, line)
    type_text(window, "Nguyễn Văn ")
    scan_text(window, code)
    assert hand.heard() == [code]
    assert line.text() == "Nguyễn Văn "
    type_text(window, "Mẫu")
    assert line.text() == "Nguyễn Văn Mẫu"


@pytest.mark.parametrize("gap_ms", [1, 2, 8, 15, 24])
def test_readers_of_every_usual_speed_are_heard(hand: Hand, window: QWidget, gap_ms: int) -> None:
    line = QLineEdit()
    add(window, line)
    scan_text(window, DOSSIER, gap_ms=gap_ms)
    assert hand.heard() == [DOSSIER]
    assert line.text() == ""


def test_a_slow_wireless_reader_is_heard_by_its_prefix(hand: Hand, window: QWidget) -> None:
    line = QLineEdit("Trần")
    add(window, line)
    scan_text(window, CARD, gap_ms=100, prefix=Qt.Key.Key_F20)
    assert hand.heard() == [CARD]
    assert line.text() == "Trần"


def test_the_prefix_is_heard_under_the_name_x11_gives_it(hand: Hand, window: QWidget) -> None:
    add(window, QLineEdit())
    scan_text(window, DOSSIER, prefix=Qt.Key.Key_MicMute)
    assert hand.heard() == [DOSSIER]


def test_the_fastest_typist_is_never_taken_for_a_reader_and_no_key_is_lost(
    hand: Hand, window: QWidget
) -> None:
    """Two thousand words rolled at 30-60 ms a key, digits and codes among them, Enter in the same breath."""
    chance = random.Random(20251107)
    line = QLineEdit()
    add(window, line)
    words = ["nguyen", "0912345678", "001099000001", DOSSIER, OURS, "thonxahuyen", "cccd", "aaaaaaaaaa"]
    at_ms = 100_000
    typed = 0
    for _ in range(2000):
        word = chance.choice(words)
        for letter in word:
            at_ms += chance.randint(30, 60)
            send_key(window, ord(letter.upper()), letter, at_ms=at_ms)
        assert line.text() == word
        at_ms += chance.randint(30, 60)
        send_key(window, Qt.Key.Key_Return, "\r", at_ms=at_ms)
        assert line.text() == word
        line.clear()
        typed += len(word)
    assert typed > 10_000
    assert hand.heard() == []


def test_a_short_roll_of_the_hand_with_enter_is_typing(hand: Hand, window: QWidget) -> None:
    line = QLineEdit()
    add(window, line)
    scan_text(window, "tion", gap_ms=5)
    assert hand.heard() == []
    assert line.text() == "tion"


def test_a_key_held_down_is_not_a_code(hand: Hand, window: QWidget) -> None:
    line = QLineEdit()
    add(window, line)
    at_ms = 100_000
    send_key(window, Qt.Key.Key_0, "0", at_ms=at_ms)
    for _ in range(30):
        at_ms += 20
        send_key(window, Qt.Key.Key_0, "0", at_ms=at_ms, repeated=True)
    send_key(window, Qt.Key.Key_Return, "\r", at_ms=at_ms + 20)
    assert hand.heard() == []
    assert line.text() == "0" * 31


def test_a_pasted_number_is_not_a_code(hand: Hand, window: QWidget) -> None:
    line = QLineEdit()
    add(window, line)
    QApplication.clipboard().setText("001099000001")
    line.paste()
    send_key(window, Qt.Key.Key_Return, "\r", at_ms=100_000)
    assert hand.heard() == []
    assert line.text() == "001099000001"


def test_a_hand_typing_right_before_the_reader_keeps_its_letters(hand: Hand, window: QWidget) -> None:
    line = QLineEdit()
    add(window, line)
    at_ms = 100_000
    for letter in "mau":
        send_key(window, ord(letter.upper()), letter, at_ms=at_ms)
        at_ms += 50
    for letter in DOSSIER:
        send_key(window, ord(letter), letter, at_ms=at_ms)
        at_ms += 8
    send_key(window, Qt.Key.Key_Return, "\r", at_ms=at_ms)
    assert hand.heard() == [DOSSIER]
    assert line.text() == "mau"


def test_a_code_without_suffix_is_told_within_150_ms_of_its_last_key(hand: Hand, window: QWidget) -> None:
    line = QLineEdit()
    add(window, line)
    scan_text(window, DOSSIER, suffix=None)
    hand.be_quiet(60)
    assert hand.heard() == []
    hand.be_quiet(30)
    assert hand.heard() == [DOSSIER]
    assert line.text() == ""


def test_an_unknown_text_without_suffix_stays_where_it_was_typed(hand: Hand, window: QWidget) -> None:
    line = QLineEdit()
    add(window, line)
    scan_text(window, "khong phai ma", suffix=None)
    hand.be_quiet(5_000)
    hand.be_quiet(5_000)
    assert hand.heard() == []
    assert line.text() == "khong phai ma"


def test_enter_of_a_reader_presses_no_default_button_and_enter_of_a_hand_does(
    hand: Hand, qtbot: QtBot
) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    QVBoxLayout(dialog)
    line = QLineEdit()
    accepted: list[str] = []
    button = QPushButton("accept")
    button.setDefault(True)
    button.clicked.connect(lambda: accepted.append(line.text()))
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    add(dialog, button)
    add(dialog, line)
    scan_text(dialog, DOSSIER)
    scan_text(dialog, CARD, prefix=Qt.Key.Key_F20)
    assert hand.heard() == [DOSSIER, CARD]
    assert accepted == []
    type_text(dialog, "Mẫu")
    press(dialog, Qt.Key.Key_Return)
    assert accepted == ["Mẫu"]


def test_tab_and_a_second_suffix_of_a_reader_move_no_focus_and_press_nothing(
    hand: Hand, window: QWidget
) -> None:
    pressed: list[bool] = []
    other = QPushButton("other")
    other.clicked.connect(lambda: pressed.append(True))
    add(window, other)
    line = QLineEdit()
    add(window, line)
    scan_text(window, DOSSIER, suffix=Qt.Key.Key_Tab)
    assert line.hasFocus()
    at_ms = 900_000_000
    for letter in OURS:
        at_ms += 8
        send_key(window, ord(letter), letter, at_ms=at_ms)
    for suffix, text in ((Qt.Key.Key_Return, "\r"), (Qt.Key.Key_Tab, "\t")):
        at_ms += 8
        send_key(window, suffix, text, at_ms=at_ms)
    assert hand.heard() == [DOSSIER, OURS]
    assert line.hasFocus()
    assert pressed == []


def test_undo_after_a_scan_takes_back_the_persons_own_typing_only(hand: Hand, window: QWidget) -> None:
    """The same typing with a scan and without: undo shows the same, and redo brings no code."""
    histories = []
    for scanning in (True, False):
        line = QLineEdit()
        add(window, line)
        type_text(window, "Nguyen")
        press(line, Qt.Key.Key_Home)
        type_text(window, "Ông ")
        line.setSelection(0, 3)
        type_text(window, "Bà")
        if scanning:
            scan_text(window, DOSSIER)
            assert line.text() == "Bà Nguyen"
            assert not line.isRedoAvailable()
        assert line.cursorPosition() == 2
        histories.append(undo_walk(line))
    assert hand.heard() == [DOSSIER]
    assert histories[0] == histories[1]


def test_a_selection_that_the_reader_typed_over_is_back_and_selected(hand: Hand, window: QWidget) -> None:
    line = QLineEdit()
    add(window, line)
    type_text(window, "Nguyễn Văn Mẫu")
    line.setSelection(11, -4)
    scan_text(window, DOSSIER)
    assert line.text() == "Nguyễn Văn Mẫu"
    assert (line.selectedText(), line.cursorPosition()) == ("Văn ", 7)
    assert hand.heard() == [DOSSIER]


def test_an_untouched_field_is_untouched_after_a_scan(hand: Hand, window: QWidget) -> None:
    line = QLineEdit("có sẵn")
    add(window, line)
    line.setCursorPosition(2)
    scan_text(window, CARD)
    assert (line.text(), line.cursorPosition(), line.isModified()) == ("có sẵn", 2, False)
    assert not line.isUndoAvailable()
    assert not line.isRedoAvailable()
    assert hand.heard() == [CARD]


def test_what_redo_could_bring_back_survives_a_scan(hand: Hand, window: QWidget) -> None:
    line = QLineEdit()
    add(window, line)
    type_text(window, "Nguyễn")
    line.undo()
    scan_text(window, DOSSIER)
    assert hand.heard() == [DOSSIER]
    line.redo()
    assert line.text() == "Nguyễn"


def test_a_note_of_several_lines_is_as_it_was(hand: Hand, window: QWidget) -> None:
    note = QPlainTextEdit()
    add(window, note)
    type_text(window, "dòng một\ndòng hai")
    scan_text(window, CARD)
    assert note.toPlainText() == "dòng một\ndòng hai"
    assert not note.document().isRedoAvailable()
    scan_text(window, DOSSIER)
    assert note.toPlainText() == "dòng một\ndòng hai"
    assert hand.heard() == [CARD, DOSSIER]
    for _ in range(10):
        note.undo()
        assert not set("|0123456789") & set(note.toPlainText())
    assert note.toPlainText() == ""


def test_a_choice_that_may_be_typed_is_as_it_was(hand: Hand, window: QWidget) -> None:
    box = QComboBox()
    box.setEditable(True)
    box.addItems(["Trực tiếp", "Trực tuyến"])
    add(window, box)
    box.setEditText("Khác")
    scan_text(window, DOSSIER)
    assert hand.heard() == [DOSSIER]
    assert box.currentText() == "Khác"


def test_digits_space_and_letters_of_a_code_press_nothing_where_keys_act(hand: Hand, window: QWidget) -> None:
    """A list where J goes on and space marks, beside a button: the code acts on neither."""
    acts: list[str] = []
    listed = QListWidget()
    listed.addItems(["một", "hai", "ba"])
    add(window, listed)
    for key in ("J", "K", "Space", "1", "9"):
        act_shortcut(key, window, lambda key=key: acts.append(key))
    scan_text(window, "KJ 1199 JK 5")
    button = QPushButton("accept")
    button.clicked.connect(lambda: acts.append("button"))
    add(window, button)
    scan_text(window, " 12 34 56 ")
    assert hand.heard() == ["KJ 1199 JK 5", " 12 34 56 "]
    assert acts == []


def test_keys_of_a_hand_act_in_order_after_a_short_hold(hand: Hand, window: QWidget) -> None:
    acts: list[str] = []
    listed = QListWidget()
    listed.addItems(["một", "hai"])
    add(window, listed)
    for key in ("J", "K", "F9"):
        act_shortcut(key, window, lambda key=key: acts.append(key))
    send_key(window, Qt.Key.Key_J, "j", at_ms=100_000)
    assert acts == []
    hand.be_quiet(35)
    assert acts == ["J"]
    # Faster than the hold: the earlier ones wait, yet never overtake each other or F9.
    for at_ms, letter in ((200_000, "k"), (200_030, "j"), (200_060, "k")):
        send_key(window, ord(letter.upper()), letter, at_ms=at_ms)
    send_key(window, Qt.Key.Key_F9, "", at_ms=200_090)
    assert acts == ["J", "K", "J", "K", "F9"]
    assert hand.heard() == []


def test_space_on_a_button_presses_it_once(hand: Hand, window: QWidget) -> None:
    pressed: list[bool] = []
    button = QPushButton("accept")
    button.clicked.connect(lambda: pressed.append(True))
    add(window, button)
    send_key(window, Qt.Key.Key_Space, " ", at_ms=100_000)
    hand.be_quiet(35)
    assert len(pressed) == 1
    assert hand.heard() == []


def test_a_busy_moment_of_the_program_does_not_cut_a_code_in_two(hand: Hand, window: QWidget) -> None:
    """The program did nothing for a second: the timer is late, but the rest of the code already waits."""
    acts: list[str] = []
    listed = QListWidget()
    add(window, listed)
    act_shortcut("1", window, lambda: acts.append("1"))
    at_ms = 100_000
    for place, letter in enumerate(DOSSIER):
        if place == 9:
            hand.now_ms += 1_000
            hand.reader.look_at_clock()
        send_key(window, ord(letter), letter, at_ms=at_ms)
        at_ms += 8
    send_key(window, Qt.Key.Key_Return, "\r", at_ms=at_ms)
    assert hand.heard() == [DOSSIER]
    assert acts == []


def test_a_prefix_key_pressed_by_a_hand_loses_no_letter(hand: Hand, window: QWidget) -> None:
    line = QLineEdit()
    add(window, line)
    send_key(window, Qt.Key.Key_F20, "", at_ms=100_000)
    for place, letter in enumerate("mau"):
        send_key(window, ord(letter.upper()), letter, at_ms=100_120 + place * 120)
    hand.be_quiet(150)
    assert line.text() == "mau"
    send_key(window, Qt.Key.Key_F20, "", at_ms=200_000)
    hand.be_quiet(500)
    send_key(window, Qt.Key.Key_X, "x", at_ms=201_000)
    assert line.text() == "maux"
    assert hand.heard() == []


def test_a_passphrase_is_never_taken_for_a_code(hand: Hand, window: QWidget) -> None:
    entered: list[str] = []
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.returnPressed.connect(lambda: entered.append(line.text()))
    add(window, line)
    scan_text(window, "001099000001", gap_ms=2)
    assert hand.heard() == []
    assert entered == ["001099000001"]


def test_a_word_being_composed_stays_whole_when_a_code_comes(hand: Hand, window: QWidget) -> None:
    line = QLineEdit()
    add(window, line)
    type_text(window, "Trần Thị ")
    QCoreApplication.sendEvent(line, QInputMethodEvent("Hường", []))
    release(line, "f", 50_000)
    assert line.text() == "Trần Thị "
    commit = QInputMethodEvent("", [])
    commit.setCommitString("Hường0")
    QCoreApplication.sendEvent(line, commit)
    release(line, "0", 100_000)
    for place, letter in enumerate("01099000001"):
        send_key(line, ord(letter), letter, at_ms=100_008 + place * 8)
    send_key(line, Qt.Key.Key_Return, "\r", at_ms=100_096)
    assert hand.heard() == ["001099000001"]
    assert line.text() == "Trần Thị Hường"


def test_a_code_whose_order_cannot_be_told_is_refused_not_guessed(hand: Hand, window: QWidget) -> None:
    """Through an input method only releases are seen; a millisecond apart they do not tell enough."""
    doubts: list[bool] = []
    hand.reader.misheard.connect(lambda: doubts.append(True))
    line = QLineEdit("Trần")
    add(window, line)
    for place, letter in enumerate("001099000001"):
        QCoreApplication.sendEvent(line, QInputMethodEvent("001099000001"[: place + 1], []))
        release(line, letter, 100_000 + place)
    send_key(line, Qt.Key.Key_Return, "\r", at_ms=100_013)
    assert hand.heard() == []
    assert doubts == [True]
    assert line.text() == "Trần"


def test_a_letter_under_shift_is_told_right_though_shift_was_let_go_first(
    hand: Hand, window: QWidget
) -> None:
    line = QLineEdit()
    add(window, line)
    at_ms = 100_000
    for letter in "hoso|2026|DD":
        at_ms += 4
        if letter in "|D":
            send_key(line, Qt.Key.Key_Shift, "", at_ms=at_ms)
            at_ms += 2
        QCoreApplication.sendEvent(line, QInputMethodEvent("hố", []))
        release(line, {"|": "\\"}.get(letter, letter.lower()), at_ms)
    send_key(line, Qt.Key.Key_Return, "\r", at_ms=at_ms + 4)
    assert hand.heard() == ["hoso|2026|DD"]
    assert line.text() == ""


def test_a_serial_reader_is_told_on_the_same_signal(hand: Hand) -> None:
    hand.reader.deliver("Trần Thị Thử")
    assert hand.heard() == ["Trần Thị Thử"]


def release(widget: QWidget, text: str, at_ms: int) -> None:
    """The release of a key whose press an input method ate."""
    event = QKeyEvent(QEvent.Type.KeyRelease, ord(text.upper()), Qt.KeyboardModifier.NoModifier, text)
    event.setTimestamp(at_ms)
    QCoreApplication.sendEvent(widget, event)


@pytest.mark.parametrize("where", [QLineEdit, QListWidget])
@pytest.mark.parametrize("pause_at", [1, 4, 12])
def test_half_a_code_after_a_stumble_is_refused_not_told(
    hand: Hand, window: QWidget, where: type[QWidget], pause_at: int
) -> None:
    """A pause too long for a reader, too short for a person: the rest alone would be another code."""
    doubts: list[bool] = []
    hand.reader.misheard.connect(lambda: doubts.append(True))
    add(window, where())
    at_ms = 100_000
    for place, letter in enumerate("0001BCGHKL0012345"):
        at_ms += 80 if place == pause_at else 8
        if place == pause_at:
            hand.be_quiet(40)
        send_key(window, ord(letter), letter, at_ms=at_ms)
    send_key(window, Qt.Key.Key_Return, "\r", at_ms=at_ms + 8)
    assert hand.heard() == []
    assert doubts == ([True] if pause_at < 12 else [])
    # The next one is heard at once.
    scan_text(window, DOSSIER)
    assert hand.heard() == [DOSSIER]


def test_redo_brings_no_code_back_after_the_cursor_was_moved(hand: Hand, window: QWidget) -> None:
    """Moving the cursor ends the person's undo step, so redo could bring the code back."""
    line = QLineEdit()
    add(window, line)
    type_text(window, "Nguyen")
    press(line, Qt.Key.Key_Home)
    press(line, Qt.Key.Key_End)
    scan_text(window, DOSSIER)
    assert hand.heard() == [DOSSIER]
    line.redo()
    assert line.text() == "Nguyen"
    line.undo()
    assert line.text() == ""


def test_no_input_method_is_asked_between_prefix_and_suffix(hand: Hand, window: QWidget) -> None:
    line = QLineEdit()
    add(window, line)

    def takes_input_method() -> bool:
        question = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
        QCoreApplication.sendEvent(line, question)
        return bool(question.value(Qt.InputMethodQuery.ImEnabled))

    assert takes_input_method()
    send_key(window, Qt.Key.Key_F20, "", at_ms=100_000)
    assert not takes_input_method()
    send_key(window, Qt.Key.Key_A, "a", at_ms=100_008)
    assert not takes_input_method()
    send_key(window, Qt.Key.Key_Return, "\r", at_ms=100_016)
    assert takes_input_method()
    assert hand.heard() == ["a"]
    assert line.hasFocus()
