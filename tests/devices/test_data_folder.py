"""The data folder: its places, its one window, and the drives it must not lie on."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.devices.data_folder import DataFolder, create_folder, default_folder, open_folder
from app.devices.durable_file import write_durably
from app.devices.file_system import NETWORK_KINDS, kind_of_mount, network_kind
from app.errors import DeviceTrouble, OfficerCanFix
from tests import limited
from tests.told import told

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def founded(tmp_path: Path) -> DataFolder:
    folder = create_folder(tmp_path / "data")
    folder.keys.write_text("{}")
    return folder


def test_a_new_folder_is_its_owners_alone(tmp_path: Path) -> None:
    folder = create_folder(tmp_path / "deep" / "data")
    assert not folder.founded
    inner = sorted(folder.path.iterdir())
    assert [place.name for place in inner] == ["backups", "documents", "logs", "spool"]
    assert inner == sorted([folder.backups, folder.documents, folder.logs, folder.spool])
    assert {stat.S_IMODE(place.stat().st_mode) for place in (folder.path, *inner)} == {0o700}
    assert (folder.settings.name, folder.store.name, folder.keys.name) == (
        "motcua.toml", "store.db", "keys.json",
    )  # fmt: skip


def test_making_a_folder_again_takes_nothing_away(founded: DataFolder) -> None:
    founded.path.chmod(0o755)
    create_folder(founded.path)
    assert founded.founded
    assert stat.S_IMODE(founded.path.stat().st_mode) == 0o700


def test_a_folder_without_an_office_is_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent"):
        with told(OfficerCanFix, "folder.empty"):
            open_folder(path)
    assert not (tmp_path / "absent").exists()


def test_opening_puts_back_an_inner_folder_somebody_removed(founded: DataFolder) -> None:
    founded.spool.rmdir()
    assert open_folder(founded.path).spool.is_dir()


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_typed(founded: DataFolder) -> None:
    code = f"""
import pathlib
from app.devices.data_folder import open_folder
from app.errors import DeskError
try:
    open_folder(pathlib.Path({str(founded.path)!r}))
except DeskError as error:
    print(error.code)
"""
    with limited.read_only(founded.path):
        assert limited.run_code(code).stdout.strip() == "folder.read_only"


def test_a_full_disk_is_told_before_anything_is_typed(founded: DataFolder) -> None:
    code = f"""
import pathlib, resource
from app.devices.data_folder import open_folder
from app.errors import DeskError
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    open_folder(pathlib.Path({str(founded.path)!r}))
except DeskError as error:
    print(error.code)
"""
    assert limited.run_code(code).stdout.strip() == "folder.disk_full"
    assert not list(founded.path.glob(".probe*"))


def test_practice_has_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "motcua"
    assert default_folder(practice=True) == tmp_path / "motcua-practice"
    monkeypatch.setenv("XDG_DATA_HOME", "")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_folder() == tmp_path / ".local" / "share" / "motcua"


# ---------------------------------------------------------------- one window


def test_a_second_window_on_the_folder_is_told_which_process_has_it(founded: DataFolder) -> None:
    held = founded.open_window()
    assert founded.window_is_open()
    with pytest.raises(OfficerCanFix) as caught:
        founded.open_window()
    assert caught.value.code == "folder.window_open"
    assert caught.value.facts["pid"] == os.getpid()
    held.release()
    held.release()
    assert not founded.window_is_open()
    founded.open_window().release()


def test_a_window_that_was_killed_holds_nothing(founded: DataFolder) -> None:
    code = (
        "import sys, pathlib; from app.devices.data_folder import DataFolder;"
        "held = DataFolder(pathlib.Path(sys.argv[1])).open_window(); print('open', flush=True);"
        "sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(founded.path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    with pytest.raises(OfficerCanFix) as caught:
        founded.open_window()
    assert caught.value.facts["pid"] == process.pid
    process.kill()
    process.communicate()
    founded.open_window().release()


def test_two_folders_have_a_window_each(tmp_path: Path) -> None:
    one, other = create_folder(tmp_path / "one"), create_folder(tmp_path / "other")
    first, second = one.open_window(), other.open_window()
    first.release()
    second.release()


# ---------------------------------------------------------------- network drives

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:26 / /mnt/office rw,relatime shared:2 - cifs //server.invalid/office rw,vers=3.0
31 30 0:27 / /mnt/office/local rw,relatime - ext4 /dev/sdb1 rw
32 22 0:28 / /mnt/with\\040blank rw,relatime - nfs4 server.invalid:/export rw
33 22 0:29 / /srv/officer/cloud rw,nosuid - fuse.rclone remote: rw
34 22 0:30 / /mnt/twice rw - ext4 /dev/sdc1 rw
35 22 0:31 / /mnt/twice rw - nfs server.invalid:/twice rw
a line that is cut
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/officer/.local/share/motcua", "ext4"),
        ("/mnt/office", "cifs"),
        ("/mnt/office/motcua", "cifs"),
        ("/mnt/office-of-ours/motcua", "ext4"),
        ("/mnt/office/local/motcua", "ext4"),
        ("/mnt/with blank/motcua", "nfs4"),
        ("/srv/officer/cloud/x", "fuse.rclone"),
        ("/mnt/twice/motcua", "nfs"),
    ],
)
def test_the_mount_a_folder_lies_in_is_found(folder: str, kind: str) -> None:
    assert kind_of_mount(MOUNTS, Path(folder)) == kind
    assert (kind in NETWORK_KINDS) == (kind != "ext4")


def test_this_pcs_own_disk_is_not_a_network_drive(tmp_path: Path) -> None:
    assert network_kind(tmp_path) is None
    assert network_kind(tmp_path / "not" / "there" / "yet") is None


def test_a_network_drive_is_refused_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The table of mounts is a file here; no server is at hand in the tests."""
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"22 1 8:1 / {tmp_path.resolve()} rw - nfs4 server.invalid:/x rw\n")
    monkeypatch.setattr("app.devices.file_system._MOUNTS", mounts)
    for way in (create_folder, open_folder):
        with told(DeviceTrouble, "folder.network"):
            way(tmp_path / "data")
    assert not (tmp_path / "data").exists()


# ---------------------------------------------------------------- files that are whole or not there


def test_a_file_takes_its_place_whole(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    write_durably(file, b"one")
    write_durably(file, b"two")
    assert file.read_bytes() == b"two"
    with pytest.raises(FileExistsError):
        write_durably(file, b"three", only_new=True)
    assert file.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [file]


def test_what_cannot_be_written_whole_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    write_durably(file, b"one")
    code = f"""
import pathlib, resource
from app.devices.durable_file import write_durably
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_durably(pathlib.Path({str(file)!r}), bytes(5000))
except OSError as fault:
    print(type(fault).__name__)
"""
    assert limited.run_code(code).stdout.strip() == "OSError"
    assert file.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [file]
