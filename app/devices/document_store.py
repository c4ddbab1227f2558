"""Keeps archived papers encrypted, each found by the SHA-256 of its content.

One file per paper under `documents/`. Its name is a keyed digest, so that nobody without the key can tell
whether a paper he knows is there. Nothing is ever written in the clear, not even for a moment.

    "MOTCUA1\\n" | nonce, 12 bytes | AES-256-GCM of the content, bound to the content's SHA-256
"""

from __future__ import annotations

import hashlib
import hmac
import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.devices.durable_file import DiskCodes, disk_trouble, settle_folder, write_durably
from app.errors import DeviceTrouble

_HEAD = b"MOTCUA1\n"
_NONCE = 12
_DISK = DiskCodes("documents.disk_full", "documents.read_only", "documents.disk_trouble")
_MOST = 512 * 1024 * 1024


class EncryptedDocuments:
    """`app.ports.documents.DocumentStore` in the data folder."""

    def __init__(self, folder: Path, data_key: bytes) -> None:
        """Opens nothing yet.

        Args:
            folder: The folder `documents/` of the data folder.
            data_key: The same 32 bytes as the store's.
        """
        self._folder = folder
        self._seal = AESGCM(_derived(data_key, b"motcua documents: content"))
        self._naming = _derived(data_key, b"motcua documents: names")

    def keep(self, content: bytes) -> str:
        """Keep it durably; its SHA-256 in hex. Twice the same is once; a damaged copy is put right.

        Raises:
            DeviceTrouble: `documents.disk_full`, `documents.read_only`, `documents.disk_trouble`.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        file = self._file(sha256)
        if self._unsealed(file, sha256) is not None:
            return sha256
        nonce = os.urandom(_NONCE)
        sealed = _HEAD + nonce + self._seal.encrypt(nonce, content, _HEAD + sha256.encode())
        with disk_trouble(_DISK, file):
            if not file.parent.is_dir():
                file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                settle_folder(file.parent.parent)
            write_durably(file, sealed)
        return sha256

    def read(self, sha256: str) -> bytes:
        """The content, checked.

        Raises:
            DeviceTrouble: `documents.damaged` or `documents.missing`, with the first digits of the digest.
        """
        file = self._file(sha256)
        content = self._unsealed(file, sha256)
        if content is not None:
            return content
        if file.exists():
            raise DeviceTrouble("documents.damaged", document=sha256[:12])
        raise DeviceTrouble("documents.missing", document=sha256[:12])

    def take_over(self, sha256: str, earlier: EncryptedDocuments) -> None:
        """After a change of key: keep under this key what was kept under the earlier one.

        Done again after a crash it does no harm: the old copy goes only when the new one is safe.
        """
        if self._unsealed(self._file(sha256), sha256) is None:
            self.keep(earlier.read(sha256))
        earlier._file(sha256).unlink(missing_ok=True)

    def _file(self, sha256: str) -> Path:
        name = hmac.new(self._naming, sha256.encode(), hashlib.sha256).hexdigest()
        return self._folder / name[:2] / name

    def _unsealed(self, file: Path, sha256: str) -> bytes | None:
        """The content, or None where it is not there or not whole."""
        with disk_trouble(_DISK, file):
            try:
                sealed = _whole(file)
            except FileNotFoundError:
                return None
        nonce, body = sealed[len(_HEAD) : len(_HEAD) + _NONCE], sealed[len(_HEAD) + _NONCE :]
        if not sealed.startswith(_HEAD) or len(nonce) < _NONCE:
            return None
        try:
            content = self._seal.decrypt(nonce, body, _HEAD + sha256.encode())
        except InvalidTag:
            return None
        return content if hashlib.sha256(content).hexdigest() == sha256 else None


def _whole(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(_MOST)


def _derived(data_key: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=purpose).derive(data_key)
