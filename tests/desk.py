"""A desk on a real encrypted store in a folder of its own: what services and windows of the tests work on.

Keys are light (as in practice mode) and the folder is founded once per session, then copied; everything else
is what an office has: the shipped catalogue, two counters with standing ranges, a bank account.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app import bootstrap
from app.desk import Desk
from app.devices.system_clock import SystemIds
from app.domain.business_day import LOCAL
from app.office_file import read_office
from app.ports.printing import NetworkLink, PrinterAddress
from app.ports.this_pc import PcSettings
from app.settings import read_settings, write_settings

PASSPHRASE = "mật khẩu chỉ dùng để thử"
FRIDAY_9_AM = dt.datetime(2025, 11, 7, 9, 0, tzinfo=LOCAL)
"""An ordinary working day; no holiday near it."""

OFFICE = """
name = "UBND XÃ MẪU"
superior = "UBND TỈNH MẪU"
identifier = "H56.14"
place = "Xã Mẫu"
phone = "0900 000 000"
address = "Thôn Mẫu, xã Mẫu, tỉnh Mẫu"
head_name = "Lê Văn Thử"
[officer]
name = "Trần Thị Mẫu"
title = "Cán bộ tiếp nhận"
[[counters]]
name = "Quầy 1"
first_number = 5001
last_number = 5500
[[counters]]
name = "Quầy 2"
first_number = 5501
last_number = 6000
[[channels]]
kind = "bank"
bin = "970418"
account = "0000123456789"
holder = "UBND XA MAU"
bank = "BIDV"
"""


class SettableClock:
    """`app.ports.clock.Clock` that stands still until it is told otherwise."""

    def __init__(self, at: dt.datetime = FRIDAY_9_AM) -> None:
        self._now = at.astimezone(dt.UTC)
        self._running_s = 1000.0
        self.start_id = "start-1"

    def now(self) -> dt.datetime:
        """The moment, UTC."""
        return self._now

    def running(self) -> tuple[str, float]:
        """(id of this start of the PC, seconds since it)."""
        return self.start_id, self._running_s

    def go_by(self, time: dt.timedelta) -> None:
        """Time goes by, as it really does."""
        self._now += time
        self._running_s += time.total_seconds()

    def set_wrong(self, by: dt.timedelta) -> None:
        """Somebody sets the PC's clock; no time goes by."""
        self._now += by


@pytest.fixture(scope="session")
def founded_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A founded data folder, to be copied and never opened."""
    path = tmp_path_factory.mktemp("founded") / "data"
    founding = read_office(OFFICE.encode(), SystemIds().new)
    bootstrap.found(path, founding, PASSPHRASE, use_os_store=False, light=True)
    return path


@pytest.fixture
def folder(founded_folder: Path, tmp_path: Path) -> Path:
    """A data folder of this test alone."""
    return Path(shutil.copytree(founded_folder, tmp_path / "data"))


@pytest.fixture
def clock() -> SettableClock:
    """Friday 7 November 2025, nine in the morning."""
    return SettableClock()


@pytest.fixture
def desk(folder: Path, clock: SettableClock) -> Iterator[Desk]:
    """Counter 1 of that folder, without any printer."""
    opened = open_desk(folder, clock)
    yield opened
    opened.close()


def open_desk(folder: Path, clock: SettableClock) -> Desk:
    """Open a folder of the tests; the caller closes it."""
    return bootstrap.desk(folder, PASSPHRASE, clock=clock)


def use_printer(folder: Path, port: int) -> None:
    """This PC's slip printer is the one on that port of loopback."""
    change_settings(folder, receipt_printer=PrinterAddress(NetworkLink("127.0.0.1", port), 80))


def use_counter(folder: Path, counter: str) -> None:
    """This PC is that counter."""
    change_settings(folder, counter=counter)


def change_settings(folder: Path, **changed: object) -> PcSettings:
    """Change this PC's `motcua.toml`."""
    file = folder / "motcua.toml"
    settings = replace(read_settings(file), **changed)  # type: ignore[arg-type]
    write_settings(file, settings)
    return settings
