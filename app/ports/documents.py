"""The encrypted document store: papers by their digest."""

from __future__ import annotations

from typing import Protocol


class DocumentStore(Protocol):
    def keep(self, content: bytes) -> str:
        """Keep it durably (written, synced, then renamed); its SHA-256 in hex. Twice the same is once."""

    def read(self, sha256: str) -> bytes:
        """The content, checked. Raises `DeviceTrouble("documents.damaged" | "documents.missing")`."""
