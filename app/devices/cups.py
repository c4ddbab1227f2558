"""CUPS by its own commands: which printers there are, and handing a job to one of them by its real name."""

from __future__ import annotations

import os
import re
import subprocess

from app.errors import DeviceTrouble
from app.ports.printing import PerhapsSent

_ANSWER_S = 15.0
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


def submit(
    name: str, data: bytes, title_ascii: str, *options: str, copies: int = 1, answer_s: float = _ANSWER_S
) -> None:
    """Hand a job over through standard input: no file of ours holds it in clear.

    Raises:
        PerhapsSent: `page_printing.…` `no_answer` within `answer_s`, `other_printer`: it may be queued.
        DeviceTrouble: `page_printing.…` `refused`, `no_print_system`: it is not.
        ValueError: The title is not ASCII: CUPS garbles other letters.
    """
    if not title_ascii.isascii():
        raise ValueError("the title of a print job has to be ASCII")
    chosen = [part for option in options for part in ("-o", option)]
    command = ("lp", "-d", name, "-n", str(copies), "-t", title_ascii, *chosen, "-")
    try:
        done = _run_within(answer_s, *command, stdin=data)
    except subprocess.TimeoutExpired as late:
        # The job may have been queued just before: sent again by itself it would come out twice.
        raise PerhapsSent("page_printing.no_answer", printer=name) from late
    if done.returncode != 0:
        raise DeviceTrouble("page_printing.refused", printer=name)
    answer = _REQUEST.match(done.stdout.decode("utf-8", "replace"))
    if answer is None:
        raise PerhapsSent("page_printing.no_answer", printer=name)
    if answer["name"] != name:
        raise PerhapsSent("page_printing.other_printer", printer=name, used=answer["name"])


def _run(*command: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return _run_within(_ANSWER_S, *command)
    except subprocess.TimeoutExpired as late:
        raise DeviceTrouble("page_printing.no_print_system") from late


def _run_within(seconds: float, *command: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    # The answers are read, so they have to come in English.
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        return subprocess.run(
            command, input=stdin, capture_output=True, timeout=seconds, env=environment, check=False
        )
    except FileNotFoundError as fault:
        raise DeviceTrouble("page_printing.no_print_system") from fault
