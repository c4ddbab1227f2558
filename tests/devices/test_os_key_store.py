"""The operating system's key store: a real gnome-keyring, and never one that keeps plain text."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from app.devices.os_key_store import find_os_key_store
from tests.real_parts import RealPart

ROOT = Path(__file__).resolve().parents[2]
ASK = ("-m", "tests.devices.session_keys")

PLAIN_BACKEND = '''
"""Looks like keyrings.alt: willing, and plain."""
from pathlib import Path
from keyring.backend import KeyringBackend

class PlaintextKeyring(KeyringBackend):
    priority = 99
    def set_password(self, service, username, password):
        Path("TAKEN").write_text(password)
    def get_password(self, service, username):
        return Path("TAKEN").read_text() if Path("TAKEN").exists() else None
    def delete_password(self, service, username):
        Path("TAKEN").unlink()
'''


def in_session(home: Path, *asked: Sequence[str], unlocked: bool = True) -> list[dict[str, object]]:
    """Answers to several questions in one D-Bus session, with gnome-keyring unlocked or locked."""
    daemon = "gnome-keyring-daemon --components=secrets"
    begin = (
        f"printf 'the login password' | {daemon} --unlock >/dev/null"
        if unlocked
        else f"{daemon} --start >/dev/null"
    )
    questions = [shlex.join([sys.executable, *ASK, *question]) for question in asked]
    script = "\n".join([begin, *questions])  # the daemon ends with its session's bus
    homes = {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "XDG_RUNTIME_DIR": str(home)}
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", script],
        cwd=ROOT,
        env={**os.environ, **homes},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_secret_goes_into_gnome_keyring_and_comes_back(
    tmp_path: Path, real_part: Callable[[RealPart], None]
) -> None:
    tmp_path.chmod(0o700)
    secret = "bm90IGEgcmVhbCBrZXksIG9ubHkgYSB0ZXN0"
    answers = in_session(
        tmp_path,
        ("fetch", "folder-1"),
        ("keep", "folder-1", secret),
        ("fetch", "folder-1"),
        ("fetch", "folder-2"),
        ("forget", "folder-1"),
        ("forget", "folder-1"),
        ("fetch", "folder-1"),
        ("keep", "folder-1", secret),
    )
    assert {answer["name"] for answer in answers} == {"Secret Service"}
    assert [answer["answer"] for answer in answers] == [None, None, secret, None, None, None, None, None]
    kept = [file for file in (tmp_path / "data").rglob("*") if file.is_file()]
    assert kept
    for file in kept:
        assert secret.encode() not in file.read_bytes()
    real_part(RealPart.KEY_STORE)


def test_a_locked_keyring_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    in_session(tmp_path, ("keep", "folder-1", "secret"))
    (answer,) = in_session(tmp_path, ("fetch", "folder-1"), unlocked=False)
    assert answer == {"name": "Secret Service", "told": "keys.os_store_locked"}


def test_without_a_session_there_is_no_key_store() -> None:
    """As on a counter that starts the program without a desktop."""
    assert find_os_key_store() is None


def test_a_plain_text_store_is_never_taken_however_it_is_offered(tmp_path: Path) -> None:
    """By environment, by configuration, by priority: keyring itself would take it each time."""
    (tmp_path / "plain_backend.py").write_text(PLAIN_BACKEND)
    config = tmp_path / "config" / "python_keyring"
    config.mkdir(parents=True)
    (config / "keyringrc.cfg").write_text(
        f"[backend]\ndefault-keyring=plain_backend.PlaintextKeyring\nkeyring-path={tmp_path}\n"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}",
        "PYTHON_KEYRING_BACKEND": "plain_backend.PlaintextKeyring",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    assert run("-c", "import keyring; print(type(keyring.get_keyring()).__name__)") == "PlaintextKeyring"
    assert json.loads(run(*ASK, "keep", "folder-1", "secret")) == {"name": None}
    assert not (tmp_path / "TAKEN").exists()
