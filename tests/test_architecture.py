"""The walls of the house: who may import whom. Each contract holds, and each has been seen to fail."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.contract_report import contract_names, failed_contracts
from tests.import_rules import MayOnlyImport

ROOT = Path(__file__).parent.parent
CONTRACTS = contract_names(ROOT)

# How each contract is broken on purpose: the sources that are added to modules of a copy of the house.
BREAKS: dict[str, dict[str, str]] = {
    "Facts and rules of the desk, and its errors, know only the standard library": {
        "app.domain.broken": "import reportlab"
    },
    "The officer's sentences know facts and errors": {"app.messages.broken": "import app.services"},
    "Logs know errors and nothing else": {"app.logs": "import app.domain"},
    "Ports speak in facts and errors": {"app.ports.broken": "import app.services"},
    "Services know facts, errors and ports": {"app.services.broken": "import app.messages"},
    "A service never calls another service": {
        "app.services.broken": "import app.services.called",
        "app.services.called": "",
    },
    "Devices know facts, errors, ports and other people's drivers": {
        "app.devices.broken": "import app.services"
    },
    "Forms know facts, errors, ports, sentences and other people's drawing": {
        "app.forms.broken": "import app.services"
    },
    "Links know facts, errors, ports and other people's wires": {"app.links.broken": "import app.services"},
    "What comes with the program, the office or the PC is read into facts": {
        "app.settings": "import app.services"
    },
    "The reader of catalogue files knows facts and the shapes of the links": {
        "app.catalogue_import": "import app.devices"
    },
    "The store knows facts, errors, ports and its database": {"db.broken": "import app.services"},
    "Only the store speaks SQL": {"app.forms.broken": "import sqlalchemy"},
    "The desk is its services and nothing more": {"app.desk": "import app.messages"},
    "The window asks the desk and draws with Qt": {"ui.broken": "import PIL"},
    "A screen never knows another screen": {
        "ui.screens.broken": "import ui.screens.neighbour",
        "ui.screens.neighbour": "",
    },
    "Screens meet only in the window": {"ui.widgets.broken": "import ui.screens"},
    "Qt is the window's; below it only the page printer draws with it": {
        "app.forms.broken": "from PySide6.QtGui import QPainter"
    },
    "The bootstrap puts the desk together and opens no window": {"app.bootstrap": "import ui"},
    "Only the bootstrap meets the store": {"app.devices.broken": "import db"},
    "Only the bootstrap meets devices, forms and links; the start holds the folder": {
        "ui.broken": "import app.forms"
    },
    "Commands ask the desk and know no window": {"app.cli": "import ui"},
    "The start builds the desk and shows the window or runs a command": {"app.__main__": "import db"},
    "Nothing calls upward: the start is imported by nobody": {
        "app.__main__": "",
        "ui.broken": "import app.__main__",
    },
}


def test_the_walls_stand() -> None:
    assert failed_contracts(ROOT) == {}


@pytest.fixture(scope="module")
def failed_when_broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Which contracts failed under each break; under "" those of the untouched copy."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", copy)
    only_python = shutil.ignore_patterns("__pycache__")
    for package in ("app", "db", "ui"):
        shutil.copytree(ROOT / package, copy / package, ignore=only_python)
    (copy / "tests").mkdir()
    for name in ("__init__.py", "import_rules.py", "contract_report.py"):
        shutil.copy(ROOT / "tests" / name, copy / "tests")
    answer = subprocess.run(
        [sys.executable, "-m", "tests.contract_report"],
        cwd=copy,
        input=json.dumps(BREAKS),
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    found: dict[str, list[str]] = json.loads(answer.stdout)
    return found


@pytest.mark.parametrize("contract", CONTRACTS)
def test_a_wall_that_is_broken_on_purpose_is_seen_to_be_broken(
    contract: str, failed_when_broken: dict[str, list[str]]
) -> None:
    assert contract not in failed_when_broken[""]
    assert contract in failed_when_broken[contract]


def test_no_break_is_left_of_a_contract_that_is_gone() -> None:
    assert sorted(BREAKS) == sorted(CONTRACTS)


def test_every_room_of_the_program_has_its_rule() -> None:
    """A new file beside the others would otherwise stand outside all walls."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    ruled = {
        room
        for contract in config["contracts"]
        if contract["type"] == MayOnlyImport.type_name
        for room in contract["rooms"]
    }
    there = {"db", "ui"} | {
        f"app.{place.stem}"
        for place in (ROOT / "app").iterdir()
        if place.name != "__init__.py" and (place.suffix == ".py" or (place / "__init__.py").exists())
    }
    assert there - ruled == set()


# Calls that ask the machine for the time, for chance or for an id: rules and services get these by port.
ASKING = {
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today"),
    *("time.time", "time.time_ns", "time.monotonic", "time.perf_counter", "time.localtime"),
    *("uuid.uuid1", "uuid.uuid4", "uuid.uuid7", "os.urandom"),
}


def _asks_the_machine(source: str) -> list[int]:
    """Lines that call something like `dt.datetime.now(…)`."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [call.lineno for call in calls if ".".join(ast.unparse(call.func).split(".")[-2:]) in ASKING]


@pytest.mark.parametrize("room", ["domain", "services", "forms"])
def test_rules_services_and_papers_never_ask_the_machine_for_time_or_chance(room: str) -> None:
    found = {
        str(file.relative_to(ROOT)): lines
        for file in sorted((ROOT / "app" / room).rglob("*.py"))
        if (lines := _asks_the_machine(file.read_text("utf-8")))
    }
    assert found == {}


def test_asking_the_machine_for_the_time_is_noticed() -> None:
    assert _asks_the_machine("import datetime as dt\nx = dt.datetime.now(dt.UTC)\ny = dt.date.today()") == [
        2,
        3,
    ]
