"""`motcua …` commands for the office's IT person: which there are, their exit codes, what a refusal says.

Exit codes: 0 done, 1 refused or not found, 2 wrong use, 70 our fault (with a code, and a line in the log).
"""

from __future__ import annotations

import io
import itertools
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path

import typer
from typer._click import exceptions as usage  # typer 0.29 brings its own click and exports little of it

from app.commands.asked import AnswerLost, Asked, WrongUse
from app.commands.refusals import error_answer, refusal, told
from app.commands.words import label
from app.errors import DeskError
from app.logs import COMMANDS_LOG, no_core_files, start_logging
from app.messages import Language, say

DONE, REFUSED, WRONG_USE, OUR_FAULT, INTERRUPTED = 0, 1, 2, 70, 130

_Named = tuple[tuple[str, Callable[..., object]], ...]


def _looking_up() -> _Named:
    from app.commands import look_up

    return (
        ("id-card", look_up.read_card),
        ("deadline", look_up.tell_deadline),
        ("fee", look_up.tell_fee),
        ("payment-qr", look_up.make_payment_text),
        ("catalogue search", look_up.search_catalogue),
        ("catalogue show", look_up.show_procedure),
    )


def _on_dossiers() -> _Named:
    from app.commands import dossiers

    return (
        ("accept", dossiers.accept),
        ("act", dossiers.act),
        ("show", dossiers.show),
        ("search", dossiers.search),
        ("print", dossiers.write_paper),
    )


def _of_the_office() -> _Named:
    from app.commands import office

    return (
        ("init", office.found_office),
        ("demo", office.run_demo),
        ("catalogue import", office.import_catalogue),
        ("units import", office.import_units),
        ("doctor", office.examine),
        ("audit verify", office.verify_journal),
        ("backup", office.back_up),
    )


# What needs no store comes first: a script that reads a hundred cards need not load printers each time.
_ROOMS = (_looking_up, _on_dossiers, _of_the_office)


def run(arguments: list[str]) -> int:
    """Run one command. The answer is its exit code; nothing is raised."""
    _speak_utf8()
    no_core_files()
    asked = _guess(arguments)
    try:
        return _understood(asked, arguments)
    except AnswerLost as lost:
        # Python would complain once more when it flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not lost.gone:
            told_so = say("command.answer_unwritable", asked.language, result=lost.result)
            sys.stderr.write(f"motcua: {told_so}\n")
        return REFUSED


def _understood(asked: Asked, arguments: list[str]) -> int:
    try:
        asked, rest = take_common(arguments)
        return run_as(asked, rest)
    except WrongUse as wrong:
        message = say(wrong.code, asked.language, **wrong.facts)
        return _refuse(asked, wrong.code, message, wrong.facts, WRONG_USE)


def run_as(asked: Asked, rest: list[str]) -> int:
    """Run one command that is asked so. Raises `WrongUse` and `AnswerLost` only."""
    try:
        answer = _application(asked.language, rest)(
            rest, prog_name="motcua", obj=asked, standalone_mode=False
        )
        return answer if isinstance(answer, int) else DONE
    except DeskError as trouble:
        return _tell(asked, refusal(trouble, asked.language), told(trouble, asked.language), REFUSED)
    except usage.UsageError as wrong:
        code, facts = _wrong_use(wrong)
        return _refuse(asked, code, say(code, asked.language, **facts), facts, WRONG_USE)
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except (WrongUse, AnswerLost):
        raise
    except Exception as fault:
        facts = {"fault": _code_of(fault)}
        if _log_beside(asked):
            logging.getLogger("motcua").error("command failed: %s", facts["fault"], exc_info=True)
            logging.shutdown()
        return _refuse(
            asked, "command.our_fault", say("command.our_fault", asked.language, **facts), facts, OUR_FAULT
        )


def take_common(arguments: list[str]) -> tuple[Asked, list[str]]:
    """What every command understands, before or after it: `--data --json --lang --passphrase-stdin`.

    Returns:
        How it was asked, and the other arguments. After `--` nothing is taken.

    Raises:
        WrongUse: `command.option_value`, `command.language`.
    """
    data: Path | None = None
    as_json = passphrase = False
    language: Language = "vi"
    rest: list[str] = []
    left = list(arguments)
    while left:
        word = left.pop(0)
        name, equals, value = word.partition("=")
        if word == "--":
            rest += [word, *left]
            break
        if word == "--json":
            as_json = True
        elif word == "--passphrase-stdin":
            passphrase = True
        elif name in ("--data", "--lang"):
            if not equals:
                if not left:
                    raise WrongUse("command.option_value", option=name)
                value = left.pop(0)
                if value.startswith("--"):
                    raise WrongUse("command.option_value", option=name)
            if name == "--data":
                data = _folder(value)
            elif value == "en":
                language = "en"
            elif value != "vi":
                raise WrongUse("command.language", value=value[:20])
            else:
                language = "vi"
        else:
            rest.append(word)
    return Asked(data, as_json, language, passphrase), rest


def _folder(value: str) -> Path:
    if not value or "\0" in value:
        raise WrongUse("command.option_value", option="--data")
    return Path(value)


def _guess(arguments: list[str]) -> Asked:
    """How to answer while it is not known yet how it was asked."""
    english = "--lang=en" in arguments or ("--lang", "en") in itertools.pairwise(arguments)
    return Asked(as_json="--json" in arguments, language="en" if english else "vi")


def _commands(rest: list[str]) -> _Named:
    """The commands of the first room that has the one that is asked for; all of them where none has it."""
    words = [word for word in rest if not word.startswith("-")]
    known: _Named = ()
    for room in _ROOMS:
        here = room()
        if "--help" not in rest and any(name.split() == words[: len(name.split())] for name, _ in here):
            return here
        known += here
    return known


def _application(language: Language, rest: list[str]) -> typer.Typer:
    """The commands that may be meant, with their help in the language."""
    common = label("help.common", language)
    app = typer.Typer(
        help=label("help", language),
        epilog=common,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    groups: dict[str, typer.Typer] = {}
    for name, command in _commands(rest):
        group, space, last = name.rpartition(" ")
        if space and group not in groups:
            groups[group] = typer.Typer(help=label(f"help.{group}", language), rich_markup_mode=None)
            app.add_typer(groups[group], name=group)
        place = groups[group] if space else app
        place.command(last, help=label(f"help.{name}", language), epilog=common)(command)
    return app


def _wrong_use(wrong: usage.UsageError) -> tuple[str, dict[str, object]]:
    """The sentence for what typer did not understand."""
    command = wrong.ctx.command_path if wrong.ctx is not None else "motcua"
    known = getattr(wrong.ctx.command, "commands", None) if wrong.ctx is not None else None
    if known:
        return "command.which", {"command": command, "known": ", ".join(known)}
    if isinstance(wrong, usage.NoSuchOption):
        return "command.no_such_option", {"option": wrong.option_name[:60], "command": command}
    if isinstance(wrong, usage.MissingParameter):
        name = wrong.param.opts[0] if wrong.param is not None and wrong.param.opts else "?"
        return "command.missing", {"name": name.upper() if name.isidentifier() else name, "command": command}
    if isinstance(wrong, usage.BadParameter):
        name = wrong.param.opts[0] if wrong.param is not None and wrong.param.opts else "?"
        return "command.bad_value", {"name": name, "command": command, "why": wrong.message[:200]}
    return "command.usage", {"why": wrong.message[:200], "command": command}


def _refuse(asked: Asked, code: str, message: str, facts: dict[str, object], exit_code: int) -> int:
    return _tell(asked, error_answer(code, message, facts), message, exit_code)


def _tell(asked: Asked, answer: dict[str, object], message: str, exit_code: int) -> int:
    if asked.as_json:
        asked.tell_line(answer)
    else:
        sys.stderr.write(f"motcua: {message}\n")
    return exit_code


def _code_of(fault: Exception) -> str:
    """A short code to read out: what, and where."""
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "?" if trace is None else f"{Path(trace.tb_frame.f_code.co_filename).stem}:{trace.tb_lineno}"
    return f"{type(fault).__name__}@{place}"


def _log_beside(asked: Asked) -> bool:
    """Log into the data folder, if there is one that can be written."""
    logs = asked.folder.logs
    if not os.access(logs, os.W_OK):
        return False
    start_logging(logs, COMMANDS_LOG)
    return True


def _speak_utf8() -> None:
    """UTF-8 whatever the system's code page; what cannot be written shows as an escape."""
    if sys.stdout is None or sys.stderr is None:  # closed by whoever started us
        nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - open as long as the program
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
