"""Wraps one key with another, and makes a key from what a person remembers or reads off a paper."""

from __future__ import annotations

import os
import unicodedata

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.devices.key_file import Strength
from app.errors import DeviceTrouble, OfficerCanFix

KEY_BYTES = 32
SALT_BYTES = 16
_NONCE = 12
SHORTEST_PASSPHRASE = 8
_LONGEST_PASSPHRASE = 1_000


def new_key() -> bytes:
    """A random key."""
    return os.urandom(KEY_BYTES)


def key_from_passphrase(untrusted_passphrase: str, salt: bytes, strength: Strength) -> bytes:
    """The key a passphrase stands for; the same however the keyboard composes its letters.

    Raises:
        OfficerCanFix: `keys.passphrase_long`.
        DeviceTrouble: `keys.no_memory`.
    """
    if len(untrusted_passphrase) > _LONGEST_PASSPHRASE:
        raise OfficerCanFix("keys.passphrase_long", most=_LONGEST_PASSPHRASE)
    secret = unicodedata.normalize("NFC", untrusted_passphrase).encode("utf-8", "surrogatepass")
    try:
        return hash_secret_raw(
            secret,
            salt,
            time_cost=strength.time_cost,
            memory_cost=strength.memory_kib,
            parallelism=strength.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    except HashingError as fault:
        raise DeviceTrouble("keys.no_memory", mib=strength.memory_kib // 1024) from fault


def refuse_short(passphrase: str, strength: Strength) -> None:
    """A passphrase that is to be used from now on must be worth its name.

    Raises:
        OfficerCanFix: `keys.passphrase_short` with `least`.
    """
    least = 1 if strength.light else SHORTEST_PASSPHRASE
    if len(unicodedata.normalize("NFC", passphrase).strip()) < least:
        raise OfficerCanFix("keys.passphrase_short", least=least)


def key_from_secret(secret: bytes, salt: bytes, purpose: str) -> bytes:
    """A key from a secret that is random already."""
    return HKDF(SHA256(), KEY_BYTES, salt=salt, info=b"motcua keys: " + purpose.encode()).derive(secret)


def wrap(key: bytes, by: bytes, bound_to: bytes) -> bytes:
    """The key sealed by another; opens only together with the same `bound_to`."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(by).encrypt(nonce, key, bound_to)


def unwrap(sealed: bytes, by: bytes, bound_to: bytes) -> bytes | None:
    """The key again, or None where `by` is not the key it was sealed with or something was changed."""
    try:
        return AESGCM(by).decrypt(sealed[:_NONCE], sealed[_NONCE:], bound_to)
    except (InvalidTag, ValueError):
        return None
