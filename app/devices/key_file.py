"""`keys.json`: the wrapped keys of a data folder. It holds nothing that opens anything by itself.

    {"format": 1, "folder": "…",
     "slots": {"recovery":   {"salt": "…", "wrapped": "…"},
               "passphrase": {"salt": "…", "time_cost": 3, "memory_kib": 65536, "lanes": 4, "light": false,
                              "wrapped": "…"},
               "os_store":   {"name": "Secret Service", "salt": "…", "wrapped": "…"}},
     "data_keys": [{"id": "…", "wrapped": "…"}]}

Each slot wraps the same master key; the master key wraps the data key, or two while the key is changed.
So a passphrase is changed without touching the store, and the store's key without asking for the paper.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.devices.durable_file import DiskCodes, disk_trouble, write_durably
from app.errors import DeviceTrouble, Refused

FILE_NAME = "keys.json"
FORMAT = 1
_DISK = DiskCodes("keys.disk_full", "keys.read_only", "keys.disk_trouble")
_LARGEST = 64 * 1024
_MOST_BYTES = 256


@dataclass(frozen=True, slots=True)
class Strength:
    """What argon2id (RFC 9106) costs, for us once and for a thief at every guess."""

    time_cost: int
    memory_kib: int
    lanes: int
    light: bool = False
    """Below what an office needs: practice mode and tests. Stands in the key file, so it can be seen."""

    def check(self) -> None:
        """Refuse costs that are too small for an office or too large for any PC.

        Raises:
            ValueError: With what is out of bounds.
        """
        least_time, least_kib = (1, 8 * self.lanes) if self.light else (2, 32 * 1024)
        if not 1 <= self.lanes <= 16:
            raise ValueError("lanes")
        if not least_time <= self.time_cost <= 16:
            raise ValueError("time_cost")
        if not least_kib <= self.memory_kib <= 1024 * 1024:
            raise ValueError("memory_kib")


OFFICE = Strength(time_cost=3, memory_kib=64 * 1024, lanes=4)
"""RFC 9106, second recommended option: about a tenth of a second on a desk PC."""
LIGHTER = Strength(time_cost=1, memory_kib=256, lanes=1, light=True)


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the master key."""

    salt: bytes
    wrapped: bytes
    strength: Strength | None = None
    """For the passphrase."""
    name: str = ""
    """For the OS key store: which one."""


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A data key under the master key."""

    id: str
    """Tells which key it is without telling the key."""
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What the file says."""

    folder: str
    """Random; the account under which the OS key store holds this folder's secret."""
    slots: dict[str, Slot]
    data_keys: tuple[WrappedKey, ...]


def read_key_file(folder: Path) -> KeyFile:
    """The key file of a data folder.

    Raises:
        DeviceTrouble: `keys.missing`, `keys.damaged`, `keys.newer`, or a trouble with the disk.
    """
    file = folder / FILE_NAME
    try:
        with disk_trouble(_DISK, file), file.open("rb") as opened:
            untrusted = opened.read(_LARGEST + 1)
    except DeviceTrouble as trouble:
        if isinstance(trouble.__cause__, FileNotFoundError):
            raise DeviceTrouble("keys.missing") from trouble
        raise
    if len(untrusted) > _LARGEST:
        raise DeviceTrouble("keys.damaged", part="size")
    try:
        told = json.loads(untrusted)
    except (ValueError, RecursionError) as fault:
        raise DeviceTrouble("keys.damaged", part="json") from fault
    part = "format"
    try:
        version = _number(told, "format")
        if version > FORMAT:
            raise DeviceTrouble("keys.newer", format=version)
        if version < 1:
            raise ValueError
        part = "folder"
        account = _text(told, "folder")
        part = "slots"
        slots = {name: _slot(name, _part(told["slots"], name)) for name in _part(told, "slots")}
        part = "data_keys"
        data_keys = tuple(WrappedKey(_text(one, "id"), _bytes(one, "wrapped")) for one in told["data_keys"])
        if not 1 <= len(data_keys) <= 2 or not slots:
            raise ValueError
    except (KeyError, TypeError, ValueError) as fault:
        raise DeviceTrouble("keys.damaged", part=part) from fault
    return KeyFile(account, slots, data_keys)


def write_key_file(folder: Path, keys: KeyFile, *, only_new: bool = False) -> None:
    """Write it so that at every moment the old or the new one is there whole.

    Raises:
        Refused: `keys.exist` with `only_new`.
        DeviceTrouble: `keys.disk_full`, `keys.read_only`, `keys.disk_trouble`; the old one is still there.
    """
    told = {
        "format": FORMAT,
        "folder": keys.folder,
        "slots": {name: _written(slot) for name, slot in keys.slots.items()},
        "data_keys": [{"id": one.id, "wrapped": _encoded(one.wrapped)} for one in keys.data_keys],
    }
    file = folder / FILE_NAME
    with disk_trouble(_DISK, file):
        try:
            write_durably(file, json.dumps(told, indent=1).encode() + b"\n", only_new=only_new)
        except FileExistsError as fault:
            raise Refused("keys.exist") from fault


def bound_to(folder: str, name: str, slot: Slot | None = None) -> bytes:
    """What a wrapped key is bound to: folder, place, and for a slot all that its key is made from."""
    told = [FORMAT, folder, name]
    if slot is not None:
        told += [_encoded(slot.salt), slot.name, repr(slot.strength)]
    return json.dumps(told).encode()


def _written(slot: Slot) -> dict[str, object]:
    told: dict[str, object] = {"salt": _encoded(slot.salt), "wrapped": _encoded(slot.wrapped)}
    if slot.strength is not None:
        cost = slot.strength
        told |= {"time_cost": cost.time_cost, "memory_kib": cost.memory_kib, "lanes": cost.lanes}
        told["light"] = cost.light
    if slot.name:
        told["name"] = slot.name
    return told


def _slot(name: str, told: dict[str, Any]) -> Slot:
    strength = None
    if name == "passphrase":
        if type(told["light"]) is not bool:
            raise ValueError("light")
        costs = (_number(told, "time_cost"), _number(told, "memory_kib"), _number(told, "lanes"))
        strength = Strength(*costs, light=told["light"])
        strength.check()  # a hostile file must not make the PC work for hours or run out of memory
    shown = _text(told, "name") if "name" in told else ""
    return Slot(_bytes(told, "salt"), _bytes(told, "wrapped"), strength, shown)


def _part(told: Any, name: str) -> dict[str, Any]:
    part = told[name]
    if not isinstance(part, dict):
        raise TypeError(name)
    return part


def _number(told: Any, name: str) -> int:
    number = told[name]
    if type(number) is not int:
        raise TypeError(name)
    return number


def _text(told: Any, name: str) -> str:
    text = told[name]
    if not isinstance(text, str) or not 1 <= len(text) <= 100:
        raise TypeError(name)
    return text


def _bytes(told: Any, name: str) -> bytes:
    text = told[name]
    if not isinstance(text, str) or len(text) > _MOST_BYTES:
        raise TypeError(name)
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as fault:
        raise ValueError(name) from fault


def _encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()
