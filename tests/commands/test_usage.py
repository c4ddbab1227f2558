"""How commands are called: options before and after, languages, help, wrong use, and our own faults."""

from __future__ import annotations

import io
import logging
import sys
import threading
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.cli import run_as, take_common
from app.commands.asked import Asked, WrongUse
from app.messages.commands import LABELS
from tests.commands.asking import Said, ask_here

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.desk import Desk

MANUAL = Path(__file__).parents[2] / "docs" / "manual" / "commands.md"


def said_to(words: str) -> Said:
    """What is said to a command line."""
    return ask_here(*words.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--json", "--data", "d", "--lang", "en", "search", "x"],
        ["search", "x", "--json", "--data", "d", "--lang", "en"],
        ["search", "--data=d", "--lang=en", "x", "--json"],
    ],
)
def test_common_options_stand_before_or_after_the_command(arguments: list[str]) -> None:
    assert take_common(arguments) == (Asked(Path("d"), True, "en"), ["search", "x"])


def test_after_two_dashes_nothing_is_an_option() -> None:
    assert take_common(["search", "--", "--json"]) == (Asked(), ["search", "--", "--json"])


@pytest.mark.parametrize(
    "arguments",
    [["x", "--data"], ["--data", "--json"], ["--data="], ["--lang", "fr"], ["--lang"], ["--data", "a\0b"]],
)
def test_a_common_option_without_a_value_is_wrong_use(arguments: list[str]) -> None:
    with pytest.raises(WrongUse):
        take_common(arguments)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("--json", "command.which"),
        ("fly --json", "command.which"),
        ("catalogue --json", "command.which"),
        ("catalogue fly --json", "command.which"),
        ("show --json", "command.missing"),
        ("deadline --json", "command.missing"),
        ("show a b --json", "command.usage"),
        ("search x --fly --json", "command.no_such_option"),
        ("search x --limit 0 --json", "command.bad_value"),
        ("search x --limit many --json", "command.bad_value"),
        ("fee --procedure 1.004873 --pages x --json", "command.bad_value"),
        ("fee --procedure 1.004873 --channel fax --json", "command.bad_value"),
        ("search x --lang fr --json", "command.language"),
        ("search x --json --data", "command.option_value"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_is_missing(words: str, code: str) -> None:
    said = said_to(words)
    assert said.code == 2
    assert said.error["code"] == code
    assert said.err == b""


def test_refusals_are_told_in_the_language_that_was_asked_for() -> None:
    assert said_to("search x --data no-such-folder").err.decode("utf-8").startswith("motcua: Thư mục")
    assert (
        said_to("search x --data no-such-folder --lang en")
        .err.decode("utf-8")
        .startswith("motcua: The folder")
    )
    assert said_to("--lang en").err.decode("utf-8").startswith("motcua: A command is needed")
    assert said_to("--lang=en").err.decode("utf-8").startswith("motcua: A command is needed")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_command_has_its_help_and_its_place_in_the_manual(language: str) -> None:
    manual = MANUAL.read_text("utf-8")
    for name in LABELS:
        if not name.startswith("help.") or name == "help.common":
            continue
        command = name.removeprefix("help.")
        said = said_to(f"{command} --help --lang {language}")
        assert said.code == 0
        assert LABELS[name][0 if language == "vi" else 1].split(".")[0] in " ".join(
            said.out.decode("utf-8").split()
        )
        assert f"motcua {command}" in manual, command


@pytest.mark.parametrize("folder", ["x" * 300, "/dev/null", "/dev/null/x", "/proc/1/x", "."])
@pytest.mark.parametrize(
    "words",
    [
        ("search", "x"),
        ("deadline", "--procedure", "1.004873", "--received", "2026-11-20T08:15"),
        ("catalogue", "search", "tthn"),
        ("init", "--practice"),
        ("backup", "copy.db"),
        ("doctor",),
    ],
)
def test_a_folder_that_can_never_be_one_is_told(
    folder: str, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = ask_here(*words, "--json", "--data", folder)
    assert said.code in (0, 1), said
    if said.code == 1:
        assert said.error["code"].startswith("folder.")
    assert said.err == b""


class Fault(RuntimeError):
    """Something of ours that nobody thought of."""


class AskedOfABrokenDesk(Asked):
    """Falls over as soon as the desk is to be opened."""

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """Never opens."""
        raise Fault("Nguyễn Văn Mẫu 001099000001")
        yield


def test_our_own_fault_ends_with_70_a_code_and_a_line_in_the_log(office: Path) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    hooks, handlers = (sys.excepthook, threading.excepthook), list(logging.getLogger().handlers)
    try:
        with redirect_stdout(out):
            code = run_as(AskedOfABrokenDesk(office, as_json=True), ["search", "x"])
    finally:
        sys.excepthook, threading.excepthook = hooks
        logging.getLogger().handlers[:] = handlers
    out.seek(0)
    told = out.read()
    assert code == 70
    assert '"code": "command.our_fault"' in told
    assert "Fault@test_usage:" in told
    assert "Traceback" not in told
    log = (office / "logs" / "commands.log").read_text("utf-8")
    assert "command failed: Fault@test_usage:" in log
    assert "Mẫu" not in log + told
    assert "001099000001" not in log + told
