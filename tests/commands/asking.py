"""Asks commands as a script of the office does: the program in its own process, or the same in this one."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.cli import run
from tests.error_codes import CODE

FORM: dict[str, Any] = {
    "procedure": "1.004873",
    "case": None,
    "channel": "counter",
    "owner": {
        "name": "Nguyễn Văn Mẫu",
        "id_kind": "cccd",
        "id_number": "001099000001",
        "birth_date": "1999-03-05",
        "sex": "male",
        "address": "Thôn Thử Nghiệm, xã Mẫu",
        "phone": None,
        "email": None,
        "organisation": None,
        "tax_code": None,
    },
    "filer": None,
    "components": [{"id": "id_paper", "state": "looked_up", "originals": 1, "copies": 0}],
    "declaration": {},
    "pages": None,
    "copies": None,
    "exempt": None,
    "received_at": None,
}
"""The documented form, as the manual has it."""

CERTIFIED_COPY = "2.000815"
"""Its fee counts pages: 3 pages, 2 copies."""


def form(**changes: object) -> dict[str, Any]:
    """The documented form with other values."""
    return {**FORM, **changes}


def certified_copy(**changes: object) -> dict[str, Any]:
    """A dossier that costs something."""
    return form(procedure=CERTIFIED_COPY, components=[], pages=3, copies=2, **changes)


def as_bytes(*values: object) -> bytes:
    """One JSON value per line."""
    return "\n".join(json.dumps(value, ensure_ascii=False) for value in values).encode()


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said."""

    code: int
    out: bytes
    err: bytes

    @property
    def answer(self) -> Any:
        """The one JSON value on stdout, with nothing beside it."""
        text = self.out.decode("utf-8")
        value, end = json.JSONDecoder().raw_decode(text)
        assert text[end:] == "\n", f"more than one value: {text[end:][:200]!r}"
        return value

    @property
    def lines(self) -> list[Any]:
        """One JSON value per line."""
        return [json.loads(line) for line in self.out.decode("utf-8").splitlines()]

    @property
    def error(self) -> dict[str, Any]:
        """The refusal, which has everything a refusal must have."""
        assert self.code in (1, 2), self
        error: dict[str, Any] = self.answer["error"]
        assert set(error) == {"code", "message", "facts"}
        assert CODE.fullmatch(error["code"]), error
        assert error["message"].strip()
        assert "Traceback" not in error["message"]
        return error


def ask(
    *words: object,
    data: Path | None = None,
    stdin: bytes = b"",
    environment: dict[str, str] | None = None,
    options: tuple[str, ...] = (),
    pass_fds: tuple[int, ...] = (),
) -> Said:
    """The program in its own process, as at an office: `motcua …`."""
    command = [sys.executable, *options, "-m", "app", *map(str, words)]
    if data is not None:
        command += ["--data", str(data)]
    done = subprocess.run(
        command,
        input=stdin,
        capture_output=True,
        env={**os.environ, **(environment or {})},
        cwd=Path(__file__).parents[2],
        timeout=120,
        check=False,
        pass_fds=pass_fds,
    )
    return Said(done.returncode, done.stdout, done.stderr)


def ask_here(*words: object, data: Path | None = None, stdin: bytes = b"") -> Said:
    """The same in this process, where starting it a hundred times would take minutes."""
    arguments = [str(word) for word in words]
    if data is not None:
        arguments += ["--data", str(data)]
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="ascii") for _ in range(2))
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin))
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(arguments)
            out.flush()
            err.flush()
    finally:
        sys.stdin = before
    return Said(code, _bytes(out), _bytes(err))


def _bytes(stream: io.TextIOWrapper) -> bytes:
    held = stream.buffer
    assert isinstance(held, io.BytesIO)
    return held.getvalue()


def told_json(*words: object, data: Path | None = None, stdin: bytes = b"") -> Any:
    """The answer of a command that must succeed."""
    said = ask_here(*words, "--json", data=data, stdin=stdin)
    assert said.code == 0, said
    return said.answer


def refused_json(
    *words: object, data: Path | None = None, stdin: bytes = b"", code: int = 1
) -> dict[str, Any]:
    """The refusal of a command that must not succeed."""
    said = ask_here(*words, "--json", data=data, stdin=stdin)
    assert said.code == code, said
    return said.error
