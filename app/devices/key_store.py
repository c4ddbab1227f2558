"""The keys of a data folder: made once, opened at each start, changed when somebody leaves.

Three ways lead in: the key store of the operating system (nothing to type), the start passphrase, and the
recovery key on paper. The recovery key is printed once when the office is set up and kept by two persons;
without it, a forgotten passphrase means that the store can never be opened again.
"""

from __future__ import annotations

import base64
import binascii
import os
from dataclasses import dataclass, replace
from pathlib import Path

from app.devices.key_file import (
    LIGHTER,
    OFFICE,
    KeyFile,
    Slot,
    Strength,
    WrappedKey,
    bound_to,
    read_key_file,
    write_key_file,
)
from app.devices.key_wrapping import (
    KEY_BYTES,
    SALT_BYTES,
    key_from_passphrase,
    key_from_secret,
    new_key,
    refuse_short,
    unwrap,
    wrap,
)
from app.devices.os_key_store import find_os_key_store
from app.devices.recovery_key import RECOVERY_BYTES, read_recovery_text, recovery_text
from app.errors import DeviceTrouble, OfficerCanFix
from app.ports.keys import OsKeyStore

__all__ = [
    "LIGHTER", "OFFICE", "KeySlots", "Strength", "begin_rekey", "change_passphrase", "create_keys",
    "finish_rekey", "renew_recovery_key", "slots", "unlock", "unlock_all",
]  # fmt: skip

_PASSPHRASE, _RECOVERY, _OS_STORE = "passphrase", "recovery", "os_store"


@dataclass(frozen=True, slots=True)
class KeySlots:
    """Which ways lead into a data folder."""

    passphrase: bool
    recovery: bool
    os_store: str | None
    """Name of the OS key store that has a key to it."""
    light: bool
    """The passphrase is guarded less than an office needs (practice mode)."""
    rekeying: bool
    """A change of the store's key was begun and not finished."""


def create_keys(
    folder: Path,
    passphrase: str | None,
    use_os_store: bool,
    *,
    strength: Strength = OFFICE,
    os_store: OsKeyStore | None = None,
) -> tuple[bytes, str]:
    """Make the keys of a new data folder.

    Args:
        folder: The data folder, which exists and has no keys yet.
        passphrase: For PCs without a key store; None = none.
        use_os_store: Put a key into the OS key store too; beside a passphrase, a PC without one is fine.
        strength: What guessing the passphrase costs; `LIGHTER` for practice mode and tests only.
        os_store: Which one; None = the session's own.

    Returns:
        The data key (32 bytes) and the recovery key to print, which is kept nowhere.

    Raises:
        OfficerCanFix: `keys.passphrase_short`, `keys.no_way_in` (neither of the two was asked for).
        DeviceTrouble: `keys.no_os_store`, `keys.os_store_locked`, `keys.os_store_failed` without a
            passphrase; `keys.disk_full`, `keys.read_only`.
        Refused: `keys.exist`.
    """
    if passphrase is None and not use_os_store:
        raise OfficerCanFix("keys.no_way_in")
    master, data_key, recovery = new_key(), new_key(), os.urandom(RECOVERY_BYTES)
    account = os.urandom(8).hex()
    ways = {_RECOVERY: _recovery_slot(account, master, recovery)}
    if passphrase is not None:
        ways[_PASSPHRASE] = _passphrase_slot(account, master, passphrase, strength)
    held: OsKeyStore | None = None
    if use_os_store:
        try:
            held = os_store or _session_store()
            ways[_OS_STORE] = _os_slot(account, master, held)
        except DeviceTrouble:
            held = None
            if passphrase is None:
                raise
    keys = KeyFile(account, ways, (_wrapped(account, master, data_key),))
    try:
        write_key_file(folder, keys, only_new=True)
    except BaseException:
        if held is not None:
            held.forget(account)
        raise
    return data_key, recovery_text(recovery)


def unlock(
    folder: Path,
    passphrase: str | None = None,
    recovery: str | None = None,
    *,
    os_store: OsKeyStore | None = None,
) -> bytes:
    """The data key. While a change of key is unfinished see `unlock_all`; this is the older one of the two.

    Args:
        folder: The data folder.
        passphrase: As typed. With neither this nor `recovery` the OS key store is asked.
        recovery: The recovery key as typed.
        os_store: Which one; None = the session's own.

    Raises:
        OfficerCanFix: `keys.wrong_passphrase`, `keys.no_passphrase`, `keys.wrong_recovery`,
            `keys.recovery_shape`, `keys.recovery_typo`, or `keys.passphrase_needed` where nothing was typed
            and the OS key store has no key to this folder.
        DeviceTrouble: `keys.missing`, `keys.damaged`, `keys.newer`; `keys.os_store_locked`,
            `keys.os_store_failed`, `keys.os_store_empty`: ask for the passphrase then.
    """
    return unlock_all(folder, passphrase, recovery, os_store=os_store)[0]


def unlock_all(
    folder: Path,
    passphrase: str | None = None,
    recovery: str | None = None,
    *,
    os_store: OsKeyStore | None = None,
) -> tuple[bytes, ...]:
    """The data key, or the old and the new one while a change of key is unfinished. Raises as `unlock`."""
    keys = read_key_file(folder)
    return _data_keys(keys, _master(keys, passphrase, recovery, os_store))


def change_passphrase(
    folder: Path,
    new_passphrase: str,
    *,
    passphrase: str | None = None,
    recovery: str | None = None,
    strength: Strength = OFFICE,
    os_store: OsKeyStore | None = None,
) -> None:
    """Another passphrase from now on; the store is not touched. Opens first, so raises as `unlock`.

    Raises:
        OfficerCanFix: `keys.passphrase_short`.
    """
    keys = read_key_file(folder)
    master = _master(keys, passphrase, recovery, os_store)
    slot = _passphrase_slot(keys.folder, master, new_passphrase, strength)
    write_key_file(folder, replace(keys, slots={**keys.slots, _PASSPHRASE: slot}))


def renew_recovery_key(
    folder: Path, *, passphrase: str | None = None, os_store: OsKeyStore | None = None
) -> str:
    """A new recovery key to print; the old paper opens nothing any more. Raises as `unlock`."""
    keys = read_key_file(folder)
    master = _master(keys, passphrase, None, os_store)
    recovery = os.urandom(RECOVERY_BYTES)
    slot = _recovery_slot(keys.folder, master, recovery)
    write_key_file(folder, replace(keys, slots={**keys.slots, _RECOVERY: slot}))
    return recovery_text(recovery)


def begin_rekey(
    folder: Path,
    passphrase: str | None = None,
    recovery: str | None = None,
    *,
    os_store: OsKeyStore | None = None,
) -> tuple[bytes, bytes]:
    """The old data key and the new one, both kept until `finish_rekey`. Raises as `unlock`.

    Begun again after a crash, it gives the same two.
    """
    keys = read_key_file(folder)
    master = _master(keys, passphrase, recovery, os_store)
    held = _data_keys(keys, master)
    if len(held) == 1:
        held = (held[0], new_key())
        added = _wrapped(keys.folder, master, held[1])
        write_key_file(folder, replace(keys, data_keys=(*keys.data_keys, added)))
    return held[0], held[1]


def finish_rekey(folder: Path, kept: bytes) -> None:
    """From now on there is only this data key: the one that opens the store and all papers.

    Raises:
        ValueError: It is none of the folder's.
    """
    keys = read_key_file(folder)
    remaining = tuple(one for one in keys.data_keys if one.id == _id(kept))
    if len(remaining) != 1:
        raise ValueError("not a key of this folder")
    write_key_file(folder, replace(keys, data_keys=remaining))


def slots(folder: Path) -> KeySlots:
    """Which ways lead in. Raises `DeviceTrouble("keys.missing" | "keys.damaged" | "keys.newer")`."""
    keys = read_key_file(folder)
    passphrase, os_slot = keys.slots.get(_PASSPHRASE), keys.slots.get(_OS_STORE)
    return KeySlots(
        passphrase=passphrase is not None,
        recovery=_RECOVERY in keys.slots,
        os_store=None if os_slot is None else os_slot.name,
        light=passphrase is not None and passphrase.strength is not None and passphrase.strength.light,
        rekeying=len(keys.data_keys) > 1,
    )


def _master(
    keys: KeyFile, passphrase: str | None, recovery: str | None, os_store: OsKeyStore | None
) -> bytes:
    if passphrase is not None:
        slot = keys.slots.get(_PASSPHRASE)
        if slot is None or slot.strength is None:
            raise OfficerCanFix("keys.no_passphrase")
        by = key_from_passphrase(passphrase, slot.salt, slot.strength)
        master = unwrap(slot.wrapped, by, bound_to(keys.folder, _PASSPHRASE, slot))
        if master is None:
            raise OfficerCanFix("keys.wrong_passphrase", fields=("passphrase",))
        return master
    if recovery is not None:
        secret = read_recovery_text(recovery)
        slot = keys.slots.get(_RECOVERY)
        if slot is None:
            raise DeviceTrouble("keys.damaged", part=_RECOVERY)
        by = key_from_secret(secret, slot.salt, _RECOVERY)
        master = unwrap(slot.wrapped, by, bound_to(keys.folder, _RECOVERY, slot))
        if master is None:
            raise OfficerCanFix("keys.wrong_recovery", fields=("recovery",))
        return master
    return _master_from_os(keys, os_store)


def _master_from_os(keys: KeyFile, os_store: OsKeyStore | None) -> bytes:
    slot = keys.slots.get(_OS_STORE)
    if slot is None:
        raise OfficerCanFix("keys.passphrase_needed", fields=("passphrase",))
    held = (os_store or _session_store()).fetch(keys.folder)
    try:
        secret = base64.b64decode(held or "", validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if len(secret) == KEY_BYTES:
        by = key_from_secret(secret, slot.salt, _OS_STORE)
        master = unwrap(slot.wrapped, by, bound_to(keys.folder, _OS_STORE, slot))
        if master is not None:
            return master
    raise DeviceTrouble("keys.os_store_empty", name=slot.name)


def _data_keys(keys: KeyFile, master: bytes) -> tuple[bytes, ...]:
    opened = []
    for one in keys.data_keys:
        data_key = unwrap(one.wrapped, master, bound_to(keys.folder, one.id))
        if data_key is None or _id(data_key) != one.id:
            raise DeviceTrouble("keys.damaged", part="data_keys")
        opened.append(data_key)
    return tuple(opened)


def _session_store() -> OsKeyStore:
    found = find_os_key_store()
    if found is None:
        raise DeviceTrouble("keys.no_os_store")
    return found


def _passphrase_slot(account: str, master: bytes, passphrase: str, strength: Strength) -> Slot:
    strength.check()
    refuse_short(passphrase, strength)
    slot = Slot(os.urandom(SALT_BYTES), b"", strength)
    by = key_from_passphrase(passphrase, slot.salt, strength)
    return replace(slot, wrapped=wrap(master, by, bound_to(account, _PASSPHRASE, slot)))


def _recovery_slot(account: str, master: bytes, recovery: bytes) -> Slot:
    slot = Slot(os.urandom(SALT_BYTES), b"")
    by = key_from_secret(recovery, slot.salt, _RECOVERY)
    return replace(slot, wrapped=wrap(master, by, bound_to(account, _RECOVERY, slot)))


def _os_slot(account: str, master: bytes, os_store: OsKeyStore) -> Slot:
    secret = new_key()
    told = base64.b64encode(secret).decode()
    os_store.keep(account, told)
    if os_store.fetch(account) != told:  # a store that forgets would lock the office out tomorrow
        raise DeviceTrouble("keys.os_store_failed", result="forgets")
    slot = Slot(os.urandom(SALT_BYTES), b"", name=os_store.name)
    by = key_from_secret(secret, slot.salt, _OS_STORE)
    return replace(slot, wrapped=wrap(master, by, bound_to(account, _OS_STORE, slot)))


def _wrapped(account: str, master: bytes, data_key: bytes) -> WrappedKey:
    name = _id(data_key)
    return WrappedKey(name, wrap(data_key, master, bound_to(account, name)))


def _id(data_key: bytes) -> str:
    return key_from_secret(data_key, b"", "id")[:8].hex()
