"""The data folder of one PC: where everything of an office lies, and who may have its window open.

motcua.toml   this PC's settings        documents/  archived papers, encrypted
store.db      the encrypted store       spool/      slips on their way to a printer
keys.json     the wrapped keys          backups/    encrypted copies of the store
lock          held by the one window    logs/       without personal values
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from app.devices.durable_file import DiskCodes, disk_trouble
from app.devices.file_lock import HeldLock, try_lock
from app.devices.file_system import network_kind
from app.errors import DeviceTrouble, OfficerCanFix

_FOLDERS = ("documents", "spool", "backups", "logs")
_DISK = DiskCodes("folder.disk_full", "folder.read_only", "folder.disk_trouble")


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Where each thing of a data folder lies."""

    path: Path

    @property
    def settings(self) -> Path:
        """This PC's settings (TOML)."""
        return self.path / "motcua.toml"

    @property
    def store(self) -> Path:
        """The encrypted store."""
        return self.path / "store.db"

    @property
    def keys(self) -> Path:
        """The wrapped keys."""
        return self.path / "keys.json"

    @property
    def documents(self) -> Path:
        """Archived papers, encrypted."""
        return self.path / "documents"

    @property
    def spool(self) -> Path:
        """Slips on their way to a printer."""
        return self.path / "spool"

    @property
    def backups(self) -> Path:
        """Encrypted copies of the store."""
        return self.path / "backups"

    @property
    def logs(self) -> Path:
        """What the program did, without personal values."""
        return self.path / "logs"

    @property
    def founded(self) -> bool:
        """Whether an office was set up here."""
        return self.store.exists() or self.keys.exists()

    def open_window(self) -> HeldLock:
        """Hold the folder's one window until released; commands beside it need no lock.

        A window that crashed holds nothing: the system lets go of its lock.

        Raises:
            OfficerCanFix: `folder.window_open`, with `pid` of the process that has it.
        """
        file = self.path / "lock"
        with disk_trouble(_DISK, file):
            held = try_lock(file)
            if held is None:
                raise OfficerCanFix("folder.window_open", pid=_holder(file))
        return held

    def window_is_open(self) -> bool:
        """Whether some process has the window of this folder open now."""
        held = try_lock(self.path / "lock")
        if held is None:
            return True
        held.release()
        return False


def default_folder(*, practice: bool = False) -> Path:
    """The user's own data folder; practice mode has its own beside it."""
    name = "motcua-practice" if practice else "motcua"
    if sys.platform == "win32":
        # Local, not roaming: a roaming profile lies on a server.
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / name
    else:  # noqa: RET505  a check of the platform, each branch typed for its own system
        return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / name


def create_folder(path: Path) -> DataFolder:
    """Make a data folder with its inner folders, readable by its owner alone; one that is there is kept.

    Raises:
        DeviceTrouble: `folder.network`, `folder.disk_full`, `folder.read_only`, `folder.disk_trouble`.
    """
    _refuse_network(path)
    with disk_trouble(_DISK, path):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.chmod(0o700)
        for name in _FOLDERS:
            (path / name).mkdir(mode=0o700, exist_ok=True)
    return DataFolder(path)


def open_folder(path: Path) -> DataFolder:
    """A data folder in which an office was set up.

    Raises:
        OfficerCanFix: `folder.empty`: there is none here.
        DeviceTrouble: `folder.network`, `folder.read_only`, `folder.disk_full`, `folder.disk_trouble`.
    """
    _refuse_network(path)
    folder = DataFolder(path)
    with disk_trouble(_DISK, path):
        if not folder.founded:
            raise OfficerCanFix("folder.empty", folder=str(path))
        for name in _FOLDERS:
            (path / name).mkdir(mode=0o700, exist_ok=True)
    _refuse_unwritable(path)
    return folder


def _refuse_network(path: Path) -> None:
    kind = network_kind(path)
    if kind is not None:
        raise DeviceTrouble("folder.network", folder=str(path), kind=kind)


def _refuse_unwritable(path: Path) -> None:
    """Tries it: permission bits say little about mounts, quotas and Windows."""
    probe = path / f".probe-{os.getpid()}"
    with disk_trouble(_DISK, path):
        try:
            probe.write_bytes(b"\0" * 4096)
        finally:
            probe.unlink(missing_ok=True)


def _holder(file: Path) -> int:
    try:
        return int(file.read_bytes()[:20] or b"0")
    except (OSError, ValueError):
        return 0
