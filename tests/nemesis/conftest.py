"""How much of each proof is run: a share with every test run, all of it with `make nemesis`."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app import bootstrap
from app.devices.system_clock import SystemIds
from app.office_file import read_office
from tests.desk import OFFICE, PASSPHRASE

SEED = os.environ.get("NEMESIS_SEED") or "20261120"
KILLS = int(os.environ.get("NEMESIS_KILLS") or 50)
ACCEPTANCES = int(os.environ.get("NEMESIS_ACCEPTANCES") or 1_000)


def found_office(path: Path, first: int, last: int) -> Path:
    """A folder whose first counter holds this range. It says PRACTICE, so that a title tells it is open."""
    text = OFFICE.replace("[officer]", "practice = true\n[officer]")
    text = text.replace("5001", str(first)).replace("5500", str(last))
    text = text.replace("5501", "1").replace("6000", "100")
    founding = read_office(text.encode(), SystemIds().new)
    bootstrap.found(path, founding, PASSPHRASE, use_os_store=False, light=True)
    return path


@pytest.fixture(scope="session")
def say(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Tell a figure on the terminal, also where the test passes."""
    capture = request.config.pluginmanager.getplugin("capturemanager")

    def tell(line: str) -> None:
        with capture.global_and_fixture_disabled():
            print(f"\n  {line}", flush=True)

    return tell
