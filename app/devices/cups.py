"""CUPS by its own commands: which printers there are, and handing a job to one of them by its real name."""

from __future__ import annotations

import os
import re
import subprocess

from app.errors import DeviceTrouble

_SECONDS = 15
_REQUEST = re.compile(r"^request id is (?P<name>\S+)-\d+ ")


def printers() -> tuple[str, ...]:
    """Names of all queues, in the system's order.

    Raises:
        DeviceTrouble: `page_printing.no_print_system`: no CUPS here, or it does not run.
    """
    # lpstat -e lists nothing, and says that all is well, where CUPS does not run.
    if b"scheduler is running" not in _run("lpstat", "-r").stdout:
        raise DeviceTrouble("page_printing.no_print_system")
    return tuple(_run("lpstat", "-e").stdout.decode("utf-8", "replace").split())


def check(name: str) -> None:
    """Refuse a queue that would not print.

    Raises:
        DeviceTrouble: `page_printing.…` `no_print_system`, `unknown_printer`, `stopped`.
    """
    if name not in printers():
        raise DeviceTrouble("page_printing.unknown_printer", printer=name)
    told = _run("lpstat", "-p", name).stdout.decode("utf-8", "replace")
    takes = _run("lpstat", "-a", name).stdout.decode("utf-8", "replace")
    if " disabled since " in told or " not accepting requests " in takes:
        raise DeviceTrouble("page_printing.stopped", printer=name)


def submit(name: str, data: bytes, title_ascii: str, *options: str, copies: int = 1) -> None:
    """Hand a job over through standard input: no file of ours holds it in clear.

    Raises:
        DeviceTrouble: `page_printing.…` `refused`, `other_printer`, `no_print_system`.
        ValueError: The title is not ASCII: CUPS garbles other letters.
    """
    if not title_ascii.isascii():
        raise ValueError("the title of a print job has to be ASCII")
    chosen = [part for option in options for part in ("-o", option)]
    done = _run("lp", "-d", name, "-n", str(copies), "-t", title_ascii, *chosen, "-", stdin=data)
    answer = _REQUEST.match(done.stdout.decode("utf-8", "replace"))
    if done.returncode != 0 or answer is None:
        raise DeviceTrouble("page_printing.refused", printer=name)
    if answer["name"] != name:
        raise DeviceTrouble("page_printing.other_printer", printer=name, used=answer["name"])


def _run(*command: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    # The answers are read, so they have to come in English.
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        return subprocess.run(
            command, input=stdin, capture_output=True, timeout=_SECONDS, env=environment, check=False
        )
    except (FileNotFoundError, subprocess.TimeoutExpired) as fault:
        raise DeviceTrouble("page_printing.no_print_system") from fault
