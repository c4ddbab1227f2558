"""Start: read the options, then show the window or run a command."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

OUR_FAULT = 70


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """How the window was asked for."""

    data: Path | None
    practice: bool
    language: str | None


def window_options(arguments: list[str]) -> WindowOptions | None:
    """The options of the window, or None where a command is meant.

    `motcua`, `motcua --practice`, `motcua --data DIR`, `motcua --lang en`.
    """
    data: Path | None = None
    practice, language = False, None
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word == "--practice":
            practice = True
        elif word == "--data" and rest:
            data = Path(rest.pop(0))
        elif word == "--lang" and rest and rest[0] in ("vi", "en"):
            language = rest.pop(0)
        else:
            return None
    return WindowOptions(data, practice, language)


def _fault() -> tuple[type[BaseException], BaseException, TracebackType | None]:
    kind, fault, trace = sys.exc_info()
    if kind is None or fault is None:
        raise RuntimeError("no fault to tell")
    return kind, fault, trace


def main() -> int:
    """The program. The answer is its exit code."""
    options = window_options(sys.argv[1:])
    if options is None:
        from app.cli import run

        return run(sys.argv[1:])
    from app.window_start import show_window

    try:
        return show_window(options.data, options.practice, options.language)
    except Exception:  # noqa: BLE001 - the last place that can tell it: logged with its trace, told with a code
        sys.excepthook(*_fault())
        return OUR_FAULT


if __name__ == "__main__":
    sys.exit(main())
