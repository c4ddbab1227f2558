"""Tells whether a folder lies on a network drive, where an encrypted store with its locks must not be.

SQLite's write-ahead log needs memory shared between processes of one PC; over a network, two PCs would
each believe they hold the lock, and both would give out the same number.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

NETWORK_KINDS = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "afpfs", "ncpfs", "ceph", "glusterfs",
        "lustre", "gfs2", "ocfs2", "beegfs", "davfs", "davfs2", "fuse.sshfs", "fuse.davfs2", "fuse.rclone",
        "fuse.glusterfs", "fuse.ceph", "fuse.smbnetfs", "fuse.curlftpfs", "fuse.gvfsd-fuse", "fuse.s3fs",
    }
)  # fmt: skip

_MOUNTS = Path("/proc/self/mountinfo")
_REMOTE_DRIVE = 4
"""`DRIVE_REMOTE` of the Windows function GetDriveType."""


def network_kind(folder: Path) -> str | None:
    """The kind of network file system a folder lies on, such as "cifs", or None on a disk of this PC."""
    if sys.platform == "win32":
        return _windows_kind(folder)
    else:  # noqa: RET505  a check of the platform, each branch typed for its own system
        if not _MOUNTS.exists():
            return None
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
        kind = kind_of_mount(mounts, folder.resolve())
        return kind if kind in NETWORK_KINDS else None


def kind_of_mount(mountinfo: str, folder: Path) -> str:
    """The file system type of the mount a resolved folder lies in; "" where no mount fits.

    Args:
        mountinfo: Text of `/proc/self/mountinfo` (proc(5)); a later line hides an earlier one.
        folder: Absolute, without links.
    """
    best, kind = -1, ""
    for line in mountinfo.splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) < 5 or not after:
            continue
        place = Path(_plain(fields[4]))
        if (folder == place or place in folder.parents) and len(place.parts) >= best:
            best, kind = len(place.parts), after.split(" ")[0]
    return kind


def _plain(escaped: str) -> str:
    """Blanks in a mount's place are written as octal numbers."""
    for code, char in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        escaped = escaped.replace(code, char)
    return escaped


def _windows_kind(folder: Path) -> str | None:
    """A path on a server, or a drive letter that stands for one."""
    full = str(folder.resolve())
    if full.startswith("\\\\") and not full.startswith(("\\\\?\\", "\\\\.\\")):
        return "smb"
    import ctypes

    drive = os.path.splitdrive(full)[0] + "\\"
    windows = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]  # Windows only
    return "smb" if windows.GetDriveTypeW(drive) == _REMOTE_DRIVE else None
