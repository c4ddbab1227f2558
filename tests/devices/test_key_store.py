"""The keys of a data folder: three ways in, none of them a bare key in a file."""

from __future__ import annotations

import base64
import json
import re
import stat
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.devices import key_store
from app.devices.key_file import FILE_NAME
from app.devices.key_store import LIGHTER, OFFICE, KeySlots, Strength
from app.errors import DeskError, DeviceTrouble, OfficerCanFix, Refused
from tests import limited
from tests.told import told

PASSPHRASE = "mật khẩu mẫu"


@dataclass
class SomeKeyStore:
    """A key store of an operating system, in memory."""

    name: str = "Key store of tests"
    held: dict[str, str] = field(default_factory=dict)
    trouble: str = ""

    def keep(self, account: str, secret: str) -> None:
        self._trouble()
        self.held[account] = secret

    def fetch(self, account: str) -> str | None:
        self._trouble()
        return self.held.get(account)

    def forget(self, account: str) -> None:
        self._trouble()
        self.held.pop(account, None)

    def _trouble(self) -> None:
        if self.trouble:
            raise DeviceTrouble(self.trouble)


def made(folder: Path) -> tuple[bytes, str]:
    return key_store.create_keys(folder, PASSPHRASE, False, strength=LIGHTER)


def test_each_of_the_three_ways_leads_to_the_same_key(tmp_path: Path) -> None:
    session = SomeKeyStore()
    data_key, recovery = key_store.create_keys(tmp_path, PASSPHRASE, True, strength=LIGHTER, os_store=session)
    assert len(data_key) == 32
    assert key_store.unlock(tmp_path, PASSPHRASE) == data_key
    assert key_store.unlock(tmp_path, recovery=recovery.lower().replace("-", " ")) == data_key
    assert key_store.unlock(tmp_path, os_store=session) == data_key
    assert key_store.slots(tmp_path) == KeySlots(True, True, session.name, True, False)


def test_no_bare_key_stands_in_any_file(tmp_path: Path) -> None:
    session = SomeKeyStore()
    data_key, recovery = key_store.create_keys(tmp_path, PASSPHRASE, True, strength=LIGHTER, os_store=session)
    (file,) = tmp_path.iterdir()
    content = file.read_bytes()
    (secret,) = session.held.values()
    assert base64.b64decode(secret) != data_key
    for bare in (data_key, base64.b64decode(secret), PASSPHRASE.encode(), recovery.encode()):
        for way in (bare, bare.hex().encode(), base64.b64encode(bare), bare.hex().upper().encode()):
            assert way not in content


def test_only_its_owner_reads_the_key_file(tmp_path: Path) -> None:
    made(tmp_path)
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


def test_keys_are_never_made_over_keys(tmp_path: Path) -> None:
    data_key, _ = made(tmp_path)
    with told(Refused, "keys.exist"):
        made(tmp_path)
    assert key_store.unlock(tmp_path, PASSPHRASE) == data_key
    assert [file.name for file in tmp_path.iterdir()] == [FILE_NAME]


def test_a_folder_that_could_never_be_opened_is_not_made(tmp_path: Path) -> None:
    with told(OfficerCanFix, "keys.no_way_in"):
        key_store.create_keys(tmp_path, None, False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("passphrase", ["", "bảy chữ"[:7], "       x"])
def test_an_office_needs_a_passphrase_worth_its_name(tmp_path: Path, passphrase: str) -> None:
    with told(OfficerCanFix, "keys.passphrase_short"):
        key_store.create_keys(tmp_path, passphrase, False)
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_passphrase_is_told_and_a_right_one_may_be_typed_either_way(tmp_path: Path) -> None:
    """Composed or decomposed, as keyboards and systems differ."""
    data_key, _ = made(tmp_path)
    for wrong in ("", "mat khau mau", PASSPHRASE.upper(), PASSPHRASE + " ", "\ud800"):
        with told(OfficerCanFix, "keys.wrong_passphrase"):
            key_store.unlock(tmp_path, wrong)
    decomposed = "ma\u0323\u0302t kha\u0302\u0309u ma\u0302\u0303u"
    assert key_store.unlock(tmp_path, decomposed) == data_key
    with told(OfficerCanFix, "keys.passphrase_long"):
        key_store.unlock(tmp_path, "x" * 100_000)


def test_what_was_not_typed_is_asked_for(tmp_path: Path) -> None:
    made(tmp_path)
    with told(OfficerCanFix, "keys.passphrase_needed"):
        key_store.unlock(tmp_path, os_store=SomeKeyStore())


def test_a_folder_without_passphrase_says_so(tmp_path: Path) -> None:
    session = SomeKeyStore()
    data_key, recovery = key_store.create_keys(tmp_path, None, True, os_store=session)
    with told(OfficerCanFix, "keys.no_passphrase"):
        key_store.unlock(tmp_path, PASSPHRASE)
    assert key_store.unlock(tmp_path, recovery=recovery) == data_key
    assert key_store.slots(tmp_path) == KeySlots(False, True, session.name, False, False)


def test_the_recovery_key_of_another_folder_opens_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    _, other = made(tmp_path / "a")
    made(tmp_path / "b")
    with told(OfficerCanFix, "keys.wrong_recovery"):
        key_store.unlock(tmp_path / "b", recovery=other)


@pytest.mark.parametrize("trouble", ["keys.os_store_locked", "keys.no_os_store"])
def test_a_locked_key_store_is_told_and_the_passphrase_still_opens(tmp_path: Path, trouble: str) -> None:
    session = SomeKeyStore()
    data_key, _ = key_store.create_keys(tmp_path, PASSPHRASE, True, strength=LIGHTER, os_store=session)
    session.trouble = trouble
    with told(DeviceTrouble, trouble):
        key_store.unlock(tmp_path, os_store=session)
    assert key_store.unlock(tmp_path, PASSPHRASE, os_store=session) == data_key


@pytest.mark.parametrize("held", ["", "x", "AAAA", base64.b64encode(bytes(32)).decode(), "đ"])
def test_a_key_store_with_something_else_in_it_is_told(tmp_path: Path, held: str) -> None:
    session = SomeKeyStore()
    key_store.create_keys(tmp_path, PASSPHRASE, True, strength=LIGHTER, os_store=session)
    session.held = dict.fromkeys(session.held, held)
    with told(DeviceTrouble, "keys.os_store_empty"):
        key_store.unlock(tmp_path, os_store=session)
    session.held.clear()
    with told(DeviceTrouble, "keys.os_store_empty"):
        key_store.unlock(tmp_path, os_store=session)


def test_a_locked_key_store_at_the_set_up_is_no_matter_beside_a_passphrase(tmp_path: Path) -> None:
    session = SomeKeyStore(trouble="keys.os_store_locked")
    with told(DeviceTrouble, "keys.os_store_locked"):
        key_store.create_keys(tmp_path, None, True, os_store=session)
    assert list(tmp_path.iterdir()) == []
    data_key, _ = key_store.create_keys(tmp_path, PASSPHRASE, True, strength=LIGHTER, os_store=session)
    assert key_store.unlock(tmp_path, PASSPHRASE) == data_key
    assert key_store.slots(tmp_path).os_store is None


def test_a_key_store_that_forgets_is_not_relied_on(tmp_path: Path) -> None:
    class Forgetful(SomeKeyStore):
        def keep(self, account: str, secret: str) -> None:
            """Says yes and does nothing."""

    with told(DeviceTrouble, "keys.os_store_failed"):
        key_store.create_keys(tmp_path, None, True, os_store=Forgetful())
    assert list(tmp_path.iterdir()) == []


def test_the_passphrase_is_changed_by_who_knows_the_old_one_or_has_the_paper(tmp_path: Path) -> None:
    data_key, recovery = made(tmp_path)
    with told(OfficerCanFix, "keys.wrong_passphrase"):
        key_store.change_passphrase(tmp_path, "mới", passphrase="sai", strength=LIGHTER)
    key_store.change_passphrase(tmp_path, "mới", passphrase=PASSPHRASE, strength=LIGHTER)
    with told(OfficerCanFix, "keys.wrong_passphrase"):
        key_store.unlock(tmp_path, PASSPHRASE)
    with told(OfficerCanFix, "keys.passphrase_short"):
        key_store.change_passphrase(tmp_path, "ngắn", recovery=recovery)
    key_store.change_passphrase(tmp_path, "từ giấy in", recovery=recovery, strength=LIGHTER)
    assert (
        key_store.unlock(tmp_path, "từ giấy in") == key_store.unlock(tmp_path, recovery=recovery) == data_key
    )


def test_a_new_recovery_key_makes_the_old_paper_worthless(tmp_path: Path) -> None:
    data_key, old = made(tmp_path)
    new = key_store.renew_recovery_key(tmp_path, passphrase=PASSPHRASE)
    assert key_store.unlock(tmp_path, recovery=new) == data_key
    with told(OfficerCanFix, "keys.wrong_recovery"):
        key_store.unlock(tmp_path, recovery=old)


# ---------------------------------------------------------------- a change of the data key


def test_both_keys_are_there_until_the_change_is_finished(tmp_path: Path) -> None:
    old, recovery = made(tmp_path)
    first, second = key_store.begin_rekey(tmp_path, PASSPHRASE)
    assert first == old != second
    assert key_store.begin_rekey(tmp_path, recovery=recovery) == (first, second), "begun again after a crash"
    assert key_store.unlock_all(tmp_path, PASSPHRASE) == (first, second)
    assert key_store.unlock(tmp_path, PASSPHRASE) == first
    assert key_store.slots(tmp_path).rekeying
    with pytest.raises(ValueError, match="not a key of this folder"):
        key_store.finish_rekey(tmp_path, bytes(32))
    key_store.finish_rekey(tmp_path, second)
    assert key_store.unlock_all(tmp_path, recovery=recovery) == (second,)
    assert not key_store.slots(tmp_path).rekeying


# ---------------------------------------------------------------- what guessing costs


def test_an_offices_passphrase_costs_a_thief_64_mib_a_guess(tmp_path: Path) -> None:
    key_store.create_keys(tmp_path, PASSPHRASE, False)
    slot = json.loads((tmp_path / FILE_NAME).read_text())["slots"]["passphrase"]
    assert (slot["time_cost"], slot["memory_kib"], slot["lanes"], slot["light"]) == (3, 65_536, 4, False)
    assert (OFFICE.time_cost, OFFICE.memory_kib) == (3, 65_536)


@pytest.mark.parametrize(
    "strength", [Strength(1, 256, 1), Strength(3, 8_192, 4), Strength(1, 65_536, 4), Strength(99, 65_536, 4)]
)
def test_an_office_cannot_be_set_up_with_less(tmp_path: Path, strength: Strength) -> None:
    with pytest.raises(ValueError, match=r"time_cost|memory_kib"):
        key_store.create_keys(tmp_path, PASSPHRASE, False, strength=strength)


# ---------------------------------------------------------------- a key file that is not as it should be


def spoil(folder: Path, how: Callable[[Any], Any]) -> None:
    file = folder / FILE_NAME
    file.write_text(json.dumps(how(json.loads(file.read_text()))))


def put(*path: str | int) -> Callable[[object], Callable[[Any], Any]]:
    def value(new: object) -> Callable[[Any], Any]:
        def spoiled(told_file: Any) -> Any:
            place = told_file
            for step in path[:-1]:
                place = place[step]
            place[path[-1]] = new
            return told_file

        return spoiled

    return value


HUGE = 2**70
SPOILED = {
    "a list": lambda told_file: [told_file],
    "a number": lambda _: 1,
    "no format": lambda told_file: {**told_file, "format": None},
    "format true": put("format")(True),
    "format zero": put("format")(0),
    "no folder": put("folder")(""),
    "no slots": put("slots")({}),
    "slots a list": put("slots")([]),
    "slot a text": put("slots", "recovery")("x"),
    "no data keys": put("data_keys")([]),
    "three data keys": lambda told_file: {**told_file, "data_keys": told_file["data_keys"] * 3},
    "data key a number": put("data_keys", 0)(1),
    "wrapped not base64": put("slots", "passphrase", "wrapped")("***"),
    "wrapped endless": put("slots", "passphrase", "wrapped")("A" * 5_000),
    "memory of a terabyte": put("slots", "passphrase", "memory_kib")(2**30),
    "memory of more than anything": put("slots", "passphrase", "memory_kib")(HUGE),
    "hours of work": put("slots", "passphrase", "time_cost")(10**6),
    "a thousand lanes": put("slots", "passphrase", "lanes")(1_000),
    "no lanes": put("slots", "passphrase", "lanes")(0),
    "light as a text": put("slots", "passphrase", "light")("yes"),
    "less than an office's": put("slots", "passphrase", "light")(False),
    "a minus": put("slots", "passphrase", "time_cost")(-3),
    "another data key": put("data_keys", 0, "id")("0123456789abcdef"),
    "data key cut": put("data_keys", 0, "wrapped")("AAAA"),
}


@pytest.mark.parametrize("how", SPOILED.values(), ids=SPOILED.keys())
def test_a_damaged_or_hostile_key_file_is_told_at_once(tmp_path: Path, how: Callable[[Any], Any]) -> None:
    """And never makes the PC work for hours, run out of memory, or write anything."""
    made(tmp_path)
    spoil(tmp_path, how)
    before = (tmp_path / FILE_NAME).read_bytes()
    begun = time.process_time()
    with told(DeviceTrouble, "keys.damaged"):
        key_store.unlock(tmp_path, PASSPHRASE)
    assert time.process_time() - begun < 2
    assert (tmp_path / FILE_NAME).read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"null", b"[" * 60_000, b'{"format":' * 5_000, b" " * 100_000]
)
def test_a_cut_empty_or_endless_key_file_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    with told(DeviceTrouble, "keys.damaged"):
        key_store.unlock(tmp_path, PASSPHRASE)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_key_file_with_any_byte_changed_never_opens_to_another_key(
    tmp_path: Path, data: st.DataObject
) -> None:
    folder = tmp_path / "a"
    if not folder.exists():
        folder.mkdir()
        (tmp_path / "key").write_bytes(made(folder)[0])
        (tmp_path / "whole").write_bytes((folder / FILE_NAME).read_bytes())
    content = bytearray((tmp_path / "whole").read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] = data.draw(st.integers(0, 255))
    (folder / FILE_NAME).write_bytes(bytes(content))
    try:
        ended: bytes | str = key_store.unlock(folder, PASSPHRASE)
    except DeskError as error:
        ended = error.code
    told_codes = {"keys.damaged", "keys.wrong_passphrase", "keys.newer", "keys.no_passphrase"}
    assert ended in {(tmp_path / "key").read_bytes(), *told_codes}


def test_a_key_file_of_a_newer_program_is_told(tmp_path: Path) -> None:
    made(tmp_path)
    spoil(tmp_path, put("format")(2))
    with told(DeviceTrouble, "keys.newer"):
        key_store.unlock(tmp_path, PASSPHRASE)


def test_without_a_key_file_the_officer_is_told_where_another_one_is(tmp_path: Path) -> None:
    with told(DeviceTrouble, "keys.missing"):
        key_store.slots(tmp_path)


def test_a_folder_that_cannot_be_written_gets_no_keys(tmp_path: Path) -> None:
    code = f"""
import pathlib
from app.devices import key_store
from app.errors import DeskError
try:
    key_store.create_keys(pathlib.Path({str(tmp_path)!r}), "x", False, strength=key_store.LIGHTER)
except DeskError as error:
    print(error.code)
"""
    with limited.read_only(tmp_path):
        done = limited.run_code(code)
    assert done.stdout.strip() == "keys.read_only", done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_change_that_cannot_be_written_leaves_the_old_keys(tmp_path: Path) -> None:
    data_key, _ = made(tmp_path)
    code = f"""
import pathlib, resource
from app.devices import key_store
from app.errors import DeskError
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    key_store.change_passphrase(
        pathlib.Path({str(tmp_path)!r}), "khác", passphrase={PASSPHRASE!r}, strength=key_store.LIGHTER
    )
except DeskError as error:
    print(error.code)
"""
    done = limited.run_code(code)
    assert done.stdout.strip() == "keys.disk_full", done.stderr
    assert key_store.unlock(tmp_path, PASSPHRASE) == data_key
    assert [file.name for file in tmp_path.iterdir()] == [FILE_NAME]


def test_nothing_of_the_keys_is_shown_in_errors_and_reprs(tmp_path: Path) -> None:
    data_key, recovery = made(tmp_path)
    with pytest.raises(OfficerCanFix) as caught:
        key_store.unlock(tmp_path, "sai mật khẩu")
    shown = repr(caught.value) + str(caught.value) + repr(key_store.slots(tmp_path))
    for secret in (data_key.hex(), recovery, "sai mật khẩu"):
        assert secret not in shown
    assert not re.search(r"[0-9a-f]{32}", shown)
