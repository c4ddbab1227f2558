"""What the program writes down about itself, without personal values, and what happens when it falls."""

from __future__ import annotations

import faulthandler
import logging
import logging.handlers
import re
import sys
import threading
from pathlib import Path
from types import TracebackType

WINDOW_LOG = "motcua.log"
COMMANDS_LOG = "commands.log"
_MOST_BYTES = 1_000_000
_FILES = 5
_MOST_CAUSES = 8

# ID numbers, phones and e-mails. Names cannot be told by shape: they are never handed to a log line, and a
# trace shows code only (`_Plain` leaves the values of an exception out unless it is a DeskError).
_PERSONAL = re.compile(r"(?<![\d.-])\d{9,12}(?![\d-])|[\w.+-]+@[\w-]+\.[\w.-]+")


class _Plain(logging.Formatter):
    """One line per event; numbers that may be a person's are masked; exceptions show where, not what."""

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another handler may have put it there, with the values
        return _PERSONAL.sub("***", super().format(record))

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        fault = ei[1]
        told: list[str] = []
        while fault is not None and len(told) < _MOST_CAUSES:
            told.append(_where(fault))
            fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
        return "\ncaused by\n".join(told)


def _where(fault: BaseException) -> str:
    """The way to the place, and the kind; never the words, which may hold a name."""
    steps, trace = [], fault.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        steps.append(f"  {Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return "\n".join([*steps, f"{type(fault).__module__}.{type(fault).__qualname__}"])


def start_logging(folder: Path, name: str = WINDOW_LOG) -> None:
    """Log to a file of the folder, catch what nobody caught, and write no core file.

    The window and the commands beside it have a file each: one would turn the other's over under its hands.
    """
    handler = logging.handlers.RotatingFileHandler(
        folder / name, maxBytes=_MOST_BYTES, backupCount=_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(_Plain("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread
    no_core_files()


def no_core_files() -> None:
    """A core file would hold names and keys."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def trace_crashes(folder: Path) -> None:
    """Write where every thread was when the process dies by a signal."""
    faulthandler.enable((folder / "crash.log").open("a", encoding="utf-8"))


def _uncaught(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger("motcua").critical("not caught", exc_info=(kind, fault, trace))
    if sys.stderr is not None:
        print(f"motcua: {kind.__name__}", file=sys.stderr)


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        _uncaught(args.exc_type, args.exc_value, args.exc_traceback)
