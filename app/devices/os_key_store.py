"""The operating system's key store through `keyring`, from a list of real ones and never from another.

`keyring` by itself takes whatever is installed or configured, and with `keyrings.alt` at hand and no D-Bus
that is a plain text file. So its own choice, its configuration file and its environment variable are not
asked: only the back ends below are tried, by name.
"""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.errors import DeviceTrouble

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "motcua"

_REAL = (
    ("keyring.backends.Windows", "WinVaultKeyring", "Windows Credential Manager"),
    ("keyring.backends.macOS", "Keyring", "macOS Keychain"),
    ("keyring.backends.SecretService", "Keyring", "Secret Service"),
    ("keyring.backends.kwallet", "DBusKeyring", "KWallet"),
)


class SessionKeyStore:
    """`app.ports.keys.OsKeyStore` over one real back end."""

    def __init__(self, backend: KeyringBackend, name: str) -> None:
        self._backend = backend
        self._name = name

    @property
    def name(self) -> str:
        """What the IT person knows it as."""
        return self._name

    def keep(self, account: str, secret: str) -> None:
        """Keep or replace."""
        with _told():
            self._backend.set_password(SERVICE, account, secret)

    def fetch(self, account: str) -> str | None:
        """The secret, or None where there is none."""
        with _told():
            return self._backend.get_password(SERVICE, account)

    def forget(self, account: str) -> None:
        """Gone; nothing happens if it is gone already."""
        with _told():
            if self._backend.get_password(SERVICE, account) is not None:
                self._backend.delete_password(SERVICE, account)


def find_os_key_store() -> SessionKeyStore | None:
    """The key store of this session, or None where it has no real one (no desktop, no D-Bus)."""
    for module, kind, name in _REAL:
        backend = _viable(module, kind)
        if backend is not None:
            return SessionKeyStore(backend, name)
    return None


def _viable(module: str, kind: str) -> KeyringBackend | None:
    try:
        found: type[KeyringBackend] = getattr(importlib.import_module(module), kind)
        viable = found.viable
    except (ImportError, AttributeError):
        return None  # made for another system
    return found() if viable else None


@contextlib.contextmanager
def _told() -> Iterator[None]:
    from keyring.errors import InitError, KeyringError, KeyringLocked

    try:
        yield
    except (KeyringLocked, InitError) as fault:
        raise DeviceTrouble("keys.os_store_locked") from fault
    except KeyringError as fault:
        raise DeviceTrouble("keys.os_store_failed", result=type(fault).__name__) from fault
