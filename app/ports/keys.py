"""Where a secret of this PC may be kept by the operating system."""

from __future__ import annotations

from typing import Protocol


class OsKeyStore(Protocol):
    """The key store of the user's session: Secret Service, KWallet, Windows Credential Manager, Keychain."""

    @property
    def name(self) -> str:
        """What the IT person knows it as."""

    def keep(self, account: str, secret: str) -> None:
        """Keep or replace. Raises `DeviceTrouble("keys.os_store_locked" | "keys.os_store_failed")`."""

    def fetch(self, account: str) -> str | None:
        """The secret, or None where there is none. Raises as `keep`."""

    def forget(self, account: str) -> None:
        """Gone; nothing happens if it is gone already. Raises as `keep`."""
