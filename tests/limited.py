"""Runs a piece of work in a process that may not write: no right to the folder, or no room on its disk."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def unprivileged(*command: str) -> list[str]:
    """The command without root's right to write what it has no right to."""
    if os.geteuid() != 0:
        return list(command)
    return [
        "setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", "--inh-caps=-all", "--", *command,
    ]  # fmt: skip


@contextlib.contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nothing in the folder and its files may be written."""
    modes = {path: path.stat().st_mode for path in (folder, *folder.rglob("*"))}
    for path, mode in modes.items():
        path.chmod(mode & ~0o222)
    try:
        yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def run_python(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A module of the tests in a process that has no more rights than its user."""
    return _run("-m", module, *arguments)


def run_code(code: str) -> subprocess.CompletedProcess[str]:
    """Some lines of code likewise."""
    return _run("-c", code)


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        unprivileged(sys.executable, *arguments), cwd=ROOT, capture_output=True, text=True, check=False
    )


@contextlib.contextmanager
def small_disk(place: Path, kib: int) -> Iterator[Path | None]:
    """A real file system with this much room, where this user may mount one; else None."""
    place.mkdir()
    options = f"size={kib}k,mode=0700"
    mount = shutil.which("mount")
    made = (
        mount is not None
        and not subprocess.run(
            [mount, "-t", "tmpfs", "-o", options, "motcua-test", str(place)], capture_output=True, check=False
        ).returncode
    )
    try:
        yield place if made else None
    finally:
        if made:
            subprocess.run(["umount", str(place)], check=True)
