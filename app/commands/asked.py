"""How a command was asked and how it answers: data folder, language, JSON or words, source of secrets."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.words import in_words
from app.devices.data_folder import DataFolder, default_folder
from app.errors import OfficerCanFix
from app.messages import Language

if TYPE_CHECKING:
    from app.desk import Desk

MOST_PASSPHRASE_BYTES = 4096


class WrongUse(Exception):
    """The command line itself cannot be meant so: exit code 2, nothing was done.

    Attributes:
        code: Key of the sentence.
        facts: Its blanks.
    """

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code)


class AnswerLost(Exception):
    """Whoever asked cannot be answered any more; the work may be done.

    Attributes:
        gone: The reader closed its end, which is its right.
        result: What the system says.
    """

    def __init__(self, fault: OSError) -> None:
        self.gone = isinstance(fault, BrokenPipeError)
        self.result = fault.strerror or type(fault).__name__
        super().__init__(self.result)


@dataclass(frozen=True, slots=True)
class Asked:
    """What every command is told, whatever it does."""

    data: Path | None = None
    """The data folder; None = the user's own."""
    as_json: bool = False
    language: Language = "vi"
    passphrase_on_stdin: bool = False

    @property
    def folder(self) -> DataFolder:
        """Where the office's data lie, or would lie."""
        return DataFolder(self.data if self.data is not None else default_folder())

    def office_is_here(self) -> bool:
        """Whether an office was set up in the folder. Where that cannot be told, opening it will say why."""
        try:
            return self.folder.founded
        except OSError:
            return True

    def passphrase(self) -> str | None:
        """What opens the folder: what was given, or in practice mode the passphrase everybody knows.

        None = the OS key store is to be asked. Raises as `given_passphrase`.
        """
        given = self.given_passphrase()
        if given is not None:
            return given
        from app import bootstrap

        return bootstrap.PRACTICE_PASSPHRASE if bootstrap.is_practice(self.folder.path) else None

    def given_passphrase(self) -> str | None:
        """The passphrase from stdin or from the descriptor in `MOTCUA_PASSPHRASE_FD`; None = neither.

        Raises:
            OfficerCanFix: `command.passphrase_unreadable`, `keys.descriptor`.
        """
        if self.passphrase_on_stdin:
            line = sys.stdin.buffer.readline(MOST_PASSPHRASE_BYTES)
            try:
                return line.decode("utf-8").rstrip("\r\n").removeprefix("\ufeff")
            except UnicodeDecodeError as fault:
                raise OfficerCanFix("command.passphrase_unreadable") from fault
        from app.bootstrap import passphrase_from_descriptor

        return passphrase_from_descriptor()

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """The desk of the data folder, open as long as the block lasts. Works beside an open window.

        Raises:
            DeskError: The folder is empty or cannot be used, or the passphrase is missing or wrong.
        """
        from app import bootstrap

        opened = bootstrap.desk(self.folder.path, self.passphrase(), by_command=True)
        try:
            yield opened
        finally:
            opened.close()

    def tell(self, answer: object, text: str | None = None) -> None:
        """Answer: one JSON value, or words for people.

        Args:
            answer: Fit for JSON.
            text: Instead of the words made from `answer`.
        """
        if self.as_json:
            self.tell_line(answer)
        else:
            _say(in_words(answer, self.language) if text is None else text)

    def tell_line(self, answer: object) -> None:
        """One JSON value on a line of its own, in either way of asking."""
        _say(json.dumps(answer, ensure_ascii=False, allow_nan=False))


def _say(text: str) -> None:
    try:
        sys.stdout.write(text.rstrip("\n") + "\n")
        sys.stdout.flush()
    except OSError as fault:
        raise AnswerLost(fault) from fault
